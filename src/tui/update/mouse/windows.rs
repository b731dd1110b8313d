//! The mouse in what lies over a view: windows to choose in, and the hits in all articles.

use crate::tui::{
    action::{Action, Mouse},
    layout::PickerLayout,
    state::{Overlay, State},
};

use super::{
    super::{picker, reader, taking, text_search},
    row_of, wheel,
};

pub(super) fn in_search(state: &mut State, at: (u16, u16), what: Mouse) {
    if let Some(action) = wheel(what) {
        text_search::act(state, action);
    } else if let Some(row) = row_of(state.layout().found(), at) {
        text_search::click(state, row);
    }
}

/// Whether a place is beside a window; without room for a frame there is nothing beside it but the first lines.
fn is_beside(state: &State, layout: PickerLayout, at: (u16, u16)) -> bool {
    let all = if layout.frame.is_empty() { state.layout().body } else { layout.frame };
    row_of(all, at).is_none()
}

/// A click goes to the event, one beside the window closes it.
pub(super) fn in_uses(state: &mut State, at: (u16, u16), what: Mouse) {
    if let Some(action) = wheel(what) {
        reader::choose(state, action);
        return;
    }
    let layout = state.layout();
    let Some(Overlay::Uses(uses)) = &state.overlay else { return };
    let window = layout.uses(uses.sources.len());
    if is_beside(state, window, at) {
        reader::choose(state, Action::Back);
        return;
    }
    let Some(Overlay::Uses(uses)) = &mut state.overlay else { return };
    let area = window.rows;
    if let Some(place) = row_of(area, at).map(|row| uses.top + row).filter(|it| *it < uses.sources.len()) {
        uses.cursor = place;
        reader::choose(state, Action::Open);
    }
}

/// A click marks an actor; one beside the window closes it, and what is marked stays so.
pub(super) fn in_picker(state: &mut State, at: (u16, u16), what: Mouse) {
    if let Some(action) = wheel(what) {
        picker::act(state, action);
        return;
    }
    let layout = state.layout().picker();
    let area = layout.rows;
    if is_beside(state, layout, at) {
        state.overlay = None;
        return;
    }
    let Some(Overlay::Picker(picker)) = &mut state.overlay else { return };
    if let Some(row) = row_of(area, at).filter(|row| picker.top + row < picker.rows.len()) {
        picker.cursor = picker.top + row;
        picker::act(state, Action::Include);
    }
}

/// A click chooses an address, one beside the window closes it; only a key opens an address.
pub(super) fn in_addresses(state: &mut State, at: (u16, u16), what: Mouse) {
    if let Some(action) = wheel(what) {
        taking::act(state, action);
        return;
    }
    let layout = state.layout();
    let Some(Overlay::Addresses(addresses)) = &state.overlay else { return };
    let window = addresses.layout(&layout);
    if is_beside(state, window, at) {
        taking::act(state, Action::Back);
        return;
    }
    let Some(Overlay::Addresses(addresses)) = &mut state.overlay else { return };
    let line = row_of(window.rows, at).and_then(|row| addresses.lines.get(addresses.top + row));
    if let Some(place) = line.and_then(|line| line.source) {
        addresses.choose(place);
    }
}
