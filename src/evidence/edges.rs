//! Where a passage may begin and end: not inside a cluster, not inside a number; inside a word, or what may be
//! a number, but flagged.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::fold;

/// How far around an edge a word is looked for, in bytes: an article may be one word of a megabyte.
const WORD_REACH: usize = 128;

/// How many invisible characters are looked through for the digit behind them.
const INVISIBLE_REACH: usize = 4;

/// Whether two neighbouring characters are always two clusters (UAX #29). No is "not always".
///
/// True of pairs from the scripts that most articles are in; the rest is left to the segmentation tables.
pub(super) fn always_part(before: char, after: char) -> bool {
    is_simple(before) && is_simple(after) && !(before == '\r' && after == '\n')
}

/// The same for an offset into a text: none if it takes the tables to say.
pub(super) fn always_parts(text: &str, at: usize) -> Option<bool> {
    let before = text.get(..at)?.chars().next_back();
    let after = text.get(at..)?.chars().next();
    match (before, after) {
        (Some(before), Some(after)) => always_part(before, after).then_some(true),
        _ => Some(true),
    }
}

/// Characters that neither extend what stands before them nor draw in what stands after, but for CR before LF.
fn is_simple(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{2ff}'
            | '\u{370}'..='\u{482}'
            | '\u{48a}'..='\u{52f}'
            | '\u{5d0}'..='\u{5ea}'
            | '\u{621}'..='\u{63a}'
            | '\u{641}'..='\u{64a}'
            | '\u{2010}'..='\u{2027}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30a1}'..='\u{30fa}'
            | '\u{4e00}'..='\u{9fff}'
    )
}

/// Whether a passage begins or ends inside a number: "37 killed" does not stand in "137 killed", nor "1,137" in
/// "1,137,000".
///
/// Such a passage has the quote's characters and says another thing, so it is no hit.
pub(super) fn cuts_number(text: &str, hit: &Range<usize>) -> bool {
    number_goes_on_before(text, hit.start) || number_goes_on_behind(text, hit.end)
}

fn number_goes_on_before(text: &str, at: usize) -> bool {
    let seen = |c: &char| !fold::is_invisible(*c);
    let (mut inside, outside) = (ahead(text, at).take(INVISIBLE_REACH), back(text, at).take(INVISIBLE_REACH));
    continues(inside.find(seen), outside.filter(seen))
}

fn number_goes_on_behind(text: &str, at: usize) -> bool {
    let seen = |c: &char| !fold::is_invisible(*c);
    let (mut inside, outside) = (back(text, at).take(INVISIBLE_REACH), ahead(text, at).take(INVISIBLE_REACH));
    continues(inside.find(seen), outside.filter(seen))
}

/// The characters before an offset, the nearest first.
fn back(text: &str, at: usize) -> impl Iterator<Item = char> {
    text.get(..at).unwrap_or_default().chars().rev()
}

/// The characters from an offset on.
fn ahead(text: &str, at: usize) -> impl Iterator<Item = char> {
    text.get(at..).unwrap_or_default().chars()
}

/// Whether a number, or what may well be one, goes on before a passage, and behind it.
pub(super) fn open_ends(text: &str, hit: &Range<usize>) -> (bool, bool) {
    (
        number_goes_on_before(text, hit.start) || amount_goes_on_before(text, hit.start),
        number_goes_on_behind(text, hit.end) || amount_goes_on_behind(text, hit.end),
    )
}

/// Whether the number that `inside` is at the edge of goes on outside, with a digit or a separator and a digit.
fn continues(inside: Option<char>, mut outside: impl Iterator<Item = char>) -> bool {
    if !inside.is_some_and(is_digit) {
        return false;
    }
    match outside.next() {
        Some(c) if is_digit(c) => true,
        Some(
            '.' | ',' | '\'' | '’' | '\u{66b}' | '\u{66c}' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}',
        ) => outside.next().is_some_and(is_digit),
        _ => false,
    }
}

/// A digit in any script, or a fraction. A raised or lowered one is more likely a footnote's.
fn is_digit(c: char) -> bool {
    c.is_numeric() && !matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{2089}')
}

/// Whether a passage begins or ends inside a word, or inside what may well be a number: see [`cuts_amount`].
pub(super) fn cuts_word(text: &str, hit: &Range<usize>) -> bool {
    is_inside_word(text, hit.start) || is_inside_word(text, hit.end) || cuts_amount(text, hit)
}

