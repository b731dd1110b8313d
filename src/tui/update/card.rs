//! The card of an event: from source to source.

use crate::tui::{
    action::Action,
    state::{Opener, State, View},
};

use super::{moved, reveals, views};

pub(super) fn act(state: &mut State, action: Action) {
    let sources = state.event().map_or(0, |(_, event)| event.sources.len());
    let height = usize::from(state.layout().card.height).max(1);
    match action {
        Action::Open => open_reader(state),
        Action::Back => {
            state.view = match state.card.opener {
                Opener::List => View::Timeline,
                Opener::Lanes => View::Lanes,
            };
        }
        Action::Down => next_source(state, sources, height),
        Action::Up => previous_source(state, height),
        Action::First => {
            state.focus_on_source(0);
            state.card.top = 0;
        }
        Action::Last => {
            state.focus_on_source(sources.saturating_sub(1));
            state.show_source();
        }
        action => {
            let furthest = state.card.lines.len().saturating_sub(height);
            state.card.top = moved(state.card.top, furthest, height, action);
            focus_in_sight(state, height);
        }
    }
}

/// On through a source that goes beyond what is in sight, else to the next.
fn next_source(state: &mut State, sources: usize, height: usize) {
    let lines = state.source_lines();
    let bottom = state.card.top + height;
    if lines.end > bottom {
        state.card.top += (height / 2).max(1).min(lines.end - bottom);
    } else if state.source_index() + 1 < sources {
        state.focus_on_source(state.source_index() + 1);
        state.show_source();
    }
}

fn previous_source(state: &mut State, height: usize) {
    let lines = state.source_lines();
    if lines.start < state.card.top {
        state.card.top = state.card.top.saturating_sub((height / 2).max(1)).max(lines.start);
    } else if state.source_index() > 0 {
        state.focus_on_source(state.source_index() - 1);
        state.show_source();
    } else {
        state.card.top = 0;
    }
}

/// After scrolling by pages, the first source that begins in sight is the one in focus.
fn focus_in_sight(state: &mut State, height: usize) {
    let in_sight = state.card.lines.iter().skip(state.card.top).take(height);
    let sources: Vec<usize> = in_sight.filter_map(|line| line.source).collect();
    if let Some(first) = sources.first()
        && !sources.contains(&state.source_index())
    {
        let whole = sources.iter().find(|source| *source != first);
        state.focus_on_source(*whole.unwrap_or(first));
    }
}

pub(super) fn open_card(state: &mut State) {
    let is_card_shown = !state.layout().card.is_empty();
    if !(is_card_shown && reveals(state)) {
        enter_card(state);
    }
}

pub(super) fn enter_card(state: &mut State) {
    let Some((_, event)) = state.event() else { return };
    if event.sources.is_empty() {
        state.say("No source is given for this event");
    }
    state.focus_on_source(state.source_index());
    state.view = View::Card;
    state.settle();
    state.show_source();
}

pub(super) fn open_reader(state: &mut State) {
    views::read(state, state.source(), true);
}
