//! What it takes to draw a screen does not depend on how many events there are.

use std::fmt::Write;

use super::*;
use crate::text::tests::ASKED_FOR;

/// So many events on one day after the other, each with two actors, a tag, two sources and an account in each.
fn long(events: usize) -> State {
    let mut text = "[articles.note]\ntitle = 'Note'\n[articles.letter]\ntitle = 'Letter'\n\
                    [facts.deaths]\nname = 'Deaths'\nkind = 'number'\n"
        .to_owned();
    for actor in 0..8 {
        let _ = writeln!(text, "[actors.a{actor}]\nname = 'Actor {actor}'");
    }
    for event in 0..events {
        let (year, month, day) = (1000 + event / 336, 1 + event / 28 % 12, 1 + event % 28);
        let _ = writeln!(
            text,
            "[[events]]\nid = 'e{event:05}'\ndate = '{year:04}-{month:02}-{day:02}'\ntitle = 'What came to pass'\n\
             actors = ['a{}', 'a{}']\ntags = ['sea']\n\
             [[events.sources]]\narticle = 'note'\nquote = 'in the port'\nsays = {{ deaths = 3 }}\n\
             [[events.sources]]\narticle = 'letter'\nquote = 'in the bay'\nsays = {{ deaths = 4 }}\n",
            event % 8,
            (event / 3 + 1) % 8,
        );
    }
    opened(&text, (120, 36))
}

/// How many texts it asks for to draw what stands there after some keys.
fn asked_for(events: usize, keys: &str) -> usize {
    let mut state = long(events);
    state.finish();
    press(&mut state, keys);
    state.finish();
    // What is made once for a view is there by now.
    drawn(&state);
    let before = ASKED_FOR.get();
    drawn(&state);
    ASKED_FOR.get() - before
}

#[test]
fn a_screen_of_few_events_and_one_of_many_ask_for_as_many_texts() {
    for keys in ["", "jjj", "2", "4", "4j", "5", "?", "/e<Esc>"] {
        let (few, many) = (asked_for(400, keys), asked_for(8_000, keys));
        assert!(many <= few + few / 10, "{keys}: {few} of few events, {many} of many");
        assert!(keys == "?" || few > 0, "{keys} asks for none");
    }
}
