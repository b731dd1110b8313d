//! The help, pages that are searched, and what is said at the first time.

use super::*;
use crate::text::columns;

fn page(state: &State) -> &crate::tui::state::TextPage {
    match &state.overlay {
        Some(Overlay::Text(text)) => text,
        other => panic!("no page but {other:?}"),
    }
}

fn first_lines(state: &State, count: usize) -> Vec<String> {
    let lines = page(state).lines.iter().take(count);
    lines.map(|line| line.parts.iter().map(|part| part.text.as_str()).collect()).collect()
}

#[test]
fn the_help_begins_with_the_place_one_is_in() {
    for (keys, here, first) in [
        ("?", "Here: in the list of events", "next event"),
        ("<Enter>?", "Here: in an event's card", "next source"),
        ("<Enter><Enter>?", "Here: in an article", "a line down"),
        ("i?", "Here: in the list of events", "next event"),
        ("4?", "Here: among the accounts of facts", "next account"),
    ] {
        let mut state = harbour();
        press(&mut state, keys);
        let lines = first_lines(&state, 2);
        assert_eq!(lines[0], here, "{keys}");
        assert!(lines[1].contains(first), "{keys}: {lines:?}");
    }
}

#[test]
fn the_help_is_there_where_one_types_and_gives_back_what_is_typed() {
    let mut state = harbour();
    press(&mut state, "/port");
    update(&mut state, Input::Key(KeyEvent::new(KeyCode::F(1), KeyModifiers::NONE)));
    assert_eq!(first_lines(&state, 1), ["Here: typing a filter"]);
    press(&mut state, "<Esc>s");
    assert!(matches!(&state.overlay, Some(Overlay::Filter(line)) if line.typed.value() == "ports"));
}

#[test]
fn a_page_is_searched_while_one_types_and_goes_from_place_to_place() {
    let mut state = harbour();
    press(&mut state, "?/conflict");
    let place = |state: &State| {
        let search = page(state).search.as_ref().expect("a search");
        (search.at, search.hits[search.at].line)
    };
    let hits = page(&state).search.as_ref().expect("a search").hits.len();
    assert!(hits > 2, "{hits}");
    let (_, first) = place(&state);
    let in_sight = |state: &State, line: usize| (page(state).top..page(state).top + 21).contains(&line);
    assert!(in_sight(&state, first));
    press(&mut state, "<Enter>n");
    assert_eq!(place(&state).0, 1);
    press(&mut state, "NN");
    assert_eq!(place(&state).0, hits - 1, "round the end");
    assert!(in_sight(&state, place(&state).1));
    press(&mut state, "g");
    assert_eq!(page(&state).top, 0);
    press(&mut state, "<Esc>");
    assert!(state.overlay.is_none());
}

#[test]
fn escape_leads_back_to_where_the_search_began() {
    let mut state = harbour();
    press(&mut state, "?jj/single-source<Esc>");
    assert_eq!(page(&state).top, 2);
    assert!(page(&state).search.is_none());
    press(&mut state, "/<Enter>");
    assert!(page(&state).search.is_none(), "nothing is looked for");
    press(&mut state, "n");
    assert_eq!(state.messages.fresh(), Some("Nothing is looked for yet: / looks for words"));
}

#[test]
fn each_view_says_what_it_is_for_once_and_with_the_next_key_no_more() {
    let mut state = harbour();
    state.want_firsts();
    assert_eq!(state.messages.fresh(), Some("Events in order: j next, Enter its sources, / filter"));
    press(&mut state, "j");
    assert_eq!(state.messages.fresh(), None);
    press(&mut state, "<Enter>");
    assert_eq!(state.messages.fresh(), Some("Says who, in which words: j next, Enter the article"));
    press(&mut state, "<Esc><Enter>");
    assert_eq!(state.messages.fresh(), None);
    assert_eq!(state.messages.latest_first().count(), 2, "and can be read again");
}

#[test]
fn what_a_view_is_for_waits_for_what_is_said_before() {
    let mut state = harbour();
    state.say("Something is wrong");
    state.want_firsts();
    assert_eq!(state.messages.fresh(), Some("Something is wrong"));
    press(&mut state, "j");
    assert!(state.messages.fresh().is_some_and(|words| words.starts_with("Events in order")));
}

#[test]
fn what_a_view_is_for_leaves_room_for_the_help_and_the_way_out() {
    for keys in ["", "<Enter>", "<Enter><Enter>", "4", "5", "a"] {
        let mut state = bridge();
        press(&mut state, "1j");
        state.want_firsts();
        press(&mut state, keys);
        let said = state.messages.fresh();
        assert!(said.is_some(), "{keys}");
        let least = if keys == "a" { 0 } else { 2 };
        let footer = crate::tui::hints::Footer::new(&state, 80);
        assert!(footer.hints.len() >= least && columns(&footer.words) < 80, "{footer:?}");
    }
}
