use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};

use crate::tui::{
    action::Action,
    keymap::Context,
    layout::Layout,
    page::Tone,
    state::{FindLine, State, View},
    theme::Theme,
};

use super::{line::draw_typed, put_cut};

/// ```text
///  In this article: port
///   hit 3 of 12
/// ```
///
/// Gives back where one types.
pub(super) fn draw(
    buffer: &mut Buffer,
    layout: &Layout,
    line: &FindLine,
    state: &State,
    theme: Theme,
) -> Position {
    let typing = draw_typed(buffer, layout.filter, FindLine::LEAD, &line.typed, theme).at;
    let below = Rect { height: layout.body.height.min(1), ..layout.body };
    Clear.render(below.intersection(buffer.area), buffer);
    let found = match &state.view {
        View::Reader(reader) => reader.found.as_ref(),
        _ => None,
    };
    let (words, tone) = match found {
        None => {
            ("words, or parts of them: case, accents and typography do not count".to_owned(), Tone::Quiet)
        }
        Some(found) => match found.at() {
            None => {
                let back = state.keys.name_for(Action::Back, Context::Find);
                let search = state.keys.name_for(Action::SearchTexts, Context::Reader);
                (format!("nothing found: {back}, then {search}, searches all articles"), Tone::Alarm)
            }
            Some(at) => {
                let wrapped = if at.start < line.from { " · on from the top" } else { "" };
                (format!("hit {}{wrapped}", found.place_in_words()), Tone::Strong)
            }
        },
    };
    put_cut(buffer, below, below.x + 2.min(below.width), &words, theme.tone(tone));
    typing
}
