use ratatui::{buffer::Buffer, layout::Rect};

use crate::tui::{hints::Footer, page::Tone, state::State, theme::Theme};

use super::{put, put_cut};

/// ```text
///  7 … a message  ? keys  q quit
/// ```
pub(super) fn draw(buffer: &mut Buffer, area: Rect, state: &State, theme: Theme) {
    let footer = Footer::new(state, usize::from(area.width));
    put_cut(buffer, area, area.x + 1, &footer.words, theme.tone(Tone::Strong));
    for hint in &footer.hints {
        let x = area.x.saturating_add(u16::try_from(hint.x).unwrap_or(u16::MAX));
        let x = put(buffer, area, x, &hint.key, theme.accent());
        put(buffer, area, x + 1, hint.words, theme.tone(Tone::Quiet));
    }
}
