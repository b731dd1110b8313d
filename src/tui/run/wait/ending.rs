//! Threads that end the program in good order, whatever the rest of it is busy with.

use std::{
    io, process, slice,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use rustix::{
    event::{PollFd, PollFlags, poll},
    process::Signal,
};
use signal_hook::{
    consts::{
        SIGABRT, SIGALRM, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM,
        SIGXCPU, SIGXFSZ,
    },
    flag,
    iterator::Signals,
    low_level::emulate_default_handler,
};

use crate::fault;

use super::{
    super::{editor, faults::guarded, screen},
    is_away,
};

/// So often goes on after a fault of ours what must not end before the program does.
const FEW: usize = 8;

/// So long at most is waited for a terminal that does not read before a signal does what it does.
const MOST: Duration = Duration::from_secs(1);

/// The signals of POSIX that end a program and may be caught, but for those that say that it is broken, and `SIGIO`.
const ENDING: [i32; 13] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGXCPU,
    SIGXFSZ, SIGIO,
];

/// Linux's own, which have no doing of their own in [`emulate_default_handler`]: the program exits as a shell would say
/// that they ended it.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
const ENDING_HERE: [i32; 2] = [Signal::POWER.as_raw(), Signal::STKFLT.as_raw()];
#[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64"))))]
const ENDING_HERE: [i32; 0] = [];

/// A thread that gives the terminal back and then lets the signal do what it does, whatever
/// the rest of the program is busy with. `interrupted` is set by an interrupt as it comes, before this thread looks at it:
/// whoever had the terminal until then may have ended by it meanwhile.
pub(super) fn end_on_signals(interrupted: &Arc<AtomicBool>) -> io::Result<()> {
    for signal in [SIGINT, SIGQUIT] {
        flag::register(signal, Arc::clone(interrupted))?;
    }
    let mut signals = Signals::new(ENDING.iter().chain(&ENDING_HERE))?;
    let interrupted = Arc::clone(interrupted);
    let mut listen = move || {
        fault::at("signals");
        let is_theirs = |signal: &i32| {
            matches!(*signal, SIGINT | SIGQUIT) && (is_away() || !interrupted.swap(false, Ordering::SeqCst))
        };
        if let Some(signal) = signals.forever().find(|signal| !is_theirs(signal)) {
            restore_in_time(signal);
            let _ = emulate_default_handler(signal);
            end_by(signal);
        }
    };
    let listen = move || (0..FEW).find(|_| guarded(&mut listen).is_some());
    thread::Builder::new().name("signals".to_owned()).spawn(listen)?;
    Ok(())
}

/// Gives the terminal back, unless that takes too long: whoever ends a program need not wait for its terminal. An
/// editor that has the terminal is ended first, for it would go on without anybody to come back to.
fn restore_in_time(signal: i32) {
    let (tell, told) = mpsc::channel();
    let restore = move || screen::restore(|| editor::end(signal == SIGHUP));
    let restore_and_tell = move || {
        fault::at("restore");
        restore();
        // Nobody may be waiting any more.
        let _ = tell.send(());
    };
    match thread::Builder::new().name("restore".to_owned()).spawn(restore_and_tell) {
        Ok(_) => {
            // Nobody tells where that has failed.
            if told.recv_timeout(MOST) == Err(RecvTimeoutError::Disconnected) {
                restore();
            }
        }
        Err(_) => screen::restore(|| false),
    }
}

/// A thread that notices that the terminal has gone, for when no SIGHUP comes.
pub(super) fn end_on_hangup() -> io::Result<()> {
    let watch = || {
        fault::at("hang-up");
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
    };
    let watch = move || (0..FEW).find(|_| guarded(watch).is_some());
    thread::Builder::new().name("hang-up".to_owned()).spawn(watch)?;
    Ok(())
}

/// For a signal whose own doing could not be had.
#[expect(clippy::exit, reason = "the terminal is given back, and there is nothing to save")]
fn end_by(signal: i32) -> ! {
    process::exit(128 + signal)
}

#[expect(clippy::exit, reason = "there is no terminal to come back to, and nothing to save")]
pub(super) fn end_without_terminal() -> ! {
    restore_in_time(SIGHUP);
    process::exit(128 + SIGHUP)
}
