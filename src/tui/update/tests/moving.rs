use super::*;
use crate::load::tests::timeline;

/// Events a to h: two of one day, one undated, one of a month only, one of another month, one of another year.
fn calendar() -> State {
    let events = [
        ("a", "date = '2023-05-01'"),
        ("b", "date = '2024-03-07'"),
        ("c", "date = '2024-03-07'"),
        ("d", "after = ['c']"),
        ("e", "date = '2024-03-22T19:58+03:00'"),
        ("f", "date = '[2024-03-25,2024-03-26]'"),
        ("g", "date = '2024-04'"),
        ("h", "date = '2025'"),
    ];
    let event = |(id, line): &(&str, &str)| {
        format!("[[events]]\nid = '{id}'\ntitle = 'T{id}'\n{line}\n[[events.sources]]\narticle = 'x'\n")
    };
    let articles = "[articles.x]\ntitle = 'X'\n";
    let timeline = timeline(&(articles.to_owned() + &events.iter().map(event).collect::<String>()));
    State::new(Checked::new(timeline, Vec::new()), Name::File("calendar.toml".to_owned()), (80, 24))
}

fn after(keys: &str) -> String {
    let mut state = calendar();
    press(&mut state, keys);
    focus(&state).to_owned()
}

#[test]
fn one_moves_by_days_months_and_years_that_are_known() {
    assert_eq!(after("j]d"), "e", "c is of the same day, d of none");
    assert_eq!(after("jjjj]d"), "e", "f is of one of two days, g and h of none");
    assert_eq!(after("j]m"), "g");
    assert_eq!(after("]y"), "b");
    assert_eq!(after("]y]y"), "h");
}

#[test]
fn the_way_back_is_by_their_first_events() {
    assert_eq!(after("jjjj[d"), "b");
    assert_eq!(after("jj[d"), "b", "to the first of its own day");
    assert_eq!(after("j[d"), "a");
    assert_eq!(after("G[m"), "g", "2025 is of no month");
    assert_eq!(after("G[m[m"), "b");
    assert_eq!(after("G[y"), "b");
}

#[test]
fn what_is_not_there_is_said_and_the_focus_stays() {
    let mut state = calendar();
    press(&mut state, "]c");
    assert_eq!((focus(&state), state.messages.fresh()), ("a", Some("No event below is told in conflict")));
    press(&mut state, "[y");
    assert_eq!(state.messages.fresh(), Some("No event above is known to be of another year"));
    press(&mut state, "]x");
    assert_eq!(state.messages.fresh(), Some("]x does nothing here: ? shows the keys"));
    press(&mut state, "]<Esc>j");
    assert_eq!((focus(&state), state.messages.fresh()), ("b", None));
}

#[test]
fn one_moves_to_the_next_single_source_event_and_back() {
    assert_eq!(after("]s"), "b");
    assert_eq!(after("03]s"), "d");
    assert_eq!(after("G[s"), "g");
}

#[test]
fn one_moves_to_the_next_conflict_and_back() {
    let mut state = bridge();
    press(&mut state, "]c");
    let conflict = focus(&state).to_owned();
    press(&mut state, "G[c");
    assert_eq!(focus(&state), conflict);
}

#[test]
fn a_count_begins_with_a_digit_that_is_no_view_and_any_digit_goes_on_with_it() {
    assert_eq!(after("03j"), "d");
    assert_eq!(after("6j"), "g");
    assert_eq!(after("099999j"), "h");
    assert_eq!(after("G02k"), "f");
    assert_eq!(after("04G"), "d");
    assert_eq!(after("03jj"), "e", "it holds for one move");
    assert_eq!(after("06<Esc>j"), "b", "another key ends it");
}

#[test]
fn a_typed_date_leads_to_the_first_event_from_then_on_as_it_is_typed() {
    assert_eq!(after(":2024-03-22"), "e");
    assert_eq!(after("j:22 march<Enter>"), "e", "of the year that one is in");
    assert_eq!(after(":2024-03-26<Enter>"), "g");
    assert_eq!(after("t2030<Enter>"), "h", "nothing is later");
    assert_eq!(after("j:2025<Esc>"), "b", "Escape goes back");
    assert_eq!(after("j:soon"), "b");
}

#[test]
fn what_is_no_date_is_said_and_not_left_behind() {
    let mut state = calendar();
    press(&mut state, ":soon<Enter>");
    assert!(matches!(&state.overlay, Some(Overlay::Date(line)) if line.read.is_err()));
    press(&mut state, "<Backspace><Backspace><Backspace><Backspace><Enter>");
    assert!(state.overlay.is_none(), "nothing typed is nothing to go to");
}

#[test]
fn back_and_forward_run_through_view_focus_and_filter() {
    let mut state = harbour();
    press(&mut state, "j<Enter><Enter>");
    assert!(matches!(state.view, View::Reader(_)));
    press(&mut state, "1/closes<Enter>G");
    assert_eq!((focus(&state), state.filter.text()), ("closure", "closes"));
    press(&mut state, "{");
    assert_eq!((focus(&state), state.filter.text()), ("closure", ""));
    press(&mut state, "{");
    assert!(matches!(state.view, View::Reader(_)));
    press(&mut state, "{{");
    assert!(matches!(state.view, View::Timeline));
    assert_eq!(focus(&state), "closure");
    press(&mut state, "}}}");
    assert_eq!((focus(&state), state.filter.text()), ("closure", ""));
    press(&mut state, "}");
    assert_eq!(state.filter.text(), "closes");
    press(&mut state, "}");
    assert_eq!(state.messages.fresh(), Some("There is nowhere to go forward to"));
}

