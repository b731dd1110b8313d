//! Texts that a terminal answers with: `ESC ]` (OSC), `ESC P` (DCS), `ESC _` (APC), `ESC ^` (PM) or `ESC X` (SOS), then
//! anything, then `ESC \` (ST). None of it is a key, whatever stands in it.

/// So many bytes are taken for one text at most: behind a text that never ends, keys are heard again.
const MOST: usize = 1 << 16;

/// So many bytes are kept: the one answer that is asked for has less than half of that.
const MOST_KEPT: usize = 64;

/// A text that has not ended.
#[derive(Debug)]
pub(super) struct Text {
    introducer: u8,
    /// None where there are too many.
    kept: Option<Vec<u8>>,
    length: usize,
    /// So many bytes of a character are to come.
    awaited: u8,
    /// Nothing came behind the introducer when something could have.
    pub(super) is_lone: bool,
}

/// What a byte is to a text.
pub(super) enum Part {
    Goes,
    Ends,
    /// An escape, which ends it, or begins its end.
    Escape,
    /// It ends the text, and stands for itself.
    None,
    /// There was no text: a key with Alt was pressed, and then this.
    NoText,
    /// More than any text has.
    TooMuch,
}

impl Text {
    /// One that begins with an escape and this, if any does.
    pub(super) fn after_escape(introducer: u8) -> Option<Self> {
        matches!(introducer, b']' | b'P' | b'_' | b'^' | b'X').then_some(Self {
            introducer,
            kept: Some(Vec::new()),
            length: 0,
            awaited: 0,
            is_lone: false,
        })
    }

    pub(super) fn introducer(&self) -> u8 {
        self.introducer
    }

    pub(super) fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub(super) fn take(&mut self, byte: u8) -> Part {
        match byte {
            0x1b => return Part::Escape,
            // CAN and SUB end whatever has begun, as they do in a terminal; and nobody shall miss a Ctrl-C.
            0x03 | 0x18 | 0x1a => return Part::None,
            // xterm's end of an OSC.
            0x07 if self.introducer == b']' => return Part::Ends,
            // ST in one byte, unless it is part of a character.
            0x9c if self.awaited == 0 => return Part::Ends,
            // Every OSC that is an answer begins with its number, or with a letter where it is a title.
            byte if self.is_empty()
                && self.introducer == b']'
                && !matches!(byte, b'0'..=b'9' | b'l' | b'L') =>
            {
                return Part::NoText;
            }
            _ => {}
        }
        self.awaited = match byte {
            0x80..=0xbf => self.awaited.saturating_sub(1),
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            _ => 0,
        };
        self.length += 1;
        let longer = self.kept.take().filter(|kept| kept.len() < MOST_KEPT);
        self.kept = longer.map(|mut kept| {
            kept.push(byte);
            kept
        });
        if self.length < MOST { Part::Goes } else { Part::TooMuch }
    }

    /// What an OSC says that is short.
    pub(super) fn into_report(self) -> Option<String> {
        let kept = self.kept.filter(|_| self.introducer == b']')?;
        String::from_utf8(kept).ok()
    }
}

/// Whether what is read right behind a lone introducer is one key, and no text. A terminal sends an answer in one go,
/// and nobody types as fast as that.
pub(super) fn is_one_key(bytes: &[u8]) -> bool {
    match bytes {
        [0x1b, b'\\', ..] => false,
        [_] | [0x1b, ..] => true,
        bytes => std::str::from_utf8(bytes).is_ok_and(|text| text.chars().nth(1).is_none()),
    }
}

/// Whether what is read right behind a lone escape is the rest of an answer: `]11;`, `P1$r`, `P>|`, `_G`. Nobody types
/// that at once.
pub(super) fn is_rest(bytes: &[u8]) -> bool {
    match bytes {
        [b']', number @ ..] => {
            let digits = number.iter().take_while(|byte| byte.is_ascii_digit()).count();
            digits > 0 && number.get(digits) == Some(&b';')
        }
        [b'P', b'0' | b'1', b'$' | b'+', b'r', ..] | [b'P', b'>' | b'!', b'|', ..] | [b'_', b'G', _, ..] => {
            true
        }
        _ => false,
    }
}
