//! What a part of a file yields.

use std::ops::Range;

use crate::{
    load::{
        Progress,
        scan::{EVENT, Section, Sections},
    },
    model::{Account, Actor, ActorId, Article, Event, Fact, Id, Run, Source},
    text::{FileText, Room, Text},
};

use super::{again::Copies, cursor::Cursor, event::Reader, symbols::Symbols};

/// Events with all that belongs to them. Their runs count within it, and for actors, articles and facts there are
/// numbers of [`Symbols`] until it is known what those stand for.
#[derive(Debug, Default)]
pub(in crate::load) struct Arena {
    pub(in crate::load) events: Vec<Event>,
    pub(in crate::load) cast: Vec<ActorId>,
    pub(in crate::load) tags: Vec<Text>,
    pub(in crate::load) sources: Vec<Source>,
    pub(in crate::load) accounts: Vec<Account>,
    /// Texts with escapes in them, as they are meant.
    pub(super) decoded: String,
}

impl Arena {
    pub(super) fn sizes(&self) -> [usize; 6] {
        [
            self.events.len(),
            self.cast.len(),
            self.tags.len(),
            self.sources.len(),
            self.accounts.len(),
            self.decoded.len(),
        ]
    }

    /// Takes back what came since it had these sizes.
    pub(super) fn cut(&mut self, [events, cast, tags, sources, accounts, decoded]: &[usize; 6]) {
        self.events.truncate(*events);
        self.cast.truncate(*cast);
        self.tags.truncate(*tags);
        self.sources.truncate(*sources);
        self.accounts.truncate(*accounts);
        self.decoded.truncate(*decoded);
    }

    /// With room for what so many bytes usually hold.
    fn for_bytes(bytes: usize) -> Self {
        const EVENT: usize = 400;
        let events = bytes / EVENT;
        Self {
            events: Vec::with_capacity(events),
            cast: Vec::with_capacity(events * 2),
            tags: Vec::with_capacity(events * 2),
            sources: Vec::with_capacity(events + events / 2),
            ..Self::default()
        }
    }

    pub(super) fn decoded(&mut self) -> String {
        std::mem::take(&mut self.decoded)
    }

    /// Takes out the events with these numbers, and all that they have. What stays moves up in its place: a copy of
    /// hundreds of megabytes would be there beside them.
    pub(in crate::load) fn leave_out(&mut self, left: &[u32]) {
        if left.is_empty() {
            return;
        }
        let Self { events, cast, tags, sources, accounts, .. } = self;
        let (mut of_cast, mut of_tags, mut of_sources, mut of_accounts) = (0, 0, 0, 0);
        let mut number = 0;
        events.retain_mut(|event| {
            number += 1;
            if left.binary_search(&(number - 1)).is_ok() {
                return false;
            }
            event.cast = moved_up(cast, event.cast, &mut of_cast);
            event.tags = moved_up(tags, event.tags, &mut of_tags);
            event.sources = moved_up(sources, event.sources, &mut of_sources);
            for source in sources.get_mut(event.sources.range()).unwrap_or_default() {
                source.accounts = moved_up(accounts, source.accounts, &mut of_accounts);
            }
            true
        });
        cast.truncate(of_cast);
        tags.truncate(of_tags);
        sources.truncate(of_sources);
        accounts.truncate(of_accounts);
    }

    /// Takes in all of another one behind its own.
    pub(in crate::load) fn append(&mut self, mut other: Self) {
        if self.events.is_empty() {
            *self = other;
            return;
        }
        for event in &mut other.events {
            event.cast = event.cast.behind(self.cast.len());
            event.tags = event.tags.behind(self.tags.len());
            event.sources = event.sources.behind(self.sources.len());
        }
        for source in &mut other.sources {
            source.accounts = source.accounts.behind(self.accounts.len());
        }
        self.events.append(&mut other.events);
        self.cast.append(&mut other.cast);
        self.tags.append(&mut other.tags);
        self.sources.append(&mut other.sources);
        self.accounts.append(&mut other.accounts);
    }

    pub(in crate::load) fn shrink(&mut self) {
        self.events.shrink_to_fit();
        self.cast.shrink_to_fit();
        self.tags.shrink_to_fit();
        self.sources.shrink_to_fit();
        self.accounts.shrink_to_fit();
        self.decoded.shrink_to_fit();
    }
}

/// Moves a run up to `place`, and that behind it.
fn moved_up<T>(all: &mut [T], run: Run<T>, place: &mut usize) -> Run<T> {
    let to = *place..*place + run.len();
    for (from, to) in run.range().zip(to.clone()) {
        all.swap(from, to);
    }
    *place = to.end;
    Run::new(to)
}

