//! A text as its words, for comparing one with another.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::folded::Folded;

/// Part of a text; `at` is bytes of it, on character boundaries.
#[derive(Debug, Clone)]
pub(crate) struct Part<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: Range<usize>,
}

/// The words and signs (UAX #29) of part of a text, folded, without the white space between them.
///
/// Cut after folding, so that a soft hyphen or another dash makes no other words; in scripts that do not part their
/// words, every character is one.
#[derive(Debug)]
pub(super) struct Words<'a> {
    part: Part<'a>,
    folded: Folded,
    /// Of each word, in the folded text.
    places: Vec<Range<usize>>,
}

impl<'a> Words<'a> {
    pub(super) fn of(part: Part<'a>) -> Self {
        let folded = Folded::of(part.text.get(part.at.clone()).unwrap_or_default());
        let words = folded.text().split_word_bound_indices().filter(|(_, word)| *word != " ");
        let places = words.map(|(at, word)| at..at + word.len()).collect();
        Self { part, folded, places }
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// A word as folding leaves it.
    pub(super) fn get(&self, index: usize) -> &str {
        self.places.get(index).and_then(|word| self.folded.text().get(word.clone())).unwrap_or_default()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }

    /// Whether white space stands between a word and the one before it; before the first stands nothing.
    pub(super) fn is_spaced(&self, index: usize) -> bool {
        let end = |index: usize| self.places.get(index).map(|word| word.end);
        index.checked_sub(1).and_then(end).is_some_and(|end| self.places[index].start > end)
    }

    /// From the first of some words to the last, in bytes of the original text.
    pub(super) fn original(&self, words: &Range<usize>) -> Range<usize> {
        let first = self.places.get(words.start).map_or(0, |word| word.start);
        let last = words.end.checked_sub(1).and_then(|last| self.places.get(last));
        let at = self.folded.original(&(first..last.map_or(first, |word| word.end)));
        self.part.at.start + at.start..self.part.at.start + at.end
    }

    /// What stands before a word in the original text, be it outside the part.
    pub(super) fn before(&self, index: usize) -> &'a str {
        self.part.text.get(..self.original(&(index..index + 1)).start).unwrap_or_default()
    }
}
