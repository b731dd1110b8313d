use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use crate::settings::{Origin, Settings, print};

use super::{Failure, exit_code, report};

/// `--config`, which exploring has, too.
#[derive(Debug, clap::Args)]
pub(super) struct ConfigFlag {
    /// The file of settings; `none` for none
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl ConfigFlag {
    pub(super) fn read(&self) -> Settings {
        Settings::read(self.config.as_deref())
    }
}

const EXAMPLES: &str = "Examples:\n  dateline settings\n  dateline settings --config mine.toml\n\n\
    What it prints can be the beginning of a file of your own; where that belongs is said on standard error.";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    config: ConfigFlag,
}

/// Prints what is in force, as a file that could stand where settings are read from; on standard error
/// what is wrong, and where they are from.
pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let settings = arguments.config.read();
    let mut errors = anstream::stderr();
    let _ = told(&settings, &mut errors);
    print(&settings.preferences, out)?;
    let is_unread = matches!(settings.origin, Origin::Unread(_));
    Ok(exit_code(settings.problems.len() + usize::from(is_unread)))
}

fn told(settings: &Settings, errors: &mut dyn Write) -> io::Result<()> {
    for problem in &settings.problems {
        report::problem(problem, &settings.texts, errors)?;
    }
    let name = |path: &PathBuf| crate::text::Written::new(&path.display().to_string()).shown().to_string();
    match &settings.origin {
        Origin::None => writeln!(errors, "no file of settings is read"),
        Origin::Absent(path) => writeln!(errors, "there is no {}: these are the defaults", name(path)),
        Origin::Read(path) => writeln!(errors, "read from {}", name(path)),
        Origin::Unread(why) => {
            report::failure(&why.to_string(), Some("these are the defaults, which are in force"), errors)
        }
    }
}
