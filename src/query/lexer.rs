//! From a filter's text to its tokens: words, terms, and what joins them.

use std::ops::Range;

use super::{FilterError, syntax::Piece};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    /// `-`, or `NOT`.
    Not,
    Or,
    /// What stands side by side is joined anyway.
    And,
    Words(Piece),
    Term {
        name: Piece,
        sign: Sign,
        values: Vec<Piece>,
    },
}

/// What stands between a name and its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Of a field.
    Colon,
    /// Of a fact, with a verdict.
    Equals,
}

/// A token and its bytes in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) at: Range<usize>,
}

pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, FilterError> {
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        lexer.skip(char::is_whitespace);
        let start = lexer.at;
        let Some(token) = lexer.token()? else { return Ok(tokens) };
        tokens.push(Placed { token, at: start..lexer.at });
    }
}

/// What ends a word, be it searched for or a value.
pub(super) fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '"')
}

pub(super) fn is_in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    fn token(&mut self) -> Result<Option<Token>, FilterError> {
        let Some(first) = self.peek() else { return Ok(None) };
        let sign = match first {
            '(' => Token::Open,
            ')' => Token::Close,
            '-' => Token::Not,
            '"' => return Ok(Some(Token::Words(self.quoted()?))),
            _ => return self.word().map(Some),
        };
        self.at += first.len_utf8();
        Ok(Some(sign))
    }

    fn word(&mut self) -> Result<Token, FilterError> {
        let start = self.at;
        let name = self.skip(is_in_name);
        let sign = match self.peek() {
            Some(':') => Sign::Colon,
            Some('=') => Sign::Equals,
            _ => {
                self.skip(|c| !ends_word(c));
                return Ok(match self.text.get(start..self.at).unwrap_or_default() {
                    "OR" => Token::Or,
                    "AND" => Token::And,
                    "NOT" => Token::Not,
                    word => Token::Words(Piece { at: start..self.at, text: word.to_owned() }),
                });
            }
        };
        if name.is_empty() {
            let message = "there is no name of a field before this sign";
            return Err(
                FilterError::new(start..start + 1, message).help("in quotes it is a sign like any other")
            );
        }
        self.at += 1;
        let values = self.values(start)?;
        Ok(Token::Term { name: Piece { at: start..start + name.len(), text: name.to_owned() }, sign, values })
    }

    /// The values of a term that begins at `start`, with commas between them.
    fn values(&mut self, start: usize) -> Result<Vec<Piece>, FilterError> {
        let mut values = Vec::new();
        loop {
            let value = if self.peek() == Some('"') { self.quoted()? } else { self.bare() };
            if value.text.trim().is_empty() {
                let term = self.text.get(start..self.at).unwrap_or_default();
                let message = format!("a value is missing behind `{}`", term.trim_end_matches('"'));
                let help = match self.peek() {
                    Some('(') => {
                        "of several values any may hold, with commas between them: `actor:putin,fsb`"
                    }
                    _ => "it stands right behind, in quotes if there are spaces in it",
                };
                return Err(FilterError::new(value.at, message).help(help));
            }
            values.push(value);
            match self.peek() {
                Some(',') => self.at += 1,
                Some(c) if !c.is_whitespace() && !matches!(c, '(' | ')') => {
                    let at = self.at..self.at + c.len_utf8();
                    return Err(FilterError::new(at, "a comma or a space is missing before this"));
                }
                _ => return Ok(values),
            }
        }
    }

    /// A value without quotes. The commas of a date such as `[2024-03-07,2024-03-08]` are its own.
    fn bare(&mut self) -> Piece {
        let mut depth = 0_usize;
        let start = self.at;
        let value = self.skip(|c| {
            match c {
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            !ends_word(c) && (c != ',' || depth > 0)
        });
        Piece { at: start..self.at, text: value.to_owned() }
    }

    /// What stands between two quotation marks; its place is without them.
    fn quoted(&mut self) -> Result<Piece, FilterError> {
        let start = self.at;
        self.at += 1;
        let text = self.skip(|c| c != '"');
        let at = start + 1..self.at;
        if self.peek().is_none() {
            return Err(FilterError::new(start..start + 1, "this quotation mark is not closed"));
        }
        self.at += 1;
        Ok(Piece { at, text: text.to_owned() })
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    /// Goes on as long as `is` holds, and gives what was gone over.
    fn skip(&mut self, mut is: impl FnMut(char) -> bool) -> &'t str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let gone = rest.get(..rest.find(|c| !is(c)).unwrap_or(rest.len())).unwrap_or_default();
        self.at += gone.len();
        gone
    }
}
