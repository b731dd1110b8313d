//! Out of the explorer into the clipboard: through the terminal, and through the system where it has a command for it.

use std::{
    env,
    io::{self, Write},
    process::{Command, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use crossterm::{clipboard::CopyToClipboard, execute};

use crate::fault;

use super::screen;

/// So many bytes of text go through a terminal: 100,000 bytes, above which some drop a sequence, less what leads
/// it in, in base64.
const MOST: usize = 74_994;

/// So long is waited for a command to end, which all of them do at once where they can do it: one that goes on
/// serving the clipboard does so beside.
const PATIENCE: Duration = Duration::from_millis(300);

/// Copies `text`, and gives back what to say: `said`, or what went wrong.
pub(super) fn copy(text: &str, said: String) -> String {
    let fits = text.len() <= MOST;
    // Whether the terminal takes it, it does not say.
    let sent = fits && to_terminal(text).is_ok();
    let (mut taken, mut failed) = (Vec::new(), Vec::new());
    for ways in ways(|name| env::var_os(name).is_some_and(|value| !value.is_empty())) {
        for way in ways {
            match hand_to(way, text) {
                Ok(true) => {
                    taken.push(way.program);
                    break;
                }
                Ok(false) => failed.push(way.program),
                // It is not there.
                Err(_) => {}
            }
        }
    }
    let size = (!fits).then(|| format!("{} bytes are more than a terminal takes ({MOST})", text.len()));
    in_words(sent, size.as_deref(), (&taken, &failed)).unwrap_or(said)
}

/// What to say where it went fewer ways than one would think, or none: by whether it was sent to the terminal, why it
/// would not go there, and which commands took it and which did not.
fn in_words(sent: bool, size: Option<&str>, (taken, failed): (&[&str], &[&str])) -> Option<String> {
    match (size, taken, failed) {
        _ if sent => None,
        (None, [_, ..], _) => None,
        (None, [], []) => Some("Not copied: the terminal takes nothing".to_owned()),
        (None, [], failed) => {
            Some(format!("Not copied: the terminal takes nothing, nor does {}", failed.join(" or ")))
        }
        (Some(size), [], []) => Some(format!("Not copied: {size}, and there is no command for a clipboard")),
        (Some(size), [], failed) => Some(format!("Not copied: {size}, and {} failed", failed.join(" and "))),
        (Some(size), taken, _) => Some(format!("{size}: copied with {} only", taken.join(" and "))),
    }
}

/// OSC 52, the one way that goes through SSH.
fn to_terminal(text: &str) -> io::Result<()> {
    let _lock = screen::lock();
    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// A command that reads what is to be in the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Way {
    program: &'static str,
    arguments: &'static [&'static str],
    /// It takes UTF-8 for something else, and UTF-16 for what it is.
    in_utf_16: bool,
}

const fn way(program: &'static str, arguments: &'static [&'static str]) -> Way {
    Way { program, arguments, in_utf_16: false }
}

/// tmux does not take OSC 52 from the programs in it, but with `set-clipboard on`; this it takes by default, and
/// gives it on to its own terminal.
const TMUX: &[Way] = &[way("tmux", &["load-buffer", "-w", "-"])];
/// Without a type, it would look at the text to guess one.
const WAYLAND: &[Way] = &[way("wl-copy", &["--type", "text/plain"])];
const X11: &[Way] =
    &[way("xclip", &["-in", "-selection", "clipboard"]), way("xsel", &["--clipboard", "--input"])];
const MAC: &[Way] = &[way("pbcopy", &[])];
const WINDOWS: &[Way] = &[Way { in_utf_16: true, ..way("clip.exe", &[]) }];

/// The ways that there may be, by what is set; of each list, the first that is there is enough.
fn ways(is_set: impl Fn(&str) -> bool) -> Vec<&'static [Way]> {
    let windows = cfg!(windows) || is_set("WSL_DISTRO_NAME") || is_set("WSL_INTEROP");
    let all = [
        (is_set("TMUX"), TMUX),
        (windows, WINDOWS),
        (is_set("WAYLAND_DISPLAY"), WAYLAND),
        (is_set("DISPLAY"), X11),
        (cfg!(target_os = "macos"), MAC),
    ];
    all.into_iter().filter(|(is_there, _)| *is_there).map(|(_, ways)| ways).collect()
}

/// Whether a command takes `text`. One that has not ended after a while may still do it, and nothing is said against it.
fn hand_to(way: &Way, text: &str) -> io::Result<bool> {
    let bytes: Vec<u8> = if way.in_utf_16 {
        // With the mark of its byte order, or it would not be known as that.
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    } else {
        text.as_bytes().to_vec()
    };
    let mut command = Command::new(way.program);
    if cfg!(target_os = "macos") {
        // It goes by the locale, of which there may be none.
        command.env("LC_CTYPE", "UTF-8");
    }
    command.args(way.arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    // A signal to us is none to what goes on serving the clipboard.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn()?;
    let (tell, told) = mpsc::channel();
    // It may read slowly or not at all: that holds up nobody here for long, and once it ends nothing is left of it.
    thread::Builder::new().name("clipboard".to_owned()).spawn(move || {
        fault::at("clipboard");
        if let Some(mut to) = child.stdin.take() {
            let _ = to.write_all(&bytes);
        }
        // Nobody may be waiting any more.
        let _ = tell.send(child.wait().is_ok_and(|status| status.success()));
    })?;
    Ok(match told.recv_timeout(PATIENCE) {
        Ok(done) => done,
        Err(RecvTimeoutError::Timeout) => true,
        // The thread has failed.
        Err(RecvTimeoutError::Disconnected) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_command_that_fails_takes_nothing() {
        let shell = |script| Way { program: "/bin/sh", arguments: script, in_utf_16: false };
        assert_eq!(hand_to(&shell(&["-c", "cat > /dev/null"]), "words").ok(), Some(true));
        assert_eq!(hand_to(&shell(&["-c", "exit 1"]), "words").ok(), Some(false));
        assert!(hand_to(&way("dateline-has-no-such-command", &[]), "words").is_err());
    }

    #[test]
    fn what_went_wrong_is_said_and_nothing_else_is() {
        let words = |sent, size, taken: &[&str], failed: &[&str]| in_words(sent, size, (taken, failed));
        assert_eq!(words(true, None, &[], &["xclip"]), None);
        assert_eq!(words(false, None, &["xclip"], &[]), None);
        let said = words(false, None, &[], &["xclip", "xsel"]);
        assert_eq!(said.as_deref(), Some("Not copied: the terminal takes nothing, nor does xclip or xsel"));
        let said = words(false, Some("It is long"), &[], &["xclip"]);
        assert_eq!(said.as_deref(), Some("Not copied: It is long, and xclip failed"));
        let said = words(false, Some("It is long"), &["xsel"], &["xclip"]);
        assert_eq!(said.as_deref(), Some("It is long: copied with xsel only"));
    }

    fn programs(set: &[&str]) -> Vec<&'static str> {
        ways(|name| set.contains(&name)).into_iter().flatten().map(|way| way.program).collect()
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn only_what_is_there_is_asked() {
        assert!(programs(&[]).is_empty(), "over SSH, without a display");
        assert_eq!(programs(&["DISPLAY"]), ["xclip", "xsel"]);
        assert_eq!(programs(&["WAYLAND_DISPLAY", "DISPLAY"]), ["wl-copy", "xclip", "xsel"]);
        assert_eq!(programs(&["TMUX"]), ["tmux"]);
        assert_eq!(programs(&["WSL_DISTRO_NAME"]), ["clip.exe"]);
    }
}
