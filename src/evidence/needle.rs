//! Words that are looked for in texts as these were written: a folded copy of all texts would be as large again.
//!
//! Most of a text cannot have the words in it, and that is soon seen of many bytes at once ([`scan`]). Only where two
//! letters of them stand at their distance, or a character that is not ASCII, is looked at more closely.

mod made;
mod scan;

use std::ops::Range;

use memchr::memmem;

use super::searched;
use scan::Scan;

/// Words to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Needle {
    /// As [`searched`] leaves them.
    words: String,
    /// A run of characters in them that stand in a text as they are, but for their case: the one that is rarest. In a
    /// text of ASCII none of them is made of anything else.
    run: Range<usize>,
    scan: Scan,
    /// Whether no sign can be part of the run, nor of words without one.
    is_of_letters: bool,
}

/// What is found where the words may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// They are in the text.
    Found,
    /// They are not, as far as this place of it.
    On(usize),
}

impl Needle {
    pub(crate) fn new(words: &str) -> Self {
        let stays = |byte: &u8| byte.is_ascii_graphic() && *byte != b'\'';
        let mut at = 0;
        let parts = words.as_bytes().split(|byte| !stays(byte)).map(|part| {
            let run = at..at + part.len();
            at = run.end + 1;
            (run, part)
        });
        let of_part = |(run, part): (Range<usize>, &[u8])| {
            let (scan, often) = Scan::of(part);
            (often, run, scan, part.iter().all(u8::is_ascii_alphanumeric))
        };
        let rarest = parts.map(of_part).min_by_key(|(often, run, ..)| (*often, usize::MAX - run.len()));
        let (_, run, scan, is_of_letters) =
            rarest.unwrap_or_else(|| (usize::MAX, 0..0, Scan::beyond_ascii(), true));
        let has_signs = || words.char_indices().any(|(at, _)| made::is_sign(&words.as_bytes()[at..]));
        let is_of_letters = is_of_letters && !(run.is_empty() && has_signs());
        Self { words: words.to_owned(), run, scan, is_of_letters }
    }

    /// Whether [`searched`] would leave a text with the words in it.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let mut at = 0;
        while let Some(place) = self.next(text, at..text.len()) {
            match self.look(text, place) {
                Look::Found => return true,
                Look::On(next) => at = next,
            }
        }
        self.words.is_empty()
    }

    /// Whether anything rules most of a text out, so that many texts may be gone through as one.
    pub(crate) fn is_sharp(&self) -> bool {
        // A text of ASCII has no words with other characters in it.
        !self.run.is_empty() || !self.words.is_ascii()
    }

    /// Whether what has these words in it has `other` in it too.
    pub(crate) fn narrows(&self, other: &Self) -> bool {
        self.words.contains(&other.words)
    }

    /// The next place in `range` of a text where the words may stand, which is for [`look`](Self::look) to tell: none
    /// of a text within this range has them where there is none. `range` begins between two characters.
    pub(crate) fn next(&self, text: &str, range: Range<usize>) -> Option<usize> {
        let bytes = text.as_bytes();
        if !self.is_sharp() {
            return Some(range.start).filter(|_| !range.is_empty());
        }
        let mut at = range.start;
        loop {
            at = self.scan.next(bytes, at..range.end)?;
            match bytes.get(at)? {
                0x80.. if self.passes_over(bytes.get(at..).unwrap_or_default()) => {
                    at = made::behind_char(text, at);
                }
                0x80.. => return Some(at),
                _ if self.stands_at(text, at) == Some(false) => at += 1,
                _ => return Some(at),
            }
        }
    }

    /// Whether no run is made of the character that bytes begin with.
    fn passes_over(&self, bytes: &[u8]) -> bool {
        if self.is_of_letters && made::is_sign(bytes) {
            return true;
        }
        let run = self.words.as_bytes().get(self.run.clone()).unwrap_or_default();
        // Most are é and its like, which stand for one letter each.
        made::one_latin(bytes).is_some_and(|letter| !run.is_empty() && !run.contains(&letter))
    }

    /// Whether the words stand in a text, as far as can be told from a place in it that [`next`](Self::next) gives.
    pub(crate) fn look(&self, text: &str, place: usize) -> Look {
        let words = self.words.as_bytes();
        let Some(run) = words.get(self.run.clone()).filter(|run| !run.is_empty()) else {
            return self.look_at_all(text);
        };
        let bytes = text.as_bytes();
        if !bytes.get(place).is_none_or(u8::is_ascii) {
            let made = made::Window::around(text, place, run.len(), self.is_of_letters);
            return match made.holds(run) {
                true if run.len() == words.len() => Look::Found,
                true => self.look_at_all(text),
                false => Look::On(made.behind),
            };
        }
        match self.stands_at(text, place) {
            Some(true) => Look::Found,
            Some(false) => Look::On(place + 1),
            None => self.look_at_all(text),
        }
    }

    /// Whether the words stand around a place of ASCII, as far as that can be told from what stands there. What is no
    /// in a text is no in each part of it.
    fn stands_at(&self, text: &str, place: usize) -> Option<bool> {
        let words = self.words.as_bytes();
        let (before, run) = words.split_at_checked(self.run.start)?;
        let (run, behind) = run.split_at_checked(self.run.len())?;
        let range = place.checked_sub(self.scan.at).map(|start| start..start + run.len());
        let found = range.clone().and_then(|range| text.as_bytes().get(range));
        let Some(range) = range.filter(|_| found.is_some_and(|found| found.eq_ignore_ascii_case(run))) else {
            return Some(false);
        };
        if run.len() == words.len() {
            return Some(true);
        }
        let (left, right) = (text.get(..range.start)?, text.get(range.end..)?);
        Some(stands(behind.iter(), right.chars())? && stands(before.iter().rev(), left.chars().rev())?)
    }

    /// Be it by a folded copy.
    fn look_at_all(&self, text: &str) -> Look {
        let holds = memmem::find(searched(text).as_bytes(), self.words.as_bytes()).is_some();
        if holds { Look::Found } else { Look::On(text.len()) }
    }
}

