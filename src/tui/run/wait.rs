//! One untimed wait for keys, signals and the end of the terminal.

mod ending;

use std::{
    io::{self, Read, Write},
    iter,
    os::unix::net::UnixStream,
    slice,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::{
    consts::{SIGCONT, SIGTSTP, SIGWINCH},
    flag,
    low_level::{emulate_default_handler, pipe},
};

use crate::tui::action::Answer;

use super::{answers::Answers, decoder::Decoder};
use ending::{end_on_hangup, end_on_signals, end_without_terminal};

pub(super) enum Woken {
    Event(Event),
    /// A short text that the terminal sent, as one that answers does.
    Report(String),
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

/// So many bytes of keys are taken between two frames, as many as Linux hands out at once: a held key costs what one
/// costs, and of a megabyte that is pasted as keys there is something to be seen before its end.
const AT_ONCE: usize = 4096;

/// So many times what nobody waits for is thrown away at most.
const MOST_DROPPED: usize = 64;

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
    /// An interrupt came that nobody has looked at yet.
    interrupted: Arc<AtomicBool>,
    decoder: Decoder,
}

impl Waiter {
    pub(super) fn new() -> io::Result<Self> {
        let (woken, wake) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        // Nobody waits where the loop has enough to hear.
        wake.set_nonblocking(true)?;
        let flag = Arc::<AtomicBool>::default;
        let waiter = Self {
            woken,
            wake,
            answer: Slot::default(),
            resized: flag(),
            suspend: flag(),
            continued: flag(),
            away: flag(),
            interrupted: flag(),
            decoder: Decoder::default(),
        };
        flag::register_conditional_default(SIGTSTP, Arc::clone(&waiter.away))?;
        let heard = [(SIGWINCH, &waiter.resized), (SIGTSTP, &waiter.suspend), (SIGCONT, &waiter.continued)];
        for (signal, flag) in heard {
            // The flag first: by the time the pipe wakes the loop, it is set.
            flag::register(signal, Arc::clone(flag))?;
            pipe::register(signal, waiter.wake.try_clone()?)?;
        }
        end_on_signals(&waiter.interrupted)?;
        end_on_hangup()?;
        Ok(waiter)
    }

    /// Sleeps until there is something, and gives it; of keys no more than [`AT_ONCE`].
    pub(super) fn wait(&mut self) -> io::Result<Vec<Woken>> {
        self.gather(None)
    }

    /// Gives what there is by now, be it nothing.
    pub(super) fn look(&mut self) -> io::Result<Vec<Woken>> {
        self.gather(Some(&Timespec::default()))
    }

    fn gather(&mut self, patience: Option<&Timespec>) -> io::Result<Vec<Woken>> {
        let stdin = io::stdin();
        let mut ready = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.woken, PollFlags::IN)];
        match poll(&mut ready, patience) {
            Ok(_) => {}
            // The flags say what came; without one of theirs there is nothing to read for sure.
            Err(rustix::io::Errno::INTR) => ready.iter_mut().for_each(PollFd::clear_revents),
            Err(error) => return Err(error.into()),
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
        if is_ready {
            found.extend(self.read()?.into_iter().map(Woken::Event));
            found.extend(self.decoder.reports().into_iter().map(Woken::Report));
        }
        Ok(found)
    }

    /// What the terminal has to say, once there is something of it.
    fn read(&mut self) -> io::Result<Vec<Event>> {
        let mut bytes = [0; AT_ONCE];
        let stdin = io::stdin();
        let count = match rustix::io::read(&stdin, &mut bytes) {
            // It has gone.
            Ok(0) | Err(rustix::io::Errno::IO) => end_without_terminal(),
            Ok(count) => count,
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let more = is_readable(Duration::ZERO);
        Ok(self.decoder.take(bytes.get(..count).unwrap_or_default(), more))
    }

    /// Throws away what comes until nothing has come for so long.
    pub(super) fn drop_what_comes(&mut self, patience: Duration) {
        let mut patience = patience;
        for _ in 0..MOST_DROPPED {
            if !is_readable(patience) || self.read().is_err() {
                break;
            }
            patience = Duration::ZERO;
        }
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
        // Half a key from before is none.
        self.decoder = Decoder::default();
        // One that ended the other program was meant for that, be it looked at only now.
        self.interrupted.store(false, Ordering::SeqCst);
        self.away.store(false, Ordering::Relaxed);
        AWAY.store(false, Ordering::SeqCst);
        self.suspend.store(false, Ordering::Relaxed);
        self.continued.store(false, Ordering::Relaxed);
        done
    }

    /// Stops the process until it is told to go on.
    pub(super) fn stop(&mut self) -> io::Result<()> {
        emulate_default_handler(SIGTSTP)?;
        self.decoder = Decoder::default();
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
    AWAY.load(Ordering::SeqCst)
}

/// Whether there is something to read, or comes in time.
fn is_readable(patience: Duration) -> bool {
    let stdin = io::stdin();
    let mut ready = PollFd::new(&stdin, PollFlags::IN);
    let patience = Timespec::try_from(patience).unwrap_or_default();
    poll(slice::from_mut(&mut ready), Some(&patience)).is_ok() && ready.revents().contains(PollFlags::IN)
}
