use std::{
    env,
    ffi::OsString,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

use serde_json::Value;
use tempfile::TempDir;

use super::CRATE;

/// Whether it opens pages on this machine.
static WORKS: OnceLock<bool> = OnceLock::new();

/// A browser without a window, and a folder for what it opens and leaves.
pub(crate) struct Chromium {
    program: PathBuf,
    pub(crate) folder: TempDir,
}

impl Chromium {
    /// None where there is no browser, which is said aloud.
    pub(crate) fn find() -> Option<Self> {
        let path = env::var_os("PATH").unwrap_or_default();
        let names = ["chromium", "chromium-browser", "google-chrome"];
        let in_path = env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
        let own = Path::new(CRATE).join("target/readers/chromium");
        let program = in_path.chain([own]).find(|file| file.is_file());
        // Not to `eprintln!`, which is kept from whoever looks at tests that pass.
        let skipped = |why: &str| {
            let _ = writeln!(io::stderr(), "SKIPPED: {why}");
        };
        let Some(program) = program else {
            skipped("no Chromium; tests/readers/install installs one");
            return None;
        };
        let chromium = Self { program, folder: tempfile::tempdir().expect("a folder") };
        if !*WORKS.get_or_init(|| chromium.works()) {
            skipped("Chromium is there, and opens no page here");
            return None;
        }
        Some(chromium)
    }

    /// Whether it opens a page at all: not every machine lets it.
    fn works(&self) -> bool {
        let profile = tempfile::tempdir().expect("a folder");
        let ran = self.command(profile.path()).args(["--dump-dom", "data:text/html,it%20works"]).output();
        ran.is_ok_and(|ran| ran.status.success() && String::from_utf8_lossy(&ran.stdout).contains("it works"))
    }

    /// It, without a window and without a network; ended where it hangs.
    fn command(&self, profile: &Path) -> Command {
        let mut command = Command::new("timeout");
        command.arg("120").arg(&self.program);
        let mut user = OsString::from("--user-data-dir=");
        user.push(profile);
        command.current_dir(self.folder.path()).arg(user);
        // In a container there is no sandbox to be had; what is opened here is made by these tests.
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]);
        command.args(["--no-first-run", "--disable-background-networking", "--disable-component-update"]);
        command.args(["--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]);
        command
    }

    /// Runs it on an address until it has done what the flags ask for.
    pub(crate) fn run(&self, flags: &[&str], address: &str) -> Output {
        let profile = tempfile::tempdir().expect("a folder");
        let mut command = self.command(profile.path());
        let ran = command.args(flags).arg(address).output().expect("Chromium runs");
        assert!(ran.status.success(), "{ran:?}");
        ran
    }

    pub(crate) fn address(&self, file: &str) -> String {
        format!("file://{}", self.folder.path().join(file).display())
    }

    /// What a script says of the pages that it opens in frames: the value of its last expression, as JSON. It is of
    /// the tests, and stands outside of the pages.
    pub(crate) fn ask(&self, script: &str, flags: &[&str]) -> Value {
        let page = format!(
            "<!DOCTYPE html><meta charset=utf-8><script>{}\n(async () => {{ {script} }})().then(\
             (value) => JSON.stringify(value), (error) => JSON.stringify({{ error: String(error.stack) }}))\
             .then((text) => document.documentElement.append(\"<<<\" + encodeURIComponent(text) + \">>>\"));</script>",
            include_str!("frames.js")
        );
        fs::write(self.folder.path().join("asking.html"), page).expect("written");
        // So that it may look into the frames. Time passes as fast as there is nothing to do.
        let mut all = vec!["--allow-file-access-from-files", "--virtual-time-budget=20000", "--dump-dom"];
        all.extend_from_slice(flags);
        let ran = self.run(&all, &self.address("asking.html"));
        let text = String::from_utf8_lossy(&ran.stdout).into_owned();
        let said = text.rsplit_once("&lt;&lt;&lt;").and_then(|(_, rest)| rest.split_once("&gt;&gt;&gt;"));
        let said =
            said.unwrap_or_else(|| panic!("no answer: {text} {}", String::from_utf8_lossy(&ran.stderr))).0;
        let value: Value = serde_json::from_str(&decoded(said)).expect("JSON");
        assert_eq!(value.get("error"), None);
        value
    }

    /// A picture of what it shows of a page.
    pub(crate) fn picture(
        &self,
        (width, height): (u32, u32),
        flags: &[&str],
        file: &str,
        name: &str,
    ) -> PathBuf {
        let picture = self.folder.path().join(name);
        let size = format!("--window-size={width},{height}");
        let target = format!("--screenshot={}", picture.display());
        let mut all = vec![&*size, &*target];
        all.extend_from_slice(flags);
        self.run(&all, &self.address(file));
        picture
    }
}

/// What `encodeURIComponent` encoded.
fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(code, 16).expect("digits"));
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).expect("UTF-8")
}
