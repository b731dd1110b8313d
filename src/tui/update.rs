//! The only place where state changes. No clock, no files, no terminal.

mod accounts;
mod card;
mod coverage;
mod date_line;
mod find;
mod history;
mod lanes;
mod line;
mod live;
mod mouse;
mod moves;
mod original;
mod picker;
mod reader;
mod selection;
mod taking;
mod text;
mod text_search;
mod typed;
mod views;

use crossterm::event::{KeyCode, KeyEvent};

use super::{
    action::{Action, Effect, Input},
    keymap::{Context, Key},
    state::{AT_ONCE, Overlay, Pending, Picker, Prefix, Reader, State, TextKind, View},
};
use crate::query::Filter;

/// Changes `state` by what came in, and says what is left for `run` to do.
pub(crate) fn update(state: &mut State, input: Input) -> Option<Effect> {
    let effect = match input {
        Input::Key(key) => on_key(state, key),
        Input::Answer(answer) => live::on_answer(state, answer),
        Input::Text(text) => {
            typed::paste(state, &text);
            None
        }
        Input::Mouse { at, what } => {
            state.finish();
            mouse::on_mouse(state, at, what)
        }
        Input::Resize { columns, rows } => {
            state.size = (columns, rows);
            None
        }
        Input::Told(words) => {
            state.say(words);
            None
        }
    };
    state.settle();
    history::note(state);
    state.say_what_it_is_for();
    effect
}

fn on_key(state: &mut State, key: KeyEvent) -> Option<Effect> {
    state.messages.set_aside();
    let place = state.context();
    if needs_all(place, state.keys.action_for(key, place)) {
        state.finish();
    }
    // A digit that is no key begins a count, and any goes on with one.
    if !place.is_typed_in()
        && let KeyCode::Char(c) = key.code
        && key.modifiers.is_empty()
        && (state.pending.is_counting() || state.keys.action_for(key, place).is_none())
        && state.pending.take_digit(c)
    {
        return None;
    }
    let Pending { count, prefix } = std::mem::take(&mut state.pending);
    if let Some(prefix @ (Prefix::SetMark | Prefix::GoToMark)) = prefix {
        return match state.keys.action_for(key, place) {
            Some(Action::Back) => None,
            Some(action) => begin(state, action, Pending::default()),
            None => {
                history::on_letter(state, prefix, key);
                None
            }
        };
    }
    if let Some(action) = state.keys.action_for(key, place) {
        return begin(state, action, Pending { count, prefix });
    }
    if count.is_some() && key.code == KeyCode::Esc {
        return None;
    }
    if place.is_typed_in() {
        typed::type_key(state, key);
    } else {
        let before = prefix.map(|prefix| state.key(prefix.action())).unwrap_or_default();
        let (key, help) = (Key::from(key), state.key(Action::ShowHelp));
        state.say(format!("{before}{key} does nothing here: {help} shows the keys"));
    }
    None
}

/// Whether it matters to a key which events are shown: it leads from one of them to another, unless it changes the filter
/// or leads away. What is counted does not depend on how fast one types.
fn needs_all(place: Context, action: Option<Action>) -> bool {
    use Action as A;
    let is_of_filter = matches!(place, Context::Filter | Context::Picker);
    let leads_away =
        matches!(action, Some(A::Quit | A::Suspend | A::TypeFilter | A::ChooseActors | A::ClearFilter));
    !is_of_filter && !leads_away
}

/// Does what a key means, or waits for the key that says more.
fn begin(state: &mut State, action: Action, Pending { count, prefix }: Pending) -> Option<Effect> {
    match action {
        Action::Forward => wait_for(state, Prefix::Next, count),
        Action::Backward => wait_for(state, Prefix::Previous, count),
        Action::SetMark => wait_for(state, Prefix::SetMark, None),
        Action::GoToMark => {
            history::offer_marks(state);
            wait_for(state, Prefix::GoToMark, None)
        }
        action => moves::act(state, action, (count, prefix)),
    }
}

/// The next key says what is meant.
fn wait_for(state: &mut State, prefix: Prefix, count: Option<usize>) -> Option<Effect> {
    state.pending = Pending { count, prefix: Some(prefix) };
    None
}