/// The ids that one worker met.
#[derive(Debug, Default)]
pub(super) struct Met<'t> {
    pub(super) actors: Symbols<'t>,
    pub(super) articles: Symbols<'t>,
    pub(super) facts: Symbols<'t>,
}

/// The same, when the file is not at hand any more.
#[derive(Debug, Default)]
pub(in crate::load) struct Names {
    actors: Box<[Box<str>]>,
    articles: Box<[Box<str>]>,
    facts: Box<[Box<str>]>,
}

/// By the number of an id: what it stands for.
pub(super) struct Known<T>(Vec<Option<Id<T>>>);

impl<T> Known<T> {
    pub(super) fn of(&self, met: Id<T>) -> Option<Id<T>> {
        self.0.get(met.index()).copied().flatten()
    }
}

impl Met<'_> {
    pub(super) fn names(self) -> Names {
        Names { actors: self.actors.names(), articles: self.articles.names(), facts: self.facts.names() }
    }
}

impl Names {
    /// Whether something is called so.
    pub(in crate::load) fn name(&self, id: &str) -> bool {
        [&self.actors, &self.articles, &self.facts].iter().any(|ids| ids.iter().any(|it| **it == *id))
    }

    pub(super) fn actors(&self, find: impl Fn(&str) -> Option<Id<Actor>>) -> Known<Actor> {
        Known(self.actors.iter().map(|id| find(id)).collect())
    }

    pub(super) fn articles(&self, find: impl Fn(&str) -> Option<Id<Article>>) -> Known<Article> {
        Known(self.articles.iter().map(|id| find(id)).collect())
    }

    pub(super) fn facts(&self, find: impl Fn(&str) -> Option<Id<Fact>>) -> Known<Fact> {
        Known(self.facts.iter().map(|id| find(id)).collect())
    }
}

/// What was read of a part of a file.
pub(super) struct Outcome {
    pub(super) arena: Arena,
    /// What is for the parser.
    pub(super) sections: Vec<Section>,
    /// Where something begins that may reach beyond the part.
    pub(super) unfinished: Option<usize>,
}

/// What a part of a file is read with.
pub(super) struct With<'p, 't> {
    /// Where decoded texts of the file will stand.
    pub(super) room: Room,
    pub(super) copies: Option<Copies<'t>>,
    pub(super) progress: &'p Progress<'p>,
}

/// So many bytes are read until somebody is told.
const STEP: usize = 1 << 20;

/// Reads what stands in `at` of a file. None where that does not begin with a header, or has a table of an event that
/// stands apart from it. What was read before is copied.
pub(super) fn read<'t>(
    file: &'t FileText,
    at: Range<usize>,
    mut with: With<'_, 't>,
    met: &mut Met<'t>,
) -> Option<Outcome> {
    let text = file.get(..at.end)?;
    let mut outcome = Outcome { arena: Arena::for_bytes(at.len()), sections: Vec::new(), unfinished: None };
    let mut reader = Reader { file, room: with.room.behind(at.start), arena: &mut outcome.arena, met };
    let mut cursor = Cursor::of(text, at.start);
    let mut told = at.start;
    cursor.skip_blank()?;
    while cursor.peek().is_some() {
        let start = cursor.at();
        if start - told >= STEP {
            with.progress.reaches(start - told);
            told = start;
        }
        if let Some(end) = with.copies.as_mut().and_then(|copies| copies.take(start, at.end, &mut reader)) {
            cursor = Cursor::of(text, end);
            continue;
        }
        let is_event = text.get(start..).is_some_and(|rest| rest.starts_with(EVENT));
        if is_event && reader.event(&mut cursor).is_some() {
            continue;
        }
        let sections = whole(text, start)?;
        let end = sections.last().map_or(at.end, |last| last.range().end);
        if end == at.end && at.end != file.len() {
            outcome.unfinished = Some(start);
            break;
        }
        outcome.sections.extend(sections);
        cursor = Cursor::of(text, end);
    }
    with.progress.reaches(at.end.saturating_sub(told));
    outcome.arena.shrink();
    Some(outcome)
}

/// The section at `start`, and with one of an event those that belong to it.
pub(super) fn whole(text: &str, start: usize) -> Option<Vec<Section>> {
    let mut sections = Sections::of(text, start);
    let first = sections.next().filter(|first| first.range().start == start && !first.is_of_event())?;
    let rest: Vec<Section> =
        if first.is_event() { sections.take_while(Section::is_of_event).collect() } else { Vec::new() };
    Some(std::iter::once(first).chain(rest).collect())
}
