//! An article as it is read.

use super::*;
use crate::tui::update::tests::port;

/// The port after some keys, at some size.
fn after(keys: &str, columns: u16, rows: u16) -> String {
    let mut state = port();
    update(&mut state, Input::Resize { columns, rows });
    press(&mut state, keys);
    drawn(&state)
}

#[test]
fn every_passage_is_marked_and_one_is_lit() {
    insta::assert_snapshot!("port", after("<Enter><Enter><Tab><Tab>", 80, 24));
    insta::assert_snapshot!("port_wide", after("<Enter><Enter><Tab><Tab>", 120, 36));
    insta::assert_snapshot!("port_small", after("<Enter><Enter><Tab><Tab>", 40, 12));
}

#[test]
fn the_events_that_rest_on_the_same_words_are_offered() {
    insta::assert_snapshot!("uses", after("<Enter><Enter><Tab><Tab><Enter>", 80, 24));
    insta::assert_snapshot!("uses_small", after("<Enter><Enter><Tab><Tab><Enter>", 20, 5));
}

#[test]
fn words_without_a_place_are_told_of_above_the_text() {
    insta::assert_snapshot!("placeless", after("j<Enter>j<Enter>", 80, 24));
}

#[test]
fn what_no_event_quotes_is_counted_and_stands_out() {
    insta::assert_snapshot!("unquoted", after("<Enter><Enter>u<Tab>", 80, 24));
}

#[test]
fn words_are_looked_for_in_the_article() {
    insta::assert_snapshot!("find", after("<Enter><Enter>/the c", 80, 24));
    insta::assert_snapshot!("found", after("<Enter><Enter>/the c<Enter>n", 80, 24));
    insta::assert_snapshot!("find_nothing_small", after("<Enter><Enter>/xyz", 20, 5));
}

#[test]
fn words_are_looked_for_in_all_articles() {
    insta::assert_snapshot!("search", after("spilot", 80, 24));
    insta::assert_snapshot!("search_wide", after("sthe", 120, 36));
    insta::assert_snapshot!("search_small", after("sthe<Down><Down><Down>", 40, 12));
    insta::assert_snapshot!("search_smallest", after("sthe", 20, 5));
    insta::assert_snapshot!("search_nothing", after("snowhere at all", 80, 24));
    insta::assert_snapshot!("search_read", after("spilot<Enter>", 80, 24));
}

#[test]
fn what_is_selected_ends_at_the_cursor() {
    let mut state = port();
    press(&mut state, "<Enter><Enter>vjee");
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("backend");
    terminal.draw(|frame| draw(frame, &state, Theme::new(true))).expect("drawn");
    let place = terminal.get_cursor_position().expect("a cursor");
    assert_eq!(terminal.backend().buffer()[(place.x, place.y)].symbol(), ".", "the last that is selected");
    insta::assert_snapshot!("selecting", drawn(&state));
}

#[test]
fn the_original_stands_beside_the_reading_copy_or_in_its_place() {
    let original = |keys: &str, columns, rows| {
        let mut state = port();
        update(&mut state, Input::Resize { columns, rows });
        press(&mut state, "<Enter><Enter>O");
        update(&mut state, crate::tui::update::tests::original());
        press(&mut state, keys);
        drawn(&state)
    };
    insta::assert_snapshot!("original_beside", original("", 120, 36));
    insta::assert_snapshot!("original_without_place", original("<Tab><Tab>", 100, 20));
    insta::assert_snapshot!("original_alone", original("", 80, 24));
    insta::assert_snapshot!("original_small", original("", 40, 12));
}
