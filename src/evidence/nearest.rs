//! The passage that comes nearest to a quote that stands nowhere.

use std::ops::Range;

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

/// The passage nearest to a folded quote, in whole words of the article; none if too much differs.
///
/// Time is the article's length times the quote's over 64, within [`MOST_STEPS`]. Of a quote longer than
/// [`Pattern::MOST`] only the beginning is compared.
pub(super) fn passage(article: &str, folded: &Folded, quote: &str) -> Option<Range<usize>> {
    let room = 64 * (MOST_STEPS / folded.text().len().max(1)).clamp(1, Pattern::MOST / 64);
    let quote: Vec<char> = quote.chars().take(room).collect();
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
