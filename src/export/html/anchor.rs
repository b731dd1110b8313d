//! What a part of the page is known by in an address.

use std::collections::BTreeSet;

use crate::{
    export::Selection,
    model::{ActorId, Event, EventId},
};

/// The event's own id where that can stand in an address and no other event has it, else its number.
pub(super) fn key(selection: &Selection<'_>, event: EventId) -> String {
    let timeline = selection.timeline();
    let id = selection.written(timeline.events[event].id);
    let is_safe = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let is_own = is_safe && timeline.events.find(&timeline.texts, id) == Some(event);
    // A point stands in no id of those.
    if is_own { id.to_owned() } else { format!(".{}", event.index()) }
}

/// The numbers of all who take part in an event, and of the groups that they are part of, for the filter.
pub(super) fn actors(selection: &Selection<'_>, event: &Event) -> String {
    let numbers: Vec<String> =
        groups(selection, event).into_iter().map(|actor| actor.index().to_string()).collect();
    numbers.join(" ")
}

pub(super) fn groups(selection: &Selection<'_>, event: &Event) -> BTreeSet<ActorId> {
    let timeline = selection.timeline();
    timeline.cast_of(event).iter().flat_map(|actor| timeline.groups_of(*actor)).collect()
}
