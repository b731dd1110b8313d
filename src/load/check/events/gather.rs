//! Events out of all blocks, in the order for showing, with what belongs to them behind each other.

use crate::{
    load::{listing::Listing, quick::Arena},
    model::{Account, Beside, Event, EventDetails, EventId, Id, Part, Run, Source},
    text::Text,
};

use super::InOrder;

/// All events of a timeline.
pub(in crate::load::check) struct Gathered {
    pub(in crate::load::check) events: Vec<Event>,
    pub(in crate::load::check) cast: Vec<Part>,
    pub(in crate::load::check) tags: Vec<Text>,
    pub(in crate::load::check) sources: Vec<Source>,
    pub(in crate::load::check) accounts: Vec<Account>,
    /// Those that are found by their ids, in the order of these.
    pub(in crate::load::check) by_id: Vec<EventId>,
}

/// An arena that is let go of with its last event: the timeline grows while its blocks shrink.
struct Share {
    arena: Arena,
    events: usize,
}

pub(in crate::load::check) fn gathered(listing: Listing, found: InOrder) -> Gathered {
    let mut shown: Vec<EventId> = vec![Id::new(0); found.order.len()];
    for (place, at) in found.order.iter().enumerate() {
        shown[*at] = Id::new(place);
    }
    let places = listing.places().to_vec();
    // What the parser read is the last.
    let parsed = listing.blocks.len();
    let mut counts = vec![0; parsed + 1];
    for place in &places {
        counts[place.block().unwrap_or(parsed)] += 1;
    }
    let arenas = listing.blocks.into_iter().map(|block| block.arena).chain([found.parsed]);
    let mut shares: Vec<Share> = arenas.zip(counts).map(|(arena, events)| Share { arena, events }).collect();
    let all = |size: fn(&Arena) -> usize| shares.iter().map(|share| size(&share.arena)).sum();
    let mut gathered = Gathered {
        events: Vec::with_capacity(places.len()),
        cast: Vec::with_capacity(all(|arena| arena.cast.len())),
        tags: Vec::with_capacity(all(|arena| arena.tags.len())),
        sources: Vec::with_capacity(all(|arena| arena.sources.len())),
        accounts: Vec::with_capacity(all(|arena| arena.accounts.len())),
        by_id: found.by_id.iter().map(|at| shown[*at as usize]).collect(),
    };
    for at in &found.order {
        let place = places[*at];
        let share = &mut shares[place.block().unwrap_or(parsed)];
        let mut event = gathered.take(&share.arena, place.index());
        event.faulty |= found.circular.contains(at);
        if let Some(beside) = found.beside.get(at) {
            let details = event.details.get_or_insert_with(Box::<EventDetails>::default);
            details.order.beside = Some(Beside { side: beside.side, event: Id::new(beside.event) });
        }
        in_order(&mut event, &shown);
        gathered.events.push(event);
        share.events -= 1;
        if share.events == 0 {
            share.arena = Arena::default();
        }
    }
    for source in &mut gathered.sources {
        if let Some(about) = source.details.as_mut().and_then(|details| details.speech.about.as_mut()) {
            *about = shown[about.index()];
        }
    }
    gathered
}

/// Has the event's links count events as they are shown.
fn in_order(event: &mut Event, shown: &[EventId]) {
    let Some(details) = &mut event.details else { return };
    let order = &mut details.order;
    for link in order.after.iter_mut().chain(&mut order.before) {
        link.event = shown[link.event.index()];
    }
    if let Some(beside) = &mut order.beside {
        beside.event = shown[beside.event.index()];
    }
}

impl Gathered {
    /// Copies an event, and all that it has.
    fn take(&mut self, arena: &Arena, index: usize) -> Event {
        let event = arena.events[index].clone();
        let first = self.sources.len();
        for source in event.sources.of(&arena.sources) {
            let accounts = copied(&mut self.accounts, source.accounts.of(&arena.accounts));
            self.sources.push(Source { accounts, ..source.clone() });
        }
        Event {
            cast: copied(&mut self.cast, event.cast.of(&arena.cast)),
            tags: copied(&mut self.tags, event.tags.of(&arena.tags)),
            sources: Run::new(first..self.sources.len()),
            ..event
        }
    }
}

/// Puts a copy of `some` behind all.
fn copied<T: Clone>(all: &mut Vec<T>, some: &[T]) -> Run<T> {
    let first = all.len();
    all.extend_from_slice(some);
    Run::new(first..all.len())
}
