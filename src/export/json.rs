//! JSON in the file's own words. Offsets are Unicode characters, as `[start, end)`; lines and
//! columns count from 1. Text stands as it was written: JSON's escapes lose nothing.

use std::{
    io::{self, Write},
    ops::Range,
};

use serde::Serialize;
use serde_json::{Map, Value as Json};

use crate::{
    dates::Date,
    evidence::{self, Class},
    findings::{Checked, Passage},
    model::{Account, Event, Link, Manner, Source, Timeline, When},
    problem::Problem,
    text::{Text, needs_care},
};

#[derive(Debug, Serialize)]
pub(crate) struct EventJson<'t> {
    id: &'t str,
    /// As it was written.
    date: Option<&'t str>,
    /// In English.
    text: String,
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

#[derive(Debug, Serialize)]
struct SourceJson<'t> {
    article: &'t str,
    quote: Option<&'t str>,
    prefix: Option<&'t str>,
    suffix: Option<&'t str>,
    locator: Option<&'t str>,
    stance: &'static str,
    says: Map<String, Json>,
    denies: Map<String, Json>,
    doubts: Map<String, Json>,
    about: Option<&'t str>,
    as_of: Option<&'t str>,
    said_by: Option<&'t str>,
    original: Option<[usize; 2]>,
    note: Option<&'t str>,
    class: &'static str,
    cuts_word: bool,
    contradicted: bool,
    range: Option<[usize; 2]>,
    pieces: Option<Vec<[usize; 2]>>,
    paragraph: Option<usize>,
    context: Option<&'t str>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ProblemJson<'t> {
    file: &'t str,
    line: usize,
    column: usize,
    severity: &'static str,
    code: &'static str,
    message: &'t str,
    help: Option<&'t str>,
}

/// Writes `value` with indents and a line end. JSON asks for escapes of C0 controls only; here
/// everything that steers a terminal has one, so that no stream has a reason to strip it.
pub(crate) fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let json = serde_json::to_string_pretty(value)?;
    let mut rest = json.as_str();
    // Between the strings there are spaces and line ends, and no other white space.
    while let Some(at) = rest.find(|c| c != '\n' && needs_care(c)) {
        let (plain, careful) = rest.split_at(at);
        out.write_all(plain.as_bytes())?;
        let mut characters = careful.chars();
        for unit in characters.next().into_iter().flat_map(|c| c.encode_utf16(&mut [0; 2]).to_vec()) {
            write!(out, "\\u{unit:04x}")?;
        }
        rest = characters.as_str();
    }
    writeln!(out, "{rest}")
}

pub(crate) fn event<'t>(checked: &'t Checked, event: &'t Event) -> EventJson<'t> {
    let timeline = &checked.timeline;
    let written = |text: Text| timeline.text(text).as_written();
    let role = |part: &crate::model::Part| {
        let actor = written(timeline.actors[part.actor].id).to_owned();
        Some((actor, Json::from(written(part.role?))))
    };
    EventJson {
        id: written(event.id),
        date: match &event.when {
            When::Undated => None,
            When::Dated(date) => Some(date.written()),
            When::Faulty(text) => Some(written(*text)),
        },
        text: timeline.when_in_words(event),
        title: written(event.title),
        summary: event.summary.map(written),
        actors: event.cast.iter().map(|part| written(timeline.actors[part.actor].id)).collect(),
        roles: event.cast.iter().filter_map(role).collect(),
        places: event.places.iter().map(|place| written(timeline.places[*place].id)).collect(),
        tags: event.tags.iter().map(|tag| written(*tag)).collect(),
        graphic: event.remarks.graphic,
        after: event.order.after.iter().map(|other| link(timeline, other)).collect(),
        before: event.order.before.iter().map(|other| link(timeline, other)).collect(),
        note: event.remarks.note.map(written),
        sources: timeline
            .sources_of(event)
            .map(|(id, given)| source(timeline, given, checked.findings.passage(id)))
            .collect(),
    }
}

