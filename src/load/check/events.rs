//! Events and their sources, with every name looked up, in the order for showing.

mod gather;
mod links;

use std::collections::{HashMap, HashSet};

use crate::{
    dates::{Distance, ShowKey, UtcOffset},
    load::{
        listing::Listing,
        order::{self, Arranged},
        quick::Arena,
        raw::{RawEvent, RawLink, RawSource},
    },
    model::{
        Account, ActorId, Event, EventDetails, Link, Order, OwnWords, Run, Source, SourceDetails, Speech,
        When, kept,
    },
    problem::{Code, Problem, Problems},
    text::{Text, Texts, Written},
    threads,
};

pub(super) use gather::{Gathered, gathered};

use super::{Known, accounts, dated};

/// What the parser read, with every name looked up, in the order of the files. Links and what sources are about count
/// events as they stand there.
pub(super) fn parsed(listing: &Listing, known: &Known<'_>, problems: &mut Problems) -> Arena {
    let mut arena = Arena::default();
    for (at, raw) in listing.parsed() {
        let before = problems.errors();
        let mut event = event(raw, known, &mut arena, problems);
        event.faulty = raw.faulty
            || raw.id.is_some_and(|id| !known.events.is_sound(id, at))
            || problems.errors() > before;
        arena.events.push(event);
    }
    arena
}

/// What the order of events rests on.
pub(super) struct Arranging<'l> {
    pub(super) listing: &'l Listing,
    pub(super) parsed: Arena,
    pub(super) texts: &'l Texts,
    pub(super) zone: Option<UtcOffset>,
}

/// The order that was found for events.
pub(super) struct InOrder {
    parsed: Arena,
    /// By places in the files.
    order: Vec<usize>,
    /// Of undated events, what they are placed by.
    beside: HashMap<usize, order::Beside>,
    /// Those that come before themselves.
    circular: HashSet<usize>,
    /// Those that are found by their ids, in the order of these.
    by_id: Vec<u32>,
}

impl Arranging<'_> {
    pub(super) fn arranged(mut self, problems: &mut Problems) -> InOrder {
        let mut linked = self.linked();
        let ids: Vec<&str> = linked.events.iter().map(|at| self.listing.id(self.texts, *at)).collect();
        let opened = linked.graph.break_circles(&ids);
        self.report(&opened, &linked, problems);
        self.take_out(&opened, &linked);
        self.distances(&mut linked);
        self.contradictions(problems);
        let key = |at: usize| self.event(at).when.date().map(|date| ShowKey::of(date, self.zone));
        let keys: Vec<Option<ShowKey>> = threads::map(self.listing.len(), threads::FEW, key);
        let Arranged { order, beside } = order::arrange(&keys, &self.listing.turns(), &linked);
        let circular = opened.circles.iter().flat_map(|circle| &circle.events);
        InOrder {
            circular: circular.map(|number| linked.events[*number]).collect(),
            beside: linked
                .events
                .iter()
                .copied()
                .zip(beside)
                .filter_map(|(at, it)| Some((at, it?)))
                .collect(),
            by_id: self.listing.found_by_id(),
            parsed: self.parsed,
            order,
        }
    }

    fn event(&self, at: usize) -> &Event {
        let quick = self.listing.quick(at);
        quick.unwrap_or_else(|| &self.parsed.events[self.listing.places()[at].index()])
    }
}

fn link(raw: &RawLink, known: &Known<'_>, problems: &mut Problems) -> Option<Link> {
    let within = raw.within.and_then(|word| {
        let parsed = Distance::parse(known.texts.get(word.text).as_written());
        parsed.map_err(|error| problems.push(dated(Code::BadDuration, word, error))).ok()
    });
    Some(Link {
        event: known.events.find(raw.event, problems)?,
        words: raw.words.map(OwnWords::from),
        within,
    })
}

