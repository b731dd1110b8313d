use std::collections::BTreeSet;

use crate::{
    dates::Date,
    findings::Checked,
    model::{ArticleId, Event, EventId, Fact, Source, SourceId, Timeline, When},
    text::{Text, Written},
};

use super::{Loss, Losses};

/// What of a timeline is exported: some of its events, with all that belongs to them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Selection<'c> {
    pub(crate) checked: &'c Checked,
    /// In the order in which they are shown.
    pub(crate) events: &'c [EventId],
    /// Those of them that pass a filter only possibly, the least first, if there is a filter.
    possible: Option<&'c [EventId]>,
}

impl<'c> Selection<'c> {
    pub(crate) fn of(checked: &'c Checked, events: &'c [EventId]) -> Self {
        Self { checked, events, possible: None }
    }

    /// The same, of what a filter lets through.
    #[must_use]
    pub(crate) fn with_possible(self, possible: Option<&'c [EventId]>) -> Self {
        Self { possible, ..self }
    }

    /// Whether an event passes the filter only possibly; none where there is no filter.
    pub(super) fn is_possible(self, event: EventId) -> Option<bool> {
        self.possible.map(|possible| possible.binary_search(&event).is_ok())
    }

    /// How many do.
    pub(super) fn possible(self) -> usize {
        self.possible.map_or(0, <[_]>::len)
    }

    pub(super) fn timeline(self) -> &'c Timeline {
        &self.checked.timeline
    }

    /// A text as it was written: for formats that escape what must be.
    pub(super) fn written(self, text: Text) -> &'c str {
        self.timeline().text(text).as_written()
    }

    /// A text as it is shown: for formats in which anything may steer whoever reads them.
    pub(super) fn shown(self, text: Text) -> String {
        self.timeline().text(text).shown().to_string()
    }

    /// What the timeline is called; where it has no title, what it is.
    pub(super) fn title(self) -> Written<'c> {
        self.timeline().about.title.map_or(Written::new("A timeline"), |title| self.timeline().text(title))
    }

    pub(super) fn events(self) -> impl Iterator<Item = (EventId, &'c Event)> {
        self.events.iter().map(move |id| (*id, &self.timeline().events[*id]))
    }

    /// The events' ids, the least first.
    pub(super) fn sorted(self) -> Vec<EventId> {
        let mut events = self.events.to_vec();
        events.sort_unstable();
        events
    }

    /// The date of an event, for formats that have a place for nothing without. An event that has none is counted as lost.
    pub(super) fn date_of(self, event: EventId, losses: &mut Losses) -> Option<&'c Date> {
        match &self.timeline().events[event].when {
            When::Dated(date) => return Some(date),
            When::Undated => losses.count(Loss::Undated, 1),
            When::Faulty(_) => losses.count(Loss::FaultyDates, 1),
        }
        None
    }

    /// The sources under the events, in their order.
    pub(super) fn sources(self) -> impl Iterator<Item = (EventId, SourceId, &'c Source)> {
        self.events().flat_map(move |(event, it)| {
            self.timeline().sources_of(it).map(move |(id, source)| (event, id, source))
        })
    }

    /// The articles that the sources name, in the order of the file.
    pub(super) fn articles(self) -> BTreeSet<ArticleId> {
        self.sources().map(|(.., source)| source.article).collect()
    }

    /// Counts what the timeline says of itself, for forms that have no place for it.
    pub(super) fn count_about(self, losses: &mut Losses) {
        let about = &self.timeline().about;
        let there = [about.title.is_some(), about.summary.is_some(), about.utc_offset.is_some()];
        losses.count(Loss::About, there.into_iter().filter(|it| *it).count());
    }

    /// Counts the definitions behind the ids of a form that has none of them; `is_told`: but all that the file says of an
    /// article. They are those of the file: what a filter leaves has no others.
    pub(super) fn count_definitions(self, is_told: impl Fn(ArticleId) -> bool, losses: &mut Losses) {
        let timeline = self.timeline();
        let articles = timeline.articles.ids().filter(|id| !is_told(*id)).count();
        let count = timeline.actors.len() + timeline.places.len() + articles;
        losses.count(
            Loss::Definitions,
            count + timeline.facts.iter().filter(|(_, fact)| !self.is_usual(fact)).count(),
        );
    }

    /// The fact that every timeline has.
    fn is_usual(self, fact: &Fact) -> bool {
        let is = |text: Text, usual: &str| self.written(text) == usual;
        is(fact.id, "date") && is(fact.name, "Date") && fact.unit.is_none() && fact.changes.is_none()
    }

    /// Counts the sources that nothing was found for in an article: whatever form they take, they are no proof.
    pub(super) fn count_unverified(self, losses: &mut Losses) {
        let is_unverified = |id: SourceId| !self.checked.findings.passage(id).class().is_verified();
        losses.count(Loss::Unverified, self.sources().filter(|(_, id, _)| is_unverified(*id)).count());
    }
}
