//! What a fault of dateline's own leaves out is said, and how one may get it.

use std::sync::Arc;

use super::*;
use crate::tui::{
    action::{Answer, Lost},
    state::Stale,
};

const OURS: &str = "a fault of its own, told when you quit";

fn fails(state: &mut State, lost: Lost) {
    assert!(update(state, Input::Answer(Answer::Failed(lost))).is_none());
}

/// The harbour, with its quotes still to be looked for.
fn awaiting(name: Name) -> State {
    let loaded = in_folder(&[("timeline.toml", TIMELINE), ("note.md", ARTICLE)]);
    State::new(Checked::begun(loaded.timeline, loaded.problems), name, (80, 24))
}

#[test]
fn each_fault_is_said_with_what_is_missing_for_it() {
    for (lost, said) in [
        (
            Lost::Files,
            format!("Shown is what was before: dateline failed to read the files: {OURS}; R tries again"),
        ),
        (Lost::Change, format!("dateline failed to see what changed: {OURS}; R reads the files anew")),
        (Lost::Watching, format!("dateline no longer sees when files change: {OURS}; R reads them anew")),
        (Lost::Nothing, format!("Something in dateline failed: {OURS}. What is shown is not touched by it")),
    ] {
        let mut state = harbour();
        let stays = matches!(lost, Lost::Files);
        fails(&mut state, lost);
        assert_eq!(state.messages.fresh(), Some(said.as_str()));
        assert_eq!(matches!(state.stale, Some(Stale::Unreadable(_))), stays, "{said}");
        assert_eq!(state.checked.timeline.events.len(), 3);
    }
}

#[test]
fn a_fault_while_the_rest_is_read_leaves_the_first_events_and_says_so() {
    let mut state = harbour();
    state.stale = Some(Stale::Reading { hundredths: 50, filter: Some("actor:office".to_owned()) });
    fails(&mut state, Lost::Files);
    let said =
        format!("Shown are the first events only: dateline failed to read the files: {OURS}; R tries again");
    assert_eq!(state.messages.fresh(), Some(said.as_str()));
    let Some(Stale::Unread { filter, .. }) = &state.stale else { panic!("there is more to be read") };
    assert_eq!(filter.as_deref(), Some("actor:office"));
}

#[test]
fn quotes_that_a_fault_left_out_are_counted_and_given_up() {
    for (name, again) in [(Name::File("harbour.toml".to_owned()), "; R tries again"), (Name::BuiltIn, "")] {
        let mut state = awaiting(name);
        let awaited = state.checked.counts.awaited;
        assert!(awaited > 1, "{awaited}");
        let said = state.messages.fresh().map(str::to_owned);
        fails(&mut state, Lost::Quotes(Arc::clone(&awaiting(Name::BuiltIn).checked.timeline)));
        assert_eq!(state.messages.fresh(), said.as_deref(), "that is another timeline's");
        assert!(!state.checked.is_given_up());
        let own = Arc::clone(&state.checked.timeline);
        fails(&mut state, Lost::Quotes(own));
        let said = format!("dateline failed to look for {awaited} quotes: {OURS}{again}");
        assert_eq!(state.messages.fresh(), Some(said.as_str()));
        assert!(state.checked.is_given_up() && !state.checked.is_finished());
    }
}

#[test]
fn the_key_that_tries_again_is_named_as_it_is_bound() {
    let mut state = harbour();
    state.keys.bind(Context::Browsing, Action::Reload, &["F9".parse().expect("a key")]);
    fails(&mut state, Lost::Watching);
    let said = state.messages.fresh().expect("a message");
    assert!(said.ends_with("; F9 reads them anew"), "{said}");
}
