//! How often the screen is drawn for what no key asked for.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Nobody sees more than some thirty frames in a second, and while a timeline is read each takes time from that.
const FRAME: Duration = Duration::from_millis(33);

/// Gathers what is told until it is time to show it.
pub(super) struct Pace<T>(Mutex<Waiting<T>>);

struct Waiting<T> {
    what: T,
    shown: Instant,
}

impl<T: Default> Pace<T> {
    pub(super) fn new() -> Self {
        Self(Mutex::new(Waiting { what: T::default(), shown: now() }))
    }

    /// Adds to what is gathered; gives it back where it is time to show it.
    pub(super) fn add(&self, add: impl FnOnce(&mut T)) -> Option<T> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        add(&mut waiting.what);
        if waiting.shown.elapsed() < FRAME {
            return None;
        }
        waiting.shown = now();
        Some(std::mem::take(&mut waiting.what))
    }

    /// What is left.
    pub(super) fn rest(&self) -> T {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner).what)
    }
}

#[expect(clippy::disallowed_methods, reason = "here time is what it is about, and no test waits for it")]
fn now() -> Instant {
    Instant::now()
}
