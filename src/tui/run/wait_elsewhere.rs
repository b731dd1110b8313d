//! Where there are no Unix signals: crossterm's own wait.

use std::{io, time::Duration};

use crossterm::event::{self, Event};

pub(super) enum Woken {
    Event(Event),
    #[expect(dead_code, reason = "a resize is an event there")]
    Resized,
    #[expect(dead_code, reason = "only Unix stops and continues processes")]
    Suspend,
    #[expect(dead_code, reason = "only Unix stops and continues processes")]
    Continued,
}

pub(super) struct Waiter;

impl Waiter {
    #[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self)
    }

    #[expect(clippy::unused_self, reason = "the same shape as on Unix")]
    pub(super) fn wait(&mut self) -> io::Result<Vec<Woken>> {
        let mut found = vec![Woken::Event(event::read()?)];
        while event::poll(Duration::ZERO)? {
            found.push(Woken::Event(event::read()?));
        }
        Ok(found)
    }

    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
    pub(super) fn stop(&mut self) -> io::Result<()> {
        Ok(())
    }
}
