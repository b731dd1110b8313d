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

/// What is made of each of so many things, in their order; of more than `few` side by side.
///
/// # Panics
///
/// Where `make` does.
pub(crate) fn map<T: Send>(things: usize, few: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let share = things.div_ceil(count()).max(few).max(1);
    if things <= share {
        return (0..things).map(make).collect();
    }
    let make = |share: Range<usize>| share.map(&make).collect::<Vec<T>>();
    thread::scope(|scope| {
        let shares = (0..things).step_by(share).map(|start| start..things.min(start + share));
        let shares: Vec<_> = shares
            .map(|share| {
                scope.spawn(|| {
                    crate::fault::at("share");
                    make(share)
                })
            })
            .collect();
        let mut all = Vec::with_capacity(things);
        for share in shares {
            all.append(&mut finished(share));
        }
        all
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
            let all = map(things, few, |thing| thing);
            assert_eq!(all, (0..things).collect::<Vec<_>>(), "{things} and {few}");
        }
    }
}
