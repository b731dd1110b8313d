//! The lanes: where the keys lead, and what stays as it is.

use super::*;
use crate::tui::lanes::{Fold, Whose};

const CANAL: &str = r#"
[timeline]
title = "The canal"
utc_offset = "+02:00"

[actors.union]
name = "Diggers' union"

[actors.crew]
name = "Night crew"
part_of = "union"

[actors.foreman]
name = "Cora Dahl"
part_of = "crew"

[actors.owner]
name = "Canal company"

[actors.inspector]
name = "Ivo Brandt"

[actors.poet]
name = "Nobody's poet"

[[events]]
id = "lease"
title = "The company leases the land"
date = "2029/.."
actors = ["owner"]

[[events]]
id = "founding"
title = "The union is founded"
date = "[..2030-01-20]"
actors = ["union"]

[[events]]
id = "survey"
title = "The ground is surveyed"
date = "2030-01-05"
actors = ["inspector"]

[[events]]
id = "digging"
title = "The night crew digs"
date = "2030-02-01/2030-06"
actors = ["crew"]

[[events]]
id = "talks"
title = "Union and company talk"
date = "2030-03"
actors = ["union", "owner"]

[[events]]
id = "vote"
title = "The union votes"
date = "[2030-03-07,2030-03-08]"
actors = ["union"]

[[events]]
id = "strike"
title = "The crew is on strike"
date = "2030-03-10/2030-04-25?"
actors = ["crew"]

[[events]]
id = "letter-1"
title = "A first letter"
date = "2030-04-02"
actors = ["owner"]

[[events]]
id = "letter-2"
title = "A second letter"
date = "2030-04-02T19:30"
actors = ["owner"]

[[events]]
id = "letter-3"
title = "A third letter"
date = "2030-04-03"
actors = ["owner", "foreman"]

[[events]]
id = "feud"
title = "Foreman and company fall out"
date = "2030-05-01/"
actors = ["foreman", "owner"]

[[events]]
id = "flood"
title = "The trench is flooded"
date = "2030-05-20"

[[events]]
id = "rumour"
title = "A rumour goes round"
after = ["strike"]
actors = ["foreman"]

[[events]]
id = "note"
title = "A note is found"
actors = ["owner"]

[[events]]
id = "song"
title = "A song is sung"
"#;

/// Events of groups and their parts: spans, stretches, three in one column, and undated ones.
pub(crate) fn canal() -> State {
    let loaded = in_folder(&[("timeline.toml", CANAL)]);
    let name = Name::File("canal.toml".to_owned());
    State::new(Checked::new(loaded.timeline, loaded.problems), name, (80, 24))
}

/// What the lane in focus is called, and the event in focus.
fn at(state: &State) -> (String, &str) {
    let (lane, _) = state.lane_in_focus().expect("a lane");
    let lane = state.lanes.lane(lane).expect("a lane");
    (name(state, lane.whose), focus(state))
}

fn name(state: &State, whose: Whose) -> String {
    let timeline = &state.checked.timeline;
    match whose {
        Whose::Actor(actor) => timeline.text(timeline.actors[actor].id).as_written().to_owned(),
        Whose::NoActor => "nobody".to_owned(),
    }
}

/// The lanes from top to bottom, and how many events each holds.
fn lanes(state: &State) -> Vec<(String, usize)> {
    let table = state.lanes.table.as_ref().expect("the lanes");
    table.lanes.iter().map(|lane| (name(state, lane.whose), lane.track.len())).collect()
}

fn is(lane: &str, event: &'static str) -> (String, &'static str) {
    (lane.to_owned(), event)
}

#[test]
fn there_is_a_lane_for_whoever_takes_part_and_one_for_nobody() {
    let mut state = canal();
    press(&mut state, "2");
    let expected = [("owner", 7), ("union", 3), ("crew", 2), ("foreman", 3), ("inspector", 1), ("nobody", 2)];
    assert_eq!(lanes(&state), expected.map(|(lane, events)| (lane.to_owned(), events)));
    assert_eq!(state.lanes.table.as_ref().map(|table| table.without), Some(1), "the poet");
}

#[test]
fn a_group_folds_into_one_lane_that_holds_each_event_once() {
    let mut state = canal();
    press(&mut state, "2jz");
    let folded = [("owner", 7), ("union", 8), ("inspector", 1), ("nobody", 2)];
    assert_eq!(lanes(&state), folded.map(|(lane, events)| (lane.to_owned(), events)));
    press(&mut state, "z");
    assert_eq!(lanes(&state).len(), 6);
    press(&mut state, "Z");
    assert_eq!(lanes(&state).len(), 4);
    press(&mut state, "Z");
    assert_eq!(lanes(&state).len(), 6);
}

