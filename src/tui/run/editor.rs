//! The reader's own editor, at a line of a file.

use std::{
    env, io,
    path::{Path, PathBuf},
    process::{Command, ExitStatus},
    sync::atomic::{AtomicU32, Ordering},
};
#[cfg(unix)]
use std::{thread, time::Duration};

/// What to start an editor as where nobody says.
const DEFAULT: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// The process of the editor that runs, or 0.
static RUNS: AtomicU32 = AtomicU32::new(0);

/// Why no editor ran to its end.
#[derive(Debug, thiserror::Error)]
pub(super) enum EditorError {
    #[error("{0} cannot be read as a command")]
    Quotes(&'static str),
    #[error("`{0}` could not be started: {1}")]
    NotStarted(String, io::Error),
    #[error("`{0}` has ended with {1}")]
    Failed(String, ExitStatus),
}

/// Runs `$VISUAL`, else `$EDITOR`, else `vi`, until it ends. Lines count from 1.
pub(super) fn edit(file: &Path, line: usize) -> Result<(), EditorError> {
    let file = &no_option(file);
    let set = |name: &'static str| {
        let value = env::var(name).ok().filter(|value| !value.trim().is_empty());
        value.map(|value| (name, value))
    };
    let (name, value) =
        set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| ("EDITOR", DEFAULT.to_owned()));
    let words = shell_words::split(&value).map_err(|_| EditorError::Quotes(name))?;
    let (program, own) = words.split_first().ok_or(EditorError::Quotes(name))?;
    let mut command = Command::new(program);
    command.args(own);
    for argument in place(program, line) {
        match argument {
            Argument::Words(words) => command.arg(words),
            Argument::File => command.arg(file),
            Argument::FileAndLine => {
                let mut joined = file.as_os_str().to_owned();
                joined.push(format!(":{line}"));
                command.arg(joined)
            }
        };
    }
    let mut run = || {
        let mut child = command.spawn()?;
        RUNS.store(child.id(), Ordering::Relaxed);
        let status = child.wait();
        RUNS.store(0, Ordering::Relaxed);
        status
    };
    let status = run().map_err(|error| EditorError::NotStarted(program.clone(), error))?;
    if status.success() { Ok(()) } else { Err(EditorError::Failed(program.clone(), status)) }
}

/// Ends the editor that runs, by a signal, and waits until it has given the terminal back, but not for long; whether there
/// was one.
#[cfg(unix)]
pub(super) fn end(hangs_up: bool) -> bool {
    use rustix::process::{Pid, Signal, kill_process};

    let running = || Pid::from_raw(i32::try_from(RUNS.load(Ordering::Relaxed)).unwrap_or(0));
    let Some(process) = running() else { return false };
    let signal = if hangs_up { Signal::HUP } else { Signal::TERM };
    let _ = kill_process(process, signal);
    for _ in 0..100 {
        if running().is_none() {
            break;
        }
        thread::sleep(Duration::from_millis(5));
    }
    true
}

/// The same file by a name that no editor takes for an option or a command: whoever made a timeline chose the names of
/// its files.
fn no_option(file: &Path) -> PathBuf {
    if file.is_absolute() { file.to_owned() } else { Path::new(".").join(file) }
}

#[derive(Debug, PartialEq, Eq)]
enum Argument {
    Words(String),
    File,
    /// `file:line`
    FileAndLine,
}

/// How an editor is told where to begin; one that is not known is given the file alone.
fn place(program: &str, line: usize) -> Vec<Argument> {
    use Argument::{File, FileAndLine, Words};
    let words = |words: &str| Words(words.to_owned());
    let name = Path::new(program).file_stem().map(|name| name.to_string_lossy().to_ascii_lowercase());
    match name.as_deref().unwrap_or_default() {
        "vi" | "vim" | "nvim" | "view" | "gvim" | "mvim" | "nano" | "pico" | "emacs" | "emacsclient"
        | "mg" | "jed" | "joe" | "ne" | "vis" | "kak" | "micro" | "gedit" | "mcedit" | "ex" | "nvi" => {
            vec![Words(format!("+{line}")), File]
        }
        "hx" | "helix" => vec![FileAndLine],
        "mate" => vec![words("-w"), words("-l"), Words(line.to_string()), File],
        "zed" | "subl" | "sublime_text" => vec![words("--wait"), FileAndLine],
        "code" | "codium" | "code-insiders" | "cursor" | "windsurf" => {
            vec![words("--wait"), words("--goto"), FileAndLine]
        }
        "kate" => vec![words("--block"), words("--line"), Words(line.to_string()), File],
        _ => vec![File],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_is_never_an_option_or_a_command() {
        for name in ["-c!id.toml", "+!id.toml", "events/a.toml"] {
            assert!(no_option(Path::new(name)).to_string_lossy().starts_with("./"), "{name}");
        }
        assert_eq!(no_option(Path::new("/a/b.toml")), Path::new("/a/b.toml"));
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        use Argument::{File, FileAndLine, Words};
        let words = |words: &str| Words(words.to_owned());
        assert_eq!(place("/usr/bin/vim", 12), [words("+12"), File]);
        assert_eq!(place("hx", 12), [FileAndLine]);
        assert_eq!(place("code", 12), [words("--wait"), words("--goto"), FileAndLine]);
        assert_eq!(place("mate", 12), [words("-w"), words("-l"), words("12"), File]);
        assert_eq!(place("my-editor", 12), [File], "it may take +12 for a file");
    }
}
