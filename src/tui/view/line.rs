use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};
use tui_input::Input;

use crate::{
    text::{Written, columns},
    tui::{
        layout::Layout,
        page::Tone,
        state::{FilterLine, State},
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
    if let Some(error) = &line.error {
        let before = columns(typed.get(..error.at.start).unwrap_or_default()).saturating_sub(from);
        let marked = columns(typed.get(error.at.clone()).unwrap_or_default()).max(1);
        let place = x.saturating_add(u16::try_from(before).unwrap_or(u16::MAX));
        put(buffer, below, place, &"^".repeat(marked), theme.tone(Tone::Alarm));
        let help = error.help.as_ref().map(|help| format!("; {}", help.written().shown()));
        let words = format!("{}{}", error.message.written().shown(), help.unwrap_or_default());
        let told = Rect { y: below.y + 1, height: layout.body.height.saturating_sub(1).min(1), ..below };
        Clear.render(told.intersection(buffer.area), buffer);
        put_cut(buffer, told, told.x + 2.min(told.width), &words, theme.tone(Tone::Alarm));
    } else {
        let offers: Vec<String> = line
            .completions
            .iter()
            .take(8)
            .map(|it| Written::new(it.replacement.trim()).shown().to_string())
            .collect();
        let words = if offers.is_empty() { String::new() } else { format!("Tab: {}", offers.join("  ")) };
        put_cut(buffer, below, below.x + 2.min(below.width), &words, theme.tone(Tone::Quiet));
    }
    at
}

/// Where what is typed stands on the screen.
pub(super) struct Typed {
    /// Where it begins.
    pub(super) x: u16,
    /// How much of it has gone out of sight at the left.
    pub(super) from: usize,
    /// Where one types.
    pub(super) at: Position,
}

/// A line that one types in, led in by `lead`; it has the row to itself.
pub(super) fn draw_typed(buffer: &mut Buffer, area: Rect, lead: &str, typed: &Input, theme: Theme) -> Typed {
    Clear.render(area.intersection(buffer.area), buffer);
    let room = usize::from(area.width).saturating_sub(columns(lead) + 1);
    let from = typed.visual_scroll(room);
    let x = put(buffer, area, area.x, lead, theme.accent());
    let seen: String = typed.value().chars().skip(from).collect();
    put_cut(buffer, area, x, &Written::new(&seen).shown().to_string(), theme.tone(Tone::Strong));
    let cursor = typed.visual_cursor().saturating_sub(from);
    let at = x.saturating_add(u16::try_from(cursor).unwrap_or(u16::MAX));
    Typed { x, from, at: Position::new(at.min(area.right().saturating_sub(1)), area.y) }
}
