//! Keys and pastes that go into the line one types in, whichever that is.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::InputRequest;

use crate::tui::{
    action::Action,
    keymap::Context,
    state::{Overlay, State},
};

use super::{date_line, find, line, picker, text, text_search};

/// So many characters a line holds: with each of them what follows from it is found out anew.
const MOST: usize = 1_000;

/// A key that means nothing else is typed.
pub(super) fn type_key(state: &mut State, key: KeyEvent) {
    let types = matches!(key.code, KeyCode::Char(_))
        && !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    if types && room(state) == 0 {
        state.say(format!("{}: no more can be typed", most_in_words()));
        return;
    }
    match &mut state.overlay {
        Some(Overlay::Picker(picker)) => picker::type_key(picker, &state.checked.timeline, key),
        Some(Overlay::Filter(_)) => line::type_key(state, key),
        Some(Overlay::Date(_)) => date_line::type_key(state, key),
        Some(Overlay::Text(_)) => text::type_key(state, key),
        Some(Overlay::Find(_)) => find::type_key(state, key),
        Some(Overlay::Search(_)) => text_search::type_key(state, key),
        Some(Overlay::Addresses(_) | Overlay::Uses(_)) | None => {}
    }
}

/// What is pasted goes into the line that is typed, on one line; it is no keys.
pub(super) fn paste(state: &mut State, text: &str) {
    let place = state.context();
    if !place.is_typed_in() {
        let keys = [Action::TypeFilter, Action::ChooseActors, Action::TypeDate];
        let [filter, actors, date] = keys.map(|action| state.keys.name_for(action, Context::Timeline));
        let words = format!("{filter} for a filter, {actors} for actors, {date} for a date");
        state.say(format!("Pasted text goes where one types: {words}"));
        return;
    }
    // As with a letter, a name begins anew after a mark.
    if let Some(Overlay::Picker(picker)) = &mut state.overlay
        && std::mem::take(&mut picker.used)
    {
        picker.typed.reset();
    }
    let room = room(state);
    let mut pasted = text.trim().chars();
    let mut typed: String =
        pasted.by_ref().take(room).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let is_cut = pasted.next().is_some();
    let count = typed.chars().count();
    // What follows from what is typed is found out once, with the last character.
    if let Some(last) = typed.pop() {
        if let Some(line) = state.overlay.as_mut().and_then(Overlay::typed) {
            for c in typed.chars() {
                line.handle(InputRequest::InsertChar(c));
            }
        }
        type_key(state, KeyEvent::new(KeyCode::Char(last), KeyModifiers::NONE));
    }
    if is_cut {
        let kept = if count == 0 {
            "nothing of what was pasted is".to_owned()
        } else {
            format!("of what was pasted, the first {count} are")
        };
        state.say(format!("{}: {kept} in it", most_in_words()));
    }
}

fn most_in_words() -> String {
    format!("A line holds at most {MOST} characters")
}

/// So many more characters go into the line that is typed.
fn room(state: &mut State) -> usize {
    // What was typed in the picker for a mark gives way to what is typed next.
    if matches!(&state.overlay, Some(Overlay::Picker(picker)) if picker.used) {
        return MOST;
    }
    let line = state.overlay.as_mut().and_then(Overlay::typed);
    MOST.saturating_sub(line.map_or(0, |line| line.value().chars().count()))
}
