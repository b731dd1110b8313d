//! Faults of dateline's own: what a panic leaves behind, in whichever thread.
//!
//! One in the thread that draws ends the program. Any other must not: what it was to bring is missing, which is said on
//! the screen, and everything else goes on. What it had to say is printed once the terminal is given back.

use std::{
    backtrace::{Backtrace, BacktraceStatus},
    io::{self, Write},
    panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind},
    sync::{Mutex, OnceLock, PoisonError},
    thread,
};

use crate::{
    text::Written,
    tui::action::{Answer, Lost},
};

use super::wait::Teller;

/// So many are kept: one that comes again and again says nothing new.
const MOST: usize = 20;

/// What is to be printed, and how many more there were.
static KEPT: Mutex<(Vec<String>, usize)> = Mutex::new((Vec::new(), 0));

static TELLER: OnceLock<Teller> = OnceLock::new();

/// Has every fault told to the loop from now on.
pub(super) fn tell_through(teller: Teller) {
    let _ = TELLER.set(teller);
    // What has failed before is told now.
    if !KEPT.lock().unwrap_or_else(PoisonError::into_inner).0.is_empty() {
        tell();
    }
}

/// Keeps what is known of a panic.
pub(super) fn keep(panic: &PanicHookInfo<'_>) {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.0.len() < MOST {
        kept.0.push(in_words(panic));
    } else {
        kept.1 += 1;
    }
}

/// Has the loop say that something failed. Whoever knows what is missing for it says so as well.
pub(super) fn tell() {
    let Some(teller) = TELLER.get() else { return };
    // The thread that tells of changed files has no other way to say that it has ended.
    let watches = thread::current().name().is_some_and(|name| name.starts_with("notify"));
    teller.tell(Answer::Failed(if watches { Lost::Watching } else { Lost::Nothing }));
}

/// Prints what was kept, where there is anything, to standard error. The terminal is given back by then.
pub(super) fn print() {
    let (kept, more) = std::mem::take(&mut *KEPT.lock().unwrap_or_else(PoisonError::into_inner));
    if kept.is_empty() {
        return;
    }
    let mut words =
        "dateline has failed. That is a fault of dateline's, and not of the timeline:\n".to_owned();
    words.extend(kept.iter().map(|fault| format!("{fault}\n")));
    words.extend((more > 0).then(|| format!("and {more} more\n")));
    // Standard error may be gone.
    let _ = io::stderr().write_all(words.as_bytes());
}

/// Does `work`, and gives nothing where that panics: nothing that stands in a file may end the program, so not even a
/// fault of ours.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

fn in_words(panic: &PanicHookInfo<'_>) -> String {
    let payload = panic.payload();
    let message = payload.downcast_ref::<&str>().copied();
    let message = message.or(payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
    let place = panic.location().map_or_else(String::new, |place| format!(" at {place}"));
    let thread = thread::current().name().unwrap_or("without a name").to_owned();
    let backtrace = Backtrace::capture();
    let backtrace = match backtrace.status() {
        BacktraceStatus::Captured => format!("\n{backtrace}"),
        _ => String::new(),
    };
    // It may repeat what stands in a file.
    format!("  thread {thread}{place}: {}{backtrace}", Written::new(message).shown())
}
