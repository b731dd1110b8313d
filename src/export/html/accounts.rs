use std::io::{self, Write};

use minijinja::value::Serde;
use serde::Serialize;

use crate::{
    accounts::{Comparison, Said},
    card::value_in_words,
    export::Selection,
    model::SourceId,
};

use super::{anchor, templates::Templates};

/// One fact of one event.
#[derive(Debug, Serialize)]
struct Row {
    /// The event is one of those on the page.
    is_here: bool,
    key: String,
    actors: String,
    graphic: bool,
    event: String,
    fact: String,
    sign: &'static str,
    verdict: &'static str,
    meaning: &'static str,
    lacks: Vec<&'static str>,
    accounts: Vec<Account>,
}

#[derive(Debug, Serialize)]
struct Account {
    value: String,
    voice: String,
    /// Its source, where that is on the page.
    source: Option<String>,
}

/// Writes the table of what sources say of facts, in the order of the events.
pub(super) fn write(selection: &Selection<'_>, templates: &Templates, out: &mut dyn Write) -> io::Result<()> {
    let accounts = &selection.checked.accounts;
    let here = selection.sorted();
    let told = accounts.told_by(selection.timeline(), &here);
    templates.write("accounts.html", minijinja::context! { part => "begin", count => told.len() }, out)?;
    for comparison in told.into_iter().filter_map(|place| accounts.all().get(place)) {
        let row = Row::of(selection, &here, comparison);
        templates.write("accounts.html", minijinja::context! { part => "row", row => Serde(row) }, out)?;
    }
    templates.write("accounts.html", minijinja::context! { part => "end" }, out)
}

impl Row {
    fn of(selection: &Selection<'_>, here: &[crate::model::EventId], comparison: &Comparison) -> Self {
        let timeline = selection.timeline();
        let event = &timeline.events[comparison.event];
        let verdict = comparison.verdict;
        let is_here = |event| here.binary_search(&event).is_ok();
        let account = |said: &Said| Account {
            value: value_in_words(selection.checked, said),
            voice: voice(selection, said),
            source: is_here(timeline.event_of(said.source)).then(|| anchor_of(selection, said.source)),
        };
        Self {
            is_here: is_here(comparison.event),
            key: anchor::key(selection, comparison.event),
            actors: anchor::actors(selection, event),
            graphic: event.graphic,
            event: selection.shown(event.title),
            fact: selection.shown(timeline.facts[comparison.fact].name),
            sign: verdict.sign(),
            verdict: verdict.into(),
            meaning: verdict.meaning(),
            lacks: comparison.lacks.iter().map(|lack| lack.in_words()).collect(),
            accounts: comparison.accounts.iter().map(account).collect(),
        }
    }
}

/// Whose account it is, when it was given, and what its quote is where that is not verified.
fn voice(selection: &Selection<'_>, said: &Said) -> String {
    let timeline = selection.timeline();
    let class = selection.checked.findings.passage(said.source).class();
    let mut voice = vec![said.voice_in_words(timeline)];
    voice.extend(said.as_of_in_words(timeline));
    voice.extend((!class.is_verified()).then(|| format!("the quote is {class}")));
    voice.join("; ")
}

/// Where a source stands on the page.
pub(super) fn anchor_of(selection: &Selection<'_>, source: SourceId) -> String {
    let timeline = selection.timeline();
    let event = timeline.event_of(source);
    let number = timeline.sources_of(&timeline.events[event]).position(|(id, _)| id == source);
    format!("source-{}-{}", anchor::key(selection, event), number.map_or(0, |place| place + 1))
}
