//! What of the corpus must not be seen on a screen or in what a command prints.

use std::{collections::HashSet, sync::LazyLock};

use super::hostile_strings::{is_steering, strings};

/// As many marks, or letters joined to it, may one letter have.
const MOST: usize = 8;

/// What shows nothing by itself, each with the character before it, in the strings that come through: nowhere else does it
/// stand as it is.
static NEEDED: LazyLock<HashSet<(char, char)>> = LazyLock::new(|| {
    let texts = strings().into_iter().filter(|string| !string.hides).map(|string| string.text);
    texts.flat_map(|text| text.chars().zip(text.chars().skip(1)).collect::<Vec<_>>()).collect()
});

/// Something in what is shown that a terminal obeys, or that hides, with what stands before it. It is sought by characters,
/// not by strings: those may be broken into lines, or cut. `own` is what the program itself puts there.
pub(crate) fn harm(shown: &str, own: &[char]) -> Option<(char, char)> {
    let (mut before, mut silent) = ('\n', 0);
    for c in shown.chars() {
        let needs = is_silent(c);
        if needs || is_link(c) {
            silent += 1;
        } else if !is_link(before) {
            silent = 0;
        }
        let steers = !matches!(c, ' '..='~' | '\n') && is_steering(c) && !own.contains(&c);
        if steers || silent > MOST || (needs && !NEEDED.contains(&(before, c))) {
            return Some((before, c));
        }
        before = c;
    }
    None
}

/// Marks, joiners and selectors.
fn is_silent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{180b}'..='\u{180d}' | '\u{200b}'..='\u{200d}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn is_link(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{17d2}')
}
