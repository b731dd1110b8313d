//! The grammar of filters, and a filter's text as a tree. What its names mean is not looked at here.
//!
//! ```text
//! any   = all ("OR" all)*
//! all   = one ("AND"? one)*
//! one   = ("-" | "NOT") one | "(" any ")" | word | phrase | name ":" values | name "=" values
//! ```

use std::{iter::Peekable, ops::Range, vec};

use super::{
    FilterError,
    lexer::{Placed, Sign, Token, tokens},
};

/// A part of a filter, and its bytes in the text: brackets and hyphens included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) at: Range<usize>,
    pub(super) expr: Expr,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expr {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    /// A word or a phrase.
    Words(Piece),
    /// `actor:putin,fsb`
    Field {
        name: Piece,
        values: Vec<Piece>,
    },
    /// `deaths=conflict`
    Fact {
        name: Piece,
        values: Vec<Piece>,
    },
}

/// A word of a filter; of a quoted one, what stands between the quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) at: Range<usize>,
    pub(super) text: String,
}

/// Brackets and hyphens one in the other: more are nobody's wish, and the tree is walked by recursion.
const DEEPEST: usize = 64;

const NOTHING_BEFORE: &str = "nothing stands before this";

/// Nothing for a text without a term.
pub(super) fn parse(text: &str) -> Result<Option<Node>, FilterError> {
    let mut parser =
        Parser { tokens: tokens(text)?.into_iter().peekable(), end: text.trim_end().len(), depth: 0 };
    if parser.tokens.peek().is_none() {
        return Ok(None);
    }
    let whole = parser.any()?;
    match parser.tokens.next() {
        None => Ok(Some(whole)),
        Some(Placed { at, .. }) => Err(FilterError::new(at, "no bracket is open that this could close")),
    }
}

struct Parser {
    tokens: Peekable<vec::IntoIter<Placed>>,
    /// Where the text ends, for what is missing there.
    end: usize,
    depth: usize,
}

impl Parser {
    fn any(&mut self) -> Result<Node, FilterError> {
        let mut nodes = vec![self.all()?];
        while self.take(&Token::Or).is_some() {
            nodes.push(self.all()?);
        }
        Ok(joined(nodes, Expr::Any))
    }

    fn all(&mut self) -> Result<Node, FilterError> {
        let mut nodes = Vec::new();
        loop {
            let and = self.take(&Token::And);
            let is_over = self.tokens.peek().is_none_or(|next| is_joint(&next.token));
            match (and, is_over) {
                (Some(and), _) if nodes.is_empty() => return Err(FilterError::new(and, NOTHING_BEFORE)),
                (Some(and), true) => return Err(FilterError::new(and, "nothing follows on this")),
                (None, true) if nodes.is_empty() => return Err(self.missing()),
                (None, true) => return Ok(joined(nodes, Expr::All)),
                (_, false) => nodes.push(self.one()?),
            }
        }
    }

    /// There is no term, and should be one.
    fn missing(&mut self) -> FilterError {
        match self.tokens.peek() {
            Some(Placed { token: Token::Or, at }) => {
                FilterError::new(at.clone(), NOTHING_BEFORE).help("in quotes it is a word like any other")
            }
            Some(Placed { at, .. }) => FilterError::new(at.clone(), "a term is missing before this"),
            None => FilterError::new(self.end..self.end, "a term is missing here"),
        }
    }

    fn one(&mut self) -> Result<Node, FilterError> {
        let Some(Placed { token, at }) = self.tokens.next() else { return Err(self.missing()) };
        let expr = match token {
            Token::Not => {
                let Some(next) = self.tokens.peek().filter(|next| !is_joint(&next.token)) else {
                    let help = "it stands before what is not wanted: `-actor:fsb`";
                    return Err(FilterError::new(at, "nothing follows on this").help(help));
                };
                let deeper = next.at.clone();
                let ruled_out = self.nested(deeper, Self::one)?;
                return Ok(Node { at: at.start..ruled_out.at.end, expr: Expr::Not(Box::new(ruled_out)) });
            }
            Token::Open => {
                let inside = self.nested(at.clone(), Self::any)?;
                let Some(close) = self.take(&Token::Close) else {
                    return Err(FilterError::new(at, "this bracket is not closed"));
                };
                return Ok(Node { at: at.start..close.end, expr: inside.expr });
            }
            Token::Words(words) if words.text.trim().is_empty() => {
                return Err(FilterError::new(at, "there is nothing between these quotation marks"));
            }
            Token::Words(words) => Expr::Words(words),
            Token::Term { name, sign: Sign::Colon, values } => Expr::Field { name, values },
            Token::Term { name, sign: Sign::Equals, values } => Expr::Fact { name, values },
            // `all` lets these through to nobody.
            Token::Close | Token::Or | Token::And => {
                return Err(FilterError::new(at, "a term is missing here"));
            }
        };
        Ok(Node { at, expr })
    }

    fn nested(
        &mut self,
        at: Range<usize>,
        parse: fn(&mut Self) -> Result<Node, FilterError>,
    ) -> Result<Node, FilterError> {
        if self.depth == DEEPEST {
            return Err(FilterError::new(at, "too many brackets or hyphens stand one in the other"));
        }
        self.depth += 1;
        let parsed = parse(self)?;
        self.depth -= 1;
        Ok(parsed)
    }

    /// The place of the next token, if it is `token`.
    fn take(&mut self, token: &Token) -> Option<Range<usize>> {
        self.tokens.next_if(|placed| placed.token == *token).map(|placed| placed.at)
    }
}

fn is_joint(token: &Token) -> bool {
    matches!(token, Token::Close | Token::Or | Token::And)
}

fn joined(mut nodes: Vec<Node>, join: fn(Vec<Node>) -> Expr) -> Node {
    match (nodes.first(), nodes.last()) {
        (Some(first), Some(last)) if nodes.len() > 1 => {
            Node { at: first.at.start..last.at.end, expr: join(nodes) }
        }
        // `any` and `all` have one at least.
        _ => nodes.swap_remove(0),
    }
}