#[test]
fn steps_are_not_places_to_come_back_to_and_jumps_are() {
    let mut state = calendar();
    press(&mut state, "jjG");
    assert_eq!(focus(&state), "h");
    press(&mut state, "{");
    assert_eq!(focus(&state), "c");
    press(&mut state, "{");
    assert_eq!((focus(&state), state.messages.fresh()), ("c", Some("There is nowhere to go back to")));
}

#[test]
fn a_mark_brings_back_the_place_it_was_set_at() {
    let mut state = calendar();
    press(&mut state, "jjma");
    assert_eq!(state.messages.fresh(), Some("Marked as a: ' and a comes back here"));
    press(&mut state, "/date:2025<Enter>'a");
    assert_eq!((focus(&state), state.filter.text()), ("c", ""));
    press(&mut state, "''");
    assert_eq!(state.filter.text(), "date:2025");
    press(&mut state, "'");
    assert_eq!(state.messages.fresh(), Some("Marks: a Tc"));
    press(&mut state, "z");
    assert_eq!(state.messages.fresh(), Some("No such mark is set: m and a letter sets one"));
}

#[test]
fn pasted_text_is_typed_on_one_line_and_is_no_keys_elsewhere() {
    let mut state = calendar();
    update(&mut state, Input::Text("q\njj".to_owned()));
    assert_eq!(focus(&state), "a");
    assert!(state.messages.fresh().is_some_and(|words| words.starts_with("Pasted text")));
    press(&mut state, "/");
    update(&mut state, Input::Text(" date:2024-03-07\n\u{1b}[2J".to_owned()));
    let Some(Overlay::Filter(line)) = &state.overlay else { panic!("a filter is typed") };
    assert_eq!(line.typed.value(), "date:2024-03-07  [2J");
}

#[test]
fn a_line_holds_a_thousand_characters_and_says_so() {
    let typed = |state: &mut State| {
        let line = state.overlay.as_mut().and_then(Overlay::typed);
        line.map(|line| line.value().to_owned()).unwrap_or_default()
    };
    for keys in ["/", "a", ":", "?/", "s", "<Enter><Enter>/"] {
        let mut state = harbour();
        press(&mut state, keys);
        update(&mut state, Input::Text("ä".repeat(100_000)));
        assert_eq!(typed(&mut state), "ä".repeat(1_000), "{keys}");
        let said = "A line holds at most 1000 characters: of what was pasted, the first 1000 are in it";
        assert_eq!(state.messages.fresh(), Some(said), "{keys}");
        press(&mut state, "x");
        assert_eq!(typed(&mut state), "ä".repeat(1_000), "{keys}");
        assert!(
            state.messages.fresh().is_some_and(|words| words.ends_with("no more can be typed")),
            "{keys}"
        );
        press(&mut state, "<Backspace>x");
        assert!(typed(&mut state).ends_with("äx"), "{keys}");
    }
}

#[test]
fn a_name_that_is_pasted_after_a_mark_is_looked_for_whole() {
    let mut state = harbour();
    press(&mut state, "a<Tab>");
    update(&mut state, Input::Text("any name".to_owned()));
    let Some(Overlay::Picker(picker)) = &state.overlay else { panic!("actors are chosen") };
    assert_eq!(picker.typed.value(), "any name");
}

#[test]
fn a_number_leads_to_the_line_the_lane_and_the_source_of_that_number() {
    let mut state = harbour();
    press(&mut state, "?07G");
    assert!(matches!(&state.overlay, Some(Overlay::Text(text)) if text.top == 6));
    press(&mut state, "<Esc><Enter>02G");
    assert_eq!(state.source_index(), 1);
    press(&mut state, "01G");
    assert_eq!(state.source_index(), 0);
    press(&mut state, "<Esc>2");
    for (keys, lane) in [("02G", 1), ("01G", 0), ("099G", 2)] {
        press(&mut state, keys);
        assert_eq!(state.lane_in_focus().map(|(lane, _)| lane), Some(lane), "{keys}");
    }
    let mut state = harbour();
    update(&mut state, Input::Resize { columns: 40, rows: 7 });
    press(&mut state, "3g03G");
    let View::Reader(reader) = &state.view else { panic!("an article is open") };
    assert_eq!(reader.column.top, 2);
}

#[test]
fn the_help_says_how_a_number_begins() {
    let mut state = harbour();
    let help = |state: &mut State| {
        press(state, "?");
        let Some(Overlay::Text(text)) = &state.overlay else { panic!("the help") };
        let lines = text.lines.iter().flat_map(|line| line.parts.iter().map(|part| part.text.as_str()));
        let lines: String = lines.collect();
        press(state, "<Esc>");
        lines
    };
    let said = help(&mut state);
    assert!(said.contains("05j") && said.contains("it begins with 0 6 7 8 9"), "{said}");
    for action in Context::Browsing.actions() {
        if matches!(
            action,
            Action::ShowTimeline
                | Action::ShowLanes
                | Action::ShowReader
                | Action::ShowAccounts
                | Action::ShowCoverage
        ) {
            state.keys.bind(Context::Browsing, action, &[]);
        }
    }
    let said = help(&mut state);
    assert!(said.contains("any digit begins one"), "{said}");
}
