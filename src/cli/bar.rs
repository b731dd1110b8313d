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
        let done = (hundredths * COLUMNS / 100).min(COLUMNS);
        self.say(|| format!("{what} [{}{}] {hundredths:>3} %", "#".repeat(done), "-".repeat(COLUMNS - done)));
    }

    /// Says what is done with so many bytes, until it is dropped; nothing of what takes no time. How far it is, nobody knows.
    pub(super) fn at_work(what: &str, bytes: usize) -> Self {
        let bar = Self::new();
        if bytes > SOON {
            bar.say(|| format!("{what}: {} MB", bytes / MEGABYTE));
        }
        bar
    }

    fn say(&self, what: impl FnOnce() -> String) {
        if !self.has_terminal {
            return;
        }
        let _line = self.line.lock();
        self.is_shown.store(true, Ordering::Relaxed);
        let _ = write!(io::stderr(), "{CLEAR}{}", what());
    }
}

/// How much is written, for what is written to a file or a pipe: nobody knows before how much that will be.
pub(super) struct Telling<'a> {
    to: &'a mut dyn Write,
    bar: Bar,
    written: usize,
}

/// Bytes that are read or written in less than half a second.
const SOON: usize = 16 << 20;

const MEGABYTE: usize = 1_000_000;

impl<'a> Telling<'a> {
    pub(super) fn to_output(to: &'a mut dyn Write) -> Self {
        let mut bar = Bar::new();
        // What is written is what a terminal shows, if it is one.
        bar.has_terminal &= !io::stdout().is_terminal();
        Self { to, bar, written: 0 }
    }

    /// The same, to what is no terminal.
    pub(super) fn to_file(to: &'a mut dyn Write) -> Self {
        Self { to, bar: Bar::new(), written: 0 }
    }
}

impl Write for Telling<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.to.write(bytes)?;
        let before = self.written / MEGABYTE;
        self.written += count;
        let megabytes = self.written / MEGABYTE;
        if megabytes > before && self.written > SOON {
            self.bar.say(|| format!("writing: {megabytes} MB"));
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.is_shown.load(Ordering::Relaxed) {
            let _ = write!(io::stderr(), "{CLEAR}");
        }
    }
}
