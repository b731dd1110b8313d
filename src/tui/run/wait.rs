//! One untimed wait for keys, signals and the end of the terminal.

use std::{
    io::{self, Read},
    os::unix::net::UnixStream,
    process, slice,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crossterm::event::{self, Event};
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH},
    flag,
    iterator::Signals,
    low_level::{emulate_default_handler, pipe},
};

use super::screen;

pub(super) enum Woken {
    Event(Event),
    /// Somebody asked the process to stop (`kill -TSTP`).
    Suspend,
    /// The process goes on after a stop.
    Continued,
}

pub(super) struct Waiter {
    /// Readable when a signal came that the loop has to know of.
    woken: UnixStream,
    suspend: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
}

impl Waiter {
    pub(super) fn new() -> io::Result<Self> {
        // crossterm begins to listen for resizes at its first poll: one that came before would
        // never be heard of. And before our own handlers, so that it knows when they wake us.
        event::poll(Duration::ZERO)?;
        let (woken, wake) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        let waiter = Self { woken, suspend: Arc::default(), continued: Arc::default() };
        // The flags first: by the time the pipe wakes the loop, they are set.
        flag::register(SIGTSTP, Arc::clone(&waiter.suspend))?;
        flag::register(SIGCONT, Arc::clone(&waiter.continued))?;
        for signal in [SIGWINCH, SIGTSTP, SIGCONT] {
            pipe::register(signal, wake.try_clone()?)?;
        }
        end_on_signals()?;
        end_on_hangup()?;
        Ok(waiter)
    }

    /// Sleeps until there is something, and gives all of it.
    pub(super) fn wait(&mut self) -> io::Result<Vec<Woken>> {
        let stdin = io::stdin();
        let mut ready = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.woken, PollFlags::IN)];
        match poll(&mut ready, None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        // crossterm never comes back from a terminal that has gone: the watcher ends the program.
        if ready[0].revents().contains(PollFlags::HUP) {
            end_without_terminal();
        }
        let mut bytes = [0; 64];
        while matches!(self.woken.read(&mut bytes), Ok(1..)) {}
        let mut found = Vec::new();
        if self.suspend.swap(false, Ordering::Relaxed) {
            found.push(Woken::Suspend);
        }
        if self.continued.swap(false, Ordering::Relaxed) {
            found.push(Woken::Continued);
        }
        while event::poll(Duration::ZERO)? {
            found.push(Woken::Event(event::read()?));
        }
        Ok(found)
    }

    /// Stops the process until it is told to go on.
    pub(super) fn stop(&mut self) -> io::Result<()> {
        emulate_default_handler(SIGTSTP)?;
        self.suspend.store(false, Ordering::Relaxed);
        self.continued.store(false, Ordering::Relaxed);
        Ok(())
    }
}

/// A thread that gives the terminal back and then lets the signal do what it does, whatever
/// the rest of the program is busy with.
fn end_on_signals() -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            screen::restore();
            let _ = emulate_default_handler(signal);
        }
    })?;
    Ok(())
}

/// A thread that notices that the terminal has gone, for when no SIGHUP comes.
fn end_on_hangup() -> io::Result<()> {
    thread::Builder::new().name("hang-up".to_owned()).spawn(|| {
        let stdin = io::stdin();
        let mut gone = PollFd::new(&stdin, PollFlags::empty());
        loop {
            match poll(slice::from_mut(&mut gone), None) {
                Ok(_) if gone.revents().intersects(PollFlags::HUP | PollFlags::NVAL | PollFlags::ERR) => {
                    end_without_terminal()
                }
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(_) => return,
            }
        }
    })?;
    Ok(())
}

#[expect(clippy::exit, reason = "there is no terminal to come back to, and nothing to save")]
fn end_without_terminal() -> ! {
    screen::restore();
    process::exit(128 + SIGHUP)
}
