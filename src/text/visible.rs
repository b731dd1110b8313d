//! Which characters a screen may have as they are, and which are made visible.

use unicode_width::UnicodeWidthChar;

/// So many marks may stand on one letter: the scripts that need most of them (Hebrew with its accents, Tibetan)
/// need fewer, and towers of them cover the lines above and below.
const MOST_MARKS: u8 = 8;

/// So many letters or pictures may be joined to one: a family has four, the longest conjuncts of Sanskrit five. A chain of
/// them without end is one column to whoever counts, and as many as there are to a terminal.
const MOST_LINKS: u8 = 8;

/// Characters that steer a terminal, turn the direction of text, or hide, wherever they stand: C0, DEL and C1
/// controls, line and paragraph separators, bidirectional controls (UAX #9), and of those that show nothing
/// (`Default_Ignorable_Code_Point` of UAX #44) all that no script needs; with them tag characters.
pub(super) fn needs_care(c: char) -> bool {
    c.is_control()
        || (c >= '\u{ad}'
            && matches!(c,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
                | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
                | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}'))
}

/// Whether all of `text` may be shown as it is; may deny it of a text of which all can.
pub(crate) fn is_plain(text: &str) -> bool {
    // All of ASCII but the controls is plain, and it is most of what there is.
    text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) || !text.chars().any(is_special)
}

/// The characters of a text, each with the byte that it begins at and whether it may be shown as it is.
pub(crate) fn characters(text: &str) -> impl Iterator<Item = (usize, char, bool)> {
    let mut going = Going::default();
    text.char_indices().map(move |(at, c)| (at, c, going.stands(c)))
}

/// Goes through the characters of a text, and tells of each whether it may be shown as it is. What shows nothing may,
/// where the character before it needs it; a mark may, where it has a letter to stand on.
#[derive(Debug, Clone, Default)]
pub(super) struct Going {
    /// None at the beginning, and behind what had to be made visible.
    before: Option<char>,
    marks: u8,
    links: u8,
}

impl Going {
    pub(super) fn stands(&mut self, c: char) -> bool {
        let stands = !is_special(c) || self.is_needed(c);
        if !stands || !is_special(c) {
            self.marks = 0;
            if !stands || !self.before.is_some_and(is_link) {
                self.links = 0;
            }
        }
        self.before = stands.then_some(c);
        stands
    }

    fn is_needed(&mut self, c: char) -> bool {
        let Some(before) = self.before.filter(|_| !needs_care(c)) else { return false };
        if is_link(c) {
            self.links += 1;
            if self.links > MOST_LINKS {
                return false;
            }
        }
        match c {
            '\u{200b}' => is_written_without_blanks(before),
            '\u{200c}' | '\u{200d}' => is_joined(before),
            '\u{180b}'..='\u{180d}' | '\u{180f}' => matches!(before, '\u{1820}'..='\u{18aa}'),
            '\u{fe00}'..='\u{fe0d}' => has_forms(before),
            '\u{fe0e}' | '\u{fe0f}' => is_picture(before) || "#*0123456789©®".contains(before),
            '\u{e0100}'..='\u{e01ef}' => is_ideograph(before),
            _ => {
                self.marks += 1;
                self.marks <= MOST_MARKS && carries_marks(before)
            }
        }
    }
}

