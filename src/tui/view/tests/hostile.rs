//! The corpus of hostile strings, through every view.

use super::{
    hostile_strings::{Hostile, files, strings},
    shown::harm,
    *,
};

/// A timeline of these strings, as a reader has opened it.
fn opened_with(strings: &[&Hostile], size: (u16, u16)) -> State {
    let files = files(strings);
    let files: Vec<(&str, &str)> = files.iter().rev().map(|(name, text)| (&**name, &**text)).collect();
    let loaded = in_folder(&files);
    State::new(Checked::new(loaded.timeline, loaded.problems), Name::File("t.toml".to_owned()), size)
}

#[track_caller]
fn assert_harmless(state: &State, what: &str, keys: &str) {
    let screen = drawn(state);
    // The left-to-right mark is the program's own, behind words that are written from right to left.
    assert_eq!(harm(&screen, &['\u{200e}']), None, "{what} after {keys}: {screen}");
}

/// What leads from an event to every view that shows it, and back again.
const ROUND: &[&str] = &[
    "<Enter>", "j", "j", "<Enter>", "vwww", "<Esc>", "u", "u", "/said", "<Enter>", "n", "<Esc>", "<Esc>",
    "o", "<Esc>", "2", "+", "z", "z", "<Esc>", "4", "n", "J", "<Esc>", "5", "l", "<Esc>", "ac", "<Esc>",
    "sit", "<Esc>", "i", "J", "G", "i", "!", "G", "<Esc>", "1",
];

#[test]
fn no_string_of_the_corpus_steers_the_terminal_from_any_view() {
    let strings = strings();
    for some in strings.chunks(4) {
        let all = |part: fn(&Hostile) -> &str| some.iter().map(part).collect::<Vec<_>>().join(" x ");
        let together =
            Hostile { name: all(|string| &string.name), text: all(|string| &string.text), hides: true };
        let mut state = opened_with(&[&together], (80, 24));
        press(&mut state, ":2021-03-05<Enter>");
        assert!(drawn(&state).contains("›5 Mar Fri"), "{}", drawn(&state));
        for keys in ROUND {
            press(&mut state, keys);
            assert_harmless(&state, &together.name, keys);
        }
    }
}

#[test]
fn no_string_of_the_corpus_steers_the_terminal_from_a_screen_of_them_all() {
    let strings = strings();
    let strings: Vec<&Hostile> = strings.iter().collect();
    for size in [(200, 60), (20, 5)] {
        let mut state = opened_with(&strings, size);
        for view in ["1", "2", "4", "5", "a", "i", "!"] {
            press(&mut state, view);
            for _ in 0..8 {
                assert_harmless(&state, "all of them", view);
                press(&mut state, "<PgDn>");
            }
            press(&mut state, "<Esc>g");
        }
    }
}
