//! The real program: its exit codes and both of its streams.

mod accounts;
mod add;
mod add_article;
mod check;
mod corpus;
mod date;
mod export;
mod files;
mod filter;
mod help;
mod hostile;
mod hostile_files;
#[path = "../corpus/mod.rs"]
mod hostile_strings;
mod import;
mod list;
mod list_json;
mod new;
mod passages;
mod settings;
mod shell;
mod show;
#[path = "../corpus/shown.rs"]
mod shown;
mod streams;

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

/// Where the shipped timeline is.
const CRATE: &str = env!("CARGO_MANIFEST_DIR");

/// What a run left behind.
#[derive(Debug, PartialEq, Eq)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("no JSON: {error}\n{self:?}"))
    }
}

/// The program in `folder`, with no terminal and nothing in its environment that asks for colours.
fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR"] {
        command.env_remove(name);
    }
    command
}

fn run(command: &mut Command) -> Ran {
    let output = command.output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("an exit code, not a signal");
    Ran { code, out: text(output.stdout), err: text(output.stderr) }
}

fn dateline(folder: &Path, arguments: &[&str]) -> Ran {
    run(&mut command(folder, arguments))
}

/// The program where the shipped timeline is.
fn shipped(arguments: &[&str]) -> Ran {
    dateline(Path::new(CRATE), arguments)
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, text).expect("written");
    }
    folder
}

/// A folder with a timeline of a town, in which nothing is wrong.
fn elmford() -> TempDir {
    folder(&[("timeline.toml", ELMFORD)])
}

const ELMFORD: &str = r#"[timeline]
title = "The old bridge of Elmford"

[actors.town]
name = "Elmford"

[actors.council]
name = "Town council"
part_of = "town"

[actors.engineers]
name = "Engineers"

[[events]]
id = "inspection"
date = "2031-05"
title = "Engineers look at the old bridge"
actors = ["engineers"]

[[events]]
id = "closure"
date = "2031-06-05"
title = "The old bridge is closed"
summary = "It stays so for a month."
actors = ["council"]

[[events]]
id = "rumour"
title = "The bridge is said to be safe"
"#;
