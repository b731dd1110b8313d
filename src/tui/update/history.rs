//! Back and forward through where one was, and marks.

use crossterm::event::{KeyCode, KeyEvent};

use crate::{
    model::SourceId,
    query::Filter,
    tui::{
        action::Action,
        state::{Place, Prefix, Shown, State, View},
    },
};

use super::views;

/// Takes note of where a move has led, once nothing lies over the view any more.
pub(super) fn note(state: &mut State) {
    if state.overlay.is_none() {
        let now = state.place();
        state.history.note(now);
    }
}

pub(super) fn act(state: &mut State, action: Action) {
    let now = state.place();
    let place = match action {
        Action::GoBack => state.history.back_from(now),
        _ => state.history.forward_from(now),
    };
    match (place, action) {
        (Some(place), _) => go(state, &place),
        (None, Action::GoBack) => state.say("There is nowhere to go back to"),
        (None, _) => state.say("There is nowhere to go forward to"),
    }
}

/// The marks that are set, for whoever is about to name one.
pub(super) fn offer_marks(state: &mut State) {
    let timeline = &state.checked.timeline;
    let titled = state.history.marks.iter().map(|(letter, place)| {
        let title =
            place.focus.event.map(|event| timeline.text(timeline.events[event].title).shown().to_string());
        format!("{letter} {}", title.unwrap_or_default())
    });
    let marks: Vec<String> = titled.collect();
    if marks.is_empty() {
        let key = state.key(Action::SetMark);
        state.say(format!("No mark is set: {key} and a letter sets one"));
    } else {
        state.say(format!("Marks: {}", marks.join(" · ")));
    }
}

/// The letter of a mark, to set it or to go there. The same key twice goes back to where one came from.
pub(super) fn on_letter(state: &mut State, prefix: Prefix, key: KeyEvent) {
    let is_twice =
        prefix == Prefix::GoToMark && state.keys.action_for(key, state.context()) == Some(Action::GoToMark);
    match (prefix, key.code) {
        _ if is_twice => act(state, Action::GoBack),
        (Prefix::SetMark, KeyCode::Char(letter)) if letter.is_alphanumeric() => {
            let place = state.place();
            state.history.marks.insert(letter, place);
            let key = state.key(Action::GoToMark);
            state.say(format!("Marked as {letter}: {key} and {letter} comes back here"));
        }
        (Prefix::GoToMark, KeyCode::Char(letter)) => {
            if let Some(place) = state.history.marks.get(&letter).cloned() {
                state.history.jump();
                show(state, &place);
            } else {
                let key = state.key(Action::SetMark);
                state.say(format!("No such mark is set: {key} and a letter sets one"));
            }
        }
        _ => state.say("A mark is a letter or a digit"),
    }
}

fn go(state: &mut State, place: &Place) {
    show(state, place);
    let now = state.place();
    state.history.arrive(now);
}

/// Brings back view, focus and filter.
fn show(state: &mut State, place: &Place) {
    state.overlay = None;
    if place.filter != state.filter.text() {
        match Filter::parse(&state.checked, &place.filter) {
            Ok(filter) => state.set_filter(filter),
            // The timeline may have changed since.
            Err(error) => state
                .say(format!("The filter of then is not understood: {}", error.message.written().shown())),
        }
    }
    views::leave_readers(state);
    state.focus = place.focus;
    match place.view {
        Shown::Timeline => state.view = View::Timeline,
        Shown::Card => state.view = View::Card,
        Shown::Lanes => views::show(state, Action::ShowLanes),
        Shown::Accounts => views::show(state, Action::ShowAccounts),
        Shown::Coverage => views::show(state, Action::ShowCoverage),
        Shown::Reader(article) => {
            let source = state.source();
            let is_its =
                |source: &SourceId| state.checked.timeline.sources[source.index()].article == article;
            let source = source.filter(is_its);
            state.view = View::Card;
            views::read_article(state, article, source);
        }
    }
    state.settle();
    if place.view == Shown::Card {
        state.show_source();
    }
}
