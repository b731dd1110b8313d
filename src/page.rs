//! A saved article as text, with what its file says of itself: a web page, or plain text and Markdown. And the text of pieces
//! of HTML.
//!
//! What parses pages stays behind this wall. Nothing is fetched and nothing is run; a page that would take all memory,
//! or bring the parser down, is refused.

mod charset;
mod fed;
mod fragment;
mod linked;
mod plain;
mod said;
mod tree;
mod web;

use std::path::Path;

pub(crate) use fragment::text_of;
pub(crate) use said::Said;

/// Why there is no text to be had of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoPage {
    #[error("it is not UTF-8 text: line {0} has a byte that no UTF-8 has")]
    NotUtf8(usize),
    #[error("it is a page of over {most} nodes, or nested deeper than {deep}, or many of them nested deep, or with a tag of over {tag} attributes", most = tree::MOST_NODES, deep = tree::DEEPEST, tag = fed::MOST_ATTRIBUTES)]
    TooLarge,
    #[error("no article was found in it")]
    NoArticle,
    #[error("the parser of pages gave up on it")]
    Broken,
}

impl NoPage {
    /// What to do about it.
    pub(crate) fn help(self) -> &'static str {
        match self {
            Self::NotUtf8(_) => "save it as UTF-8",
            Self::TooLarge | Self::NoArticle | Self::Broken => {
                "save the words of the article as a text file, and add that"
            }
        }
    }
}

/// What a file is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Web,
    /// Plain text, or Markdown.
    Text,
}

impl Kind {
    /// By the ending of its name; by its first bytes where that says nothing.
    pub(crate) fn of(path: &Path, bytes: &[u8]) -> Self {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            Some("html" | "htm" | "xhtml" | "xht") => Self::Web,
            Some("md" | "markdown" | "txt" | "text") => Self::Text,
            _ if charset::begins_as_page(bytes) => Self::Web,
            _ => Self::Text,
        }
    }
}

/// The text of an article, and what its file says of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) text: String,
    pub(crate) said: Said,
    pub(crate) notes: Notes,
}

/// What was done to the bytes on the way.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Notes {
    /// The charset that was taken, unless that is UTF-8.
    pub(crate) charset: Option<&'static str>,
    /// Some bytes have no meaning in it.
    pub(crate) has_unread: bool,
    /// NUL characters, which stand as U+FFFD.
    pub(crate) nuls: usize,
    /// Carriage returns that are no part of a line end, and stand as one.
    pub(crate) returns: usize,
}

/// Reads the bytes of a file.
pub(crate) fn read(kind: Kind, bytes: Vec<u8>) -> Result<Page, NoPage> {
    match kind {
        Kind::Web => web::read(&bytes),
        Kind::Text => plain::read(bytes),
    }
}
