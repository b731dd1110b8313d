//! `export --to markwhen` as Markwhen's own parser reads it.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::{Value, json};

use super::{CRATE, exported, folder, hostile_strings, ran, read_by};

/// On both sides of Greenwich. (A day on which the clocks change ends for the parser an hour too late or too early.)
const ZONES: [&str; 3] = ["UTC", "Pacific/Auckland", "America/New_York"];

fn read(timeline: &Path, zone: &str) -> Option<Value> {
    let into = tempfile::tempdir().expect("a folder");
    let file = exported(timeline, "markwhen", &into);
    let said = read_by("@markwhen/parser", include_str!("markwhen.mjs"), zone, &file)?;
    // A day is a day of nobody's clock, so that no header names one.
    let complaints = said["complaints"].as_array().expect("complaints").iter();
    let is_known =
        |it: &Value| it["message"].as_str().is_some_and(|it| it.starts_with("Timezone not specified."));
    let complaints: Vec<&Value> = complaints.filter(|it| !is_known(it)).collect();
    assert!(complaints.is_empty(), "{complaints:?}");
    let events = said["events"].as_array().expect("events");
    let lines = events.iter().flat_map(|event| event["lines"].as_array().expect("lines"));
    // Each is there, and nothing was taken out of it.
    let written = fs::read_to_string(&file).expect("there");
    let written =
        written.split('\n').filter(|line| line.starts_with("* ")).map(|line| json!(["text", line.trim()]));
    assert_eq!(lines.cloned().collect::<Vec<_>>(), written.collect::<Vec<_>>());
    for event in events {
        // It neither repeats nor follows another nor is ticked off.
        assert_eq!(
            (&event["others"], &event["properties"]),
            (&json!([null, false, null, null]), &json!(["id"])),
            "{event}"
        );
    }
    Some(said)
}

#[test]
fn a_date_reaches_from_its_first_moment_to_its_last_on_every_clock() {
    let table = [
        ("-0043", "-43-01-01", "-42-01-01"),
        ("0000", "0-01-01", "1-01-01"),
        ("0476", "476-01-01", "477-01-01"),
        ("1914-07-28", "1914-07-28", "1914-07-29"),
        ("2023-12-31", "2023-12-31", "2024-01-01"),
        ("2024", "2024-01-01", "2025-01-01"),
        ("2024-02", "2024-02-01", "2024-03-01"),
        ("2024-02-29", "2024-02-29", "2024-03-01"),
        ("2024-03-07/2024-05", "2024-03-07", "2024-06-01"),
        ("2024-03-09", "2024-03-09", "2024-03-10"),
        ("2024-03-22T19:58", "2024-03-22T19:58:00", "2024-03-22T19:58:00"),
        ("2024-04-07/2024-04-08", "2024-04-07", "2024-04-09"),
        ("[2024-05-07,2024-05-08]", "2024-05-01", "2024-06-01"),
        ("Y17000", "17000-01-01", "17001-01-01"),
    ];
    let mut timeline = "[timeline]\ntitle = 'The port: #1'\n".to_owned();
    timeline.extend(table.iter().enumerate().map(|(number, (date, ..))| {
        format!("[[events]]\nid = 'e{number}'\ntitle = 'Title {number}'\ndate = '{date}'\n")
    }));
    timeline += "[[events]]\nid = 'undated'\ntitle = 'Undated'\n";
    let folder = folder(&[("timeline.toml", &timeline)]);
    for zone in ZONES {
        let Some(said) = read(folder.path(), zone) else { return };
        assert_eq!(said["header"]["title"], "The port: #1");
        let events = said["events"].as_array().expect("events");
        let midnight =
            |clock: &str| if clock.contains('T') { clock.to_owned() } else { format!("{clock}T00:00:00") };
        // Of the local times of old it keeps no seconds, and shifts days by those.
        let is_told = |date: &str| zone == "UTC" || date.contains("20");
        for (number, ((date, first, last), event)) in table.iter().zip(events).enumerate() {
            let expected = json!([midnight(first), midnight(last)]);
            assert_eq!(event["id"], format!("e{number}"));
            assert!(!is_told(date) || event["range"] == expected, "{date}, {zone}: {event}");
            let title = event["title"].as_str().expect("a title");
            assert!(title.ends_with(&format!("Title {number}")), "{title}");
        }
        assert_eq!(events.len(), table.len());
    }
}

#[test]
fn a_moment_with_an_offset_is_the_same_moment_on_every_clock() {
    let timeline = "[[events]]\nid = 'e'\ntitle = 'E'\ndate = '2024-03-22T01:58:07+03:00'\n";
    let folder = folder(&[("timeline.toml", timeline)]);
    for (zone, clock) in
        ZONES.into_iter().zip(["2024-03-21T22:58:07", "2024-03-22T11:58:07", "2024-03-21T18:58:07"])
    {
        let Some(said) = read(folder.path(), zone) else { return };
        assert_eq!(said["events"][0]["range"][0], clock, "{zone}");
    }
}

