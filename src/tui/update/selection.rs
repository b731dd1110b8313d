//! Selecting words of an article, and copying them.

use ratatui::layout::{Position, Rect};

use crate::{
    export,
    text::{self, Written, counted},
    tui::{
        action::{Action, Effect},
        state::{Column, Reader, Selection, Shows, State, View},
    },
};

use super::{moved, original};

/// Begins to select at the lit passage, else at the first word in sight.
pub(super) fn begin(state: &mut State) {
    if original::hides_copy(state) {
        return;
    }
    let View::Reader(reader) = &state.view else { return };
    let text = text_of(state, reader);
    let column = &reader.column;
    let hit = reader.found.as_ref().and_then(|found| found.at().cloned());
    let meant = hit.or_else(|| reader.lit(&state.checked)).filter(|at| column.has_in_sight(at));
    let at = meant.map_or(column.first_in_sight(), |at| at.start);
    let place = column.on_a_line(text, at, true);
    if place.is_none() {
        state.say("There are no words to select");
    }
    if let View::Reader(reader) = &mut state.view {
        reader.selection = place.map(Selection::at);
    }
}

pub(super) fn act(state: &mut State, action: Action) -> Option<Effect> {
    match action {
        Action::Copy => return copy(state),
        Action::CopySource => return copy_source(state),
        Action::Back | Action::Select => leave(state),
        action => go(state, action),
    }
    None
}

/// Marks where a drag begins, and lights the passage there.
pub(super) fn click(state: &mut State, area: Rect, at: (u16, u16)) {
    leave(state);
    let place = if area.contains(Position::from(at)) { place_at(state, area, at) } else { None };
    let Some((_, reading)) = state.reading() else { return };
    // The shortest of those that overlap there: the others have words of their own to click.
    let passages = place.map(|place| place..place + 1);
    let passages = passages.iter().flat_map(|at| reading.passages_at(at));
    let passage = passages.min_by_key(|place| reading.passages[*place].extent().len());
    if let View::Reader(reader) = &mut state.view {
        reader.pressed = place;
        if reader.shows == Shows::Passages
            && let Some(passage) = passage
        {
            super::reader::light(state, passage);
        }
    }
}

/// Selects from where the mouse was pressed to where it is; above and below the text it scrolls.
pub(super) fn drag(state: &mut State, area: Rect, at: (u16, u16)) {
    let View::Reader(reader) = &mut state.view else { return };
    let Some(anchor) = reader.pressed else { return };
    if at.1 < area.y {
        reader.column.scroll(reader.column.top.saturating_sub(1));
    } else if at.1 >= area.bottom() {
        reader.column.scroll(reader.column.top + 1);
    }
    let Some(cursor) = place_at(state, area, at) else { return };
    if let View::Reader(reader) = &mut state.view {
        reader.selection = Some(Selection { anchor, cursor, column: None });
    }
}

/// The character that is seen at a place of the screen, or the nearest to it.
fn place_at(state: &State, area: Rect, (x, y): (u16, u16)) -> Option<usize> {
    let View::Reader(reader) = &state.view else { return None };
    let (text, column) = (text_of(state, reader), &reader.column);
    let row = y.clamp(area.y, area.bottom().saturating_sub(1).max(area.y)) - area.y;
    let line = column.top + usize::from(row);
    let Some(seen) = column.lines.get(line) else { return column.on_a_line(text, usize::MAX, false) };
    let place = text::at_column(text, seen, usize::from(x.saturating_sub(area.x)));
    column.on_a_line(text, place, false)
}

fn leave(state: &mut State) {
    if let View::Reader(reader) = &mut state.view {
        reader.selection = None;
        reader.pressed = None;
    }
}

fn text_of<'s>(state: &'s State, reader: &Reader) -> Written<'s> {
    state.checked.timeline.article_text(reader.article).unwrap_or_default()
}

fn go(state: &mut State, action: Action) {
    let View::Reader(reader) = &state.view else { return };
    let Some(selection) = reader.selection else { return };
    let (text, column) = (text_of(state, reader), &reader.column);
    let selection = match action {
        Action::OtherEnd => Selection { anchor: selection.cursor, cursor: selection.anchor, column: None },
        Action::Left | Action::Right | Action::WordForward | Action::WordBack | Action::WordEnd => {
            by_characters(selection, (text, column), action)
        }
        Action::LineStart | Action::LineEnd => {
            let line = column.lines.get(column.line_at(selection.cursor)).cloned().unwrap_or_default();
            let end = text::previous_character(text, line.end).max(line.start);
            let cursor = if action == Action::LineStart { line.start } else { end };
            Selection { cursor, column: None, ..selection }
        }
        action => by_lines(selection, (text, column), action),
    };
    let View::Reader(reader) = &mut state.view else { return };
    reader.selection = Some(selection);
    reader.column.follow(selection.cursor);
}

fn by_characters(selection: Selection, (text, column): (Written<'_>, &Column), action: Action) -> Selection {
    let at = selection.cursor;
    let to = match action {
        Action::Left => text::previous_character(text, at),
        Action::Right => text::next_character(text, at),
        Action::WordForward => text::next_word(text, at),
        Action::WordEnd => text::word_end(text, at),
        _ => text::previous_word(text, at),
    };
    let cursor = column.on_a_line(text, to, to > at).unwrap_or(at);
    Selection { cursor, column: None, ..selection }
}

/// Blank lines are passed over.
fn by_lines(selection: Selection, (text, column): (Written<'_>, &Column), action: Action) -> Selection {
    let line = column.line_at(selection.cursor);
    let own = column.lines.get(line).cloned().unwrap_or_default();
    let wanted = selection.column.unwrap_or_else(|| text::column_of(text, &own, selection.cursor));
    let last = column.lines.len().saturating_sub(1);
    let to = moved(line, last, column.page().max(1), action);
    let is_solid = |line: &usize| column.lines.get(*line).is_some_and(|line| !line.is_empty());
    let mut further: Box<dyn Iterator<Item = usize>> = if to >= line {
        Box::new((to..=last).chain((line..to).rev()))
    } else {
        Box::new((0..=to).rev().chain(to..line))
    };
    let Some(line) = further.find(is_solid).and_then(|line| column.lines.get(line)) else { return selection };
    Selection { cursor: text::at_column(text, line, wanted), column: Some(wanted), ..selection }
}

/// The words as they are written.
fn copy(state: &mut State) -> Option<Effect> {
    let View::Reader(reader) = &state.view else { return None };
    let text = text_of(state, reader);
    let copied = text::copied(text.part(reader.selection?.range(text)));
    let words = counted(text::words(Written::new(&copied)), "word");
    leave(state);
    Some(Effect::Copy { text: copied, said: format!("{words} copied") })
}

/// The words as a source: a table to be put under an event.
fn copy_source(state: &mut State) -> Option<Effect> {
    let View::Reader(reader) = &state.view else { return None };
    let at = reader.selection?.range(text_of(state, reader));
    let Some(chosen) = state.checked.choose(reader.article, &at) else {
        state.say("No source can be made of this: there are no words in it, or too many like them elsewhere");
        return None;
    };
    let words = counted(text::words(Written::new(chosen.selector.quote)), "word");
    let mut said = vec![format!("{words} copied as a source")];
    said.extend((chosen.at != at).then(|| "whole words only".to_owned()));
    said.extend(
        chosen.selector.prefix.or(chosen.selector.suffix).map(|_| "with prefix and suffix".to_owned()),
    );
    let block = export::source_block(&state.checked.timeline, reader.article, &chosen.selector);
    leave(state);
    Some(Effect::Copy { text: block, said: said.join(", ") })
}
