mod mouse;

use crate::{
    model::EventId,
    tui::{
        action::Action,
        lanes::{Fold, Stretch, Whose, Window},
        state::{Opener, State, View},
    },
};

use super::{card::enter_card, moved};

pub(super) use mouse::on_mouse;

pub(super) fn act(state: &mut State, action: Action) {
    match action {
        Action::Open => open(state),
        Action::Back => state.view = View::Timeline,
        Action::Left => along(state, |place| place.checked_sub(1)),
        Action::Right => along(state, |place| Some(place + 1)),
        Action::Next => across(state, |cursor| Some(cursor + 1)),
        Action::Previous => across(state, |cursor| cursor.checked_sub(1)),
        Action::ZoomIn => zoom(state, true),
        Action::ZoomOut => zoom(state, false),
        Action::PanLeft => pan(state, true),
        Action::PanRight => pan(state, false),
        Action::FitAll => state.lanes.window = None,
        Action::Fold => fold(state),
        Action::FoldAll => fold_all(state),
        action => {
            let last = lanes(state).saturating_sub(1);
            let page = usize::from(state.layout().lanes().rows.height).max(1);
            let at = state.lane_in_focus().map_or(0, |(lane, _)| lane);
            let to = moved(at, last, page, action);
            to_lane(state, at, to);
        }
    }
}

/// The card of the event in focus, which leads back here.
fn open(state: &mut State) {
    if state.event().is_some() {
        state.card.opener = Opener::Lanes;
        enter_card(state);
    }
}

fn lanes(state: &State) -> usize {
    state.lanes.table.as_ref().map_or(0, |table| table.lanes.len())
}

/// To the lane of a number, or to the last one.
pub(super) fn go(state: &mut State, to: usize) {
    let at = state.lane_in_focus().map_or(0, |(lane, _)| lane);
    to_lane(state, at, to.min(lanes(state).saturating_sub(1)));
}

/// To another event of the lane.
fn along(state: &mut State, to: impl FnOnce(usize) -> Option<usize>) {
    let Some((lane, place)) = state.lane_in_focus() else { return };
    let events = state.lanes.lane(lane).map_or(0, |lane| lane.track.len());
    match to(place).filter(|place| *place < events) {
        Some(place) => state.focus_in_lane(lane, place),
        None => state.say("No further event in this lane"),
    }
}

/// To another event in the order for showing, whatever lane it is in.
fn across(state: &mut State, to: impl FnOnce(usize) -> Option<usize>) {
    if let Some(place) = state.cursor().and_then(to) {
        state.focus_on(place);
    }
}

/// To the event nearest in time in another lane; on over lanes that only head their parts.
fn to_lane(state: &mut State, from: usize, to: usize) {
    let has_events = |lane: &usize| state.lanes.lane(*lane).is_some_and(|lane| lane.track.len() > 0);
    let further =
        if to >= from { (to..lanes(state)).find(has_events) } else { (0..=to).rev().find(has_events) };
    let Some(lane) = further.or_else(|| (from.min(to)..=from.max(to)).find(has_events)) else { return };
    let Some((event, _)) = state.event() else { return };
    // On through lanes with few events, the time that was set out from stays the aim.
    let aim = state.lanes.aim.filter(|(led_to, _)| *led_to == event).map_or(event, |(_, aim)| aim);
    let place = nearest(state, lane, aim);
    state.focus_in_lane(lane, place);
    state.lanes.aim = state.event().map(|(led_to, _)| (led_to, aim));
}

fn nearest(state: &State, lane: usize, event: EventId) -> usize {
    let track = state.lanes.lane(lane).map(|lane| &lane.track);
    track.and_then(|track| track.nearest_to(event, state.stretch(event))).unwrap_or(0)
}

/// Around the event in focus while it is in sight, else around the middle.
fn zoom(state: &mut State, closer: bool) {
    let Some((window, all)) = windows(state) else { return };
    let stretch = state.event().and_then(|(event, _)| state.stretch(event));
    let whole = Stretch { first: window.first, last: window.last };
    let around = window.middle_of(stretch.filter(|stretch| window.overlaps(*stretch)).unwrap_or(whole));
    let to = window.zoomed(around, closer).within(all);
    if to == window {
        state.say(if closer { "No closer than ten minutes" } else { "This is all the time there is" });
    }
    state.lanes.window = (to != all).then_some(to);
}

fn pan(state: &mut State, back: bool) {
    let Some((window, all)) = windows(state) else { return };
    let to = window.panned(back).within(all);
    if to == window {
        state.say(if back { "This is where time begins here" } else { "This is where time ends here" });
    }
    state.lanes.window = (to != all).then_some(to);
}

/// The time in view, and all there is.
fn windows(state: &mut State) -> Option<(Window, Window)> {
    let all = state.lanes.table.as_ref().and_then(|table| table.all);
    if all.is_none() {
        state.say("No event has a date");
    }
    all.map(|all| (state.lanes.window.unwrap_or(all), all))
}

/// Of a group its parts, of an actor the group that it is part of.
fn fold(state: &mut State) {
    let Some((lane, _)) = state.lane_in_focus() else { return };
    fold_lane(state, lane);
}

fn fold_lane(state: &mut State, lane: usize) {
    let Some(lane) = state.lanes.lane(lane) else { return };
    let Whose::Actor(actor) = lane.whose else {
        state.say("This lane is of no group");
        return;
    };
    let group = match lane.fold {
        Some(_) => Some(actor),
        None => state.checked.timeline.actors[actor].part_of,
    };
    let Some(group) = group else {
        state.say("This actor is part of no group");
        return;
    };
    if !state.lanes.folded.remove(&group) {
        state.lanes.folded.insert(group);
    }
    refold(state);
}

/// All groups into their lanes, or where they are so, all parts into theirs.
fn fold_all(state: &mut State) {
    let Some(table) = &state.lanes.table else { return };
    let open = table.lanes.iter().any(|lane| lane.fold == Some(Fold::Open));
    state.lanes.folded.clear();
    if open {
        let groups = state.checked.timeline.actors.iter().filter_map(|(_, actor)| actor.part_of);
        state.lanes.folded.extend(groups);
    }
    refold(state);
}

fn refold(state: &mut State) {
    if let Some(table) = &mut state.lanes.table {
        table.fold(&state.checked.timeline, &state.lanes.folded);
    }
}
