use std::{io::Write, process::ExitCode};

use clap::builder::PossibleValuesParser;
use strum::{IntoEnumIterator, VariantNames};

use crate::{
    evidence::Class,
    export::{self, json},
    findings::Checked,
    text::counted,
};

use super::{Failure, exit_code, file::TimelineFile, report};

const EXAMPLES: &str = "Examples:\n  dateline check\n  dateline check timeline.toml --strict\n  \
    dateline check --format sarif > problems.sarif\n\n\
    Each problem is told with its place and a way out. Exit code: 0 no error, 1 errors, or with `--strict` warnings, 2 could \
    not run.";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    file: TimelineFile,
    /// How to print the problems: for people, as JSON, as SARIF 2.1.0, or as commands of GitHub Actions
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = PossibleValuesParser::new(Format::VARIANTS))]
    format: String,
    /// The same as `--format json`
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
enum Format {
    Text,
    Json,
    Sarif,
    Github,
}

impl Arguments {
    fn format(&self) -> Format {
        // The parser of arguments lets no other pass.
        if self.json { Format::Json } else { self.format.parse().unwrap_or(Format::Text) }
    }
}

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let checked = arguments.file.open()?;
    match arguments.format() {
        Format::Json => {
            json::write_list(checked.problems.iter().map(|problem| json::problem(&checked, problem)), out)?;
        }
        Format::Sarif => export::sarif(&checked, out)?,
        Format::Github => {
            export::github(&checked, out)?;
            writeln!(out, "{}", summary(&checked))?;
        }
        Format::Text => {
            for problem in &checked.problems {
                report::problem(&checked.in_words(problem), &checked.timeline.texts, out)?;
            }
            writeln!(out, "{}", summary(&checked))?;
        }
    }
    Ok(exit_code(if arguments.strict { checked.problems.len() } else { checked.errors() }))
}

/// What was looked at, and how it went.
fn summary(checked: &Checked) -> String {
    let timeline = &checked.timeline;
    let classes = Class::iter().filter_map(|class| {
        let count = checked.findings.count(class);
        (count > 0).then(|| format!("{count} {class}"))
    });
    let classes: Vec<String> = classes.collect();
    let classes = if classes.is_empty() { String::new() } else { format!(" ({})", classes.join(", ")) };
    let unsourced = timeline.unsourced_in_words().map(|words| format!(", {words}"));
    format!(
        "{}, {}, {}{classes}{}: {}",
        counted(timeline.events.len(), "event"),
        counted(timeline.articles.len(), "article"),
        counted(timeline.sources.len(), "source"),
        unsourced.unwrap_or_default(),
        checked.problems_in_words().unwrap_or_else(|| "no problems".to_owned())
    )
}
