use std::{io::Write, process::ExitCode};

use strum::IntoEnumIterator;

use crate::{evidence::Class, export::json, findings::Checked, text::counted};

use super::{Failure, exit_code, file::TimelineFile, report};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    file: TimelineFile,
    /// Print the problems as JSON
    #[arg(long)]
    json: bool,
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let checked = arguments.file.open()?;
    if arguments.json {
        json::write_list(checked.problems.iter().map(|problem| json::problem(&checked, problem)), out)?;
    } else {
        for problem in &checked.problems {
            report::problem(&checked.in_words(problem), &checked.timeline.texts, out)?;
        }
        writeln!(out, "{}", summary(&checked))?;
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
