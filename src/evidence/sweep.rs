//! Where many quotes stand in one text, found in one pass over it.

/// So many bytes at the beginning of a quote are looked up at once.
const WINDOW: usize = 8;

/// Only every such byte of the text is looked at: of each quote as many beginnings are known.
const STRIDE: usize = 4;

/// How often the text and the quotes may be gone over before one quote after the other is looked for instead, which is
/// linear for texts of one letter, too.
const MOST_TIMES: usize = 32;

/// For the multiplication that spreads windows over the table (Knuth: the golden ratio of 2^64).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The byte at which each of the quotes begins in the text, if it stands there once. None says nothing: it may stand
/// nowhere, or in several places, or be too short to be told.
pub(super) fn only_places(text: &str, quotes: &[&str]) -> Vec<Option<usize>> {
    let table = Table::new(quotes);
    let mut counts = vec![(0_usize, 0_usize); quotes.len()];
    let length: usize = quotes.iter().map(|quote| quote.len()).sum();
    let mut left = MOST_TIMES * (text.len() + length);
    for (at, window) in text.as_bytes().windows(WINDOW).enumerate().step_by(STRIDE) {
        for beginning in table.beginnings(window) {
            let Some(start) = at.checked_sub(beginning.offset) else { continue };
            let Some(quote) = quotes.get(beginning.quote) else { continue };
            let Some(less) = left.checked_sub(quote.len()) else { return vec![None; quotes.len()] };
            left = less;
            let found = text.as_bytes().get(start..start + quote.len());
            if found == Some(quote.as_bytes())
                && let Some((count, place)) = counts.get_mut(beginning.quote)
            {
                (*count, *place) = (*count + 1, start);
            }
        }
    }
    counts.into_iter().map(|(count, place)| (count == 1).then_some(place)).collect()
}

/// Windows near the beginnings of quotes, by what is in them.
struct Table {
    /// By hash: the last of those with it, as one more than its number.
    last: Vec<usize>,
    /// Each with the one before it of the same hash.
    beginnings: Vec<(Beginning, usize)>,
    shift: u32,
}

#[derive(Debug, Clone, Copy)]
struct Beginning {
    quote: usize,
    /// How far behind the quote's first byte the window is.
    offset: usize,
}

impl Table {
    fn new(quotes: &[&str]) -> Self {
        let size = (4 * STRIDE * quotes.len().max(1)).next_power_of_two();
        let mut table =
            Self { last: vec![0; size], beginnings: Vec::new(), shift: u64::BITS - size.trailing_zeros() };
        for (quote, text) in quotes.iter().enumerate() {
            if text.len() < WINDOW + STRIDE - 1 {
                continue;
            }
            for (offset, window) in text.as_bytes().windows(WINDOW).take(STRIDE).enumerate() {
                let Some(slot) = table.slot(window) else { continue };
                let before = table.last.get(slot).copied().unwrap_or_default();
                table.beginnings.push((Beginning { quote, offset }, before));
                if let Some(last) = table.last.get_mut(slot) {
                    *last = table.beginnings.len();
                }
            }
        }
        table
    }

    fn slot(&self, window: &[u8]) -> Option<usize> {
        let window = u64::from_le_bytes(window.try_into().ok()?);
        usize::try_from(window.wrapping_mul(SPREAD) >> self.shift).ok()
    }

    /// All that have the same hash as the window.
    fn beginnings(&self, window: &[u8]) -> impl Iterator<Item = Beginning> {
        let mut next = self.slot(window).and_then(|slot| self.last.get(slot)).copied().unwrap_or_default();
        std::iter::from_fn(move || {
            let (beginning, before) = self.beginnings.get(next.checked_sub(1)?)?;
            next = *before;
            Some(*beginning)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::occurrences;
    use super::*;

    #[test]
    fn each_quote_is_found_where_it_alone_stands() {
        let text = "The port was closed on Friday. The port was open on Monday.";
        let quotes =
            ["was closed on Friday", "The port was", "e port was open on", "on Tuesday", "open", text];
        assert_eq!(only_places(text, &quotes), [Some(9), None, Some(33), None, None, Some(0)]);
        assert_eq!(only_places("", &quotes), [None; 6]);
        assert_eq!(only_places(text, &[]), []);
    }

    #[test]
    fn what_would_take_too_long_is_left_to_be_looked_for_otherwise() {
        let text = "a".repeat(100_000);
        let quote = "a".repeat(50_000);
        assert_eq!(only_places(&text, &[&quote]), [None]);
    }

    proptest! {
        #[test]
        fn what_stands_once_is_found_and_nothing_else_is(
            text in "[abé]{0,60}",
            others in prop::collection::vec("[abé]{0,20}", 0..4),
            cuts in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 0..6),
        ) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let cut = |(one, two): &(prop::sample::Index, prop::sample::Index)| {
                let (one, two) = (*one.get(&places), *two.get(&places));
                text.get(one.min(two)..one.max(two)).unwrap()
            };
            let quotes: Vec<&str> = others.iter().map(String::as_str).chain(cuts.iter().map(cut)).collect();
            for (quote, found) in quotes.iter().zip(only_places(&text, &quotes)) {
                let all: Vec<usize> = occurrences::all(&text, quote).collect();
                prop_assert!(found.is_none() || all == [found.unwrap()], "{quote} in {text}");
                let is_long = quote.len() >= WINDOW + STRIDE - 1;
                prop_assert!(found.is_some() || !is_long || all.len() != 1, "{quote} in {text}");
            }
        }
    }
}
