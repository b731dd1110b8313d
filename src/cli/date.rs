//! Dates explained: `dateline date 2024-03-XX 199u`.
//!
//! ```text
//! 2024-03-XX
//!   means     some day in March 2024
//!   level     1
//!   earliest  2024-03-01T00:00:00
//!   latest    2024-03-31T23:59:59
//!
//! 199u
//!    ^
//!   error     `u` is the 2012 draft's unknown digit, today `X`
//!   help      write 199X
//! ```

use std::{
    ffi::OsString,
    io::{self, Write},
    ops::Range,
    process::ExitCode,
};

use anstyle::{AnsiColor, Style};

use crate::{
    dates::{Bound, Date, DateError, Precision},
    export::json,
    text::{Written, columns, fitting, wrap},
};

use super::{Failure, exit_code};

const EXAMPLES: &str = "Examples:\n  dateline date 2024-03-22 2024-03~ -0043-03-15\n  \
    dateline date '[2024-03-07,2024-03-08]' '2024-03-22/'\n  dateline date --json 2024-03-XX\n\n\
    Exit code: 0 all are dates, 1 one is none.";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Dates in EDTF, such as 2024-03-22, 2024-03~ or '[2024-03-07,2024-03-08]'
    #[arg(required = true, value_name = "EXPRESSION")]
    expressions: Vec<String>,
    /// Print what they mean as JSON
    #[arg(long)]
    json: bool,
}

/// `dateline date …` with its expressions behind a `--`, options before it: years before 1 BCE begin with a
/// hyphen, which would make options of them. No option of this command has a value.
pub(super) fn apart(arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1).is_none_or(|command| command != "date") {
        return arguments;
    }
    let (mut options, mut expressions) = (Vec::new(), vec![OsString::from("--")]);
    let mut arguments = arguments.into_iter();
    options.extend(arguments.by_ref().take(2));
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            expressions.extend(arguments.by_ref());
        } else if argument == "-h" || argument.as_encoded_bytes().starts_with(b"--") {
            options.push(argument);
        } else {
            expressions.push(argument);
        }
    }
    options.into_iter().chain(expressions).collect()
}

/// How wide a page is, as for `show`.
const COLUMNS: usize = 80;
/// How far what is said of an expression is set in.
const MARGIN: usize = 2;

const BOLD: Style = Style::new().bold();
const ERROR: Style = AnsiColor::BrightRed.on_default().bold();

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let read: Vec<_> = arguments.expressions.iter().map(|text| (text, Date::parse(text))).collect();
    if arguments.json {
        let dates: Vec<_> = read.iter().map(|(text, read)| json::date(text, read)).collect();
        json::write(&dates, out)?;
    } else {
        for (index, (text, read)) in read.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            match read {
                Ok(date) => explain(date, out)?,
                Err(fault) => point_out(text, fault, out)?,
            }
        }
    }
    Ok(exit_code(read.iter().filter(|(_, read)| read.is_err()).count()))
}

fn explain(date: &Date, out: &mut dyn Write) -> io::Result<()> {
    expression_with(date.written(), None, out)?;
    field("means", &date.in_words(), out)?;
    let minutes = matches!(date.precision(), Precision::Minute);
    let extension = if minutes { "; a time without seconds is dateline's own" } else { "" };
    field("level", &format!("{}{extension}", date.level()), out)?;
    for (label, bound) in ["earliest", "latest"].into_iter().zip(date.bounds()) {
        let bound = match &bound {
            Bound::At(moment) => moment,
            Bound::Open => "open",
            Bound::Unknown => "unknown",
            Bound::Beyond => "beyond counting",
        };
        field(label, bound, out)?;
    }
    Ok(())
}

fn point_out(text: &str, fault: &DateError, out: &mut dyn Write) -> io::Result<()> {
    expression_with(text, Some(&fault.at), out)?;
    field("error", &fault.message, out)?;
    fault.help.as_deref().map_or(Ok(()), |help| field("help", help, out))
}

/// The expression, in as many lines as it takes, with carets under the place that is wrong.
fn expression_with(text: &str, wrong: Option<&Range<usize>>, out: &mut dyn Write) -> io::Result<()> {
    let mut start = 0;
    loop {
        let rest = text.get(start..).unwrap_or_default();
        let line = fitting(rest, COLUMNS);
        writeln!(out, "{BOLD}{}{BOLD:#}", Written::new(line).shown())?;
        let end = start + line.len();
        let is_last = line.len() == rest.len() || line.is_empty();
        if let Some((before, carets)) = wrong.and_then(|wrong| under(text, start..end, wrong)) {
            // The place behind an expression's last character is its last line's.
            if carets > 0 || (is_last && wrong.is_some_and(Range::is_empty)) {
                writeln!(out, "{:before$}{ERROR}{}{ERROR:#}", "", "^".repeat(carets.max(1)))?;
            }
        }
        if is_last {
            return Ok(());
        }
        start = end;
    }
}

/// The columns of `line` before the part of `wrong` that stands in it, and those that the part takes.
fn under(text: &str, line: Range<usize>, wrong: &Range<usize>) -> Option<(usize, usize)> {
    let (from, to) = (wrong.start.clamp(line.start, line.end), wrong.end.clamp(line.start, line.end));
    Some((columns(text.get(line.start..from)?), columns(text.get(from..to)?)))
}

fn field(label: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
    let lead = format!("{:MARGIN$}{label:<10}", "");
    let text = Written::new(text);
    for (index, line) in wrap(text, COLUMNS - lead.len()).into_iter().enumerate() {
        let lead = if index == 0 { lead.as_str() } else { "" };
        writeln!(out, "{lead:<width$}{}", text.part(line).shown(), width = MARGIN + 10)?;
    }
    Ok(())
}
