//! Threads that end the program in good order, whatever the rest of it is busy with.

use std::{io, process, slice, thread};

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::{
    consts::{
        SIGABRT, SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU,
        SIGXFSZ,
    },
    iterator::Signals,
    low_level::emulate_default_handler,
};

use super::{super::screen, is_away};

/// The signals that end a program and may be caught, but for those that say that it is broken.
const ENDING: [i32; 12] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGXCPU,
    SIGXFSZ,
];

/// A thread that gives the terminal back and then lets the signal do what it does, whatever
/// the rest of the program is busy with.
pub(super) fn end_on_signals() -> io::Result<()> {
    let mut signals = Signals::new(ENDING)?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        let is_theirs = |signal: &i32| is_away() && matches!(*signal, SIGINT | SIGQUIT);
        if let Some(signal) = signals.forever().find(|signal| !is_theirs(signal)) {
            screen::restore();
            let _ = emulate_default_handler(signal);
        }
    })?;
    Ok(())
}

/// A thread that notices that the terminal has gone, for when no SIGHUP comes.
pub(super) fn end_on_hangup() -> io::Result<()> {
    thread::Builder::new().name("hang-up".to_owned()).spawn(|| {
        let stdin = io::stdin();
        let mut gone = PollFd::new(&stdin, PollFlags::empty());
        loop {
            match poll(slice::from_mut(&mut gone), None) {
                Ok(_) if gone.revents().intersects(PollFlags::HUP | PollFlags::ERR) => end_without_terminal(),
                // Some systems cannot watch every terminal: then SIGHUP must do.
                Ok(_) if gone.revents().contains(PollFlags::NVAL) => return,
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(_) => return,
            }
        }
    })?;
    Ok(())
}

#[expect(clippy::exit, reason = "there is no terminal to come back to, and nothing to save")]
pub(super) fn end_without_terminal() -> ! {
    screen::restore();
    process::exit(128 + SIGHUP)
}
