//! What counts as the same where a reader looks for words: case and accents too. No quote is verified so.

use unicode_normalization::UnicodeNormalization;

use super::folded;

/// A text as [`folded`] leaves it, without case and accents. Offsets into it mean nothing to the text; it has no
/// line end in it.
pub(crate) fn searched(text: &str) -> String {
    let folded = folded(text);
    if folded.is_ascii() {
        return folded.to_ascii_lowercase();
    }
    // Composed again, lest か be found in が: the mark between them is no accent.
    folded.nfd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).flat_map(plain).nfc().collect()
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

    proptest! {
        #[test]
        fn what_is_searched_is_searched_the_same_again(text in any::<String>()) {
            let once = searched(&text);
            prop_assert!(!once.contains('\n'));
            prop_assert_eq!(searched(&once), once);
        }
    }
}
