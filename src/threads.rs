//! Work that is done side by side, on as many threads as there are processors.

use std::{
    num::NonZero,
    ops::Range,
    sync::OnceLock,
    thread::{self, ScopedJoinHandle},
};

/// More than that would wait for memory, and for the disk.
const MOST: usize = 8;

/// So many small things are done before another thread has begun.
pub(crate) const FEW: usize = 16_384;

/// How many threads work at once.
pub(crate) fn count() -> usize {
    // To find out, several files of the system are read.
    static COUNT: OnceLock<usize> = OnceLock::new();
    *COUNT.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get).min(MOST))
}

/// Does work on so many things in shares, side by side; no more than `few` are one share. What comes of them is in their
/// order.
///
/// # Panics
///
/// Where the work does.
pub(crate) fn in_shares<T: Send>(
    things: usize,
    few: usize,
    work: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    let share = things.div_ceil(count()).max(few).max(1);
    let shares = (0..things).step_by(share).map(|start| start..things.min(start + share));
    if things <= share {
        return shares.map(work).collect();
    }
    let work = &work;
    thread::scope(|scope| {
        let shares: Vec<_> = shares.map(|share| scope.spawn(move || work(share))).collect();
        shares.into_iter().map(finished).collect()
    })
}

/// What a thread gives; its panic is that of whoever waits for it.
pub(crate) fn finished<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_come_to_the_whole_in_its_order() {
        for (things, few) in [(0, 0), (1, 0), (5, 2), (5, 5), (1_000, 10), (1_001, 1)] {
            let shares = in_shares(things, few, Iterator::collect::<Vec<usize>>);
            assert_eq!(shares.concat(), (0..things).collect::<Vec<_>>(), "{things} and {few}");
        }
    }
}
