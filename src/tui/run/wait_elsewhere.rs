//! Where there are no Unix signals: crossterm's own wait.

use std::{
    io,
    sync::mpsc::{Receiver, Sender, channel},
    time::Duration,
};

use crossterm::event::{self, Event};

use crate::tui::action::Answer;

pub(super) enum Woken {
    Event(Event),
    #[expect(dead_code, reason = "what a terminal answers comes as keys there, and it is not asked")]
    Report(String),
    #[expect(dead_code, reason = "a resize is an event there")]
    Resized,
    #[expect(dead_code, reason = "only Unix stops and continues processes")]
    Suspend,
    #[expect(dead_code, reason = "only Unix stops and continues processes")]
    Continued,
    Answer(Answer),
}

/// How long an answer may wait: nothing but a key wakes the loop there.
const ANSWERED: Duration = Duration::from_millis(250);

/// So many events are taken between two frames.
const AT_ONCE: usize = 4096;

pub(super) struct Waiter {
    answers: (Sender<Answer>, Receiver<Answer>),
}

/// There one waits for an editor without being told.
pub(super) fn is_away() -> bool {
    false
}

/// Answers from another thread.
pub(super) struct Teller(Sender<Answer>);

impl Teller {
    pub(super) fn tell(&self, answer: Answer) {
        let _ = self.0.send(answer);
    }
}

impl Waiter {
    #[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self { answers: channel() })
    }

    #[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
    pub(super) fn teller(&self) -> io::Result<Teller> {
        Ok(Teller(self.answers.0.clone()))
    }

    pub(super) fn wait(&mut self) -> io::Result<Vec<Woken>> {
        let mut found: Vec<Woken> = Vec::new();
        while found.is_empty() && !event::poll(ANSWERED)? {
            found.extend(self.answers.1.try_iter().map(Woken::Answer));
        }
        while found.len() < AT_ONCE && event::poll(Duration::ZERO)? {
            found.push(Woken::Event(event::read()?));
        }
        Ok(found)
    }

    /// Gives what there is by now, be it nothing.
    pub(super) fn look(&mut self) -> io::Result<Vec<Woken>> {
        let mut found: Vec<Woken> = self.answers.1.try_iter().map(Woken::Answer).collect();
        while found.len() < AT_ONCE && event::poll(Duration::ZERO)? {
            found.push(Woken::Event(event::read()?));
        }
        Ok(found)
    }

    /// Throws away what comes until nothing has come for so long.
    #[expect(clippy::unused_self, reason = "the same shape as on Unix")]
    pub(super) fn drop_what_comes(&mut self, patience: Duration) {
        let mut patience = patience;
        while event::poll(patience).unwrap_or(false) && event::read().is_ok() {
            patience = Duration::ZERO;
        }
    }

    #[expect(clippy::unused_self, reason = "the same shape as on Unix")]
    pub(super) fn meanwhile<T>(&mut self, run: impl FnOnce() -> T) -> T {
        run()
    }

    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
    pub(super) fn stop(&mut self) -> io::Result<()> {
        Ok(())
    }
}
