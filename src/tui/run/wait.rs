//! One untimed wait for keys, signals and the end of the terminal.

use std::{
    io::{self, Read, Write},
    iter,
    os::unix::net::UnixStream,
    process, slice,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crossterm::event::{self, Event};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::{
    consts::{
        SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2,
        SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
    },
    flag,
    iterator::Signals,
    low_level::{emulate_default_handler, pipe},
};

use crate::tui::action::Answer;

use super::{answers::Answers, screen};

pub(super) enum Woken {
    Event(Event),
    /// The terminal may have another size.
    Resized,
    /// Somebody asked the process to stop (`kill -TSTP`).
    Suspend,
    /// The process goes on after a stop.
    Continued,
    Answer(Answer),
}

/// Another program has the terminal, and what is typed is meant for it.
static AWAY: AtomicBool = AtomicBool::new(false);

/// How long crossterm may look for what it has read and not yet given. With no time at all its
/// `poll` says "nothing" without looking (crossterm issue 839), and it looks for as long as it is
/// given, so this is short. The source that it takes by default would do without, but leaves
/// what it has no room for unread in the terminal until the next key (crossterm issue 1057).
const MOMENT: Duration = Duration::from_micros(50);

/// A look that is interrupted for longer than its [`MOMENT`] finds nothing either: so many must
/// have been in vain before we sleep.
const LOOKS: u8 = 3;

pub(super) struct Waiter {
    /// Readable when a signal or an answer came that the loop has to know of.
    woken: UnixStream,
    wake: UnixStream,
    answer: Slot,
    resized: Arc<AtomicBool>,
    suspend: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
    /// Another program has the terminal.
    away: Arc<AtomicBool>,
    /// How many looks are left to take before the next sleep.
    looks: u8,
}

impl Waiter {
    pub(super) fn new() -> io::Result<Self> {
        let (woken, wake) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        let flag = Arc::<AtomicBool>::default;
        let waiter = Self {
            woken,
            wake,
            answer: Slot::default(),
            resized: flag(),
            suspend: flag(),
            continued: flag(),
            away: flag(),
            looks: LOOKS,
        };
        flag::register_conditional_default(SIGTSTP, Arc::clone(&waiter.away))?;
        let heard = [(SIGWINCH, &waiter.resized), (SIGTSTP, &waiter.suspend), (SIGCONT, &waiter.continued)];
        for (signal, flag) in heard {
            // The flag first: by the time the pipe wakes the loop, it is set.
            flag::register(signal, Arc::clone(flag))?;
            pipe::register(signal, waiter.wake.try_clone()?)?;
        }
        end_on_signals()?;
        end_on_hangup()?;
        Ok(waiter)
    }

    /// Sleeps until there is something, and gives all of it.
    pub(super) fn wait(&mut self) -> io::Result<Vec<Woken>> {
        let may_sleep = self.looks == 0;
        self.gather(may_sleep)
    }

    /// Gives what there is by now, be it nothing.
    pub(super) fn look(&mut self) -> io::Result<Vec<Woken>> {
        self.gather(false)
    }

    fn gather(&mut self, may_sleep: bool) -> io::Result<Vec<Woken>> {
        let stdin = io::stdin();
        let mut ready = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.woken, PollFlags::IN)];
        let at_once = Timespec::default();
        match poll(&mut ready, (!may_sleep).then_some(&at_once)) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        // crossterm never comes back from a terminal that has gone: the watcher ends the program.
        if ready[0].revents().contains(PollFlags::HUP) {
            end_without_terminal();
        }
        let is_ready = !ready[0].revents().is_empty();
        let mut bytes = [0; 64];
        while matches!(self.woken.read(&mut bytes), Ok(1..)) {}
        let mut found = Vec::new();
        for (flag, woken) in [
            (&self.resized, Woken::Resized),
            (&self.suspend, Woken::Suspend),
            (&self.continued, Woken::Continued),
        ] {
            if flag.swap(false, Ordering::Relaxed) {
                found.push(woken);
            }
        }
        let mut answers = self.answer.lock().unwrap_or_else(PoisonError::into_inner);
        found.extend(iter::from_fn(|| answers.take()).map(Woken::Answer));
        drop(answers);
        // What crossterm has read and not given has been looked for often enough.
        if !may_sleep && self.looks == 0 && !is_ready {
            return Ok(found);
        }
        self.looks = self.looks.saturating_sub(1);
        while event::poll(MOMENT)? {
            self.looks = LOOKS;
            match event::read()? {
                Event::Resize(..) => {}
                event => found.push(Woken::Event(event)),
            }
        }
        Ok(found)
    }

    /// For another thread to answer through.
    pub(super) fn teller(&self) -> io::Result<Teller> {
        Ok(Teller { answer: Arc::clone(&self.answer), wake: self.wake.try_clone()? })
    }

    /// Runs something that has the terminal to itself, such as an editor. An interrupt is meant for that one then,
    /// and whoever stops it stops us with it.
    pub(super) fn meanwhile<T>(&mut self, run: impl FnOnce() -> T) -> T {
        AWAY.store(true, Ordering::Relaxed);
        self.away.store(true, Ordering::Relaxed);
        let done = run();
        self.away.store(false, Ordering::Relaxed);
        AWAY.store(false, Ordering::Relaxed);
        self.suspend.store(false, Ordering::Relaxed);
        self.continued.store(false, Ordering::Relaxed);
        done
    }

    /// Stops the process until it is told to go on.
    pub(super) fn stop(&mut self) -> io::Result<()> {
        emulate_default_handler(SIGTSTP)?;
        self.suspend.store(false, Ordering::Relaxed);
        self.continued.store(false, Ordering::Relaxed);
        Ok(())
    }
}

type Slot = Arc<Mutex<Answers>>;

/// Answers from another thread, which wake the loop.
pub(super) struct Teller {
    answer: Slot,
    wake: UnixStream,
}

impl Teller {
    pub(super) fn tell(&self, answer: Answer) {
        let overtaken = self.answer.lock().unwrap_or_else(PoisonError::into_inner).add(answer);
        let _ = (&self.wake).write(&[0]);
        drop(overtaken);
    }
}

/// Whether another program, such as an editor, has the terminal.
pub(super) fn is_away() -> bool {
    AWAY.load(Ordering::Relaxed)
}

/// The signals that end a program and may be caught, but for those that say that it is broken.
const ENDING: [i32; 12] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGXCPU,
    SIGXFSZ,
];

/// A thread that gives the terminal back and then lets the signal do what it does, whatever
/// the rest of the program is busy with.
fn end_on_signals() -> io::Result<()> {
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
fn end_on_hangup() -> io::Result<()> {
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
fn end_without_terminal() -> ! {
    screen::restore();
    process::exit(128 + SIGHUP)
}
