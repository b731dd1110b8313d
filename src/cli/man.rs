//! `dateline man`: the manual, made from what `--help` says.

use std::{io::Write, process::ExitCode};

use clap::CommandFactory;

use super::Failure;

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The page of a command, such as `check`, or `add event`; without one, that of the program
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

const EXAMPLES: &str = "Examples:\n  dateline man | man -l -\n  dateline man check > dateline-check.1";

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let mut command = super::Arguments::command();
    command.build();
    let mut page = &command;
    let mut name = page.get_name().to_owned();
    for written in &arguments.command {
        let unknown = || Failure::Unknown { noun: "command", written: written.clone(), help: None };
        page = page.find_subcommand(written).ok_or_else(unknown)?;
        name = format!("{name}-{written}");
    }
    let source = format!("dateline {}", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(page.clone()).title(name.to_uppercase()).source(source).render(out)?;
    Ok(ExitCode::SUCCESS)
}
