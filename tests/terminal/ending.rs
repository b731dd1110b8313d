//! Ways out that come at a bad time: while something is read, while the process is stopped, with half a terminal.

use std::{io::Read, path::Path};

use portable_pty::{PtySize, native_pty_system};

use crate::{
    large,
    sample::{self, SIZE, dateline_in},
    session::{self, Seen, Session},
};

/// A large timeline, of which more is being read.
fn loading() -> (tempfile::TempDir, Session) {
    let folder = large::many_events();
    let session = Session::start(dateline_in(&folder), SIZE);
    session.wait_for("a screen", |seen| seen.after(0).contains("reading the rest"));
    (folder, session)
}

#[test]
fn who_quits_while_a_timeline_is_read_is_not_kept_waiting() {
    for keys in ["q", "\x03"] {
        let (_folder, mut session) = loading();
        session.press(keys);
        let (status, seen) = session.end();
        assert!(status.success() && seen.is_given_back(), "{keys:?}: {status}");
    }
}

#[test]
fn a_signal_while_a_timeline_is_read_ends_the_program_at_once() {
    for (signal, name) in [("TERM", "Terminated"), ("HUP", "Hangup"), ("INT", "Interrupt")] {
        let (_folder, session) = loading();
        session.signal(signal);
        let (status, seen) = session.end();
        assert!(status.signal().is_some_and(|by| by.starts_with(name)), "{signal}: {status}");
        assert!(seen.is_given_back(), "{signal}");
    }
}

#[test]
fn a_terminal_that_is_closed_while_a_timeline_is_read_ends_the_program() {
    let (_folder, mut session) = loading();
    session.close("j");
    session.has_ended();
}

#[test]
fn ctrl_z_while_a_timeline_is_read_leads_to_the_shell_and_back() {
    let (_folder, mut session) = loading();
    session.press("\x1a");
    session.wait_for("the shell's screen", Seen::is_given_back);
    session.is_stopped();
    assert_eq!(session.current_settings(), session.settings);
    session.signal("CONT");
    session.shows("17000 events");
    session.press("q");
    assert!(session.end().0.success());
}

#[test]
fn a_stopped_program_that_is_killed_has_given_the_terminal_back() {
    let (_folder, mut session) = sample::open();
    session.press("\x1a");
    session.is_stopped();
    // A signal that may be caught waits until the process goes on; this one does not.
    session.signals(&["TERM", "KILL"]);
    let (_, seen) = session.end();
    assert!(seen.is_given_back());
}

#[test]
fn a_screen_that_cannot_be_written_any_more_ends_the_program_and_gives_its_keys_back() {
    let folder = sample::folder();
    let elsewhere = native_pty_system()
        .openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 })
        .expect("a pseudo-terminal");
    let name = elsewhere.master.tty_name().expect("a name");
    let mut command = session::command(Path::new("/bin/sh"));
    command.cwd(folder.path());
    let script = "\"$0\" > \"$1\"; echo ended with $?; stty -a; read line";
    command.args(["-c", script, env!("CARGO_BIN_EXE_dateline"), &name.display().to_string()]);
    let mut session = Session::start(command, SIZE);
    let mut reader = elsewhere.master.try_clone_reader().expect("a reader");
    let mut shown = Vec::new();
    while !String::from_utf8_lossy(&shown).contains("Inspectors") {
        let mut bytes = [0; 4096];
        let count = reader.read(&mut bytes).expect("read");
        shown.extend_from_slice(&bytes[..count]);
    }
    // Nobody has that screen any more; the keys come from another terminal.
    drop((reader, elsewhere));
    session.press("j");
    session.shows("ended with 2");
    session.shows("error");
    assert_eq!(session.current_settings(), session.settings);
    session.press("\n");
    assert!(session.end().0.success());
}
