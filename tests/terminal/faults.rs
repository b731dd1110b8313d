//! Faults of dateline's own, provoked on purpose: they wreck no screen, and are said to be what they are.

use std::{fs::Permissions, os::unix::fs::PermissionsExt};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::{
    large,
    sample::{self, SIZE, dateline_in},
    session::{Seen, Session},
};

/// dateline in `folder`, where it fails in `place`.
fn failing(folder: &TempDir, place: &str) -> Session {
    failing_with(folder, place, |_| {})
}

fn failing_with(folder: &TempDir, place: &str, change: impl FnOnce(&mut CommandBuilder)) -> Session {
    let mut command = dateline_in(folder);
    command.env("DATELINE_FAULT", place);
    command.env_remove("RUST_BACKTRACE");
    change(&mut command);
    Session::start(command, SIZE)
}

/// The reader is told, moves on and quits; afterwards it is told what failed, and nothing in it is obeyed.
#[track_caller]
fn goes_on(mut session: Session, place: &str) {
    session.press("j");
    session.wait_for("a row in focus", |seen| seen.screen().contents().contains('›'));
    session.press("?");
    session.shows("Here: in the list of events");
    session.press("q");
    let (status, seen) = session.end();
    assert_eq!(status.exit_code(), 0, "{place}: {status}");
    is_told_afterwards(&seen, place);
}

#[track_caller]
fn is_told_afterwards(seen: &Seen, place: &str) {
    assert!(seen.is_given_back(), "{place}: {}", seen.screen().contents());
    let raw = String::from_utf8_lossy(&seen.raw);
    let told = raw.rsplit("\x1b[?1049l").next().unwrap_or_default();
    assert!(told.contains("dateline has failed. That is a fault of dateline's"), "{place}: {told:?}");
    assert!(told.contains(&format!("on purpose in {place} ␛[31m")), "{place}: {told:?}");
    assert!(told.contains(".rs:"), "{place}: {told:?}");
    // Above the line for the shell, not into the middle of it.
    assert!(raw.matches("on purpose").count() == 1, "{place}: {raw:?}");
}

/// A fault in the thread that draws gives the terminal back, is said with where it was, and ends the program with 101.
#[track_caller]
fn ends(session: Session, place: &str) {
    let (status, seen) = session.end();
    assert_eq!(status.exit_code(), 101, "{place}: {status}");
    is_told_afterwards(&seen, place);
    assert!(seen.after(0).contains("thread main at src/"), "{place}: {}", seen.after(0));
}

#[test]
fn a_fault_while_a_frame_is_drawn_gives_the_terminal_back_and_ends_the_program() {
    ends(failing(&sample::folder(), "drawing"), "drawing");
}

#[test]
fn a_fault_while_a_key_is_acted_on_gives_the_terminal_back_and_ends_the_program() {
    let folder = sample::folder();
    let mut session = failing(&folder, "acting");
    session.shows("The bridge falls");
    session.press("j");
    ends(session, "acting");
}

/// A fault in `place` is said, and what is missing for it is there at the end of the walk.
#[track_caller]
fn can_be_had_again(folder: &TempDir, place: &str, said: &[&str], walk: &[(&str, &str)]) {
    let mut session = failing(folder, place);
    for words in said {
        session.shows(words);
    }
    session.walks(walk);
    goes_on(session, place);
}

#[test]
fn what_was_not_read_is_said_to_be_missing_and_can_be_read_again() {
    let folder = large::many_events();
    let said = ["Shown are the first events only: dateline failed to read the files", "only the first"];
    for place in ["reading", "share"] {
        can_be_had_again(&folder, place, &said, &[("R", "17000 events"), ("G", "Event 16999")]);
    }
}

#[test]
fn quotes_that_were_not_looked_for_are_said_to_be_and_can_be_looked_for_again() {
    let folder = large::many_quotes();
    let said = ["tries again", "dateline failed to look for"];
    for place in ["verifier", "quotes"] {
        can_be_had_again(&folder, place, &said, &[("R", "all 3000 quotes found")]);
    }
}

