//! All events in the order for showing; what belongs to them stays where it was read.

use crate::{
    load::{
        listing::{Listing, Place},
        quick::Arena,
    },
    model::{Beside, Event, EventDetails, EventId, Id},
};

use super::InOrder;

/// All events of a timeline.
pub(in crate::load::check) struct Gathered {
    /// Its events are in the order for showing.
    pub(in crate::load::check) arena: Arena,
    /// In the order in which their sources stand.
    pub(in crate::load::check) by_source: Vec<EventId>,
    /// Those that are found by their ids, in the order of these.
    pub(in crate::load::check) by_id: Vec<EventId>,
}

pub(in crate::load::check) fn gathered(listing: Listing, found: InOrder) -> Gathered {
    let mut shown: Vec<EventId> = vec![Id::new(0); found.order.len()];
    for (place, at) in found.order.iter().enumerate() {
        shown[*at] = Id::new(place);
    }
    let by_id = found.by_id.iter().map(|at| shown[*at as usize]).collect();
    let (mut arena, stands) = joined(listing, found.parsed);
    let mut by_source: Vec<EventId> = vec![Id::new(0); stands.len()];
    for (at, place) in stands.iter().enumerate() {
        by_source[*place] = shown[at];
    }
    let from = found.order.iter().map(|at| stands[*at]).collect();
    arrange(&mut arena.events, from);
    for (event, at) in arena.events.iter_mut().zip(&found.order) {
        event.faulty |= found.circular.contains(at);
        if let Some(beside) = found.beside.get(at) {
            let details = event.details.get_or_insert_with(Box::<EventDetails>::default);
            details.order.beside = Some(Beside { side: beside.side, event: Id::new(beside.event) });
        }
        in_order(event, &shown);
    }
    for source in &mut arena.sources {
        if let Some(about) = source.details.as_mut().and_then(|details| details.speech.about.as_mut()) {
            *about = shown[about.index()];
        }
    }
    Gathered { arena, by_source, by_id }
}

/// All blocks and what the parser read, one behind the other; and where there each event stands, by its place in the
/// files.
fn joined(listing: Listing, parsed: Arena) -> (Arena, Vec<usize>) {
    let places = listing.places().to_vec();
    let mut all = Arena::default();
    let mut starts = Vec::with_capacity(listing.blocks.len() + 1);
    for block in listing.blocks {
        let mut arena = block.arena;
        arena.leave_out(&block.left);
        starts.push(all.events.len());
        all.append(arena);
    }
    // What the parser read is the last.
    starts.push(all.events.len());
    all.append(parsed);
    all.shrink();
    let last = starts.len() - 1;
    // Those of a block stand in the order of the file.
    let stand = |place: Place| {
        let next = &mut starts[place.block().unwrap_or(last)];
        *next += 1;
        *next - 1
    };
    let stands = places.into_iter().map(stand).collect();
    (all, stands)
}

/// Puts in each place the event that stands at `from` there.
fn arrange(events: &mut [Event], mut from: Vec<usize>) {
    // Along each circle of places, so that no event is there twice: together they are hundreds of megabytes.
    for first in 0..from.len() {
        let mut at = first;
        loop {
            let next = std::mem::replace(&mut from[at], at);
            if next == first {
                break;
            }
            events.swap(at, next);
            at = next;
        }
    }
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
