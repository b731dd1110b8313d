use std::ops::Range;

use crate::text::{Written, next_character, previous_character};

use super::Column;

/// Words of the article that is read: from where it was begun to where one is, both characters included.
///
/// Either end is the beginning of a character as people see it, on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Selection {
    pub(crate) anchor: usize,
    pub(crate) cursor: usize,
    /// The column that going from line to line keeps to.
    pub(crate) column: Option<usize>,
}

impl Selection {
    pub(crate) fn at(place: usize) -> Self {
        Self { anchor: place, cursor: place, column: None }
    }

    /// The bytes that are selected.
    pub(crate) fn range(&self, text: Written<'_>) -> Range<usize> {
        self.anchor.min(self.cursor)..next_character(text, self.anchor.max(self.cursor))
    }
}

impl Column {
    /// The place itself where it is on a line; else, where it fell between two, the next one on a line, or the one
    /// before.
    pub(crate) fn on_a_line(&self, text: Written<'_>, at: usize, forward: bool) -> Option<usize> {
        let line = self.line_at(at);
        if self.lines.get(line)?.contains(&at) {
            return Some(at);
        }
        let below = || self.lines.iter().skip(line + 1).find(|line| !line.is_empty()).map(|line| line.start);
        let above = || {
            let above = self.lines.get(..=line)?.iter().rev().find(|line| !line.is_empty())?;
            Some(previous_character(text, above.end))
        };
        if forward { below().or_else(above) } else { above().or_else(below) }
    }
}