#[test]
fn the_shipped_timeline_has_each_event_that_has_a_date_and_its_words() {
    let Some(said) = read(Path::new(CRATE), "UTC") else { return };
    let whole: Value =
        serde_json::from_slice(&ran(Path::new(CRATE), &["export", "--to", "json"]).stdout).expect("JSON");
    let events = whole["events"].as_array().expect("events").iter();
    let dated: Vec<&Value> = events.filter(|event| !event["date"].is_null()).collect();
    assert!(!dated.is_empty());
    let found = said["events"].as_array().expect("events");
    assert_eq!(
        found.iter().map(|it| &it["id"]).collect::<Vec<_>>(),
        dated.iter().map(|it| &it["id"]).collect::<Vec<_>>()
    );
    for (found, event) in found.iter().zip(dated) {
        let (title, written) =
            (found["title"].as_str().expect("a title"), event["title"].as_str().expect("a title"));
        assert!(title.ends_with(written), "{title}");
        assert_eq!(found["tags"], event["tags"]);
        let sources = event["sources"].as_array().expect("sources").len();
        let lines = found["lines"].as_array().expect("lines");
        let quoting = lines.iter().filter(|line| line[1].as_str().is_some_and(|line| line.contains('“')));
        assert_eq!(quoting.count(), sources, "{found}");
    }
}

#[test]
fn no_words_are_taken_out_of_a_title_or_a_text() {
    let words = "![a](b.png) [c](location) 60% of 60%, .end... wait...end Stop !now! no!way é!x #tag - [x] every 2 days: 5%";
    let timeline = format!(
        "[[events]]\nid = 'e'\ndate = '2024'\ntitle = '{words}'\nsummary = \"[x] {words}\\n2025: {words}\"\n"
    );
    let folder = folder(&[("timeline.toml", &timeline)]);
    let Some(said) = read(folder.path(), "UTC") else { return };
    let event = &said["events"][0];
    let bare = |value: &Value| value.as_str().expect("text").replace('\\', "");
    assert_eq!((bare(&event["title"]), &event["tags"]), (words.to_owned(), &json!([])));
    assert_eq!(bare(&event["lines"][0][1]), format!("* [x] {words}"));
    assert_eq!(bare(&event["lines"][1][1]), format!("* 2025: {words}"));
}

#[test]
fn backslashes_in_words_are_shown_and_hide_nothing() {
    let timeline = r"[[events]]
id = 'e'
date = '2024'
title = 'wait !\x and \#tag at .\end of C:\dir'
summary = 'C:\% [a]\(b.png)'
";
    let folder = folder(&[("timeline.toml", timeline)]);
    let Some(said) = read(folder.path(), "UTC") else { return };
    let event = &said["events"][0];
    assert_eq!(event["title"], r"wait !\\x and \\#tag at .\\end of C:\dir");
    assert_eq!((&event["id"], &event["tags"]), (&json!("e"), &json!([])));
    assert_eq!(event["lines"][0][1], r"* C:\\% [a]\\(b.png)");
}

#[test]
fn no_string_of_the_corpus_begins_an_event_a_tag_or_a_property() {
    let strings = hostile_strings::strings();
    let all: Vec<_> = strings.iter().collect();
    let files = hostile_strings::files(&all);
    let folder = folder(&files.iter().map(|(name, text)| (&**name, &**text)).collect::<Vec<_>>());
    let Some(said) = read(folder.path(), "UTC") else { return };
    let events = said["events"].as_array().expect("events");
    let ids: BTreeSet<&str> = events.iter().map(|event| event["id"].as_str().expect("an id")).collect();
    let expected: Vec<String> = (0..strings.len()).map(|number| format!("event-{number}")).collect();
    assert_eq!((events.len(), ids), (strings.len(), expected.iter().map(String::as_str).collect()));
    for event in events {
        assert_eq!(event["range"], json!(["2021-03-05T00:00:00", "2021-03-06T00:00:00"]));
        let tags = event["tags"].as_array().expect("tags");
        let number: usize =
            event["id"].as_str().and_then(|id| id.rsplit('-').next()?.parse().ok()).expect("a number");
        let string = &strings[number];
        assert!(tags.iter().all(|tag| *tag == string.text), "{event}");
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "");
        let title = words(event["title"].as_str().expect("a title"));
        assert!(
            string.hides || string.text.trim().is_empty() || title == words(&string.text),
            "{title}: {}",
            string.name
        );
    }
}
