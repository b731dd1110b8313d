//! What a terminal sends, as events: bytes in, keys, pastes and the mouse out.
//!
//! crossterm has a decoder of its own, which is not for hostile input. It keeps a sequence or a paste that never ends,
//! however long, and is deaf meanwhile; it waits in `read` for the rest of half a sequence, and hears of no signal and no
//! answer there; and it keeps for ever what a terminal reports that nobody asked for. Here nothing is kept but one
//! short sequence, one short report, or the beginning of one paste.
//!
//! An escape, alone or before another character, is a key, and begins what a terminal sends by itself. Where nothing
//! comes behind it at once, a lone escape is taken for the key. `ESC [` and `ESC O` are not: they wait for what
//! follows, so that Alt+[ costs one key. So do the introducers of texts (`ESC ]` and its like), but what follows decides
//! there: one key alone is a key, and so is Alt+] before it, for a text would swallow every key up to its end.

mod paste;
mod sequence;
mod text;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use paste::Paste;
use text::{Part, Text, is_one_key, is_rest};

/// So long may the parameters of a sequence be: those of the longest that means anything are a third of it.
const MOST_PARAMETERS: usize = 64;

const ESCAPE: u8 = 0x1b;
const CTRL_C: u8 = 0x03;

/// What has come of something that is not whole yet.
#[derive(Debug, Default)]
enum Begun {
    #[default]
    Nothing,
    /// An escape, which may be a key, or begin a sequence.
    Escape,
    /// `ESC O`
    Function,
    /// `ESC [`, and the parameters so far; none where there are too many.
    Sequence(Option<Vec<u8>>),
    /// `ESC [ M`, and some of the three bytes of an old mouse.
    OldMouse(Vec<u8>),
    /// Some bytes of a character; with Alt or not.
    Character(Vec<u8>, KeyModifiers),
    Paste(Paste),
    Text(Text),
    /// A text and an escape, which ends it: as the first half of `ESC \`, or by beginning something else.
    TextAndEscape(Text),
}

#[derive(Debug, Default)]
pub(super) struct Decoder {
    begun: Begun,
    found: Vec<Event>,
    reports: Vec<String>,
    /// The last that was read was an escape that was taken for a key.
    had_escape: bool,
}

impl Decoder {
    /// What came is, with what came before, these events; `more` says whether more can be read at once.
    pub(super) fn take(&mut self, bytes: &[u8], more: bool) -> Vec<Event> {
        // Of a paste whose end has been lost all that follows would be part. Nobody pastes in single bytes: it ends
        // there, and the key is one.
        if let (Begun::Paste(_), false) = (&self.begun, more)
            && !bytes.is_empty()
            && bytes.iter().all(|byte| *byte == CTRL_C)
            && let Begun::Paste(paste) = std::mem::take(&mut self.begun)
        {
            return vec![paste.into_event(), key(KeyCode::Char('c'), KeyModifiers::CONTROL)];
        }
        if std::mem::take(&mut self.had_escape) && is_rest(bytes) {
            self.begun = Begun::Escape;
        }
        if let Begun::Text(text) = &self.begun
            && text.is_lone
            && !more
            && is_one_key(bytes)
        {
            let introducer = text.introducer();
            self.begun = Begun::Nothing;
            self.begin(introducer, KeyModifiers::ALT);
        }
        for byte in bytes {
            self.take_byte(*byte);
        }
        match &mut self.begun {
            Begun::Escape if !more => {
                self.begun = Begun::Nothing;
                self.had_escape = true;
                self.found.push(key(KeyCode::Esc, KeyModifiers::NONE));
            }
            Begun::Text(text) => text.is_lone = !more && text.is_empty(),
            _ => {}
        }
        std::mem::take(&mut self.found)
    }

    /// What the terminal has reported in short texts (OSC) by now.
    pub(super) fn reports(&mut self) -> Vec<String> {
        std::mem::take(&mut self.reports)
    }

