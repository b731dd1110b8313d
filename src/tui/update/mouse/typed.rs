//! Clicks into lines that one types in, and beside them.

use tui_input::InputRequest;

use crate::{
    text::columns,
    tui::{
        action::{Action, Mouse},
        state::{DateLine, FilterLine, FindLine, Overlay, Picker, Search, State, TextSearch, out_of_sight},
    },
};

use super::{super::act, in_reader, in_timeline, row_of, wheel};

/// Puts the cursor of a line where that is clicked, behind what is typed at the furthest; whether one was.
pub(super) fn click(state: &mut State, at: (u16, u16)) -> bool {
    let layout = state.layout();
    let (typed, lead, area) = match &mut state.overlay {
        Some(Overlay::Filter(line)) => (&mut line.typed, FilterLine::LEAD, layout.filter),
        Some(Overlay::Date(line)) => (&mut line.typed, DateLine::LEAD, layout.filter),
        Some(Overlay::Find(line)) => (&mut line.typed, FindLine::LEAD, layout.filter),
        Some(Overlay::Search(search)) => (&mut search.typed, TextSearch::LEAD, layout.filter),
        Some(Overlay::Picker(picker)) => {
            let area = layout.picker().typed;
            // Who goes into a name goes on with it.
            picker.used &= row_of(area, at).is_none();
            (&mut picker.typed, Picker::LEAD, area)
        }
        Some(Overlay::Text(text)) if text.is_typed_in() => {
            let Some(search) = &mut text.search else { return false };
            let area = search.area(layout.filter);
            (&mut search.typed, Search::LEAD, area)
        }
        _ => return false,
    };
    if row_of(area, at).is_none() {
        return false;
    }
    let room = usize::from(area.width).saturating_sub(columns(lead) + 1);
    let (from, _) = out_of_sight(typed, room);
    let column = usize::from(at.0 - area.x).saturating_sub(columns(lead));
    let mut width = 0;
    let before = typed.value().chars().skip(from).take_while(|c| {
        width += columns(c.encode_utf8(&mut [0; 4]));
        width <= column
    });
    let place = from + before.count();
    typed.handle(InputRequest::SetCursor(place));
    true
}

/// A click leaves a line as it stands, or as it was where it is not understood; the wheel goes to what is behind it.
pub(super) fn beside(state: &mut State, at: (u16, u16), what: Mouse) {
    if let Some(action) = wheel(what) {
        match &state.overlay {
            Some(Overlay::Filter(_)) => in_timeline(state, action),
            Some(Overlay::Find(_)) => in_reader(state, at, what),
            _ => {}
        }
        return;
    }
    let is_understood = match &state.overlay {
        Some(Overlay::Filter(line)) => line.error.is_none(),
        Some(Overlay::Date(line)) => line.read.is_ok(),
        Some(Overlay::Find(_)) => state.has_hit(),
        _ => true,
    };
    let _ = act(state, if is_understood { Action::Open } else { Action::Back });
}
