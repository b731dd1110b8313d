//! What counts as the same character: differences that typesetting makes, and no others.
//!
//! Folded are quotation marks and apostrophes, dashes and hyphens, white space and line ends, soft hyphens and
//! other invisible characters, ligatures, the ellipsis, and canonical composition (Unicode UAX #15, NFC). Never
//! folded are case, digits and words. NFKC would make 2 of ², and is not used.

use std::iter;

use unicode_normalization::{
    IsNormalized, UnicodeNormalization,
    char::{decompose_compatible, is_combining_mark},
    is_nfc_quick,
};
use unicode_segmentation::UnicodeSegmentation;

use super::edges;

/// The joiner that makes one emoji of several, or shapes the letters beside it.
const JOINER: char = '\u{200d}';

/// The grapheme cluster (UAX #29) that `text` begins with: the smallest thing that is found or not found.
pub(super) fn first_unit(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let alone = chars.next().is_none_or(|second| edges::always_part(first, second));
    if alone { text.get(..first.len_utf8()) } else { text.graphemes(true).next() }
}

/// How many bytes at the beginning of `text` are folded to themselves, each a cluster: most of an English article,
/// taken at one stroke. May be fewer than there are.
pub(super) fn unchanged(text: &str) -> usize {
    let bytes = text.as_bytes();
    let same = |(at, byte): (usize, &u8)| {
        let next = bytes.get(at + 1);
        match byte {
            b'`' => false,
            b' ' => next.is_some_and(u8::is_ascii_graphic),
            // What is not ASCII may be a mark on this letter.
            _ => byte.is_ascii_graphic() && next.is_none_or(u8::is_ascii),
        }
    };
    bytes.iter().enumerate().position(|pair| !same(pair)).unwrap_or(bytes.len())
}

/// The text without the blank clusters around it.
///
/// By clusters, because a space may carry a combining mark, which `str::trim` would strip of its base.
pub(super) fn trimmed(text: &str) -> &str {
    // Whatever else is in the first and the last cluster, it is seen.
    let is_seen = |c: char| c.is_ascii_graphic();
    if text.starts_with(is_seen) && text.ends_with(is_seen) { text } else { trimmed_by_clusters(text) }
}

pub(super) fn trimmed_by_clusters(text: &str) -> &str {
    let mut units = text.grapheme_indices(true);
    let Some((start, first)) = units.find(|(_, unit)| !is_blank(unit)) else {
        return "";
    };
    let end =
        units.rfind(|(_, unit)| !is_blank(unit)).map_or(start + first.len(), |(at, unit)| at + unit.len());
    text.get(start..end).unwrap_or(text)
}

/// Whether a cluster shows nothing: white space and invisible characters.
pub(super) fn is_blank(unit: &str) -> bool {
    unit.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Whether a cluster is white space, whatever invisible characters are in it.
pub(super) fn is_space(unit: &str) -> bool {
    is_blank(unit) && unit.contains(char::is_whitespace)
}

/// Appends what a cluster that is not blank is folded to.
pub(super) fn write(unit: &str, out: &mut String) {
    let mut chars = unit.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) if only.is_ascii() || is_nfc_quick(iter::once(only)) == IsNormalized::Yes => {
            write_char(only, out);
        }
        _ => {
            // Composed twice: what folds to an apostrophe may stand decomposed, and an accent on ﬁ is one on its i.
            let mut letters = String::new();
            visible(unit).nfc().for_each(|c| write_char(c, &mut letters));
            out.extend(letters.nfc());
        }
    }
}

/// The characters of a cluster that are seen, and the joiners that make one emoji of several: a family is not its
/// members side by side.
fn visible(unit: &str) -> impl Iterator<Item = char> {
    let mut chars = unit.chars().peekable();
    iter::from_fn(move || {
        loop {
            let c = chars.next()?;
            let joins =
                |next: &char| !next.is_alphabetic() && !is_combining_mark(*next) && !is_invisible(*next);
            if !is_invisible(c) || (c == JOINER && chars.peek().is_some_and(joins)) {
                return Some(c);
            }
        }
    })
}

/// Soft hyphen, zero-width characters and joiners, the byte order mark, marks and isolates of direction, and the selectors of
/// text or emoji style.
///
/// The overrides of direction U+202D and U+202E are not among them: they change what is read.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202c}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{fe0e}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

fn write_char(c: char, out: &mut String) {
    if c.is_ascii_graphic() && c != '`' {
        return out.push(c);
    }
    match c {
        '`' | '´' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | '׳' | '‘' | '’' | '‚' | '‛' | '′' | '‵' | '‹' | '›' | '＇'
        | '՚' | '❛' | '❜' | '❟' => {
            out.push('\'');
        }
        '«' | '»' | '״' | '“' | '”' | '„' | '‟' | '″' | '‶' | '❝' | '❞' | '〝' | '〞' | '〟' | '＂' | 'ʺ'
        | 'ˮ' | '❠' | '⹂' => {
            out.push('"');
        }
        '־' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '﹣' | '－' | '֊' | '⁃' | '⸺' | '⸻' =>
        {
            out.push('-');
        }
        '…' => out.push_str("..."),
        'ﬀ' => out.push_str("ff"),
        'ﬁ' => out.push_str("fi"),
        'ﬂ' => out.push_str("fl"),
        'ﬃ' => out.push_str("ffi"),
        'ﬄ' => out.push_str("ffl"),
        'ﬅ' | 'ﬆ' => out.push_str("st"),
        // Armenian ligatures, and the shapes of Arabic letters that a PDF gives for the letters themselves.
        'ﬓ'..='ﬗ' | 'ﭐ'..='ﮱ' | 'ﯓ'..='ﴽ' | 'ﺀ'..='ﻼ' => {
            decompose_compatible(c, |c| out.push(c));
        }
        c if c.is_whitespace() => out.push(' '),
        c => out.push(c),
    }
}
