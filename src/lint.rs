//! What is no error and deserves a second look: dates that say more than their sources, dates that no source
//! allows, and actors that a filter would not find.
//!
//! A lint says nothing where it cannot know. It warns of a slip that a curator can look up, and never of a
//! judgement that is the curator's to make.

mod account;
mod actors;
mod exactness;
mod issued;
mod languages;
mod mentions;
mod names;
mod tokens;
mod values;

use std::ops::Range;

use crate::{
    dates::Date,
    model::{Account, Event, EventId, Manner, Source, SourceId, Timeline, Value},
    problem::Problem,
};

/// All that the lints find in a timeline. `paragraphs` holds by source, as bytes of its article's text, the
/// paragraphs of its quote, where that was found.
pub(crate) fn problems(timeline: &Timeline, paragraphs: &[Option<Range<usize>>]) -> Vec<Problem> {
    let case = Case::new(timeline, paragraphs);
    let mut problems = exactness::problems(&case);
    problems.extend(account::problems(&case));
    problems.extend(issued::problems(&case));
    problems.extend(values::problems(&case));
    problems.extend(actors::problems(timeline));
    problems
}

/// A timeline, and what is known of it by event and by source.
struct Case<'t> {
    timeline: &'t Timeline,
    /// By source.
    paragraphs: &'t [Option<Range<usize>>],
    /// By event: sources that stand under another event and give accounts of this one.
    about: Vec<Vec<SourceId>>,
}

impl<'t> Case<'t> {
    fn new(timeline: &'t Timeline, paragraphs: &'t [Option<Range<usize>>]) -> Self {
        let mut about = vec![Vec::new(); timeline.events.len()];
        for (index, source) in timeline.sources.iter().enumerate() {
            if let Some(sources) = source.speech().about.and_then(|event| about.get_mut(event.index())) {
                sources.push(SourceId::new(index));
            }
        }
        Self { timeline, paragraphs, about }
    }

    /// The sources that stand under an event, and those elsewhere that speak of it.
    fn sources(&self, id: EventId) -> impl Iterator<Item = (SourceId, &'t Source)> {
        let under = self.timeline.sources_of(&self.timeline.events[id]);
        let about = self.about.get(id.index()).into_iter().flatten();
        let elsewhere = about.filter_map(|id| Some((*id, self.timeline.sources.get(id.index())?)));
        // A source that is about the event it stands under is there already.
        under.chain(elsewhere.filter(move |(source, _)| !self.timeline.events[id].sources.contains(*source)))
    }

    /// What the sources say of the event's date; what they deny and doubt is left out.
    fn dates_said(&self, id: EventId) -> impl Iterator<Item = &'t Account> {
        let said =
            self.sources(id).filter(move |(_, source)| source.speech().about.is_none_or(|of| of == id));
        said.flat_map(|(_, source)| self.timeline.accounts_of(source))
            .filter(|account| account.is_date_said(self.timeline))
    }

    /// Every event with a date, and that date.
    fn dated(&self) -> impl Iterator<Item = (EventId, &'t Event, &'t Date)> {
        self.timeline.events.iter().filter_map(|(id, event)| Some((id, event, event.when.date()?)))
    }
}

impl Account {
    /// Whether it says when the event was: the fact `date`, which needs no definition.
    fn is_date_said(&self, timeline: &Timeline) -> bool {
        let is_date = timeline.text(timeline.facts[self.fact].id).as_written() == "date";
        is_date && self.manner == Manner::Says
    }

    fn date(&self) -> Option<&Date> {
        match &self.stated.as_ref()?.value {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