/// Whether it depends on what stands before, or never may.
fn is_special(c: char) -> bool {
    // Latin, Greek, Cyrillic, ideographs: nothing in there joins anything.
    let is_letter =
        matches!(c, ' '..='~' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{590}' | '\u{3400}'..='\u{9fff}');
    !is_letter && (needs_care(c) || c.width() == Some(0))
}

/// Not the blanks and quotation marks that a text is set in, which are none of it.
fn carries_marks(before: char) -> bool {
    !before.is_whitespace() && (!before.is_ascii_punctuation() || "#*+-<=>~".contains(before))
}

/// Letters, and marks on them, of scripts whose letters join, and what emoji are made of.
fn is_joined(before: char) -> bool {
    matches!(before,
        // Arabic, Syriac, N'Ko, Mandaic and their like, with presentation forms.
        '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10ac0}'..='\u{10fff}'
        // Indic scripts, Tibetan, Myanmar, Khmer, Mongolian, and those of South-East Asia.
        | '\u{900}'..='\u{109f}' | '\u{1700}'..='\u{1aaf}' | '\u{1b00}'..='\u{1c4f}' | '\u{1cd0}'..='\u{1cff}'
        | '\u{a800}'..='\u{abff}' | '\u{11000}'..='\u{11fff}' | '\u{1e900}'..='\u{1e95f}'
        // Pictures, hands of each colour, and what makes a picture of a sign.
        | '\u{fe0f}')
        || is_picture(before)
}

/// What emoji are made of.
fn is_picture(before: char) -> bool {
    matches!(before,
        '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{24c2}'
        | '\u{25a0}'..='\u{27bf}' | '\u{2934}' | '\u{2935}' | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}'
        | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

/// What joins the character behind it to the one before: the joiner, and the marks that make conjuncts.
fn is_link(c: char) -> bool {
    matches!(
        c,
        '\u{200d}'
            | '\u{94d}'
            | '\u{9cd}'
            | '\u{a4d}'
            | '\u{acd}'
            | '\u{b4d}'
            | '\u{bcd}'
            | '\u{c4d}'
            | '\u{ccd}'
            | '\u{d4d}'
            | '\u{dca}'
            | '\u{f84}'
            | '\u{1039}'
            | '\u{103a}'
            | '\u{1714}'
            | '\u{17d2}'
            | '\u{1a60}'
            | '\u{1b44}'
            | '\u{1bab}'
            | '\u{a806}'
            | '\u{a8c4}'
            | '\u{a953}'
            | '\u{a9c0}'
            | '\u{aaf6}'
            | '\u{abed}'
            | '\u{11000}'..='\u{11fff}'
    )
}

/// Scripts that mark where a line may be broken: Thai, Lao, Tibetan, Myanmar, Khmer, Javanese and their like.
fn is_written_without_blanks(before: char) -> bool {
    matches!(before, '\u{e01}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{1aaf}' | '\u{a980}'..='\u{aadf}')
}

/// Signs and letters that the standard has other forms of: ideographs, mathematics, Myanmar, Phags-pa, and the zero. Not
/// a letter of an alphabet, in which variation selectors could carry a text of their own.
fn has_forms(before: char) -> bool {
    matches!(before, '0' | '\u{1000}'..='\u{109f}' | '\u{2200}'..='\u{22ff}' | '\u{2a00}'..='\u{2aff}' | '\u{a840}'..='\u{a87f}' | '\u{aa60}'..='\u{aa7f}')
        || is_ideograph(before)
}

fn is_ideograph(before: char) -> bool {
    matches!(before, '\u{3001}'..='\u{301c}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of a text may not be shown as it is.
    fn made_visible(text: &str) -> Vec<char> {
        characters(text).filter(|(_, _, stands)| !stands).map(|(_, c, _)| c).collect()
    }

    #[test]
    fn what_scripts_and_pictures_need_stands() {
        for text in [
            "می\u{200c}خواهم",
            "क\u{94d}\u{200d}ष",
            "ශ\u{dca}\u{200d}රී",
            "👩\u{200d}🚀",
            "🏳\u{fe0f}\u{200d}🌈",
            "👍🏽",
            "1\u{fe0f}\u{20e3}",
            "葛\u{e0100}",
            "ᠠ\u{180b}",
            "ภาษา\u{200b}ไทย",
            "ភាសា\u{200b}ខ្មែរ",
            "မြန်မာ",
            "e\u{301}\u{323}",
            "בְּרֵאשִׁ֖ית",
            "한글 \u{1112}\u{1161}\u{11ab}",
        ] {
            assert_eq!(made_visible(text), ['x'; 0], "{text}");
        }
    }

    #[test]
    fn what_hides_in_other_words_does_not() {
        for (text, visible) in [
            ("pass\u{200d}word", "\u{200d}"),
            ("a\u{200b}b", "\u{200b}"),
            ("a\u{fe01}\u{fe02}", "\u{fe01}\u{fe02}"),
            ("🙂\u{fe0f}\u{fe01}\u{e0101}", "\u{fe01}\u{e0101}"),
            ("in\u{ad}visible\u{34f}", "\u{ad}\u{34f}"),
            ("\u{3164}\u{ffa0}", "\u{3164}\u{ffa0}"),
            ("\u{200d}", "\u{200d}"),
            ("\u{1f3f4}\u{e0067}\u{e007f}", "\u{e0067}\u{e007f}"),
            ("\u{301}a", "\u{301}"),
            ("a\n\u{301}", "\n\u{301}"),
            ("`\u{301}`", "\u{301}"),
            ("あ\u{200d}い\u{200c}─\u{200d}", "\u{200d}\u{200c}\u{200d}"),
            ("1\u{fe00}2\u{fe01}→\u{fe05}", "\u{fe00}\u{fe01}\u{fe05}"),
        ] {
            assert_eq!(made_visible(text).into_iter().collect::<String>(), visible, "{text:?}");
        }
    }

    #[test]
    fn a_chain_of_joined_letters_or_pictures_is_made_visible_behind_its_eighth_link() {
        for (letter, link) in
            [("👩", "\u{200d}"), ("ក", "\u{17d2}"), ("क", "\u{94d}"), ("क", "\u{94d}\u{200d}")]
        {
            let visible = made_visible(&format!("{letter}{}", format!("{link}{letter}").repeat(300)));
            assert!((20..300).contains(&visible.len()), "{link:?}: {}", visible.len());
        }
    }

    #[test]
    fn a_tower_of_marks_is_made_visible_above_its_eighth() {
        assert_eq!(made_visible(&format!("a{}", "\u{301}".repeat(12))).len(), 4);
    }
}
