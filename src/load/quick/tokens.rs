//! The tokens of some part of a file, and what one or a few of them say where that is plain.
//!
//! `None` always means that it is not plain, and never that it is wrong: that is for the parser to say.

use std::{borrow::Cow, ops::Range};

use toml_parser::{
    ParseError, Raw,
    decoder::Encoding,
    lexer::{Lexer, Token, TokenKind},
};

pub(super) struct Tokens<'t> {
    text: &'t str,
    /// Where the lexer began.
    start: usize,
    lexer: Lexer<'t>,
    next: Option<Token>,
}

/// A string, and where it stands with its quotation marks.
pub(super) struct Quoted<'t> {
    /// Borrowed from the text where it stands there as it is.
    pub(super) text: Cow<'t, str>,
    pub(super) at: Range<usize>,
}

/// Whether a string may span lines.
const ONE_LINE: [TokenKind; 2] = [TokenKind::BasicString, TokenKind::LiteralString];

impl<'t> Tokens<'t> {
    /// Those from `start` on; none where no character begins there.
    pub(super) fn of(text: &'t str, start: usize) -> Self {
        let mut lexer = toml_parser::Source::new(text.get(start..).unwrap_or_default()).lex();
        let next = lexer.next();
        Self { text, start, lexer, next }
    }

    pub(super) fn kind(&self) -> TokenKind {
        self.next.map_or(TokenKind::Eof, |token| token.kind())
    }

    /// Where the next token begins.
    pub(super) fn at(&self) -> usize {
        self.next.map_or(self.text.len(), |token| self.start + token.span().start())
    }

    fn range(&self) -> Range<usize> {
        self.next.map_or(self.text.len()..self.text.len(), |token| {
            self.start + token.span().start()..self.start + token.span().end()
        })
    }

    /// The next token as it stands.
    fn written(&self) -> &'t str {
        self.text.get(self.range()).unwrap_or_default()
    }

    pub(super) fn bump(&mut self) {
        self.next = self.lexer.next();
    }

    /// Goes over the next token, if it is of this kind.
    pub(super) fn take(&mut self, kind: TokenKind) -> Option<()> {
        (self.kind() == kind).then(|| self.bump())
    }

    pub(super) fn skip_space(&mut self) {
        while self.kind() == TokenKind::Whitespace {
            self.bump();
        }
    }

    /// Goes over spaces, ends of lines and comments.
    pub(super) fn skip_blank(&mut self) -> Option<()> {
        loop {
            match self.kind() {
                TokenKind::Whitespace => {}
                // A carriage return alone ends no line.
                TokenKind::Newline if self.written().ends_with('\n') => {}
                TokenKind::Comment if is_plain(self.written()) => {}
                TokenKind::Newline | TokenKind::Comment => return None,
                _ => return Some(()),
            }
            self.bump();
        }
    }

    /// Goes over the rest of a line that says nothing more.
    pub(super) fn end_line(&mut self) -> Option<()> {
        self.skip_space();
        if self.kind() == TokenKind::Comment {
            is_plain(self.written()).then(|| self.bump())?;
        }
        match self.kind() {
            TokenKind::Eof => Some(()),
            TokenKind::Newline if self.written().ends_with('\n') => {
                self.bump();
                Some(())
            }
            _ => None,
        }
    }

    /// A header of these keys with brackets around it, as it is usually written.
    pub(super) fn header(&mut self, written: &str) -> Option<()> {
        let at = self.at();
        if self.text.get(at..at + written.len()) != Some(written) {
            return None;
        }
        while self.at() < at + written.len() {
            self.bump();
        }
        (self.at() == at + written.len()).then_some(())?;
        self.end_line()
    }

    /// A word without quotation marks.
    pub(super) fn atom(&mut self) -> Option<(&'t str, Range<usize>)> {
        let found = (self.written(), self.range());
        self.take(TokenKind::Atom)?;
        Some(found)
    }

    /// A bare key, up to its value.
    pub(super) fn key(&mut self) -> Option<(&'t str, Range<usize>)> {
        let (key, at) = self.atom()?;
        let is_bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        self.skip_space();
        self.take(TokenKind::Equals)?;
        self.skip_space();
        is_bare.then_some((key, at))
    }

    pub(super) fn is_at_string(&self) -> bool {
        self.encoding().is_some()
    }

    pub(super) fn string(&mut self) -> Option<Quoted<'t>> {
        let (written, at, encoding) = (self.written(), self.range(), self.encoding()?);
        let found = if ONE_LINE.contains(&self.kind())
            && let Some(inside) = unquoted(written)
            && (encoding == Encoding::LiteralString || memchr::memchr(b'\\', inside.as_bytes()).is_none())
            && is_plain(inside)
        {
            Cow::Borrowed(inside)
        } else {
            decoded(written, encoding)?
        };
        self.bump();
        Some(Quoted { text: found, at })
    }

    /// A string on one line that stands as it is.
    pub(super) fn plain_string(&mut self) -> Option<(&'t str, Range<usize>)> {
        let is_one_line = ONE_LINE.contains(&self.kind());
        match self.string().filter(|_| is_one_line)? {
            Quoted { text: Cow::Borrowed(text), at } => Some((text, at)),
            Quoted { text: Cow::Owned(_), .. } => None,
        }
    }

    fn encoding(&self) -> Option<Encoding> {
        Some(match self.kind() {
            TokenKind::BasicString => Encoding::BasicString,
            TokenKind::LiteralString => Encoding::LiteralString,
            TokenKind::MlBasicString => Encoding::MlBasicString,
            TokenKind::MlLiteralString => Encoding::MlLiteralString,
            _ => return None,
        })
    }
}

/// What stands between the quotation marks of a string on one line.
fn unquoted(written: &str) -> Option<&str> {
    let quote = written.chars().next()?;
    written.strip_prefix(quote)?.strip_suffix(quote)
}

fn decoded(written: &str, encoding: Encoding) -> Option<Cow<'_, str>> {
    let mut text = Cow::Borrowed("");
    let mut error: Option<ParseError> = None;
    let span = toml_parser::Span::new_unchecked(0, written.len());
    let _ = Raw::new_unchecked(written, Some(encoding), span).decode_scalar(&mut text, &mut error);
    error.is_none().then_some(text)
}

/// Whether there are no control characters in it but tabs.
fn is_plain(text: &str) -> bool {
    let is_control = |byte: &&u8| (**byte < b' ' && **byte != b'\t') || **byte == 0x7f;
    // Each block is counted to its end, which lets many bytes be looked at at once.
    text.as_bytes().chunks(256).all(|block| block.iter().filter(is_control).count() == 0)
}
