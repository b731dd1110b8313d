//! Where a quote was found.

use std::ops::Range;

use crate::evidence::{Class, Difference, Found, Paragraphs};

/// Where a source's quote stands in its article's text; all ranges are bytes of that text.
///
/// A timeline may have a million of them, and nearly all stand in one place and leave nothing else to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage(Kept);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kept {
    /// In one place, or in none where the range is empty.
    Plain {
        class: Class,
        cuts_word: bool,
        at: (u32, u32),
        context: Short,
    },
    Other(Box<Other>),
}

/// A [`Context`] of less room; paragraph 0 is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Short {
    paragraph: u32,
    at: (u32, u32),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Other {
    found: Found,
    difference: Option<Difference>,
    context: Option<Context>,
}

/// The paragraph that a passage stands in, or those from its first to its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Context {
    /// Of the first of them, counted from 1.
    pub(crate) paragraph: usize,
    pub(crate) at: Range<usize>,
}

impl Passage {
    /// A quote that was not looked for.
    pub(super) fn without_text(class: Class) -> Self {
        let context = Short { paragraph: 0, at: (0, 0) };
        Self(Kept::Plain { class, cuts_word: false, at: (0, 0), context })
    }

    pub(super) fn new(found: Found, paragraphs: &Paragraphs, difference: Option<Difference>) -> Self {
        let context = found.extent().and_then(|extent| {
            let (paragraph, first) = paragraphs.at(extent.start)?;
            let last = paragraphs.at(extent.end.saturating_sub(1)).map_or(first.end, |(_, last)| last.end);
            Some(Context { paragraph, at: first.start..last })
        });
        let plain = Self::plain(&found, context.as_ref()).filter(|_| difference.is_none());
        plain.unwrap_or_else(|| Self(Kept::Other(Box::new(Other { found, difference, context }))))
    }

    /// Where nothing else is to be said.
    fn plain(found: &Found, context: Option<&Context>) -> Option<Self> {
        let Found { class, pieces, nearest, compared, hits, contradicted, cuts_word, unsearched } = found;
        let is_plain = nearest.is_none() && compared.is_none() && !contradicted && !unsearched;
        let at = match pieces.as_slice() {
            [] if *hits == 0 => (0, 0),
            [only] if *hits == 1 => short(only)?,
            _ => return None,
        };
        let context = match context {
            Some(Context { paragraph, at }) => {
                Short { paragraph: u32::try_from(*paragraph).ok()?, at: short(at)? }
            }
            None => Short { paragraph: 0, at: (0, 0) },
        };
        is_plain.then_some(Self(Kept::Plain { class: *class, cuts_word: *cuts_word, at, context }))
    }

    fn found(&self) -> Option<&Found> {
        match &self.0 {
            Kept::Plain { .. } => None,
            Kept::Other(other) => Some(&other.found),
        }
    }

    pub(crate) fn class(&self) -> Class {
        match &self.0 {
            Kept::Plain { class, .. } => *class,
            Kept::Other(other) => other.found.class,
        }
    }