/// Whether letters or digits of one word stand on either side: the underscores of `_so_` are emphasis.
fn is_inside_word(text: &str, at: usize) -> bool {
    let (mut before, mut after) = (back(text, at), ahead(text, at));
    before.next().zip(after.next()).is_some_and(|(last, first)| {
        always_inside_word(last, first)
            .or_else(|| ends_at_mark((last, first), after.next()))
            .or_else(|| ends_at_mark((first, last), before.next()))
            .unwrap_or_else(|| is_inside_segment(text, at))
    })
}

/// The same by the tables.
fn is_inside_segment(text: &str, at: usize) -> bool {
    let word = word_at(text, at);
    let has_letter = |range| text.get(range).is_some_and(|part: &str| part.contains(char::is_alphanumeric));
    has_letter(word.start..at) && has_letter(at..word.end)
}

/// A mark beside a letter or digit joins it to what is on its other side only where that is one, too (UAX #29, WB6,
/// WB7, WB11 and WB12). None if it takes the tables to say.
fn ends_at_mark((letter, mark): (char, char), beyond: Option<char>) -> Option<bool> {
    let is_mark = mark.is_ascii_punctuation() && mark != '_';
    let is_alone = beyond.is_none_or(|c| c.is_ascii() && !c.is_ascii_alphanumeric());
    (letter.is_ascii_alphanumeric() && is_mark && is_alone).then_some(false)
}

/// The same for two neighbouring characters, whatever stands around them: none if it takes the tables to say.
fn always_inside_word(before: char, after: char) -> Option<bool> {
    if before.is_ascii_whitespace() || after.is_ascii_whitespace() {
        return Some(false);
    }
    (before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric()).then_some(true)
}

/// Whether "137" was found in "137 000", or "5" in "-5".
///
/// Unlike [`cuts_number`] this is a guess: "on May 5 137 people died" has two numbers, and "-5 dead" may be an
/// item of a list. So such a passage is a hit, and flagged.
fn cuts_amount(text: &str, hit: &Range<usize>) -> bool {
    amount_goes_on_before(text, hit.start) || amount_goes_on_behind(text, hit.end)
}

fn amount_goes_on_before(text: &str, at: usize) -> bool {
    let mut before = back(text, at);
    match before.next() {
        Some(' ') => is_grouped(before, ahead(text, at)),
        Some(c) if is_minus(c) && ahead(text, at).next().is_some_and(is_digit) => {
            !back(text, at).nth(1).is_some_and(char::is_alphanumeric)
        }
        _ => false,
    }
}

fn amount_goes_on_behind(text: &str, at: usize) -> bool {
    let mut behind = ahead(text, at);
    behind.next() == Some(' ') && is_grouped(back(text, at), behind)
}

/// Whether a space with these characters before it, the nearest first, and behind it parts thousands: up to three
/// digits, then exactly three.
fn is_grouped(before: impl Iterator<Item = char>, behind: impl Iterator<Item = char>) -> bool {
    let left = before.take(4).take_while(|c| is_digit(*c)).count();
    (1..=3).contains(&left) && behind.take(4).take_while(|c| is_digit(*c)).count() == 3
}

/// A minus, or a hyphen or an en dash that stands for one.
fn is_minus(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}' | '−' | '﹣' | '－')
}

/// A range widened to whole words, without the white space around it.
pub(super) fn whole_words(text: &str, range: &Range<usize>) -> Range<usize> {
    let (start, end) = (word_at(text, range.start).start, word_at(text, range.end).end);
    let words = text.get(start..end).unwrap_or_default();
    let lead = words.len() - words.trim_start().len();
    start + lead..(start + words.trim_end().len()).max(start + lead)
}

