//! Actors whom a quote names and the event does not list: a filter by them would lose the event.

use std::collections::HashSet;

use crate::{
    model::{ActorId, Event, EventId, Stance, Timeline},
    problem::{Code, Reported},
    text::Text,
};

use super::{
    Case, made,
    names::{Names, is_distinctive},
};

/// What actors are called, to be looked for in quotes.
pub(super) struct Called<'t> {
    /// Every name that is no place's, and all actors who are called so.
    by_name: Vec<(&'t str, Vec<ActorId>)>,
    names: Names,
}

impl<'t> Called<'t> {
    pub(super) fn new(timeline: &'t Timeline) -> Self {
        let by_name = called(timeline);
        let names = Names::new(by_name.iter().map(|(name, _)| *name));
        Self { by_name, names }
    }
}

/// Each such actor once for an event, at the first quote that names it.
///
/// A name that a place has too is passed over, for nobody can tell by it the state from the land (`in Russia`). So
/// is a source that only mentions the event, and may go on about something else.
pub(super) fn lint(case: &Case<'_>, (id, called): (EventId, &Called<'_>), problems: &mut Vec<Reported>) {
    let timeline = case.timeline;
    let event = &timeline.events[id];
    let mut told: Vec<ActorId> = Vec::new();
    for (_, source) in timeline.sources_of(event).filter(|(_, it)| it.stance != Stance::Mentions) {
        let Some(quote) = source.quote else { continue };
        for name in called.names.in_text(timeline.text(quote).as_written()) {
            let Some((name, actors)) = called.by_name.get(name) else { continue };
            let Some(first) = actors.first().filter(|first| !told.contains(first)) else { continue };
            if actors.iter().any(|actor| is_listed(timeline, event, *actor)) {
                continue;
            }
            told.push(*first);
            let is_it = |called| timeline.text(called).as_written().trim() == *name;
            let which = timeline.actors[*first].names().position(is_it);
            let which = which.and_then(|which| u32::try_from(which).ok()).unwrap_or_default();
            problems.push(made(Code::ActorNotListed, source.quote_at, (first.index(), which)));
        }
    }
}

/// What is said of a quote with that name of an actor, by its number, and the way out.
pub(super) fn in_words(timeline: &Timeline, (actor, which): (ActorId, u32)) -> (String, String) {
    let written = |text: Text| timeline.text(text).as_written().trim();
    let name = timeline.actors[actor].names().nth(which as usize).map(written).unwrap_or_default();
    let actors = timeline.actors.iter().filter(|(_, other)| other.names().any(|text| written(text) == name));
    let actors: Vec<ActorId> = actors.map(|(id, _)| id).collect();
    let message = format!("the quote names {name}, and the event does not list this actor");
    let help =
        format!("add {} to its `actors`, or a filter by this actor will not find it", ids(timeline, &actors));
    (message, help)
}

/// Every name that is no place's, and all actors who are called so.
fn called(timeline: &Timeline) -> Vec<(&str, Vec<ActorId>)> {
    let written = |text: Text| timeline.text(text).as_written().trim();
    let mut called: Vec<(&str, ActorId)> = Vec::new();
    for (id, actor) in timeline.actors.iter() {
        called.extend(actor.names().map(|name| (written(name), id)).filter(|(name, _)| is_distinctive(name)));
    }
    let places = timeline.places.iter().flat_map(|(_, place)| place.names());
    let places: HashSet<&str> = places.map(written).collect();
    called.retain(|(name, _)| !places.contains(name));
    called.sort_unstable();
    called.dedup();
    let mut grouped: Vec<(&str, Vec<ActorId>)> = Vec::new();
    for (name, actor) in called {
        match grouped.last_mut() {
            Some((last, actors)) if *last == name => actors.push(actor),
            _ => grouped.push((name, vec![actor])),
        }
    }
    grouped
}

/// Whether the event lists the actor or a part of it, so that a filter by the actor finds the event. A whole that it
/// is part of does not do: a filter by the part would lose it.
fn is_listed(timeline: &Timeline, event: &Event, actor: ActorId) -> bool {
    timeline.cast_of(event).iter().any(|cast| timeline.is_in_group(*cast, actor))
}

/// `` `a` or `b` ``.
fn ids(timeline: &Timeline, actors: &[ActorId]) -> String {
    let ids =
        actors.iter().map(|actor| format!("`{}`", timeline.text(timeline.actors[*actor].id).as_written()));
    ids.collect::<Vec<_>>().join(" or ")
}
