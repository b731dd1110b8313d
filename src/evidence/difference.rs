//! A quote and the passage nearest to it, word by word.

mod shared;

use std::{iter, ops::Range};

use super::{
    alarm::{self, Raised, Vocabulary},
    words::{Part, Words},
};

/// What tells a quote from the passage nearest to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    /// In order: read without those of the quote they give the passage, without those of the article the quote, but
    /// for what typesetting makes of either and for what an ellipsis leaves out.
    pub(crate) steps: Box<[Step]>,
    /// What must not be overlooked, each kind once.
    pub(crate) alarms: Box<[Raised]>,
}

/// Some words that stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) side: Side,
    /// Bytes of the quote where only that has them, otherwise of the article.
    pub(crate) at: Range<usize>,
    /// White space stands before them.
    pub(crate) is_spaced: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Both,
    /// Only the quote has them.
    Quote,
    /// Only the article has them.
    Article,
    /// Only the article has them, and the quote says by an ellipsis that something is left out there.
    LeftOut,
}

impl Difference {
    /// Time and memory are bounded whatever the texts are, see [`shared`].
    pub(crate) fn between(quote: Part<'_>, passage: Part<'_>, vocabulary: &Vocabulary<'_>) -> Self {
        let (quote, article) = (Words::of(quote), Words::of(passage));
        let both = shared::shared(&quote.iter().collect::<Vec<_>>(), &article.iter().collect::<Vec<_>>());
        let gaps = gaps(&quote, &article, &both);
        let mut steps = Vec::new();
        for gap in &gaps {
            write(&mut steps, &quote, &article, gap);
        }
        Self { steps: steps.into(), alarms: alarm::raised(&quote, &article, &gaps, vocabulary).into() }
    }

    /// Whether the words are the same, and it is something else that keeps the quote from being found.
    pub(crate) fn is_empty(&self) -> bool {
        self.steps.iter().all(|step| matches!(step.side, Side::Both | Side::LeftOut))
    }
}

/// The words, by their places, that stand between two shared ones in only one of the texts; there may be none.
#[derive(Debug)]
pub(super) struct Gap {
    pub(super) quote: Range<usize>,
    pub(super) article: Range<usize>,
    /// The quote has an ellipsis there and nothing else.
    pub(super) is_elision: bool,
}

/// One before each shared word, and one behind the last.
fn gaps(quote: &Words<'_>, article: &Words<'_>, both: &[(usize, usize)]) -> Vec<Gap> {
    let (mut in_quote, mut in_article) = (0, 0);
    let mut gap = |(q, a): (usize, usize)| {
        let (before, words) = (in_quote..q, in_article..a);
        (in_quote, in_article) = (q + 1, a + 1);
        Gap { is_elision: is_ellipsis(quote, &before), quote: before, article: words }
    };
    let end = (quote.len(), article.len());
    both.iter().copied().chain(iter::once(end)).map(&mut gap).collect()
}

/// Whether some words are an ellipsis, see [`elision`](super::elision), and nothing else.
fn is_ellipsis(quote: &Words<'_>, words: &Range<usize>) -> bool {
    let signs: String = words.clone().map(|word| quote.get(word)).collect();
    let dots = signs.trim_matches(['[', ']', '(', ')']);
    let is_bare = dots.len() == signs.len();
    let stands_apart = words.start == 0
        || words.end == quote.len()
        || quote.is_spaced(words.start)
        || quote.is_spaced(words.end);
    dots.len() >= 3 && dots.bytes().all(|byte| byte == b'.') && (!is_bare || stands_apart)
}

/// Appends a gap and the shared word behind it.
fn write(steps: &mut Vec<Step>, quote: &Words<'_>, article: &Words<'_>, gap: &Gap) {
    let step = |side, words: &Words<'_>, at: &Range<usize>| Step {
        side,
        at: words.original(at),
        is_spaced: words.is_spaced(at.start),
    };
    if !gap.quote.is_empty() && !gap.is_elision {
        steps.push(step(Side::Quote, quote, &gap.quote));
    }
    if !gap.article.is_empty() {
        let side = if gap.is_elision { Side::LeftOut } else { Side::Article };
        steps.push(step(side, article, &gap.article));
    }
    let (in_quote, in_article) = (gap.quote.end, gap.article.end);
    if in_quote == quote.len() || in_article == article.len() {
        return;
    }
    let mut word = step(Side::Both, article, &(in_article..in_article + 1));
    let is_next = gap.quote.is_empty() && gap.article.is_empty() && in_quote > 0 && in_article > 0;
    if is_next && quote.is_spaced(in_quote) != article.is_spaced(in_article) {
        // "10 %" and "10%": the words are the same, and what stands between them is not.
        let (side, words, at) = if article.is_spaced(in_article) {
            (Side::Article, article, in_article)
        } else {
            (Side::Quote, quote, in_quote)
        };
        let (before, behind) = (words.original(&(at - 1..at)), words.original(&(at..at + 1)));
        steps.push(Step { side, at: before.end..behind.start, is_spaced: false });
        word.is_spaced = false;
        steps.push(word);
    } else if let Some(last) = steps.last_mut().filter(|last| is_next && last.side == Side::Both) {
        last.at.end = word.at.end;
    } else {
        steps.push(word);
    }
}

#[cfg(test)]
mod tests;