#[test]
fn folding_and_unfolding_keep_the_event_in_focus() {
    let mut state = canal();
    press(&mut state, "2jjj");
    let before = at(&state);
    assert_eq!(before.0, "foreman");
    let event = before.1.to_owned();
    press(&mut state, "z");
    assert_eq!(at(&state), ("crew".to_owned(), event.as_str()), "the group that the foreman is part of");
    press(&mut state, "z");
    assert_eq!(at(&state), ("foreman".to_owned(), event.as_str()), "where the event stands");
    press(&mut state, "Zj");
    assert_eq!(at(&state).0, "inspector");
}

#[test]
fn keys_go_along_a_lane_in_time_and_then_to_what_is_undated() {
    let mut state = canal();
    press(&mut state, "2");
    let mut events = vec![focus(&state).to_owned()];
    for _ in 0..7 {
        press(&mut state, "l");
        events.push(focus(&state).to_owned());
    }
    assert_eq!(events, ["lease", "talks", "letter-1", "letter-2", "letter-3", "feud", "note", "note"]);
    assert_eq!(state.messages.fresh(), Some("No further event in this lane"));
    press(&mut state, "9h");
    assert_eq!(focus(&state), "lease");
}

#[test]
fn lanes_are_gone_through_at_the_time_that_was_set_out_from() {
    let mut state = canal();
    press(&mut state, "/letter-1<Esc>2lll");
    assert_eq!(at(&state), is("owner", "letter-2"));
    press(&mut state, "j");
    assert_eq!(at(&state), is("union", "vote"));
    press(&mut state, "j");
    assert_eq!(at(&state), is("crew", "strike"));
    press(&mut state, "j");
    assert_eq!(at(&state), is("foreman", "letter-3"), "near the letter, not near the strike");
    press(&mut state, "kkk");
    assert_eq!(at(&state), is("owner", "letter-2"), "the way back ends where it began");
    press(&mut state, "G");
    assert_eq!(at(&state), is("nobody", "flood"));
    press(&mut state, "g");
    assert_eq!(at(&state).0, "owner");
}

#[test]
fn every_event_is_reached_lane_by_lane_and_across_them() {
    let mut state = canal();
    press(&mut state, "2");
    let all = state.checked.timeline.events.len();
    let mut seen = std::collections::HashSet::new();
    for _ in 0..lanes(&state).len() {
        press(&mut state, &"h".repeat(all));
        for _ in 0..all {
            seen.insert(focus(&state).to_owned());
            press(&mut state, "l");
        }
        press(&mut state, "j");
    }
    assert_eq!(seen.len(), all);
    press(&mut state, &"N".repeat(all));
    let mut order = vec![state.cursor()];
    for _ in 1..all {
        press(&mut state, "n");
        order.push(state.cursor());
    }
    assert_eq!(order, (0..all).map(Some).collect::<Vec<_>>(), "in the order for showing");
}

/// The time in view.
fn window(state: &State) -> (i64, i64) {
    let layout = state.layout();
    let sight = state.sight(state.lane_columns(&layout)).expect("time");
    (sight.window.first, sight.window.last)
}

fn is_in_sight(state: &State) -> bool {
    let (event, _) = state.event().expect("an event");
    let (first, last) = window(state);
    state.stretch(event).is_none_or(|stretch| stretch.first <= last && stretch.last >= first)
}

#[test]
fn what_is_gone_to_is_always_in_sight_however_close_one_looks() {
    let mut state = canal();
    press(&mut state, "2lll++++++++");
    for keys in ["l", "l", "j", "l", "n", "n", "N", "k", "h", "h", "h", "G", "g", "j", "j", "j"] {
        press(&mut state, keys);
        assert!(is_in_sight(&state), "{keys}: {}", focus(&state));
    }
}

#[test]
fn zooming_goes_from_all_time_to_minutes_and_back() {
    let mut state = canal();
    press(&mut state, "2lll");
    let all = window(&state);
    press(&mut state, &"+".repeat(40));
    let (first, last) = window(&state);
    assert_eq!((last - first + 1, state.messages.fresh()), (600, Some("No closer than ten minutes")));
    assert!(is_in_sight(&state));
    press(&mut state, &"-".repeat(40));
    assert_eq!((window(&state), state.messages.fresh()), (all, Some("This is all the time there is")));
    press(&mut state, "+++f");
    assert_eq!(window(&state), all);
    press(&mut state, "8+");
    assert!(window(&state).1 - window(&state).0 < (all.1 - all.0) / 200, "a count zooms so often");
}

#[test]
fn panning_leaves_the_focus_and_stops_where_time_does() {
    let mut state = canal();
    press(&mut state, "2lll+++");
    let before = (window(&state), focus(&state).to_owned());
    press(&mut state, ">");
    assert!(window(&state).0 > before.0.0);
    press(&mut state, "H");
    assert_eq!((window(&state), focus(&state).to_owned()), before);
    press(&mut state, &"<".repeat(40));
    assert_eq!(state.messages.fresh(), Some("This is where time begins here"));
    assert!(!is_in_sight(&state), "one may look elsewhere");
    press(&mut state, "l");
    assert!(is_in_sight(&state), "going on brings the focus back into sight");
}