/// An event, whose sources and all else that it has many of come into `arena`.
fn event(raw: &RawEvent, known: &Known<'_>, arena: &mut Arena, problems: &mut Problems) -> Event {
    let when = match raw.date {
        None => When::Undated,
        Some(word) => known.date(word, problems).map_or(When::Faulty(word.text), When::Dated),
    };
    let mut links =
        |raw: &[RawLink]| raw.iter().filter_map(|raw| link(raw, known, problems)).collect::<Vec<Link>>();
    let order = Order { after: links(&raw.after), before: links(&raw.before), beside: None };
    let first = arena.sources.len();
    for raw in &raw.sources {
        let source = source(raw, known, &mut arena.accounts, problems);
        arena.sources.extend(source);
    }
    let (first_of_cast, first_tag) = (arena.cast.len(), arena.tags.len());
    arena.cast.extend(raw.actors.iter().filter_map(|word| known.actors.find(*word, problems)));
    let roles = roles(raw, known, problems);
    arena.tags.extend(&raw.tags);
    let places = raw.places.iter().filter_map(|word| known.places.find(*word, problems)).collect();
    Event {
        id: raw.id_text(),
        at: raw.at,
        date_at: raw.date.map_or(raw.at, |word| word.at),
        when,
        // Better its id than nothing: the row is marked as faulty.
        title: raw.title.unwrap_or_else(|| raw.id_text()),
        summary: raw.summary,
        cast: Run::new(first_of_cast..arena.cast.len()),
        tags: Run::new(first_tag..arena.tags.len()),
        sources: Run::new(first..arena.sources.len()),
        graphic: raw.graphic,
        plain: false,
        faulty: false,
        details: kept(EventDetails { note: raw.note, roles, places, order }),
    }
}

/// What actors of the event do in it; reported are those that are none of them.
fn roles(raw: &RawEvent, known: &Known<'_>, problems: &mut Problems) -> Vec<(ActorId, Text)> {
    let text = |text: Text| known.texts.get(text);
    let mut roles = Vec::new();
    if raw.roles.is_empty() {
        return roles;
    }
    let cast: HashSet<Written<'_>> = raw.actors.iter().map(|word| text(word.text)).collect();
    for (actor, role) in &raw.roles {
        let written = text(actor.text);
        if cast.contains(&written) {
            // One that nobody knows is reported where it is named as an actor.
            roles.extend(known.actors.id(written.as_written()).map(|actor| (actor, *role)));
        } else {
            let message = format!("`{}` has a role, but is no actor of the event", written.as_written());
            let help = "add it to `actors`, so that filtering by it finds the event";
            problems.push(Problem::new(Code::UnknownRole, actor.at, message).help(help));
        }
    }
    roles.sort_by_key(|(actor, _)| *actor);
    roles
}

/// A source whose article is known; of others, the problems.
fn source(
    raw: &RawSource,
    known: &Known<'_>,
    accounts: &mut Vec<Account>,
    problems: &mut Problems,
) -> Option<Source> {
    if let Some(quote) = raw.quote
        && known.texts.get(quote.text).is_blank()
    {
        let help = "leave `quote` out where the source gives no words";
        problems.push(Problem::new(Code::QuoteEmpty, quote.at, "the quote is empty").help(help));
    }
    let about = raw.about.and_then(|word| known.events.find(word, problems));
    let speech = Speech {
        said_by: raw.said_by.and_then(|word| known.actors.find(word, problems)),
        as_of: raw.as_of.and_then(|word| known.date(word, problems)),
        about,
    };
    let stated: Vec<Account> =
        raw.accounts.iter().filter_map(|raw| accounts::account(raw, known, problems)).collect();
    let article = raw.article.and_then(|word| known.articles.find(word, problems))?;
    let first = accounts.len();
    accounts.extend(stated);
    let details = SourceDetails {
        prefix: raw.prefix,
        suffix: raw.suffix,
        locator: raw.locator,
        speech,
        original: raw.original.clone(),
        note: raw.note,
    };
    Some(Source {
        article,
        quote: raw.quote.map(|word| word.text),
        quote_at: raw.quote.map_or(raw.at, |word| word.at),
        stance: raw.stance.unwrap_or_default(),
        accounts: Run::new(first..accounts.len()),
        details: kept(details),
    })
}
