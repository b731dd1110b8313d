//! What the parser of HTML is given, bit by bit, so that one can look in between at what it made of it.
//!
//! It compares the name of each attribute with all others of its tag, so that a tag of some hundred thousand takes minutes.
//! Where the attributes of a tag are is told here as the standard does (WHATWG HTML, 13.2.5.8 and 13.2.5.32 to 40), from the
//! sign that begins the tag until the parser has a token of it.

use std::cell::Cell;

use html5ever::{
    TokenizerResult,
    tendril::StrTendril,
    tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
};

use super::NoPage;

/// Of one tag; those of pages have a few dozen.
pub(super) const MOST_ATTRIBUTES: usize = 1000;

/// Bytes that the parser is given at a time.
const BIT: usize = 256;

/// The standard's tokenizer, and what it may be given.
pub(super) struct Fed<S: TokenSink> {
    tokenizer: Tokenizer<Watched<S>>,
    input: BufferQueue,
    /// Since when it has said nothing: it is in a tag then, or in a comment.
    tag: Option<Attributes>,
}

impl<S: TokenSink> Fed<S> {
    pub(super) fn new(sink: S) -> Self {
        let watched = Watched { to: sink, tokens: Cell::new(0) };
        let tokenizer = Tokenizer::new(watched, TokenizerOpts::default());
        Self { tokenizer, input: BufferQueue::default(), tag: None }
    }

    /// What its tokens go to.
    pub(super) fn sink(&self) -> &S {
        &self.tokenizer.sink.to
    }

    /// Gives it a bit, no further than which it is to read.
    pub(super) fn give(&mut self, bit: &str) -> Result<(), NoPage> {
        let tokens = self.tokenizer.sink.tokens.get();
        self.input.push_back(StrTendril::from(bit));
        // Nothing is run, so there is nothing to wait for.
        while !matches!(self.tokenizer.feed(&self.input), TokenizerResult::Done) {}
        if self.tokenizer.sink.tokens.get() > tokens {
            self.tag = None;
        } else if self.tag.is_some() || bit.starts_with('<') {
            let tag = self.tag.get_or_insert_default();
            tag.go_through(bit);
            if tag.count > MOST_ATTRIBUTES {
                return Err(NoPage::TooLarge);
            }
        }
        Ok(())
    }

    /// Tells it that this was all.
    pub(super) fn end(self) -> S {
        self.tokenizer.end();
        self.tokenizer.sink.to
    }
}

/// A text in bits of about [`BIT`] bytes, each of which begins with what may begin a tag, or has none.
pub(super) fn bits(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let longest = (BIT..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let (bit, _) = text.split_at_checked(longest)?;
        let next = bit.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(longest, |(at, _)| at);
        let (bit, rest) = text.split_at_checked(next)?;
        text = rest;
        (!bit.is_empty()).then_some(bit)
    })
}

/// Counts tokens, but for complaints.
struct Watched<S> {
    to: S,
    tokens: Cell<usize>,
}

impl<S: TokenSink> TokenSink for Watched<S> {
    type Handle = S::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<S::Handle> {
        if !matches!(token, Token::ParseError(_)) {
            self.tokens.set(self.tokens.get() + 1);
        }
        self.to.process_token(token, line)
    }

    fn end(&self) {
        self.to.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.to.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// The attributes of a tag that is not over yet.
#[derive(Default)]
struct Attributes {
    at: Place,
    count: usize,
}

/// Where in a tag one is.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Place {
    #[default]
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Quoted(char),
    Unquoted,
}

impl Attributes {
    fn go_through(&mut self, text: &str) {
        use Place::{AfterName, BeforeName, BeforeValue, Name, Quoted, TagName, Unquoted};
        for c in text.chars() {
            let is_blank = c.is_ascii_whitespace();
            let next = match self.at {
                Quoted(quote) if c == quote => BeforeName,
                BeforeValue if matches!(c, '"' | '\'') => Quoted(c),
                BeforeValue if !is_blank => Unquoted,
                Name | AfterName if c == '=' => BeforeValue,
                Name if is_blank => AfterName,
                TagName | BeforeName | Name | AfterName if c == '/' => BeforeName,
                TagName | Unquoted if is_blank => BeforeName,
                BeforeName | AfterName if !is_blank => {
                    self.count += 1;
                    Name
                }
                same => same,
            };
            self.at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_the_text_and_what_may_begin_a_tag_begins_one() {
        for text in ["", "a", "<a><b", &"é<市".repeat(3_000), &"x".repeat(1_000)] {
            assert_eq!(bits(text).collect::<String>(), text);
            assert!(bits(text).all(|bit| bit.rfind('<').is_none_or(|at| at == 0) && bit.len() < BIT + 4));
        }
    }

    #[test]
    fn attributes_are_counted_as_the_standard_tells_them_apart() {
        for (tag, count) in [
            ("<p", 0),
            ("<p ", 0),
            ("<p a b c", 3),
            ("<p/a/b", 2),
            ("<p a=b/c d", 2),
            ("<p a = 'b c' d", 2),
            ("<p a=\"x\"b", 2),
            ("<p a='\" b\nc' d=e", 2),
            ("<p a\"b'c", 1),
            ("<p a\n=\n", 1),
        ] {
            let mut attributes = Attributes::default();
            attributes.go_through(tag);
            assert_eq!(attributes.count, count, "{tag}");
        }
    }
}
