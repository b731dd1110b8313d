use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};

use crate::{
    dates::Date,
    text::Written,
    tui::{
        layout::Layout,
        page::Tone,
        state::{DateLine, State},
        theme::Theme,
    },
};

use super::{line::draw_typed, put_cut};

/// ```text
///  To the date: 22 march
///   22 March 2024: Gunmen attack a concert hall
/// ```
pub(super) fn draw(
    buffer: &mut Buffer,
    layout: &Layout,
    line: &DateLine,
    state: &State,
    theme: Theme,
) -> Position {
    let typing = draw_typed(buffer, layout.filter, DateLine::LEAD, &line.typed, theme).at;
    let below = Rect { height: layout.body.height.min(1), ..layout.body };
    Clear.render(below.intersection(buffer.area), buffer);
    let (words, tone) = if line.typed.value().trim().is_empty() {
        ("2024-03-22, 2024-03, 22 march, 1990s: a day, a month, a year, a time".to_owned(), Tone::Quiet)
    } else {
        match &line.read {
            Ok(date) => (leads_to(state, date), Tone::Quiet),
            Err(error) => {
                let help = error.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
                (format!("{}{help}", error.message), Tone::Alarm)
            }
        }
    };
    let shown = Written::new(&words).shown().to_string();
    put_cut(buffer, below, below.x + 2.min(below.width), &shown, theme.tone(tone));
    typing
}

/// What is gone to: `22 March 2024 › “Gunmen attack a concert hall” (22 March 2024)`.
fn leads_to(state: &State, date: &Date) -> String {
    let timeline = &state.checked.timeline;
    let place = state.place_at(date).and_then(|place| state.list.shown.get(place));
    let Some(event) = place.map(|id| &timeline.events[*id]) else {
        return format!("{}: no event shown has a date", date.in_words());
    };
    let zone = timeline.about.utc_offset;
    let is_earlier = event.when.date().is_some_and(|its| its.earliest(zone) < date.earliest(zone));
    let last = if is_earlier { "no event begins so late; the last one: " } else { "" };
    let title = timeline.text(event.title).shown();
    format!("{} › {last}“{title}” ({})", date.in_words(), timeline.when_in_brief(event))
}
