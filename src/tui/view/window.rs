use ratatui::{
    buffer::Buffer,
    layout::Margin,
    widgets::{Block, Clear, Widget},
};

use crate::tui::{layout::PickerLayout, page::Tone, theme::Theme};

use super::direction;

/// An empty window over what is there, framed by `border` where there is room for that.
pub(super) fn draw(buffer: &mut Buffer, layout: PickerLayout, border: Block<'_>, theme: Theme) {
    let PickerLayout { frame, typed, rows } = layout;
    // A column beside the frame too: words that it cuts would read as its own.
    let around = frame.outer(Margin::new(u16::from(!frame.is_empty()), 0));
    for area in [around, typed, rows] {
        Clear.render(area.intersection(buffer.area), buffer);
    }
    for y in around.y..around.bottom() {
        direction::end(buffer, y, 0..around.x);
    }
    border.border_style(theme.tone(Tone::Quiet)).render(frame.intersection(buffer.area), buffer);
}
