//! Where a quote was found.

use std::ops::Range;

use crate::evidence::{Class, Difference, Found, Paragraphs};

/// Where a source's quote stands in its article's text; all ranges are bytes of that text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) class: Class,
    /// The quoted words: one range, or one for each piece of an elided quote. None where
    /// they were not found, or in several places.
    pub(crate) pieces: Box<[Range<usize>]>,
    /// Of a changed quote, the passage that comes nearest.
    pub(crate) nearest: Option<Range<usize>>,
    /// How the quote differs from that one.
    pub(crate) difference: Option<Box<Difference>>,
    /// In how many places the quote stands.
    pub(crate) hits: usize,
    /// It stands in one place only, and prefix or suffix say otherwise.
    pub(crate) contradicted: bool,
    /// It begins or ends inside a word, or inside what may be a number: "lawful" was found in "unlawful".
    pub(crate) cuts_word: bool,
    /// It was not found, and to look for what comes near would have taken too long.
    pub(crate) unsearched: bool,
    /// The paragraphs that hold all of it.
    pub(crate) context: Option<Context>,
}

/// The paragraph that a passage stands in, or those from its first to its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Context {
    /// Of the first of them, counted from 1.
    pub(crate) paragraph: usize,
    pub(crate) at: Range<usize>,
}

impl Passage {
    pub(super) fn without_text(class: Class) -> Self {
        Self {
            class,
            pieces: Box::default(),
            nearest: None,
            difference: None,
            hits: 0,
            contradicted: false,
            cuts_word: false,
            unsearched: false,
            context: None,
        }
    }

    pub(super) fn new(found: Found, paragraphs: &Paragraphs, difference: Option<Difference>) -> Self {
        let context = found.extent().and_then(|extent| {
            let (paragraph, first) = paragraphs.at(extent.start)?;
            let last = paragraphs.at(extent.end.saturating_sub(1)).map_or(first.end, |(_, last)| last.end);
            Some(Context { paragraph, at: first.start..last })
        });
        Self {
            class: found.class,
            pieces: found.pieces.into(),
            nearest: found.nearest,
            difference: difference.map(Box::new),
            hits: found.hits,
            contradicted: found.contradicted,
            cuts_word: found.cuts_word,
            unsearched: found.unsearched,
            context,
        }
    }

    /// What a reader should know beside the class.
    pub(crate) fn remarks(&self) -> impl Iterator<Item = &'static str> {
        let cuts_word = self.cuts_word.then_some("begins or ends inside a word or number");
        let contradicted = self.contradicted.then_some("not where prefix and suffix put it");
        cuts_word.into_iter().chain(contradicted)
    }

    /// From the first of the quoted words to the last.
    pub(crate) fn extent(&self) -> Option<Range<usize>> {
        Some(self.pieces.first()?.start..self.pieces.last()?.end)
    }

    /// The paragraphs that hold all of it, where it was found.
    pub(super) fn verified_context(&self) -> Option<Range<usize>> {
        let context = self.context.as_ref().filter(|_| self.class.is_verified())?;
        Some(context.at.clone())
    }
}
