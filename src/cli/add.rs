//! `dateline add`: an event or an article in a timeline's file, checked before it is written.

mod article;
mod event;
mod issued;
mod naming;

use std::{
    io::{self, Write},
    ops::Range,
    path::Path,
    process::ExitCode,
};

use memchr::{memchr_iter, memmem};

use crate::{
    findings::Checked,
    load::{self, Limits, Loaded},
    problem::Code,
    text::{Span, Texts},
};

use super::{Failure, report};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Arguments {
    /// Add an event, with its first source if there is one. What would be wrong with it is told, and nothing written
    #[command(after_help = event::EXAMPLES)]
    Event(Box<event::Event>),
    /// Add an article: a saved web page, a plain text or a Markdown file. Its text goes to articles/ID.md in the timeline's
    /// folder, and what it says of itself into the timeline; what it does not say is left out
    #[command(after_help = article::EXAMPLES)]
    Article(Box<article::Article>),
}

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    match arguments {
        Arguments::Event(event) => event::run(event, out),
        Arguments::Article(article) => article::run(article, out),
    }
}

pub(super) const AS_IT_WOULD_BE: &str = "nothing is written: the places are those of the file as it would be";

/// A string that never ended may end in what is added.
const TAKEN_IN: &str = "nothing is written: what stands before it takes it for a part of that";

/// Says where the file is no TOML: whatever else reads it takes what stands behind such a mistake for a part of that.
pub(super) fn is_broken(loaded: &Loaded, errors: &mut dyn Write) -> io::Result<bool> {
    let Some(broken) = loaded.problems.iter().find(|problem| problem.code == Code::Syntax) else {
        return Ok(false);
    };
    report::problem(broken, &loaded.timeline.texts, errors)?;
    writeln!(errors, "nothing is written: mend this first")?;
    Ok(true)
}

/// The timeline as it would be with these bytes for its file. Where something were wrong in the lines that are added, it is
/// said, and there is none.
fn would_be(
    (path, limits): (&Path, Limits),
    (bytes, lines): (&[u8], &Range<usize>),
    errors: &mut dyn Write,
) -> Result<Option<Checked>, Failure> {
    let loaded = load::instead(path, bytes.to_vec(), limits)?;
    if is_broken(&loaded, errors)? {
        return Ok(None);
    }
    let checked = Checked::new(loaded.timeline, loaded.problems);
    if New::in_lines(&checked, path, lines).mention(&checked, errors)? > 0 {
        writeln!(errors, "{AS_IT_WOULD_BE}")?;
        return Ok(None);
    }
    Ok(Some(checked))
}

/// What stands in some lines of a file.
struct New<'a> {
    file: String,
    lines: &'a Range<usize>,
    texts: &'a Texts,
}

impl<'a> New<'a> {
    fn in_lines(checked: &'a Checked, path: &Path, lines: &'a Range<usize>) -> Self {
        Self { file: path.display().to_string(), lines, texts: &checked.timeline.texts }
    }

    fn has(&self, at: Span) -> bool {
        let place = self.texts.locate(at);
        place.file() == self.file && self.lines.contains(&place.line())
    }

    /// Says what is wrong with it; how many of that are errors.
    fn mention(&self, checked: &Checked, errors: &mut dyn Write) -> io::Result<usize> {
        let mut count = 0;
        for problem in checked.problems.iter().filter(|problem| self.has(problem.at)) {
            count += usize::from(problem.is_error());
            report::problem(&checked.in_words(problem), self.texts, errors)?;
        }
        Ok(count)
    }
}

/// A file with a block at `at`, which is behind a whole line or at the end, in its own line ends and apart from what stands around
/// it; and the lines that this takes. Every byte of the file stays.
pub(super) fn inserted(file: &[u8], at: usize, block: &str) -> (Vec<u8>, Range<usize>) {
    let end = if memmem::find(file, b"\r\n").is_some() { "\r\n" } else { "\n" };
    let (before, behind) = file.split_at_checked(at).unwrap_or((file, &[]));
    let mut bytes = before.to_vec();
    if !before.is_empty() {
        let gap = if before.ends_with(b"\n") { 1 } else { 2 };
        bytes.extend_from_slice(end.repeat(gap).as_bytes());
    }
    let line = |bytes: &[u8]| memchr_iter(b'\n', bytes).count() + 1;
    let first = line(&bytes);
    bytes.extend_from_slice(block.replace('\n', end).as_bytes());
    let lines = first..line(&bytes);
    if !behind.is_empty() && !behind.starts_with(b"\n") && !behind.starts_with(b"\r\n") {
        bytes.extend_from_slice(end.as_bytes());
    }
    bytes.extend_from_slice(behind);
    (bytes, lines)
}
