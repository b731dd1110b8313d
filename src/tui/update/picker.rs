use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use crate::{
    model::{ActorId, Timeline},
    tui::{
        action::Action,
        state::{Mark, Overlay, Picker, State},
    },
};

use super::moved;

/// A key that is none of the picker's own goes into the line that is typed.
pub(super) fn type_key(picker: &mut Picker, timeline: &Timeline, key: KeyEvent) {
    let before = picker.typed.value().to_owned();
    if std::mem::take(&mut picker.used) && matches!(key.code, KeyCode::Char(_)) {
        picker.typed.reset();
    }
    picker.typed.handle_event(&Event::Key(key));
    if picker.typed.value() != before {
        picker.find(timeline);
    }
}

pub(super) fn act(state: &mut State, action: Action) {
    let page = usize::from(state.layout().picker().rows.height);
    let Some(Overlay::Picker(picker)) = &mut state.overlay else { return };
    match action {
        Action::Back => {
            let before = std::mem::take(&mut picker.before);
            state.overlay = None;
            state.set_filter(before);
        }
        Action::Open => {
            let only = picker.chosen().filter(|_| !picker.touched);
            state.overlay = None;
            if let Some(actor) = only {
                state.set_filter(state.filter.with_actors(&state.checked, vec![actor], Vec::new()));
            }
            state.keep_filter();
        }
        Action::ClearFilter => {
            picker.touched = true;
            state.set_filter(state.filter.with_actors(&state.checked, Vec::new(), Vec::new()));
        }
        Action::Include => mark(state, Mark::Included),
        Action::Exclude => mark(state, Mark::Excluded),
        action => picker.cursor = moved(picker.cursor, picker.rows.len().saturating_sub(1), page, action),
    }
}

/// Marks the chosen actor, or takes the same mark away; the list behind follows at once.
fn mark(state: &mut State, mark: Mark) {
    let Some(Overlay::Picker(picker)) = &mut state.overlay else { return };
    let Some(actor) = picker.chosen() else { return };
    picker.touched = true;
    picker.used = true;
    let was = Mark::of(actor, &state.filter);
    let others = |actors: &[ActorId]| actors.iter().copied().filter(|other| *other != actor).collect();
    let (mut included, mut excluded): (Vec<_>, Vec<_>) =
        (others(state.filter.included()), others(state.filter.excluded()));
    match mark {
        Mark::Included if was != mark => included.push(actor),
        Mark::Excluded if was != mark => excluded.push(actor),
        _ => {}
    }
    state.set_filter(state.filter.with_actors(&state.checked, included, excluded));
}
