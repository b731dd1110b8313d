//! The page of `export --to html`, printed.

use std::{collections::BTreeSet, fs, path::PathBuf};

use super::{export, page::opened};

#[test]
fn on_paper_every_event_is_there_with_its_passages_open() {
    let Some((chromium, whole)) = opened() else { return };
    let paper = chromium.folder.path().join("paper.pdf");
    let target = format!("--print-to-pdf={}", paper.display());
    chromium.run(&[&target, "--generate-pdf-document-outline"], &chromium.address("timeline.html"));
    let bytes = fs::read(&paper).expect("printed");
    if let Some(folder) = std::env::var_os("DATELINE_PICTURES") {
        fs::copy(&paper, PathBuf::from(folder).join("paper.pdf")).expect("kept");
    }
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    // Of what is in a PDF, the titles of its outline and the addresses of its links are not compressed.
    let titles: BTreeSet<String> =
        text.split("/Title ").skip(1).map(|rest| pdf_string(rest).unwrap_or_default()).collect();
    for event in whole["events"].as_array().expect("events") {
        let title = event["title"].as_str().expect("a title");
        assert!(titles.contains(title), "{title} is not among {titles:?}");
    }
    // An address stands behind what is to be opened, and of a graphic event behind that twice.
    let timeline = "[articles.a]\ntitle = 'A'\nurl = 'https://example.org/a'\narchive_url = 'https://example.org/b'\n\
                    [[events]]\nid = 'one'\ntitle = 'One'\n[[events.sources]]\narticle = 'a'\n\
                    [[events]]\nid = 'two'\ntitle = 'Two'\ngraphic = true\n[[events.sources]]\narticle = 'a'\n";
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("timeline.toml"), timeline).expect("written");
    export(folder.path(), "html", &chromium.folder);
    chromium.run(&[&target], &chromium.address("timeline.html"));
    let bytes = fs::read(&paper).expect("printed");
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let addresses = ["/URI (https://example.org/a)", "/URI (https://example.org/b)"];
    assert_eq!(addresses.map(|address| text.matches(address).count()), [2, 2]);
}

/// A string of a PDF (ISO 32000-1, 7.9.2): ASCII, or UTF-16 behind its mark.
fn pdf_string(text: &str) -> Option<String> {
    if let Some(hex) = text.strip_prefix('<') {
        let digits: Vec<u16> = hex
            .split_once('>')?
            .0
            .chars()
            .filter_map(|c| c.to_digit(16))
            .filter_map(|it| u16::try_from(it).ok())
            .collect();
        let units: Vec<u16> =
            digits.chunks(4).map(|unit| unit.iter().fold(0, |all, it| all << 4 | it)).collect();
        return String::from_utf16(units.strip_prefix(&[0xfeff])?).ok();
    }
    let mut said = String::new();
    let mut rest = text.strip_prefix('(')?.chars();
    loop {
        match rest.next()? {
            '\\' => said.push(rest.next()?),
            ')' => return Some(said),
            c => said.push(c),
        }
    }
}