#[test]
fn a_fault_while_files_are_read_again_keeps_what_was_shown() {
    let folder = sample::folder();
    let mut session = failing(&folder, "reading-again");
    session.shows("The bridge falls");
    session.press("R");
    session.shows("Shown is what was before: dateline failed to read the files");
    session.shows("as they were");
    session.press("R");
    session.shows("Read anew: 5 events");
    session.lacks("as they were");
    goes_on(session, "reading-again");
}

#[test]
fn a_change_that_was_not_seen_for_a_fault_is_said_to_be_and_the_next_one_is_seen() {
    let folder = sample::folder();
    let file = folder.path().join("timeline.toml");
    let text = std::fs::read_to_string(&file).expect("read");
    for (place, said) in
        [("follower", "failed to see what changed"), ("watcher", "no longer sees when files change")]
    {
        let mut session = failing(&folder, place);
        session.shows("The bridge falls");
        // Something that is no part of the timeline changes: only then it is sure that there is one fault, and no more.
        session.wait_for_watching(&folder);
        session.shows(said);
        std::fs::write(&file, text.replace("The bridge falls", "The bridge sinks")).expect("written");
        if place == "watcher" {
            session.press("R");
        }
        session.shows("The bridge sinks");
        goes_on(session, place);
        std::fs::write(&file, &text).expect("written");
    }
}

impl Session {
    /// Writes a file beside the timeline until that is noticed: when a folder begins to be watched, nothing tells.
    fn wait_for_watching(&self, folder: &TempDir) {
        for round in 0_usize.. {
            std::fs::write(folder.path().join("beside"), round.to_string()).expect("written");
            if self.look(|seen| seen.screen().contents().contains("a fault of its own")) || round > 2_000 {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }
}

#[test]
fn a_fault_in_a_thread_that_waits_for_signals_keeps_no_signal_from_ending_the_program() {
    let folder = sample::folder();
    for place in ["signals", "hang-up"] {
        let session = failing(&folder, place);
        session.shows("Something in dateline failed: a fault of its own");
        is_terminated(session, place);
    }
}

#[test]
fn a_fault_in_the_thread_that_gives_the_terminal_back_keeps_nobody_from_doing_it() {
    let folder = sample::folder();
    let session = failing(&folder, "restore");
    session.shows("The bridge falls");
    is_terminated(session, "restore");
}

/// A signal ends the program as it ends any other, with the terminal given back and the fault told.
#[track_caller]
fn is_terminated(session: Session, place: &str) {
    session.signal("TERM");
    let (status, seen) = session.end();
    assert!(status.signal().is_some_and(|by| by.starts_with("Terminated")), "{place}: {status}");
    is_told_afterwards(&seen, place);
}

#[test]
fn a_terminal_that_goes_ends_the_program_also_after_a_fault_in_the_thread_that_waits_for_that() {
    let folder = sample::folder();
    let mut command = dateline_in(&folder);
    command.env("DATELINE_FAULT", "hang-up");
    command.set_controlling_tty(false);
    let mut session = Session::start(command, SIZE);
    session.shows("Something in dateline failed");
    session.close("j");
    session.has_ended();
}

#[test]
fn a_fault_in_what_nobody_waits_for_is_told_as_well() {
    let folder = sample::folder();
    let mut session = failing(&folder, "discard");
    session.shows("The bridge falls");
    session.press("R");
    session.shows("Something in dateline failed: a fault of its own");
    goes_on(session, "discard");
}

#[test]
fn a_fault_while_a_command_is_handed_a_copy_is_told_and_the_terminal_has_it_all_the_same() {
    let folder = sample::folder();
    let bin = folder.path().join("bin");
    let tmux = bin.join("tmux");
    std::fs::create_dir(&bin).expect("a folder");
    std::fs::write(&tmux, "#!/bin/sh\nexec cat > /dev/null\n").expect("a script");
    std::fs::set_permissions(&tmux, Permissions::from_mode(0o755)).expect("it may be run");
    let mut session = failing_with(&folder, "clipboard", |command| {
        let rest = std::env::var("PATH").unwrap_or_default();
        command.env("PATH", format!("{}:{rest}", bin.display()));
        command.env("TMUX", "there");
    });
    session.shows("The bridge falls");
    session.press("y");
    session.shows("Something in dateline failed: a fault of its own");
    session.look(|seen| assert!(seen.after(0).contains("\x1b]52;c;")));
    goes_on(session, "clipboard");
}
