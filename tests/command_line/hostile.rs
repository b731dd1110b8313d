//! Text that steers a terminal: it is shown, never obeyed, and JSON loses none of it.

use std::fs;

use crate::{Ran, command, dateline, folder, run};

/// An escape sequence, its C1 twin, a turn of direction, a delete, a bell, and what hides.
const NASTY: &str = "\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{7f}\u{7}\u{200b}\u{2028}\u{85}";

/// What must not reach a terminal: all that NASTY has, and every control but the line feed.
fn is_steering(c: char) -> bool {
    (c.is_control() && c != '\n') || (NASTY.contains(c) && !c.is_ascii())
}

#[track_caller]
fn assert_harmless(ran: &Ran) {
    for stream in [&ran.out, &ran.err] {
        assert_eq!(stream.chars().find(|c| is_steering(*c)), None, "{stream:?}");
    }
}

/// As a TOML string: controls are escaped, the rest stands as it is.
fn toml_string(text: &str) -> String {
    let escaped = |c: char| {
        if c.is_control() { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() }
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

/// A timeline in which everything that is shown is hostile; its article's own text, too.
fn hostile() -> tempfile::TempDir {
    let nasty = toml_string(&format!("x{NASTY}y"));
    let quote = toml_string(&format!("the{NASTY}bridge is safe"));
    let changed = toml_string(&format!("the{NASTY}bridge is not so safe"));
    let timeline = format!(
        "[timeline]\ntitle = {nasty}\n\
         [actors.council]\nname = {nasty}\nshort = {nasty}\nkind = {nasty}\n\
         [places.bridge]\nname = {nasty}\n\
         [articles.gazette]\ntitle = {nasty}\ntext = \"gazette.md\"\n\
         [articles.lost]\ntitle = \"L\"\ntext = {nasty}\n\
         [facts.cause]\nname = {nasty}\nkind = \"text\"\n\
         [[events]]\nid = \"closure\"\ntitle = {nasty}\nsummary = {nasty}\nnote = {nasty}\n\
         actors = [\"council\", {nasty}]\nroles = {{ council = {nasty} }}\nplaces = [\"bridge\"]\n\
         [[events.sources]]\narticle = \"gazette\"\nquote = {quote}\nlocator = {nasty}\nnote = {nasty}\n\
         said_by = \"council\"\nsays = {{ cause = {{ value = {nasty}, words = {nasty}, hedge = {nasty} }} }}\n\
         [[events.sources]]\narticle = \"gazette\"\nquote = {changed}\n\
         [[events]]\nid = {nasty}\ntitle = \"T\"\ndate = {nasty}\n{nasty} = 1\n\
         [[events]]\nid = \"raw\"\ntitle = \"raw {raw}\n[\u{1b}[2J]\n",
        raw = "\u{202e}\u{9b}\u{7f}\u{85}\u{2028}\u{1b}[31m",
    );
    let article = format!("It said that the{NASTY}bridge is safe.\n");
    folder(&[("timeline.toml", &timeline), ("gazette.md", &article)])
}

#[test]
fn nothing_in_a_file_steers_the_terminal() {
    let folder = hostile();
    for arguments in [&["check"][..], &["list"], &["list", "--actor", "council"], &["show", "closure"]] {
        let ran = dateline(folder.path(), arguments);
        assert_eq!(ran.code, 1);
        assert!(ran.out.contains("<U+202E>") || ran.out.contains('�'), "{}", ran.out);
        assert_harmless(&ran);
    }
}

#[test]
fn with_colours_too_only_our_own_escapes_are_written() {
    let folder = hostile();
    for arguments in [&["check"][..], &["show", "closure"], &["list"]] {
        let mut ran = run(command(folder.path(), arguments).env("CLICOLOR_FORCE", "1"));
        // Ours are colours and nothing else: what is left has no escape.
        ran.out = without_styles(&ran.out);
        assert_harmless(&ran);
    }
}

/// Takes out `ESC [ digits ; … m`.
fn without_styles(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (style, rest) = part.split_once('m').expect("a style");
        assert!(style.chars().all(|c| c.is_ascii_digit() || c == ';'), "{style:?}");
        assert_ne!(style, "31", "a colour of the file's own");
        plain.push_str(rest);
    }
    plain
}

#[test]
fn json_has_every_character_and_steers_nothing() {
    let folder = hostile();
    let ran = dateline(folder.path(), &["show", "closure", "--json"]);
    assert_harmless(&ran);
    let (nasty, event) = (format!("x{NASTY}y"), ran.json());
    for key in ["title", "summary", "note"] {
        assert_eq!(event[key], nasty, "{key}");
    }
    assert_eq!(event["roles"]["council"], nasty);
    let source = &event["sources"][0];
    assert_eq!((source["class"].as_str(), source["locator"].as_str()), (Some("verbatim"), Some(&*nasty)));
    assert_eq!(source["quote"], format!("the{NASTY}bridge is safe"));
    assert_eq!(source["says"]["cause"]["words"], nasty);
    let length = format!("the{NASTY}bridge is safe").chars().count();
    assert_eq!(source["range"], serde_json::json!([13, 13 + length]));
    assert_eq!(source["context"], format!("It said that the{NASTY}bridge is safe."));
    let problems = dateline(folder.path(), &["check", "--json"]);
    assert_harmless(&problems);
    assert!(problems.json()[0]["message"].as_str().expect("a message").contains(NASTY));
}

#[test]
fn the_name_of_a_file_steers_nothing() {
    let folder = folder(&[]);
    // No bell or line separator here: some file systems refuse them.
    let name = "evil\u{1b}[2J\u{9b}31m\u{202e}.toml";
    if fs::write(folder.path().join(name), "[[events]]\ntitle = \"T\"\n").is_err() {
        return; // This file system has no such names.
    }
    let missing = format!("no-{name}");
    let option = format!("--{name}");
    for arguments in [
        &["check", name][..],
        &["list", name],
        &["check", &missing],
        &["show", name, name],
        &["list", "--actor", name, name],
        &["check", name, name],
        &["check", &option],
        &[name],
        &[&missing],
    ] {
        let ran = dateline(folder.path(), arguments);
        assert!(ran.code > 0);
        assert_harmless(&ran);
    }
    let ran = dateline(folder.path(), &["check", "--json", name]);
    assert_harmless(&ran);
    assert_eq!(ran.json()[0]["file"], name);
}
