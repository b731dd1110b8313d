//! Saved pages.

use std::path::Path;

use crate::page::{self, Kind, NoPage};

/// Reads bytes as a web page, and as what their beginning tells.
///
/// # Panics
///
/// Where the parser of pages does, or what comes of a page is no text.
pub fn page(bytes: &[u8]) {
    for kind in [Kind::Web, Kind::of(Path::new("page"), bytes)] {
        match page::read(kind, bytes.to_vec()) {
            Ok(page) if kind == Kind::Web => {
                assert!(!page.text.contains(['\0', '\r']), "{:?}", page.text);
                assert!(!page.text.trim().is_empty() && page.text.ends_with('\n'), "{:?}", page.text);
                let said = page.said;
                let lines = said.title.iter().chain(&said.authors).chain(&said.publisher).chain(&said.issued);
                for line in lines.chain(&said.url).chain(&said.language) {
                    assert!(!line.trim().is_empty() && !line.contains('\n'), "{line:?}");
                }
            }
            Ok(page) => assert_eq!(page.text.as_bytes(), bytes),
            Err(why) => assert_ne!(why, NoPage::Broken, "a page that brings its parser down"),
        }
    }
}
