//! How far a command is with a large timeline, on standard error, where that is a terminal.

use std::{
    io::{self, IsTerminal, Write},
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

/// A line that is written over, and gone in the end.
pub(super) struct Bar {
    has_terminal: bool,
    is_shown: AtomicBool,
    /// Held while it is written, for several threads tell.
    line: Mutex<()>,
}

const COLUMNS: usize = 20;

/// What sets the line free again: to its first column, and nothing on it (ECMA-48, EL).
const CLEAR: &str = "\r\x1b[K";

impl Bar {
    pub(super) fn new() -> Self {
        let has_terminal = io::stderr().is_terminal();
        Self { has_terminal, is_shown: AtomicBool::new(false), line: Mutex::new(()) }
    }

    /// Says that so many hundredths of `what` are done.
    pub(super) fn show(&self, what: &str, hundredths: usize) {
        if !self.has_terminal {
            return;
        }
        let _line = self.line.lock();
        self.is_shown.store(true, Ordering::Relaxed);
        let done = (hundredths * COLUMNS / 100).min(COLUMNS);
        let bar = format!("{}{}", "#".repeat(done), "-".repeat(COLUMNS - done));
        let _ = write!(io::stderr(), "{CLEAR}{what} [{bar}] {hundredths:>3} %");
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.is_shown.load(Ordering::Relaxed) {
            let _ = write!(io::stderr(), "{CLEAR}");
        }
    }
}
