//! What leaves the explorer, and what is asked for first.

use super::*;
use crate::text::{Address, Written};

const QUAY: &str = r#"
[articles.note]
title = "A note"
url = "https://harbour.example/note"
archive_url = "https://archive.example/2021/note"
text = "note.md"

[articles.talk]
title = "Talk of the quay"
url = "javascript:alert(1)"

[articles.letter]
title = "A letter"

[[events]]
id = "resignation"
title = "The mayor resigns"
date = "2021-03-05"
[[events.sources]]
article = "note"
quote = "On Friday the mayor resigned"
[[events.sources]]
article = "talk"
[[events.sources]]
article = "letter"

[[events]]
id = "closure"
title = "The port closes"
date = "2021-03-06"
graphic = true
[[events.sources]]
article = "note"
quote = "The port closed at noon"

[[events]]
id = "rumour"
title = "Nobody says why"
date = "2021-03-07"
"#;

/// Three events: one told by three articles with other addresses each, one that is graphic, one without a source.
pub(crate) fn quay() -> State {
    let loaded = in_folder(&[("timeline.toml", QUAY), ("note.md", ARTICLE)]);
    let name = Name::File("quay.toml".to_owned());
    State::new(Checked::new(loaded.timeline, loaded.problems), name, (80, 24))
}

fn copied(effect: Option<Effect>) -> String {
    match effect {
        Some(Effect::Copy { text, .. }) => text,
        other => panic!("nothing is copied: {other:?}"),
    }
}

fn address(text: &str) -> Address {
    Address::parse(Written::new(text)).expect("an address")
}

fn said(state: &State) -> &str {
    state.messages.fresh().expect("a message")
}

#[test]
fn the_citation_of_the_source_in_focus_is_copied_in_every_view() {
    for keys in ["y", "<Enter>y", "<Enter><Enter>y", "5y"] {
        let mut state = quay();
        let Some(Effect::Copy { text, said }) = press(&mut state, keys) else {
            panic!("{keys} copies nothing")
        };
        assert!(text.starts_with("“On Friday the mayor resigned”\nA note, "), "{keys}: {text}");
        let words = format!("Citation of source 1 of 3 copied: {} characters", text.chars().count());
        assert_eq!(said, words, "{keys}");
        assert_eq!(state.messages.fresh(), None, "it is said once it is so");
    }
    let mut state = bridge();
    let text = copied(press(&mut state, "4jy"));
    assert!(text.starts_with("“Closed since 7 June, the bridge had 14 cracks"), "of the account: {text}");
    let text = copied(press(&mut quay(), "<Enter>jy"));
    assert!(text.starts_with("Talk of the quay, javascript:alert(1)\nQuote: unquoted"), "{text}");
}

#[test]
fn where_there_is_no_source_there_is_nothing_to_cite() {
    let mut state = quay();
    assert_eq!(press(&mut state, "Gy"), None);
    assert_eq!(said(&state), "No source is given for this event");
    let mut state = bridge();
    assert_eq!(press(&mut state, "5lly"), None);
    assert_eq!(said(&state), "This article says nothing of this event: there is nothing to cite");
}

#[test]
fn the_event_is_copied_as_markdown_in_every_view() {
    for keys in ["Y", "<Enter>Y", "<Enter><Enter>Y", "5Y"] {
        let text = copied(press(&mut quay(), keys));
        assert!(
            text.starts_with("# The mayor resigns\n\n- Date: 5 March 2021 (`2021-03-05`)\n"),
            "{keys}: {text}"
        );
    }
    let mut state = bridge();
    let text = copied(press(&mut state, "4Y"));
    assert!(text.starts_with("# The bridge is closed\n"), "of the account: {text}");
}

#[test]
fn what_is_graphic_is_asked_for_before_it_is_taken_along() {
    for key in ["y", "Y"] {
        let mut state = quay();
        assert_eq!(press(&mut state, &format!("j{key}")), None);
        assert!(said(&state).starts_with("This event is marked as graphic"), "{}", said(&state));
        let text = copied(press(&mut state, key));
        assert!(text.contains("The port closed at noon") && text.contains("arked as graphic"), "{text}");
    }
}

#[test]
fn an_address_is_shown_before_it_is_opened() {
    let mut state = quay();
    assert_eq!(press(&mut state, "o"), None);
    assert!(matches!(state.overlay, Some(Overlay::Addresses(_))));
    assert_eq!(press(&mut state, "<Enter>"), Some(Effect::Browse(address("https://harbour.example/note"))));
    assert!(state.overlay.is_none());
    assert_eq!(press(&mut state, "o<Esc>"), None);
    assert!(state.overlay.is_none());
    let archived = Some(Effect::Browse(address("https://archive.example/2021/note")));
    assert_eq!(press(&mut state, "ojo"), archived, "chosen below it");
    assert_eq!(copied(press(&mut state, "oy")), "https://harbour.example/note");
}

#[test]
fn an_address_that_goes_on_out_of_sight_is_read_to_its_end_first() {
    let mut state = quay();
    update(&mut state, Input::Resize { columns: 12, rows: 7 });
    let mut pressed = press(&mut state, "oj<Enter>");
    assert_eq!(pressed, None, "it has not been shown whole");
    for _ in 0..20 {
        pressed = pressed.or_else(|| press(&mut state, "<Enter>"));
    }
    assert!(matches!(pressed, Some(Effect::Browse(_))), "{:?}", state.overlay);
}

#[test]
fn what_is_no_address_of_the_web_is_not_opened() {
    let mut state = quay();
    assert_eq!(press(&mut state, "<Enter>jo<Enter>"), None);
    assert_eq!(said(&state), "Not opened: only http and https addresses are opened");
    assert_eq!(press(&mut state, "<Esc>jo"), None);
    assert_eq!(said(&state), "No address is given for this article");
}

#[test]
fn what_came_of_an_effect_is_said() {
    let mut state = quay();
    update(&mut state, Input::Told("No browser could be started".to_owned()));
    assert_eq!(said(&state), "No browser could be started");
}