fn act(state: &mut State, action: Action) -> Option<Effect> {
    match action {
        Action::Quit => return Some(Effect::Quit),
        Action::Suspend => return Some(Effect::Suspend),
        Action::ShowTimeline
        | Action::ShowLanes
        | Action::ShowReader
        | Action::ShowAccounts
        | Action::ShowCoverage => views::show(state, action),
        Action::ChooseActors => choose_actors(state),
        Action::TypeFilter => line::open(state),
        Action::TypeDate => date_line::open(state),
        Action::FindInArticle => find::open(state),
        Action::ShowOriginal => return original::switch(state),
        Action::SearchTexts => text_search::open(state),
        Action::ClearFilter if state.overlay.is_none() => clear_filter(state),
        Action::ShowHelp => text::show(state, TextKind::Keys),
        Action::GoBack | Action::GoForward => history::act(state, action),
        Action::Edit => return live::edit(state),
        // On the page of problems, and nowhere else, a page of text leads on.
        Action::Open if state.chooses_problem() => return live::edit(state),
        Action::Reload => return live::reload(state),
        Action::ShowMessages => text::show(state, TextKind::Messages),
        Action::ShowProblems => text::show(state, TextKind::Problems),
        Action::ShowAbout => text::show(state, TextKind::About),
        action if matches!(state.overlay, Some(Overlay::Addresses(_))) => return taking::act(state, action),
        Action::CopyCitation => return taking::copy_citation(state),
        Action::CopyEvent => return taking::copy_event(state),
        Action::OpenAddress => taking::show_addresses(state),
        action => match (&mut state.overlay, &mut state.view) {
            (Some(Overlay::Picker(_)), _) => picker::act(state, action),
            (Some(Overlay::Filter(_)), _) => line::act(state, action),
            (Some(Overlay::Date(_)), _) => date_line::act(state, action),
            (Some(Overlay::Find(_)), _) => find::act(state, action),
            (Some(Overlay::Search(_)), _) => text_search::act(state, action),
            (Some(Overlay::Text(_)), _) => text::act(state, action),
            (Some(Overlay::Uses(_)), _) => reader::choose(state, action),
            (Some(Overlay::Addresses(_)), _) => {}
            (None, View::Timeline) => in_timeline(state, action),
            (None, View::Card) => card::act(state, action),
            (None, View::Lanes) => lanes::act(state, action),
            (None, View::Accounts(_)) => accounts::act(state, action),
            (None, View::Coverage(_)) => coverage::act(state, action),
            (None, View::Reader(Reader { selection: Some(_), .. })) => return selection::act(state, action),
            (None, View::Reader(_)) => reader::act(state, action),
        },
    }
    None
}

fn in_timeline(state: &mut State, action: Action) {
    let page = usize::from(state.layout().list.height).max(1);
    let cursor = state.cursor().unwrap_or(0);
    let last = state.list.shown.len().saturating_sub(1);
    match action {
        Action::Open => card::open_card(state),
        Action::ScrollDown => state.card.top += 1,
        Action::ScrollUp => state.card.top = state.card.top.saturating_sub(1),
        action => state.focus_on(moved(cursor, last, page, action)),
    }
}

/// What is graphic is shown first when asked for, and opened when asked for again.
fn reveals(state: &mut State) -> bool {
    let covered = state.covered();
    let reveals = !covered.is_empty();
    state.card.revealed.extend(covered);
    reveals
}

fn choose_actors(state: &mut State) {
    if state.checked.timeline.actors.is_empty() {
        state.say("This timeline names no actors");
        return;
    }
    let picker = Picker::new(&state.checked.timeline, state.filter.clone());
    state.overlay = Some(Overlay::Picker(Box::new(picker)));
    state.count_for_picker(AT_ONCE);
}

fn clear_filter(state: &mut State) {
    if state.filter.is_empty() {
        state.say("No filter is set: all events are shown");
    }
    state.set_filter(Filter::default());
}

/// Where a move leads from `at`, no further than `last`. A page keeps one line in sight.
fn moved(at: usize, last: usize, page: usize, action: Action) -> usize {
    let whole = page.saturating_sub(1).max(1);
    let half = (page / 2).max(1);
    let to = match action {
        Action::Down => at + 1,
        Action::Up => at.saturating_sub(1),
        Action::HalfPageDown => at + half,
        Action::HalfPageUp => at.saturating_sub(half),
        Action::PageDown => at + whole,
        Action::PageUp => at.saturating_sub(whole),
        Action::First => 0,
        Action::Last => last,
        _ => at,
    };
    to.min(last)
}

#[cfg(test)]
pub(crate) mod tests;
