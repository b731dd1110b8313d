//! A text as words, numbers and marks, with where they stand.

/// A piece of a text; white space is between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Up to four digits, and how many.
    Number(u16, usize),
    Word(&'t str),
    /// Anything else, a longer number included.
    Mark(char),
}

/// A token and its bytes in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed<'t> {
    pub(super) token: Token<'t>,
    pub(super) start: usize,
    pub(super) end: usize,
}

pub(super) fn tokens(text: &str) -> Vec<Placed<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let long = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let (len, token) = if first.is_ascii_digit() {
            let len = long(|c| c.is_ascii_digit());
            (len, number(rest.get(..len).unwrap_or_default()))
        } else if first.is_alphabetic() {
            let len = long(|c| c.is_alphabetic() || is_accent(c));
            (len, Token::Word(rest.get(..len).unwrap_or_default()))
        } else {
            (first.len_utf8(), Token::Mark(first))
        };
        if !first.is_whitespace() {
            tokens.push(Placed { token, start, end: start + len });
        }
        rest = rest.get(len..).unwrap_or_default();
    }
    tokens
}

fn number(digits: &str) -> Token<'_> {
    match digits.parse() {
        Ok(value) if digits.len() <= 4 => Token::Number(value, digits.len()),
        _ => Token::Mark('0'),
    }
}

/// A mark that stands over the letter before it.
pub(super) fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}
