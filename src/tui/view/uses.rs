use ratatui::{buffer::Buffer, layout::Rect, widgets::Block};

use crate::tui::{
    layout::PickerLayout,
    page::Tone,
    state::{State, Uses},
    theme::{SELECTED, Theme},
};

use super::{put_cut, row, window};

/// ```text
///  These words serve 2 events
///  › 7/8 Mar  US Embassy warns of attacks on concerts
///    22 Mar   Gunmen attack a concert hall
/// ```
pub(super) fn draw(buffer: &mut Buffer, layout: PickerLayout, uses: &Uses, state: &State, theme: Theme) {
    let PickerLayout { typed, rows, .. } = layout;
    window::draw(buffer, layout, Block::bordered(), theme);
    let words = format!(" These words serve {} events", uses.sources.len());
    put_cut(buffer, typed, typed.x, &words, theme.tone(Tone::Strong));
    let timeline = &state.checked.timeline;
    let seen = uses.sources.iter().enumerate().skip(uses.top);
    for (y, (place, source)) in (rows.y..rows.bottom()).zip(seen) {
        let area: Rect = row(rows, y);
        let id = timeline.event_of(*source);
        let event = &timeline.events[id];
        let hidden = if state.is_hidden(id) { "  (hidden by the filter)" } else { "" };
        let sign = if place == uses.cursor { "›" } else { " " };
        let when = timeline.when_in_brief(event);
        let words = format!("{sign} {when}  {}{hidden}", timeline.text(event.title).shown());
        put_cut(buffer, area, area.x, &words, theme.tone(Tone::Plain));
        if place == uses.cursor {
            buffer.set_style(area.intersection(buffer.area), SELECTED);
        }
    }
}
