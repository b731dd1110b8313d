//! The terminal as the system has it: its settings, and what waits in it.

use std::{
    io::{self, Write},
    sync::{Mutex, PoisonError},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::ioctl_fionbio,
    process::{Signal, getpid, kill_process},
    termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr},
};

/// Those that another program was given the terminal with.
static LENT: Mutex<Option<Termios>> = Mutex::new(None);

/// Everything that a program may leave switched on that has crashed, but for the screen: mice of every kind, reports of
/// the focus, pastes in brackets, keys of the cursor and of the numeric pad in their other ways, keys as kitty and xterm
/// (`modifyOtherKeys`) report them, colours, lines inserted, lines not wrapped, a part of the screen that scrolls by itself,
/// signs for letters, frames held back, and the cursor hidden.
const LEFT_ON: &[u8] =
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1005l\x1b[?1006l\x1b[?1015l\x1b[?1004l\x1b[?2004l\
    \x1b[?1l\x1b>\x1b[=0u\x1b[>4m\x1b[m\x1b[4l\x1b[?7h\x1b[?6l\x1b[r\x1b(B\x0f\x1b[?2026l\x1b[?25h";

/// Notes the settings that another program is given the terminal with.
pub(super) fn lend() {
    *LENT.lock().unwrap_or_else(PoisonError::into_inner) = tcgetattr(io::stdin()).ok();
}

/// Puts those settings back: whoever crashes leaves its own, which would pass for the shell's; and reads and writes
/// wait again. Where that program has `failed`, its modes are switched off, too.
pub(super) fn take_back(failed: bool) -> io::Result<()> {
    let _ = ioctl_fionbio(io::stdin(), false);
    let _ = ioctl_fionbio(io::stdout(), false);
    if let Some(settings) = LENT.lock().unwrap_or_else(PoisonError::into_inner).take() {
        tcsetattr(io::stdin(), OptionalActions::Now, &settings)?;
    }
    if failed {
        let mut out = io::stdout();
        out.write_all(LEFT_ON)?;
        out.flush()?;
    }
    Ok(())
}

/// Whether the terminal has room for something.
pub(super) fn has_room() -> bool {
    let stdout = io::stdout();
    let mut ready = [PollFd::new(&stdout, PollFlags::OUT)];
    poll(&mut ready, Some(&Timespec::default())).is_ok() && !ready[0].revents().is_empty()
}

/// Lets go of what the terminal has not read. On Linux whoever waits to write to it is not woken by that: a signal that
/// means nothing does it, for the thread that draws is the one that takes signals first.
pub(super) fn drop_unread() {
    let _ = tcflush(io::stdout(), QueueSelector::OFlush);
    let _ = kill_process(getpid(), Signal::WINCH);
}
