use crate::{
    sample::{self, SIZE},
    session::{Seen, Session},
};

/// What must come after all else the program wrote.
#[track_caller]
fn ends_by_giving_back(seen: &Seen) {
    assert!(seen.is_given_back(), "{}", seen.screen().contents());
    let raw = String::from_utf8_lossy(&seen.raw);
    let last_frame = raw.rfind("\x1b[?25l").expect("a frame");
    let after = raw.get(last_frame..).unwrap_or_default();
    for mode in ["\x1b[?1002l", "\x1b[?2004l", "\x1b[?1006l", "\x1b[?1049l", "\x1b[?25h"] {
        assert!(after.contains(mode), "no {mode:?} in {after:?}");
    }
}

#[test]
fn q_and_ctrl_c_quit_and_give_the_terminal_back() {
    for keys in ["q", "\x03", "a\x03", "?q", "j\r\rq", "a\x1b[<0;1;1M\x03"] {
        let (_folder, mut session) = sample::open();
        session.press(keys);
        let (status, seen) = session.end();
        assert!(status.success(), "{keys:?}: {status}");
        ends_by_giving_back(&seen);
    }
}

#[test]
fn the_settings_of_the_terminal_are_changed_and_put_back() {
    let (_folder, mut session) = sample::open();
    assert_ne!(session.current_settings(), session.settings);
    session.press("\x1a");
    session.wait_for("the shell's screen", Seen::is_given_back);
    session.is_stopped();
    assert_eq!(session.current_settings(), session.settings);
}

#[test]
fn a_signal_ends_the_program_by_that_signal_and_gives_the_terminal_back() {
    let signals = [
        ("TERM", "Terminated"),
        ("INT", "Interrupt"),
        ("HUP", "Hangup"),
        ("QUIT", "Quit"),
        ("USR1", "User"),
        ("ALRM", "Alarm"),
    ];
    for (signal, name) in signals {
        let (_folder, session) = sample::open();
        session.signal(signal);
        let (status, seen) = session.end();
        assert!(status.signal().is_some_and(|by| by.starts_with(name)), "{signal}: {status}");
        ends_by_giving_back(&seen);
    }
}

#[test]
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn the_signals_that_only_linux_has_give_the_terminal_back_too() {
    // SIGPWR and SIGSTKFLT, which not every shell's `kill` has names for.
    for number in [30, 16] {
        let (_folder, session) = sample::open();
        session.signal(&number.to_string());
        let (status, seen) = session.end();
        assert_eq!(status.exit_code(), 128 + number, "{number}: {status}");
        ends_by_giving_back(&seen);
    }
}

#[test]
fn nothing_is_drawn_after_a_signal_gave_the_terminal_back() {
    for _ in 0..20 {
        let (_folder, mut session) = sample::open();
        session.press(&"jjjjkkkk".repeat(40));
        session.signal("TERM");
        ends_by_giving_back(&session.end().1);
    }
}

/// The way to the shell and back, `times` times.
fn goes_and_comes_back(suspend: impl Fn(&mut Session)) {
    let (_folder, mut session) = sample::open();
    let own = session.current_settings();
    for title in ["A warning goes", "The bridge is closed"] {
        suspend(&mut session);
        session.wait_for("the shell's screen", Seen::is_given_back);
        session.is_stopped();
        assert_eq!(session.current_settings(), session.settings);
        session.signal("CONT");
        session.wait_for("the explorer", |seen| !seen.is_given_back());
        session.shows("The bridge falls");
        assert_eq!(session.current_settings(), own);
        session.press("j");
        session.is_on(title);
    }
    session.press("q");
    let (status, seen) = session.end();
    assert!(status.success(), "{status}");
    ends_by_giving_back(&seen);
}

#[test]
fn ctrl_z_leads_to_the_shell_and_continuing_draws_all_anew() {
    goes_and_comes_back(|session| session.press("\x1a"));
}

#[test]
fn a_stop_signal_does_what_ctrl_z_does() {
    goes_and_comes_back(|session| session.signal("TSTP"));
}

#[test]
fn ctrl_z_works_while_a_name_is_typed() {
    let (_folder, mut session) = sample::open();
    session.press("aorm");
    session.shows("type a name: orm");
    session.press("\x1a");
    session.wait_for("the shell's screen", Seen::is_given_back);
    session.is_stopped();
    session.signal("CONT");
    session.shows("type a name: orm");
}

#[test]
fn a_stop_that_cannot_be_caught_is_made_up_for_by_drawing_all_anew() {
    let (_folder, session) = sample::open();
    session.signal("STOP");
    session.is_stopped();
    let before = session.look(|seen| seen.raw.len());
    session.signal("CONT");
    session.wait_for("all of it again", |seen| {
        let after = seen.after(before);
        after.contains("\x1b[?1049h") && after.contains("Inspectors")
    });
}

#[test]
fn closing_the_terminal_ends_the_program() {
    let (_folder, mut session) = sample::open();
    session.close("j");
    session.has_ended();
}

#[test]
fn a_terminal_that_goes_without_a_signal_ends_the_program_too() {
    let folder = sample::folder();
    let mut command = sample::dateline_in(&folder);
    // Only the terminal that controls a process sends it a SIGHUP.
    command.set_controlling_tty(false);
    let mut session = Session::start(command, SIZE);
    session.shows("The bridge falls");
    session.close("j");
    session.has_ended();
}

#[test]
fn a_stopped_program_that_is_told_to_end_leaves_the_terminal_as_it_is_wanted() {
    for _ in 0..20 {
        let (_folder, mut session) = sample::open();
        session.press("\x1a");
        session.is_stopped();
        // What a shell's `kill %1` sends.
        session.signals(&["TERM", "CONT"]);
        let (status, seen) = session.end();
        assert!(status.signal().is_some(), "{status}");
        assert!(seen.is_given_back(), "{:?}", String::from_utf8_lossy(&seen.raw));
    }
}
