//! Moves with a count, and those to the next thing of a kind.

use crate::{
    accounts::Verdict,
    coverage::is_single_source,
    dates::{Date, Unit},
    tui::{
        action::{Action, Effect},
        state::{Overlay, Prefix, State, View},
    },
};

use super::lanes;

/// Does `action`, as often as was counted before it where it is a move.
pub(super) fn act(
    state: &mut State,
    action: Action,
    (count, prefix): (Option<usize>, Option<Prefix>),
) -> Option<Effect> {
    let times = count.unwrap_or(1).max(1);
    if prefix.is_some() || count.is_some() || matches!(action, Action::First | Action::Last) {
        state.history.jump();
    }
    if let Some(prefix) = prefix {
        if let Some(aim) = Aim::of(action) {
            to(state, aim, prefix, times);
        }
        return None;
    }
    match (action, count) {
        (Action::First | Action::Last, Some(place)) if to_place(state, place.saturating_sub(1)) => None,
        (action, Some(times)) if repeats(action) => {
            for _ in 0..times.min(MOST_TIMES) {
                super::act(state, action);
                // There is nothing further: it has been said.
                if state.messages.fresh().is_some() {
                    break;
                }
            }
            None
        }
        (action, _) => super::act(state, action),
    }
}

/// Goes to the event, the line, the lane or the source of that number, counted from 0, where the view has such; whether it has.
fn to_place(state: &mut State, place: usize) -> bool {
    match (&mut state.overlay, &mut state.view) {
        (Some(Overlay::Text(text)), _) if !text.is_typed_in() => text.top = place,
        (None, View::Reader(reader)) if reader.selection.is_none() => {
            let is_original = reader.is_original_only();
            let original = reader.original.as_mut().filter(|_| is_original).map(|it| &mut it.column);
            original.unwrap_or(&mut reader.column).scroll(place);
        }
        (None, View::Timeline | View::Coverage(_)) => state.focus_on(place),
        (None, View::Lanes) => lanes::go(state, place),
        (None, View::Card) => {
            let sources = state.event().map_or(0, |(_, event)| event.sources.len());
            state.focus_on_source(place.min(sources.saturating_sub(1)));
            state.show_source();
        }
        _ => return false,
    }
    true
}

/// No more often is a key meant, and nobody should wait for it.
const MOST_TIMES: usize = 9_999;

fn repeats(action: Action) -> bool {
    use Action as A;
    matches!(
        action,
        A::Down
            | A::Up
            | A::HalfPageDown
            | A::HalfPageUp
            | A::PageDown
            | A::PageUp
            | A::ScrollDown
            | A::ScrollUp
            | A::Next
            | A::Previous
            | A::NextPassage
            | A::PreviousPassage
            | A::Left
            | A::Right
            | A::ZoomIn
            | A::ZoomOut
            | A::PanLeft
            | A::PanRight
            | A::WordForward
            | A::WordBack
            | A::WordEnd
    )
}

/// What one goes on to, or back to.
#[derive(Debug, Clone, Copy)]
enum Aim {
    Conflict,
    SingleSource,
    Unit(Unit),
}

impl Aim {
    fn of(action: Action) -> Option<Self> {
        match action {
            Action::ToConflict => Some(Self::Conflict),
            Action::ToSingleSource => Some(Self::SingleSource),
            Action::ByDay => Some(Self::Unit(Unit::Day)),
            Action::ByMonth => Some(Self::Unit(Unit::Month)),
            Action::ByYear => Some(Self::Unit(Unit::Year)),
            _ => None,
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::Conflict => "is told in conflict",
            Self::SingleSource => "is single-source",
            Self::Unit(Unit::Day) => "is known to be of another day",
            Self::Unit(Unit::Month) => "is known to be of another month",
            Self::Unit(Unit::Year) => "is known to be of another year",
        }
    }
}

fn to(state: &mut State, aim: Aim, prefix: Prefix, times: usize) {
    let Some(from) = state.cursor() else { return };
    let mut at = from;
    for _ in 0..times {
        let Some(next) = from_there(state, aim, prefix, at) else { break };
        at = next;
    }
    if at == from {
        let way = if prefix == Prefix::Next { "below" } else { "above" };
        state.say(format!("No event {way} {}", aim.in_words()));
    } else {
        state.focus_on(at);
    }
}

fn from_there(state: &State, aim: Aim, prefix: Prefix, at: usize) -> Option<usize> {
    let (timeline, list) = (&state.checked.timeline, &state.list);
    let is_next = prefix == Prefix::Next;
    match aim {
        Aim::Conflict => conflict(state, is_next, at),
        Aim::SingleSource => {
            let is_one = |place: &usize| is_single_source(timeline, &timeline.events[list.shown[*place]]);
            if is_next { (at + 1..list.shown.len()).find(is_one) } else { (0..at).rev().find(is_one) }
        }
        Aim::Unit(unit) if is_next => {
            let own = (0..=at).rev().find_map(|place| number(state, unit, place));
            let first = own.map_or(0, |own| first_of(state, unit, own.saturating_add(1)));
            (first.max(at + 1)..list.shown.len()).find(|place| number(state, unit, *place).is_some())
        }
        // The first event of the unit that the event is of, if that is another, else of the unit before.
        Aim::Unit(unit) => {
            let its = (0..at).rev().find_map(|place| number(state, unit, place))?;
            Some(first_of(state, unit, its))
        }
    }
}

/// The nearest event that is told in conflict. There are fewer accounts than events.
fn conflict(state: &State, is_next: bool, at: usize) -> Option<usize> {
    let accounts = &state.checked.accounts;
    let own = accounts.range_of(*state.list.shown.get(at)?);
    let (above, below) = (0..own.start, own.end..accounts.all().len());
    let shown = |place: usize| {
        let comparison = accounts.all().get(place)?;
        let is_one = comparison.verdict == Verdict::Conflict;
        state.list.shown.binary_search(&comparison.event).ok().filter(|_| is_one)
    };
    if is_next { below.into_iter().find_map(shown) } else { above.into_iter().rev().find_map(shown) }
}

/// The first event that is of the unit with a number, or of a later one.
fn first_of(state: &State, unit: Unit, least: i64) -> usize {
    let timeline = &state.checked.timeline;
    state
        .list
        .first_from(&least, |id| timeline.events[id].when.date()?.lies_in(unit, timeline.about.utc_offset))
}

fn number(state: &State, unit: Unit, place: usize) -> Option<i64> {
    let timeline = &state.checked.timeline;
    let date: &Date = timeline.events[*state.list.shown.get(place)?].when.date()?;
    date.lies_in(unit, timeline.about.utc_offset)
}
