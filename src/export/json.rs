//! JSON in the file's own words. Offsets are Unicode characters, as `[start, end)`; lines and
//! columns count from 1. Text stands as it was written: JSON's escapes lose nothing.

mod accounts;
mod date;
mod registers;
mod source;
mod whole;

use std::{
    cell::OnceCell,
    io::{self, Write},
};

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value as Json};

use crate::{
    evidence::Characters,
    findings::Checked,
    model::{ActorId, Event, Link, Timeline, When},
    problem::Reported,
    text::{Text, characters, is_plain},
};

pub(crate) use accounts::{accounts, coverage};
pub(crate) use date::date;
pub(crate) use whole::{by_event, schema, whole};

use accounts::ComparisonJson;
use date::Bounds;
use source::SourceJson;

#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct EventJson<'t> {
    id: &'t str,
    /// As it was written.
    date: Option<&'t str>,
    /// In English.
    text: String,
    #[serde(flatten)]
    bounds: Bounds,
    title: &'t str,
    summary: Option<&'t str>,
    actors: Vec<&'t str>,
    roles: Map<String, Json>,
    places: Vec<&'t str>,
    tags: Vec<&'t str>,
    graphic: bool,
    after: Vec<Json>,
    before: Vec<Json>,
    note: Option<&'t str>,
    sources: Vec<SourceJson<'t>>,
}

/// An event of a list that may be filtered.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ListedJson<'t> {
    #[serde(flatten)]
    event: EventJson<'t>,
    /// Whether it passes the filter only possibly. Without one, the key is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    possible: Option<bool>,
}

/// An event by itself, with what all sources say of it.
#[derive(Debug, Serialize, JsonSchema)]
struct LoneJson<'t> {
    #[serde(flatten)]
    event: ListedJson<'t>,
    accounts: Vec<ComparisonJson<'t>>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ProblemJson<'t> {
    file: &'t str,
    line: usize,
    column: usize,
    severity: &'static str,
    code: &'static str,
    message: String,
    help: Option<String>,
}

/// Writes `value` with indents and a line end. JSON asks for escapes of C0 controls only; here
/// everything that steers a terminal has one, so that no stream has a reason to strip it.
pub(crate) fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    indented(value, "", out)?;
    writeln!(out)
}

/// Writes the same on one line.
pub(super) fn compact(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    escaped(&serde_json::to_string(value)?, out)?;
    writeln!(out)
}

/// Writes the same as [`write`] of a list with all of `values`, one after the other: none waits for the others.
pub(crate) fn write_list<T: Serialize>(
    values: impl IntoIterator<Item = T>,
    out: &mut dyn Write,
) -> io::Result<()> {
    list(values, "", out)?;
    writeln!(out)
}

/// A list that stands so far in; no line end behind it.
pub(super) fn list<T: Serialize>(
    values: impl IntoIterator<Item = T>,
    indent: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let within = format!("{indent}  ");
    let mut is_empty = true;
    for value in values {
        write!(out, "{}\n{within}", if is_empty { "[" } else { "," })?;
        indented(&value, &within, out)?;
        is_empty = false;
    }
    if is_empty { write!(out, "[]") } else { write!(out, "\n{indent}]") }
}

/// A value that stands so far in.
pub(super) fn indented(value: &impl Serialize, indent: &str, out: &mut dyn Write) -> io::Result<()> {
    let json = serde_json::to_string_pretty(value)?;
    // No string of JSON has a line end in it.
    escaped(&json.replace('\n', &format!("\n{indent}")), out)
}

/// Writes `json` with an escape for whatever steers a terminal.
fn escaped(json: &str, out: &mut dyn Write) -> io::Result<()> {
    // Between the strings there are spaces and line ends, and no other white space.
    for line in json.split_inclusive('\n') {
        let text = line.strip_suffix('\n').unwrap_or(line);
        if is_plain(text) {
            out.write_all(line.as_bytes())?;
            continue;
        }
        let mut from = 0;
        for (at, c, _) in characters(line).filter(|(_, c, stands)| !stands && *c != '\n') {
            out.write_all(line.get(from..at).unwrap_or_default().as_bytes())?;
            from = at + c.len_utf8();
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
        }
        out.write_all(line.get(from..).unwrap_or_default().as_bytes())?;
    }
    Ok(())
}

/// Makes JSON of a timeline's events; keeps what takes reading an article from end to end.
#[derive(Debug)]
pub(crate) struct Events<'t> {
    checked: &'t Checked,
    /// By article, each made when the first passage of it asks.
    characters: Vec<OnceCell<Characters<'t>>>,
}

impl<'t> Events<'t> {
    pub(crate) fn of(checked: &'t Checked) -> Self {
        let articles = checked.timeline.articles.len();
        Self { checked, characters: (0..articles).map(|_| OnceCell::new()).collect() }
    }

    /// `possible`: whether it passes the filter only possibly, if there is one.
    pub(crate) fn listed(&self, event: &'t Event, possible: Option<bool>) -> ListedJson<'t> {
        ListedJson { event: self.event(event), possible }
    }

    pub(crate) fn event(&self, event: &'t Event) -> EventJson<'t> {
        let timeline = &self.checked.timeline;
        let written = |text: Text| timeline.text(text).as_written();
        let role = |actor: &ActorId| {
            let role = event.role(*actor)?;
            Some((written(timeline.actors[*actor].id).to_owned(), Json::from(written(role))))
        };
        EventJson {
            id: written(event.id),
            date: match &event.when {
                When::Undated => None,
                When::Dated(date) => Some(date.written()),
                When::Faulty(text) => Some(written(*text)),
            },
            text: timeline.when_in_words(event),
            bounds: Bounds::of(event.when.date()),
            title: written(event.title),
            summary: event.summary.map(written),
            actors: timeline.cast_of(event).iter().map(|actor| written(timeline.actors[*actor].id)).collect(),
            roles: timeline.cast_of(event).iter().filter_map(role).collect(),
            places: event.places().iter().map(|place| written(timeline.places[*place].id)).collect(),
            tags: timeline.tags_of(event).iter().map(|tag| written(*tag)).collect(),
            graphic: event.graphic,
            after: event.order().after.iter().map(|other| link(timeline, other)).collect(),
            before: event.order().before.iter().map(|other| link(timeline, other)).collect(),
            note: event.note().map(written),
            sources: timeline
                .sources_of(event)
                .map(|(id, source)| self.source(source, self.checked.findings.passage(id)))
                .collect(),
        }
    }
}

pub(crate) fn problem<'t>(checked: &'t Checked, problem: &Reported) -> ProblemJson<'t> {
    let place = checked.timeline.texts.locate(problem.at);
    let said = checked.in_words(problem);
    ProblemJson {
        file: place.file(),
        line: place.line(),
        column: place.column(),
        severity: problem.code.severity().into(),
        code: problem.code.name(),
        message: said.message.written().as_written().to_owned(),
        help: said.help.as_ref().map(|help| help.written().as_written().to_owned()),
    }
}

/// A link as the file gives it: an id, or a table with the distance.
fn link(timeline: &Timeline, link: &Link) -> Json {
    let id = timeline.text(timeline.events[link.event].id).as_written();
    if link.words.is_none() && link.within.is_none() {
        return id.into();
    }
    let mut table = Map::from_iter([("event".to_owned(), Json::from(id))]);
    if let Some(words) = link.words {
        table.insert("words".to_owned(), timeline.text(words.text).as_written().into());
    }
    if let Some(within) = &link.within {
        table.insert("within".to_owned(), within.written().into());
    }
    table.into()
}
