mod typed;
mod windows;

use ratatui::layout::{Position, Rect};

use crate::{
    model::ArticleId,
    tui::{
        action::{Action, Effect, Mouse},
        hints::Footer,
        state::{Column, Overlay, Pending, State, TextKind, View},
    },
};

use super::{
    accounts, act, begin,
    card::{open_card, open_reader},
    coverage, in_timeline, lanes, selection, text,
};

/// How many lines one notch of the wheel scrolls a text, or lanes.
pub(super) const NOTCH: usize = 3;

pub(super) fn on_mouse(state: &mut State, at: (u16, u16), what: Mouse) -> Option<Effect> {
    let layout = state.layout();
    if what == Mouse::Drag {
        if state.overlay.is_none() {
            in_reader(state, at, what);
        }
        return None;
    }
    if what == Mouse::Click
        && let View::Reader(reader) = &mut state.view
    {
        // A drag begins where it was clicked last, in the text or nowhere.
        reader.pressed = None;
    }
    if what == Mouse::Click && row_of(layout.footer, at).is_some() {
        return click_hint(state, usize::from(at.0 - layout.footer.x));
    }
    state.messages.set_aside();
    state.pending = Pending::default();
    if what == Mouse::Click && state.overlay.is_none() {
        if row_of(layout.filter, at).is_some() {
            return act(state, Action::TypeFilter);
        } else if row_of(layout.header, at).is_some() {
            let is_sound = state.problems_from().problems.is_empty();
            return act(state, if is_sound { Action::ShowAbout } else { Action::ShowProblems });
        }
    }
    if what == Mouse::Click && typed::click(state, at) {
        return None;
    }
    match (&state.overlay, &state.view) {
        (Some(Overlay::Picker(_)), _) => windows::in_picker(state, at, what),
        (Some(Overlay::Filter(_) | Overlay::Date(_) | Overlay::Find(_)), _) => typed::beside(state, at, what),
        (Some(Overlay::Uses(_)), _) => windows::in_uses(state, at, what),
        (Some(Overlay::Search(_)), _) => windows::in_search(state, at, what),
        (Some(Overlay::Addresses(_)), _) => windows::in_addresses(state, at, what),
        (Some(Overlay::Text(_)), _) => {
            if let Some(Overlay::Text(text)) = &mut state.overlay {
                match wheel(what) {
                    // One by one, as they are chosen.
                    Some(action) if text.kind == TextKind::Problems && !text.is_typed_in() => {
                        text::act(state, action);
                    }
                    _ => text.top = scrolled(text.top, what),
                }
            }
        }
        (None, View::Reader(_)) => in_reader(state, at, what),
        (None, View::Accounts(_)) => in_accounts(state, at, what),
        (None, View::Coverage(_)) => in_coverage(state, at, what),
        (None, View::Lanes) => lanes::on_mouse(state, at, what),
        (None, View::Timeline | View::Card) => in_timeline_view(state, at, what),
    }
    None
}

/// A click on a key of the footer is that key.
fn click_hint(state: &mut State, column: usize) -> Option<Effect> {
    let action = Footer::new(state, usize::from(state.layout().footer.width)).action_at(column);
    state.messages.set_aside();
    let pending = std::mem::take(&mut state.pending);
    action.and_then(|action| begin(state, action, pending))
}

fn wheel(what: Mouse) -> Option<Action> {
    match what {
        Mouse::WheelDown => Some(Action::Down),
        Mouse::WheelUp => Some(Action::Up),
        Mouse::Click | Mouse::Drag => None,
    }
}

fn scrolled(top: usize, what: Mouse) -> usize {
    match what {
        Mouse::WheelDown => top + NOTCH,
        Mouse::WheelUp => top.saturating_sub(NOTCH),
        Mouse::Click | Mouse::Drag => top,
    }
}

/// A click on quoted words lights them, a drag selects words; on the bar beside the text either goes there.
fn in_reader(state: &mut State, at: (u16, u16), what: Mouse) {
    let View::Reader(reader) = &state.view else { return };
    let layout = state.layout().reader(reader.original.is_some());
    let area = layout.text;
    let View::Reader(reader) = &mut state.view else { return };
    // What is being selected goes on beside the text.
    if matches!(what, Mouse::Click | Mouse::Drag) && reader.selection.is_none() {
        let original = reader.original.as_mut().map(|original| (&mut original.column, layout.original));
        for (column, area) in original.into_iter().chain([(&mut reader.column, area)]) {
            if drag_place(column, area, at) {
                return;
            }
        }
    }
    if let Some(original) = &mut reader.original
        && row_of(layout.original, at).is_some()
    {
        original.column.scroll(scrolled(original.column.top, what));
        return;
    }
    match what {
        Mouse::Click => selection::click(state, area, at),
        Mouse::Drag => selection::drag(state, area, at),
        Mouse::WheelDown | Mouse::WheelUp => {
            reader.column.scroll(scrolled(reader.column.top, what));
        }
    }
}

