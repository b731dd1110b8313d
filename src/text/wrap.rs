//! Lines that fit a width, as ranges of the text itself.

use std::ops::Range;

use super::{Written, pieces::pieces};

/// How many columns of a terminal `text` takes, as it is shown: each character in cells of its own.
pub(crate) fn columns(text: &str) -> usize {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return text.len();
    }
    pieces(text).map(|piece| piece.columns).sum()
}

/// The longest beginning of `text` that fits `room` columns, cut between characters as
/// people see them.
pub(crate) fn fitting(text: &str, room: usize) -> &str {
    let mut taken = 0;
    let cut = pieces(text).find(|piece| {
        taken += piece.columns;
        taken > room
    });
    cut.and_then(|piece| text.get(..piece.at)).unwrap_or(text)
}

/// The lines of `text` at `room` columns: byte ranges in order, without the white space
/// they were broken at. A blank line is an empty range; a word that is too long is broken
/// between characters. At least one character goes on a line, however narrow it is.
pub(crate) fn wrap(text: Written<'_>, room: usize) -> Vec<Range<usize>> {
    let text = text.as_written();
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        wrap_line(text, start..end, room.max(1), &mut lines);
        start += line.len();
    }
    lines
}

fn wrap_line(text: &str, line: Range<usize>, room: usize, lines: &mut Vec<Range<usize>>) {
    let mut start = line.start;
    // Where the last word that fits ends, and where the one behind it begins.
    let mut fits: Option<(usize, usize)> = None;
    let mut taken = 0;
    let mut after_blank = false;
    for piece in pieces(text.get(line.clone()).unwrap_or_default()) {
        let (at, wide) = (line.start + piece.at, piece.columns);
        let blank = piece.text.chars().all(char::is_whitespace);
        match (blank, after_blank) {
            (true, false) => fits = Some((at, at + piece.text.len())),
            (true, true) => fits = fits.map(|(end, _)| (end, at + piece.text.len())),
            (false, _) => {}
        }
        after_blank = blank;
        // Once more where what was left of a line, with what is made visible behind it, is no line's length.
        while taken + wide > room && at > start && !blank {
            let (end, next) = fits.take().filter(|(end, _)| *end > start).unwrap_or((at, at));
            lines.push(start..end);
            start = next;
            taken = columns(text.get(next..at).unwrap_or_default());
        }
        taken += wide;
    }
    lines.push(start..line.end.max(start));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wrapped(text: &str, room: usize) -> Vec<&str> {
        wrap(Written::new(text), room).into_iter().map(|line| text.get(line).expect("boundaries")).collect()
    }

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(wrapped("the mayor resigned  on Friday", 10), ["the mayor", "resigned", "on Friday"]);
        assert_eq!(wrapped("one\n\ntwo", 10), ["one", "", "two"]);
    }

    #[test]
    fn a_word_that_is_too_long_is_broken() {
        assert_eq!(wrapped("a incomprehensible b", 6), ["a", "incomp", "rehens", "ible b"]);
    }

    #[test]
    fn what_is_made_visible_behind_a_word_goes_on_a_line_of_its_own() {
        assert_eq!(wrapped("a abcdef\u{202e}", 8), ["a", "abcdef", "\u{202e}"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(wrapped("市長辞任", 5), ["市長", "辞任"]);
        assert_eq!(fitting("市長辞任", 5), "市長");
    }

    #[test]
    fn what_is_made_visible_takes_the_room_it_is_shown_in() {
        assert_eq!(columns("a\u{202e}b"), "a<U+202E>b".len());
    }

    proptest! {
        #[test]
        fn nothing_but_white_space_is_lost_and_every_line_fits(text in any::<String>(), room in 8usize..30) {
            let lines = wrapped(&text, room);
            let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&lines.concat()), solid(&text));
            for line in lines {
                prop_assert!(columns(line) <= room || pieces(line).count() == 1, "{:?}", line);
            }
        }
    }
}
