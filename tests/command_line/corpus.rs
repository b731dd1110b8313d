//! The whole corpus of hostile strings, through every field, every command and every form of output.

use std::{fs, path::Path};

use crate::{
    Ran, command, folder,
    hostile_strings::{Hostile, files, strings},
    run,
    shown::harm,
};

const COMMANDS: &[&[&str]] = &[
    &["check"],
    &["check", "--json"],
    &["list"],
    &["list", "--json"],
    &["accounts"],
    &["accounts", "--json"],
    &["coverage"],
    &["coverage", "--json"],
    &["check", "--format", "sarif"],
    &["check", "--format", "github"],
];

/// Every form of which no carriage return is a line end, nor a byte order mark the beginning.
const EXPORTS: [&str; 10] = [
    "json",
    "jsonl",
    "annotations",
    "csl",
    "html",
    "markdown",
    "svg",
    "timelinejs",
    "markwhen",
    "timesketch",
];

/// Tables and calendars: whose lines end as their standards ask.
const TABLES: [&str; 3] = ["csv", "timelinejs-csv", "ics"];

fn folder_of(strings: &[&Hostile]) -> tempfile::TempDir {
    let files = files(strings);
    folder(&files.iter().map(|(name, text)| (&**name, &**text)).collect::<Vec<_>>())
}

/// The forms that `export --to` names.
fn exported_to(forms: &'static [&str]) -> impl Iterator<Item = [&'static str; 3]> {
    forms.iter().map(|form| ["export", "--to", form])
}

#[track_caller]
fn assert_harmless(ran: &Ran, arguments: &[&str]) {
    for stream in [&ran.out, &ran.err] {
        assert_eq!(harm(stream, &[]), None, "{arguments:?}: {stream:?}");
    }
}

fn ran(folder: &Path, arguments: &[&str]) -> Ran {
    run(command(folder, arguments).env("DATELINE_CONFIG", "none"))
}

#[test]
fn what_hides_is_seen_where_it_is_shown_as_it_is_and_nothing_else() {
    for string in strings() {
        assert_eq!(harm(&string.text, &[]).is_some(), string.hides, "{}", string.name);
    }
}

#[test]
fn no_string_of_the_corpus_steers_the_terminal_from_any_field_by_any_command() {
    let strings = strings();
    assert!(strings.len() > 180, "{}", strings.len());
    for some in strings.chunks(25) {
        let some: Vec<&Hostile> = some.iter().collect();
        let folder = folder_of(&some);
        for arguments in COMMANDS {
            let ran = ran(folder.path(), arguments);
            assert!(!ran.out.is_empty() && ran.code < 2, "{arguments:?}: {ran:?}");
            assert_harmless(&ran, arguments);
        }
        for arguments in exported_to(&EXPORTS) {
            assert_harmless(&ran(folder.path(), &arguments), &arguments);
        }
        for form in ["json", "jsonl", "csv"] {
            let _ = ran(folder.path(), &["export", "--to", form, "-o", "out"]);
            let arguments = ["import", "out", "--from", form];
            let ran = ran(folder.path(), &arguments);
            assert!(ran.code < 2 && ran.out.contains("[[events]]"), "{ran:?}");
            assert_harmless(&ran, &arguments);
        }
        for arguments in exported_to(&TABLES) {
            let Ran { code, out, err } = ran(folder.path(), &arguments);
            assert_eq!((code, out.matches('\r').count()), (1, out.matches("\r\n").count()), "{err}");
            let out = out.strip_prefix('\u{feff}').unwrap_or(&out).replace("\r\n", "\n");
            assert_harmless(&Ran { code, out, err }, &arguments);
        }
    }
}

#[test]
fn no_string_of_the_corpus_steers_the_terminal_from_an_event_that_is_shown() {
    for string in strings() {
        let folder = folder_of(&[&string]);
        let shown = ran(folder.path(), &["show", "event-0"]);
        assert_eq!(shown.code, 1, "{shown:?}");
        assert_harmless(&shown, &["show"]);
        // What may be shown stands there as it is, on whatever lines it was broken into.
        let words: Vec<&str> = string.text.split_whitespace().collect();
        for word in words.iter().filter(|word| !string.hides && word.chars().count() < 20) {
            assert!(shown.out.contains(word), "{}: no {word} in {}", string.name, shown.out);
        }
        let json = ran(folder.path(), &["show", "event-0", "--json"]);
        assert_harmless(&json, &["show", "--json"]);
        let event = json.json();
        // A title that says nothing is none.
        let keys = if string.text.trim().is_empty() {
            &["summary", "note"][..]
        } else {
            &["title", "summary", "note"]
        };
        for key in keys {
            assert_eq!(event[key].as_str().unwrap_or_default(), string.text, "{}: {key}", string.name);
        }
        let source = &event["sources"][0];
        assert_eq!(source["locator"].as_str().unwrap_or_default(), string.text, "{}", string.name);
        assert_eq!(source["class"], "verbatim", "{}: {source}", string.name);
        // The place of the quote counts the article's own characters.
        let count = format!("it said {} and then", string.text).chars().count();
        assert_eq!(source["range"], serde_json::json!([6, 6 + count]), "{}", string.name);
    }
}

#[test]
fn no_string_of_the_corpus_steers_the_terminal_as_an_argument() {
    // No argument of a process can have a NUL in it.
    let strings = strings();
    let folder = folder_of(&[&strings[0]]);
    let strings: Vec<&Hostile> = strings.iter().filter(|string| !string.text.contains('\0')).collect();
    for some in strings.chunks(8) {
        let text = some.iter().map(|string| string.text.as_str()).collect::<Vec<_>>().join(" x ");
        let filter = format!("--filter={text}");
        for arguments in [
            &["date", "--", &text][..],
            &["list", &filter],
            &["show", "--", &text],
            &["list", "--actor", &text],
            &["check", "--", &text],
            &["--theme", &text],
            &[&text, "x", "y"],
        ] {
            assert_harmless(&ran(folder.path(), arguments), arguments);
        }
    }
}

#[test]
fn no_string_of_the_corpus_steers_the_terminal_from_settings() {
    let folder = tempfile::tempdir().expect("a folder");
    for string in strings() {
        let text = crate::hostile_strings::toml_string(&string.text);
        let settings = format!(
            "theme = {text}\n{text} = {text}\n[keys]\n{text} = {text}\nquit = [{text}]\n[colours]\n{text} = {text}\ntitle = {text}\n[{text}]\n"
        );
        fs::write(folder.path().join("settings.toml"), settings).expect("written");
        let ran = run(&mut command(folder.path(), &["settings", "--config", "settings.toml"]));
        assert_eq!(ran.code, 1, "{ran:?}");
        assert_harmless(&ran, &["settings"]);
    }
}
