use crate::{
    accounts::Said,
    coverage,
    model::{ArticleId, Event, EventId, FactId, SourceId},
};

use super::State;

/// What the reader is looking at. It survives every change of view and of filter: where
/// the filter hides the event, the nearest one shown stands in for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Focus {
    pub(crate) event: Option<EventId>,
    pub(crate) within: Within,
}

/// What of the event is in focus. Each view takes from it what it shows, so that going from one
/// to another and back changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Within {
    #[default]
    Whole,
    /// One of its sources, counted from 0.
    Source(usize),
    /// One of the accounts of a fact of it, counted from 0.
    Account(FactId, usize),
    /// What an article says of it, be it nothing.
    Article(ArticleId),
}

impl State {
    /// The place in `list.shown` of the event in focus, or of the nearest one to it.
    pub(crate) fn cursor(&self) -> Option<usize> {
        let shown = &self.list.shown;
        let wanted = self.focus.event?;
        let last = shown.len().checked_sub(1)?;
        Some(match shown.binary_search(&wanted) {
            Ok(place) => place,
            Err(0) => 0,
            Err(place) if place > last => last,
            Err(place) => {
                let before = wanted.index() - shown[place - 1].index();
                let behind = shown[place].index() - wanted.index();
                if before <= behind { place - 1 } else { place }
            }
        })
    }

    /// The event that is shown as the one in focus.
    pub(crate) fn event(&self) -> Option<(EventId, &Event)> {
        let id = *self.list.shown.get(self.cursor()?)?;
        Some((id, &self.checked.timeline.events[id]))
    }

    /// What of the event shown is in focus: of one that stands in for another, all of it.
    pub(super) fn within(&self) -> Within {
        let shown = self.event().map(|(id, _)| id);
        if shown == self.focus.event { self.focus.within } else { Within::Whole }
    }

    /// The source in focus, one of those that stand under the event shown.
    pub(crate) fn source(&self) -> Option<SourceId> {
        let (_, event) = self.event()?;
        let sources = event.sources.len().checked_sub(1)?;
        Some(SourceId::new(event.sources.start() + self.source_index().min(sources)))
    }

    /// Which source of the event shown is in focus, counted from 0. An account of the event may
    /// stand under another one; then it is the first.
    pub(crate) fn source_index(&self) -> usize {
        let Some((id, event)) = self.event() else { return 0 };
        let index = |source: SourceId| source.index().checked_sub(event.sources.start());
        match self.within() {
            Within::Whole => 0,
            Within::Source(source) => source,
            Within::Account(fact, account) => self
                .said(id, fact, account)
                .and_then(|said| index(said.source))
                .filter(|index| *index < event.sources.len())
                .unwrap_or(0),
            Within::Article(article) => coverage::covers(&self.checked.timeline, event)
                .get(&article)
                .and_then(|(_, source)| index(*source))
                .unwrap_or(0),
        }
    }

    fn said(&self, event: EventId, fact: FactId, account: usize) -> Option<&Said> {
        let comparison = self.checked.accounts.of_event(event).iter().find(|it| it.fact == fact)?;
        comparison.accounts.get(account)
    }

    /// Puts the focus on a source of the event shown, which stands in for none any more.
    pub(crate) fn focus_on_source(&mut self, source: usize) {
        let event = self.event().map(|(id, _)| id).or(self.focus.event);
        self.focus = Focus { event, within: Within::Source(source) };
    }

    /// Puts the focus on the event at that place of the list.
    pub(crate) fn focus_on(&mut self, place: usize) {
        let place = place.min(self.list.shown.len().saturating_sub(1));
        // Where nothing is shown, the focus waits for what it is on.
        let Some(event) = self.list.shown.get(place).copied() else { return };
        if Some(event) != self.focus.event {
            self.focus = Focus { event: Some(event), within: Within::Whole };
        }
    }
}
