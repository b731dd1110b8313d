use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    text::{Written, columns},
    tui::{
        action::Action,
        keymap::{self, Context},
        page::Tone,
        state::State,
        theme::Theme,
    },
};

use super::{put, put_cut};

/// The keys for where the reader is, as many as fit; those for the help and the way out first
/// of all, then those that lead back and in. A message until the next key leaves room for the
/// first ones only.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, state: &State, theme: Theme) {
    let mut hints = hints(state);
    let width = |hint: &Hint| columns(&hint.key) + columns(hint.words) + 3;
    let mut room = usize::from(area.width);
    let mut x = area.x + 1;
    if let Some(message) = state.messages.fresh() {
        hints.retain(|hint| hint.rank == 0);
        let message = Written::new(message).shown().to_string();
        let kept: usize = hints.iter().map(width).sum();
        if columns(&message) + kept + 3 > room {
            put_cut(buffer, area, x, &message, theme.tone(Tone::Strong));
            return;
        }
        x = put(buffer, area, x, &message, theme.tone(Tone::Strong)) + 2;
        room -= columns(&message) + 3;
    }
    let mut by_rank: Vec<&Hint> = hints.iter().collect();
    by_rank.sort_by_key(|hint| hint.rank);
    let mut kept = Vec::new();
    for hint in by_rank {
        if let Some(left) = room.checked_sub(width(hint)) {
            room = left;
            kept.push(hint.action);
        }
    }
    for hint in hints.iter().filter(|hint| kept.contains(&hint.action)) {
        x = put(buffer, area, x, &hint.key, theme.accent());
        x = put(buffer, area, x + 1, hint.words, theme.tone(Tone::Quiet)) + 2;
    }
}

struct Hint {
    action: Action,
    key: String,
    words: &'static str,
    /// What is left out last: 0.
    rank: u8,
}

fn hints(state: &State) -> Vec<Hint> {
    let mut hints = Vec::new();
    let is_covered = !state.covered().is_empty();
    let place = state.context();
    let has_card = match place {
        Context::Accounts => !state.layout().accounts().passage.is_empty(),
        Context::Coverage => false,
        _ => !state.layout().card.is_empty(),
    };
    let is_silent = place == Context::Coverage && state.cell().is_none_or(|cell| cell.source.is_none());
    let is_empty = match place {
        Context::Timeline | Context::Coverage => state.list.shown.is_empty(),
        Context::Accounts => state.account().is_none(),
        _ => false,
    };
    for binding in keymap::bindings_in(place) {
        let words = match binding.action {
            Action::ClearFilter if !state.filter.is_empty() => "all events",
            Action::ShowProblems if !state.checked.problems.is_empty() => "problems",
            Action::ScrollDown if !has_card => "",
            action if is_empty && needs_rows(action) => "",
            Action::Open if is_silent => "",
            Action::Open if is_covered && has_card && place != Context::Picker => "show details",
            Action::Open if place == Context::Reader => state.reader_opens(),
            Action::Next if place == Context::Reader && state.has_found() => "next hit",
            Action::FindInArticle if state.has_found() => "",
            Action::Back if place == Context::Reader && state.has_results() => "to the hits",
            Action::Back if place == Context::Reader && state.has_found() => "end search",
            Action::ShowOriginal => state.original_in_words(),
            Action::NextPassage if state.shows_unquoted() => "next unquoted",
            Action::ShowUnquoted if state.shows_unquoted() => "passages",
            // Where Escape leads, or where one is.
            Action::ShowTimeline if !matches!(place, Context::Reader) => "",
            Action::ShowAccounts if place == Context::Accounts => "",
            Action::ShowCoverage if place == Context::Coverage => "",
            _ => binding.hint,
        };
        let rank = match binding.action {
            Action::ShowAccounts | Action::ShowCoverage if place == Context::Reader => 6,
            Action::ShowHelp | Action::Quit => 0,
            Action::Back => 1,
            Action::Open => 2,
            // There is little room, and the first view leads to the others.
            Action::ShowTimeline if place == Context::Reader => 7,
            Action::ClearFilter
            | Action::ChooseActors
            | Action::TypeFilter
            | Action::NextPassage
            | Action::ShowOriginal => 3,
            // The only way to another article's cell.
            Action::Right if place == Context::Coverage => 2,
            Action::Left if place == Context::Coverage => 4,
            Action::Down | Action::Next | Action::ShowAccounts | Action::ShowCoverage => 4,
            // Who knows the way down finds the way up.
            Action::Up | Action::Left => 6,
            _ => 5,
        };
        if let Some(key) = binding.keys.first().filter(|_| !words.is_empty()) {
            hints.push(Hint { action: binding.action, key: key.to_string(), words, rank });
        }
    }
    hints
}

/// What means nothing where there is nothing to go to.
fn needs_rows(action: Action) -> bool {
    use Action as A;
    matches!(action, A::Open | A::Down | A::Up | A::Left | A::Right | A::Next | A::ScrollDown)
}
