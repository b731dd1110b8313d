use std::rc::Rc;

use ratatui::layout::Position;

use crate::tui::{action::Mouse, state::State};

use super::{super::mouse::NOTCH, fold_lane, open, to_lane};

/// A click puts the focus on what is there, a second one opens it; one on a sign folds; the wheel scrolls.
pub(in crate::tui::update) fn on_mouse(state: &mut State, at: (u16, u16), what: Mouse) {
    match what {
        Mouse::WheelDown => state.lanes.top += NOTCH,
        Mouse::WheelUp => state.lanes.top = state.lanes.top.saturating_sub(NOTCH),
        Mouse::Click => click(state, at),
        Mouse::Drag => {}
    }
}

fn click(state: &mut State, (x, y): (u16, u16)) {
    let layout = state.layout();
    let rows = layout.lanes().rows;
    if !rows.contains(Position::new(x, y)) {
        return;
    }
    let number = state.lanes.top + usize::from(y - rows.y);
    let Some(lane) = state.lanes.lane(number) else { return };
    let columns = state.lane_columns(&layout);
    let sign = columns.name.x + 1 + columns.indent(lane.depth);
    if lane.fold.is_some() && (sign..=sign + 1).contains(&x) {
        fold_lane(state, number);
        return;
    }
    let track = Rc::clone(&lane.track);
    let Some(place) = state.events_at(columns, &track, x) else {
        let from = state.lane_in_focus().map_or(0, |(lane, _)| lane);
        to_lane(state, from, number);
        return;
    };
    let sight = state.sight(columns);
    let is_there = state
        .lane_in_focus()
        .is_some_and(|(lane, at)| lane == number && track.holds(place, at, sight.as_ref()));
    if is_there {
        open(state);
    } else {
        state.focus_in_lane(number, place.first);
    }
}
