//! Signals to the program, and whether it is stopped.

use std::{process::Command, thread, time::Duration};

use crate::session::{PATIENCE, Seen, Session};

/// How often to look whether a process has come to a state: nothing tells when it does.
const GLANCE: Duration = Duration::from_millis(2);

impl Session {
    /// Sends a signal by its name, as `kill` knows it.
    pub(crate) fn signal(&self, name: &str) {
        self.signals(&[name]);
    }

    /// Sends signals one right after the other.
    pub(crate) fn signals(&self, names: &[&str]) {
        let kills: Vec<String> =
            names.iter().map(|name| format!("kill -{name} {}", self.process())).collect();
        let script = kills.join(" && ");
        let status = Command::new("/bin/sh").args(["-c", &script]).status().expect("a shell");
        assert!(status.success(), "{script}");
    }

    /// Sends a signal to the process and whatever runs with it in the terminal.
    pub(crate) fn signal_group(&self, name: &str) {
        let group = format!("-{}", self.process());
        let status = Command::new("/bin/sh").args(["-c", "kill -s $0 -- $1", name, &group]).status();
        assert!(status.expect("a shell").success(), "{name} to {group}");
    }

    /// Waits for `condition`, and does `again` meanwhile: for what nothing tells the right moment of.
    #[track_caller]
    pub(crate) fn wait_for_with(
        &mut self,
        what: &str,
        condition: impl Fn(&Seen) -> bool,
        mut again: impl FnMut(&mut Self),
    ) {
        let mut holds = || {
            again(self);
            self.look(&condition)
        };
        assert!(glances().any(|()| holds()), "waited in vain for {what}");
    }

    /// Presses one key after another, until the process stays in a state; where the system does not tell, all of them.
    pub(crate) fn press_until(
        &mut self,
        mut key: impl FnMut() -> Option<&'static str>,
        is_so: impl Fn(u32) -> bool,
    ) {
        // It may be in that state for a moment only.
        let stays = |process| glances().take(50).all(|()| is_so(process));
        while !stays(self.process()) {
            let Some(key) = key() else { break };
            self.press(key);
        }
    }

    /// Waits until the process is stopped.
    #[track_caller]
    pub(crate) fn is_stopped(&self) {
        let stopped = || state(self.process()) == Some('T');
        assert!(glances().any(|()| stopped()), "the process is not stopped: {:?}", state(self.process()));
    }

    /// Waits until the process has ended, however it did.
    #[track_caller]
    pub(crate) fn has_ended(&mut self) {
        assert!(glances().any(|()| self.status().is_some()), "the process goes on");
    }
}

/// What the system says of a process: `VmHWM` (the most memory it has had, in KiB), `Threads`. None where it has no
/// such file.
pub(crate) fn figure(process: u32, name: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Whether the thread that draws waits for the terminal to take what it writes. None where the system does not tell.
pub(crate) fn is_writing(process: u32) -> Option<bool> {
    let call = std::fs::read_to_string(format!("/proc/{process}/task/{process}/syscall")).ok()?;
    let mut words = call.split_whitespace();
    let write = if cfg!(target_arch = "x86_64") { "1" } else { "64" };
    Some(words.next() == Some(write) && words.next() == Some("0x1"))
}

/// Whether there is a process of that number that has not ended.
pub(crate) fn is_there(process: &str) -> bool {
    state(process.parse().expect("a number")).is_some_and(|state| state != 'Z')
}

/// Comes round until patience is at its end.
fn glances() -> impl Iterator<Item = ()> {
    let most = PATIENCE.as_millis() / GLANCE.as_millis();
    (0..most).map(|_| thread::sleep(GLANCE))
}

/// The letter that `ps` shows: `S` sleeping, `T` stopped.
fn state(process: u32) -> Option<char> {
    if cfg!(target_os = "linux") {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        stat.rsplit_once(") ")?.1.chars().next()
    } else {
        let output = Command::new("ps").args(["-o", "stat=", "-p", &process.to_string()]).output().ok()?;
        String::from_utf8_lossy(&output.stdout).trim().chars().next()
    }
}