    /// The quoted words: one range, or one for each piece of an elided quote. None where
    /// they were not found, or in several places.
    pub(crate) fn pieces(&self) -> impl DoubleEndedIterator<Item = Range<usize>> + ExactSizeIterator + '_ {
        let (only, several) = match &self.0 {
            Kept::Plain { at, .. } => (Some(long(*at)).filter(|at| !at.is_empty()), &[][..]),
            Kept::Other(other) => (None, other.found.pieces.as_slice()),
        };
        let count = usize::from(only.is_some()) + several.len();
        (0..count).map(move |piece| only.clone().or_else(|| several.get(piece).cloned()).unwrap_or_default())
    }

    /// Of a changed quote, the passage that comes nearest.
    pub(crate) fn nearest(&self) -> Option<Range<usize>> {
        self.found()?.nearest.clone()
    }

    /// How the quote differs from that one.
    pub(crate) fn difference(&self) -> Option<&Difference> {
        match &self.0 {
            Kept::Plain { .. } => None,
            Kept::Other(other) => other.difference.as_ref(),
        }
    }

    /// In how many places the quote stands.
    pub(crate) fn hits(&self) -> usize {
        self.found().map_or_else(|| self.pieces().len(), |found| found.hits)
    }

    /// It stands in one place only, and prefix or suffix say otherwise.
    pub(crate) fn is_contradicted(&self) -> bool {
        self.found().is_some_and(|found| found.contradicted)
    }

    /// It begins or ends inside a word, or inside what may be a number: "lawful" was found in "unlawful".
    pub(crate) fn cuts_word(&self) -> bool {
        match &self.0 {
            Kept::Plain { cuts_word, .. } => *cuts_word,
            Kept::Other(other) => other.found.cuts_word,
        }
    }

    /// It was not found, and to look for what comes near would have taken too long.
    pub(crate) fn is_unsearched(&self) -> bool {
        self.found().is_some_and(|found| found.unsearched)
    }

    /// The paragraphs that hold all of it.
    pub(crate) fn context(&self) -> Option<Context> {
        match &self.0 {
            Kept::Plain { context: Short { paragraph: 0, .. }, .. } => None,
            Kept::Plain { context: Short { paragraph, at }, .. } => {
                Some(Context { paragraph: *paragraph as usize, at: long(*at) })
            }
            Kept::Other(other) => other.context.clone(),
        }
    }

    /// What a reader should know beside the class.
    pub(crate) fn remarks(&self) -> impl Iterator<Item = &'static str> + use<> {
        let cuts_word = self.cuts_word().then_some("begins or ends inside a word or number");
        let contradicted = self.is_contradicted().then_some("not where prefix and suffix put it");
        cuts_word.into_iter().chain(contradicted)
    }

    /// From the first of the quoted words to the last.
    pub(crate) fn extent(&self) -> Option<Range<usize>> {
        Some(self.pieces().next()?.start..self.pieces().next_back()?.end)
    }

    /// The paragraphs that hold all of it, where it was found.
    pub(super) fn verified_context(&self) -> Option<Range<usize>> {
        self.context().filter(|_| self.class().is_verified()).map(|context| context.at)
    }
}

/// No text is larger than four gigabytes.
fn short(range: &Range<usize>) -> Option<(u32, u32)> {
    Some((range.start.try_into().ok()?, range.end.try_into().ok()?))
}

fn long((start, end): (u32, u32)) -> Range<usize> {
    start as usize..end as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{Budget, Haystack, Selector};

    #[test]
    fn a_passage_that_leaves_nothing_to_say_takes_two_dozen_bytes() {
        assert_eq!(size_of::<Passage>(), 24);
    }

    #[test]
    fn all_that_was_found_is_kept() {
        let text = "The port is safe. The port is closed.\n\nNobody said why, on Friday 1 March.\n";
        let (budget, paragraphs) = (Budget::default(), Paragraphs::of(text));
        for quote in [
            "is closed",
            "port is clos",
            "The port",
            "The port is safe [...] Nobody",
            "Nobody said so, on Friday 1 March",
            "Fireworks above",
        ] {
            let selector = Selector { quote, prefix: Some("port"), suffix: None };
            let found = Haystack::new(text, &budget).find(&selector);
            let passage = Passage::new(found.clone(), &paragraphs, None);
            let kept = (passage.class(), passage.pieces().collect::<Vec<_>>(), passage.nearest());
            assert_eq!(kept, (found.class, found.pieces.clone(), found.nearest.clone()), "{quote}");
            let kept = (passage.hits(), passage.is_contradicted(), passage.cuts_word());
            assert_eq!(kept, (found.hits, found.contradicted, found.cuts_word), "{quote}");
            assert_eq!(passage.extent().or_else(|| passage.nearest()), found.extent(), "{quote}");
            let paragraph = found.extent().and_then(|at| paragraphs.at(at.start));
            assert_eq!(passage.context().map(|it| it.paragraph), paragraph.map(|(number, _)| number));
        }
    }
}