/// The word (UAX #29) that an offset stands inside of; empty, at the offset, between words.
///
/// In scripts that do not part their words, every character is one, or a run of Katakana.
fn word_at(text: &str, at: usize) -> Range<usize> {
    let from = (at.saturating_sub(WORD_REACH)..=at).find(|from| text.is_char_boundary(*from)).unwrap_or(at);
    let to = (at..=at + WORD_REACH).rev().find(|to| text.is_char_boundary(*to)).unwrap_or(at);
    let words = text.get(from..to).unwrap_or_default().split_word_bound_indices();
    words
        .map(|(start, word)| from + start..from + start + word.len())
        .find(|word| word.start < at && at < word.end)
        .unwrap_or(at..at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_cut_agrees_with_the_segmentation_tables() {
        for c in ('\0'..='\u{ffff}').filter(|c| is_simple(*c) && !matches!(c, '\r' | '\n')) {
            assert_eq!(format!("a{c}").graphemes(true).count(), 2, "before {c:?}");
            assert_eq!(format!("{c}a").graphemes(true).count(), 2, "after {c:?}");
        }
        assert!(!always_part('\r', '\n') && !always_part('e', '\u{301}'));
    }

    #[test]
    fn the_short_cut_to_marks_agrees_with_the_segmentation_tables() {
        let ascii = || (0..=127).map(char::from);
        for (letter, mark) in ascii().flat_map(|letter| ascii().map(move |mark| (letter, mark))) {
            for beyond in ascii().map(Some).chain([None]) {
                let Some(inside) = ends_at_mark((letter, mark), beyond) else { continue };
                let behind = beyond.map_or_else(String::new, |beyond| format!("{beyond}x"));
                let on = format!("x{letter}{mark}{behind}");
                assert_eq!(inside, is_inside_segment(&on, 2), "{on:?}");
                let back: String = on.chars().rev().collect();
                assert_eq!(inside, is_inside_segment(&back, back.len() - 2), "{back:?}");
            }
        }
    }

    #[test]
    fn the_short_cut_to_words_agrees_with_the_segmentation_tables() {
        let ascii = || (0..=127).map(char::from);
        for (before, after) in ascii().flat_map(|before| ascii().map(move |after| (before, after))) {
            let Some(inside) = always_inside_word(before, after) else { continue };
            let text = format!("x{before}{after}x");
            let at = 1 + before.len_utf8();
            let words = text.split_word_bound_indices();
            let cut = words.clone().any(|(start, word)| start < at && at < start + word.len());
            let is_line_end = (before, after) == ('\r', '\n') || (before, after) == (' ', ' ');
            assert_eq!(cut && !is_line_end, inside, "{text:?}");
        }
    }

    #[test]
    fn a_number_goes_on_after_a_separator_and_a_footnote_is_none() {
        let cuts = |text: &str, part: &str| {
            let at = text.find(part).unwrap();
            cuts_number(text, &(at..at + part.len()))
        };
        for (text, part) in [
            ("137", "37"),
            ("137", "13"),
            ("1.5", "5"),
            ("1,137", "1"),
            ("1\u{a0}137", "137"),
            ("1\u{ad}37", "37"),
            ("١٣٧", "٣٧"),
        ] {
            assert!(cuts(text, part), "{part} of {text}");
        }
        for (text, part) in [
            ("137", "137"),
            ("in 2024.", "in 2024"),
            ("2024²", "2024"),
            ("in 5, 6", "in 5"),
            ("May 3.12 said", "May 3."),
            ("A320", "320"),
        ] {
            assert!(!cuts(text, part), "{part} of {text}");
        }
    }

    #[test]
    fn a_group_of_thousands_after_a_space_and_a_minus_are_flagged() {
        let cuts = |text: &str, part: &str| {
            let at = text.find(part).unwrap();
            cuts_word(text, &(at..at + part.len()))
        };
        for (text, part) in [
            ("killed 137 000 people", "killed 137"),
            ("1 137 people", "137 people"),
            ("1 137 000", "137"),
            ("at -5 degrees", "5 degrees"),
            ("−5 degrees", "5 degrees"),
            ("(–5 °C)", "5 °C"),
        ] {
            assert!(cuts(text, part), "{part} of {text}");
        }
        for (text, part) in [
            ("killed 137 000 people", "killed 137 000"),
            ("in 2024 137 people", "137 people"),
            ("in 2024 137 people", "in 2024"),
            ("137 0000", "137"),
            ("137 00", "137"),
            ("at -5 degrees", "-5 degrees"),
            ("in 2010-15", "15"),
            ("Covid-19", "19"),
            ("it was - 5 said - true", "5 said"),
            ("May 5, 137 people", "137 people"),
        ] {
            assert!(!cuts(text, part), "{part} of {text}");
        }
    }
}
