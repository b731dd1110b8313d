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
mod look_alike;
mod mentions;
mod names;
mod tokens;
mod values;

use std::{borrow::Cow, ops::Range};

use crate::{
    dates::{Date, Reach},
    model::{Account, ActorId, ArticleId, Event, EventId, FactId, Manner, Source, SourceId, Timeline, Value},
    problem::{Code, Problem, Reported, Words},
    text::Span,
};

use actors::Called;
use exactness::Named;
pub(crate) use exactness::Reading;

/// All lints of a timeline. They may be asked for its parts from several threads, in any order.
pub(crate) struct Lints<'t> {
    case: Case<'t>,
    called: Called<'t>,
    named: Named,
}

impl<'t> Lints<'t> {
    pub(crate) fn new(timeline: &'t Timeline) -> Self {
        Self { case: Case::new(timeline), called: Called::new(timeline), named: Named::new(timeline) }
    }

    /// Who and what is called so that it is taken for another.
    pub(crate) fn of_names(&self) -> Vec<Reported> {
        let mut problems = Vec::new();
        look_alike::actors(self.case.timeline, &mut problems);
        look_alike::ids(self.case.timeline, &mut problems);
        problems
    }

    /// What the lints find in some events that takes no article's text to know.
    pub(crate) fn of_events(&self, events: Range<usize>) -> Vec<Reported> {
        let mut problems = Vec::new();
        for id in self.case.ids(events) {
            account::lint(&self.case, id, &mut problems);
            issued::lint(&self.case, id, &mut problems);
            values::lint(&self.case, id, &mut problems);
            actors::lint(&self.case, (id, &self.called), &mut problems);
        }
        problems
    }

    /// What an article's text names; made as far as it is needed.
    pub(crate) fn reading<'a>(&self, article: ArticleId, text: &'a str) -> Reading<'a> {
        Reading::new(self.case.timeline, article, text)
    }

    /// Takes note of a quote of that article that was found: of the event that its source stands under, and of the
    /// paragraphs that hold it, as bytes of the text.
    pub(crate) fn passage(
        &self,
        reading: &Reading<'_>,
        (event, source): (EventId, SourceId),
        at: &Range<usize>,
    ) {
        self.named.passage(self.case.timeline, reading, (event, source, at));
    }

    /// What they find in some events once all passages of those are noted.
    pub(crate) fn of_events_read(&self, events: Range<usize>) -> Vec<Reported> {
        let lint = |id| exactness::lint(&self.case, id, &self.named);
        self.case.ids(events).filter_map(lint).collect()
    }
}

/// What is said of a problem. Where there may be very many of a kind, the lint that found it says so anew.
pub(crate) fn in_words<'p>(timeline: &Timeline, problem: &'p Reported) -> Cow<'p, Problem> {
    let (first, second) = match problem.words {
        Words::Kept(ref problem) => return Cow::Borrowed(problem),
        Words::Made(first, second) => (first, second),
    };
    let id = first as usize;
    let (message, help) = match problem.code {
        Code::EventAfterArticle => {
            issued::in_words(timeline, (EventId::new(id), ArticleId::new(second as usize)))
        }
        Code::DateNotInSources => exactness::in_words(timeline, (EventId::new(id), second)),
        Code::ActorNotListed => actors::in_words(timeline, (ActorId::new(id), second)),
        // No other lint leaves its words out.
        code => (code.name().to_owned(), String::new()),
    };
    Cow::Owned(Problem::new(problem.code, problem.at, message).help(help))
}

/// A problem whose words are made of these two.
fn made(code: Code, at: Span, (first, second): (usize, u32)) -> Reported {
    // Ids are as small.
    Reported { code, at, words: Words::Made(u32::try_from(first).unwrap_or(u32::MAX), second) }
}

/// A timeline, and what is known of it by event.
struct Case<'t> {
    timeline: &'t Timeline,
    /// Sources that stand under another event and give accounts of this one, in the order of both.
    about: Vec<(EventId, SourceId)>,
    /// The fact `date`, which needs no definition.
    date: Option<FactId>,
    /// By article: when it was issued.
    issued: Vec<Option<Reach>>,
}

impl<'t> Case<'t> {
    fn new(timeline: &'t Timeline) -> Self {
        let sources = timeline.sources.iter().enumerate();
        let about = sources.filter_map(|(id, source)| Some((source.speech().about?, SourceId::new(id))));
        let mut about: Vec<_> = about.collect();
        about.sort_by_key(|(event, source)| (*event, timeline.event_of(*source), *source));
        let zone = timeline.about.utc_offset;
        let issued = timeline.articles.iter().map(|(_, article)| article.citation.issued.as_ref());
        let issued = issued.map(|issued| issued.map(|date| Reach::of(date, zone))).collect();
        Self { timeline, about, date: timeline.facts.find(&timeline.texts, "date"), issued }
    }

    /// Events by their numbers, as far as there are such.
    fn ids(&self, events: Range<usize>) -> impl Iterator<Item = EventId> + use<> {
        (events.start..events.end.min(self.timeline.events.len())).map(EventId::new)
    }

    /// The sources that stand under an event, and those elsewhere that speak of it.
    fn sources(&self, id: EventId) -> impl Iterator<Item = (SourceId, &'t Source)> {
        let under = self.timeline.sources_of(&self.timeline.events[id]);
        let first = self.about.partition_point(|(event, _)| *event < id);
        let about = self.about.get(first..).unwrap_or_default().iter();
        let about = about.take_while(move |(event, _)| *event == id);
        let elsewhere = about.filter_map(|(_, id)| Some((*id, self.timeline.sources.get(id.index())?)));
        // A source that is about the event it stands under is there already.
        under.chain(elsewhere.filter(move |(source, _)| !self.timeline.events[id].sources.contains(*source)))
    }

    /// What the sources say of the event's date; what they deny and doubt is left out.
    fn dates_said(&self, id: EventId) -> impl Iterator<Item = &'t Account> {
        let said =
            self.sources(id).filter(move |(_, source)| source.speech().about.is_none_or(|of| of == id));
        let is_date = |account: &&Account| account.manner == Manner::Says && Some(account.fact) == self.date;
        said.flat_map(|(_, source)| self.timeline.accounts_of(source)).filter(is_date)
    }

    /// An event with a date, and that date.
    fn dated(&self, id: EventId) -> Option<(&'t Event, &'t Date)> {
        let event = &self.timeline.events[id];
        Some((event, event.when.date()?))
    }
}

impl Account {
    fn date(&self) -> Option<&Date> {
        match &self.stated.as_ref()?.value {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
