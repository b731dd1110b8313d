//! Faults on purpose: what a fault of dateline's own does to the screen cannot be tested without one. Not in a release
//! build, where nothing reads the variable.

/// Panics where `DATELINE_FAULT` names `place`, once: what goes on after a fault must be seen to go on. The message
/// has an escape sequence in it, as one that repeats words of a file may have.
#[cfg(debug_assertions)]
#[track_caller]
pub(crate) fn at(place: &str) {
    use std::sync::atomic::{AtomicBool, Ordering};

    static IS_SPENT: AtomicBool = AtomicBool::new(false);
    let is_meant = std::env::var("DATELINE_FAULT").is_ok_and(|named| named == place);
    assert!(!is_meant || IS_SPENT.swap(true, Ordering::Relaxed), "on purpose in {place} \u{1b}[31m");
}

#[cfg(not(debug_assertions))]
pub(crate) fn at(_: &str) {}