#[test]
fn the_time_in_view_the_lane_and_the_folds_survive_views_and_filters() {
    let mut state = canal();
    press(&mut state, "2jjlz++");
    let before = (at(&state).0, focus(&state).to_owned(), window(&state));
    for keys in ["12", "452", "5hl12", "/union<Enter>c", "2", "acrew<Enter>c"] {
        press(&mut state, keys);
        let after = (at(&state).0, focus(&state).to_owned(), window(&state));
        assert_eq!(after, before, "{keys}");
    }
    assert!(
        state.lanes.table.as_ref().expect("lanes").lanes.iter().any(|lane| lane.fold == Some(Fold::Folded))
    );
}

#[test]
fn a_filter_leaves_the_lanes_of_what_passes() {
    let mut state = canal();
    press(&mut state, "2/foreman<Enter>");
    let shown: Vec<String> = lanes(&state).into_iter().map(|(lane, _)| lane).collect();
    assert_eq!(shown, ["owner", "union", "crew", "foreman"], "groups head the lanes of their parts");
    assert_eq!(lanes(&state)[1].1, 0, "the union itself takes part in none");
    press(&mut state, "gjj");
    assert_eq!(at(&state).0, "foreman", "a heading without an event is passed over");
}

#[test]
fn enter_opens_the_card_and_escape_leads_back_to_the_lanes() {
    let mut state = canal();
    press(&mut state, "2ll<Enter>");
    assert!(matches!(state.view, View::Card));
    press(&mut state, "<Esc>");
    assert!(matches!(state.view, View::Lanes));
    press(&mut state, "<Esc>");
    assert!(matches!(state.view, View::Timeline));
    press(&mut state, "<Enter><Esc>");
    assert!(matches!(state.view, View::Timeline), "from the list, back to the list");
}

#[test]
fn what_is_graphic_is_asked_for_before_it_is_shown() {
    let mut state = harbour();
    press(&mut state, "G2<Enter>");
    assert!(matches!(state.view, View::Card) && state.card.lines.iter().all(|line| line.source.is_none()));
    press(&mut state, "<Enter>");
    assert!(state.card.lines.iter().any(|line| line.source.is_some()));
}

#[test]
fn a_click_focuses_a_mark_a_second_one_opens_it_and_one_on_a_sign_folds() {
    let mut state = canal();
    press(&mut state, "2");
    let layout = state.layout();
    let (rows, columns) = (layout.lanes().rows, state.lane_columns(&layout));
    let click = |state: &mut State, x, y| update(state, Input::Mouse { at: (x, y), what: Mouse::Click });
    click(&mut state, columns.undated.x, rows.y + 3);
    assert_eq!(at(&state), is("foreman", "rumour"));
    click(&mut state, columns.name.x + 4, rows.y + 4);
    assert_eq!(at(&state).0, "inspector", "a name is a lane");
    click(&mut state, columns.undated.x, rows.y);
    assert_eq!(at(&state), is("owner", "note"));
    click(&mut state, columns.undated.x, rows.y);
    assert!(matches!(state.view, View::Card));
    press(&mut state, "<Esc>");
    click(&mut state, columns.name.x + 1, rows.y + 1);
    assert_eq!(lanes(&state).len(), 4, "the union is folded");
}

#[test]
fn the_wheel_scrolls_the_lanes_and_leaves_the_focus() {
    let mut state = canal();
    update(&mut state, Input::Resize { columns: 80, rows: 8 });
    press(&mut state, "2");
    let rows = state.layout().lanes().rows;
    let before = focus(&state).to_owned();
    update(&mut state, Input::Mouse { at: (3, rows.y), what: Mouse::WheelDown });
    assert_eq!((state.lanes.top > 0, focus(&state)), (true, before.as_str()));
    press(&mut state, "l");
    assert_eq!(state.lanes.top, 0, "the next move brings the focus back into sight");
}

#[test]
fn lanes_of_undated_events_alone_take_every_key() {
    let text = "[actors.a]\nname = 'A'\n[[events]]\nid = 'e'\ntitle = 'E'\nactors = ['a']\n\
                [[events]]\nid = 'f'\ntitle = 'F'\n";
    for (text, size) in [(text, (80, 24)), (text, (20, 5)), ("", (80, 24))] {
        let loaded = in_folder(&[("timeline.toml", text)]);
        let name = Name::File("t.toml".to_owned());
        let mut state = State::new(Checked::new(loaded.timeline, loaded.problems), name, size);
        press(&mut state, "2hljknN+-HLfzZGg<PgDn><PgUp>");
        crate::tui::view::tests::drawn(&state);
        press(&mut state, "2<Enter>");
    }
}
