//! Actors down, time across.

use super::*;

/// The canal after some keys, at some size.
fn after(keys: &str, columns: u16, rows: u16) -> String {
    let mut state = canal();
    update(&mut state, Input::Resize { columns, rows });
    press(&mut state, keys);
    drawn(&state)
}

#[test]
fn events_stand_in_lanes_over_time() {
    insta::assert_snapshot!("lanes", after("2l", 80, 24));
    insta::assert_snapshot!("lanes_wide", after("2ljjj", 120, 36));
}

#[test]
fn lanes_close_up_show_hours_and_how_long_a_day_may_be() {
    insta::assert_snapshot!("lanes_of_weeks", after("2lll++++", 80, 24));
    insta::assert_snapshot!("lanes_of_hours", after("2lll+++++++++", 80, 24));
    insta::assert_snapshot!("lanes_of_minutes", after("2lll99+", 80, 24));
}

#[test]
fn folded_groups_hold_the_events_of_their_parts() {
    insta::assert_snapshot!("lanes_folded", after("2lZ", 80, 24));
}

#[test]
fn lanes_on_a_small_screen() {
    insta::assert_snapshot!("40x12_lanes", after("2ll", 40, 12));
    insta::assert_snapshot!("20x5_lanes", after("2ll", 20, 5));
}

#[test]
fn lanes_of_a_filter_show_what_passes_and_how_surely() {
    insta::assert_snapshot!("lanes_filtered", after("2/date:2030-03-07<Enter>", 80, 24));
    insta::assert_snapshot!("lanes_none", after("2/nothing<Enter>", 80, 12));
}

#[test]
fn lanes_without_a_date_are_as_wide_as_there_is_room() {
    let event = |n: usize| format!("[[events]]\nid = 'e{n}'\ntitle = 'Event {n}'\nactors = ['a']\n");
    let events: String = (0..60).map(event).collect();
    let mut state = opened(&format!("[actors.a]\nname = 'Ann'\n{events}"), (40, 12));
    press(&mut state, "2l");
    insta::assert_snapshot!("lanes_undated", drawn(&state));
}

#[test]
fn wide_names_keep_their_columns() {
    let text = "[actors.a]\nname = '港の記録と市長の辞任'\n[actors.b]\nname = \"Cafe\u{301}\\u001b[31m\"\n\
        [[events]]\nid = 'e'\ntitle = '市長'\ndate = '2021-03-05'\nactors = ['a', 'b']\n";
    let mut state = opened(text, (60, 12));
    press(&mut state, "2");
    insta::assert_snapshot!("lanes_wide_names", drawn(&state));
}
