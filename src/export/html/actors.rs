use std::{cmp::Reverse, collections::BTreeMap};

use serde::Serialize;

use crate::{export::Selection, model::ActorId, text::counted};

use super::anchor;

/// Who takes part, most events first: a list to read, of which the script makes the filter.
#[derive(Debug, Serialize)]
pub(super) struct Actors {
    first: Vec<Actor>,
    rest: Vec<Actor>,
    events: String,
}

#[derive(Debug, Serialize)]
struct Actor {
    number: usize,
    id: String,
    name: String,
    count: usize,
}

/// So many are seen at once, the others behind one word.
const FIRST: usize = 16;

impl Actors {
    pub(super) fn of(selection: &Selection<'_>) -> Self {
        let timeline = selection.timeline();
        let mut counts: BTreeMap<ActorId, usize> = BTreeMap::new();
        for (_, event) in selection.events() {
            for actor in anchor::groups(selection, event) {
                *counts.entry(actor).or_default() += 1;
            }
        }
        let mut counts: Vec<(ActorId, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(actor, count)| (Reverse(*count), *actor));
        let actor = |(actor, count): (ActorId, usize)| Actor {
            number: actor.index(),
            id: selection.shown(timeline.actors[actor].id),
            name: selection.shown(timeline.actors[actor].name),
            count,
        };
        let mut first: Vec<Actor> = counts.into_iter().map(actor).collect();
        // One alone would take as much room behind that word.
        let rest = if first.len() > FIRST + 1 { first.split_off(FIRST) } else { Vec::new() };
        Self { first, rest, events: counted(selection.events.len(), "event") }
    }
}
