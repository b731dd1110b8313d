//! `export --to csl` as Citation.js reads it, and as citeproc-js, which Zotero and others cite with, writes it in the style
//! of the APA.

use std::{fs, path::Path};

use serde_json::{Value, json};

use super::{CRATE, exported, folder, hostile_strings, package, read_by};

fn read(timeline: &Path) -> Option<Value> {
    let into = tempfile::tempdir().expect("a folder");
    let file = exported(timeline, "csl", &into);
    package("@citation-js/plugin-csl")?;
    let mut said = read_by("@citation-js/core", include_str!("csl.mjs"), "UTC", &file)?;
    // It reads what we wrote, and has nothing to put right in it.
    let written: Value = serde_json::from_str(&fs::read_to_string(&file).expect("there")).expect("JSON");
    assert_eq!(said["items"], written);
    Some(said["cited"].take())
}

#[test]
fn a_work_is_cited_with_its_title_its_authors_and_its_date_as_it_is_known() {
    let table = [
        ("2024-03-07", "2024, March 7"),
        ("2024-03", "2024, March"),
        ("2024", "2024"),
        ("2023~", "ca. 2023"),
        ("2024-03-07/2024-03-09", "2024, March 7–9"),
        ("2023/2024", "2023–2024"),
        ("2024-03-07/2024-05", "from 7 March 2024 to May 2024"),
        ("[2024-03-07,2024-03-08]", "7 or 8 March 2024"),
        ("-0043", "44 BCE"),
        ("Y17000", "17,000"),
        ("2024-03-22T19:58+03:00", "2024, March 22"),
    ];
    let mut timeline = "[[events]]\nid = 'e'\ntitle = 'E'\n".to_owned();
    timeline.extend(table.iter().enumerate().map(|(number, (date, _))| { format!(
            "[[events.sources]]\narticle = 'a{number}'\n[articles.a{number}]\ntitle = 'A {number}'\nissued = '{date}'\n\
             author = ['Ann Ahlberg {number}', 'The Port Authority, Ltd']\npublisher = 'The Gazette'\nurl = 'https://e.org/{number}'\n\
             accessed = '2024-04-01'\n"
        ) }));
    let folder = folder(&[("timeline.toml", &timeline)]);
    let Some(cited) = read(folder.path()) else { return };
    for (number, (_, date)) in table.iter().enumerate() {
        let expected = format!(
            "Ann Ahlberg {number} & The Port Authority, Ltd. ({date}). A {number}. The Gazette. https://e.org/{number}"
        );
        assert_eq!(cited[format!("a{number}")], expected);
    }
}

#[test]
fn the_shipped_articles_are_cited_by_their_titles() {
    let Some(cited) = read(Path::new(CRATE)) else { return };
    let cited = cited.as_object().expect("works");
    assert_eq!(cited.len(), 5);
    assert_eq!(cited["on-russias-doubt"], "[On Russia’s doubt of the US attribution]. (2024).");
}

#[test]
fn no_string_of_the_corpus_keeps_a_work_from_being_cited() {
    let strings = hostile_strings::strings();
    let all: Vec<_> = strings.iter().collect();
    let files = hostile_strings::files(&all);
    let folder = folder(&files.iter().map(|(name, text)| (&**name, &**text)).collect::<Vec<_>>());
    let Some(cited) = read(folder.path()) else { return };
    let is_cited = |number: usize| cited[format!("article-{number}")] != json!(null);
    assert!((0..strings.len()).all(is_cited), "{cited}");
}
