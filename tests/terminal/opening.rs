use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::{
    sample::{self, SIZE, TITLE, dateline, dateline_in},
    session::{self, Session},
};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/timeline.toml");

/// A title of the shipped timeline, as far as it is sure to be in one row.
fn shipped(table: &str, key: &str) -> String {
    let timeline: toml::Table = fs::read_to_string(SHIPPED).expect("read").parse().expect("TOML");
    let table = &timeline[table];
    let title = table.as_array().map_or(table, |all| &all[0])[key].as_str().expect("a string");
    title.chars().take(30).collect()
}

#[test]
fn in_an_empty_folder_the_built_in_timeline_is_opened_and_said_to_be_that() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = Session::start(dateline_in(&folder), SIZE);
    session.shows(&shipped("timeline", "title"));
    session.shows("built-in timeline");
    session.shows("`dateline FILE` opens yours");
    session.press("j");
    session.lacks("`dateline FILE` opens yours");
}

#[test]
fn without_a_file_the_timeline_of_the_folder_is_opened() {
    let (_folder, session) = sample::open();
    session.shows(TITLE);
    session.shows("timeline.toml · 5 events");
    session.lacks("built-in");
}

#[test]
fn a_file_that_is_not_toml_at_all_opens_too() {
    let folder = sample::folder_with("what [is = this\n");
    let mut session = Session::start(dateline_in(&folder), SIZE);
    session.shows("press ! to read");
    session.press("!");
    session.shows("timeline.toml:1:");
    session.press("q");
    assert!(session.end().0.success());
}

#[test]
fn without_a_terminal_it_says_so_and_does_not_run() {
    let run = |stdin: Stdio| {
        Command::new(env!("CARGO_BIN_EXE_dateline")).arg(SHIPPED).stdin(stdin).output().expect("runs")
    };
    for stdin in [Stdio::null(), Stdio::piped()] {
        let output = run(stdin);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(String::from_utf8_lossy(&output.stdout), "");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("there is no terminal"), "{said}");
    }
}

/// Runs `script`, in which `$0` is dateline and `$1` the shipped timeline, in a terminal.
fn shell(script: &str) -> Session {
    let mut command = session::command(Path::new("/bin/sh"));
    command.args(["-c", script, env!("CARGO_BIN_EXE_dateline"), SHIPPED]);
    Session::start(command, SIZE)
}

#[test]
fn a_terminal_on_one_side_only_is_none() {
    for elsewhere in ["> /dev/null", "| cat > /dev/null", "< /dev/null"] {
        let seen = shell(&format!("\"$0\" \"$1\" {elsewhere}; echo done")).end().1;
        let screen = seen.screen().contents();
        assert!(screen.contains("there is no terminal"), "{elsewhere}: {screen}");
        assert!(!String::from_utf8_lossy(&seen.raw).contains("\x1b[?1049h"), "{elsewhere}");
    }
}

#[test]
fn standard_error_may_go_elsewhere() {
    let mut session = shell("\"$0\" \"$1\" 2> /dev/null; echo ended with $?");
    session.shows("? keys");
    session.press("q");
    session.shows("ended with 0");
}

#[test]
fn the_timeline_that_is_named_is_opened_with_its_events_and_a_card() {
    let mut command = dateline();
    command.arg(SHIPPED);
    let session = Session::start(command, (160, 40));
    session.shows(&shipped("timeline", "title"));
    session.shows(&shipped("events", "title"));
    session.shows("1/");
    session.shows("? keys");
    session.wait_for("a file name, and no problem", |seen| {
        let header = crate::screen::rows(seen.screen()).swap_remove(0);
        header.contains("events") && !header.contains("error")
    });
}

#[test]
fn a_broken_timeline_opens_with_what_is_sound_and_lists_what_is_not() {
    let folder = sample::folder_with(
        "[timeline]\ntitle = \"Half of it\"\n\
         [[events]]\nid = \"sound\"\ndate = \"2021-03-05\"\ntitle = \"This one is sound\"\n\
         [[events]]\nid = \"faulty\"\ndate = \"2021-13-45\"\ntitle = \"This one has no such date\"\n\
         actors = [\"nobody\"]\n",
    );
    let mut session = Session::start(dateline_in(&folder), SIZE);
    session.shows("press ! to read");
    session.shows("This one is sound");
    session.shows("This one has no such date");
    session.press("!");
    session.shows("timeline.toml:9:14");
    session.shows("2021-13-45");
    session.shows("`nobody`");
    session.press("\x1b");
    session.shows("This one is sound");
}
