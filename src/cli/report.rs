//! Problems as people read them: place, caret, help. The only room that knows the printer.

use std::{
    io::{self, Write},
    ops::Range,
};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstyle::{AnsiColor, Style};

use crate::{
    problem::{Problem, Severity},
    query::FilterError,
    text::{Texts, Written, characters},
};

/// Prints one problem. Colours are for the stream to keep or to strip.
pub(super) fn problem(problem: &Problem, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let place = texts.locate(problem.at);
    let title = problem.message.written().shown().to_string();
    let help = problem.help.as_ref().map(|help| help.written().shown().to_string());
    let path = Written::new(place.file()).shown().to_string();
    let level = match problem.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    // The printer counts lines from the excerpt's first, so that it need not read a whole file.
    let (start, near) = place.near(AROUND);
    let (excerpt, marked) = careful(near.excerpt(), &near.marked());
    let snippet = Snippet::source(excerpt)
        .line_start(place.line())
        .path((start == 0).then_some(&*path))
        .annotation(AnnotationKind::Primary.span(marked));
    let also = problem.also.map(|also| texts.locate(also).near(AROUND).1);
    let other_path =
        also.as_ref().map(|also| Written::new(also.file()).shown().to_string()).unwrap_or_default();
    let other = also.map(|also| (also.line(), careful(also.excerpt(), &also.marked())));
    let mut group = Group::with_title(level.primary_title(&title).id(problem.code.name()));
    // The printer would count the column from where the line is cut.
    if start > 0 {
        group = group.element(Origin::path(&path).line(place.line()).char_column(place.column()));
    }
    group = group.element(snippet);
    if let Some((line, (excerpt, marked))) = other {
        let mark = AnnotationKind::Context.span(marked).label("and here");
        group = group.element(Snippet::source(excerpt).line_start(line).path(&other_path).annotation(mark));
    }
    let mut groups = vec![group];
    if let Some(help) = &help {
        groups.push(Group::with_title(Level::HELP.secondary_title(help)));
    }
    writeln!(out, "{}\n", Renderer::styled().render(&groups))
}

/// So much of a line before and behind a place is more than the printer shows of it. There may be a hundred thousand
/// problems in one line, and it looks at all that it is given.
const AROUND: usize = 1_000;

/// Prints what is wrong with a filter that was given as an argument.
pub(super) fn filter(text: &str, error: &FilterError, out: &mut dyn Write) -> io::Result<()> {
    let title = error.message.written().shown().to_string();
    let help = error.help.as_ref().map(|help| help.written().shown().to_string());
    let (text, marked) = careful(text, &error.at);
    let snippet = Snippet::source(text).path("--filter").annotation(AnnotationKind::Primary.span(marked));
    let mut groups = vec![Level::ERROR.primary_title(&title).element(snippet)];
    if let Some(help) = &help {
        groups.push(Group::with_title(Level::HELP.secondary_title(help)));
    }
    writeln!(out, "{}", Renderer::styled().render(&groups))
}

/// Lines to print, and the marked place in them. The printer makes C0 controls visible and most of what
/// turns the direction of text; C1 controls and separators it would let through.
fn careful(lines: &str, marked: &Range<usize>) -> (String, Range<usize>) {
    let careful = |range: Range<usize>| -> String {
        let part = characters(lines.get(range).unwrap_or_default());
        part.map(|(_, c, stands)| if stands || c.is_ascii() { c } else { '\u{fffd}' }).collect()
    };
    let (before, inside) = (careful(0..marked.start), careful(marked.clone()));
    let behind = careful(marked.end..lines.len());
    let marked = before.len()..before.len() + inside.len();
    (before + &inside + &behind, marked)
}

/// Prints what is wrong with the arguments, which it repeats: a shell may have put hostile file names there.
pub(super) fn usage(message: &str, out: &mut dyn Write) -> io::Result<()> {
    message.lines().try_for_each(|line| writeln!(out, "{}", Written::new(line).shown()))
}

/// Prints why a command could not run.
pub(super) fn failure(message: &str, help: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
    const HELP: Style = AnsiColor::BrightCyan.on_default().bold();
    writeln!(out, "{ERROR}error{ERROR:#}: {}", Written::new(message).shown())?;
    match help {
        Some(help) => writeln!(out, "{HELP}help{HELP:#}: {}", Written::new(help).shown()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
