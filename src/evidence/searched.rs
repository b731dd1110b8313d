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
