use std::ops::Range;

use crate::{load::OriginalText, model::Source, text::bytes_of};

use super::{Column, Reader, State, View};

/// The original of the article that is read, beside it or in its place.
#[derive(Debug)]
pub(crate) struct Original {
    pub(crate) found: OriginalText,
    pub(crate) column: Column,
    /// Where the lit passage stands in it.
    pub(crate) lit: InOriginal,
}

/// The place of a passage in the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum InOriginal {
    /// Nothing is lit.
    Nothing,
    /// The source does not say.
    NotGiven,
    /// It is said to be where the text has no more.
    Beyond,
    /// In bytes of the original.
    At(Range<usize>),
}

impl Original {
    pub(crate) fn new(found: OriginalText) -> Self {
        Self { found, column: Column::default(), lit: InOriginal::Nothing }
    }

    pub(crate) fn at(&self) -> Option<&Range<usize>> {
        match &self.lit {
            InOriginal::At(at) => Some(at),
            InOriginal::Nothing | InOriginal::NotGiven | InOriginal::Beyond => None,
        }
    }

    /// Lights the characters that a source gives, if one is given, and brings them into sight.
    fn light(&mut self, source: Option<&Source>) {
        self.lit = match source.map(|source| &source.details().original) {
            None => InOriginal::Nothing,
            Some(None) => InOriginal::NotGiven,
            Some(Some(at)) => {
                bytes_of(self.found.text.written(), at).map_or(InOriginal::Beyond, InOriginal::At)
            }
        };
        if let Some(at) = self.at().cloned() {
            self.column.reveal(at);
        }
    }
}

impl Reader {
    /// The original stands where the reading copy stood.
    pub(crate) fn is_original_only(&self) -> bool {
        self.original.is_some() && self.column.page() == 0
    }
}

impl State {
    /// What O is for, in a word or two; nothing where the timeline names no original.
    pub(crate) fn original_in_words(&self) -> &'static str {
        match &self.view {
            View::Reader(reader) if reader.is_original_only() => "reading copy",
            View::Reader(Reader { original: Some(_), .. }) => "without original",
            View::Reader(reader) if self.checked.timeline.articles[reader.article].original.is_some() => {
                "original"
            }
            _ => "",
        }
    }

    /// Lights in the original, where it is shown, the passage that is lit in the reading copy.
    pub(crate) fn light_original(&mut self) {
        let View::Reader(reader) = &mut self.view else { return };
        let Some(original) = &mut reader.original else { return };
        original.light(reader.source.map(|source| &self.checked.timeline.sources[source.index()]));
    }
}
