use std::fs;

use tempfile::TempDir;
use vt100::Color;

use crate::{
    sample::{self, SIZE},
    screen::places,
    session::{Seen, Session},
};

/// The sample, opened with these settings.
fn open(settings: &str) -> (TempDir, Session) {
    open_in(settings, &[])
}

fn open_in(settings: &str, environment: &[(&str, &str)]) -> (TempDir, Session) {
    let folder = sample::folder();
    fs::write(folder.path().join("own.toml"), settings).expect("written");
    let mut command = sample::dateline_in(&folder);
    command.args(["--config", "own.toml"]);
    for (name, value) in environment {
        command.env(name, value);
    }
    let session = Session::start(command, SIZE);
    session.shows("The bridge falls");
    (folder, session)
}

#[test]
fn a_key_that_settings_bind_does_what_they_say() {
    let (_folder, mut session) = open("[keys.timeline]\ndown = 'x'\n[keys.browsing]\nshow-help = 'F2'\n");
    session.press("x");
    session.is_on("A warning goes");
    session.press("j");
    session.shows("j does nothing here: F2 shows the keys");
    session.press("q");
    assert!(session.end().0.success());
}

#[test]
fn broken_settings_open_all_the_same_and_what_is_wrong_can_be_read() {
    let (_folder, mut session) = open("theme = 'drak'\nwhat is = this\n[keys.card]\nback = []\n");
    session.shows("3 problems in your settings: M shows them");
    session.press("M");
    session.shows("own.toml:1:9: `drak` is no value of `theme`");
    session.shows("own.toml:2:");
    session.press("\x1b\r\x1b");
    session.is_on("");
    session.press("q");
    assert!(session.end().0.success());
}

#[test]
fn what_a_view_is_for_is_said_at_the_first_time_unless_settings_say_no() {
    let (_folder, mut session) = open("");
    session.shows("Events in order: j next, Enter its sources, / filter");
    session.press("\r");
    session.shows("Says who, in which words");
    session.press("\x1b\r");
    session.shows("read article");
    let (_folder, session) = open("hints = false\n");
    session.shows("Enter sources");
}

#[test]
fn settings_that_are_not_there_are_said_not_to_be() {
    let (_folder, session) = sample::open_with(|command| command.env("DATELINE_CONFIG", "absent.toml"));
    session.shows("1 problem in your settings");
}

/// The colour of the program's name.
fn accent(session: &Session) -> Color {
    session.look(|seen| places(seen.screen(), "dateline")[0][0].fgcolor())
}

#[test]
fn the_theme_goes_with_the_background_that_the_terminal_names_and_its_answer_is_no_keys() {
    for (answer, colour) in [
        ("\x1b]11;rgb:ffff/ffff/ffff\x1b\\", Color::Idx(5)),
        ("\x1b]11;rgb:0000/0000/0000\x07", Color::Idx(13)),
    ] {
        let (_folder, mut session) = open_in("", &[("COLORFGBG", "")]);
        session
            .wait_for("the question", |seen| String::from_utf8_lossy(&seen.raw).contains("\x1b]11;?\x1b\\"));
        // In the middle of keys, as when one types before it comes.
        session.press(&format!("j{answer}j"));
        session.is_on("The bridge is closed");
        session.wait_for("the colour", |seen| places(seen.screen(), "dateline")[0][0].fgcolor() == colour);
        assert_eq!(accent(&session), colour);
        session.press("q");
        assert!(session.end().0.success());
    }
}

#[test]
fn an_answer_that_comes_in_pieces_is_no_keys() {
    for pieces in [
        &["\x1b]11;rgb:ff", "ff/ffff/ffff\x1b", "\\"][..],
        &["\x1bP1$r0 ", "q\x1b", "\\"],
        &["\x1b_Gi=1;", "quit\x1b\\"],
        &["\x1b]2;a title", " with q\rq", "\x07"],
    ] {
        let (_folder, mut session) = open_in("", &[("COLORFGBG", "")]);
        session.press("j");
        session.is_on("A warning goes to the council");
        for (piece, rows) in pieces.iter().zip([29, 30, 29]) {
            session.press(piece);
            // What was sent before the size changed is read by the time that is shown.
            let before = session.look(Seen::frames);
            session.resize((120, rows));
            session.wait_for("a frame", |seen| seen.frames() > before);
        }
        session.press("j");
        session.is_on("The bridge is closed");
        session.press("q");
        assert!(session.end().0.success(), "{pieces:?}");
    }
}

#[test]
fn a_terminal_that_names_its_background_is_not_asked() {
    for (settings, environment) in [("", ("COLORFGBG", "0;15")), ("theme = 'light'", ("COLORFGBG", ""))] {
        let (_folder, session) = open_in(settings, &[environment]);
        assert_eq!(accent(&session), Color::Idx(5));
        session.look(|seen| assert!(!String::from_utf8_lossy(&seen.raw).contains("]11;?")));
    }
}

#[test]
fn an_answer_that_comes_when_the_reader_quits_is_not_left_for_the_shell() {
    let (_folder, mut session) = open_in("", &[("COLORFGBG", "")]);
    session.press("q");
    session.press("\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
    let (status, seen) = session.end();
    assert!(status.success());
    assert!(!seen.screen().contents().contains("rgb:"), "{}", seen.screen().contents());
}

#[test]
fn a_poor_terminal_gets_ascii_only() {
    for (settings, environment) in
        [("signs = 'ascii'", ("LANG", "C.UTF-8")), ("", ("LANG", "C")), ("", ("LC_ALL", "POSIX"))]
    {
        let (_folder, mut session) = open_in(settings, &[environment]);
        session.press("j\r?");
        session.shows("Here: in an event's card");
        session.look(|seen| assert!(seen.raw.is_ascii(), "{settings} {environment:?}"));
    }
}
