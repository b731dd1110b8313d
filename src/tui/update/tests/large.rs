//! A large timeline, whose events and findings come while it is explored.

use std::{ops::ControlFlow, sync::Arc};

use super::*;
use crate::{
    findings::{Batch, verify},
    tui::{action::Answer, state::Stale, view::tests::drawn},
};

/// The harbour as if only its first two events were read.
fn first_events(filter: Option<&str>) -> State {
    let second = TIMELINE.match_indices("[[events]]").nth(2).map_or(TIMELINE.len(), |(at, _)| at);
    let beginning = TIMELINE.get(..second).expect("a part");
    let loaded = in_folder(&[("timeline.toml", beginning), ("note.md", ARTICLE)]);
    let name = Name::File("harbour.toml".to_owned());
    let mut state = State::new(Checked::first(loaded.timeline), name, (120, 24));
    state.stale = Some(Stale::Reading { hundredths: 0, filter: filter.map(str::to_owned) });
    state
}

/// All of the harbour, no quote of which has been looked for.
fn whole() -> Checked {
    let loaded = in_folder(&[("timeline.toml", TIMELINE), ("note.md", ARTICLE)]);
    Checked::begun(loaded.timeline, loaded.problems)
}

fn header(state: &State) -> String {
    drawn(state).lines().next().unwrap_or_default().to_owned()
}

#[test]
fn how_far_a_large_timeline_is_read_is_shown_and_keys_work_meanwhile() {
    let mut state = first_events(None);
    update(&mut state, Input::Answer(Answer::Reading(40)));
    assert!(header(&state).contains("reading"), "{}", header(&state));
    assert!(header(&state).contains("████████░░░░░░░░░░░░  40 %"), "{}", header(&state));
    let before = focus(&state).to_owned();
    press(&mut state, "j");
    assert_ne!(focus(&state), before);
    update(&mut state, Input::Resize { columns: 80, rows: 24 });
    assert!(drawn(&state).contains(" of the first 2 "), "{}", drawn(&state));
    press(&mut state, "/actor:mayor<Enter>");
    assert!(drawn(&state).contains(" 1 of the first 2 events shown, 1 hidden "), "{}", drawn(&state));
}

#[test]
fn while_it_is_read_nothing_is_said_of_what_is_not_read() {
    let mut state = first_events(None);
    for (keys, told) in [
        ("4", "What sources state of facts is known once the whole file is read."),
        ("5", "the rest is not read"),
        ("!", "The file is still being read: what is wrong with it is known after that."),
        ("<Esc>1/nothinglikethat<Enter>", "Still reading: none of the first events passes the filter."),
    ] {
        press(&mut state, keys);
        assert!(drawn(&state).contains(told), "{keys}: {}", drawn(&state));
        assert!(!drawn(&state).contains("unused"), "{}", drawn(&state));
    }
    let mut state = State::new(whole(), Name::File("harbour.toml".to_owned()), (120, 24));
    press(&mut state, "!");
    assert!(drawn(&state).contains("The checks have found no problem so far"), "{}", drawn(&state));
}

#[test]
fn all_of_a_large_timeline_takes_the_place_of_its_first_events_and_the_focus_stays() {
    let mut state = first_events(None);
    press(&mut state, "j");
    let before = focus(&state).to_owned();
    let events = state.checked.timeline.events.len();
    update(&mut state, Input::Answer(Answer::Read(Box::new(whole()))));
    assert_eq!(focus(&state), before);
    assert!(state.checked.timeline.events.len() > events);
    assert!(state.stale.is_none() && !header(&state).contains('%'), "{}", header(&state));
}

#[test]
fn a_filter_to_begin_with_waits_for_all_that_it_may_name() {
    let mut state = first_events(Some("actor:office"));
    assert!(state.filter.is_empty());
    update(&mut state, Input::Answer(Answer::Read(Box::new(whole()))));
    assert_eq!((state.filter.text(), state.list.shown.len()), ("actor:office", 2));
    let mut state = first_events(Some("actor:nobody"));
    update(&mut state, Input::Answer(Answer::Read(Box::new(whole()))));
    let said = state.messages.fresh().expect("a message");
    assert!(said.starts_with("No filter is set: there is no actor `nobody`"), "{said}");
}

/// What is found of a timeline, in one part.
fn found(checked: &Checked) -> Vec<Batch> {
    let batches = std::sync::Mutex::new(Vec::new());
    let told = verify(&checked.timeline, &|batch| {
        batches.lock().expect("not poisoned").push(batch);
        ControlFlow::Continue(())
    });
    assert!(told.is_continue());
    batches.into_inner().expect("not poisoned")
}

#[test]
fn what_is_found_is_shown_as_it_comes_and_only_of_the_timeline_that_is_shown() {
    let mut state = harbour();
    let complete = state.checked.counts.clone();
    update(&mut state, Input::Answer(Answer::Read(Box::new(whole()))));
    assert!(state.checked.counts.awaited > 0 && drawn(&state).contains('…'));
    let other = whole();
    let timeline = Arc::clone(&state.checked.timeline);
    for batch in found(&other) {
        update(&mut state, Input::Answer(Answer::Found(Arc::clone(&other.timeline), Box::new(batch))));
    }
    assert!(state.checked.counts.awaited > 0, "that is another timeline's");
    for batch in found(&state.checked) {
        update(&mut state, Input::Answer(Answer::Found(Arc::clone(&timeline), Box::new(batch))));
    }
    update(&mut state, Input::Answer(Answer::AllFound(timeline)));
    assert_eq!((state.checked.is_finished(), &state.checked.counts), (true, &complete));
}
