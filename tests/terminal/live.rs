//! Files that change while they are explored, and the way into an editor and back.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use tempfile::TempDir;

use crate::{
    sample::{self, SIZE, dateline_in},
    session::{Seen, Session},
};

/// Writes the sample's timeline with `from` changed to `to`, in place.
fn save(folder: &TempDir, from: &str, to: &str) {
    let file = folder.path().join("timeline.toml");
    fs::write(&file, changed(&file, from, to)).expect("written");
}

/// The same as careful editors do it: a new file takes the place of the old one.
fn save_by_renaming(folder: &TempDir, from: &str, to: &str) {
    let file = folder.path().join("timeline.toml");
    let new = folder.path().join("timeline.toml~new");
    fs::write(&new, changed(&file, from, to)).expect("written");
    fs::rename(new, file).expect("renamed");
}

fn changed(file: &Path, from: &str, to: &str) -> String {
    let text = fs::read_to_string(file).expect("read");
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn a_saved_change_shows_and_the_focus_stays_on_its_event() {
    let (folder, mut session) = sample::open();
    session.press("jj");
    session.is_on("The bridge is closed");
    save(&folder, "Inspectors look at the bridge", "Inspectors look again");
    session.shows("Inspectors look again");
    session.is_on("The bridge is closed");
    save_by_renaming(&folder, "The bridge is closed", "The bridge is shut");
    session.shows("The bridge is shut");
    // The one watched now is the new file.
    save_by_renaming(&folder, "The bridge is shut", "The bridge is barred");
    session.shows("The bridge is barred");
    save(&folder, "The bridge is barred", "The bridge is open");
    session.shows("The bridge is open");
}

#[test]
fn an_article_that_changes_has_its_quotes_checked_again() {
    let (folder, session) = sample::open();
    session.shows("all 6 quotes found");
    fs::write(folder.path().join("herald.md"), "Another text.\n").expect("written");
    session.shows("3 errors");
}

#[test]
fn a_broken_save_keeps_what_was_shown_until_it_is_mended() {
    let (folder, mut session) = sample::open();
    save(&folder, "id = \"closure\"", "id = \"closure");
    session.shows("What was saved is broken, ! lists it; shown is what was before. timeline.toml:");
    session.shows("The bridge is closed");
    session.press("!");
    session.shows("error[syntax]");
    session.shows("timeline.toml:");
    save(&folder, "id = \"closure", "id = \"closure\"");
    session.shows("The checks found no problem");
}

#[test]
fn a_file_that_goes_is_missed_and_what_was_shown_stays() {
    let (folder, session) = sample::open();
    let file = folder.path().join("timeline.toml");
    let aside = folder.path().join("aside");
    fs::rename(&file, &aside).expect("renamed");
    session.shows("Shown is what was before: there is no file");
    session.shows("The bridge is closed");
    fs::rename(&aside, &file).expect("renamed");
    session.shows("Read anew: 5 events");
}

#[test]
fn a_broken_file_opens_and_shows_its_events_once_it_is_mended() {
    let folder = sample::folder();
    save(&folder, "id = \"closure\"", "id = \"closure");
    let session = Session::start(dateline_in(&folder), SIZE);
    session.shows("The timeline has");
    save(&folder, "id = \"closure", "id = \"closure\"");
    session.shows("The bridge is closed");
}

/// A program in `folder` that stands in for an editor.
fn editor(folder: &TempDir, script: &str) -> String {
    let path = folder.path().join("vim");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("made a program");
    path.display().to_string()
}

fn with_editor(folder: &TempDir, editor: &str) -> Session {
    let mut command = dateline_in(folder);
    command.env("VISUAL", editor);
    let session = Session::start(command, SIZE);
    session.shows("The bridge falls");
    session
}

#[test]
fn the_editor_opens_at_the_event_and_the_explorer_comes_back_whole() {
    let folder = sample::folder();
    let script = "echo \"edits $*\"; read answer; sed -i 's/The bridge falls/The bridge sinks/' \"$2\"";
    let mut session = with_editor(&folder, &editor(&folder, script));
    let own = session.current_settings();
    session.press("jjje");
    let text = fs::read_to_string(folder.path().join("timeline.toml")).expect("read");
    let header = text.lines().position(|line| line == "id = \"collapse\"").expect("the event");
    session.wait_for("the editor", |seen| {
        let screen = seen.screen().contents();
        screen.contains(&format!("edits +{header} ")) && seen.is_given_back()
    });
    assert_eq!(session.current_settings(), session.settings, "the editor has the terminal as a shell would");
    session.press("\n");
    session.shows("The bridge sinks");
    assert_eq!(session.current_settings(), own);
    session.is_on("The bridge sinks");
    session.press("k");
    session.is_on("The bridge is closed");
}

#[test]
fn an_interrupt_meant_for_the_editor_does_not_end_the_explorer() {
    let folder = sample::folder();
    let mut session =
        with_editor(&folder, &editor(&folder, "trap 'exit 3' INT; echo edits; while :; do sleep 1; done"));
    session.press("e");
    session.shows("edits");
    session.press("\x03");
    session.shows("has ended with exit status: 3");
    session.press("j");
    session.is_on("A warning goes");
}

#[test]
fn an_editor_that_crashes_or_is_not_there_leaves_the_explorer_whole() {
    let folder = sample::folder();
    let mut session = with_editor(&folder, &editor(&folder, "kill -KILL $$"));
    session.press("e");
    session.shows("has ended with signal: 9");
    let mut session = with_editor(&folder, "no-such-editor-anywhere -x");
    session.press("e");
    session.shows("`no-such-editor-anywhere` could not be started");
    let mut session = with_editor(&folder, "vim 'half");
    session.press("e");
    session.shows("VISUAL cannot be read as a command");
    session.press("q");
    let (status, seen) = session.end();
    assert!(status.success() && Seen::is_given_back(&seen));
}

#[test]
fn a_large_timeline_shows_its_first_events_and_then_all_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let event = |number: usize| {
        let words = "made up for a test ".repeat(20);
        format!(
            "[[events]]\nid = 'e{number:05}'\ntitle = 'Event {number:05}'\ndate = '2024'\nsummary = '{words}'\n"
        )
    };
    let events: String = (0..12_000).map(event).collect();
    fs::write(folder.path().join("timeline.toml"), format!("[timeline]\ntitle = 'Large'\n{events}"))
        .expect("written");
    let mut session = Session::start(dateline_in(&folder), SIZE);
    session.shows("Event 00000");
    session.shows("12000 events");
    session.press("G");
    session.is_on("Event 11999");
}
