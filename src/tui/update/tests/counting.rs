//! Filters on more events than are asked on a key.

use std::sync::Arc;

use super::*;
use crate::{
    load::tests::timeline,
    query,
    tui::{action::Answer, view::tests::drawn},
};

/// One event in a hundred tells of a storm, and one of all of them of a flood.
fn long(events: usize) -> State {
    let event = |at: usize| {
        let what = if at == events / 2 {
            "A flood"
        } else if at % 100 == 7 {
            "A storm"
        } else {
            "Calm"
        };
        let (year, month) = (1000 + at / 12, 1 + at % 12);
        format!(
            "[[events]]\nid = 'e{at:05}'\ntitle = '{what}'\ndate = '{year:04}-{month:02}'\nactors = ['town']\n"
        )
    };
    let actors = "[actors.town]\nname = 'Town'\n".to_owned();
    let timeline = timeline(&(actors + &(0..events).map(event).collect::<String>()));
    State::new(Checked::new(timeline, Vec::new()), Name::BuiltIn, (80, 24))
}

/// More than are asked on a key.
const MANY: usize = 20_000;

/// Types all of it before it is looked at.
fn type_at_once(state: &mut State, filter: &str) {
    press(state, "/");
    update(state, Input::Text(filter.to_owned()));
}

fn shown_at_once(state: &State) -> Vec<crate::model::EventId> {
    query::matching(&state.checked, &state.filter).shown
}

#[test]
fn a_timeline_of_few_events_is_never_seen_half_counted() {
    let mut state = long(1_000);
    press(&mut state, "/s");
    assert!(!state.has_work());
    assert_eq!((state.list.shown.len(), state.counted_so_far()), (10, None));
}

#[test]
fn the_rest_is_counted_while_nobody_types_and_seen_once() {
    let mut state = long(MANY);
    assert!(state.has_work(), "as when it is opened");
    state.finish();
    type_at_once(&mut state, "storm");
    assert!(state.has_work() && state.counted_so_far().is_some_and(|found| found < 200));
    let in_sight = usize::from(state.layout().list.height);
    assert!(state.list.shown.len() >= in_sight, "a screenful is there at once");
    let mut frames = 0;
    while state.has_work() {
        frames += usize::from(state.work());
    }
    assert_eq!(frames, 1);
    assert_eq!(state.list.shown, shown_at_once(&state));
    assert_eq!((state.list.shown.len(), state.list.rows.events()), (200, 200));
    assert!(!state.work(), "there is nothing left to do");
}

#[test]
fn a_further_letter_drops_what_was_left_and_asks_what_has_passed() {
    let mut state = long(MANY);
    state.finish();
    type_at_once(&mut state, "st");
    assert!(state.counted_so_far().is_some_and(|found| found < 200));
    press(&mut state, "o");
    assert!(!state.has_work(), "few enough are left to be asked on a key");
    assert_eq!(state.list.shown, shown_at_once(&state));
    press(&mut state, "<Backspace><Backspace>");
    assert!(state.has_work());
    state.finish();
    assert_eq!(state.list.shown, shown_at_once(&state), "a wider one asks them all");
}

#[test]
fn the_event_in_focus_stays_where_it_is_while_the_rest_is_counted() {
    let mut state = long(MANY);
    press(&mut state, "12008Gjjjj");
    type_at_once(&mut state, "storm");
    let row = |state: &State| state.list.rows.of(state.cursor().expect("a cursor")).expect("a row");
    let (event, line) = (state.event().map(|(id, _)| id), row(&state) - state.list.top);
    while state.has_work() {
        state.work();
        assert_eq!(state.event().map(|(id, _)| id), event);
    }
    assert_eq!(row(&state) - state.list.top, line);
}

#[test]
fn a_key_that_moves_waits_for_the_count() {
    let mut state = long(MANY);
    type_at_once(&mut state, "storm");
    press(&mut state, "<Enter>");
    assert!(state.has_work());
    press(&mut state, "G");
    assert_eq!((state.has_work(), state.cursor()), (false, Some(199)));
}

