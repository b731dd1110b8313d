use std::{
    io::{self, Write},
    process::ExitCode,
};

use anstyle::Style;
use clap::{builder::PossibleValuesParser, builder::TypedValueParser};
use strum::VariantNames;

use crate::{
    accounts::{Comparison, Said, Verdict},
    card::value_in_words,
    export::json,
    findings::Checked,
    text::{Written, columns, counted},
};

use super::{
    Failure,
    file::TimelineFile,
    filter::{self, FilterFlag},
    lines::{ENDLESS, Lines, WidthFlag},
    mention_problems,
};

const EXAMPLES: &str = "Examples:\n  dateline accounts\n  dateline accounts timeline.toml --verdict conflict --verdict disputed\n  \
    dateline accounts --filter 'fact:deaths'";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    file: TimelineFile,
    /// Only facts with this verdict; several: any of them
    #[arg(long = "verdict", value_name = "VERDICT", value_parser = verdicts())]
    verdicts: Vec<Verdict>,
    #[command(flatten)]
    filter: FilterFlag,
    #[command(flatten)]
    width: WidthFlag,
    /// Print the accounts as JSON
    #[arg(long)]
    json: bool,
}

fn verdicts() -> impl TypedValueParser<Value = Verdict> {
    PossibleValuesParser::new(Verdict::VARIANTS).try_map(|name| name.parse::<Verdict>())
}

const BOLD: Style = Style::new().bold();

const MARGIN: &str = "    ";

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let checked = arguments.file.open()?;
    let events = arguments.filter.matching(&checked)?;
    let is_wanted = |comparison: &&Comparison| {
        (arguments.verdicts.is_empty() || arguments.verdicts.contains(&comparison.verdict))
            && events.shown.binary_search(&comparison.event).is_ok()
    };
    let mut shown: Vec<&Comparison> = checked.accounts.all().iter().filter(is_wanted).collect();
    // A stable sort: among equals the order of the events stays.
    shown.sort_by_key(|comparison| std::cmp::Reverse(comparison.verdict));
    if arguments.json {
        let rows: Vec<_> = shown.iter().map(|comparison| json::accounts(&checked, comparison)).collect();
        json::write_list(rows, out)?;
    } else {
        let mut lines = Lines { out, width: arguments.width.columns(ENDLESS) };
        shown.iter().try_for_each(|comparison| print(&checked, comparison, &mut lines))?;
    }
    let all = checked.accounts.all().len();
    if shown.len() < all {
        let hidden = counted(all - shown.len(), "fact");
        let flags = [(!arguments.verdicts.is_empty()).then_some("--verdict"), arguments.filter.name()];
        let flags = filter::named(&flags);
        let _ = writeln!(anstream::stderr(), "{} shown, {hidden} hidden by {flags}", shown.len());
    }
    Ok(mention_problems(&checked))
}

/// A fact, and below it what each source says of it.
pub(super) fn print(checked: &Checked, comparison: &Comparison, lines: &mut Lines<'_>) -> io::Result<()> {
    let timeline = &checked.timeline;
    let verdict: &str = comparison.verdict.into();
    let id = timeline.text(timeline.events[comparison.event].id).shown();
    let sign = comparison.verdict.sign();
    let heading = format!("{verdict}: {} ({id})", comparison.heading(timeline));
    write!(lines.out, "{BOLD}{sign}{BOLD:#} ")?;
    lines.behind(columns(sign) + 1, Written::new(&heading), BOLD)?;
    let pairs = comparison.pairs_in_words(timeline);
    let values: Vec<String> = comparison.accounts.iter().map(|said| value_in_words(checked, said)).collect();
    let width = values.iter().map(|value| columns(value)).max().unwrap_or(0).min(40);
    for (number, (said, value)) in (1..).zip(comparison.accounts.iter().zip(&values)) {
        let number = if pairs.is_empty() { String::new() } else { format!("{number:>2}  ") };
        let lead = format!("{MARGIN}{number}");
        let from = from(checked, said);
        let gap = width.saturating_sub(columns(value)) + 2;
        if lines.have_room(columns(&lead) + columns(value) + gap, columns(&from)) {
            writeln!(lines.out, "{lead}{value}{:gap$}{from}", "")?;
        } else {
            lines.paragraph(&lead, Written::new(value))?;
            let below = columns(&lead) + 2;
            lines.paragraph(&format!("{:below$}", ""), Written::new(&from))?;
        }
    }
    let lacks = comparison.lacks.iter().map(|lack| lack.in_words().to_string());
    for line in pairs.into_iter().chain(lacks) {
        lines.paragraph(MARGIN, Written::new(&line))?;
    }
    writeln!(lines.out)
}

/// Whose account it is, when it was given, and what its quote is where that is not verified.
fn from(checked: &Checked, said: &Said) -> String {
    let timeline = &checked.timeline;
    let class = checked.findings.passage(said.source).class();
    let mut from = vec![said.voice_in_words(timeline)];
    from.extend(said.as_of_in_words(timeline));
    from.extend((!class.is_verified()).then(|| format!("the quote is {class}")));
    from.join(" · ")
}
