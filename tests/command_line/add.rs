//! Events that are added to a file: checked before, and never half written.
#![expect(clippy::print_stderr, reason = "how often it was killed, for whoever asks with --nocapture")]

use std::{
    fs,
    path::Path,
    process::{Child, Stdio},
    thread,
};

use crate::{command, dateline, folder};

const NOTE: &str = "On Friday the mayor resigned. The port closed at noon.\n";

const TIMELINE: &str = "# Begun in spring.\n[timeline]\ntitle = 'The harbour' # the old one\n\n\
    [articles.note]\ntitle = 'A note'\ntext = 'note.md'\n\n[actors.mayor]\nname = 'Ann Ahlberg'\n\n\
    [[events]]\nid = 'first'   # of all\ntitle = 'It begins'\n";

const MORE: &str = "[[events]]\nid = 'more'\ntitle = 'More'\n";

fn harbour() -> tempfile::TempDir {
    folder(&[("timeline.toml", TIMELINE), ("note.md", NOTE)])
}

fn text(folder: &Path) -> String {
    fs::read_to_string(folder.join("timeline.toml")).expect("read")
}

#[test]
fn an_event_is_added_at_the_end_and_all_else_stays_as_it_was() {
    let folder = harbour();
    let ran = dateline(
        folder.path(),
        &[
            "add",
            "event",
            "resignation",
            "--title",
            "The mayor \"resigns\"",
            "--date",
            "2021-03-05?",
            "--actor",
            "mayor",
            "--tag",
            "town",
            "--summary",
            "She goes.",
            "--article",
            "note",
            "--quote",
            "the mayor resigned",
        ],
    );
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "added: The mayor \"resigns\"\n", ""));
    let added = "\n[[events]]\nid = \"resignation\"\ntitle = 'The mayor \"resigns\"'\ndate = \"2021-03-05?\"\n\
        summary = \"She goes.\"\nactors = [\"mayor\"]\ntags = [\"town\"]\n\n\
        [[events.sources]]\narticle = \"note\"\nquote = \"the mayor resigned\"\n";
    assert_eq!(text(folder.path()), format!("{TIMELINE}{added}"));
    let shown = dateline(folder.path(), &["show", "resignation"]);
    assert!(shown.code == 0 && shown.out.contains("verbatim"), "{shown:?}");
}

