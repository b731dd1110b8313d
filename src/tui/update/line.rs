use crossterm::event::{Event, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use crate::tui::{
    action::Action,
    state::{FilterLine, Overlay, State},
};

pub(super) fn open(state: &mut State) {
    let line = FilterLine::new(&state.checked, state.filter.clone());
    state.overlay = Some(Overlay::Filter(Box::new(line)));
}

/// A key that is none of the line's own is typed.
pub(super) fn type_key(state: &mut State, key: KeyEvent) {
    let Some(Overlay::Filter(line)) = &mut state.overlay else { return };
    if line.typed.handle_event(&Event::Key(key)).is_some_and(|changed| changed.value) {
        line.leave_history();
    }
    follow(state);
}

pub(super) fn act(state: &mut State, action: Action) {
    let Some(Overlay::Filter(line)) = &mut state.overlay else { return };
    match action {
        Action::Back => {
            let before = std::mem::take(&mut line.before);
            state.overlay = None;
            state.set_filter(before);
        }
        // A filter that is not understood is not left behind unseen.
        Action::Open if line.error.is_none() => {
            state.overlay = None;
            state.keep_filter();
        }
        Action::Complete | Action::Previous => {
            line.complete(action == Action::Complete);
            follow(state);
        }
        Action::Up => {
            line.earlier(&state.filters);
            follow(state);
        }
        Action::Down => {
            line.later(&state.filters);
            follow(state);
        }
        _ => {}
    }
}

fn follow(state: &mut State) {
    let Some(Overlay::Filter(line)) = &mut state.overlay else { return };
    if let Some(filter) = line.understand(&state.checked) {
        state.set_filter(filter);
    }
}
