use ratatui::{buffer::Buffer, layout::Rect, style::Modifier, text::Line, widgets::Block};

use crate::tui::{layout::PickerLayout, page::Tone, state::Addresses, theme::Theme};

use super::{put_cut, put_lines, window};

/// ```text
/// ┌ Open in the browser ──────────────┐
/// │[On the US warning]                │
/// │› Address, at gazette.example      │
/// │  https://gazette.example/2024/03  │
/// └───────────────────────────────────┘
/// ```
pub(super) fn draw(buffer: &mut Buffer, layout: PickerLayout, addresses: &Addresses, theme: Theme) {
    let PickerLayout { typed, rows, .. } = layout;
    let strong = theme.tone(Tone::Strong).remove_modifier(Modifier::DIM);
    let title = Line::styled(" Open in the browser ", strong);
    window::draw(buffer, layout, Block::bordered().title(title), theme);
    put_cut(buffer, typed, typed.x + 1, &addresses.title, theme.tone(Tone::Quiet));
    let inner = inner(rows);
    put_lines(buffer, inner, &addresses.lines, addresses.top, theme);
}

/// A margin of one column on either side.
fn inner(rows: Rect) -> Rect {
    Rect { x: rows.x + 1.min(rows.width), width: rows.width.saturating_sub(2), ..rows }
}
