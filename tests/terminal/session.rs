//! A program in a pseudo-terminal: what it wrote, what that looks like, and keys to press.
//!
//! Everything waits for what the program shows, never for time: [`PATIENCE`] only ends a
//! wait that is in vain.

use std::{
    io::{Read, Write},
    num::NonZero,
    path::Path,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
    time::Duration,
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// Long enough for a loaded machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    /// `None` once the terminal is closed, like `master`.
    input: Option<Box<dyn Write + Send>>,
    master: Option<Box<dyn MasterPty + Send>>,
    output: Arc<Output>,
    reader: Option<JoinHandle<()>>,
    /// The terminal's settings before the program changed any.
    pub(crate) settings: String,
}

#[derive(Default)]
struct Output {
    seen: Mutex<Seen>,
    more: Condvar,
}

/// What came out of the terminal.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) raw: Vec<u8>,
    parser: vt100::Parser,
    /// Nobody writes to the terminal any more.
    pub(crate) ended: bool,
    /// The reader is to stop at the next bytes it gets.
    enough: bool,
    /// The reader takes no more bytes for now.
    is_held: bool,
}

impl Seen {
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// A frame of ratatui ends by placing or hiding the cursor; what is in between may show
    /// half of it. Outside the alternate screen there are no frames.
    fn is_whole(&self) -> bool {
        !self.screen().alternate_screen()
            || self.raw.ends_with(b"\x1b[?25l")
            || self.ends_with_a_placed_cursor()
    }

    /// `ESC [ ? 2 5 h`, then `ESC [ row ; column H`.
    fn ends_with_a_placed_cursor(&self) -> bool {
        let Some(before) = self.raw.strip_suffix(b"H") else { return false };
        let digits = before.iter().rev().take_while(|byte| matches!(byte, b'0'..=b'9' | b';')).count();
        before.get(..before.len() - digits).is_some_and(|start| start.ends_with(b"\x1b[?25h\x1b["))
    }

    /// How many frames were drawn without a cursor: every one, unless something is typed.
    pub(crate) fn frames(&self) -> usize {
        self.raw.windows(6).filter(|bytes| bytes == b"\x1b[?25l").count()
    }

    /// What was written behind the first `count` bytes.
    pub(crate) fn after(&self, count: usize) -> String {
        String::from_utf8_lossy(self.raw.get(count..).unwrap_or_default()).into_owned()
    }

    /// The terminal is as a shell wants it.
    pub(crate) fn is_given_back(&self) -> bool {
        let screen = self.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }
}

/// `program`, to be run in a terminal that has colours.
pub(crate) fn command(program: impl AsRef<Path>) -> CommandBuilder {
    let mut command = CommandBuilder::new(program.as_ref());
    command.env("TERM", "xterm-256color");
    // What a test copies or opens reaches nobody's clipboard and nobody's screen, and it is not told of
    // the reader's own settings, locale or background.
    for other in [
        "NO_COLOR",
        "LC_ALL",
        "LC_CTYPE",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "BROWSER",
        "TMUX",
        "WSL_DISTRO_NAME",
        "WSL_INTEROP",
    ] {
        command.env_remove(other);
    }
    let settings = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/picture/config.toml");
    // What the terminal of whoever runs the tests can do is not what this one can.
    for (name, value) in
        [("LANG", "C.UTF-8"), ("COLORFGBG", "15;0"), ("DATELINE_CONFIG", settings), ("FORCE_HYPERLINK", "0")]
    {
        command.env(name, value);
    }
    command
}

impl Session {
    /// Runs `command` in a terminal of `size`, columns and rows.
    pub(crate) fn start(command: CommandBuilder, size: (u16, u16)) -> Self {
        let pty = native_pty_system().openpty(pty_size(size)).expect("a pseudo-terminal");
        let settings = settings_of(pty.master.as_ref());
        let child = pty.slave.spawn_command(command).expect("the program starts");
        drop(pty.slave);
        let output = Arc::new(Output::default());
        let (columns, rows) = cells(size);
        lock(&output.seen).parser.set_size(rows, columns);
        let bytes = pty.master.try_clone_reader().expect("a reader");
        let input = pty.master.take_writer().expect("a writer");
        let copy = Arc::clone(&output);
        let reader = thread::spawn(move || read(bytes, &copy));
        Self { child, input: Some(input), master: Some(pty.master), output, reader: Some(reader), settings }
    }

    /// Sends `keys` in one go, as a terminal or a paste does.
    pub(crate) fn press(&mut self, keys: &str) {
        let input = self.input.as_mut().expect("the terminal is open");
        input.write_all(keys.as_bytes()).expect("the keys are sent");
    }

