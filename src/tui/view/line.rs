use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};

use crate::{
    text::{Written, columns},
    tui::{layout::Layout, page::Tone, state::FilterLine, theme::Theme},
};

use super::{put, put_cut};

/// ```text
///  /actor:putni date:2024-03
///         ^^^^^
///   there is no actor `putni`; did you mean `putin`?
/// ```
///
/// Below what is typed stands what is wrong with it, else what may be typed next. Gives back where one types.
pub(super) fn draw(buffer: &mut Buffer, layout: &Layout, line: &FilterLine, theme: Theme) -> Position {
    let area = layout.filter;
    Clear.render(area.intersection(buffer.area), buffer);
    let room = usize::from(area.width.saturating_sub(3));
    let from = line.typed.visual_scroll(room);
    let typed = line.typed.value();
    let x = put(buffer, area, area.x, " /", theme.accent());
    let seen: String = typed.chars().skip(from).collect();
    put_cut(buffer, area, x, &Written::new(&seen).shown().to_string(), theme.tone(Tone::Strong));
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
    let cursor = line.typed.visual_cursor().saturating_sub(from);
    let typing = x.saturating_add(u16::try_from(cursor).unwrap_or(u16::MAX));
    Position::new(typing.min(area.right().saturating_sub(1)), area.y)
}
