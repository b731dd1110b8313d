//! Where a quote stands in an article, as byte ranges of the untouched article.
//!
//! A source gives its passage the way a W3C Web Annotation `TextQuoteSelector` does: the words, and where they
//! stand twice, what comes before and after. [`Haystack::find`] looks for the same characters, then for the same
//! after typographic folding, then for the pieces around an ellipsis. What it cannot find it shows the nearest
//! passage to, and never calls that verified: "137 killed" against "144 killed" is 98 % alike and wrong.
//!
//! Offsets are into the article as it was saved, never into a folded copy: folding changes how many bytes a
//! character takes. Whatever is handed out begins and ends between whole characters, and a verified piece between
//! whole grapheme clusters (UAX #29): no accent is cut off its letter, no emoji in two.

mod alarm;
mod chain;
mod characters;
mod choose;
mod context;
mod difference;
mod edges;
mod elision;
mod fold;
mod folded;
mod haystack;
mod myers;
mod names;
mod nearest;
mod needle;
mod occurrences;
mod paragraphs;
mod searched;
mod sweep;
mod words;

use std::ops::Range;

pub(crate) use alarm::{Alarm, Raised, Vocabulary};
pub(crate) use characters::Characters;
pub(crate) use choose::{Chosen, choose};
pub(crate) use difference::{Difference, Side};
pub(crate) use haystack::Haystack;
pub(crate) use names::Names;
pub(crate) use nearest::{Asked, Budget};
pub(crate) use needle::{Look, Needle};
pub(crate) use paragraphs::Paragraphs;
pub(crate) use searched::{Searched, searched};
pub(crate) use words::Part;

/// A text as typesetting leaves it alone: quotation marks, dashes, spaces, ligatures and composition folded, case,
/// digits and words as they are. For comparing names; offsets into it mean nothing to the text.
pub(crate) fn folded(text: &str) -> String {
    folded::Folded::of(text).into_text()
}

/// How a source's quote relates to its article. A source is in one class, the first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Class {
    /// The same characters, in one place or in the one that prefix and suffix choose.
    Verbatim,
    /// So after folding quotation marks, dashes, spaces, ligatures, soft hyphens and Unicode composition.
    Typographic,
    /// The pieces around `[...]` or `…`, each found in order.
    Elided,
    /// Found in several places, and prefix and suffix do not decide.
    Ambiguous,
    /// Not found; there is a passage that comes near.
    Changed,
    /// Not found, and nothing comes near.
    Missing,
    /// There is a quote, but no saved text to check it against. [`Haystack::find`] never says so.
    Unchecked,
    /// The source names an article and no words. [`Haystack::find`] never says so.
    Unquoted,
    /// There is a quote that has not been looked for yet. [`Haystack::find`] never says so.
    Awaited,
}

impl Class {
    /// Whether the program has found these words in the article.
    pub(crate) fn is_verified(self) -> bool {
        matches!(self, Self::Verbatim | Self::Typographic | Self::Elided)
    }
}

/// What a source gives to find its passage by: a W3C `TextQuoteSelector`, whose `exact` is the quote.
///
/// White space around any of the three does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Selector<'a> {
    pub(crate) quote: &'a str,
    /// What stands just before the quote, compared after folding.
    pub(crate) prefix: Option<&'a str>,
    /// What stands just after it.
    pub(crate) suffix: Option<&'a str>,
}

/// What was found of a quote.
///
/// `pieces` are byte ranges of the article, between whole grapheme clusters, in order and not overlapping: one
/// piece unless the class is elided, none unless it [is verified](Class::is_verified). For a verbatim quote
/// `article[piece]` is exactly the quote without the blanks around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) class: Class,
    pub(crate) pieces: Vec<Range<usize>>,
    /// For a changed quote: the passage that comes nearest, in whole words.
    pub(crate) nearest: Option<Range<usize>>,
    /// For a changed quote: the bytes of it that this passage is near to. All, but for a piece of an elided
    /// quote, or the beginning of a very long one.
    pub(crate) compared: Option<Range<usize>>,
    /// In how many places the quote stands, whatever the context says of them; 0 if changed or missing.
    pub(crate) hits: usize,
    /// It stands in one place only, and prefix or suffix say otherwise.
    pub(crate) contradicted: bool,
    /// A piece begins or ends inside a word: "lawful" was found in "unlawful"; or inside what may well be a
    /// number: "137" in "137 000", "5" in "-5".
    pub(crate) cuts_word: bool,
    /// No passage that comes near was looked for, or not for all of the quote: the [`Budget`] is spent.
    pub(crate) unsearched: bool,
}

impl Found {
    /// The whole passage: from the first piece to the last, or the nearest one.
    pub(crate) fn extent(&self) -> Option<Range<usize>> {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => Some(first.start..last.end),
            _ => self.nearest.clone(),
        }
    }

    fn verified(class: Class, article: &str, pieces: Vec<Range<usize>>, hits: usize) -> Self {
        let cuts_word = pieces.iter().any(|piece| edges::cuts_word(article, piece));
        Self { class, pieces, hits, cuts_word, ..Self::missing() }
    }

    fn contradicted_if(self, contradicted: bool) -> Self {
        Self { contradicted, ..self }
    }

    fn ambiguous(hits: usize) -> Self {
        Self { class: Class::Ambiguous, hits, ..Self::missing() }
    }

    /// What comes nearest, and what of the quote it was compared with.
    fn near(nearest: Option<(Range<usize>, Range<usize>)>) -> Self {
        let Some((nearest, compared)) = nearest else { return Self::missing() };
        Self { class: Class::Changed, nearest: Some(nearest), compared: Some(compared), ..Self::missing() }
    }

    fn missing() -> Self {
        Self {
            class: Class::Missing,
            pieces: Vec::new(),
            nearest: None,
            compared: None,
            hits: 0,
            contradicted: false,
            cuts_word: false,
            unsearched: false,
        }
    }
}

#[cfg(test)]
mod invariants;
#[cfg(test)]
mod tests;
