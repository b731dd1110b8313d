//! How often the screen is drawn for what no key asked for.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Nobody sees more than some thirty frames in a second, and each is drawn by a processor that has something better to
/// do while a timeline is read.
const FRAME: Duration = Duration::from_millis(33);

/// Gathers what is told until it is time to show it.
pub(super) struct Pace<T>(Mutex<Gathered<T>>);

struct Gathered<T> {
    what: T,
    shown: Instant,
}

impl<T: Default> Pace<T> {
    pub(super) fn new() -> Self {
        Self(Mutex::new(Gathered { what: T::default(), shown: now() }))
    }

    /// Adds to what is gathered; gives it back where it is time to show it.
    pub(super) fn add(&self, add: impl FnOnce(&mut T)) -> Option<T> {
        let mut gathered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        add(&mut gathered.what);
        if gathered.shown.elapsed() < FRAME {
            return None;
        }
        gathered.shown = now();
        Some(std::mem::take(&mut gathered.what))
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
