//! Work spread over threads, and told of from each.

use std::{
    mem,
    ops::ControlFlow,
    panic,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
};

use super::{Batch, Tell};

/// So much is told at a time: a few milliseconds' work.
const FULL: usize = 1024;

/// Some threads, and who is told of what they find.
pub(super) struct Spread<'a> {
    threads: usize,
    tell: Tell<'a>,
    stopped: AtomicBool,
}

/// Where one thread puts what it finds until it is told.
pub(super) struct Desk<'a> {
    pub(super) batch: Batch,
    spread: &'a Spread<'a>,
    /// How much was done since something was told, whatever was found.
    done: usize,
}

impl<'a> Spread<'a> {
    pub(super) fn new(threads: usize, tell: Tell<'a>) -> Self {
        Self { threads, tell, stopped: AtomicBool::new(false) }
    }

    /// Does the jobs up to that number, in their order as far as there is one on several threads. This thread is
    /// one of them.
    ///
    /// # Panics
    ///
    /// Where a job panics on any thread; the others stop soon.
    pub(super) fn jobs(&self, count: usize, work: &(dyn Fn(usize, &mut Desk<'_>) + Sync)) -> ControlFlow<()> {
        let next = AtomicUsize::new(0);
        let run = || {
            let _stops = StopsOnPanic(&self.stopped);
            let mut desk = Desk { batch: Batch::default(), spread: self, done: 0 };
            while !self.is_stopped() {
                let job = next.fetch_add(1, Ordering::Relaxed);
                if job >= count {
                    break;
                }
                work(job, &mut desk);
                desk.did(0);
            }
            desk.tell();
        };
        let run_beside = || {
            crate::fault::at("quotes");
            run();
        };
        thread::scope(|scope| {
            let others = (1..self.threads.min(count)).map_while(|_| {
                // Where there is no thread to be had, the others do the work.
                thread::Builder::new().name("verify".to_owned()).spawn_scoped(scope, run_beside).ok()
            });
            let others: Vec<_> = others.collect();
            run();
            for other in others {
                if let Err(panicked) = other.join() {
                    panic::resume_unwind(panicked);
                }
            }
        });
        if self.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

impl Desk<'_> {
    /// Notes that so much was done, and tells what was found if that was enough; whether to go on.
    pub(super) fn did(&mut self, amount: usize) -> bool {
        self.done += amount;
        if self.done.max(self.batch.len()) >= FULL {
            self.tell();
        }
        !self.spread.is_stopped()
    }

    fn tell(&mut self) {
        self.done = 0;
        if self.batch.is_empty() || self.spread.is_stopped() {
            return;
        }
        if (self.spread.tell)(mem::take(&mut self.batch)).is_break() {
            self.spread.stopped.store(true, Ordering::Relaxed);
        }
    }
}

/// Lets the other threads stop when this one panics: nobody waits for what they find.
struct StopsOnPanic<'a>(&'a AtomicBool);

impl Drop for StopsOnPanic<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.store(true, Ordering::Relaxed);
        }
    }
}
