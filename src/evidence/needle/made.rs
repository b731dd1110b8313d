//! Words that are made of characters that are not ASCII, once these are folded.

use std::ops::Range;

use memchr::memmem;

use super::searched;

/// Some characters that are not ASCII, near each other, and what they may stand in a run with: what is ASCII between
/// ASCII stays apart when it is folded.
#[derive(Debug)]
pub(super) struct Window<'t> {
    part: &'t str,
    /// The end of the last such character.
    pub(super) behind: usize,
}

impl<'t> Window<'t> {
    /// From the character at `place` on, for a run of so many bytes; of a run of letters signs are no part.
    pub(super) fn around(text: &'t str, place: usize, run: usize, is_of_letters: bool) -> Self {
        let is_boundary = |at: &usize| text.is_char_boundary(*at);
        let start = (0..=place.saturating_sub(run)).rev().find(is_boundary).unwrap_or(0);
        let end_of = |behind: usize| {
            ((behind + run).min(text.len())..text.len()).find(is_boundary).unwrap_or(text.len())
        };
        let mut behind = behind_char(text, place);
        let mut end = end_of(behind);
        let mut from = behind;
        while let Some(other) = next_other(text.as_bytes(), from..end) {
            from = behind_char(text, other);
            let is_part = !(is_of_letters && is_sign(text.as_bytes().get(other..).unwrap_or_default()));
            if is_part {
                behind = from;
                end = end_of(behind);
            }
        }
        Self { part: text.get(start..end).unwrap_or(text), behind }
    }

    /// Whether the run is made in it, or stands in it.
    pub(super) fn holds(&self, run: &[u8]) -> bool {
        // Most are of one letter of ASCII with an accent, and need no tables.
        let mut letters = [0; 64];
        let mut count = 0;
        for c in self.part.chars() {
            let (Some(place), Some(letter)) = (letters.get_mut(count), one_letter(c)) else {
                return memmem::find(searched(self.part).as_bytes(), run).is_some();
            };
            *place = letter;
            count += 1;
        }
        letters.get(..count).unwrap_or_default().windows(run.len()).any(|found| found == run)
    }
}

/// The end of the character at a place.
pub(super) fn behind_char(text: &str, at: usize) -> usize {
    let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    at + length
}

/// The first byte in `range` that is not ASCII.
fn next_other(text: &[u8], range: Range<usize>) -> Option<usize> {
    let start = range.start;
    text.get(range)?.iter().position(|byte| !byte.is_ascii()).map(|at| start + at)
}

/// Whether bytes begin with a quotation mark, a dash or dots: no letter is made of them, and none vanishes between two.
/// They are those from U+2010 to U+2027, « and ».
pub(super) fn is_sign(bytes: &[u8]) -> bool {
    matches!(bytes, [0xe2, 0x80, 0x90..=0xa7, ..] | [0xc2, 0xab | 0xbb, ..])
}

/// What a letter from U+00C0 to U+00FF becomes, with which bytes begin, if it becomes one of ASCII.
pub(super) fn one_latin(bytes: &[u8]) -> Option<u8> {
    match bytes {
        [0xc3, low @ 0x80..=0xbf, ..] => one_letter(char::from(low + 0x40)),
        _ => None,
    }
}

/// What a sign becomes that becomes one of ASCII.
pub(super) fn one_sign(c: char) -> Option<u8> {
    Some(match c {
        '‘' | '’' => b'\'',
        '“' | '”' => b'"',
        '‐'..='―' => b'-',
        _ => return None,
    })
}

/// What a character becomes that becomes one of ASCII, whatever such stand around it.
pub(super) fn one_letter(c: char) -> Option<u8> {
    let letter = match c {
        '\u{80}'.. => match c {
            'À'..='Å' | 'à'..='å' => 'a',
            'Ç' | 'ç' => 'c',
            'È'..='Ë' | 'è'..='ë' => 'e',
            'Ì'..='Ï' | 'ì'..='ï' => 'i',
            'Ñ' | 'ñ' => 'n',
            'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' => 'o',
            'Ù'..='Ü' | 'ù'..='ü' => 'u',
            'Ý' | 'ý' | 'ÿ' => 'y',
            c => return one_sign(c),
        },
        '`' => '\'',
        c => c.to_ascii_lowercase(),
    };
    u8::try_from(letter).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_becomes_one_letter_is_what_it_becomes_by_the_tables() {
        let mut known = 0;
        for c in ('\0'..='\u{2100}').filter(|c| !c.is_whitespace()) {
            if let Some(letter) = one_letter(c) {
                known += usize::from(!c.is_ascii());
                assert_eq!(searched(&c.to_string()), char::from(letter).to_string(), "{c:?}");
            }
        }
        assert!(known > 50);
    }

    #[test]
    fn latin_letters_are_known_by_their_bytes() {
        for c in '\0'..='\u{ffff}' {
            let wanted = one_letter(c).filter(|_| ('À'..='ÿ').contains(&c));
            assert_eq!(one_latin(c.to_string().as_bytes()), wanted, "{c:?}");
        }
    }

    #[test]
    fn signs_are_known_by_their_bytes() {
        for c in '\0'..='\u{ffff}' {
            let wanted = matches!(c, '‐'..='‧' | '«' | '»');
            assert_eq!(is_sign(c.to_string().as_bytes()), wanted, "{c:?}");
            assert!(one_sign(c).is_none() || wanted);
        }
    }
}
