//! The picker, the line that a filter is typed in, and what becomes of the focus.

use super::*;

#[test]
fn an_actor_is_found_by_a_few_letters_and_shown_alone() {
    let mut state = harbour();
    press(&mut state, "aharb<Enter>");
    assert_eq!(state.list.shown.len(), 2);
    assert_eq!(focus(&state), "closure");
}

#[test]
fn a_group_stands_for_its_parts() {
    let mut state = harbour();
    press(&mut state, "atown<Enter>");
    let titles: Vec<usize> = state.list.shown.iter().map(|id| id.index()).collect();
    assert_eq!(titles, [0, 2], "the mayor is part of the town");
}

#[test]
fn the_nearest_event_stands_in_until_the_filter_shows_the_one_in_focus_again() {
    let mut state = harbour();
    press(&mut state, "aharb<Enter>");
    assert_eq!(focus(&state), "closure", "the resignation is hidden");
    press(&mut state, "c");
    assert_eq!(focus(&state), "resignation");
}

#[test]
fn moving_from_a_stand_in_moves_the_focus() {
    let mut state = harbour();
    press(&mut state, "aharb<Enter>jc");
    assert_eq!(focus(&state), "denial");
}

#[test]
fn several_actors_are_marked_and_others_excluded() {
    let mut state = harbour();
    press(&mut state, "aharb<Tab><Enter>");
    assert_eq!(state.list.shown.len(), 2);
    press(&mut state, "atown<BackTab><Enter>");
    assert_eq!(state.list.shown.len(), 1);
    assert_eq!(focus(&state), "closure");
}

#[test]
fn a_mark_that_is_set_again_is_taken_away() {
    let mut state = harbour();
    press(&mut state, "aharb<Tab><Tab><Enter>");
    assert!(state.filter.is_empty());
}

#[test]
fn leaving_the_picker_restores_the_filter() {
    let mut state = harbour();
    press(&mut state, "aharb<Enter>");
    press(&mut state, "atown<Tab>");
    assert_eq!(state.list.shown.len(), 3, "the list follows while choosing");
    press(&mut state, "<Esc>");
    assert_eq!(state.list.shown.len(), 2);
}

#[test]
fn a_whole_name_stands_before_names_that_merely_hold_it() {
    let text = "[actors.critics]\nname = 'Critics of the Council'\n[actors.council]\nname = 'Council'\n\
                [[events]]\nid = 'e'\ntitle = 'E'\nactors = ['critics', 'council']\n";
    let loaded = in_folder(&[("timeline.toml", text)]);
    let name = Name::File("t.toml".to_owned());
    let mut state = State::new(Checked::new(loaded.timeline, loaded.problems), name, (80, 24));
    press(&mut state, "acouncil<Enter>");
    let timeline = &state.checked.timeline;
    assert_eq!(timeline.text(timeline.actors[state.filter.included()[0]].name).as_written(), "Council");
}

#[test]
fn after_a_mark_the_next_letter_begins_another_name() {
    let mut state = harbour();
    press(&mut state, "aann<Tab>harb<Tab><Enter>");
    assert_eq!((state.filter.included().len(), state.list.shown.len()), (2, 3));
}

#[test]
fn a_filter_is_in_force_while_it_is_typed_and_the_last_one_that_is_understood_stays() {
    let mut state = harbour();
    press(&mut state, "/port");
    assert_eq!(state.list.shown.len(), 2, "the closure, and what denies it");
    press(&mut state, " (");
    let Some(Overlay::Filter(line)) = &state.overlay else { panic!("a filter is typed") };
    assert!(line.error.is_some(), "the bracket is not closed");
    assert_eq!(state.list.shown.len(), 2);
    press(&mut state, "<Enter>");
    assert!(state.overlay.is_some(), "what is not understood is not left behind");
    press(&mut state, "<Backspace><Backspace>");
    press(&mut state, "<Enter>");
    assert!(state.overlay.is_none());
    assert_eq!(state.filter.text(), "port");
}

#[test]
fn a_filter_that_is_left_is_as_it_was_before() {
    let mut state = harbour();
    press(&mut state, "/actor:office<Enter>/ port<Esc>");
    assert_eq!((state.filter.text(), state.list.shown.len()), ("actor:office", 2));
}

#[test]
fn what_is_typed_of_a_filter_is_completed() {
    let mut state = harbour();
    press(&mut state, "/act<Tab>may<Tab><Enter>");
    assert_eq!((state.filter.text(), state.list.shown.len()), ("actor:mayor", 1));
}

#[test]
fn no_sign_means_more_than_itself_in_the_picker() {
    let mut state = harbour();
    press(&mut state, "a!harb");
    let Some(Overlay::Picker(picker)) = &state.overlay else { panic!("the picker is open") };
    assert_eq!(picker.rows.len(), 0, "it does not turn the search round");
}

#[test]
fn letters_are_typed_in_the_picker_and_mean_nothing_else() {
    let mut state = harbour();
    assert!(press(&mut state, "aq?").is_none());
    let Some(Overlay::Picker(picker)) = &state.overlay else { panic!("the picker is open") };
    assert_eq!((picker.typed.value(), picker.rows.len()), ("q?", 0));
    press(&mut state, "<Backspace><Backspace>");
    let Some(Overlay::Picker(picker)) = &state.overlay else { panic!("the picker is open") };
    assert_eq!(picker.rows.len(), 3);
}

