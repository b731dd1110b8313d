use crossterm::event::KeyModifiers;

use super::*;
use crate::{
    findings::Checked,
    load::tests::in_folder,
    tui::{Name, action::Mouse},
};

const ARTICLE: &str = "A note by the harbour office.\n\n\
    On Friday the mayor resigned. The port closed at noon, and the council met without her. \
    Nobody said why the cranes had stopped.\n\n\
    Later the harbour office denied that the port had ever closed.\n";

const TIMELINE: &str = r#"
[timeline]
title = "The harbour"

[actors.town]
name = "The town"

[actors.mayor]
name = "Ann Ahlberg"
part_of = "town"
aliases = ["the mayor"]

[actors.office]
name = "Harbour office"

[articles.note]
title = "A note"
text = "note.md"

[[events]]
id = "resignation"
title = "The mayor resigns"
date = "2021-03-05"
actors = ["mayor"]
[[events.sources]]
article = "note"
quote = "On Friday the mayor resigned"
[[events.sources]]
article = "note"
quote = "the council met without her"

[[events]]
id = "closure"
title = "The port closes"
date = "2021-03-06"
actors = ["office"]
[[events.sources]]
article = "note"
quote = "The port closed at noon"

[[events]]
id = "denial"
title = "The office denies it"
graphic = true
after = ["closure"]
actors = ["office", "town"]
[[events.sources]]
article = "note"
quote = "denied that the port had ever closed"
"#;

mod counting;
mod failing;
mod filtering;
mod help;
mod lanes;
mod large;
mod live;
mod moving;
mod pointing;
mod reader;
mod selecting;
mod taking;
mod views;

pub(crate) use lanes::canal;
pub(crate) use reader::{original, port};
pub(crate) use taking::quay;
pub(crate) use views::bridge;

/// Three events, told by one article, on a screen of 80 columns and 24 rows.
pub(crate) fn harbour() -> State {
    let loaded = in_folder(&[("timeline.toml", TIMELINE), ("note.md", ARTICLE)]);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let name = Name::File("harbour.toml".to_owned());
    State::new(Checked::new(loaded.timeline, loaded.problems), name, (80, 24))
}

/// Presses keys: letters, or names such as `<Enter>`.
pub(crate) fn press(state: &mut State, keys: &str) -> Option<Effect> {
    let mut effect = None;
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let code = if let Some((name, behind)) = named {
            rest = behind;
            key_named(name)
        } else {
            rest = rest.split_at(c.len_utf8()).1;
            KeyCode::Char(c)
        };
        effect = update(state, Input::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }
    effect
}

fn key_named(name: &str) -> KeyCode {
    match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "F1" => KeyCode::F(1),
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Down" => KeyCode::Down,
        "Up" => KeyCode::Up,
        "PgDn" => KeyCode::PageDown,
        "PgUp" => KeyCode::PageUp,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Backspace" => KeyCode::Backspace,
        other => panic!("no key {other}"),
    }
}

/// The id of the event in focus.
fn focus(state: &State) -> &str {
    let (_, event) = state.event().expect("an event");
    state.checked.timeline.text(event.id).as_written()
}

#[test]
fn the_first_event_has_the_focus() {
    assert_eq!(focus(&harbour()), "resignation");
}

#[test]
fn the_focus_stops_at_either_end() {
    let mut state = harbour();
    press(&mut state, "jjjjj");
    assert_eq!(focus(&state), "denial");
    press(&mut state, "kkkkk");
    assert_eq!(focus(&state), "resignation");
    press(&mut state, "G<PgDn>");
    assert_eq!(focus(&state), "denial");
    press(&mut state, "g<PgUp>");
    assert_eq!(focus(&state), "resignation");
}

#[test]
fn a_passage_is_two_keys_away_and_the_way_back_is_as_long() {
    let mut state = harbour();
    press(&mut state, "<Enter>j");
    assert!(matches!(state.view, View::Card));
    assert_eq!(state.source_index(), 1);
    press(&mut state, "<Enter>");
    let View::Reader(reader) = &state.view else { panic!("an article is open") };
    let lit = state.checked.findings.passage(reader.source.expect("a source")).extent().expect("found");
    assert_eq!(ARTICLE.get(lit), Some("the council met without her"));
    press(&mut state, "<Esc>");
    assert_eq!((focus(&state), state.source_index()), ("resignation", 1));
    press(&mut state, "<Esc>");
    assert!(matches!(state.view, View::Timeline));
}

