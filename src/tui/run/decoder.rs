//! What a terminal sends, as events: bytes in, keys, pastes and the mouse out.
//!
//! crossterm has a decoder of its own, which is not for hostile input. It keeps a sequence or a paste that never ends,
//! however long, and is deaf meanwhile; it waits in `read` for the rest of half a sequence, and hears of no signal and no
//! answer there; and it keeps for ever what a terminal reports that nobody asked for. Here nothing is kept but one
//! short sequence, or the beginning of one paste.

mod paste;
mod sequence;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use paste::Paste;

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
}

#[derive(Debug, Default)]
pub(super) struct Decoder {
    begun: Begun,
    found: Vec<Event>,
}

impl Decoder {
    /// What came is, with what came before, these events; `more` says whether more can be read at once.
    pub(super) fn take(&mut self, bytes: &[u8], more: bool) -> Vec<Event> {
        // Of a paste whose end has been lost all that follows would be part. Nobody pastes in single bytes.
        if let (Begun::Paste(_), false) = (&self.begun, more)
            && !bytes.is_empty()
            && bytes.iter().all(|byte| *byte == CTRL_C)
            && let Begun::Paste(paste) = std::mem::take(&mut self.begun)
        {
            return vec![paste.into_event()];
        }
        for byte in bytes {
            self.take_byte(*byte);
        }
        if !more && matches!(self.begun, Begun::Escape) {
            self.begun = Begun::Nothing;
            self.found.push(key(KeyCode::Esc, KeyModifiers::NONE));
        }
        std::mem::take(&mut self.found)
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
                byte => self.begin(byte, KeyModifiers::ALT),
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
