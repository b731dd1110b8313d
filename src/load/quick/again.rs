//! What stands as it stood when its file was read before is copied, not read.
//!
//! Whoever corrects one event of a hundred thousand and saves the file has changed one place of it. Before that place
//! and behind it the text is the same, so the events in it are, but for their addresses and for what their ids stand
//! for. A copy is taken only where reading has come to the very place of such an event, so that what it says does not
//! depend on what was changed elsewhere.

use std::{iter, ops::Range, thread};

use crate::{
    model::{
        Account, ActorId, ArticleId, Event, EventDetails, EventId, FactId, Id, Run, Source, SourceDetails,
        Stated, Timeline, kept,
    },
    text::{FileText, Span, Text},
    threads,
};

use super::event::{Reader, SOURCE};

/// Texts are compared by so many bytes.
const BLOCK: usize = 4096;

/// Texts of so many bytes are compared from both ends at once.
const LARGE: usize = 1 << 20;

/// A file as it is, beside the timeline that was read of it before.
pub(in crate::load) struct Former<'t> {
    timeline: &'t Timeline,
    was: FileText,
    is: &'t FileText,
    /// In the order of their places now.
    kept: Vec<Kept<'t>>,
}

/// An event in what is the same.
struct Kept<'t> {
    event: &'t Event,
    /// Where it stands now.
    at: Range<usize>,
    /// How much further on that is.
    shift: isize,
}

/// Goes along the events that are kept while a part of the file is read.
pub(super) struct Copies<'t> {
    former: &'t Former<'t>,
    rest: &'t [Kept<'t>],
    known: AlreadyMet,
}

/// What the former ids are met as: each is asked for once.
#[derive(Default)]
struct AlreadyMet {
    actors: Vec<Option<ActorId>>,
    articles: Vec<Option<ArticleId>>,
    facts: Vec<Option<FactId>>,
}

impl<'t> Former<'t> {
    /// None where the timeline had no such file, or too little of it is the same.
    pub(in crate::load) fn of(timeline: &'t Timeline, called: &str, is: &'t FileText) -> Option<Self> {
        let was = timeline.texts.file(called)?;
        let (before, behind) = same(was.as_bytes(), is.as_bytes());
        let shift = isize::try_from(is.len()).ok()? - isize::try_from(was.len()).ok()?;
        let place = |event: usize| {
            let event = &timeline.events[EventId::new(event)];
            if !event.plain || !was.holds(event.at) {
                return None;
            }
            let at = was.range(event.at);
            if ends_at(at.end, &was, before) {
                return Some(Kept { event, at, shift: 0 });
            }
            let is_behind = at.start >= was.len() - behind;
            let at = at.start.checked_add_signed(shift)?..at.end.checked_add_signed(shift)?;
            is_behind.then_some(Kept { event, at, shift })
        };
        let mut kept: Vec<Kept<'t>> =
            threads::map(timeline.events.len(), threads::FEW, place).into_iter().flatten().collect();
        // They are in the order of their dates, which is often that of the file.
        kept.sort_by_key(|kept| kept.at.start);
        (!kept.is_empty()).then_some(Self { timeline, was, is, kept })
    }

    /// The events that are kept from some place on.
    pub(super) fn from(&'t self, start: usize) -> Copies<'t> {
        let before = self.kept.partition_point(|kept| kept.at.start < start);
        let known = AlreadyMet::default();
        Copies { former: self, rest: self.kept.get(before..).unwrap_or_default(), known }
    }
}

impl<'t> Copies<'t> {
    /// Takes the event that stands at `at`, if it is kept and no part of it stands behind `end`. Gives back where it
    /// ends.
    pub(super) fn take(&mut self, at: usize, end: usize, reader: &mut Reader<'_, 't>) -> Option<usize> {
        while let Some((kept, rest)) = self.rest.split_first().filter(|(kept, _)| kept.at.start <= at) {
            self.rest = rest;
            if kept.at.start == at && kept.at.end <= end {
                let known = &mut self.known;
                Copying { former: self.former, shift: kept.shift, known, reader }.event(kept.event);
                return Some(kept.at.end);
            }
        }
        None
    }
}

/// Whether what stands at `end` is no source more, as far as the text is the same.
fn ends_at(end: usize, text: &str, same: usize) -> bool {
    let next = text.as_bytes().get(end..same).unwrap_or_default();
    !SOURCE.as_bytes().starts_with(next)
}

/// How many bytes are the same at the beginnings of two texts, and at their ends: none of them twice.
fn same(was: &[u8], is: &[u8]) -> (usize, usize) {
    let most = was.len().min(is.len());
    let from_start = || alike(was.chunks(BLOCK).zip(is.chunks(BLOCK)), |(a, b)| iter::zip(a, b));
    let from_end = || {
        let blocks = was.rchunks(BLOCK).zip(is.rchunks(BLOCK));
        alike(blocks, |(a, b)| iter::zip(a.iter().rev(), b.iter().rev()))
    };
    let (before, behind) = if most < LARGE {
        (from_start(), from_end())
    } else {
        thread::scope(|scope| {
            let behind = scope.spawn(from_end);
            (from_start(), threads::finished(behind))
        })
    };
    (before, behind.min(most - before))
}

/// How many bytes are alike in blocks that stand side by side, up to the first that are not.
fn alike<'b, I: Iterator<Item = (&'b u8, &'b u8)>>(
    blocks: impl Iterator<Item = (&'b [u8], &'b [u8])>,
    bytes: impl Fn((&'b [u8], &'b [u8])) -> I,
) -> usize {
    let mut alike = 0;
    for (was, is) in blocks {
        if was != is {
            return alike + bytes((was, is)).take_while(|(a, b)| a == b).count();
        }
        alike += was.len();
    }
    alike
}