    pub(crate) fn resize(&mut self, size: (u16, u16)) {
        let (columns, rows) = cells(size);
        lock(&self.output.seen).parser.set_size(rows, columns);
        let master = self.master.as_ref().expect("the terminal is open");
        master.resize(pty_size(size)).expect("the terminal is resized");
    }

    /// Resizes as somebody who drags the edge of a window does, not looking at what it shows meanwhile.
    pub(crate) fn resize_unseen(&self, size: (u16, u16)) {
        let master = self.master.as_ref().expect("the terminal is open");
        master.resize(pty_size(size)).expect("the terminal is resized");
    }

    /// Stops reading what the program writes, but for what is on its way; or goes on.
    pub(crate) fn hold(&self, is_held: bool) {
        lock(&self.output.seen).is_held = is_held;
        self.output.more.notify_all();
    }

    /// Sends bytes that need not be text.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("the terminal is open");
        input.write_all(bytes).expect("the bytes are sent");
    }

    /// Presses keys of a program that may have ended by the ones before.
    pub(crate) fn press_if_there(&mut self, keys: &str) {
        let input = self.input.as_mut().expect("the terminal is open");
        let _ = input.write_all(keys.as_bytes());
    }

    /// Waits until `condition` holds between two frames, or for the last frame of all.
    #[track_caller]
    pub(crate) fn wait_for(&self, what: &str, condition: impl Fn(&Seen) -> bool) {
        let holds = |seen: &Seen| seen.is_whole() && condition(seen);
        let seen = lock(&self.output.seen);
        let waiting = |seen: &mut Seen| !seen.ended && !holds(seen);
        let (seen, _) = self
            .output
            .more
            .wait_timeout_while(seen, PATIENCE, waiting)
            .unwrap_or_else(PoisonError::into_inner);
        assert!(holds(&seen), "waited in vain for {what}; the screen is:\n{}", seen.screen().contents());
    }

    #[track_caller]
    pub(crate) fn shows(&self, text: &str) {
        self.wait_for(text, |seen| seen.screen().contents().contains(text));
    }

    /// Waits until `text` is gone.
    #[track_caller]
    pub(crate) fn lacks(&self, text: &str) {
        let what = format!("{text} to go away");
        self.wait_for(&what, |seen| !seen.screen().contents().contains(text));
    }

    /// What `look` finds in what has come so far.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&Seen) -> T) -> T {
        look(&lock(&self.output.seen))
    }

    /// Waits until the program has ended. How it ended, and all it wrote.
    #[track_caller]
    pub(crate) fn end(mut self) -> (ExitStatus, Seen) {
        let waiting = |seen: &mut Seen| !seen.ended;
        let seen = lock(&self.output.seen);
        let (mut seen, _) = self
            .output
            .more
            .wait_timeout_while(seen, PATIENCE, waiting)
            .unwrap_or_else(PoisonError::into_inner);
        assert!(seen.ended, "the program did not end; the screen is:\n{}", seen.screen().contents());
        let seen = std::mem::take(&mut *seen);
        (self.child.wait().expect("the program has ended"), seen)
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.process_id().expect("a process")
    }

    /// The terminal's settings as they are now.
    pub(crate) fn current_settings(&self) -> String {
        settings_of(self.master.as_ref().expect("the terminal is open").as_ref())
    }

    /// Closes the terminal, as closing its window does. `key` makes the program write
    /// something, which is what the reader waits for.
    pub(crate) fn close(&mut self, key: &str) {
        lock(&self.output.seen).enough = true;
        self.press(key);
        let reader = self.reader.take().expect("the terminal is open");
        reader.join().expect("the reader ends");
        self.input = None;
        self.master = None;
    }

    /// How the program ended, if it has.
    pub(crate) fn status(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("the process is known")
    }
}

impl Drop for Session {
    /// A test that failed leaves no program behind.
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = self.child.kill();
        }
    }
}

fn read(mut from: Box<dyn Read + Send>, output: &Output) {
    let mut bytes = [0; 4096];
    // Linux reports an error where the program has closed the terminal, others no bytes.
    while let Ok(count @ 1..) = from.read(&mut bytes) {
        let mut seen = lock(&output.seen);
        let bytes = bytes.get(..count).unwrap_or_default();
        seen.raw.extend_from_slice(bytes);
        seen.parser.process(bytes);
        output.more.notify_all();
        if seen.enough {
            return;
        }
        drop(output.more.wait_while(seen, |seen| seen.is_held).unwrap_or_else(PoisonError::into_inner));
    }
    lock(&output.seen).ended = true;
    output.more.notify_all();
}

fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// The size that the screen is kept in, which cannot be empty.
fn cells((columns, rows): (u16, u16)) -> (NonZero<u16>, NonZero<u16>) {
    (NonZero::new(columns).unwrap_or(NonZero::<u16>::MIN), NonZero::new(rows).unwrap_or(NonZero::<u16>::MIN))
}

fn settings_of(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios())
}
