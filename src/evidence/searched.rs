//! What counts as the same where a reader looks for words: case and accents too. No quote is verified so.

use std::ops::Range;

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;

use super::{
    fold, folded,
    folded::{Folded, Hand},
};

/// A text as [`folded`] leaves it, without case and accents. Offsets into it mean nothing to the text; it has no
/// line end in it.
pub(crate) fn searched(text: &str) -> String {
    let mut searched = String::new();
    write_plainly(&folded(text), &mut searched);
    searched
}

/// Without case and accents. What is ASCII is written at once: nothing before it reaches into it, and only its last
/// character may have a mark behind it.
fn write_plainly(folded: &str, out: &mut String) {
    let mut rest = folded;
    while let Some(other) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let lead = other.min(1);
        let (ascii, behind) = rest.split_at_checked(other - lead).unwrap_or(("", rest));
        let end = behind.bytes().skip(lead).position(|byte| byte.is_ascii());
        let (others, behind) =
            end.and_then(|end| behind.split_at_checked(lead + end)).unwrap_or((behind, ""));
        write_small(ascii, out);
        write_letters(others, out);
        rest = behind;
    }
    write_small(rest, out);
}

fn write_letters(folded: &str, out: &mut String) {
    let letters = folded.nfd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).flat_map(plain);
    // Composed again, lest か be found in が: the mark between them is no accent.
    out.extend(letters.nfc());
}

fn write_small(ascii: &str, out: &mut String) {
    out.extend(ascii.chars().map(|c| c.to_ascii_lowercase()));
}

/// Words to look for in texts that are read as they were written: a folded copy of all texts would be as large again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Needle {
    /// As [`searched`] leaves them.
    words: String,
    /// The longest run of characters in them that stand in a text as they are, but for their case. In a text of ASCII
    /// none of them is made of anything else.
    run: Range<usize>,
    /// Its rarest letter, counted from its start.
    rare: usize,
}

impl Needle {
    pub(crate) fn new(words: &str) -> Self {
        let stays = |byte: &u8| byte.is_ascii_graphic() && *byte != b'\'';
        let mut run = 0..0;
        let mut at = 0;
        for part in words.as_bytes().split(|byte| !stays(byte)) {
            if part.len() > run.len() {
                run = at..at + part.len();
            }
            at += part.len() + 1;
        }
        let letters = words.as_bytes().get(run.clone()).unwrap_or_default().iter().enumerate();
        let rare = letters.max_by_key(|(_, byte)| rarity(**byte)).map_or(0, |(at, _)| at);
        Self { words: words.to_owned(), run, rare }
    }

    /// Whether [`searched`] would leave a text with the words in it.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let holds = || memmem::find(searched(text).as_bytes(), self.words.as_bytes()).is_some();
        let words = self.words.as_bytes();
        let Some(run) = words.get(self.run.clone()).filter(|run| !run.is_empty()) else { return holds() };
        let (before, behind) = (&words[..self.run.start], &words[self.run.end..]);
        let bytes = text.as_bytes();
        if text.is_ascii() {
            return self.places(run, bytes).any(|at| {
                let (left, right) = (&bytes[..at], &bytes[at + run.len()..]);
                stands(behind.iter(), right.iter()) && stands(before.iter().rev(), left.iter().rev())
            });
        }
        let is_there = self.places(run, bytes).next().is_some() || is_made(run, text);
        is_there && (run.len() == words.len() || holds())
    }

    /// Whether what has these words in it has `other` in it too.
    pub(crate) fn narrows(&self, other: &Self) -> bool {
        self.words.contains(&other.words)
    }

    /// Where the run stands as it is, but for its case.
    fn places<'a>(&self, run: &'a [u8], text: &'a [u8]) -> impl Iterator<Item = usize> + use<'a> {
        let rare = run.get(self.rare).copied().unwrap_or_default();
        // What stands before the first place of the letter, or behind the last, holds no run.
        let end = text.len().saturating_sub(run.len() - self.rare - 1);
        let within = text.get(self.rare..end).unwrap_or_default();
        let found = memchr::memchr2_iter(rare.to_ascii_lowercase(), rare.to_ascii_uppercase(), within);
        found.filter(|at| text.get(*at..*at + run.len()).is_some_and(|found| found.eq_ignore_ascii_case(run)))
    }
}

