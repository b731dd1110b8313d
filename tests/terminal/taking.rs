//! What leaves the explorer: through the terminal, and to commands of the test's own, which stand first in PATH.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::Command,
    sync::mpsc::{self, Receiver},
    thread,
};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::{
    sample::{self, QUOTE, SIZE},
    session::{PATIENCE, Session},
};

/// A timeline with an address, and an event that is graphic.
const TIMELINE: &str = r#"
[articles.gazette]
title = "The Gazette on the warning"
url = "https://gazette.example/a?b=$(id)&c='d'"
archive_url = "https://archive.example/gazette"
text = "gazette.md"

[articles.herald]
title = "The Herald on the mayor"
text = "herald.md"

[[events]]
id = "warning"
date = "2021-03-05"
title = "A warning goes to the council"
[[events.sources]]
article = "gazette"
quote = "eleven cables are cracked"

[[events]]
id = "collapse"
date = "2021-03-08"
title = "The bridge falls"
graphic = true
[[events.sources]]
article = "gazette"
quote = "fell into the river"
"#;

fn open(change: impl FnOnce(&TempDir, &mut CommandBuilder)) -> (TempDir, Session) {
    let folder = sample::folder_with(TIMELINE);
    let mut command = sample::dateline_in(&folder);
    change(&folder, &mut command);
    let session = Session::start(command, SIZE);
    session.shows("The bridge falls");
    (folder, session)
}

/// The texts that were sent to the terminal's clipboard, the last of them last.
fn copied(raw: &[u8]) -> Vec<String> {
    let raw = String::from_utf8_lossy(raw);
    let sent = raw.split("\x1b]52;c;").skip(1).filter_map(|rest| rest.split_once("\x1b\\"));
    sent.map(|(text, _)| String::from_utf8(from_base64(text)).expect("UTF-8")).collect()
}

fn from_base64(text: &str) -> Vec<u8> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits: Vec<usize> = text.chars().filter_map(|c| DIGITS.find(c)).collect();
    let bytes = digits.chunks(4).flat_map(|four| {
        let bits = four.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - four.len()));
        let bytes = [bits >> 16 & 255, bits >> 8 & 255, bits & 255];
        bytes.into_iter().take(four.len() - 1)
    });
    bytes.map(|byte| u8::try_from(byte).expect("a byte")).collect()
}

/// Makes `program` the first of that name in PATH: it runs `script`, and writes to a pipe, what comes out of which is
/// received.
fn stand_in(
    folder: &Path,
    command: &mut CommandBuilder,
    (program, script): (&str, &str),
) -> Receiver<String> {
    let pipe = folder.join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let bin = folder.join("bin");
    fs::create_dir(&bin).expect("a folder");
    let path = bin.join(program);
    fs::write(&path, format!("#!/bin/sh\n{script} > '{}'\n", pipe.display())).expect("a script");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it may be run");
    let rest = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{rest}", bin.display()));
    let (send, receive) = mpsc::channel();
    thread::spawn(move || send.send(fs::read_to_string(pipe).expect("the pipe")));
    receive
}

#[test]
fn a_citation_is_copied_through_the_terminal() {
    let (_folder, mut session) = open(|_, _| {});
    session.press("y");
    session.shows("Citation of source 1 of 1 copied: ");
    let copied = session.look(|seen| copied(&seen.raw));
    let [citation] = copied.as_slice() else { panic!("{copied:?}") };
    assert!(citation.starts_with(&format!("“{QUOTE}”\nThe Gazette on the warning, ")), "{citation}");
    session.press("Y");
    session.shows("Event as Markdown copied: ");
    let copied = session.look(|seen| self::copied(&seen.raw));
    assert!(
        copied.last().is_some_and(|text| text.starts_with("# A warning goes to the council\n")),
        "{copied:?}"
    );
    session.press("q");
    assert!(session.end().0.success());
}

#[test]
fn a_graphic_event_asks_before_it_is_copied() {
    let (_folder, mut session) = open(|_, _| {});
    session.press("jY");
    session.shows("marked as graphic: Y again copies the event");
    assert_eq!(session.look(|seen| copied(&seen.raw)), Vec::<String>::new());
    session.press("Y");
    session.shows("Event as Markdown copied: ");
    assert_eq!(session.look(|seen| copied(&seen.raw)).len(), 1);
}

#[test]
fn the_systems_clipboard_is_given_it_too() {
    let mut received = None;
    let (_folder, mut session) = open(|folder, command| {
        command.env("DISPLAY", ":dateline-has-none");
        received = Some(stand_in(folder.path(), command, ("xclip", "cat")));
    });
    session.press("y");
    session.shows("Citation of source 1 of 1 copied: ");
    let received = received.expect("a pipe").recv_timeout(PATIENCE).expect("what was handed on");
    assert_eq!(session.look(|seen| copied(&seen.raw)), [received]);
}

#[test]
fn an_address_is_opened_after_it_was_shown_and_no_shell_sees_it() {
    let mut received = None;
    let (_folder, mut session) = open(|folder, command| {
        command.env("DISPLAY", ":dateline-has-none");
        received = Some(stand_in(folder.path(), command, ("xdg-open", r#"printf '%s|' "$@""#)));
    });
    session.press("o");
    session.shows("Address, at gazette.example");
    session.shows("https://gazette.example/a?b=$(id)&c='d'");
    session.press("\r");
    session.shows("Given to the browser: https://gazette.example/a");
    let received = received.expect("a pipe").recv_timeout(PATIENCE).expect("what was opened");
    assert_eq!(received, "https://gazette.example/a?b=$(id)&c='d'|");
}

#[test]
fn where_there_is_no_screen_for_a_browser_that_is_said() {
    let (_folder, mut session) = open(|_, _| {});
    session.press("oj\r");
    session.shows("There is no screen here for a browser");
}

/// What opens a link to the only address of the timeline that is one of the web.
const LINK: &str = "\x1b]8;id=dateline-1;https://gazette.example/a?b=$(id)&c='d'\x1b\\";

#[test]
fn titles_lead_to_their_articles_where_the_terminal_has_links() {
    for (force, has_links) in [("1", true), ("0", false)] {
        let (_folder, mut session) = open(|_, command| command.env("FORCE_HYPERLINK", force));
        session.shows("1/1 The Gazette on the warning");
        for keys in ["\r", "\r", "i"] {
            session.press(keys);
            session.shows("The Gazette on the warning");
        }
        session.press("q");
        let (_, seen) = session.end();
        let raw = String::from_utf8_lossy(&seen.raw);
        assert_eq!(raw.contains(&format!("{LINK}T\x1b]8;;\x1b\\")), has_links);
        assert_eq!(
            raw.matches("\x1b]8;").count(),
            2 * raw.matches(LINK).count(),
            "all lead there, and are closed"
        );
    }
}

#[test]
fn what_is_too_much_for_a_terminal_is_not_sent_and_that_is_said() {
    let summary = "It fell. ".repeat(9_000);
    let event = format!("[[events]]\nid = 'e'\ntitle = 'The bridge falls'\nsummary = '{summary}'\n");
    let folder = sample::folder_with(&event);
    let mut session = Session::start(sample::dateline_in(&folder), SIZE);
    session.shows("The bridge falls");
    session.press("Y");
    session.shows("bytes are more than a terminal takes (74994)");
    session.shows("Not copied");
    assert_eq!(session.look(|seen| copied(&seen.raw)), Vec::<String>::new());
}
