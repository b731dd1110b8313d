//! Read, check and explore a sourced timeline of contested events.
//!
//! `main.rs` calls [`run`]; but for what is measured and fuzzed nothing else is public, so the compiler still tells
//! us about code nobody uses.

mod accounts;
mod card;
mod cli;
mod coverage;
mod dates;
mod evidence;
mod export;
mod fault;
mod findings;
#[doc(hidden)]
pub mod fuzzed;
mod import;
mod lint;
mod load;
#[doc(hidden)]
pub mod measured;
mod model;
mod page;
mod problem;
mod query;
mod save;
mod schema;
mod settings;
mod text;
mod threads;
mod tui;

use std::{ffi::OsString, process::ExitCode};

/// Does what `arguments` ask for; the first is the program's name, as the system gives it.
///
/// The exit code is 0 if all is fine, 1 if the timeline has errors, 2 if it could not run.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    cli::run(arguments)
}
