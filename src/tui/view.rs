//! Drawing. Reads a `&State`, never changes one.

mod accounts;
mod addresses;
mod axis;
mod coverage;
mod date_line;
mod direction;
mod find;
mod footer;
mod header;
mod lanes;
mod line;
mod link;
mod list;
mod picker;
mod reader;
mod text;
mod text_search;
mod uses;
mod window;

use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use crate::text::fitting;

pub(crate) use direction::LEFT_TO_RIGHT_MARK;

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
        (_, View::Lanes) => lanes::draw(buffer, &layout, state, theme),
        (_, View::Reader(reader)) => reader::draw(buffer, &layout, reader, state, theme),
        (_, View::Timeline | View::Card) => list::draw(buffer, &layout, state, theme),
    }
    footer::draw(buffer, layout.footer, state, theme);
    let typing = match &state.overlay {
        Some(Overlay::Picker(picker)) => Some(picker::draw(buffer, layout.picker(), picker, state, theme)),
        Some(Overlay::Filter(line)) => Some(line::draw(buffer, &layout, (line, state), theme)),
        Some(Overlay::Date(line)) => Some(date_line::draw(buffer, &layout, line, state, theme)),
        Some(Overlay::Text(text)) => {
            text.search.as_ref().and_then(|search| text::draw_search(buffer, &layout, search, theme))
        }
        Some(Overlay::Addresses(found)) => {
            addresses::draw(buffer, found.layout(&layout), found, theme);
            None
        }
        Some(Overlay::Uses(uses)) => {
            uses::draw(buffer, layout.uses(uses.sources.len()), uses, state, theme);
            None
        }
        Some(Overlay::Find(line)) => Some(find::draw(buffer, &layout, line, state, theme)),
        Some(Overlay::Search(search)) => Some(text_search::draw(buffer, &layout, search, state, theme)),
        None => match &state.view {
            View::Reader(reader) => reader::cursor(&layout, reader, state),
            _ => None,
        },
    };
    theme.signs.put_on(buffer);
    if let Some(typing) = typing {
        frame.set_cursor_position(typing);
    }
}

/// Writes as much of `text` as fits from `x` on, and says where it ends. What stands behind it keeps
/// its column, whichever direction the text is read in.
fn put(buffer: &mut Buffer, area: Rect, x: u16, text: &str, style: Style) -> u16 {
    let end = put_part(buffer, area, x, text, style);
    if direction::turns(text) {
        direction::end(buffer, area.y, x..end);
    }
    end
}

/// Writes a part of a text that goes on behind it.
fn put_part(buffer: &mut Buffer, area: Rect, x: u16, text: &str, style: Style) -> u16 {
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
    // Of a text that is far too long no more is looked at than fits.
    if fitting(text, room).len() == text.len() {
        return put(buffer, area, x, text, style);
    }
    let end = put(buffer, area, x, fitting(text, room.saturating_sub(1)), style);
    put(buffer, area, end, "…", style)
}

/// Writes the lines of a page that are in sight.
fn put_lines(buffer: &mut Buffer, area: Rect, lines: &[Line], top: usize, theme: Theme) {
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        let row = row(area, y);
        let (lead, rest) = line.parts.split_at(line.parts.len().min(1));
        let from = put_parts(buffer, row, row.x, lead, theme);
        let to = put_parts(buffer, row, from, rest, theme);
        if let Some(link) = &line.link {
            link::lead(buffer, row, (from, to), link, theme);
        }
    }
}

fn put_parts(buffer: &mut Buffer, area: Rect, from: u16, parts: &[Part], theme: Theme) -> u16 {
    let put = |x, part: &Part| put_part(buffer, area, x, &part.text, theme.tone(part.tone));
    let end = parts.iter().fold(from, put);
    if parts.iter().any(|part| direction::turns(&part.text)) {
        direction::end(buffer, area.y, from..end);
    }
    end
}

/// The row at `y` of an area.
fn row(area: Rect, y: u16) -> Rect {
    Rect { y, height: u16::from(area.height > 0), ..area }
}

#[cfg(test)]
pub(crate) mod tests;
