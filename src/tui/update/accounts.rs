use crate::tui::{
    action::Action,
    state::{Facts, State, View, What},
};

use super::{moved, views};

pub(super) fn act(state: &mut State, action: Action) {
    let page = usize::from(state.layout().accounts().rows.height).max(1);
    match action {
        Action::Open => open(state),
        Action::Back => state.view = View::Timeline,
        Action::ScrollDown => scroll(state, |top| top + 1),
        Action::ScrollUp => scroll(state, |top| top.saturating_sub(1)),
        action => {
            let (Some(at), View::Accounts(facts)) = (state.account(), &state.view) else { return };
            let Some(row) = facts.row_of(at) else { return };
            let to = match action {
                Action::Next => next_fact(facts, row),
                Action::Previous => previous_fact(facts, row),
                action => row_after(facts, row, page, action),
            };
            focus_on_row(state, to);
        }
    }
}

/// The passage behind the account in focus, in its article.
pub(super) fn open(state: &mut State) {
    let Some(account) = state.account() else { return };
    let source = state.said_in_focus().map(|(_, said)| said.source);
    state.focus_on_account(account);
    let has_details = !state.layout().accounts().passage.is_empty();
    views::read(state, source, has_details);
}

pub(super) fn scroll(state: &mut State, to: impl FnOnce(usize) -> usize) {
    if let View::Accounts(facts) = &mut state.view {
        facts.passage.top = to(facts.passage.top);
    }
}

/// Puts the focus on what stands in a row: of a heading, on the first account below it. Says
/// whether the focus was there already.
pub(super) fn focus_on_row(state: &mut State, row: usize) -> bool {
    let View::Accounts(facts) = &state.view else { return false };
    let Some(found) = facts.rows.get(row) else { return false };
    let (number, is_account) = match found.what {
        What::Heading => (0, false),
        What::Account(number) => (number, true),
        What::Note(_) | What::Blank => return false,
    };
    let account = (found.fact, number);
    let was_there = is_account && state.account() == Some(account);
    state.focus_on_account(account);
    was_there
}

fn is_heading(facts: &Facts, row: usize) -> bool {
    facts.rows.get(row).is_some_and(|row| row.what == What::Heading)
}

fn next_fact(facts: &Facts, row: usize) -> usize {
    (row..facts.rows.len()).find(|row| is_heading(facts, *row)).unwrap_or(row)
}

/// The heading of the fact above; from within a fact, its own.
fn previous_fact(facts: &Facts, row: usize) -> usize {
    let from = if is_heading(facts, row.saturating_sub(1)) { row.saturating_sub(1) } else { row };
    (0..from).rev().find(|row| is_heading(facts, *row)).unwrap_or(row)
}

/// The row of the account that a move leads to: accounts are counted, pages are rows.
fn row_after(facts: &Facts, row: usize, page: usize, action: Action) -> usize {
    let places = &facts.places;
    let Some(last) = places.len().checked_sub(1) else { return row };
    let at = places.partition_point(|place| *place < row).min(last);
    let target = moved(row, facts.rows.len().saturating_sub(1), page, action);
    let to = match action {
        Action::HalfPageDown | Action::PageDown => {
            places.partition_point(|place| *place < target).max(at + 1)
        }
        Action::HalfPageUp | Action::PageUp => {
            places.partition_point(|place| *place <= target).min(at).saturating_sub(1)
        }
        action => moved(at, last, page, action),
    };
    places[to.min(last)]
}
