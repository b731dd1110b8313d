//! The passage that comes nearest to a quote that stands nowhere.

use std::{
    cell::{Cell, RefCell},
    ops::Range,
};

use super::{
    edges,
    folded::Folded,
    myers::{Pattern, Start},
};

/// How many steps of 64 cells each a search may take: about a quarter of a second.
///
/// An article of a million characters has room for a quote of 4,096. In a longer one only the beginning of a long
/// quote is compared, 64 characters of it at least.
const MOST_STEPS: usize = 64_000_000;

/// How many steps all searches of one load may take together: about two seconds. It is work that is counted, not
/// time, so that the same files always give the same answers.
const MOST_IN_ALL: usize = 8 * MOST_STEPS;

/// What searches for nearest passages may still cost.
///
/// An article whose text was replaced has lost all its quotes, and there may be thousands.
#[derive(Debug)]
pub(crate) struct Budget {
    steps: Cell<usize>,
    asked: RefCell<Vec<Asked>>,
}

/// A search that a [`Budget`] was asked for: what it costs, and whether it was allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asked {
    steps: usize,
    is_allowed: bool,
}

impl Default for Budget {
    fn default() -> Self {
        Self::of(MOST_IN_ALL)
    }
}

impl Budget {
    pub(crate) fn of(steps: usize) -> Self {
        Self { steps: Cell::new(steps), asked: RefCell::default() }
    }

    /// Has so many steps to spend from here on.
    pub(crate) fn refill(&self, steps: usize) {
        self.steps.set(steps);
    }

    /// How many steps are left.
    pub(crate) fn left(&self) -> usize {
        self.steps.get()
    }

    /// What it was asked for since the last time, in that order.
    pub(crate) fn take_asked(&self) -> Vec<Asked> {
        self.asked.take()
    }

    /// Spends what `asked` takes, if each of it has the answer that it would have here; else nothing.
    ///
    /// What is to be searched for depends on nothing but these answers, so that a search that was made with another
    /// budget then stands as it is.
    pub(crate) fn settle(&self, asked: &[Asked]) -> bool {
        let left = asked.iter().try_fold(self.steps.get(), |left, asked| {
            match (left.checked_sub(asked.steps), asked.is_allowed) {
                (Some(less), true) => Some(less),
                (None, false) => Some(left),
                _ => None,
            }
        });
        left.inspect(|left| self.steps.set(*left)).is_some()
    }

    /// Takes the steps of a search for `quote`, if that many are left. To go from character to character costs
    /// what three more steps do.
    pub(super) fn allows(&self, folded: &Folded, quote: &str) -> bool {
        let room = room(folded);
        let blocks = quote.chars().take(room).count().div_ceil(64).max(1);
        let steps = folded.text().len().saturating_mul(3 + blocks);
        let left = self.steps.get().checked_sub(steps);
        self.asked.borrow_mut().push(Asked { steps, is_allowed: left.is_some() });
        left.inspect(|left| self.steps.set(*left)).is_some()
    }
}

/// How much of a quote is compared, in characters.
fn room(folded: &Folded) -> usize {
    64 * (MOST_STEPS / folded.text().len().max(1)).clamp(1, Pattern::MOST / 64)
}

/// The passage nearest to a folded quote, in whole words of the article; none if too much differs.
///
/// Time is the article's length times the quote's over 64, within [`MOST_STEPS`]. Of a quote that is too long for
/// that, only the [beginning](compared) is looked at.
pub(super) fn passage(article: &str, folded: &Folded, quote: &str) -> Option<Range<usize>> {
    let quote: Vec<char> = quote.chars().take(room(folded)).collect();
    let text = folded.text();
    let best = Pattern::new(&quote).best(text.chars(), Start::Anywhere, most_changes(quote.len()))?;
    let end = text.char_indices().nth(best.end).map_or(text.len(), |(at, _)| at);
    let matched = text.get(..end)?;
    let backwards: Vec<char> = quote.iter().rev().copied().collect();
    let length = Pattern::new(&backwards).best(
        matched.chars().rev().take(quote.len() + best.distance),
        Start::AtOnce,
        best.distance,
    )?;
    let start = matched.char_indices().rev().nth(length.end.checked_sub(1)?)?.0;
    Some(edges::whole_words(article, &folded.original(&(start..end)))).filter(|passage| !passage.is_empty())
}

/// How many bytes at the beginning of a folded quote were compared, in whole words where it has such.
pub(super) fn compared(folded: &Folded, quote: &str) -> usize {
    let Some((cut, _)) = quote.char_indices().nth(room(folded)) else { return quote.len() };
    quote.get(..cut).and_then(|beginning| beginning.rfind(' ')).unwrap_or(cut)
}

/// How many characters of a quote may differ (be others, added or left out): a quarter of a short quote's, a third
/// less four of a longer one's.
///
/// That lets a name, a number and a clause be other ones. Of two sentences that share no more than their language
/// half the characters differ, but twelve of them have a neighbour at a third in every page of prose, so for short
/// quotes a third would call anything near. In an article of 9,000 characters 4 in 250 quotes of 40 from elsewhere
/// on the same subject still come near, and 80 of 250 quotes of 12. The price of a wrong "near" is a passage shown
/// that does not help: both classes are errors.
fn most_changes(length: usize) -> usize {
    (length / 4).max((length / 3).saturating_sub(4))
}
