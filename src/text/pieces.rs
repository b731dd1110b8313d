//! What of a text a line may be cut between.

use std::iter;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{
    Written,
    visible::{self, is_plain},
};

/// A character as people see it, or a part of one that is made visible by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// In bytes.
    pub(super) at: usize,
    pub(super) text: &'a str,
    /// Of a terminal, as it is shown.
    pub(super) columns: usize,
}

/// The pieces of `text`, in order: all of it.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let (plain, careful) = if is_plain(text) { (text, "") } else { ("", text) };
    let plain = plain.grapheme_indices(true).map(|(at, text)| Piece { at, text, columns: text.width() });
    plain.chain(made_visible(careful))
}

/// The pieces of a text of which some may have to be made visible; each is found when it is asked for.
fn made_visible(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut begin = text.grapheme_indices(true).map(|(at, _)| at).peekable();
    let mut characters = visible::characters(text).peekable();
    iter::from_fn(move || {
        let (at, c, stood) = characters.next()?;
        begin.next_if_eq(&at);
        let mut end = at + c.len_utf8();
        while let Some(&(next, c, stands)) = characters.peek() {
            let begins = begin.peek() == Some(&next);
            // CRLF is one line end.
            let goes_on =
                if stands { stood && (!begins || c.width() == Some(0)) } else { !begins && c == '\n' };
            if !goes_on {
                break;
            }
            characters.next();
            begin.next_if_eq(&next);
            end = next + c.len_utf8();
        }
        let text = text.get(at..end)?;
        let columns =
            if is_plain(text) { text.width() } else { Written::new(text).shown().to_string().width() };
        Some(Piece { at, text, columns })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        pieces(text).map(|piece| piece.text).collect()
    }

    #[test]
    fn what_is_made_visible_is_a_piece_by_itself() {
        assert_eq!(texts("a\u{e0061}\u{e0062}b"), ["a", "\u{e0061}", "\u{e0062}", "b"]);
        assert_eq!(texts("e\u{301}a\r\n"), ["e\u{301}", "a", "\r\n"]);
        assert_eq!(texts("ไท\u{200b}ย"), ["ไ", "ท\u{200b}", "ย"]);
        assert_eq!(texts("👩\u{200d}🚀\u{202e}"), ["👩\u{200d}🚀", "\u{202e}"]);
    }

    proptest! {
        #[test]
        fn a_text_cut_at_its_pieces_is_shown_as_the_whole_of_it(
            text in proptest::collection::vec(
                proptest::sample::select(&["a", "é", "e\u{301}", "\u{301}", "市", "ไ", "\u{200b}", "\u{200d}", "\u{200c}", "می", "👩",
                    "\u{fe0f}", "\u{e0061}", "\u{1161}", "\u{1112}", "\n", "\r", "\t", "\u{1b}", "\u{202e}", "\u{ad}", "क", "\u{94d}", "لا"][..]),
                0..12),
            any in any::<String>(),
        ) {
            for text in [text.concat(), any] {
                prop_assert_eq!(texts(&text).concat(), text.clone());
                let shown: String = pieces(&text).map(|piece| Written::new(piece.text).shown().to_string()).collect();
                prop_assert_eq!(shown, Written::new(&text).shown().to_string());
            }
        }
    }
}