/// Whether a text of ASCII goes on with these words, be it backwards.
fn stands<'a>(words: impl Iterator<Item = &'a u8>, text: impl Iterator<Item = &'a u8>) -> bool {
    let is_space = |byte: &&u8| matches!(byte, b'\t'..=b'\r' | b' ');
    let mut text = text.peekable();
    let fits = |word: &u8| match word {
        b' ' => {
            let is_one = text.next_if(is_space).is_some();
            while text.next_if(is_space).is_some() {}
            is_one
        }
        b'\'' => text.next().is_some_and(|byte| matches!(byte, b'\'' | b'`')),
        word => text.next().is_some_and(|byte| byte.eq_ignore_ascii_case(word)),
    };
    let mut words = words;
    words.all(fits)
}

/// Whether a run of a text, once folded, is made of characters that are not ASCII, or of some with others around them.
///
/// Only those and what they may stand in a run with are folded: what is ASCII between ASCII stays apart.
fn is_made(run: &[u8], text: &str) -> bool {
    let is_of_letters = run.iter().all(u8::is_ascii_alphanumeric);
    let is_made_in = |part: Range<usize>| text.get(part).is_some_and(|part| holds_run(part, run));
    let mut window: Option<Range<usize>> = None;
    let mut from = 0;
    while let Some(at) = next_other(text.as_bytes(), from) {
        let Some(other) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        from = at + other.len_utf8();
        if is_of_letters && is_sign(other) {
            continue;
        }
        let is_boundary = |at: &usize| text.is_char_boundary(*at);
        let start = (0..=at.saturating_sub(run.len())).rev().find(is_boundary).unwrap_or(0);
        let end = ((from + run.len()).min(text.len())..text.len()).find(is_boundary).unwrap_or(text.len());
        match &mut window {
            Some(window) if start <= window.end => window.end = end,
            _ => {
                if window.replace(start..end).is_some_and(is_made_in) {
                    return true;
                }
            }
        }
    }
    window.is_some_and(is_made_in)
}

/// The first byte from `from` on that is not ASCII.
fn next_other(text: &[u8], from: usize) -> Option<usize> {
    // Looked for in the large, as most of a text is ASCII.
    let chunk = text.get(from..)?.chunks(32).position(|chunk| !chunk.is_ascii())?;
    let start = from + chunk * 32;
    let within = text.get(start..)?.iter().position(|byte| !byte.is_ascii())?;
    Some(start + within)
}

/// Quotation marks, dashes and dots: no letter is made of them, and none vanishes between two.
fn is_sign(c: char) -> bool {
    matches!(c, '‐'..='‧' | '«' | '»')
}

fn holds_run(part: &str, run: &[u8]) -> bool {
    // Most are of one letter of ASCII with an accent, and need no tables.
    let letters: Option<Vec<u8>> = part.chars().map(one_letter).collect();
    match letters {
        Some(letters) => memmem::find(&letters, run).is_some(),
        None => memmem::find(searched(part).as_bytes(), run).is_some(),
    }
}

/// What a character becomes that becomes one of ASCII, whatever such stand around it.
fn one_letter(c: char) -> Option<u8> {
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
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            '‐'..='―' => '-',
            _ => return None,
        },
        '`' => '\'',
        c => c.to_ascii_lowercase(),
    };
    u8::try_from(letter).ok()
}

/// How seldom a byte stands in a text, roughly: letters as in English, and all else seldom.
fn rarity(byte: u8) -> usize {
    b"etaoinsrhldcumfpgwybvk".iter().position(|common| *common == byte).unwrap_or(usize::MAX)
}

/// A text to look for words in, and the way back to its own bytes; about twice as large as the text.
#[derive(Debug)]
pub(crate) struct Searched(Folded);

impl Searched {
    pub(crate) fn of(text: &str) -> Self {
        let unit = |unit: &str, out: &mut String| {
            let mut folded = String::new();
            fold::write(unit, &mut folded);
            write_plainly(&folded, out);
        };
        Self(Folded::made(text, &Hand { ascii: write_small, unit }))
    }

    /// Whether words stand in the text, which are as [`searched`] leaves them.
    pub(crate) fn holds(&self, words: &str) -> bool {
        memmem::find(self.0.text().as_bytes(), words.as_bytes()).is_some()
    }

    /// Where they stand, in whole clusters: bytes of the text in order, no two of which overlap. None for no words.
    pub(crate) fn hits<'a>(&'a self, words: &'a str) -> impl Iterator<Item = Range<usize>> + use<'a> {
        let found = memmem::find_iter(self.0.text().as_bytes(), words.as_bytes());
        let original = |start: usize| self.0.original(&(start..start + words.len()));
        found
            .filter(|_| !words.is_empty())
            .map(original)
            .scan(0, |behind, hit| {
                // Both letters that ß is folded to are of one cluster.
                let is_new = !hit.is_empty() && hit.start >= *behind;
                *behind = hit.end.max(*behind);
                Some(is_new.then_some(hit))
            })
            .flatten()
    }
}