#[test]
fn the_sources_of_a_stand_in_are_its_own() {
    let mut state = harbour();
    press(&mut state, "<Enter>jaharb<Enter>");
    assert_eq!((focus(&state), state.source_index()), ("closure", 0));
    press(&mut state, "c");
    assert_eq!((focus(&state), state.source_index()), ("resignation", 1));
}

#[test]
fn a_filter_that_hides_all_can_be_cleared_from_the_card() {
    for size in [(80, 24), (60, 12), (20, 5)] {
        let mut state = harbour();
        state.size = size;
        press(&mut state, "<Enter>atown<BackTab><Enter>aharb<BackTab><Enter>");
        assert!(state.list.shown.is_empty());
        press(&mut state, "c");
        assert_eq!(state.list.shown.len(), 3);
        press(&mut state, "<Enter>aharb<Enter>c");
        assert_eq!(state.list.shown.len(), 3, "from a card as well");
    }
}

#[test]
fn the_focus_waits_where_the_filter_hides_all() {
    let mut state = harbour();
    press(&mut state, "jatown<BackTab>harb<BackTab><Enter>jkc");
    assert_eq!(focus(&state), "closure");
}

#[test]
fn a_picker_that_is_opened_again_keeps_what_was_marked() {
    let mut state = harbour();
    press(&mut state, "aann<Tab><Enter>a<Enter>");
    assert_eq!((focus(&state), state.list.shown.len()), ("resignation", 1));
    let included = state.filter.included().to_vec();
    press(&mut state, "aharb<Tab><Enter>a<Enter>");
    assert_eq!(state.filter.included().first(), included.first());
    assert_eq!(state.filter.included().len(), 2);
}

/// What stands in the line that a filter is typed in.
fn typed(state: &State) -> &str {
    let Some(Overlay::Filter(line)) = &state.overlay else { panic!("a filter is typed") };
    line.typed.value()
}

#[test]
fn up_and_down_go_through_the_filters_of_this_run() {
    let mut state = harbour();
    press(&mut state, "/port<Enter>caharb<Enter>c/mayor<Enter>c/fri<Up>");
    assert_eq!((typed(&state), state.list.shown.len()), ("mayor", 1), "and it is in force at once");
    press(&mut state, "<Up>");
    assert_eq!(typed(&state), "actor:office", "of the picker");
    press(&mut state, "<Up><Up><Up>");
    assert_eq!(typed(&state), "port", "the first of all");
    press(&mut state, "<Down><Down>");
    assert_eq!(typed(&state), "mayor");
    press(&mut state, "<Down><Down>");
    assert_eq!(typed(&state), "fri", "what was typed stands at the bottom");
    press(&mut state, "<Up>s<Up>");
    assert_eq!(typed(&state), "mayor", "what is changed is typed anew");
    press(&mut state, "<Down>");
    assert_eq!(typed(&state), "mayors");
}

#[test]
fn a_filter_that_is_left_is_not_kept_and_one_that_is_kept_again_is_the_latest() {
    let mut state = harbour();
    press(&mut state, "/port<Enter>c/mayor<Enter>c/port<Enter>c/quay<Esc>/<Up>");
    assert_eq!(typed(&state), "port");
    press(&mut state, "<Up>");
    assert_eq!(typed(&state), "mayor");
    press(&mut state, "<Up>");
    assert_eq!(typed(&state), "mayor", "nothing is earlier");
}

#[test]
fn the_filter_in_force_is_not_gone_to_twice() {
    let mut state = harbour();
    press(&mut state, "/port<Enter>c/mayor<Enter>/<Up>");
    assert_eq!(typed(&state), "port");
    press(&mut state, "<Down>");
    assert_eq!(typed(&state), "mayor");
    press(&mut state, "<Down><Up>");
    assert_eq!(typed(&state), "port");
}

#[test]
fn a_filter_of_the_command_line_is_of_this_run_too() {
    let mut state = harbour();
    let filter = Filter::parse(&state.checked, "port").expect("a filter");
    state.begin_with(filter);
    press(&mut state, "c/<Up>");
    assert_eq!(typed(&state), "port");
}

#[test]
fn tab_goes_through_all_that_fits_and_back() {
    let mut state = harbour();
    press(&mut state, "/is:");
    let typed = |state: &State| match &state.overlay {
        Some(Overlay::Filter(line)) => (line.typed.value().trim().to_owned(), line.offers().1.len()),
        other => panic!("no filter but {other:?}"),
    };
    let (_, count) = typed(&state);
    assert!(count > 2, "the values are offered before one is typed");
    press(&mut state, "<Tab>");
    let (first, _) = typed(&state);
    press(&mut state, "<Tab>");
    let (second, _) = typed(&state);
    assert_ne!(first, second);
    press(&mut state, "<BackTab>");
    assert_eq!(typed(&state), (first.clone(), count));
    for _ in 0..count {
        press(&mut state, "<Tab>");
    }
    assert_eq!(typed(&state).0, first, "round and round");
    press(&mut state, "x");
    assert_ne!(typed(&state).1, count, "what is typed is completed anew");
}