#[test]
fn what_would_be_wrong_with_it_is_told_and_nothing_is_written() {
    let folder = harbour();
    for (arguments, code) in [
        (&["first", "--title", "T"][..], "duplicate-id"),
        (&["Second Event", "--title", "T"], "bad-id"),
        (&["second", "--title", "T", "--date", "soon"], "bad-date"),
        (&["second", "--title", "T", "--actor", "mayer"], "unknown-actor"),
        (&["second", "--title", "T", "--article", "notes", "--quote", "the mayor"], "unknown-article"),
        (&["second", "--title", "T", "--article", "note", "--quote", "the mayor stayed on"], "quote-"),
    ] {
        let ran = dateline(folder.path(), &[&["add", "event"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{arguments:?}");
        assert!(
            ran.err.contains(code)
                && ran.err.ends_with("nothing is written: the places are those of the file as it would be\n"),
            "{code}: {}",
            ran.err
        );
    }
    // Of two files the one that includes the other is read first.
    let including = [("main.toml", "[timeline]\ninclude = ['more.toml']\n"), ("more.toml", MORE)];
    let main = self::folder(&including);
    let ran = dateline(main.path(), &["add", "event", "more", "main.toml", "--title", "T"]);
    assert!(ran.code == 1 && ran.err.contains("duplicate-id"), "{ran:?}");
    assert_eq!(fs::read_to_string(main.path().join("main.toml")).expect("read"), including[0].1);
    assert_eq!(dateline(folder.path(), &["add", "event", "second", "--title", "T", "--quote", "x"]).code, 2);
    assert_eq!(text(folder.path()), TIMELINE);
    let broken = format!("{TIMELINE}note = '''never ended\n");
    fs::write(folder.path().join("timeline.toml"), &broken).expect("written");
    let ran = dateline(folder.path(), &["add", "event", "second", "--title", "T"]);
    assert_eq!((ran.code, text(folder.path())), (1, broken), "{}", ran.err);
    assert!(ran.err.contains("error[syntax]") && ran.err.ends_with("mend this first\n"), "{}", ran.err);
    // Where what is added ends the string, there is no mistake any more, and no such event either.
    let ran = dateline(folder.path(), &["add", "event", "second", "--title", "'''#"]);
    assert!(ran.code == 1 && ran.err.ends_with("a part of that\n"), "{}", ran.err);
    assert!(!text(folder.path()).contains("second"), "nothing is written");
}

#[test]
fn line_ends_bytes_that_are_no_text_and_a_missing_last_line_end_are_kept() {
    let folder = harbour();
    let path = folder.path().join("timeline.toml");
    for (before, gap) in [
        (TIMELINE.replace('\n', "\r\n").into_bytes(), "\r\n"),
        (TIMELINE.trim_end().as_bytes().to_vec(), "\n\n"),
        ([b"\xef\xbb\xbf# \xff\n", TIMELINE.as_bytes()].concat(), "\n"),
        (Vec::new(), ""),
    ] {
        fs::write(&path, &before).expect("written");
        let ran = dateline(folder.path(), &["add", "event", "second", "--title", "One\nand two"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let after = fs::read(&path).expect("read");
        let end = if gap == "\r\n" { gap } else { "\n" };
        let block = format!("{gap}[[events]]{end}id = \"second\"{end}title = '''One{end}and two'''{end}");
        assert_eq!(
            String::from_utf8_lossy(&after),
            String::from_utf8_lossy(&[&*before, block.as_bytes()].concat())
        );
    }
}

#[test]
fn many_that_add_at_once_lose_nothing() {
    let folder = harbour();
    let add = |number: usize| {
        let id = format!("e-{number}");
        loop {
            let ran = dateline(folder.path(), &["add", "event", &id, "--title", "T"]);
            if ran.code == 0 {
                return;
            }
            // Somebody else was faster: nothing is lost by trying again.
            assert!(ran.err.contains("changed by somebody else"), "{}", ran.err);
        }
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|part| scope.spawn(move || (0..5).for_each(|number| add(part * 5 + number))))
            .collect();
        for thread in threads {
            thread.join().expect("ended");
        }
    });
    let all = text(folder.path());
    assert!(all.starts_with(TIMELINE));
    for number in 0..20 {
        assert_eq!(all.matches(&format!("id = \"e-{number}\"\n")).count(), 1, "e-{number}");
    }
    assert_eq!(dateline(folder.path(), &["check"]).code, 0);
}

/// How often it is killed; `DATELINE_KILLS=10000` for as often as the figures in SECURITY.md are of.
fn kills() -> usize {
    std::env::var("DATELINE_KILLS").map_or(150, |count| count.parse().expect("a number"))
}

fn adding(folder: &Path, id: &str) -> Child {
    command(folder, &["add", "event", id, "--title", "T"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("started")
}

#[test]
fn killed_at_any_moment_either_the_old_or_the_new_file_is_there() {
    let folder = harbour();
    // Large enough that writing it takes its time.
    let path = folder.path().join("timeline.toml");
    let filler =
        "# What a curator noted of the harbour, line by line, and would not want to lose.\n".repeat(5_000);
    let mut before = format!("{filler}{TIMELINE}").into_bytes();
    let names = |folder: &Path| fs::read_dir(folder).expect("a folder").count();
    let (mut old, mut new, mut longest) = (0, 0, 1_000_000);
    fs::write(&path, &before).expect("written");
    for kill in 0..kills() {
        let id = format!("killed-{kill}");
        let mut child = adding(folder.path(), &id);
        // Each time at another moment; not by a clock, for what is to be hit is wherever the program is.
        let spins = (kill * 7_919 % 100) * longest / 100;
        for _ in 0..spins {
            std::hint::spin_loop();
        }
        // A child that has ended cannot be killed any more: then it was waited for too long.
        if child.try_wait().expect("asked").is_some() {
            longest = (longest * 9 / 10).max(1_000);
        } else {
            longest += longest / 20;
        }
        let _ = child.kill();
        child.wait().expect("ended");
        let after = fs::read(&path).expect("the file is there");
        if after == before {
            old += 1;
        } else {
            let added = format!("\n[[events]]\nid = \"{id}\"\ntitle = \"T\"\n");
            assert!(after == [&*before, added.as_bytes()].concat(), "killed for the {kill}th time: neither");
            before = after;
            new += 1;
        }
        // What was left behind is named so that nothing reads it.
        for entry in fs::read_dir(folder.path()).expect("a folder") {
            let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
            let is_left = name.starts_with(".timeline.toml.")
                && Path::new(&name).extension().is_some_and(|it| it == "tmp");
            assert!(is_left || ["timeline.toml", "note.md"].contains(&name.as_str()), "{name}");
            if is_left {
                fs::remove_file(folder.path().join(name)).expect("removed");
            }
        }
    }
    eprintln!("{} kills: {old} times the old file, {new} times the new one", kills());
    assert!(
        old > 0 && new > 0,
        "{old} old, {new} new: it was never killed before it was done, or never after"
    );
    assert_eq!(dateline(folder.path(), &["check"]).code, 0);
    assert_eq!(names(folder.path()), 2);
}