#[test]
fn what_is_graphic_is_asked_for_first() {
    let mut state = harbour();
    press(&mut state, "G");
    let said = |state: &State| state.card.lines.iter().any(|line| line.source.is_some());
    assert!(!said(&state));
    press(&mut state, "<Enter>");
    assert!(said(&state) && matches!(state.view, View::Timeline));
    press(&mut state, "kG");
    assert!(said(&state), "it is asked once");
}

#[test]
fn what_is_graphic_is_asked_for_where_it_stands_in_too() {
    let mut state = harbour();
    press(&mut state, "j<Enter>atown<Tab><Enter>aann<BackTab><Enter>");
    assert_eq!(focus(&state), "denial", "which is graphic, and the closure is hidden");
    press(&mut state, "<Enter>");
    assert!(matches!(state.view, View::Card), "asked for, it is shown and not yet opened");
    press(&mut state, "<Enter>");
    assert!(matches!(state.view, View::Reader(_)));
}

#[test]
fn the_passage_is_in_sight_however_small_the_screen_is() {
    for rows in 5..30 {
        let mut state = harbour();
        update(&mut state, Input::Resize { columns: 30, rows });
        press(&mut state, "<Enter><Enter>");
        let View::Reader(reader) = &state.view else { panic!("an article is open") };
        let lit = state.checked.findings.passage(reader.source.expect("a source")).extent().expect("found");
        let mut sight = reader.column.lines.iter().skip(reader.column.top).take(reader.column.page());
        assert!(sight.any(|line| line.contains(&lit.start)), "{rows} rows");
    }
}

#[test]
fn what_is_read_stays_in_sight_when_the_width_changes() {
    let mut state = harbour();
    press(&mut state, "<Enter><Enter>");
    for columns in [20, 120, 33, 80] {
        update(&mut state, Input::Resize { columns, rows: 9 });
        let View::Reader(reader) = &state.view else { panic!("an article is open") };
        let lit = state.checked.findings.passage(reader.source.expect("a source")).extent().expect("found");
        let mut sight = reader.column.lines.iter().skip(reader.column.top).take(reader.column.page());
        assert!(sight.any(|line| line.contains(&lit.start)), "{columns} columns");
    }
}

#[test]
fn every_line_of_a_card_can_be_reached_from_the_keyboard() {
    let mut state = harbour();
    update(&mut state, Input::Resize { columns: 30, rows: 8 });
    press(&mut state, "<Enter>");
    let height = usize::from(state.layout().card.height);
    let mut seen = vec![false; state.card.lines.len()];
    for _ in 0..60 {
        seen.iter_mut().skip(state.card.top).take(height).for_each(|line| *line = true);
        press(&mut state, "j");
    }
    for _ in 0..60 {
        seen.iter_mut().skip(state.card.top).take(height).for_each(|line| *line = true);
        press(&mut state, "k");
    }
    assert!(seen.iter().all(|seen| *seen), "{seen:?}");
}

#[test]
fn a_key_that_means_nothing_says_so_until_the_next() {
    let mut state = harbour();
    press(&mut state, "z");
    assert_eq!(state.messages.fresh(), Some("z does nothing here: ? shows the keys"));
    press(&mut state, "j");
    assert_eq!(state.messages.fresh(), None);
}

#[test]
fn the_key_that_opens_a_page_closes_it() {
    for key in ["?", "!", "i"] {
        let mut state = harbour();
        press(&mut state, key);
        assert!(matches!(state.overlay, Some(Overlay::Text(_))), "{key}");
        press(&mut state, key);
        assert!(state.overlay.is_none(), "{key}");
    }
}

