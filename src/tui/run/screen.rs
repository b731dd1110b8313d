//! The terminal's modes, switched on and always off again.

use std::{
    io::{self, BufWriter, Stdout, Write},
    mem, panic,
    sync::{
        Mutex, MutexGuard, Once, PoisonError, TryLockError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crossterm::{
    Command,
    cursor::Show,
    event::{DisableBracketedPaste, EnableBracketedPaste},
    execute,
    terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use ratatui::{Terminal, backend::CrosstermBackend, layout::Rect};

use super::{faults, tty, wait::Waiter};

pub(super) struct Screen {
    pub(super) terminal: OnStdout,
}

type OnStdout = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// What frames are drawn into, before anything is written to the terminal.
pub(crate) struct Canvas(io::Result<OnStdout>);

impl Canvas {
    /// Takes a few milliseconds, most of them waiting for memory, and any thread may do it.
    pub(crate) fn new() -> Self {
        let backend = CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, io::stdout()));
        Self(Terminal::new(backend))
    }
}

/// Held while a frame or the terminal's modes are written, so that a signal does not give the
/// terminal back in the middle of them; and for ever once it has.
static FRAME: Mutex<()> = Mutex::new(());

/// Somebody gives the terminal back for good: nobody else writes to it any more.
static ENDS: AtomicBool = AtomicBool::new(false);

/// The terminal is ours.
static ON: AtomicBool = AtomicBool::new(false);

/// So often is looked whether a frame is written, five milliseconds apart.
#[cfg(unix)]
const ROUNDS: usize = 60;

/// Large enough for a frame of a big terminal: one write each.
const FRAME_BYTES: usize = 1 << 17;

impl Screen {
    /// From the thread that draws.
    pub(super) fn enter(canvas: Canvas) -> io::Result<Self> {
        // crossterm would turn NO_COLOR into "no bold, no reverse" too; the theme heeds it.
        crossterm::style::force_color_output(true);
        let screen = Self { terminal: canvas.0? };
        // On an error the screen is dropped, which gives the terminal back.
        switch_on()?;
        Ok(screen)
    }

    /// Leaves the terminal to another program until that has ended. One that fails may leave it in any mode.
    pub(super) fn lend<E>(
        &mut self,
        waiter: &mut Waiter,
        run: impl FnOnce() -> Result<(), E>,
    ) -> io::Result<Result<(), E>> {
        switch_off()?;
        tty::lend();
        let done = waiter.meanwhile(run);
        {
            let _lock = lock();
            tty::take_back(done.is_err())?;
        }
        self.repaint()?;
        Ok(done)
    }

    /// Stops the process as Ctrl-Z does, and comes back when the shell says so.
    pub(super) fn suspend(&mut self, waiter: &mut Waiter) -> io::Result<()> {
        switch_off()?;
        waiter.stop()?;
        self.repaint()
    }

    /// Takes the terminal again and draws everything anew at the next frame: what it shows, and in
    /// which modes it is, is not known any more.
    pub(super) fn repaint(&mut self) -> io::Result<()> {
        switch_on()?;
        let size = self.terminal.size()?;
        // `resize` clears the screen.
        let _lock = lock();
        // Not `clear`, which asks the terminal where its cursor is and waits for an answer.
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = switch_off();
    }
}

pub(super) fn lock() -> MutexGuard<'static, ()> {
    let frame = FRAME.lock().unwrap_or_else(PoisonError::into_inner);
    if ENDS.load(Ordering::Relaxed) {
        // Or whoever gives the terminal back might wait for one frame after the other.
        drop(frame);
        loop {
            thread::park();
        }
    }
    frame
}

/// Gives the terminal back as far as it can be had, for good: nobody writes to it any more.
/// For a thread that is about to end the program; never panics. `end_others` ends whoever has the terminal meanwhile,
/// and says whether there was one.
#[cfg(unix)]
pub(super) fn restore(end_others: impl FnOnce() -> bool) {
    let mut is_held = false;
    ENDS.store(true, Ordering::Relaxed);
    for round in 0..ROUNDS {
        is_held = match FRAME.try_lock() {
            Err(TryLockError::WouldBlock) => {
                // A frame is written in milliseconds, unless the terminal does not read: then nobody sees it.
                if round >= ROUNDS / 3 {
                    tty::drop_unread();
                }
                thread::sleep(Duration::from_millis(5));
                continue;
            }
            Ok(frame) => {
                mem::forget(frame);
                true
            }
            Err(TryLockError::Poisoned(frame)) => {
                mem::forget(frame.into_inner());
                true
            }
        };
        break;
    }
    if end_others() {
        let _ = tty::take_back(true);
        // It may have died in the alternate screen.
        ON.store(true, Ordering::Relaxed);
    }
    if !is_held {
        // Writing may never come back.
        let _ = disable_raw_mode();
    }
    if !tty::has_room() {
        tty::drop_unread();
    }
    let _ = write_off();
    faults::print();
}

fn switch_on() -> io::Result<()> {
    let _lock = lock();
    ON.store(true, Ordering::Relaxed);
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, ReportClicks(true), EnableBracketedPaste)
}

/// Gives the terminal back, and says whether that went well; dropping the screen does so silently.
pub(super) fn switch_off() -> io::Result<()> {
    let _lock = lock();
    write_off()
}

/// Without the lock, which a thread that panics may hold.
fn write_off() -> io::Result<()> {
    // Once is enough: leaving the alternate screen twice puts the cursor where it was before,
    // onto what a panic has said since.
    if !ON.swap(false, Ordering::Relaxed) {
        return Ok(());
    }
    let mut out = io::stdout();
    let left = execute!(out, DisableBracketedPaste, ReportClicks(false), LeaveAlternateScreen, Show)
        .and_then(|()| out.flush());
    left.and(disable_raw_mode())
}

/// Only the thread that draws gives the terminal back when it panics: a panic elsewhere
/// must not wreck a living screen. From the thread that draws, before there is any other.
pub(super) fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let drawing = thread::current().id();
        panic::set_hook(Box::new(move |info| {
            faults::keep(info);
            if thread::current().id() == drawing {
                let _ = write_off();
                faults::print();
            } else {
                // What it has to say would be written over what is shown.
                faults::tell();
            }
        }));
    });
}

/// Presses, the wheel, and moves with a button down (xterm's modes 1002 and 1006), but no other move of the
/// pointer, for each of which the program would wake up.
struct ReportClicks(bool);

impl Command for ReportClicks {
    fn write_ansi(&self, f: &mut impl std::fmt::Write) -> std::fmt::Result {
        let switch = if self.0 { 'h' } else { 'l' };
        write!(f, "\x1b[?1002{switch}\x1b[?1006{switch}")
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        if self.0 {
            crossterm::event::EnableMouseCapture.execute_winapi()
        } else {
            crossterm::event::DisableMouseCapture.execute_winapi()
        }
    }
}
