//! Exports as programs read them that are not ours. `tests/readers/install` installs those; where one is not there, its
//! tests say that they skip.

mod annotations;
mod csl;
mod editor;
#[path = "../corpus/mod.rs"]
#[expect(dead_code, reason = "other tests of the same strings use the rest")]
mod hostile_strings;
mod markwhen;
mod sarif;

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

/// Where the shipped timeline is.
const CRATE: &str = env!("CARGO_MANIFEST_DIR");

/// What `tests/readers/install` installed of npm; none where it did not, which is said aloud.
fn package(name: &str) -> Option<PathBuf> {
    let folder = Path::new(CRATE).join("target/readers/node_modules").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    skipped(&format!("no {name}; tests/readers/install installs it"));
    None
}

/// Not to `eprintln!`, which is kept from whoever looks at tests that pass.
fn skipped(why: &str) {
    let _ = writeln!(io::stderr(), "SKIPPED: {why}");
}

/// What a script of ours that uses a package prints of a file, in some time zone.
fn read_by(name: &str, script: &str, zone: &str, file: &Path) -> Option<Value> {
    let package = package(name)?;
    let mut node = Command::new("timeout");
    // As a text, so that it finds packages from where it runs.
    node.current_dir(package)
        .env("TZ", zone)
        .args(["60", "node", "--input-type=module", "-e", script])
        .arg(file);
    match node.output() {
        Ok(ran) if ran.status.code() == Some(127) => {
            skipped(&format!("no node to run {name} with"));
            None
        }
        Err(error) => {
            skipped(&format!("no timeout to run {name} with: {error}"));
            None
        }
        Ok(ran) => {
            assert!(ran.status.success(), "{name}: {}", String::from_utf8_lossy(&ran.stderr));
            Some(serde_json::from_slice(&ran.stdout).expect("JSON"))
        }
    }
}

/// Files in a folder of their own.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

fn ran(timeline: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    let ran = command.current_dir(timeline).args(arguments).output().expect("the program runs");
    assert!(ran.status.code().is_some_and(|code| code < 2), "{ran:?}");
    ran
}

/// The timeline of a folder, exported into a file of another one.
fn exported(timeline: &Path, format: &str, into: &TempDir) -> PathBuf {
    let file = into.path().join(format!("exported.{format}"));
    fs::write(&file, ran(timeline, &["export", "--to", format]).stdout).expect("written");
    file
}
