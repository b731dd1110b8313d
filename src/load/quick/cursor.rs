//! What stands next in some part of a file, where that is plain.
//!
//! `None` always means that it is not plain, and never that it is wrong: that is for the parser to say. To make the
//! parser's own tokens takes two thirds of reading by them; the strings that have something to decode are still decoded
//! by the parser.

use std::{borrow::Cow, ops::Range};

use memchr::{memchr, memchr2, memmem};
use toml_parser::{ParseError, Raw, decoder::Encoding};

pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

/// A string, and where it stands with its quotation marks.
pub(super) struct Quoted<'t> {
    /// Borrowed from the text where it stands there as it is.
    pub(super) text: Cow<'t, str>,
    pub(super) at: Range<usize>,
}

impl<'t> Cursor<'t> {
    /// What stands from `start` on.
    pub(super) fn of(text: &'t str, start: usize) -> Self {
        Self { text, at: start.min(text.len()) }
    }

    /// Where it is.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next byte; none at the end.
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Goes over `byte`, if it stands next.
    pub(super) fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    pub(super) fn skip_space(&mut self) {
        while let Some(b' ' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Goes over spaces, ends of lines and comments.
    pub(super) fn skip_blank(&mut self) -> Option<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n') => self.at += 1,
                // A carriage return alone ends no line.
                Some(b'\r') => {
                    self.at += 1;
                    self.take(b'\n')?;
                }
                Some(b'#') => self.comment()?,
                _ => return Some(()),
            }
        }
    }

    /// Goes over a comment, up to the end of its line.
    fn comment(&mut self) -> Option<()> {
        let length = memchr2(b'\r', b'\n', self.rest()).unwrap_or(self.rest().len());
        let is_plain = is_plain(self.rest().get(..length)?);
        self.at += length;
        is_plain.then_some(())
    }

    /// Goes over the rest of a line that says nothing more.
    pub(super) fn end_line(&mut self) -> Option<()> {
        self.skip_space();
        if self.peek() == Some(b'#') {
            self.comment()?;
        }
        match self.peek() {
            None => Some(()),
            Some(b'\r') => {
                self.at += 1;
                self.take(b'\n')
            }
            Some(_) => self.take(b'\n'),
        }
    }

    /// A header of these keys with brackets around it, as it is usually written.
    pub(super) fn header(&mut self, written: &str) -> Option<()> {
        self.rest().starts_with(written.as_bytes()).then(|| self.at += written.len())?;
        self.end_line()
    }

    /// A word without quotation marks.
    pub(super) fn word(&mut self) -> Option<(&'t str, Range<usize>)> {
        let is_of_it = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let length = self.rest().iter().take_while(|byte| is_of_it(byte)).count();
        let at = self.at..self.at + length;
        let word = self.text.get(at.clone()).filter(|word| !word.is_empty())?;
        self.at = at.end;
        Some((word, at))
    }

    /// A bare key, up to its value.
    pub(super) fn key(&mut self) -> Option<&'t str> {
        let (key, _) = self.word()?;
        self.skip_space();
        self.take(b'=')?;
        self.skip_space();
        Some(key)
    }

    pub(super) fn is_at_string(&self) -> bool {
        matches!(self.peek(), Some(b'"' | b'\''))
    }

    pub(super) fn string(&mut self) -> Option<Quoted<'t>> {
        let quote = self.peek().filter(|_| self.is_at_string())?;
        if self.rest().starts_with(&[quote; 3]) {
            return self.lines(quote);
        }
        let (inside, at) = self.one_line(quote)?;
        let has_escapes = quote == b'"' && memchr(b'\\', inside.as_bytes()).is_some();
        let text = if has_escapes {
            decoded(self.text.get(at.clone())?, Encoding::BasicString)?
        } else {
            is_plain(inside.as_bytes()).then_some(Cow::Borrowed(inside))?
        };
        self.at = at.end;
        Some(Quoted { text, at })
    }

    /// A string on one line that stands as it is.
    pub(super) fn plain_string(&mut self) -> Option<(&'t str, Range<usize>)> {
        let quote = self.peek()?;
        let may_span_lines = self.rest().starts_with(&[quote; 3]);
        match self.string().filter(|_| !may_span_lines)? {
            Quoted { text: Cow::Borrowed(text), at } => Some((text, at)),
            Quoted { text: Cow::Owned(_), .. } => None,
        }
    }

    /// What stands between two quotation marks, and where with these.
    fn one_line(&self, quote: u8) -> Option<(&'t str, Range<usize>)> {
        let inside = self.at + 1;
        let mut end = inside;
        loop {
            let rest = self.text.as_bytes().get(end..)?;
            end += if quote == b'"' { memchr2(quote, b'\\', rest)? } else { memchr(quote, rest)? };
            if self.text.as_bytes().get(end) == Some(&quote) {
                return Some((self.text.get(inside..end)?, self.at..end + 1));
            }
            // A backslash, and what it makes another of.
            end += 2;
        }
    }

    /// A string that may span lines.
    fn lines(&mut self, quote: u8) -> Option<Quoted<'t>> {
        let inside = self.at + 3;
        let rest = self.text.as_bytes().get(inside..)?;
        let length = memmem::find(rest, &[quote; 3])?;
        let text = self.text.get(inside..inside + length)?;
        let at = self.at..inside + length + 3;
        // More marks may be part of it, or escapes that hide where it ends, or line ends to be made alike.
        let follows = self.text.as_bytes().get(at.end).copied();
        let is_involved =
            follows == Some(quote) || (quote == b'"' && text.contains('\\')) || text.contains('\r');
        if is_involved {
            return self.involved(quote);
        }
        let text = text.strip_prefix('\n').unwrap_or(text);
        text.split('\n').all(|line| is_plain(line.as_bytes())).then_some(())?;
        self.at = at.end;
        Some(Quoted { text: Cow::Borrowed(text), at })
    }

    /// A string over lines whose end is not where it seems to be.
    fn involved(&mut self, quote: u8) -> Option<Quoted<'t>> {
        let end = crate::load::scan::string_end(self.text.as_bytes(), self.at, quote);
        let encoding = if quote == b'"' { Encoding::MlBasicString } else { Encoding::MlLiteralString };
        let at = self.at..end;
        let text = decoded(self.text.get(at.clone())?, encoding)?;
        self.at = end;
        Some(Quoted { text, at })
    }
}

fn decoded(written: &str, encoding: Encoding) -> Option<Cow<'_, str>> {
    let mut text = Cow::Borrowed("");
    let mut error: Option<ParseError> = None;
    let span = toml_parser::Span::new_unchecked(0, written.len());
    let _ = Raw::new_unchecked(written, Some(encoding), span).decode_scalar(&mut text, &mut error);
    error.is_none().then_some(text)
}

/// Whether there are no control characters in it but tabs.
fn is_plain(text: &[u8]) -> bool {
    let is_control = |byte: &&u8| (**byte < b' ' && **byte != b'\t') || **byte == 0x7f;
    // Each block is counted to its end, which lets many bytes be looked at at once.
    text.chunks(256).all(|block| block.iter().filter(is_control).count() == 0)
}
