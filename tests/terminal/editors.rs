//! Editors that do not end as they should: the terminal is dateline's again, and the shell's after it.

use std::{fs, os::unix::fs::PermissionsExt};

use tempfile::TempDir;

use crate::{
    sample::{self, SIZE, dateline_in},
    session::{Seen, Session},
};

/// What an editor switches on: another screen, all of the mouse, the focus, pastes, keys in other ways, and no cursor.
const SWITCHES_ON: &str = r"printf '\033[?1049h\033[?1003h\033[?1006h\033[?1004h\033[?2004h\033[?1h\033=\033[4h\033[?7l\033[2;3r\033(0\033[?2026h\033[>1u\033[?25l'";

/// dateline on the sample, with an editor that runs `script`.
fn with_editor(script: &str) -> (TempDir, Session) {
    let folder = sample::folder();
    let editor = folder.path().join("editor");
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).expect("written");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("made a program");
    let mut command = dateline_in(&folder);
    command.env("VISUAL", &editor);
    let session = Session::start(command, SIZE);
    session.shows("The bridge falls");
    (folder, session)
}

/// The explorer answers keys, and its way out leaves all as it was.
#[track_caller]
fn goes_on_and_quits(mut session: Session) {
    session.press("jj");
    session.is_on("The bridge is closed");
    session.press("\x1a");
    session.wait_for("the shell's screen", Seen::is_given_back);
    session.is_stopped();
    assert_eq!(session.current_settings(), session.settings);
    session.signal("CONT");
    session.is_on("The bridge is closed");
    session.press("q");
    let (status, seen) = session.end();
    assert!(status.success(), "{status}");
    assert!(seen.is_given_back(), "{}", seen.screen().contents());
}

#[test]
fn what_a_crashed_editor_leaves_switched_on_is_switched_off() {
    for end in ["kill -KILL $$", "kill -SEGV $$", "exit 3"] {
        let (_folder, mut session) = with_editor(&format!(
            "{SWITCHES_ON}; stty raw -echo; dd iflag=nonblock count=0 2> /dev/null; {end}"
        ));
        let own = session.current_settings();
        session.press("e");
        session.shows("has ended with");
        session.is_on("Inspectors look");
        session.look(|seen| {
            let after = seen.after(0);
            let after = after.rsplit("\x1b[>1u").next().unwrap_or_default();
            for off in [
                "\x1b[?1003l",
                "\x1b[?1004l",
                "\x1b[?1l",
                "\x1b>",
                "\x1b[=0u",
                "\x1b[4l",
                "\x1b[?7h",
                "\x1b[r",
                "\x1b(B",
                "\x1b[?2026l",
            ] {
                assert!(after.contains(off), "{end}: no {off:?} in {after:?}");
            }
            assert_eq!(seen.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::ButtonMotion, "{end}");
        });
        assert_eq!(session.current_settings(), own, "{end}");
        goes_on_and_quits(session);
    }
}

#[test]
fn an_editor_that_was_left_behind_in_raw_mode_ends_well_and_is_put_right_too() {
    let (_folder, mut session) = with_editor("stty raw -echo; echo edits; exit 0");
    session.press("e");
    session.wait_for("the explorer again", |seen| seen.after(0).matches("\x1b[?1049h").count() == 2);
    session.is_on("Inspectors look");
    goes_on_and_quits(session);
}

#[test]
fn an_editor_that_is_stopped_leaves_the_way_to_the_shell_open() {
    let (_folder, mut session) = with_editor("echo edits; kill -STOP $$; echo goes on; read line");
    session.press("e");
    session.shows("edits");
    session.press("\x1a");
    session.is_stopped();
    // What a shell's `fg` sends, to all of them; the editor may stop itself only then.
    session.signal_group("CONT");
    session.wait_for_with(
        "the editor again",
        |seen| seen.after(0).contains("goes on"),
        |session| session.signal_group("CONT"),
    );
    session.press("\n");
    session.is_on("Inspectors look");
    goes_on_and_quits(session);
}

#[test]
fn a_signal_while_the_editor_runs_ends_both_and_gives_the_terminal_back() {
    for (signal, name) in [("TERM", "Terminated"), ("HUP", "Hangup"), ("USR1", "User")] {
        let (folder, mut session) =
            with_editor(&format!("{SWITCHES_ON}; stty raw -echo; echo $$ > process; echo edits; read line"));
        session.press("e");
        session.wait_for_with("the editor", |seen| seen.after(0).contains("edits"), |_| {});
        session.signal(signal);
        session.has_ended();
        let settings = session.current_settings();
        assert_eq!(settings, session.settings, "{signal}");
        session.wait_for("the shell's screen", Seen::is_given_back);
        let editor = fs::read_to_string(folder.path().join("process")).expect("its number");
        assert!(!crate::process::is_there(editor.trim()), "{signal}: the editor goes on");
        let status = session.status().expect("it has ended");
        assert!(status.signal().is_some_and(|by| by.starts_with(name)), "{signal}: {status}");
    }
}
