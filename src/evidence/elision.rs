//! The ellipses in a quote, and the pieces between them.
//!
//! An ellipsis is three dots or more, closed up or with a space between each two, or `…`. In square or round
//! brackets it always counts. Bare, it counts unless letters or digits stand against both sides of it: `1...5`
//! and `wait…what` are words. At the beginning or end of the quote it only says that the article goes on.

use std::ops::Range;

/// A quote in more pieces than this is not looked for piece by piece.
const MOST_PIECES: usize = 32;

/// The pieces of a folded quote, each with a word in it; none if it has no ellipsis, or a piece without one.
///
/// Pieces that are only punctuation are passed over: the full stop after `[...].` is the curator's.
pub(super) fn pieces(quote: &str) -> Option<Vec<&str>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while let Some(gap) = ellipsis(quote, from) {
        pieces.extend(quote.get(from..gap.start));
        from = gap.end;
        if pieces.len() > 2 * MOST_PIECES {
            return None;
        }
    }
    if from == 0 {
        return None;
    }
    pieces.extend(quote.get(from..));
    let pieces: Vec<_> =
        pieces.into_iter().map(str::trim).filter(|piece| !piece.chars().all(is_punctuation)).collect();
    let sound = (1..=MOST_PIECES).contains(&pieces.len()) && pieces.iter().all(|piece| has_word(piece));
    sound.then_some(pieces)
}

/// Under 12 characters or 3 words: so little that it has to stand in one place, or have context.
pub(super) fn is_short(piece: &str) -> bool {
    piece.chars().count() < 12 || piece.split(' ').count() < 3
}

/// The first ellipsis at `from` or later, with its brackets.
fn ellipsis(quote: &str, mut from: usize) -> Option<Range<usize>> {
    loop {
        let start = from + quote.get(from..)?.find('.')?;
        let end = start + dots(quote.get(start..)?);
        let (before, after) = (quote.get(..start)?, quote.get(end..)?);
        let dots = quote.get(start..end)?.bytes().filter(|byte| *byte == b'.').count();
        if dots >= 3 {
            if let Some(bracketed) = bracketed(before, after) {
                return Some(bracketed.start..end + bracketed.end);
            }
            let in_word = before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
            if !in_word {
                return Some(start..end);
            }
        }
        from = end;
    }
}

/// How long a run of dots is, closed up or spaced.
fn dots(text: &str) -> usize {
    let mut length = 0;
    while let Some(dot) =
        text.get(length..).and_then(|rest| [".", " ."].into_iter().find(|dot| rest.starts_with(dot)))
    {
        length += dot.len();
    }
    length
}

/// Where the brackets around an ellipsis open, and how far after it they close.
fn bracketed(before: &str, after: &str) -> Option<Range<usize>> {
    let (open, close) = (before.trim_end_matches(' '), after.trim_start_matches(' '));
    let pairs =
        (open.ends_with('[') && close.starts_with(']')) || (open.ends_with('(') && close.starts_with(')'));
    pairs.then(|| open.len() - 1..after.len() - close.len() + 1)
}

/// What may be left unverified beside an ellipsis. Not `?`, `%` or `$`: they say something.
fn is_punctuation(c: char) -> bool {
    matches!(c, ' ' | '.' | ',' | ';' | ':' | '\'' | '"' | '(' | ')' | '[' | ']' | '-')
}

fn has_word(piece: &str) -> bool {
    piece.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ellipsis_in_brackets_always_counts() {
        assert_eq!(pieces("one[...]two").unwrap(), ["one", "two"]);
        assert_eq!(pieces("one [ ... ] two (...) three").unwrap(), ["one", "two", "three"]);
        assert_eq!(pieces("one [... ...] two").unwrap(), ["one", "two"]);
    }

    #[test]
    fn a_bare_one_counts_unless_letters_or_digits_are_on_both_sides() {
        assert_eq!(pieces("one ... two... three ...four").unwrap(), ["one", "two", "three", "four"]);
        assert_eq!(pieces("one. . . . two").unwrap(), ["one", "two"]);
        assert_eq!(pieces("1...5"), None);
        assert_eq!(pieces("one..two .. three."), None);
    }

    #[test]
    fn punctuation_alone_is_no_piece_and_other_signs_are_no_word() {
        assert_eq!(pieces("...one [...].").unwrap(), ["one"]);
        assert_eq!(pieces("one ... € ... two"), None);
        assert_eq!(pieces("one ...?"), None);
        assert_eq!(pieces("..."), None);
    }

    #[test]
    fn too_many_pieces_are_none() {
        assert!(pieces(&"a ... ".repeat(MOST_PIECES)).is_some());
        assert!(pieces(&"a ... ".repeat(MOST_PIECES + 1)).is_none());
        assert!(pieces(&"a ... ".repeat(5_000)).is_none());
    }

    #[test]
    fn short_is_under_twelve_characters_or_three_words() {
        assert!(is_short("a very few") && is_short("internationally"));
        assert!(!is_short("a very large few"));
    }
}
