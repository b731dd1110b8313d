//! More than anybody does: storms of resizes, keys by the thousand, a megabyte that is pasted, rubbish, a terminal that
//! stops reading, and files that never come to rest. No crash, no growth without bound, and keys are answered.
//!
//! `DATELINE_LOAD=10` does ten times as much. With 128 the keys that move the focus are a megabyte, which takes a build
//! without optimisation minutes: each is one of its own to the program, unlike what is pasted.
#![expect(clippy::print_stderr, reason = "figures for whoever asks with --nocapture, and what is skipped")]

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crate::{
    process::{figure, is_writing},
    sample::{self, SIZE, dateline_in},
    session::{Seen, Session},
};

const MEGABYTE: usize = 1 << 20;

/// How many times as much as usual is done.
fn times() -> usize {
    std::env::var("DATELINE_LOAD").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// No more memory than this many KiB is taken at any time, however much comes: several times what was seen.
const MOST_MEMORY: u64 = 128 << 10;

#[track_caller]
fn is_bounded(session: &Session, what: &str) {
    match figure(session.process(), "VmHWM") {
        Some(most) => {
            eprintln!("{what}: {most} KiB at most");
            assert!(most < MOST_MEMORY, "{what}: {most} KiB");
        }
        None => eprintln!("{what}: skipped, the system does not say how much memory a process has"),
    }
}

/// Numbers that look random and are the same each time.
fn numbers(seed: u64) -> impl Iterator<Item = u64> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    })
}

#[track_caller]
fn quits(mut session: Session) {
    session.press("q");
    let (status, seen) = session.end();
    assert!(status.success() && seen.is_given_back(), "{status}");
}

#[test]
fn ten_thousand_resizes_with_keys_between_pass() {
    let (_folder, mut session) = sample::open();
    let mut number = numbers(1);
    let mut below = |most: u64| u16::try_from(number.next().expect("a number") % most).expect("small");
    let keys = ["j", "k", "\r", "\x1b", "2", "1", "5", "?", "\x1b", "4", "G", "g", "i", "i"];
    for round in 0..10_000 * times() {
        session.resize_unseen((1 + below(500), 1 + below(300)));
        if round % 250 == 0 {
            let before = session.look(Seen::frames);
            session.press(keys[round / 250 % keys.len()]);
            session.wait_for("an answer", |seen| seen.frames() > before);
        }
    }
    session.press("\x1b\x1b\x1b\x1b1g");
    session.resize(SIZE);
    session.shows("The bridge falls");
    session.press("jj");
    session.is_on("The bridge is closed");
    is_bounded(&session, "resizes");
    quits(session);
}

#[test]
fn keys_by_the_thousand_are_taken_and_frames_come_between() {
    let (_folder, mut session) = sample::open();
    let before = session.look(Seen::frames);
    let many = MEGABYTE / 128 * times();
    session.press(&"jk".repeat(many / 2));
    session.press("G");
    session.is_on("The mayor resigns");
    let frames = session.look(Seen::frames) - before;
    assert!(frames >= many / 4096, "{frames} frames");
    is_bounded(&session, "keys");
    quits(session);
}

#[test]
fn ctrl_c_ends_the_program_behind_thousands_of_keys() {
    let (_folder, mut session) = sample::open();
    session.press(&"Z".repeat(MEGABYTE / 64 * times()));
    session.press("\x03");
    let (status, seen) = session.end();
    assert!(status.success() && seen.is_given_back(), "{status}");
}

#[test]
fn a_megabyte_pasted_into_any_line_and_thousands_of_keys_fill_it_and_no_more() {
    for (open, shown) in
        [("/", " /"), ("a", "type a name"), ("s", "In all articles"), ("?/", "Here: in the list")]
    {
        let (_folder, mut session) = sample::open();
        session.press(open);
        session.shows(shown);
        session.send(format!("\x1b[200~{}\x1b[201~", "pasted ".repeat(MEGABYTE / 7 * times())).as_bytes());
        session.shows("A line holds at most 1000 characters");
        session.press(&"x".repeat(MEGABYTE / 128));
        session.shows("no more can be typed");
        is_bounded(&session, open);
        session.press("\x1b\x1b\x1b\x1bjj");
        session.is_on("The bridge is closed");
        quits(session);
    }
}