/// Copies one event into what is read.
struct Copying<'r, 'm, 't> {
    former: &'t Former<'t>,
    shift: isize,
    known: &'r mut AlreadyMet,
    reader: &'r mut Reader<'m, 't>,
}

impl Copying<'_, '_, '_> {
    fn event(&mut self, event: &Event) {
        let timeline = self.former.timeline;
        let first = self.reader.arena.cast.len();
        for actor in timeline.cast_of(event) {
            let actor = self.actor(*actor);
            self.reader.arena.cast.push(actor);
        }
        let cast = Run::new(first..self.reader.arena.cast.len());
        let first = self.reader.arena.tags.len();
        for tag in timeline.tags_of(event) {
            let tag = self.text(*tag);
            self.reader.arena.tags.push(tag);
        }
        let tags = Run::new(first..self.reader.arena.tags.len());
        let first = self.reader.arena.sources.len();
        for (_, source) in timeline.sources_of(event) {
            let source = self.source(source);
            self.reader.arena.sources.push(source);
        }
        let details = EventDetails { note: self.maybe(event.note()), ..EventDetails::default() };
        let event = Event {
            id: self.text(event.id),
            at: self.span(event.at),
            date_at: self.span(event.date_at),
            when: event.when.clone(),
            title: self.text(event.title),
            summary: self.maybe(event.summary),
            cast,
            tags,
            sources: Run::new(first..self.reader.arena.sources.len()),
            graphic: event.graphic,
            plain: true,
            faulty: false,
            details: kept(details),
        };
        self.reader.arena.events.push(event);
    }

    fn source(&mut self, source: &Source) -> Source {
        let timeline = self.former.timeline;
        let first = self.reader.arena.accounts.len();
        for account in timeline.accounts_of(source) {
            let id = timeline.facts[account.fact].id;
            let met = &mut self.reader.met.facts;
            let fact =
                known(&mut self.known.facts, account.fact, || met.meet(timeline.text(id).as_written()));
            let moved = |stated: &Stated| Stated { written: self.text(stated.written), ..stated.clone() };
            let stated = account.stated.as_ref().map(moved);
            self.reader.arena.accounts.push(Account { fact, stated, ..account.clone() });
        }
        let id = timeline.articles[source.article].id;
        let met = &mut self.reader.met.articles;
        let article =
            known(&mut self.known.articles, source.article, || met.meet(timeline.text(id).as_written()));
        Source {
            article,
            quote: self.maybe(source.quote),
            quote_at: self.span(source.quote_at),
            stance: source.stance,
            accounts: Run::new(first..self.reader.arena.accounts.len()),
            details: source.details.as_ref().map(|details| Box::new(self.details(details))),
        }
    }

    fn details(&mut self, details: &SourceDetails) -> SourceDetails {
        let SourceDetails { prefix, suffix, locator, speech, original, note } = details.clone();
        let mut speech = speech;
        if let Some(said_by) = &mut speech.said_by {
            *said_by = self.actor(*said_by);
        }
        let [prefix, suffix, locator, note] = [prefix, suffix, locator, note].map(|text| self.maybe(text));
        SourceDetails { prefix, suffix, locator, speech, original, note }
    }

    fn actor(&mut self, actor: ActorId) -> ActorId {
        let timeline = self.former.timeline;
        let id = timeline.actors[actor].id;
        let met = &mut self.reader.met.actors;
        known(&mut self.known.actors, actor, || met.meet(timeline.text(id).as_written()))
    }

    fn span(&self, span: Span) -> Span {
        let Range { start, end } = self.former.was.range(span);
        let shifted = |at: usize| at.saturating_add_signed(self.shift);
        self.former.is.span(shifted(start)..shifted(end))
    }

    fn maybe(&mut self, text: Option<Text>) -> Option<Text> {
        text.map(|text| self.text(text))
    }

    /// What stands in the file stands in it still; what was decoded of it is kept anew.
    fn text(&mut self, text: Text) -> Text {
        if self.former.was.holds(text.span()) {
            return self.span(text.span()).into();
        }
        self.reader.decoded(self.former.timeline.text(text).as_written())
    }
}

/// What a former id is met as; `meet` asks for it.
fn known<T>(all: &mut Vec<Option<Id<T>>>, former: Id<T>, meet: impl FnOnce() -> Id<T>) -> Id<T> {
    if all.len() <= former.index() {
        all.resize(former.index() + 1, None);
    }
    match all.get_mut(former.index()) {
        Some(known) => *known.get_or_insert_with(meet),
        None => meet(),
    }
}
