//! Looking for words in the texts of all articles, quoted or not.

use crossterm::event::{Event, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use crate::tui::{
    action::Action,
    state::{Found, Overlay, Reader, SearchRow, State, View},
};

use super::views;

/// From an article that was opened from the hits, back to them.
pub(super) fn open(state: &mut State) {
    if !state.checked.timeline.articles.ids().any(|article| state.checked.timeline.has_text(article)) {
        state.say("No article of this timeline has a saved text to search");
        return;
    }
    if matches!(&state.view, View::Reader(reader) if reader.way.results.is_some()) {
        views::leave_reader(state);
        return;
    }
    state.overlay = Some(Overlay::Search(Box::default()));
}

pub(super) fn type_key(state: &mut State, key: KeyEvent) {
    let Some(Overlay::Search(search)) = &mut state.overlay else { return };
    let before = search.typed.value().to_owned();
    search.typed.handle_event(&Event::Key(key));
    if search.typed.value() != before {
        search.look(&state.checked);
    }
}

pub(super) fn act(state: &mut State, action: Action) {
    let rows = usize::from(state.layout().found().height);
    let Some(Overlay::Search(search)) = &mut state.overlay else { return };
    let page = isize::try_from((rows / 2).max(1)).unwrap_or(1);
    match action {
        Action::Back => state.overlay = None,
        Action::Open => read(state),
        Action::Down => search.go(1),
        Action::Up => search.go(-1),
        Action::PageDown => search.go(page),
        Action::PageUp => search.go(-page),
        _ => {}
    }
}

/// A click goes to a hit, one on the hit in focus opens its article.
pub(super) fn click(state: &mut State, row: usize) {
    let Some(Overlay::Search(search)) = &mut state.overlay else { return };
    let place = match search.rows.get(search.top + row) {
        Some(SearchRow::Words(..)) => search.top + row,
        Some(SearchRow::Standing(..)) => (search.top + row).saturating_sub(1),
        _ => return,
    };
    if search.cursor == place {
        read(state);
    } else {
        search.cursor = place;
    }
}

/// Opens the article of the hit in focus there; the hits wait for the way back.
fn read(state: &mut State) {
    let Some(Overlay::Search(search)) =
        state.overlay.take_if(|overlay| matches!(overlay, Overlay::Search(_)))
    else {
        return;
    };
    let Some((article, hit)) = search.hit() else {
        state.overlay = Some(Overlay::Search(search));
        return;
    };
    let at = hit.at.clone();
    let from = std::mem::replace(&mut state.view, View::Timeline);
    let mut reader = Reader::new(&state.checked, article, None, from);
    reader.found = Some(Found::new(&state.checked, article, search.typed.value(), at.start));
    reader.column.seek(at);
    reader.way.results = Some(search);
    state.view = View::Reader(reader);
}
