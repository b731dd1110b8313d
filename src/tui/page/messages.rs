//! What was said in the footer, to be read again.

use crate::text::Written;

use super::{Line, Page, Tone};

pub(super) fn messages(said: &[String], width: usize) -> Vec<Line> {
    let mut page = Page::new(width);
    if said.is_empty() {
        page.paragraph("", Written::new("Nothing has been said yet."), Tone::Plain);
    }
    for words in said {
        page.paragraph("- ", Written::new(words), Tone::Plain);
    }
    page.into_lines()
}
