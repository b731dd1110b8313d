//! Going through a text by characters as people see them, by words, and by columns of a line.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Written, columns, pieces::pieces};

/// Where the character behind the one at `at` begins.
pub(crate) fn next_character(text: Written<'_>, at: usize) -> usize {
    let first = rest(text, at).graphemes(true).next();
    first.map_or(at, |character| at + character.len())
}

/// Where the character before `at` begins.
pub(crate) fn previous_character(text: Written<'_>, at: usize) -> usize {
    let last = start(text, at).graphemes(true).next_back();
    last.map_or(at, |character| at - character.len())
}

/// Where the next word or sign begins (UAX #29).
pub(crate) fn next_word(text: Written<'_>, at: usize) -> usize {
    let mut words = rest(text, at).split_word_bound_indices().skip(1);
    words.find(|(_, word)| !word.trim().is_empty()).map_or(at, |(from, _)| at + from)
}

/// Where the word or sign begins that `at` is inside of, else the one before it.
pub(crate) fn previous_word(text: Written<'_>, at: usize) -> usize {
    let words = start(text, at).split_word_bound_indices();
    words.rev().find(|(_, word)| !word.trim().is_empty()).map_or(at, |(from, _)| from)
}

/// Where the last character of the word or sign at `at` begins, or of the next one from there.
pub(crate) fn word_end(text: Written<'_>, at: usize) -> usize {
    let from = next_character(text, at);
    let mut words = rest(text, from).split_word_bound_indices();
    let word = words.find(|(_, word)| !word.trim().is_empty());
    word.map_or(at, |(begins, word)| previous_character(text, from + begins + word.len()))
}

/// The character of a line that stands in a column, else the last; the line's start where it is empty.
pub(crate) fn at_column(text: Written<'_>, line: &Range<usize>, column: usize) -> usize {
    let mut taken = 0;
    let mut last = line.start;
    for piece in pieces(text.part(line.clone()).as_written()) {
        last = line.start + piece.at;
        taken += piece.columns;
        if taken > column {
            break;
        }
    }
    last
}

/// In which column of its line a character stands.
pub(crate) fn column_of(text: Written<'_>, line: &Range<usize>, at: usize) -> usize {
    columns(text.part(line.start..at.clamp(line.start, line.end)).as_written())
}

/// A text to be put on a clipboard: as it is written, but for control characters. A tab is a blank, and all line ends
/// are line feeds: what is pasted into a terminal must not steer it.
pub(crate) fn copied(text: Written<'_>) -> String {
    let lines = text.as_written().replace("\r\n", "\n");
    let kept = lines.chars().filter_map(|c| match c {
        '\n' => Some('\n'),
        '\t' | '\r' => Some(' '),
        c => Some(c).filter(|c| !c.is_control()),
    });
    kept.collect()
}

/// A range of Unicode characters as one of bytes; none where the text has no such characters.
pub(crate) fn bytes_of(text: Written<'_>, characters: &Range<usize>) -> Option<Range<usize>> {
    let text = text.as_written();
    let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]).skip(characters.start);
    let start = places.next()?;
    let length = characters.end.checked_sub(characters.start)?;
    let end = if length == 0 { start } else { places.nth(length - 1)? };
    Some(start..end)
}

/// How many words a text has, between blanks.
pub(crate) fn words(text: Written<'_>) -> usize {
    text.as_written().split_whitespace().count()
}

fn start(text: Written<'_>, at: usize) -> &str {
    text.part(0..at).as_written()
}

fn rest(text: Written<'_>, at: usize) -> &str {
    let text = text.as_written();
    text.get(at..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_gone_through_either_way() {
        let text = Written::new("One, two\n\nthree");
        let on: Vec<usize> = std::iter::successors(Some(0), |at| {
            let next = next_word(text, *at);
            (next > *at).then_some(next)
        })
        .collect();
        assert_eq!(on, [0, 3, 5, 10]);
        assert_eq!(previous_word(text, 12), 10);
        assert_eq!(previous_word(text, 10), 5);
        assert_eq!((word_end(text, 0), word_end(text, 2), word_end(text, 7)), (2, 3, 14));
    }

    #[test]
    fn a_column_leads_to_the_character_that_is_seen_there() {
        let text = Written::new("a市e\u{301}b");
        let line = 0..text.as_written().len();
        let at: Vec<usize> = (0..7).map(|column| at_column(text, &line, column)).collect();
        assert_eq!(at, [0, 1, 1, 4, 7, 7, 7]);
        assert_eq!(column_of(text, &line, 4), 3);
    }

    #[test]
    fn characters_are_turned_into_bytes() {
        let text = Written::new("aé市b");
        assert_eq!(bytes_of(text, &(1..3)), Some(1..6));
        assert_eq!(bytes_of(text, &(0..4)), Some(0..7));
        assert_eq!((bytes_of(text, &(4..4)), bytes_of(text, &(3..5))), (Some(7..7), None));
    }

    #[test]
    fn what_is_copied_cannot_steer_a_terminal() {
        assert_eq!(copied(Written::new("a\x1b[31m\tb\r\nc\rd\u{9b}e\0")), "a[31m b\nc de");
    }

    proptest! {
        #[test]
        fn every_step_lands_between_whole_characters(text in "[a é\u{301}市👩\u{200d}\n.]{0,20}") {
            let written = Written::new(&text);
            let places: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            for at in &places {
                for step in [next_character, previous_character, next_word, previous_word, word_end] {
                    prop_assert!(places.contains(&step(written, *at)), "from {at}");
                }
            }
        }
    }
}
