//! `export --to timelinejs` and `timelinejs-csv` in `TimelineJS` itself.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use super::{CRATE, chromium::Chromium, export, hostile_strings};

/// Where `tests/readers/install` puts it; none where it is not, which is said aloud.
fn package() -> Option<PathBuf> {
    let folder = Path::new(CRATE).join("target/readers/node_modules/@knight-lab/timelinejs/dist");
    if folder.is_dir() {
        return Some(folder);
    }
    // Not to `eprintln!`, which is kept from whoever looks at tests that pass.
    let _ = writeln!(io::stderr(), "SKIPPED: no TimelineJS; tests/readers/install installs it");
    None
}

/// What it makes of the timeline of a folder.
fn shown(timeline: &Path) -> Option<Value> {
    let package = package()?;
    let chromium = Chromium::find()?;
    let read = |format: &str| fs::read_to_string(export(timeline, format, &chromium.folder)).expect("there");
    let data =
        format!("var slides = {};\nvar table = {};\n", read("timelinejs"), json!(read("timelinejs-csv")));
    fs::write(chromium.folder.path().join("data.js"), data).expect("written");
    let page = format!(
        "<!DOCTYPE html><meta charset=utf-8><script>var failed = []; addEventListener('error', (it) => failed.push(it.message));</script>\
         <script src='file://{0}/js/timeline.js'></script><script src=data.js></script><link rel=stylesheet href='file://{0}/css/timeline.css'>\
         <div id=json style='width: 1000px; height: 400px'></div><div id=csv style='width: 1000px; height: 400px'></div>",
        package.display()
    );
    fs::write(chromium.folder.path().join("page.html"), page).expect("written");
    let said = chromium.ask(include_str!("timelinejs.js"), &[]);
    assert_eq!(said["failed"], json!([]));
    for table in ["json", "csv"] {
        assert_eq!((&said[table]["ready"], &said[table]["errors"]), (&json!(true), &json!([])), "{said}");
    }
    Some(said)
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

#[test]
fn each_event_has_a_slide_with_its_title_and_its_date_in_our_words() {
    let table = [
        ("-0043-03-15", "15 March 44 BCE", "-000044-03-15T00:00:00", None),
        ("1914", "1914", "1914-01-01T00:00:00", None),
        ("2024/2024-05", "from 2024 to May 2024", "2024-01-01T00:00:00", Some("2024-05-01T00:00:00")),
        ("[2024-03-07,2024-03-08]", "7 or 8 March 2024", "2024-03-01T00:00:00", None),
        ("2024-03-22~", "about 22 March 2024", "2024-03-22T00:00:00", None),
        ("2024-03-22T19:58+03:00", "22 March 2024, 19:58 (UTC+3)", "2024-03-22T19:58:00", None),
        (
            "2024-04/2024-05-07",
            "from April 2024 to 7 May 2024",
            "2024-04-01T00:00:00",
            Some("2024-05-07T00:00:00"),
        ),
    ];
    let mut timeline = "[timeline]\ntitle = 'The port'\nsummary = 'Closed & open'\n".to_owned();
    timeline.extend(table.iter().enumerate().map(|(number, (date, ..))| {
        format!("[[events]]\nid = 'e{number}'\ntitle = 'Title {number}'\ndate = '{date}'\n")
    }));
    timeline += "[[events]]\nid = 'undated'\ntitle = 'Undated'\n";
    let folder = folder(&[("timeline.toml", &timeline)]);
    let Some(said) = shown(folder.path()) else { return };
    let mut slides = vec![json!(["The port", "", "Closed & open"])];
    slides.extend(
        table.iter().enumerate().map(|(at, (_, words, ..))| json!([format!("Title {at}"), words, null])),
    );
    let dates: Vec<Value> = table.iter().map(|(_, _, first, last)| json!([first, last])).collect();
    for table in ["json", "csv"] {
        assert_eq!(said[table]["slides"], json!(slides), "{table}");
        assert_eq!(said[table]["dates"], json!(dates), "{table}");
        assert_eq!(said[table]["markers"], dates.len(), "{table}");
    }
    let ids: Vec<String> = (0..dates.len()).map(|number| format!("e{number}")).collect();
    assert_eq!(said["json"]["ids"], json!(ids));
}

#[test]
fn what_a_file_says_is_words_there_and_its_addresses_are_links_that_lead_where_they_say() {
    let hostile = "see www.x'onfocus='document.title=1'autofocus='y a@e.org'onfocus='z https://e.org/www.x'onfocus='1 \
                   <img src=x onerror=alert(1)> </script><script>alert(1)</script>";
    let addresses = [
        ("https://www.e.org/a", "https://www.e.org/a"),
        ("https://e.org/x@e.org/?u=www.x.org&v=1", "https://e.org/x@%65.org/?u=www%2Ex.org&v=1"),
        ("https://e.org/('a)/http://e.net/", "https://e.org/('a)/htt%70://e.net/"),
    ];
    let mut timeline = format!(
        "[timeline]\ntitle = \"{hostile}\"\nsummary = \"{hostile}\"\n[[events]]\nid = 'e'\ndate = '2024'\ntitle = \"{hostile}\"\n\
         summary = \"{hostile}\"\ntags = [\"{hostile}\", \"{hostile} b\"]\n"
    );
    timeline.extend(addresses.iter().enumerate().map(|(number, (address, _))| {
        format!(
            "[[events.sources]]\narticle = 'a{number}'\n[articles.a{number}]\ntitle = \"{hostile}\"\nurl = \"{address}\"\n"
        )
    }));
    let folder = folder(&[("timeline.toml", &timeline)]);
    let Some(said) = shown(folder.path()) else { return };
    for table in ["json", "csv"] {
        let said = &said[table];
        assert_eq!(said["slides"][1][0], hostile, "{table}");
        assert_eq!(said["groups"], json!([hostile]), "{table}");
        let text = said["slides"][1][2].as_str().expect("text");
        assert!(text.starts_with(hostile) && text.contains("Tags: see www.x'onfocus"), "{text}");
        let links = addresses.map(|(words, address)| json!([address, words, ""]));
        assert_eq!(said["links"], json!(links), "{table}");
        assert_harmless(said);
    }
}

/// No element and no attribute but what we write, and what it makes of that by itself.
#[track_caller]
fn assert_harmless(said: &Value) {
    let known = ["a", "cite", "div", "h2", "h3", "li", "p", "span", "ul", "wbr"];
    let strings = |key: &str| {
        said[key].as_array().expect("a list").iter().map(|it| it.as_str().expect("a name").to_owned())
    };
    let odd: Vec<String> = strings("names").filter(|name| !known.contains(&name.as_str())).collect();
    let others: Vec<String> =
        strings("attributes").filter(|name| !["href", "rel", "target"].contains(&name.as_str())).collect();
    assert!(odd.is_empty() && others.is_empty(), "{odd:?} {others:?}");
}

#[test]
fn no_string_of_the_corpus_is_more_than_words_there() {
    let mut strings = hostile_strings::strings();
    // Every slide takes time to lay out, and a control character by itself is no markup.
    strings.retain(|string| !string.name.starts_with("control-"));
    assert!(strings.len() > 100, "{}", strings.len());
    let all: Vec<&hostile_strings::Hostile> = strings.iter().collect();
    let files = hostile_strings::files(&all);
    let folder = folder(&files.iter().map(|(name, text)| (&**name, &**text)).collect::<Vec<_>>());
    let Some(said) = shown(folder.path()) else { return };
    for table in ["json", "csv"] {
        let said = &said[table];
        let slides = said["slides"].as_array().expect("a list");
        // The title, and each event; of a title that says nothing nothing is seen.
        assert_eq!(slides.len(), strings.len() + 1, "{table}");
        for string in strings.iter().filter(|string| !string.hides && !string.text.trim().is_empty()) {
            let title = string.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let is_there = slides.iter().any(|slide| {
                slide[0]
                    .as_str()
                    .is_some_and(|it| it.split_whitespace().collect::<Vec<_>>().join(" ") == title)
            });
            assert!(is_there, "{table}: {}", string.name);
        }
        assert_harmless(said);
    }
}