    fn take_byte(&mut self, byte: u8) {
        match std::mem::take(&mut self.begun) {
            Begun::Nothing => self.begin(byte, KeyModifiers::NONE),
            Begun::Escape => match byte {
                b'[' => self.begun = Begun::Sequence(Some(Vec::new())),
                b'O' => self.begun = Begun::Function,
                ESCAPE => {
                    self.found.push(key(KeyCode::Esc, KeyModifiers::NONE));
                    self.begun = Begun::Escape;
                }
                byte => match Text::after_escape(byte) {
                    Some(text) => self.begun = Begun::Text(text),
                    None => self.begin(byte, KeyModifiers::ALT),
                },
            },
            Begun::Function => match byte {
                // What is no part of it stands for itself.
                ..=0x1f | 0x7f.. => self.begin(byte, KeyModifiers::NONE),
                byte => self.found.extend(sequence::function(byte)),
            },
            Begun::Sequence(parameters) => self.go_on(parameters, byte),
            // None of its bytes is a control character.
            Begun::OldMouse(_) if byte < b' ' => self.begin(byte, KeyModifiers::NONE),
            Begun::OldMouse(mut bytes) => {
                bytes.push(byte);
                match *bytes {
                    [button, column, row] => self.found.extend(sequence::old_mouse(button, column, row)),
                    _ => self.begun = Begun::OldMouse(bytes),
                }
            }
            Begun::Character(bytes, modifiers) => self.go_on_with_character(bytes, byte, modifiers),
            Begun::Paste(mut paste) => {
                if paste.add(byte) {
                    self.found.push(paste.into_event());
                } else {
                    self.begun = Begun::Paste(paste);
                }
            }
            Begun::Text(text) => self.go_on_with_text(text, byte),
            Begun::TextAndEscape(text) if byte == b'\\' => self.reports.extend(text.into_report()),
            Begun::TextAndEscape(_) => {
                self.begun = Begun::Escape;
                self.take_byte(byte);
            }
        }
    }

    /// Takes a byte that nothing stands before, but perhaps an escape.
    fn begin(&mut self, byte: u8, modifiers: KeyModifiers) {
        match byte {
            ESCAPE => self.begun = Begun::Escape,
            ..=0x7f => {
                let (code, own) = of_ascii(byte);
                self.found.push(key(code, modifiers | own));
            }
            0xc2..=0xf4 => self.begun = Begun::Character(vec![byte], modifiers),
            // It begins no character of UTF-8.
            _ => {}
        }
    }

    fn go_on_with_character(&mut self, mut bytes: Vec<u8>, byte: u8, modifiers: KeyModifiers) {
        bytes.push(byte);
        match std::str::from_utf8(&bytes) {
            Ok(text) => {
                let keys = text.chars().map(|c| key(KeyCode::Char(c), modifiers | shift(c)));
                self.found.extend(keys);
            }
            Err(error) if error.error_len().is_none() => self.begun = Begun::Character(bytes, modifiers),
            // The character was cut off.
            Err(_) => self.begin(byte, KeyModifiers::NONE),
        }
    }

    fn go_on_with_text(&mut self, mut text: Text, byte: u8) {
        match text.take(byte) {
            Part::Goes => self.begun = Begun::Text(text),
            Part::Escape => self.begun = Begun::TextAndEscape(text),
            Part::Ends => self.reports.extend(text.into_report()),
            Part::None => self.begin(byte, KeyModifiers::NONE),
            Part::NoText => {
                self.begin(text.introducer(), KeyModifiers::ALT);
                self.begin(byte, KeyModifiers::NONE);
            }
            Part::TooMuch => {}
        }
    }

    fn go_on(&mut self, parameters: Option<Vec<u8>>, byte: u8) {
        match (byte, parameters) {
            // A control character or one that is not ASCII is no part of it, and ends it.
            (..=0x1f | 0x7f.., _) => self.begin(byte, KeyModifiers::NONE),
            // The Linux console's F1 to F5: `ESC [ [ A`.
            (b'[', Some(parameters)) if parameters.is_empty() => {
                self.begun = Begun::Sequence(Some(vec![b'[']));
            }
            (b'M', Some(parameters)) if parameters.is_empty() => self.begun = Begun::OldMouse(Vec::new()),
            (b'~', Some(parameters)) if parameters == b"200" => self.begun = Begun::Paste(Paste::default()),
            (0x40..=0x7e, parameters) => {
                self.found.extend(parameters.and_then(|parameters| sequence::event(&parameters, byte)));
            }
            (byte, parameters) => {
                let longer = parameters.filter(|parameters| parameters.len() < MOST_PARAMETERS);
                self.begun = Begun::Sequence(longer.map(|mut parameters| {
                    parameters.push(byte);
                    parameters
                }));
            }
        }
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

/// Capital letters come with Shift.
fn shift(c: char) -> KeyModifiers {
    if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE }
}

/// The key whose byte this is, as terminals have it since the VT100.
fn of_ascii(byte: u8) -> (KeyCode, KeyModifiers) {
    let control = |c: u8| (KeyCode::Char(char::from(c)), KeyModifiers::CONTROL);
    match byte {
        b'\r' => (KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => (KeyCode::Tab, KeyModifiers::NONE),
        0x7f => (KeyCode::Backspace, KeyModifiers::NONE),
        0 => control(b' '),
        0x01..=0x1a => control(byte - 1 + b'a'),
        0x1b => (KeyCode::Esc, KeyModifiers::NONE),
        0x1c..=0x1f => control(byte - 0x1c + b'4'),
        byte => (KeyCode::Char(char::from(byte)), shift(char::from(byte))),
    }
}

#[cfg(test)]
mod tests;
