//! Faults of dateline's own, provoked on purpose: they wreck no screen, and are said to be what they are.

use tempfile::TempDir;

use crate::{
    large,
    sample::{self, SIZE, dateline_in},
    session::{Seen, Session},
};

/// dateline in `folder`, where it fails in `place`.
fn failing(folder: &TempDir, place: &str) -> Session {
    let mut command = dateline_in(folder);
    command.env("DATELINE_FAULT", place);
    command.env_remove("RUST_BACKTRACE");
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

#[test]
fn a_fault_while_drawing_gives_the_terminal_back_says_where_and_ends_with_101() {
    let folder = sample::folder();
    let mut session = failing(&folder, "drawing");
    session.shows("The bridge falls");
    session.press("j");
    let (status, seen) = session.end();
    assert_eq!(status.exit_code(), 101, "{status}");
    is_told_afterwards(&seen, "drawing");
    assert!(seen.after(0).contains("thread main at src/"), "{}", seen.after(0));
}

#[test]
fn what_was_not_read_is_said_to_be_missing_and_can_be_read_again() {
    let folder = large::many_events();
    for place in ["reading", "share"] {
        let mut session = failing(&folder, place);
        session.shows("Shown are the first events only: dateline failed to read the files");
        session.shows("only the first");
        session.press("R");
        session.shows("17000 events");
        session.press("G");
        session.is_on("Event 16999");
        goes_on(session, place);
    }
}

#[test]
fn quotes_that_were_not_looked_for_are_said_to_be_and_can_be_looked_for_again() {
    let folder = large::many_quotes();
    for place in ["verifier", "quotes"] {
        let mut session = failing(&folder, place);
        session.shows("tries again");
        session.shows("dateline failed to look for");
        session.press("R");
        session.shows("all 3000 quotes found");
        goes_on(session, place);
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
        session.signal("TERM");
        let (status, seen) = session.end();
        assert!(status.signal().is_some_and(|by| by.starts_with("Terminated")), "{place}: {status}");
        is_told_afterwards(&seen, place);
    }
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
