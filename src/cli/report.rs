//! Problems as people read them: place, caret, help. The only room that knows the printer.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use anstyle::{AnsiColor, Style};

use crate::{
    problem::{Problem, Severity},
    text::{Texts, Written},
};

/// Prints one problem. Colours are for the stream to keep or to strip.
pub(super) fn problem(problem: &Problem, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let place = texts.locate(problem.at);
    let title = Written::new(&problem.message).shown().to_string();
    let help = problem.help.as_deref().map(|help| Written::new(help).shown().to_string());
    let path = Written::new(place.file()).shown().to_string();
    let level = match problem.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    // The printer counts lines from the excerpt's first, so that it need not read a whole file.
    let snippet = Snippet::source(place.excerpt())
        .line_start(place.line())
        .path(&path)
        .annotation(AnnotationKind::Primary.span(place.marked()));
    let mut groups = vec![level.primary_title(&title).id(problem.code.name()).element(snippet)];
    if let Some(help) = &help {
        groups.push(Group::with_title(Level::HELP.secondary_title(help)));
    }
    writeln!(out, "{}\n", Renderer::styled().render(&groups))
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
