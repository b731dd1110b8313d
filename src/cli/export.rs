//! `dateline export`: the timeline, or a part of it, in another form.

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::builder::{PossibleValue, PossibleValuesParser};
use strum::IntoEnumIterator as _;

use crate::{
    export::{Format, Losses, Selection},
    save,
};

use super::{
    Failure,
    bar::Telling,
    exit_code,
    file::TimelineFile,
    filter::{self, FilterFlag},
    mention_problems,
};

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    file: TimelineFile,
    /// The form
    #[arg(long = "to", value_name = "FORMAT", value_parser = PossibleValuesParser::new(forms()))]
    to: String,
    #[command(flatten)]
    filter: FilterFlag,
    /// Write to a file instead of standard output; what is there is replaced
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Fail where the form cannot carry everything; no file is written then
    #[arg(long)]
    strict: bool,
}

const EXAMPLES: &str = "Examples:\n  dateline export --to json | jq '.events[].title'\n  \
    dateline export timeline.toml --to jsonl --filter 'actor:putin' -o putin.jsonl\n\n\
    What a form cannot carry is counted on standard error. Exit code: 0 fine, 1 the timeline has errors, or `--strict` is \
    given and something was lost, 2 could not run.";

/// What `--to` may be, each with whom it is for.
fn forms() -> impl Iterator<Item = PossibleValue> {
    Format::iter().map(|form| PossibleValue::new(<&str>::from(form)).help(form.meaning()))
}

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let (checked, origin) = arguments.file.open_with_origin()?;
    let checked = &checked;
    let found = arguments.filter.matching(checked)?;
    let possible = arguments.filter.is_given().then_some(&*found.possible);
    let selection = Selection::of(checked, &found.shown).with_possible(possible);
    // The parser of arguments lets no other pass.
    let format: Format = arguments.to.parse().unwrap_or(Format::Json);
    // As many programs have it, a hyphen stands for standard output.
    let output = arguments.output.as_ref().filter(|path| path.as_os_str() != "-");
    let is_whole = match output {
        Some(path) => {
            let mut new = save::New::at(path)?;
            if origin.concerns(new.path()) {
                return Err(Failure::OwnFile(path.display().to_string()));
            }
            let losses = format.write(&selection, &mut Telling::to_file(&mut new))?;
            let is_whole = mention_losses(&losses, arguments)?;
            if is_whole {
                new.put()?;
            } else {
                writeln!(anstream::stderr(), "nothing is written")?;
            }
            is_whole
        }
        None => mention_losses(&format.write(&selection, &mut Telling::to_output(out))?, arguments)?,
    };
    filter::mention_hidden(checked, &found, &[arguments.filter.name()]);
    let code = mention_problems(checked);
    Ok(if is_whole { code } else { exit_code(1) })
}

/// Says what is lost; whether that is fine.
fn mention_losses(losses: &Losses, arguments: &Arguments) -> io::Result<bool> {
    let mut errors = anstream::stderr();
    for loss in losses.in_words() {
        writeln!(errors, "{}: {loss}", arguments.to)?;
    }
    Ok(!arguments.strict || losses.is_empty())
}
