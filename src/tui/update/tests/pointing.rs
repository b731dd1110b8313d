//! The mouse, wherever it is.

use super::*;
use crate::tui::{hints::Footer, layout::Layout};

fn mouse(state: &mut State, (x, y): (u16, u16), what: Mouse) -> Option<Effect> {
    update(state, Input::Mouse { at: (x, y), what })
}

fn click(state: &mut State, at: (u16, u16)) -> Option<Effect> {
    mouse(state, at, Mouse::Click)
}

/// Clicks on the key of the footer that does `action`.
fn click_hint(state: &mut State, action: Action) -> Option<Effect> {
    let Layout { footer, .. } = state.layout();
    let hints = Footer::new(state, usize::from(footer.width)).hints;
    let hint =
        hints.iter().find(|hint| hint.action == action).unwrap_or_else(|| panic!("{action:?} in {hints:?}"));
    click(state, (u16::try_from(hint.x).expect("on the screen") + 1, footer.y))
}

#[test]
fn a_click_on_a_key_of_the_footer_is_that_key() {
    let mut state = harbour();
    click_hint(&mut state, Action::Open);
    assert!(matches!(state.view, View::Card));
    click_hint(&mut state, Action::Open);
    assert!(matches!(state.view, View::Reader(_)));
    click_hint(&mut state, Action::Back);
    click_hint(&mut state, Action::ShowHelp);
    assert!(matches!(state.overlay, Some(Overlay::Text(_))));
    assert!(matches!(click_hint(&mut state, Action::Quit), Some(Effect::Quit)));
}

#[test]
fn a_key_that_waits_for_another_is_done_by_a_click_on_it() {
    let mut state = harbour();
    press(&mut state, "]");
    click_hint(&mut state, Action::ByDay);
    assert_eq!(focus(&state), "closure");
    press(&mut state, "3");
    press(&mut state, "[");
    let y = state.layout().list.y;
    click(&mut state, (2, y));
    assert_eq!(state.pending, Pending::default(), "a click elsewhere waits for nothing");
}

#[test]
fn a_click_between_the_keys_does_nothing() {
    let mut state = harbour();
    let y = state.layout().footer.y;
    for x in 0..80 {
        let hints = Footer::new(&state, 80).hints;
        let is_key = hints.iter().any(|hint| (hint.x..hint.x + hint.width()).contains(&usize::from(x)));
        if !is_key {
            assert!(click(&mut state, (x, y)).is_none());
            assert!(matches!(state.view, View::Timeline) && state.overlay.is_none());
        }
    }
}

#[test]
fn a_click_on_the_filter_lets_one_change_it() {
    let mut state = harbour();
    press(&mut state, "/port<Enter>");
    let Layout { filter, .. } = state.layout();
    click(&mut state, (5, filter.y));
    let typed = |state: &State| match &state.overlay {
        Some(Overlay::Filter(line)) => (line.typed.value().to_owned(), line.typed.cursor()),
        other => panic!("no filter line but {other:?}"),
    };
    assert_eq!(typed(&state), ("port".to_owned(), 4));
    click(&mut state, (3, filter.y));
    press(&mut state, "s");
    assert_eq!(typed(&state), ("psort".to_owned(), 2));
    click(&mut state, (5, filter.y + 4));
    assert!(state.overlay.is_none());
    assert_eq!(state.filter.text(), "psort");
}

#[test]
fn a_click_elsewhere_leaves_what_is_not_understood_as_it_was() {
    let mut state = harbour();
    press(&mut state, "/port<Enter>/ actor:nobody");
    let y = state.layout().body.y + 4;
    click(&mut state, (5, y));
    assert!(state.overlay.is_none());
    assert_eq!(state.filter.text(), "port");
}

#[test]
fn a_click_beside_the_window_of_actors_closes_it_and_what_is_marked_stays() {
    let mut state = harbour();
    press(&mut state, "aharb<Tab>");
    let frame = state.layout().picker().frame;
    click(&mut state, (frame.x + 1, frame.y));
    assert!(state.overlay.is_some(), "its frame is part of it");
    click(&mut state, (frame.x - 1, frame.y + 3));
    assert!(state.overlay.is_none());
    assert_eq!(state.list.shown.len(), 2);
}

#[test]
fn a_click_on_the_first_line_tells_of_the_timeline_or_of_its_problems() {
    let mut state = harbour();
    click(&mut state, (30, 0));
    assert!(matches!(&state.overlay, Some(Overlay::Text(text)) if text.kind == TextKind::About));
}

#[test]
fn the_wheel_scrolls_a_page_and_a_click_on_a_message_sets_it_aside() {
    let mut state = harbour();
    press(&mut state, "?");
    mouse(&mut state, (10, 10), Mouse::WheelDown);
    assert!(matches!(&state.overlay, Some(Overlay::Text(text)) if text.top == 3));
    press(&mut state, "<Esc>~");
    assert!(state.messages.fresh().is_some());
    mouse(&mut state, (10, 5), Mouse::WheelDown);
    assert!(state.messages.fresh().is_none());
}

