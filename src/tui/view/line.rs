use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};
use tui_input::Input;

use crate::{
    query::{FilterError, completion::Completion},
    text::{Written, columns},
    tui::{
        action::Action,
        keymap::Context,
        layout::Layout,
        page::Tone,
        state::{FilterLine, State, out_of_sight},
        theme::Theme,
    },
};

use super::{header::hidden_in, put, put_cut};

/// ```text
///  /actor:putni date:2024-03
///         ^^^^^
///   there is no actor `putni`; did you mean `putin`?
/// ```
///
/// Below what is typed stands what is wrong with it, else what may be typed next. Gives back where one types.
pub(super) fn draw(
    buffer: &mut Buffer,
    layout: &Layout,
    (line, state): (&FilterLine, &State),
    theme: Theme,
) -> Position {
    let Typed { x, from, at } = draw_typed(buffer, layout.filter, FilterLine::LEAD, &line.typed, theme);
    let typed = line.typed.value();
    // Also while what is typed is not understood: then of the last filter that was.
    let right = layout.filter.right();
    let hidden = hidden_in(state, usize::from(right - x.min(right)).saturating_sub(columns(typed) + 1));
    let left = right.saturating_sub(columns(&hidden).try_into().unwrap_or(right));
    put(buffer, layout.filter, left, &hidden, theme.tone(Tone::Quiet));
    let below = Rect { height: layout.body.height.min(1), ..layout.body };
    Clear.render(below.intersection(buffer.area), buffer);
    let (chosen, offers) = line.offers();
    // What is not yet typed to its end is wrong only if nothing can follow.
    let goes_on = |error: &FilterError| error.at.end >= typed.len() && !offers.is_empty();
    if let Some(error) = line.error.as_ref().filter(|error| chosen.is_none() && !goes_on(error)) {
        draw_error(buffer, layout, (error, typed), x.saturating_sub(scrolled(from)), theme);
    } else {
        let key = state.keys.name_for(Action::Complete, Context::Filter);
        draw_offers(buffer, below, (chosen, &offers, &key), theme);
    }
    at
}

fn scrolled(from: usize) -> u16 {
    u16::try_from(from).unwrap_or(u16::MAX)
}

/// Carets under what is wrong, and below them what that is. `x` is where the first character would be.
fn draw_error(
    buffer: &mut Buffer,
    layout: &Layout,
    (error, typed): (&FilterError, &str),
    x: u16,
    theme: Theme,
) {
    let below = Rect { height: layout.body.height.min(1), ..layout.body };
    let before = columns(typed.get(..error.at.start).unwrap_or_default());
    let marked = columns(typed.get(error.at.clone()).unwrap_or_default()).max(1);
    let place = x.saturating_add(u16::try_from(before).unwrap_or(u16::MAX));
    put(buffer, below, place, &"^".repeat(marked), theme.tone(Tone::Alarm));
    let help = error.help.as_ref().map(|help| format!("; {}", help.written().shown()));
    let words = format!("{}{}", error.message.written().shown(), help.unwrap_or_default());
    let told = Rect { y: below.y + 1, height: layout.body.height.saturating_sub(1).min(1), ..below };
    Clear.render(told.intersection(buffer.area), buffer);
    put_cut(buffer, told, told.x + 2.min(told.width), &words, theme.tone(Tone::Alarm));
}

/// What may be typed, the one that stands there first, and how many more there are than have room.
fn draw_offers(
    buffer: &mut Buffer,
    area: Rect,
    (chosen, offers, key): (Option<usize>, &[&Completion], &str),
    theme: Theme,
) {
    if offers.is_empty() {
        return;
    }
    let count =
        chosen.map_or_else(|| format!("{} ", offers.len()), |at| format!("{} of {} ", at + 1, offers.len()));
    let right = area.right().saturating_sub(u16::try_from(columns(&count)).unwrap_or(area.width));
    let room = Rect { width: right.saturating_sub(area.x + 1), ..area };
    let mut x = put(buffer, room, area.x + 2.min(area.width), &format!("{key}: "), theme.tone(Tone::Quiet));
    for (place, offer) in offers.iter().enumerate() {
        let tone = if place == 0 && chosen.is_some() { Tone::Strong } else { Tone::Quiet };
        x = put_cut(
            buffer,
            room,
            x,
            &Written::new(offer.replacement.trim()).shown().to_string(),
            theme.tone(tone),
        ) + 2;
        if x >= room.right() {
            break;
        }
    }
    put(buffer, area, right, &count, theme.tone(Tone::Quiet));
}

/// Where what is typed stands on the screen.
pub(super) struct Typed {
    /// Where it begins.
    pub(super) x: u16,
    /// How many columns of it have gone out of sight at the left.
    pub(super) from: usize,
    /// Where one types.
    pub(super) at: Position,
}

/// A line that one types in, led in by `lead`; it has the row to itself.
pub(super) fn draw_typed(buffer: &mut Buffer, area: Rect, lead: &str, typed: &Input, theme: Theme) -> Typed {
    Clear.render(area.intersection(buffer.area), buffer);
    let room = usize::from(area.width).saturating_sub(columns(lead) + 1);
    let (skipped, from) = out_of_sight(typed, room);
    let x = put(buffer, area, area.x, lead, theme.accent());
    let seen: String = typed.value().chars().skip(skipped).collect();
    put_cut(buffer, area, x, &Written::new(&seen).shown().to_string(), theme.tone(Tone::Strong));
    let cursor = typed.visual_cursor().saturating_sub(from);
    let at = x.saturating_add(u16::try_from(cursor).unwrap_or(u16::MAX));
    Typed { x, from, at: Position::new(at.min(area.right().saturating_sub(1)), area.y) }
}
