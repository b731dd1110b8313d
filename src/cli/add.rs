//! `dateline add event`: an event at the end of a timeline's file, checked before it is written.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use memchr::{memchr_iter, memmem};

use crate::{
    export::{NewEvent, event_block},
    findings::Checked,
    load::{self, limits::Limit},
    model::{self, Timeline},
    problem::{Code, Reported},
    save::Old,
    text::{Span, Texts},
};

use super::{Failure, file::TimelineFile, report};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Arguments {
    /// Add an event, with its first source if there is one. What would be wrong with it is told, and nothing written
    #[command(after_help = EXAMPLE)]
    Event(Box<Event>),
}

const EXAMPLE: &str = "Example:\n  dateline add event port-closes --title 'The port closes' --date 2021-03-06 \\\n    \
    --actor office --article note --quote 'The port closed at noon'";

#[derive(Debug, clap::Args)]
pub(super) struct Event {
    /// Its id, by which others name it: words of a to z and digits, with hyphens between them
    id: String,
    #[command(flatten)]
    file: TimelineFile,
    /// What happened, in a line
    #[arg(long)]
    title: String,
    /// When, in EDTF; as exact as the source and no more
    #[arg(long, value_name = "EDTF", allow_hyphen_values = true)]
    date: Option<String>,
    /// What happened, in a few sentences
    #[arg(long)]
    summary: Option<String>,
    /// What the curator wants to say of it
    #[arg(long)]
    note: Option<String>,
    /// Who took part; several times for several
    #[arg(long = "actor", value_name = "ID")]
    actors: Vec<String>,
    /// Where; several times for several
    #[arg(long = "place", value_name = "ID")]
    places: Vec<String>,
    /// A tag; several times for several
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// The article that tells of it
    #[arg(long, value_name = "ID", requires = "quote")]
    article: Option<String>,
    /// The article's own words
    #[arg(long, value_name = "TEXT", requires = "article", allow_hyphen_values = true)]
    quote: Option<String>,
}

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let Arguments::Event(event) = arguments;
    let (path, limits) = event.file.path()?;
    let old = Old::read(path, limits.of(Limit::Timeline))?;
    let (bytes, first) = appended(old.bytes(), &event.block());
    let loaded = load::instead(path, bytes.clone(), limits)?;
    let mut errors = anstream::stderr();
    // Whatever else reads it takes what stands behind a mistake for a part of that.
    if let Some(broken) = loaded.problems.iter().find(|problem| problem.code == Code::Syntax) {
        report::problem(broken, &loaded.timeline.texts, &mut errors)?;
        writeln!(errors, "nothing is written: mend this first")?;
        return Ok(ExitCode::FAILURE);
    }
    let checked = Checked::new(loaded.timeline, loaded.problems);
    let new = New { file: &path.display().to_string(), first, texts: &checked.timeline.texts };
    if new.mention(&checked, &mut errors)? > 0 {
        writeln!(errors, "nothing is written: the places are those of the file as it would be")?;
        return Ok(ExitCode::FAILURE);
    }
    let events = &checked.timeline.events;
    let added = events.find(new.texts, &event.id).map(|id| &events[id]).filter(|it| new.has(it.at));
    let Some(added) = added else {
        // A string that never ended may end in what is added.
        writeln!(errors, "nothing is written: what stands before it takes it for a part of that")?;
        return Ok(ExitCode::FAILURE);
    };
    if let Some(twin) = twin(&checked.timeline, added) {
        let of_it = |problem: &&Reported| problem.code == Code::DuplicateId && twin.at.contains(problem.at);
        if let Some(problem) = checked.problems.iter().find(of_it) {
            report::problem(&checked.in_words(problem), new.texts, &mut errors)?;
        }
        writeln!(errors, "nothing is written")?;
        return Ok(ExitCode::FAILURE);
    }
    old.replace(&bytes)?;
    writeln!(out, "added: {}", checked.timeline.text(added.title).shown())?;
    Ok(ExitCode::SUCCESS)
}

/// Another event that is called the same: in a file that is included, it is the second.
fn twin<'t>(timeline: &'t Timeline, added: &model::Event) -> Option<&'t model::Event> {
    let is_twin = |it: &&model::Event| it.at != added.at && timeline.text(it.id) == timeline.text(added.id);
    timeline.events.iter().map(|(_, event)| event).find(is_twin)
}

/// What stands in a file from a line on.
struct New<'a> {
    file: &'a str,
    first: usize,
    texts: &'a Texts,
}

impl New<'_> {
    fn has(&self, at: Span) -> bool {
        let place = self.texts.locate(at);
        place.file() == self.file && place.line() >= self.first
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

impl Event {
    fn block(&self) -> String {
        let texts = [("date", &self.date), ("summary", &self.summary), ("note", &self.note)];
        let texts = texts.into_iter().filter_map(|(key, text)| Some((key, text.as_deref()?)));
        event_block(&NewEvent {
            id: &self.id,
            title: &self.title,
            texts: texts.collect(),
            lists: vec![("actors", &self.actors), ("places", &self.places), ("tags", &self.tags)],
            source: self.article.as_deref().zip(self.quote.as_deref()),
        })
    }
}

/// A file with a block at its end, in its own line ends, and the line that this begins at; every byte of the file stays.
pub(super) fn appended(file: &[u8], block: &str) -> (Vec<u8>, usize) {
    let end = if memmem::find(file, b"\r\n").is_some() { "\r\n" } else { "\n" };
    let mut bytes = file.to_vec();
    if !file.is_empty() {
        let gap = if file.ends_with(b"\n") { 1 } else { 2 };
        bytes.extend_from_slice(end.repeat(gap).as_bytes());
    }
    let first = memchr_iter(b'\n', &bytes).count() + 1;
    bytes.extend_from_slice(block.replace('\n', end).as_bytes());
    (bytes, first)
}
