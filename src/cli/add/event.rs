//! `dateline add event`: an event at the end of a timeline's file, checked before it is written.

use std::{io::Write, process::ExitCode};

use crate::{
    cli::{Failure, completions, file::TimelineFile, report},
    export::{NewEvent, event_block},
    load::limits::Limit,
    model::{self, Timeline},
    problem::{Code, Reported},
    save::Old,
};

use super::{New, TAKEN_IN, inserted, would_be};

pub(super) const EXAMPLES: &str = "Example:\n  dateline add event port-closes --title 'The port closes' --date 2021-03-06 \\\n    \
    --actor office --article note --quote 'The port closed at noon'";

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Event {
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
    #[arg(long = "actor", value_name = "ID", add = completions::actors())]
    actors: Vec<String>,
    /// Where; several times for several
    #[arg(long = "place", value_name = "ID", add = completions::places())]
    places: Vec<String>,
    /// A tag; several times for several
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// The article that tells of it
    #[arg(long, value_name = "ID", requires = "quote", add = completions::articles())]
    article: Option<String>,
    /// The article's own words
    #[arg(long, value_name = "TEXT", requires = "article", allow_hyphen_values = true)]
    quote: Option<String>,
}

pub(super) fn run(event: &Event, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let (path, limits) = event.file.path()?;
    let old = Old::read(path, limits.of(Limit::Timeline))?;
    let (bytes, lines) = inserted(old.bytes(), old.bytes().len(), &event.block());
    let mut errors = anstream::stderr();
    let Some(checked) = would_be((path, limits), (&bytes, &lines), &mut errors)? else {
        return Ok(ExitCode::FAILURE);
    };
    let new = New::in_lines(&checked, path, &lines);
    let events = &checked.timeline.events;
    let added = events.find(new.texts, &event.id).map(|id| &events[id]).filter(|it| new.has(it.at));
    let Some(added) = added else {
        writeln!(errors, "{TAKEN_IN}")?;
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
