//! Makes the pictures of the README: `cargo run --locked --example picture`.
//!
//! It runs itself as dateline in a pseudo-terminal: cargo builds an example together with the
//! library but not with the program, so that a `dateline` found beside it might be an old one.
//! `tests/pictures.rs` holds the pictures to the real one.
#![allow(dead_code, reason = "the harness of the tests can do more than is needed here")]

#[cfg(unix)]
mod path;
#[cfg(unix)]
mod scenes;
#[cfg(unix)]
#[path = "../../tests/terminal/screen.rs"]
mod screen;
#[cfg(unix)]
#[path = "../../tests/terminal/session.rs"]
mod session;
#[cfg(unix)]
mod sign;
#[cfg(unix)]
mod style;
#[cfg(unix)]
mod svg;

use std::{io, process::ExitCode};

/// The argument with which this program is dateline.
const AS_DATELINE: &str = "--as-dateline";

#[cfg(unix)]
fn main() -> io::Result<ExitCode> {
    if std::env::args_os().any(|argument| argument == AS_DATELINE) {
        return Ok(dateline::run(["dateline".into()]));
    }
    let mut program = portable_pty::CommandBuilder::new(std::env::current_exe()?);
    program.arg(AS_DATELINE);
    for picture in scenes::pictures(program) {
        std::fs::write(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(picture.path), picture.svg)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The harness needs a terminal as Unix has them.
#[cfg(not(unix))]
fn main() -> io::Result<ExitCode> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "the pictures are made on Unix"))
}
