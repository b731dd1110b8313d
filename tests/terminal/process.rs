//! Signals to the program, and whether it is stopped.

use std::{process::Command, thread, time::Duration};

use crate::session::{PATIENCE, Session};

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
