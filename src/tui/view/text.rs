use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Modifier,
    widgets::{Clear, Widget},
};

use crate::{
    text::counted,
    tui::{
        layout::Layout,
        page::Tone,
        state::{Search, TextPage},
        theme::{SELECTED, Theme},
    },
};

use super::{line::draw_typed, put, put_lines, row};

/// ```text
///  /cranes                                                2 of 7
///  a page, and where the words stand on it
/// ```
pub(super) fn draw(buffer: &mut Buffer, area: Rect, text: &TextPage, theme: Theme) {
    let inner = Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2), ..area };
    put_lines(buffer, inner, &text.lines, text.top, theme);
    for line in text.chosen_lines() {
        let y = line.checked_sub(text.top).and_then(|y| u16::try_from(y).ok()).filter(|y| *y < inner.height);
        // The blank line behind a problem is none of it.
        if let Some(y) = y.filter(|_| line + 1 < text.chosen_lines().end) {
            let margin = Rect { width: 1.min(area.width), ..row(area, inner.y + y) };
            put(buffer, margin, margin.x, "▌", theme.accent());
        }
    }
    draw_more(buffer, inner, text, theme);
    let Some(search) = &text.search else { return };
    for (index, hit) in search.hits.iter().enumerate() {
        let Some(y) = hit.line.checked_sub(text.top).and_then(|y| u16::try_from(y).ok()) else { continue };
        if y >= inner.height {
            break;
        }
        let column = |column: usize| u16::try_from(column).unwrap_or(u16::MAX).min(inner.width);
        let (from, to) = (column(hit.columns.start), column(hit.columns.end));
        let place = Rect { x: inner.x + from, width: to - from, ..row(inner, inner.y + y) };
        let style = theme.tone(Tone::Lit).remove_modifier(Modifier::DIM);
        buffer.set_style(place, if index == search.at { style.patch(SELECTED) } else { style });
    }
}

/// In the last row, how much of the page is below, as in a card.
fn draw_more(buffer: &mut Buffer, area: Rect, text: &TextPage, theme: Theme) {
    let below = text.lines.len().saturating_sub(text.top + usize::from(area.height));
    if below > 0 && area.height > 3 {
        let last = row(area, area.bottom() - 1);
        Clear.render(last.intersection(buffer.area), buffer);
        put(buffer, last, last.x, &format!("↓ {}", counted(below + 1, "more line")), theme.tone(Tone::Quiet));
    }
}

/// What is looked for, and how many places it stands at. Gives back where one types, while one does.
pub(super) fn draw_search(
    buffer: &mut Buffer,
    layout: &Layout,
    search: &Search,
    theme: Theme,
) -> Option<Position> {
    let area = layout.filter;
    let typed = search.area(area);
    let at = draw_typed(buffer, typed, Search::LEAD, &search.typed, theme).at;
    let tone = if search.hits.is_empty() { Tone::Alarm } else { Tone::Strong };
    put(buffer, area, typed.right(), &search.place_in_words(), theme.tone(tone));
    search.is_typing.then_some(at)
}
