use std::fs;

use crate::{
    hostile_strings::{Hostile, files, is_steering, strings},
    sample::{self, SIZE, dateline},
    session::{Seen, Session},
};

/// A title for the window, a bell, a reversal of the text, a colour by C1, a clearing of the screen.
const IN_TOML: &str = r"\u001b]0;owned\u0007 \u202eevil\u202c \u009b31m \u001b[2J \u200f\u2028";
const AS_WRITTEN: &str = "\x1b]0;owned\x07 \u{202e}evil\u{202c} \u{9b}31m \x1b[2J \u{200f}\u{2028}";

/// A timeline in which every text that somebody writes is hostile, here and there broken.
fn timeline() -> String {
    let text = IN_TOML;
    format!(
        r#"
[timeline]
title = "Timeline {text}"
summary = "Summary {text}"

[actors.one]
name = "Actor {text}"
short = "Short {text}"
aliases = ["Alias {text}"]

[places.here]
name = "Place {text}"

[articles.paper]
title = "Article {text}"
author = ["Author {text}"]
publisher = "Publisher {text}"
text = "hostile.md"

[[events]]
id = "first"
date = "2021-03-05"
title = "First {text}"
summary = "Summary {text}"
actors = ["one"]
roles = {{ one = "Role {text}" }}
places = ["here"]
tags = ["tag {text}"]
note = "Note {text}"

[[events.sources]]
article = "paper"
quote = "Passage {text}"
locator = "Page {text}"
note = "Note {text}"

[[events]]
id = "second"
date = "Date {text}"
title = "Second {text}"
actors = ["Unknown {text}"]
"Key {text}" = 1

[[events.sources]]
article = "paper"
quote = "Missing {text}"
"#
    )
}

/// What a terminal would obey, or be turned around by, and which the program does not use.
fn dangerous(output: &str) -> Vec<String> {
    // Every sequence of the program's own begins with ESC [.
    let rest = output.replace("\x1b[", "");
    rest.chars().filter(|c| is_steering(*c)).map(|c| c.escape_unicode().to_string()).collect()
}

/// From an event to the words behind it and back.
const INTO_THE_ARTICLE: [(&str, &str); 4] =
    [("\r", "read article"), ("\r", "to its event"), ("\x1b", "read article"), ("\x1b", "scroll card")];

/// All that the program wrote, once it has ended well.
#[track_caller]
fn quits(mut session: Session) -> String {
    session.press("q");
    let (status, seen) = session.end();
    assert!(status.success(), "{status}");
    String::from_utf8(seen.raw).expect("UTF-8")
}

#[test]
fn nothing_in_a_timeline_reaches_the_terminal_as_a_command() {
    let folder = sample::folder_with(&timeline());
    fs::write(folder.path().join("hostile.md"), format!("Passage {AS_WRITTEN} and on.\n")).expect("a file");
    let name = folder.path().join("name \x1b]0;owned\x07 \u{202e}.toml");
    fs::rename(folder.path().join("timeline.toml"), &name).expect("renamed");
    let mut command = dateline();
    command.arg(&name);
    let mut session = Session::start(command, SIZE);
    session.shows("First ␛]0;owned␇ <U+202E>evil");
    session.shows("Passage ␛]0;owned␇ <U+202E>evil");
    session.walks(&INTO_THE_ARTICLE);
    session.walks(&[
        ("j", "Missing ␛"),
        ("!", "Unknown ␛"),
        ("i", "Publisher ␛"),
        ("i", "scroll card"),
        ("\u{202e}", "<U+202E> does nothing here"),
        ("\u{9b}", "does nothing here"),
        ("a", "Actor ␛"),
        ("\u{202e}", "<U+202E>"),
        ("\x7factor\r", "Only Short ␛"),
    ]);
    let output = quits(session);
    let foreign: Vec<&str> =
        ["\x1b[2J \u{200f}", "\x1b[31m"].into_iter().filter(|text| output.contains(text)).collect();
    assert_eq!(foreign, Vec::<&str>::new());
    // Leaving, the shell's own line ends are put back, but none is written.
    assert_eq!(dangerous(&output), Vec::<String>::new());
}

#[test]
fn no_string_of_the_corpus_reaches_the_terminal_as_a_command() {
    let strings = strings();
    for some in strings.chunks(40) {
        let some: Vec<&Hostile> = some.iter().collect();
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files(&some) {
            fs::write(folder.path().join(name), text).expect("a file");
        }
        let mut session = Session::start(sample::dateline_in(&folder), (120, 60));
        session.shows("dateline");
        session.press(":2021-03-05\r");
        for _ in &some {
            let drawn = session.look(Seen::frames);
            session.press("j");
            session.wait_for("another frame", |seen| seen.frames() > drawn);
        }
        session.press(":2021-03-05\r");
        session.walks(&INTO_THE_ARTICLE);
        session.walks(&[
            ("2", "lane down"),
            ("4", "next fact"),
            ("5", "next single"),
            ("1", "scroll card"),
            ("!", "error[bad-offset]"),
            ("\x1b", "scroll card"),
        ]);
        let output = quits(session);
        // The left-to-right mark is the program's own, behind words that are written from right to left.
        assert_eq!(dangerous(&output.replace('\u{200e}', "")), Vec::<String>::new());
        // Behind any letter, the program's own sequences begin like the one that is left unfinished.
        for string in some.iter().filter(|string| string.hides && !string.text.ends_with("\x1b[")) {
            assert!(!output.contains(&string.text), "{}", string.name);
        }
    }
}
