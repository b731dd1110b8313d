//! Pipes, colours and the terminal that is not there.

use std::{io, path::Path};

use crate::{CRATE, command, dateline, elmford, folder, run, shipped};

#[test]
fn exploring_without_a_terminal_says_so_and_what_to_do() {
    let expected = "error: there is no terminal to explore in\n\
                    help: `dateline list` and `dateline show ID` print to a file or a pipe\n";
    // In its folder, by its name, and the one that is part of the program.
    let (town, empty) = (elmford(), folder(&[]));
    for ran in
        [dateline(town.path(), &[]), dateline(town.path(), &["timeline.toml"]), dateline(empty.path(), &[])]
    {
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (2, "", expected));
    }
}

#[cfg(unix)]
#[test]
fn a_timeline_that_is_a_link_to_nowhere_is_not_passed_over() {
    let folder = folder(&[]);
    std::os::unix::fs::symlink("gone.toml", folder.path().join("timeline.toml")).expect("linked");
    for arguments in [&[][..], &["list"]] {
        let ran = dateline(folder.path(), arguments);
        assert_eq!((ran.code, ran.err.as_str()), (2, "error: there is no file `timeline.toml`\n"));
    }
}

#[test]
fn exploring_a_file_that_is_not_there_says_so() {
    let ran = dateline(folder(&[]).path(), &["elmford.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(ran.err, "error: there is no file `elmford.toml`\n");
}

#[test]
fn what_stands_in_the_wrong_order_is_said() {
    let ran = shipped(&["show", "timeline.toml", "kaluga-raid"]);
    let err = "error: the event's id stands before the file: `dateline show kaluga-raid timeline.toml`\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (2, "", err));
    let ran = shipped(&["show", "timeline.toml"]);
    let err = "error: the event's id stands before the file: `dateline show ID timeline.toml`\n";
    assert_eq!((ran.code, ran.err.as_str()), (2, err));
    let ran = shipped(&["chek"]);
    let err = "error: there is no file `chek`\nhelp: did you mean the command `check`?\n";
    assert_eq!((ran.code, ran.err.as_str()), (2, err));
    let ran = shipped(&["--theme", "dark", "check"]);
    let err =
        "error: there is no file `check`\nhelp: `check` is a command, and comes first: `dateline check …`\n";
    assert_eq!((ran.code, ran.err.as_str()), (2, err));
}

/// What `dateline list | head -1` comes to: whoever reads the pipe has gone.
#[test]
fn a_pipe_that_nobody_reads_any_more_changes_no_exit_code() {
    let broken = "tests/fixtures/unknown-actor/timeline.toml";
    for (arguments, code) in [
        (&["list"][..], 0),
        (&["list", "--json"], 0),
        (&["show", "concert-attack"], 0),
        (&["show", "concert-attack", "--json"], 0),
        (&["check"], 0),
        (&["check", "--json"], 0),
        (&["check", broken], 1),
        (&["check", "--json", broken], 1),
        (&["--help"], 0),
    ] {
        let (reader, writer) = io::pipe().expect("a pipe");
        drop(reader);
        let mut child = command(Path::new(CRATE), arguments);
        let output = child.stdout(writer).stderr(std::process::Stdio::piped()).spawn().expect("runs");
        // Otherwise the writing end would stay open here.
        drop(child);
        let output = output.wait_with_output().expect("ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn nothing_that_is_piped_has_an_escape_byte() {
    let broken = "tests/fixtures/unknown-actor/timeline.toml";
    for arguments in [
        &["list"][..],
        &["show", "concert-attack"],
        &["check", broken],
        &["list", broken],
        &["list", "--actor", "puttin"],
        &["check", "nowhere.toml"],
        &["check", "--jsno"],
        &["--help"],
    ] {
        let ran = shipped(arguments);
        assert!(!ran.out.contains('\x1b') && !ran.err.contains('\x1b'), "{ran:?}");
    }
}

#[test]
fn colours_that_were_asked_for_come_and_no_color_keeps_them_out() {
    let broken = "tests/fixtures/unknown-actor/timeline.toml";
    for arguments in [&["check", broken][..], &["show", "concert-attack"], &["check", "nowhere.toml"]] {
        let forced = || {
            let mut command = command(Path::new(CRATE), arguments);
            command.env("CLICOLOR_FORCE", "1");
            command
        };
        let coloured = run(&mut forced());
        assert!(coloured.out.contains('\x1b') || coloured.err.contains('\x1b'), "{coloured:?}");
        let plain = run(forced().env("NO_COLOR", "1"));
        assert!(!plain.out.contains('\x1b') && !plain.err.contains('\x1b'), "{plain:?}");
        assert_eq!(plain.code, coloured.code);
    }
}
