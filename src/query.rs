//! Which events to show.

use crate::model::{ActorId, Event, EventId, Timeline};

/// What the reader asked to see. The default shows everything.
///
/// An event stays if one of the `included` actors takes part in it, or none is named, and
/// none of the `excluded` does. An actor stands for all that are part of it too.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Filter {
    pub(crate) included: Vec<ActorId>,
    pub(crate) excluded: Vec<ActorId>,
}

impl Filter {
    pub(crate) fn is_empty(&self) -> bool {
        self.included.is_empty() && self.excluded.is_empty()
    }
}

/// The events that pass `filter`, in the order for showing.
pub(crate) fn matching(timeline: &Timeline, filter: &Filter) -> Vec<EventId> {
    let included = Members::of(timeline, &filter.included);
    let excluded = Members::of(timeline, &filter.excluded);
    let passes = |event: &Event| (filter.included.is_empty() || included.any(event)) && !excluded.any(event);
    timeline.events.iter().filter(|(_, event)| passes(event)).map(|(id, _)| id).collect()
}

/// In how many of `events` each actor takes part, itself or through what is part of it.
pub(crate) fn counts(timeline: &Timeline, events: &[EventId]) -> Vec<usize> {
    let mut counts = vec![0; timeline.actors.len()];
    // An actor counts once for an event, however many of its parts take part.
    let mut counted: Vec<Option<EventId>> = vec![None; timeline.actors.len()];
    for id in events {
        for part in &timeline.events[*id].cast {
            for actor in timeline.groups_of(part.actor) {
                if counted[actor.index()].replace(*id) != Some(*id) {
                    counts[actor.index()] += 1;
                }
            }
        }
    }
    counts
}

/// Some actors with all that are part of them.
struct Members(Vec<bool>);

impl Members {
    fn of(timeline: &Timeline, actors: &[ActorId]) -> Self {
        let is_member = |actor| timeline.groups_of(actor).any(|group| actors.contains(&group));
        Self(timeline.actors.ids().map(is_member).collect())
    }

    fn any(&self, event: &Event) -> bool {
        event.cast.iter().any(|part| self.0.get(part.actor.index()) == Some(&true))
    }
}