#[test]
fn the_bar_beside_an_article_can_be_clicked_and_dragged() {
    let mut state = harbour();
    update(&mut state, Input::Resize { columns: 40, rows: 7 });
    press(&mut state, "<Enter><Enter>g");
    let page = state.layout().reader(false).text;
    let top = |state: &State| match &state.view {
        View::Reader(reader) => reader.column.top,
        other => panic!("no article but {other:?}"),
    };
    click(&mut state, (page.right() + 1, page.bottom() - 1));
    let last = top(&state);
    assert!(last > 0);
    press(&mut state, "G");
    assert_eq!(top(&state), last);
    mouse(&mut state, (page.right() + 1, page.y), Mouse::Drag);
    assert_eq!(top(&state), 0);
}

#[test]
fn a_click_into_any_line_that_is_typed_puts_the_cursor_there() {
    let mut state = harbour();
    let typed = |state: &State| match &state.overlay {
        Some(Overlay::Picker(picker)) => picker.typed.clone(),
        Some(Overlay::Find(line)) => line.typed.clone(),
        Some(Overlay::Search(search)) => search.typed.clone(),
        Some(Overlay::Text(text)) => text.search.as_ref().expect("a search").typed.clone(),
        other => panic!("nothing is typed: {other:?}"),
    };
    for (keys, lead) in [
        ("3/mayor", " In this article: "),
        ("smayor", " In all articles: "),
        ("amayor", " type a name: "),
        ("?/mayor", " /"),
    ] {
        press(&mut state, keys);
        let area = match &state.overlay {
            Some(Overlay::Picker(_)) => state.layout().picker().typed,
            _ => state.layout().filter,
        };
        let lead = u16::try_from(lead.len()).expect("short");
        click(&mut state, (area.x + lead + 2, area.y));
        assert_eq!((typed(&state).value(), typed(&state).cursor()), ("mayor", 2), "{keys}");
        click(&mut state, (area.x + lead + 7, area.y));
        assert_eq!(typed(&state).cursor(), 5, "{keys}");
        press(&mut state, "<Esc>");
        if state.overlay.is_some() {
            press(&mut state, "<Esc>");
        }
        assert!(state.overlay.is_none(), "{keys}");
        press(&mut state, "1");
    }
}

#[test]
fn of_a_long_line_the_wide_characters_in_sight_are_clicked() {
    let mut state = harbour();
    press(&mut state, "/");
    press(&mut state, &"港".repeat(50));
    let area = state.layout().filter;
    let drawn = crate::tui::view::tests::drawn(&state);
    let line = drawn.lines().nth(usize::from(area.y)).expect("a line").to_owned();
    assert!(line.matches('港').count() > 30, "{line}");
    click(&mut state, (area.x + 2, area.y));
    let Some(Overlay::Filter(line)) = &state.overlay else { panic!("a filter is typed") };
    assert_eq!(line.typed.cursor(), 12, "twice as many columns are out of sight");
}

#[test]
fn a_click_beside_any_window_closes_it() {
    let mut state = quay();
    press(&mut state, "o");
    let Some(Overlay::Addresses(addresses)) = &state.overlay else { panic!("addresses are shown") };
    let frame = addresses.layout(&state.layout()).frame;
    click(&mut state, (frame.x + 1, frame.y));
    assert!(state.overlay.is_some(), "its frame is part of it");
    click(&mut state, (frame.right(), frame.y));
    assert!(state.overlay.is_none());
    let mut state = port();
    press(&mut state, "3");
    for _ in 0..20 {
        press(&mut state, "<Tab><Enter>");
        if let Some(Overlay::Uses(uses)) = &state.overlay {
            let frame = state.layout().uses(uses.sources.len()).frame;
            click(&mut state, (frame.x, frame.bottom()));
            assert!(state.overlay.is_none());
            assert!(matches!(state.view, View::Reader(_)));
            return;
        }
        press(&mut state, "3");
    }
    panic!("no words serve several events");
}

#[test]
fn the_wheel_scrolls_the_article_behind_the_line_that_is_typed() {
    let mut state = harbour();
    update(&mut state, Input::Resize { columns: 40, rows: 7 });
    press(&mut state, "3g/");
    let top = |state: &State| match &state.view {
        View::Reader(reader) => reader.column.top,
        other => panic!("no article but {other:?}"),
    };
    assert_eq!(top(&state), 0);
    mouse(&mut state, (10, 4), Mouse::WheelDown);
    assert!(top(&state) > 0);
    click(&mut state, (10, 4));
    assert!(state.overlay.is_none(), "a click leaves the line");
}