#[test]
fn a_megabyte_that_is_pasted_where_nobody_types_is_no_keys() {
    let (_folder, mut session) = sample::open();
    session.send(format!("\x1b[200~{}\x1b[201~", "q\x03".repeat(MEGABYTE / 2 * times())).as_bytes());
    session.shows("Pasted text goes where one types");
    is_bounded(&session, "a paste");
    quits(session);
}

#[test]
fn ctrl_c_ends_a_paste_that_never_ends_and_the_program() {
    let (_folder, mut session) = sample::open();
    session.send(format!("\x1b[200~{}", "q".repeat(MEGABYTE * times())).as_bytes());
    is_bounded(&session, "an endless paste");
    // Until it comes by itself: what was sent may not be read yet.
    session.wait_for_with("the end", |seen| seen.ended, |session| session.press_if_there("\x03"));
    let (status, seen) = session.end();
    // One more that comes when the terminal is given back, and the program is not gone yet, is the terminal's interrupt.
    let is_ended = status.success() || status.signal() == Some("Interrupt");
    assert!(is_ended && seen.is_given_back(), "{status:?}");
}

/// What terminals never send, or only broken ones.
fn rubbish(seed: u64) -> Vec<u8> {
    let mut number = numbers(seed);
    let mut next = move || number.next().expect("a number");
    let mut bytes = Vec::new();
    while bytes.len() < MEGABYTE / 8 * times() {
        let any: Vec<u8> = (0..next() % 60).map(|_| u8::try_from(next() % 256).expect("a byte")).collect();
        bytes.extend(match next() % 8 {
            0 => {
                format!("\x1b[{}", "9;".repeat(usize::try_from(next() % 4_000).expect("small"))).into_bytes()
            }
            1 => format!("\x1b[<{};{};{}M", next() % 130, next() % 70_000, next() % 70_000).into_bytes(),
            2 => format!("\x1b[{};{}R\x1b[0;0R\x1b[?62;22c", next() % 300, next() % 300).into_bytes(),
            3 => [b"\x1b[200~".to_vec(), any, b"\x1b[201~".to_vec()].concat(),
            4 => b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP1$r0m\x1b\\".to_vec(),
            5 => b"\x1b[M\xff\xff\xff\x1bO\x1b[?\x1b[[\x1b[99999999999999999999;9u".to_vec(),
            _ => any,
        });
    }
    // Keys that end the program, stop it or leave it for an editor are left out.
    bytes.retain(|byte| !matches!(byte, b'q' | b'Q' | b'e' | b'o' | b'y' | b'Y' | b'\r' | 0x03 | 0x1a));
    bytes
}

#[test]
fn rubbish_does_no_harm_and_the_keys_behind_it_are_keys() {
    for seed in [1, 2] {
        let (_folder, mut session) = sample::open();
        session.send(&rubbish(seed));
        session.send(b"\x18\x1b[201~\x1b\x1b\x1b\x1b\x1b1cg");
        session.shows("The bridge falls");
        session.press("jj");
        session.is_on("The bridge is closed");
        is_bounded(&session, "rubbish");
        quits(session);
    }
}

/// A terminal that is not read, of a program that writes as much as it can. Keys go on being sent.
fn stuck() -> (tempfile::TempDir, Session) {
    let (folder, mut session) = sample::open();
    session.hold(true);
    session.resize_unseen((400, 200));
    let keys = ["?", "G", "g", "\x1b", "2", "5", "4", "1"];
    let mut keys = keys.iter().cycle().take(2_000);
    // As many as it takes, until it waits for somebody to read.
    session.press_until(|| keys.next().copied(), |process| is_writing(process).unwrap_or(false));
    match is_writing(session.process()) {
        Some(waits) => assert!(waits, "the program does not wait for its terminal"),
        None => eprintln!("not known: whether the program waits for its terminal; the system does not tell"),
    }
    (folder, session)
}

