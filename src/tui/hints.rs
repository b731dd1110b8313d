//! The keys for where the reader is, as the footer names them: made here, so that a click on one
//! finds the same place as its picture.

use crate::text::{Written, columns};

use super::{
    action::Action,
    keymap::Context,
    state::{Opener, State},
};

/// One key of the footer, in words, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hint {
    pub(crate) action: Action,
    pub(crate) key: String,
    pub(crate) words: &'static str,
    /// The column it begins in, counted from the left of the footer.
    pub(crate) x: usize,
    /// What is left out last: 0.
    rank: u8,
}

impl Hint {
    /// Key, space and words.
    pub(crate) fn width(&self) -> usize {
        columns(&self.key) + 1 + columns(self.words)
    }
}

/// What stands at the bottom of a screen.
#[derive(Debug, Default)]
pub(crate) struct Footer {
    /// What a key waits for, how often the next goes, and what was said since the last.
    pub(crate) words: String,
    pub(crate) hints: Vec<Hint>,
}

/// Between two hints, and behind a message.
const GAP: usize = 2;

impl Footer {
    /// As many keys as fit in `width` columns; those for the help and the way out first of all,
    /// then those that lead back and in. A message leaves room for the first ones only.
    pub(crate) fn new(state: &State, width: usize) -> Self {
        let mut hints = hints(state);
        let message = state.messages.fresh();
        // A message says itself what the next key is for.
        let lead = lead(state.context()).filter(|_| message.is_none()).unwrap_or_default();
        // How often, or to which: that is up to the key.
        let count = state.pending.count.map(|count| format!("{count} … ")).unwrap_or_default();
        let mut words = [lead, &count].concat();
        let mut room = width.saturating_sub(columns(&words));
        if let Some(message) = message {
            hints.retain(|hint| hint.rank == 0);
            let message = Written::new(message).shown().to_string();
            let kept: usize = hints.iter().map(|hint| hint.width() + GAP).sum();
            words += &message;
            if columns(&message) + kept + 3 > room {
                return Self { words, hints: Vec::new() };
            }
            words += "  ";
            room -= columns(&message) + 3;
        }
        let mut x = 1 + columns(&words);
        let mut by_rank: Vec<&Hint> = hints.iter().collect();
        by_rank.sort_by_key(|hint| hint.rank);
        let mut kept = Vec::new();
        for hint in by_rank {
            if let Some(left) = room.checked_sub(hint.width() + GAP) {
                room = left;
                kept.push(hint.action);
            }
        }
        hints.retain(|hint| kept.contains(&hint.action));
        for hint in &mut hints {
            hint.x = x;
            x += hint.width() + GAP;
        }
        Self { words, hints }
    }

    /// What a click in that column does.
    pub(crate) fn action_at(&self, column: usize) -> Option<Action> {
        let hit = self.hints.iter().find(|hint| (hint.x..hint.x + hint.width()).contains(&column));
        hit.map(|hint| hint.action)
    }
}

/// What a key that needs another one waits for.
fn lead(place: Context) -> Option<&'static str> {
    match place {
        Context::Next => Some("On to the next: "),
        Context::Previous => Some("Back to the previous: "),
        Context::Mark => Some("The letter of the mark, or "),
        _ => None,
    }
}

fn hints(state: &State) -> Vec<Hint> {
    let mut hints = Vec::new();
    let is_covered = !state.covered().is_empty();
    let place = state.context();
    let has_card = match place {
        Context::Accounts => !state.layout().accounts().passage.is_empty(),
        Context::Coverage | Context::Lanes => false,
        _ => !state.layout().card.is_empty(),
    };
    let is_silent = place == Context::Coverage && state.cell().is_none_or(|cell| cell.source.is_none());
    let is_empty = match place {
        Context::Timeline | Context::Coverage | Context::Lanes => state.list.shown.is_empty(),
        Context::Accounts => state.account().is_none(),
        _ => false,
    };
    for (binding, keys) in state.keys.in_place(place) {
        let words = match binding.action {
            Action::ClearFilter if !state.filter.is_empty() => "all events",
            Action::ShowProblems if !state.problems_from().problems.is_empty() => "problems",
            Action::ScrollDown if !has_card => "",
            Action::Next if place == Context::Text && state.is_searched() => "next",
            action if is_empty && needs_rows(action) => "",
            Action::Open if place == Context::Reader => state.reader_opens(),
            Action::Open if is_silent => "",
            Action::CopyCitation if place != Context::Addresses && state.source_in_view().is_none() => "",
            Action::Open if is_covered && has_card && place != Context::Picker => "show details",
            Action::Open if place == Context::Text && !state.chooses_problem() => "",
            Action::Down if state.chooses_problem() => "next problem",
            Action::Open if state.is_not_understood() => "",
            Action::Up if place == Context::Filter && state.filters.is_empty() => "",
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
            Action::ShowLanes if place == Context::Lanes => "",
            Action::ShowLanes if place == Context::Card && state.card.opener == Opener::Lanes => "",
            Action::Back if place == Context::Card && state.card.opener == Opener::Lanes => "lanes",
            _ => binding.hint,
        };
        let rank = match binding.action {
            Action::ShowLanes | Action::ShowAccounts | Action::ShowCoverage if place == Context::Reader => 6,
            Action::ShowHelp | Action::Quit => 0,
            Action::Back => 1,
            // There is little room, and the first view leads to the others.
            Action::ShowTimeline if place == Context::Reader => 7,
            // Zoom and folds are what no other view has.
            Action::Open | Action::ZoomIn | Action::Fold => 2,
            Action::ClearFilter
            | Action::ChooseActors
            | Action::TypeFilter
            | Action::NextPassage
            | Action::ShowOriginal => 3,
            // The only way to another article's cell.
            Action::Right if place == Context::Coverage => 2,
            Action::Right if place == Context::Lanes => 4,
            Action::Left if place == Context::Coverage => 4,
            Action::Down | Action::Next | Action::ShowLanes | Action::ShowAccounts | Action::ShowCoverage => {
                4
            }
            // Who knows the way down finds the way up.
            Action::Up | Action::Left => 6,
            _ => 5,
        };
        if let Some(key) = keys.first().filter(|_| !words.is_empty()) {
            hints.push(Hint { action: binding.action, key: key.to_string(), words, x: 0, rank });
        }
    }
    hints
}

/// What means nothing where there is nothing to go to.
fn needs_rows(action: Action) -> bool {
    use Action as A;
    matches!(
        action,
        A::Open | A::Down | A::Up | A::Left | A::Right | A::Next | A::ScrollDown | A::ZoomIn | A::Fold
    )
}
