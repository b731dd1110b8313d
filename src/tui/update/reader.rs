//! Reading an article: scrolling, going from passage to passage, and from a passage to what it is told for.

use std::ops::Range;

use crate::{
    model::SourceId,
    text::counted,
    tui::{
        action::Action,
        state::{Overlay, Shows, State, Uses, View},
    },
};

use super::{find, moved, original, selection, views};

pub(super) fn act(state: &mut State, action: Action) {
    match action {
        Action::Back => back(state),
        Action::Open => open(state),
        Action::ShowUnquoted => show_unquoted(state),
        Action::Select => selection::begin(state),
        Action::Next if state.has_found() => find::step(state, true),
        Action::Previous if state.has_found() => find::step(state, false),
        Action::Next | Action::NextPassage => step(state, true),
        Action::Previous | Action::PreviousPassage => step(state, false),
        action => scroll(state, action),
    }
}

/// Out of what one is about, the innermost first.
fn back(state: &mut State) {
    let View::Reader(reader) = &mut state.view else { return };
    // What was found in all articles is left for those hits.
    if reader.way.results.is_some() || reader.found.take().is_none() {
        views::leave_reader(state);
    }
}

/// The reading copy, or the original where that stands alone, and scrolling what stands beside is for the original.
fn scroll(state: &mut State, action: Action) {
    let View::Reader(reader) = &mut state.view else { return };
    let is_for_original =
        reader.is_original_only() || matches!(action, Action::ScrollDown | Action::ScrollUp);
    let action = match action {
        Action::ScrollDown => Action::Down,
        Action::ScrollUp => Action::Up,
        action => action,
    };
    let column = match &mut reader.original {
        Some(original) if is_for_original => &mut original.column,
        None if is_for_original => {
            let [original, down, up] =
                [Action::ShowOriginal, Action::ScrollDown, Action::ScrollUp].map(|action| state.key(action));
            state.say(format!("{original} shows the original, if it is at hand: {down} and {up} scroll it"));
            return;
        }
        _ => &mut reader.column,
    };
    column.scroll(moved(column.top, column.furthest(), column.page(), action));
}

/// What no event quotes stands out, or what some event does.
fn show_unquoted(state: &mut State) {
    if original::hides_copy(state) {
        return;
    }
    let View::Reader(reader) = &mut state.view else { return };
    reader.shows = match reader.shows {
        Shows::Passages => Shows::Unquoted(None),
        Shows::Unquoted(_) => Shows::Passages,
    };
}

/// To the next paragraph that no event quotes, or to the previous one.
fn step_unquoted(state: &mut State, on: bool) {
    let Some((reader, reading)) = state.reading() else { return };
    let Shows::Unquoted(current) = reader.shows else { return };
    let all = &reading.unquoted.paragraphs;
    let next = if on {
        let from =
            current.map_or_else(|| reading.paragraphs.near(reader.column.first_in_sight()), |it| it + 1);
        all.get(all.partition_point(|number| *number < from))
    } else {
        let from = current.unwrap_or_else(|| reading.paragraphs.near(reader.column.first_in_sight()));
        all.partition_point(|number| *number < from).checked_sub(1).and_then(|place| all.get(place))
    };
    let Some((number, at)) =
        next.and_then(|number| Some((*number, reading.paragraphs.get(*number)?.clone())))
    else {
        let way = if on { "below" } else { "above" };
        state.say(format!("Every paragraph {way} is quoted by some event, in part or whole"));
        return;
    };
    let View::Reader(reader) = &mut state.view else { return };
    reader.shows = Shows::Unquoted(Some(number));
    reader.column.reveal(at);
}

