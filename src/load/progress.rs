//! How far the reading of a large timeline is.

use std::{
    fmt,
    sync::atomic::{AtomicU64, Ordering},
};

/// Fewer bytes are read before one has seen how far that is.
const LARGE: u64 = 4 << 20;

/// So many hundredths at least are told at once.
const STEP: u8 = 4;

/// Tells, from whatever thread, when more is done.
///
/// Not each hundredth: a screen is drawn for what is told.
pub(crate) struct Progress<'p> {
    done: AtomicU64,
    of: AtomicU64,
    tell: Option<&'p (dyn Fn(u8) + Sync)>,
}

impl<'p> Progress<'p> {
    /// Tells nobody.
    pub(crate) const fn untold() -> Self {
        Self { done: AtomicU64::new(0), of: AtomicU64::new(0), tell: None }
    }

    /// `tell` is given the hundredths that are done.
    pub(crate) fn telling(tell: &'p (dyn Fn(u8) + Sync)) -> Self {
        Self { tell: Some(tell), ..Self::untold() }
    }

    /// So many bytes are to be read, then to be understood; and what is in them is put in order, which takes half as long
    /// and is not told of.
    pub(super) fn expects(&self, bytes: u64) {
        self.of.fetch_add(bytes.saturating_mul(5) / 2, Ordering::Relaxed);
    }

    /// So many bytes more are read, or understood.
    pub(super) fn reaches(&self, bytes: usize) {
        let more = u64::try_from(bytes).unwrap_or(u64::MAX);
        let before = self.done.fetch_add(more, Ordering::Relaxed);
        let of = self.of.load(Ordering::Relaxed);
        let hundredths =
            |done: u64| u8::try_from(done.saturating_mul(100) / of.max(1)).unwrap_or(100).min(100);
        let (before, after) = (hundredths(before), hundredths(before.saturating_add(more)));
        let is_new = of >= LARGE * 2 && before / STEP != after / STEP;
        if let Some(tell) = self.tell.filter(|_| is_new) {
            tell(after);
        }
    }
}

impl fmt::Debug for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} of {:?}", self.done, self.of)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn every_step_is_told_once() {
        let told = Mutex::new(Vec::new());
        let tell = |hundredths: u8| told.lock().expect("not poisoned").push(hundredths);
        let progress = Progress::telling(&tell);
        progress.expects(500 << 14);
        (0..1_000).for_each(|_| progress.reaches(1 << 14));
        assert_eq!(*told.lock().expect("not poisoned"), (4..=80).step_by(4).collect::<Vec<u8>>());
    }
}
