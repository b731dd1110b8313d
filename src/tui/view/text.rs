use ratatui::{buffer::Buffer, layout::Rect};

use crate::tui::{state::TextPage, theme::Theme};

use super::put_lines;

/// The keys, the problems, or what the timeline is.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, text: &TextPage, theme: Theme) {
    let inner = Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2), ..area };
    put_lines(buffer, inner, &text.lines, text.top, theme);
}
