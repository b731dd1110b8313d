use crossterm::event::{Event, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use crate::tui::{
    action::Action,
    state::{Overlay, State, TextKind, TextPage},
};

use super::moved;

/// A key that opened a page closes it too. A line that is typed waits below it.
pub(super) fn show(state: &mut State, kind: TextKind) {
    let place = state.context();
    let (place, under) = match state.overlay.take() {
        Some(Overlay::Text(text)) if text.kind == kind => {
            state.overlay = text.under.map(|under| *under);
            return;
        }
        Some(Overlay::Text(text)) => (text.place, text.under),
        under => (place, under.map(Box::new)),
    };
    state.overlay = Some(Overlay::Text(TextPage::new(kind, place, under)));
}

/// A key that is none of its own goes into the line that is typed.
pub(super) fn type_key(state: &mut State, key: KeyEvent) {
    let rows = rows(state);
    let Some(Overlay::Text(text)) = &mut state.overlay else { return };
    if let Some(search) = &mut text.search {
        search.typed.handle_event(&Event::Key(key));
        text.find(rows);
    }
}

pub(super) fn act(state: &mut State, action: Action) {
    let rows = rows(state);
    let Some(Overlay::Text(text)) = &mut state.overlay else { return };
    match action {
        Action::SearchPage => text.begin_search(),
        Action::Next | Action::Previous if text.search.is_some() => {
            text.next_hit(action == Action::Next, rows);
        }
        Action::Next | Action::Previous => {
            let key = state.key(Action::SearchPage);
            state.say(format!("Nothing is looked for yet: {key} looks for words"));
        }
        action if text.is_typed_in() => end_search(text, action),
        Action::Down | Action::Up if text.choose(action == Action::Down, rows) => {}
        Action::Back => state.overlay = text.under.take().map(|under| *under),
        action => text.top = moved(text.top, text.lines.len().saturating_sub(rows), rows, action),
    }
}

fn end_search(text: &mut TextPage, action: Action) {
    let is_blank = text.search.as_ref().is_none_or(|search| search.typed.value().trim().is_empty());
    match (action, &mut text.search) {
        (Action::Open, Some(search)) if !is_blank => search.is_typing = false,
        (Action::Open | Action::Back, _) => text.leave_search(),
        _ => {}
    }
}

fn rows(state: &State) -> usize {
    usize::from(state.layout().body.height)
}
