use std::ops::Range;

use tui_input::Input;

use crate::{
    findings::{Checked, Hits},
    model::ArticleId,
};

use super::{State, View};

/// Words that are searched for in the article that is read, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// As they were typed.
    pub(crate) words: String,
    pub(crate) hits: Hits,
    /// The one that was come to.
    pub(crate) current: Option<usize>,
}

impl Found {
    /// Looks for `words`, and comes to the first of them from an offset on; where there is none, to the first of all.
    pub(crate) fn new(checked: &Checked, article: ArticleId, words: &str, from: usize) -> Self {
        let hits = checked.hits_in(article, words);
        let next = hits.at.partition_point(|at| at.start < from);
        let current = if next < hits.at.len() { Some(next) } else { (!hits.at.is_empty()).then_some(0) };
        Self { words: words.to_owned(), hits, current }
    }

    /// Where the hit stands that was come to.
    pub(crate) fn at(&self) -> Option<&Range<usize>> {
        self.hits.at.get(self.current?)
    }

    /// `3 of 12`
    pub(crate) fn place_in_words(&self) -> String {
        let more = if self.hits.is_cut { "over " } else { "" };
        let place = self.current.map_or(0, |current| current + 1);
        format!("{place} of {more}{}", self.hits.at.len())
    }
}

impl State {
    /// Where words are looked for in the article that is read, they stand in it.
    pub(crate) fn has_hit(&self) -> bool {
        let View::Reader(reader) = &self.view else { return false };
        reader.found.as_ref().is_none_or(|found| found.current.is_some())
    }
}

/// The line that words to look for in an article are typed in. The reader follows it.
#[derive(Debug)]
pub(crate) struct FindLine {
    pub(crate) typed: Input,
    /// What was looked for before, and the first line that was in sight.
    pub(crate) before: (Option<Found>, usize),
    /// Where the search begins.
    pub(crate) from: usize,
}

impl FindLine {
    /// What stands before what is typed.
    pub(crate) const LEAD: &'static str = " In this article: ";

    pub(crate) fn new(before: (Option<Found>, usize), from: usize) -> Self {
        Self { typed: Input::default(), before, from }
    }
}