/// To the next passage in the order of the text, or to the previous one.
fn step(state: &mut State, on: bool) {
    let Some((reader, reading)) = state.reading() else { return };
    if reader.shows != Shows::Passages {
        step_unquoted(state, on);
        return;
    }
    let count = reading.passages.len();
    if count == 0 {
        state.say("No source quotes words that stand in this text");
        return;
    }
    let next = if let Some(place) = reader.passage {
        if on { Some(place + 1) } else { place.checked_sub(1) }
    } else {
        let at = reader.lit(&state.checked).map_or(reader.column.first_in_sight(), |at| at.start);
        let behind = reading.passages.partition_point(|passage| passage.extent().start < at);
        if on { Some(behind) } else { behind.checked_sub(1) }
    };
    if let Some(place) = next.filter(|place| *place < count) {
        light(state, place);
        reveal(state);
        return;
    }
    let (way, side) = if on { ("last", "below") } else { ("first", "above") };
    let words = match reader.passage {
        Some(_) => format!("This is the {way} of {}", counted(count, "passage")),
        None => format!("There is no passage {side}: {} in all", counted(count, "passage")),
    };
    state.say(words);
}

/// Lights one of the article's passages. The focus goes along, to an event that the filter shows if it serves one.
pub(super) fn light(state: &mut State, place: usize) {
    let Some((_, reading)) = state.reading() else { return };
    let Some(passage) = reading.passages.get(place) else { return };
    let is_shown = |source: &&SourceId| !state.is_hidden(state.checked.timeline.event_of(**source));
    let source = passage.sources.iter().find(is_shown).or(passage.sources.first()).copied();
    let View::Reader(reader) = &mut state.view else { return };
    reader.passage = Some(place);
    if let Some(source) = source {
        focus_on(state, source);
    }
}

/// Scrolls to the lit passage, where it is not in sight as a whole.
fn reveal(state: &mut State) {
    let View::Reader(reader) = &mut state.view else { return };
    if let Some(at) = reader.lit(&state.checked) {
        reader.column.reveal(at);
    }
}

fn focus_on(state: &mut State, source: SourceId) {
    if let View::Reader(reader) = &mut state.view {
        reader.source = Some(source);
        reader.way.is_moved = true;
    }
    state.focus_on_source_anywhere(source);
    state.light_original();
}

/// From the lit passage to its event, or to the choice of events; where it is out of sight, first back to it.
fn open(state: &mut State) {
    let Some((reader, reading)) = state.reading() else { return };
    if reader.shows != Shows::Passages {
        let key = state.key(Action::ShowUnquoted);
        state.say(format!("This is what no event quotes: {key} goes back to the passages"));
        return;
    }
    let Some(source) = reader.source else {
        if let Some(place) = reader.found_in(reading) {
            light(state, place);
            reveal(state);
            return;
        }
        let key = state.key(Action::NextPassage);
        state.say(format!("No passage is lit: {key} goes to the next one"));
        return;
    };
    let is_afar = |at: &Range<usize>| !reader.is_original_only() && !reader.column.has_in_sight(at);
    if let Some(at) = reader.lit(&state.checked).filter(is_afar) {
        if let View::Reader(reader) = &mut state.view {
            reader.column.seek(at);
        }
        return;
    }
    let passage = reader.passage.and_then(|place| reading.passages.get(place));
    let uses = passage.map(|passage| Uses::new(&state.checked.timeline, &passage.sources, source));
    match uses.filter(|uses| uses.sources.len() > 1) {
        Some(uses) => state.overlay = Some(Overlay::Uses(uses)),
        None => show_event(state, source),
    }
}

/// In the choice of events that the same words serve.
pub(super) fn choose(state: &mut State, action: Action) {
    let rows = usize::from(state.layout().picker().rows.height);
    let Some(Overlay::Uses(uses)) = &mut state.overlay else { return };
    match action {
        Action::Back => state.overlay = None,
        Action::Open => {
            let source = uses.sources.get(uses.cursor).copied();
            state.overlay = None;
            if let Some(source) = source {
                show_event(state, source);
            }
        }
        action => {
            let last = uses.sources.len().saturating_sub(1);
            uses.cursor = moved(uses.cursor, last, rows, action);
        }
    }
}

/// The card of the event that a source stands under, with that source in focus.
fn show_event(state: &mut State, source: SourceId) {
    let event = state.checked.timeline.event_of(source);
    if state.is_hidden(event) {
        let title = state.checked.timeline.text(state.checked.timeline.events[event].title).shown();
        let key = state.key(Action::ClearFilter);
        state.say(format!("The filter hides “{title}”: {key} shows all events"));
        return;
    }
    state.focus_on_source_anywhere(source);
    state.view = View::Card;
    state.settle();
    state.show_source();
}
