//! What sources say of one fact of one event, side by side, and how that fits together.
//!
//! The curator writes down what each source says; whether the sources agree is worked out here, and
//! never settled: every account stays.

mod compare;
mod value;
mod verdict;
mod words;

use std::{
    ops::{Deref, Range},
    slice,
};

use crate::{
    dates::Date,
    model::{Account, ActorId, ArticleId, EventId, FactId, Manner, Run, SourceId, Timeline},
};

pub(crate) use verdict::{Lack, Verdict};

/// The accounts of a timeline, by event and fact.
#[derive(Debug, Default)]
pub(crate) struct Accounts {
    /// In the order of the events, then of the facts' names.
    all: Vec<Comparison>,
}

/// All accounts of one fact of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Comparison {
    pub(crate) event: EventId,
    pub(crate) fact: FactId,
    /// In the order of the events that their sources stand under, then of the sources.
    pub(crate) accounts: AllSaid,
    pub(crate) verdict: Verdict,
    /// What is missing to tell more, where that makes a pair of accounts unclear.
    pub(crate) lacks: Box<[Lack]>,
}

/// Accounts of one fact: nearly always there is but one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AllSaid {
    One(Said),
    More(Box<[Said]>),
}

impl Deref for AllSaid {
    type Target = [Said];

    fn deref(&self) -> &[Said] {
        match self {
            Self::One(said) => slice::from_ref(said),
            Self::More(said) => said,
        }
    }
}

/// What one source says, denies or doubts of one fact: a value, or several that all hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) source: SourceId,
    /// Into [`Timeline::accounts`].
    pub(crate) values: Run<Account>,
    pub(crate) manner: Manner,
    pub(crate) voice: Voice,
}

/// Whose account it is. Three articles that report one spokesman are one voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Voice {
    Actor(ActorId),
    /// The article's own; of one that repeats another, the other's.
    Article(ArticleId),
}

impl Said {
    /// When it was said: what the source says of that, else when its article was issued.
    pub(crate) fn as_of<'t>(&self, timeline: &'t Timeline) -> Option<&'t Date> {
        let source = &timeline.sources[self.source.index()];
        source.speech().as_of.as_ref().or(timeline.articles[source.article].citation.issued.as_ref())
    }
}

impl Accounts {
    /// Compares all that the sources of `timeline` say.
    pub(crate) fn of(timeline: &Timeline) -> Self {
        let mut said: Vec<(EventId, FactId, Said)> = Vec::new();
        for (event, _) in timeline.events.iter() {
            said_under(timeline, event, &mut said);
        }
        // Stable: those of one fact stay in the order of their events and sources.
        said.sort_by_key(|(event, fact, _)| (*event, *fact));
        let of_fact = said.chunk_by(|(event, fact, _), (other, others, _)| (event, fact) == (other, others));
        let mut all: Vec<Comparison> = of_fact
            .filter_map(|run| {
                let (event, fact, _) = run.first()?;
                let said = |(.., said): &(EventId, FactId, Said)| said.clone();
                let accounts = match run {
                    [only] => AllSaid::One(said(only)),
                    more => AllSaid::More(more.iter().map(said).collect()),
                };
                let (verdict, lacks) = compare::verdict(timeline, &accounts);
                Some(Comparison { event: *event, fact: *fact, accounts, verdict, lacks: lacks.into() })
            })
            .collect();
        all.sort_by_key(|it| (it.event, timeline.text(timeline.facts[it.fact].name), it.fact));
        Self { all }
    }

    pub(crate) fn all(&self) -> &[Comparison] {
        &self.all
    }

    pub(crate) fn of_event(&self, event: EventId) -> &[Comparison] {
        self.all.get(self.range_of(event)).unwrap_or_default()
    }

    /// Which of [`all`](Self::all) are of `event`. Few events have accounts: they are sought, not kept by event.
    pub(crate) fn range_of(&self, event: EventId) -> Range<usize> {
        let start = self.first_from(event);
        let rest = self.all.get(start..).unwrap_or_default();
        start..start + rest.iter().take_while(|comparison| comparison.event == event).count()
    }

    /// The first of [`all`](Self::all) that is of `event` or of a later one.
    pub(crate) fn first_from(&self, event: EventId) -> usize {
        self.all.partition_point(|comparison| comparison.event < event)
    }

    /// Which of [`all`](Self::all) the events with these ids tell: their own, and those that a source under one of
    /// them is about.
    pub(crate) fn told_by(&self, timeline: &Timeline, events: &[EventId]) -> Vec<usize> {
        let is_told = |comparison: &Comparison| {
            let is_shown = |event: EventId| events.binary_search(&event).is_ok();
            is_shown(comparison.event)
                || comparison.accounts.iter().any(|said| is_shown(timeline.event_of(said.source)))
        };
        let all = self.all.iter().enumerate();
        all.filter(|(_, comparison)| is_told(comparison)).map(|(place, _)| place).collect()
    }

    /// The worst verdict on any fact of `event`, where there is an account of it.
    pub(crate) fn worst(&self, event: EventId) -> Option<Verdict> {
        self.of_event(event).iter().map(|comparison| comparison.verdict).max()
    }

    pub(crate) fn count(&self, verdict: Verdict) -> usize {
        self.all.iter().filter(|comparison| comparison.verdict == verdict).count()
    }
}

/// Notes what the sources that stand under `event` say, and of which event.
fn said_under(timeline: &Timeline, event: EventId, found: &mut Vec<(EventId, FactId, Said)>) {
    for (id, source) in timeline.sources_of(&timeline.events[event]) {
        let of = source.speech().about.unwrap_or(event);
        let voice = source
            .speech()
            .said_by
            .map_or_else(|| Voice::Article(timeline.root_of(source.article)), Voice::Actor);
        let mut at = source.accounts.start();
        // The values of a list stand one after the other.
        for run in timeline.accounts_of(source).chunk_by(|a, b| (a.fact, a.manner) == (b.fact, b.manner)) {
            let said =
                Said { source: id, values: Run::new(at..at + run.len()), manner: run[0].manner, voice };
            found.push((of, run[0].fact, said));
            at += run.len();
        }
    }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod table;
