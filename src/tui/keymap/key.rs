use std::{fmt, str::FromStr};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key, be it with Ctrl. It reads as it is written: `j`, `Ctrl-d`, `PgDn`, `Shift-Tab`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key {
    pub(super) code: KeyCode,
    pub(super) modifiers: KeyModifiers,
}

/// The keys that have names.
const NAMES: &[(&str, KeyCode)] = &[
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("Space", KeyCode::Char(' ')),
    ("Backspace", KeyCode::Backspace),
    ("Del", KeyCode::Delete),
    ("Ins", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
];

/// What other programs call them.
const OTHERWISE: &[(&str, &str)] = &[
    ("Return", "Enter"),
    ("Escape", "Esc"),
    ("Delete", "Del"),
    ("Insert", "Ins"),
    ("PageUp", "PgUp"),
    ("PageDown", "PgDn"),
    ("BackTab", "Shift-Tab"),
];

/// Ctrl with these letters is what terminals send for another key.
const SENT_FOR: &[(char, &str)] = &[('i', "Tab"), ('j', "Enter"), ('m', "Enter"), ('h', "Backspace")];

/// Why some words name no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeyError {
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Key {
    pub(crate) const CTRL_C: Self = Self { code: KeyCode::Char('c'), modifiers: KeyModifiers::CONTROL };

    /// It is typed, where one types.
    pub(crate) fn is_typed(self) -> bool {
        matches!(self.code, KeyCode::Char(_) | KeyCode::Backspace) && self.modifiers.is_empty()
    }

    #[cfg(test)]
    pub(crate) fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }
}

impl From<KeyEvent> for Key {
    /// Terminals differ in whether a capital letter comes with Shift.
    fn from(event: KeyEvent) -> Self {
        Self { code: event.code, modifiers: event.modifiers - KeyModifiers::SHIFT }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            f.write_str("Ctrl-")?;
        }
        match NAMES.iter().find(|(_, code)| *code == self.code) {
            Some((name, _)) => f.write_str(name),
            None => write!(f, "{}", self.code),
        }
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(written: &str) -> Result<Self, KeyError> {
        let alone = |code| Ok(Self { code, modifiers: KeyModifiers::NONE });
        let wrong = |message: String, help: String| Err(KeyError { message, help });
        let is_no_key = format!("`{written}` is no key");
        if let Some((_, code)) = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(written)) {
            return alone(*code);
        }
        if let Some((_, name)) = OTHERWISE.iter().find(|(other, _)| other.eq_ignore_ascii_case(written)) {
            return wrong(is_no_key, format!("write `{name}`"));
        }
        let mut characters = written.chars();
        if let (Some(c), None) = (characters.next(), characters.next()) {
            return match c {
                c if c.is_control() => wrong("a control character is no key".to_owned(), write_so()),
                ' ' => alone(KeyCode::Char(' ')),
                c => alone(KeyCode::Char(c)),
            };
        }
        let number = written.strip_prefix(['F', 'f']).and_then(|number| number.parse::<u8>().ok());
        if let Some(number @ 1..=24) = number {
            return alone(KeyCode::F(number));
        }
        match written.split_once('-') {
            Some((modifier, rest)) if modifier.eq_ignore_ascii_case("ctrl") => with_ctrl(written, rest),
            Some((modifier, rest)) if modifier.eq_ignore_ascii_case("shift") => {
                let capital = rest.to_uppercase();
                let is_letter = rest.chars().count() == 1 && capital != rest;
                let help = if is_letter { format!("write `{capital}`") } else { write_so() };
                wrong(format!("`{written}` cannot be told from the key without Shift"), help)
            }
            Some((modifier, _)) if modifier.eq_ignore_ascii_case("alt") => wrong(
                format!("`{written}` cannot be told from `Esc` and then the key"),
                "take a key without Alt".to_owned(),
            ),
            _ => wrong(is_no_key, write_so()),
        }
    }
}

fn with_ctrl(written: &str, rest: &str) -> Result<Key, KeyError> {
    let mut characters = rest.chars().map(|c| c.to_ascii_lowercase());
    let (Some(c @ 'a'..='z'), None) = (characters.next(), characters.next()) else {
        let message = format!("`{written}` is no key that terminals send");
        return Err(KeyError { message, help: "Ctrl goes with a letter: `Ctrl-d`".to_owned() });
    };
    match SENT_FOR.iter().find(|(letter, _)| *letter == c) {
        Some((_, other)) => {
            let message = format!("`{written}` cannot be told from `{other}`");
            Err(KeyError { message, help: format!("write `{other}`, or take another letter") })
        }
        None => Ok(Key { code: KeyCode::Char(c), modifiers: KeyModifiers::CONTROL }),
    }
}

fn write_so() -> String {
    "keys are written `j`, `G`, `Ctrl-d`, `F2`, `Enter`, `Esc`, `Tab`, `Shift-Tab`, `Space`, `Up`, `PgDn`, `Home`"
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::BINDINGS;

    #[test]
    fn every_key_reads_as_it_is_written() {
        let keys = BINDINGS.iter().flat_map(|binding| binding.keys);
        for key in keys {
            assert_eq!(key.to_string().parse(), Ok(*key));
        }
        for written in ["F2", "F12", "Ctrl-d", "Shift-Tab", "Del", "é", "-", "5"] {
            assert_eq!(written.parse::<Key>().expect(written).to_string(), written);
        }
        assert_eq!("ctrl-D".parse::<Key>(), "Ctrl-d".parse());
        assert_eq!("pgdn".parse::<Key>(), "PgDn".parse());
    }

    #[test]
    fn what_is_no_key_says_what_to_write() {
        for (written, help) in [
            ("Escape", "write `Esc`"),
            ("Shift-j", "write `J`"),
            ("Ctrl-m", "write `Enter`"),
            ("Alt-x", "take a key without Alt"),
            ("Ctrl-1", "Ctrl goes with a letter"),
            ("jk", "keys are written"),
            ("", "keys are written"),
        ] {
            let error = written.parse::<Key>().expect_err(written);
            assert!(error.help.contains(help), "{written}: {}", error.help);
        }
    }
}