#[test]
fn a_signal_ends_the_program_though_the_terminal_does_not_read() {
    for (signal, name) in [("TERM", "Terminated"), ("HUP", "Hangup"), ("INT", "Interrupt")] {
        let (_folder, mut session) = stuck();
        session.signal(signal);
        session.has_ended();
        let status = session.status().expect("it has ended");
        assert!(status.signal().is_some_and(|by| by.starts_with(name)), "{signal}: {status}");
        assert_eq!(session.current_settings(), session.settings, "{signal}");
        session.hold(false);
        let (_, seen) = session.end();
        let last = seen.after(seen.raw.len().saturating_sub(300));
        assert!(seen.is_given_back(), "{signal}: {last:?}");
    }
}

#[test]
fn once_a_terminal_reads_again_keys_are_answered() {
    let (folder, mut session) = stuck();
    // Nobody hears of these for now.
    for round in 0..200 {
        fs::write(folder.path().join("herald.md"), format!("Text {round}.\n")).expect("written");
    }
    session.hold(false);
    session.press("\x1b\x1b\x1b\x1b1g");
    session.resize(SIZE);
    session.shows("errors");
    session.press("jj");
    session.is_on("The bridge is closed");
    is_bounded(&session, "a terminal that does not read");
    quits(session);
}

/// Writes the timeline a hundred times a second, whole and broken by turns, until it is told to stop; each way of saving.
fn rewrites(folder: &std::path::Path, stop: &AtomicBool) -> usize {
    let file = folder.join("timeline.toml");
    let whole = fs::read_to_string(&file).expect("read");
    let mut round = 0;
    while !stop.load(Ordering::Relaxed) || round < 200 * times() {
        let text = match round % 4 {
            0 => whole.replace("The bridge falls", &format!("The bridge falls {round}")),
            1 => whole.replace("id = \"closure\"", "id = \"closure"),
            2 => whole.chars().take(whole.len() / 2).collect(),
            _ => String::new(),
        };
        if round % 8 < 4 {
            fs::write(&file, text).expect("written");
        } else {
            let new = folder.join("new");
            fs::write(&new, text).expect("written");
            fs::rename(new, &file).expect("renamed");
        }
        round += 1;
        thread::sleep(Duration::from_millis(10));
    }
    fs::write(&file, whole.replace("The bridge falls", "The bridge is gone at last")).expect("written");
    round
}

#[test]
fn files_that_are_rewritten_a_hundred_times_a_second_end_up_shown_as_they_are() {
    let folder = sample::folder();
    let mut session = Session::start(dateline_in(&folder), SIZE);
    session.shows("The bridge falls");
    let threads = figure(session.process(), "Threads");
    let stop = Arc::new(AtomicBool::new(false));
    let (path, stops) = (folder.path().to_owned(), Arc::clone(&stop));
    let writer = thread::spawn(move || rewrites(&path, &stops));
    for _ in 0..20 {
        session.press("?");
        session.shows("Here: in the list of events");
        session.press("?");
        session.lacks("Here: in the list of events");
    }
    stop.store(true, Ordering::Relaxed);
    let rounds = writer.join().expect("the writer ends");
    session.shows("The bridge is gone at last");
    session.press("g");
    session.is_on("Inspectors look");
    is_bounded(&session, &format!("{rounds} rewrites"));
    if let (Some(before), Some(now)) = (threads, figure(session.process(), "Threads")) {
        eprintln!("{before} threads, then {now}");
        // One may be letting go of what was shown.
        assert!(now <= before + 3, "{before} threads, then {now}");
    }
    quits(session);
}