pub(crate) fn problem<'t>(timeline: &'t Timeline, problem: &'t Problem) -> ProblemJson<'t> {
    let place = timeline.texts.locate(problem.at);
    ProblemJson {
        file: place.file(),
        line: place.line(),
        column: place.column(),
        severity: problem.code.severity().into(),
        code: problem.code.name(),
        message: &problem.message,
        help: problem.help.as_deref(),
    }
}

fn source<'t>(timeline: &'t Timeline, source: &'t Source, passage: &Passage) -> SourceJson<'t> {
    let written = |text: Text| timeline.text(text).as_written();
    let article = &timeline.articles[source.article];
    let text = article.text.map(written).unwrap_or_default();
    let elided = (passage.class == Class::Elided)
        .then(|| passage.pieces.iter().map(|piece| characters(text, piece)).collect());
    SourceJson {
        article: written(article.id),
        quote: source.selector.quote.map(written),
        prefix: source.selector.prefix.map(written),
        suffix: source.selector.suffix.map(written),
        locator: source.locator.map(written),
        stance: source.stance.into(),
        says: accounts(timeline, source, Manner::Says),
        denies: accounts(timeline, source, Manner::Denies),
        doubts: accounts(timeline, source, Manner::Doubts),
        about: source.speech.about.map(|event| written(timeline.events[event].id)),
        as_of: source.speech.as_of.as_ref().map(Date::written),
        said_by: source.speech.said_by.map(|actor| written(timeline.actors[actor].id)),
        original: source.original.as_ref().map(|range| [range.start, range.end]),
        note: source.note.map(written),
        class: passage.class.into(),
        cuts_word: passage.cuts_word,
        contradicted: passage.contradicted,
        range: passage.extent().map(|range| characters(text, &range)),
        pieces: elided,
        paragraph: passage.context.as_ref().map(|context| context.paragraph),
        context: passage.context.as_ref().and_then(|context| text.get(context.at.clone())),
    }
}

fn characters(text: &str, bytes: &Range<usize>) -> [usize; 2] {
    let start = evidence::chars_before(text, bytes.start);
    let length = text.get(bytes.clone()).map_or(0, |passage| passage.chars().count());
    [start, start + length]
}

/// A link as the file gives it: an id, or a table with the distance.
fn link(timeline: &Timeline, link: &Link) -> Json {
    let id = timeline.text(timeline.events[link.event].id).as_written();
    if link.words.is_none() && link.within.is_none() {
        return id.into();
    }
    let mut table = Map::from_iter([("event".to_owned(), Json::from(id))]);
    if let Some(words) = link.words {
        table.insert("words".to_owned(), timeline.text(words).as_written().into());
    }
    if let Some(within) = &link.within {
        table.insert("within".to_owned(), within.written().into());
    }
    table.into()
}

/// What a source says of facts in one manner, as the file gives it: one value, or a list of them.
fn accounts(timeline: &Timeline, source: &Source, manner: Manner) -> Map<String, Json> {
    let mut facts: Map<String, Json> = Map::new();
    for account in timeline.accounts_of(source).iter().filter(|account| account.manner == manner) {
        let fact = timeline.text(timeline.facts[account.fact].id).as_written();
        let value = stated(timeline, account);
        match facts.get_mut(fact) {
            None => {
                facts.insert(fact.to_owned(), value);
            }
            Some(Json::Array(values)) => values.push(value),
            Some(first) => *first = Json::from(vec![first.take(), value]),
        }
    }
    facts
}

fn stated(timeline: &Timeline, account: &Account) -> Json {
    let written = |text: Text| timeline.text(text).as_written();
    let value = account.stated.as_ref().map(|stated| {
        let text = written(stated.written);
        let number =
            stated.bare_number.then(|| serde_json::from_str(&text.replace('_', ""))).and_then(Result::ok);
        number.unwrap_or_else(|| Json::from(text))
    });
    if account.words.is_none() && account.hedge.is_none() {
        return value.unwrap_or_default();
    }
    let words = account.words.map(|words| Json::from(written(words)));
    let hedge = account.hedge.map(|hedge| Json::from(written(hedge)));
    let parts = [("value", value), ("words", words), ("hedge", hedge)];
    parts.into_iter().filter_map(|(key, part)| Some((key.to_owned(), part?))).collect::<Map<_, _>>().into()
}
