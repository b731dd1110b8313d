//! Drawing. Reads a `&State`, never changes one.

mod accounts;
mod axis;
mod coverage;
mod date_line;
mod find;
mod footer;
mod header;
mod line;
mod list;
mod picker;
mod reader;
mod text;
mod text_search;
mod uses;

use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use crate::text::fitting;

use super::{
    page::{Line, Part},
    state::{Overlay, State, View},
    theme::Theme,
};

/// Draws one frame:
///
/// ```text
///  dateline  title                    what there is, what is wrong
///  what the filter hides, where there is one
///  list of events                    │ the card of the event in focus
///                                    │
///  keys for where the reader is, or a message
/// ```
///
/// An article, the keys or the problems take all between the first lines and the last.
pub(crate) fn draw(frame: &mut Frame<'_>, state: &State, theme: Theme) {
    let layout = state.layout();
    let buffer = frame.buffer_mut();
    header::draw(buffer, &layout, state, theme);
    match (&state.overlay, &state.view) {
        (Some(Overlay::Text(text)), _) => text::draw(buffer, layout.body, text, theme),
        (_, View::Accounts(facts)) => accounts::draw(buffer, layout.accounts(), facts, state, theme),
        (_, View::Coverage(coverage)) => {
            let articles = state.checked.timeline.articles.len();
            coverage::draw(buffer, layout.coverage(articles), coverage, state, theme);
        }
        (_, View::Reader(reader)) => reader::draw(buffer, &layout, reader, state, theme),
        (_, View::Timeline | View::Card) => list::draw(buffer, &layout, state, theme),
    }
    footer::draw(buffer, layout.footer, state, theme);
    if let Some(Overlay::Uses(uses)) = &state.overlay {
        uses::draw(buffer, layout.uses(uses.sources.len()), uses, state, theme);
    }
    if let Some(Overlay::Picker(picker)) = &state.overlay {
        let typing = picker::draw(buffer, layout.picker(), picker, state, theme);
        frame.set_cursor_position(typing);
    } else if let Some(Overlay::Filter(line)) = &state.overlay {
        let typing = line::draw(buffer, &layout, line, theme);
        frame.set_cursor_position(typing);
    } else if let Some(Overlay::Date(line)) = &state.overlay {
        let typing = date_line::draw(buffer, &layout, line, state, theme);
        frame.set_cursor_position(typing);
    } else if let Some(Overlay::Find(line)) = &state.overlay {
        let typing = find::draw(buffer, &layout, line, state, theme);
        frame.set_cursor_position(typing);
    } else if let Some(Overlay::Search(search)) = &state.overlay {
        let typing = text_search::draw(buffer, &layout, search, state, theme);
        frame.set_cursor_position(typing);
    } else if let (None, View::Reader(reader)) = (&state.overlay, &state.view)
        && let Some(place) = reader::cursor(&layout, reader, state)
    {
        frame.set_cursor_position(place);
    }
}

/// Writes as much of `text` as fits from `x` on, and says where it ends.
fn put(buffer: &mut Buffer, area: Rect, x: u16, text: &str, style: Style) -> u16 {
    let right = area.right();
    if area.height == 0 || x >= right || !buffer.area.contains(Position::new(x, area.y)) {
        return x.min(right);
    }
    let room = usize::from(right - x);
    buffer.set_stringn(x, area.y, fitting(text, room), room, style).0
}

/// Writes what fits, and `…` where something had to go.
fn put_cut(buffer: &mut Buffer, area: Rect, x: u16, text: &str, style: Style) -> u16 {
    let room = usize::from(area.right().saturating_sub(x));
    if crate::text::columns(text) <= room {
        return put(buffer, area, x, text, style);
    }
    let end = put(buffer, area, x, fitting(text, room.saturating_sub(1)), style);
    put(buffer, area, end, "…", style)
}

/// Writes the lines of a page that are in sight.
fn put_lines(buffer: &mut Buffer, area: Rect, lines: &[Line], top: usize, theme: Theme) {
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        put_parts(buffer, row(area, y), &line.parts, theme);
    }
}

fn put_parts(buffer: &mut Buffer, area: Rect, parts: &[Part], theme: Theme) {
    let mut x = area.x;
    for part in parts {
        x = put(buffer, area, x, &part.text, theme.tone(part.tone));
    }
}

/// The row at `y` of an area.
fn row(area: Rect, y: u16) -> Rect {
    Rect { y, height: u16::from(area.height > 0), ..area }
}

#[cfg(test)]
pub(crate) mod tests;