#[test]
fn q_quits_from_everywhere_but_where_one_types() {
    for keys in ["q", "<Enter>q", "<Enter><Enter>q", "?q", "!q"] {
        assert!(matches!(press(&mut harbour(), keys), Some(Effect::Quit)), "{keys}");
    }
    assert!(press(&mut harbour(), "aq").is_none());
}

#[test]
fn a_click_puts_the_focus_there_and_a_second_one_opens() {
    let mut state = harbour();
    let list = state.layout().list;
    let click = |state: &mut State, at| update(state, Input::Mouse { at, what: Mouse::Click });
    // The first row is the year.
    click(&mut state, (10, list.y + 2));
    assert_eq!(focus(&state), "closure");
    assert!(matches!(state.view, View::Timeline));
    click(&mut state, (10, list.y + 2));
    assert!(matches!(state.view, View::Card));
    let card = state.layout().card;
    let line = state.source_lines().start - state.card.top;
    click(&mut state, (10, card.y + u16::try_from(line).expect("on the screen")));
    assert!(matches!(state.view, View::Reader(_)));
}

#[test]
fn a_click_on_the_time_axis_leads_to_what_was_then() {
    let mut state = harbour();
    let axis = state.layout().axis;
    assert_eq!(axis.height, 2);
    let click = |state: &mut State, x| update(state, Input::Mouse { at: (x, axis.y), what: Mouse::Click });
    click(&mut state, axis.right() - 2);
    assert_eq!(focus(&state), "closure");
    click(&mut state, axis.x);
    assert_eq!(focus(&state), "resignation");
}

#[test]
fn the_wheel_scrolls_what_is_under_the_pointer() {
    let mut state = harbour();
    let (list, card) = (state.layout().list, state.layout().card);
    let wheel = |state: &mut State, at, what| update(state, Input::Mouse { at, what });
    wheel(&mut state, (5, list.y), Mouse::WheelDown);
    assert_eq!(focus(&state), "closure");
    wheel(&mut state, (5, list.y), Mouse::WheelUp);
    update(&mut state, Input::Resize { columns: 80, rows: 16 });
    wheel(&mut state, (5, card.y), Mouse::WheelDown);
    assert_eq!((focus(&state), state.card.top), ("resignation", 3));
}

#[test]
fn a_terminal_that_says_it_has_no_columns_or_rows_breaks_nothing() {
    for open in [harbour, bridge, canal, port] {
        for (columns, rows) in [(0, 24), (80, 0), (0, 0), (1, 1)] {
            for keys in ["", "<Enter>", "<Enter><Enter>", "2", "3", "4", "5", "a", "/", "?", "f", "o"] {
                let mut state = open();
                update(&mut state, Input::Resize { columns, rows });
                press(&mut state, keys);
                crate::tui::view::tests::drawn(&state);
            }
        }
    }
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_keys_and_no_size_break_the_state(
            keys in proptest::collection::vec(
                proptest::sample::select(&["j", "k", "G", "g", "<Enter>", "<Esc>", "a", "<Tab>", "<BackTab>",
                    "o", "c", "?", "!", "i", "/", "actor:", "(", "<PgDn>", "<PgUp>", "J", "K", "z", " ", "b",
                    "1", "2", "3", "4", "5", "n", "N", "h", "l", "u", "v", "w", "s", "y", "Y", "O", "+", "-", "<", ">", "f", "Z"][..]), 0..40),
            open in proptest::sample::select(&[harbour as fn() -> State, bridge, canal, port][..]),
            sizes in proptest::collection::vec((0u16..130, 0u16..40), 1..6),
            clicks in proptest::collection::vec((0u16..130, 0u16..40), 0..6),
        ) {
            let mut state = open();
            for (index, key) in keys.iter().enumerate() {
                let (columns, rows) = sizes[index % sizes.len()];
                update(&mut state, Input::Resize { columns, rows });
                press(&mut state, key);
                if let Some(at) = clicks.get(index) {
                    update(&mut state, Input::Mouse { at: *at, what: Mouse::Click });
                }
                prop_assert!(state.list.shown.is_empty() || state.event().is_some());
                crate::tui::view::tests::drawn(&state);
            }
        }
    }
}