#[test]
fn what_is_far_off_is_shown_as_soon_as_it_is_found() {
    let mut state = long(2 * MANY);
    state.finish();
    type_at_once(&mut state, "flood");
    assert!(state.list.shown.is_empty());
    while state.has_work() && !state.work() {}
    assert_eq!((state.list.shown.len(), state.has_work()), (1, true));
    state.finish();
    assert_eq!(state.list.shown, shown_at_once(&state));
}

#[test]
fn the_table_of_coverage_is_counted_while_nobody_types() {
    let mut state = long(MANY);
    state.finish();
    press(&mut state, "5");
    assert!(state.has_work() && state.is_counting_coverage());
    let mut frames = 0;
    while state.has_work() {
        frames += usize::from(state.work());
    }
    assert_eq!((frames, state.is_counting_coverage()), (1, false));
}

#[test]
fn when_all_is_found_only_a_filter_that_asks_for_it_is_asked_anew() {
    let mut state = long(MANY);
    for (filter, is_asked) in
        [("", false), ("storm", false), ("-quote:missing", true), ("is:faulty OR calm", true)]
    {
        press(&mut state, "c");
        type_at_once(&mut state, filter);
        press(&mut state, "<Enter>");
        state.finish();
        let before = state.list.shown.clone();
        let timeline = Arc::clone(&state.checked.timeline);
        update(&mut state, Input::Answer(Answer::AllFound(timeline)));
        assert_eq!(state.has_work(), is_asked, "{filter}");
        state.finish();
        assert_eq!(state.list.shown, before, "{filter}");
    }
}

#[test]
fn in_how_many_events_an_actor_takes_part_is_counted_while_nobody_types() {
    let mut state = long(MANY);
    state.finish();
    press(&mut state, "a");
    assert!(state.has_work());
    assert!(drawn(&state).contains("  … "), "{}", drawn(&state));
    let mut frames = 0;
    while state.has_work() {
        frames += usize::from(state.work());
    }
    assert_eq!(frames, 1);
    assert!(drawn(&state).contains("20000 "), "{}", drawn(&state));
    press(&mut state, "<Esc>");
    state.finish();
    press(&mut state, "a");
    assert!(!state.has_work(), "it is counted once");
}

#[test]
fn the_lanes_of_what_is_around_the_focus_are_shown_at_once_and_those_of_all_soon() {
    let mut state = long(MANY);
    state.finish();
    press(&mut state, "9000G");
    let focus = state.event().map(|(id, _)| id);
    press(&mut state, "2");
    assert!(state.has_work() && state.lane_in_focus().is_some());
    let screen = drawn(&state);
    assert!(screen.contains("16384+") && screen.contains(" of 20000 events"), "{screen}");
    let all = |state: &State| state.lanes.table.as_ref().and_then(|table| table.all);
    let window = all(&state);
    let mut frames = 0;
    while state.has_work() {
        frames += usize::from(state.work());
    }
    assert_eq!((frames, all(&state)), (1, window), "time is that of the whole timeline from the first");
    assert_eq!(state.event().map(|(id, _)| id), focus);
    let screen = drawn(&state);
    assert!(screen.contains(" 20000 ") && !screen.contains("counting"), "{screen}");
    assert!(screen.contains("event 9000 of 20000"), "{screen}");
    press(&mut state, "1");
    press(&mut state, "2");
    assert!(!state.has_work(), "they are kept");
}

#[test]
fn a_key_that_moves_in_the_lanes_waits_for_all_of_them() {
    let mut state = long(MANY);
    state.finish();
    press(&mut state, "2l");
    assert!(!state.has_work());
    assert!(drawn(&state).contains("event 2 of 20000"), "{}", drawn(&state));
}

#[test]
fn lanes_of_what_is_found_so_far_say_that_there_may_be_more() {
    let mut state = long(2 * MANY);
    state.finish();
    press(&mut state, "2");
    state.finish();
    let is_marked = |state: &State| drawn(state).contains("around this one, counting");
    assert!(!is_marked(&state));
    type_at_once(&mut state, "calm");
    assert!(state.has_work() && is_marked(&state));
    while state.counted_so_far().is_some() {
        assert!(is_marked(&state));
        state.work();
    }
    state.finish();
    assert!(!is_marked(&state));
}
