use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    text::{Written, columns},
    tui::{action::Action, keymap, page::Tone, state::State, theme::Theme},
};

use super::{put, put_cut};

/// A message until the next key; else the keys for where the reader is, as many as fit,
/// those for the help and the way out among them.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, state: &State, theme: Theme) {
    if let Some(message) = &state.message {
        let message = Written::new(message).shown().to_string();
        put_cut(buffer, area, area.x + 1, &message, theme.tone(Tone::Strong));
        return;
    }
    let hints = hints(state);
    let stays = |action: Action| matches!(action, Action::ShowHelp | Action::Quit);
    let width = |(_, key, hint): &(Action, String, &str)| columns(key) + columns(hint) + 3;
    let kept: usize = hints.iter().filter(|(action, ..)| stays(*action)).map(width).sum();
    let mut room = usize::from(area.width).saturating_sub(kept);
    let mut x = area.x + 1;
    for hint in &hints {
        if !stays(hint.0) {
            let Some(left) = room.checked_sub(width(hint)) else { continue };
            room = left;
        }
        x = put(buffer, area, x, &hint.1, theme.accent());
        x = put(buffer, area, x + 1, hint.2, theme.tone(Tone::Quiet)) + 2;
    }
}

fn hints(state: &State) -> Vec<(Action, String, &'static str)> {
    let mut hints = Vec::new();
    for binding in keymap::bindings_in(state.context()) {
        let hint = match binding.action {
            Action::ClearFilter if !state.filter.is_empty() => "all events",
            Action::ShowProblems if !state.checked.problems.is_empty() => "problems",
            _ => binding.hint,
        };
        if let Some(key) = binding.keys.first().filter(|_| !hint.is_empty()) {
            hints.push((binding.action, key.to_string(), hint));
        }
    }
    hints
}
