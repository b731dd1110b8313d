//! Pages and pictures as a browser that is not ours shows them. `tests/readers/install` installs one; where there is none,
//! these tests say that they skip.

mod chromium;
mod hostile;
#[path = "../corpus/mod.rs"]
#[expect(dead_code, reason = "other tests of the same strings use the rest")]
mod hostile_strings;
mod page;
mod paper;
mod picture;
mod timelinejs;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

/// Where the shipped timeline is.
const CRATE: &str = env!("CARGO_MANIFEST_DIR");

/// Exports the timeline of a folder into a file of another.
fn export(timeline: &Path, format: &str, into: &TempDir) -> PathBuf {
    let file = into.path().join(format!("timeline.{format}"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.current_dir(timeline).args(["export", "--to", format, "-o"]).arg(&file);
    let ran = command.output().expect("the program runs");
    assert!(ran.status.code().is_some_and(|code| code < 2), "{ran:?}");
    assert!(fs::metadata(&file).is_ok_and(|it| it.len() > 0));
    file
}
