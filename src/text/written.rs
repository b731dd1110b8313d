use std::{
    fmt::{self, Write},
    ops::Range,
};

use super::visible::{characters, is_plain};

/// Text as somebody wrote it, which may be hostile: it has no `Display`.
///
/// [`Written::shown`] is the one way to a screen or a message; [`Written::as_written`]
/// is for comparing, searching and for formats that escape on their own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) struct Written<'a>(&'a str);

impl<'a> Written<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self(text)
    }

    pub(crate) fn as_written(self) -> &'a str {
        self.0
    }

    pub(crate) fn shown(self) -> Shown<'a> {
        Shown(self.0)
    }

    /// Some bytes of it; nothing where those are not whole characters of it.
    pub(crate) fn part(self, bytes: Range<usize>) -> Self {
        Self(self.0.get(bytes).unwrap_or_default())
    }

    pub(crate) fn is_blank(self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Debug for Written<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

/// Text of one's own in which what somebody wrote may be repeated: no `Display` either.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Kept(Box<str>);

impl Kept {
    pub(crate) fn written(&self) -> Written<'_> {
        Written(&self.0)
    }
}

impl PartialEq<&str> for Kept {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl<T: Into<Box<str>>> From<T> for Kept {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

/// Text that is safe on one line of a terminal: line ends and tabs as spaces, every
/// other control character made visible, and all that hides or turns the direction of text.
///
/// The joiners that Persian, Indic scripts and emoji need stay where they are needed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown<'a>(&'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_plain(self.0) {
            return f.write_str(self.0);
        }
        let mut from = 0;
        for (at, c, _) in characters(self.0).filter(|(_, _, stands)| !stands) {
            f.write_str(self.0.get(from..at).unwrap_or_default())?;
            from = at + c.len_utf8();
            // CRLF is one line end, and its line feed already shows as a space.
            if c != '\r' || !self.0.get(from..).is_some_and(|rest| rest.starts_with('\n')) {
                write_visibly(c, f)?;
            }
        }
        f.write_str(self.0.get(from..).unwrap_or_default())
    }
}

fn write_visibly(c: char, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match c {
        '\n' | '\t' => f.write_char(' '),
        // Unicode's control pictures stand in the order of the controls.
        '\0'..='\u{1f}' => f.write_char(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
        '\u{7f}' => f.write_char('\u{2421}'),
        _ => write!(f, "<U+{:04X}>", u32::from(c)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_steers_a_terminal_is_made_visible() {
        let shown = |text| Written::new(text).shown().to_string();
        assert_eq!(shown("\x1b]0;title\x07"), "␛]0;title␇");
        assert_eq!(shown("\u{9b}31m\u{7f}"), "<U+009B>31m␡");
        assert_eq!(shown("a\u{202e}b"), "a<U+202E>b");
        assert_eq!(shown("one\r\ntwo\tthree\rfour"), "one two three␍four");
    }

    #[test]
    fn joiners_that_scripts_and_emoji_need_stay() {
        let text = "می\u{200c}خواهم 👩\u{200d}🚀";
        assert_eq!(Written::new(text).shown().to_string(), text);
    }

    proptest! {
        #[test]
        fn nothing_shown_can_steer_a_terminal(text in any::<String>()) {
            let shown = Written::new(&text).shown().to_string();
            prop_assert!(characters(&shown).all(|(_, _, stands)| stands), "{shown:?}");
        }
    }
}