/// Where the bar beside a text is clicked, or dragged to, the text goes; whether it was.
fn drag_place(column: &mut Column, area: Rect, (x, y): (u16, u16)) -> bool {
    let is_beside = x.abs_diff(area.right() + 1) <= 1 && (area.y..area.bottom()).contains(&y);
    let last = usize::from(area.height).saturating_sub(1);
    if is_beside && last > 0 && column.furthest() > 0 {
        column.scroll(column.furthest() * usize::from(y - area.y) / last);
        return true;
    }
    false
}

fn in_accounts(state: &mut State, at: (u16, u16), what: Mouse) {
    let layout = state.layout().accounts();
    let View::Accounts(facts) = &state.view else { return };
    if let Some(row) = row_of(layout.rows, at).map(|row| facts.top + row) {
        match wheel(what) {
            Some(action) => accounts::act(state, action),
            None if accounts::focus_on_row(state, row) => accounts::open(state),
            None => {}
        }
    } else if row_of(layout.passage, at).is_some() {
        accounts::scroll(state, |top| scrolled(top, what));
    }
}

/// A click on a sign goes there, one beside the signs to the event; one on what is in focus opens it.
fn in_coverage(state: &mut State, at: (u16, u16), what: Mouse) {
    let articles = state.checked.timeline.articles.len();
    let layout = state.layout().coverage(articles);
    let Some(row) = row_of(layout.rows, at) else { return };
    if let Some(action) = wheel(what) {
        coverage::act(state, action);
        return;
    }
    let View::Coverage(shown) = &state.view else { return };
    let column = layout.columns(articles).place_of(at.0).map(|place| shown.left + place);
    let article = column.map(ArticleId::new).or_else(|| state.article());
    let Some(place) = state.list.rows.event_in(state.list.top + row) else { return };
    if state.cursor() == Some(place) && state.article() == article {
        coverage::open(state);
    } else {
        state.focus_on_cell(place, article);
    }
}

fn in_timeline_view(state: &mut State, at: (u16, u16), what: Mouse) {
    let layout = state.layout();
    if row_of(layout.axis, at).is_some() {
        click_time(state, at.0.saturating_sub(layout.axis.x), what);
    } else if let Some(row) = row_of(layout.list, at) {
        match wheel(what) {
            Some(action) => in_timeline(state, action),
            None => click_row(state, row),
        }
    } else if let Some(row) = row_of(layout.card, at) {
        if what == Mouse::Click {
            click_line(state, row);
        } else {
            state.card.top = scrolled(state.card.top, what);
        }
    }
}

/// A click on the axis puts the focus on what was then, the wheel moves through the list.
fn click_time(state: &mut State, x: u16, what: Mouse) {
    if let Some(action) = wheel(what) {
        in_timeline(state, action);
        return;
    }
    let Some(axis) = &state.list.axis else { return };
    let column = usize::from(x.saturating_sub(axis.left(state.size.0)));
    if let Some(place) = axis.event_at(&state.checked.timeline, &state.list.shown, column) {
        state.history.jump();
        state.view = View::Timeline;
        state.focus_on(place);
    }
}

/// A click puts the focus there; one on the event in focus goes into its card.
fn click_row(state: &mut State, row: usize) {
    let Some(place) = state.list.rows.event_in(state.list.top + row) else { return };
    if state.cursor() == Some(place) && matches!(state.view, View::Timeline) {
        open_card(state);
    } else {
        state.view = View::Timeline;
        state.focus_on(place);
    }
}

/// A click on a source puts the focus there; one on the source in focus opens its article.
fn click_line(state: &mut State, row: usize) {
    let Some(line) = state.card.lines.get(state.card.top + row) else { return };
    let Some(source) = line.source else {
        if matches!(state.view, View::Timeline) {
            open_card(state);
        }
        return;
    };
    if matches!(state.view, View::Card) && source == state.source_index() {
        open_reader(state);
    } else {
        state.focus_on_source(source);
        state.view = View::Card;
    }
}

/// Which row of `area` a place on the screen is in.
fn row_of(area: Rect, (column, row): (u16, u16)) -> Option<usize> {
    area.contains(Position::new(column, row)).then(|| usize::from(row - area.y))
}
