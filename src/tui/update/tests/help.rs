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

/// Every action that a message names the key of, bound elsewhere.
fn elsewhere(mut state: State) -> State {
    use Action as A;
    let keys = [
        (Context::Browsing, A::ShowProblems, "F2"),
        (Context::Browsing, A::SetMark, "F3"),
        (Context::Browsing, A::GoToMark, "F4"),
        (Context::Browsing, A::SearchTexts, "F5"),
        (Context::Browsing, A::Edit, "F6"),
        (Context::Browsing, A::ShowAccounts, "F7"),
        (Context::Reader, A::ShowOriginal, "F8"),
        (Context::Reader, A::ScrollDown, "F9"),
        (Context::Reader, A::ScrollUp, "F10"),
        (Context::Reader, A::ShowUnquoted, "F11"),
        (Context::Reader, A::NextPassage, "F12"),
        (Context::Reader, A::ClearFilter, "F13"),
        (Context::Views, A::CopyCitation, "F14"),
        (Context::Views, A::CopyEvent, "F15"),
        (Context::Views, A::OpenAddress, "F16"),
        (Context::Events, A::ClearFilter, "F17"),
        (Context::Events, A::Forward, "F18"),
        (Context::Find, A::Back, "F19"),
        (Context::Timeline, A::Open, "F20"),
        (Context::Accounts, A::Open, "F21"),
        (Context::Mark, A::Back, "F22"),
        (Context::Addresses, A::Open, "F23"),
        (Context::Filter, A::Complete, "F24"),
    ];
    for (context, action, key) in keys {
        state.keys.bind(context, action, &[key.parse().expect("a key")]);
    }
    // What the card says is made anew.
    update(&mut state, Input::Resize { columns: 81, rows: 24 });
    update(&mut state, Input::Resize { columns: 80, rows: 24 });
    state
}

fn press_f(state: &mut State, number: u8) -> Option<Effect> {
    update(state, Input::Key(KeyEvent::new(KeyCode::F(number), KeyModifiers::NONE)))
}

fn screen(state: &State) -> String {
    crate::tui::view::tests::drawn(state)
}

#[test]
fn keys_that_are_bound_elsewhere_are_named_as_they_are_bound() {
    let said = |state: &State| state.messages.fresh().unwrap_or_default().to_owned();
    let mut state = elsewhere(harbour());
    press_f(&mut state, 4);
    assert_eq!(said(&state), "No mark is set: F3 and a letter sets one");
    press(&mut state, "x");
    assert_eq!(said(&state), "No such mark is set: F3 and a letter sets one");
    press_f(&mut state, 3);
    press(&mut state, "a");
    assert_eq!(said(&state), "Marked as a: F4 and a comes back here");
    press_f(&mut state, 18);
    press(&mut state, "!");
    assert_eq!(said(&state), "F18! does nothing here: ? shows the keys");
    press(&mut state, "G");
    assert!(screen(&state).contains("Press F20 to show what happened"), "{}", screen(&state));
    for (key, does) in [(14, "F14 again copies the citation"), (16, "F16 again shows the address")] {
        let mut state = elsewhere(harbour());
        press(&mut state, "G");
        press_f(&mut state, key);
        assert!(said(&state).contains(does), "{}", said(&state));
    }
    press_f(&mut state, 15);
    assert!(said(&state).contains("F15 again copies the event"), "{}", said(&state));
    let mut state = elsewhere(harbour());
    press(&mut state, "/");
    assert!(screen(&state).contains("F24: "), "{}", screen(&state));
    press(&mut state, "<Esc>");
    press_f(&mut state, 7);
    press(&mut state, "/nothing<Enter>");
    assert!(screen(&state).contains("press F17 to show all"), "{}", screen(&state));
    press(&mut state, "2");
    assert!(screen(&state).contains("press F17 to show all"), "{}", screen(&state));
    press_f(&mut state, 2);
    assert!(screen(&state).contains("is no problem: F7 shows it"), "{}", screen(&state));
    press(&mut state, "?");
    let help = first_lines(&state, 500).join("\n");
    assert!(help.contains("On to the next, behind F18"), "{help}");
    assert!(help.contains("Naming a mark, behind F3 or F4"), "{help}");
}

#[test]
fn an_article_names_keys_as_they_are_bound() {
    let said = |state: &State| state.messages.fresh().unwrap_or_default().to_owned();
    let mut state = elsewhere(port());
    press(&mut state, "3");
    press_f(&mut state, 9);
    assert_eq!(said(&state), "F8 shows the original, if it is at hand: F9 and F10 scroll it");
    press_f(&mut state, 11);
    press(&mut state, "<Enter>");
    assert_eq!(said(&state), "This is what no event quotes: F11 goes back to the passages");
    press(&mut state, "/zebra");
    let wanted = "nothing found: F19, then F5, searches all articles";
    assert!(screen(&state).contains(wanted), "{}", screen(&state));
}

#[test]
fn the_key_that_goes_to_marks_goes_back_when_it_is_pressed_twice() {
    let mut state = elsewhere(harbour());
    press(&mut state, "G");
    press_f(&mut state, 4);
    press_f(&mut state, 4);
    assert_eq!(focus(&state), "resignation");
    press(&mut state, "G");
    press_f(&mut state, 3);
    press_f(&mut state, 22);
    assert!(state.history.marks.is_empty(), "no mark");
    press_f(&mut state, 3);
    let quit = update(&mut state, Input::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL)));
    assert_eq!(quit, Some(Effect::Quit), "Ctrl-c quits there too");
}