/// Marks over letters of the European scripts, vowel points of Hebrew and Arabic. In other scripts marks are
/// letters of their own.
fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
            | '\u{591}'..='\u{5bd}'
            | '\u{64b}'..='\u{652}'
            | '\u{670}'
    )
}

/// Letters whose stroke or tie Unicode does not decompose, and the marks that lower-casing leaves.
fn plain(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' => ('d', None),
        'ħ' => ('h', None),
        'ı' => ('i', None),
        'ς' => ('σ', None),
        c => (c, None),
    };
    Some(first).filter(|c| !is_accent(*c)).into_iter().chain(second)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_and_accents_do_not_count() {
        for (written, plain) in [
            ("Élysée  PALACE", "elysee palace"),
            ("Straße", "strasse"),
            ("Łódź", "lodz"),
            ("İstanbul, ışık", "istanbul, isik"),
            ("Ещё Йод", "еще иод"),
            ("Αθήνας", "αθηνασ"),
            ("one\n\n“two”", "one \"two\""),
            ("ガ", "ガ"),
            ("कि", "कि"),
            ("각", "각"),
        ] {
            assert_eq!(searched(written), plain);
        }
    }

    fn places<'t>(text: &'t str, words: &str) -> Vec<&'t str> {
        let searched_text = Searched::of(text);
        let words = searched(words);
        let hits: Vec<_> = searched_text.hits(&words).collect();
        assert_eq!(searched_text.holds(&words), !hits.is_empty() || words.is_empty(), "{text}: {words}");
        hits.into_iter().map(|at| text.get(at).unwrap()).collect()
    }

    #[test]
    fn words_are_found_where_they_stand_in_the_text_itself() {
        assert_eq!(places("Le CAFÉ, le cafe\u{301}.", "cafe"), ["CAFÉ", "cafe\u{301}"]);
        assert_eq!(places("“No”—it's so", "\"no\"-it’s"), ["“No”—it's"]);
        assert_eq!(places("the\n  port, THE PORT", "the port"), ["the\n  port", "THE PORT"]);
        assert_eq!(places("Straße", "stras"), ["Straß"]);
        assert_eq!(places("Straße", "s"), ["S", "ß"]);
        assert_eq!(places("aaaa", "aa"), ["aa", "aa"]);
        assert!(places("anything", "").is_empty());
    }

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

    proptest! {
        #[test]
        fn any_words_of_a_text_are_found_where_they_stand(
            text in "[aAéÉeß\u{301}ЁёÅ市\"“’' \n-]{1,40}",
            cut in any::<(prop::sample::Index, prop::sample::Index)>(),
        ) {
            use unicode_segmentation::UnicodeSegmentation;

            let mut edges: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            edges.push(text.len());
            let (one, two) = (*cut.0.get(&edges), *cut.1.get(&edges));
            let words = text.get(one.min(two)..one.max(two)).unwrap();
            let sought = searched(words);
            let found = Searched::of(&text);
            let hits: Vec<_> = found.hits(&sought).collect();
            prop_assert!(sought.trim().is_empty() || !hits.is_empty(), "{words:?} in {text:?}");
            for hit in hits {
                prop_assert!(edges.contains(&hit.start) && edges.contains(&hit.end));
                prop_assert!(searched(text.get(hit).unwrap()).contains(sought.trim()));
            }
        }

        #[test]
        fn a_text_is_searched_as_it_was_written_and_found_in_as_its_folded_copy_is(
            text in prop_oneof!["[aAeEbB`'\"“’éÉß\u{301}\u{338}\u{200d}\u{ad}\u{3099}\u{93f}ﬁKЁё…«— \r\n-]{0,30}", any::<String>()],
            words in prop_oneof!["[aAbB`'\"“’éÉßsfi\u{301}kЁё -]{0,4}", any::<String>()],
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

        #[test]
        fn what_is_ascii_may_be_written_apart(text in "[aAeE\u{301}\u{338}éßЙ\u{306}か\u{3099}각ㅏ -]{0,12}") {
            let mut whole = String::new();
            write_letters(&text, &mut whole);
            let mut apart = String::new();
            write_plainly(&text, &mut apart);
            prop_assert_eq!(apart, whole);
        }

        #[test]
        fn what_is_searched_is_searched_the_same_again(text in any::<String>()) {
            let once = searched(&text);
            prop_assert!(!once.contains('\n'));
            prop_assert_eq!(searched(&once), once);
        }
    }
}
