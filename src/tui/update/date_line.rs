use crossterm::event::{Event, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use crate::tui::{
    action::Action,
    state::{DateLine, Overlay, State},
};

pub(super) fn open(state: &mut State) {
    let line = DateLine::new(state);
    state.overlay = Some(Overlay::Date(Box::new(line)));
}

pub(super) fn type_key(state: &mut State, key: KeyEvent) {
    let Some(Overlay::Date(line)) = &mut state.overlay else { return };
    line.typed.handle_event(&Event::Key(key));
    line.understand();
    let place = line.read.clone().ok().and_then(|date| state.place_at(&date));
    if let Some(place) = place {
        state.focus_on(place);
    }
}

pub(super) fn act(state: &mut State, action: Action) {
    let Some(Overlay::Date(line)) = &state.overlay else { return };
    match action {
        Action::Back => {
            state.focus = line.before;
            state.overlay = None;
        }
        // What is not understood is not left behind unseen, but where nothing is typed there is nothing to go to.
        Action::Open if line.read.is_ok() || line.typed.value().trim().is_empty() => {
            state.history.jump();
            state.overlay = None;
        }
        _ => {}
    }
}
