//! What stands before and after a quote, which chooses between the places it stands in.

use std::ops::Range;

use super::{Selector, fold, folded::Folded};

/// How much of a prefix (its end) and a suffix (its beginning) is looked at, in characters.
///
/// Context is compared at every place the quote stands in; this bounds what a hostile file can make that cost.
/// The W3C's own examples give some thirty characters.
const REACH: usize = 1_000;

/// A selector's prefix and suffix, folded, without the blanks around them; empty where there is none.
#[derive(Default)]
pub(super) struct Context {
    prefix: String,
    suffix: String,
}

impl Context {
    pub(super) fn of(selector: &Selector<'_>) -> Self {
        let mut prefix = folded(selector.prefix);
        let mut suffix = folded(selector.suffix);
        if let Some((from, _)) = prefix.char_indices().rev().nth(REACH - 1) {
            prefix.drain(..from);
        }
        if let Some((to, _)) = suffix.char_indices().nth(REACH) {
            suffix.truncate(to);
        }
        Self { prefix, suffix }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.prefix.is_empty() && self.suffix.is_empty()
    }

    /// Whether all that was given is true of the passage at `hit` of the article.
    pub(super) fn agrees(&self, article: &Folded, hit: &Range<usize>) -> bool {
        self.agrees_before(article, hit.start) && self.agrees_after(article, hit.end)
    }

    pub(super) fn agrees_before(&self, article: &Folded, start: usize) -> bool {
        article.before(start).trim_end_matches(' ').ends_with(self.prefix.trim_start_matches(' '))
    }

    pub(super) fn agrees_after(&self, article: &Folded, end: usize) -> bool {
        article.after(end).trim_start_matches(' ').starts_with(self.suffix.trim_end_matches(' '))
    }
}

fn folded(text: Option<&str>) -> String {
    text.map_or_else(String::new, |text| Folded::of(fold::trimmed(text)).into_text())
}