/// Whether a text goes on with these words, be it backwards. Nothing where it has characters in it, or behind them,
/// that not each stand for themselves.
fn stands<'a>(mut words: impl Iterator<Item = &'a u8>, text: impl Iterator<Item = char>) -> Option<bool> {
    let is_space = |c: &char| matches!(c, '\t'..='\r' | ' ');
    let mut text = text.peekable();
    let is_told = |c: Option<&char>| c.is_none_or(|c| c.is_ascii() || made::one_sign(*c).is_some());
    for word in words.by_ref() {
        if !is_told(text.peek()) {
            return None;
        }
        let fits = match word {
            b' ' => {
                let is_one = text.next_if(is_space).is_some();
                while text.next_if(is_space).is_some() {}
                is_one
            }
            word => text.next().and_then(made::one_letter).is_some_and(|letter| letter == *word),
        };
        if !fits {
            return Some(false);
        }
    }
    is_told(text.peek()).then_some(true)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_found_whatever_stands_between_and_around_them() {
        for (text, words, wanted) in [
            ("It is The\n\tWounded.", "the wounded", true),
            ("the — wounded", "the wounded", false),
            ("breathe wounded", "the wounded", true),
            ("“the wounded”", "\"the wounded\"", true),
            ("the\u{a0}wounded", "the wounded", true),
            ("they're", "they're", true),
            ("they’re", "they're", true),
            ("they`re", "they're", true),
            ("a…b", "a...b", true),
            ("é", "e", true),
            ("x", "", true),
            ("", "", true),
        ] {
            assert_eq!(Needle::new(&searched(words)).is_in(text), wanted, "{words} in {text}");
        }
    }

    proptest! {
        #[test]
        fn a_text_is_searched_as_it_was_written_and_found_in_as_its_folded_copy_is(
            text in prop_oneof![
                "[aAeEbB`'\"“’éÉß\u{301}\u{338}\u{200d}\u{ad}\u{3099}\u{93f}ﬁKЁё…«— \r\n-]{0,30}",
                "((the|of|The|wound|ed|é|—|’|“|[ \n]|\u{301}|\u{ad}|\u{a0}|\u{600}|·)[ ]?){0,40}",
                any::<String>(),
            ],
            words in prop_oneof!["[aAbB`'\"“’éÉßsfi\u{301}kЁё -]{0,4}", "(of |the |wound|ed|’|—){1,4}", any::<String>()],
            cut in any::<(prop::sample::Index, prop::sample::Index)>(),
        ) {
            let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (one, two) = (*cut.0.get(&edges), *cut.1.get(&edges));
            let own = text.get(one.min(two)..one.max(two)).unwrap();
            for words in [searched(&words), searched(own)] {
                let wanted = searched(&text).contains(&words);
                prop_assert_eq!(Needle::new(&words).is_in(&text), wanted, "{:?} in {:?}", words, text);
            }
        }
    }
}
