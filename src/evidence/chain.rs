//! The pieces of an elided quote, put in order.

use std::ops::Range;

/// The most that may be left out at one ellipsis, in bytes of the article.
///
/// That is about 4,000 characters of Latin script, 2,000 of Cyrillic, Greek, Hebrew or Arabic and 1,300 of Chinese:
/// a page or two. Pieces further apart than that are two quotes.
const MOST_LEFT_OUT: usize = 4_000;

/// What there is of chains: the pieces in order, not overlapping, no ellipsis too wide.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Chained {
    No,
    One(Vec<Range<usize>>),
    /// So many, at least, are equally good.
    Several(usize),
}

/// A place of a piece that a chain leads to, and the tightest one that does.
struct Link {
    at: Range<usize>,
    /// Where that chain begins.
    first: usize,
    /// The link before, by its place among the links of the piece before.
    previous: usize,
    /// There is another chain from the same beginning.
    tied: bool,
    /// There is no other chain to here at all.
    only: bool,
}

/// The chain from beginning to end over the fewest bytes; with `only`, unless there is any other.
///
/// `places` are those of each piece in order. Linear in them: of two places that a chain leads to, the later one's
/// chain never begins earlier, so the latest place before an ellipsis is always the best one.
pub(super) fn tightest(places: &[Vec<Range<usize>>], only: bool) -> Chained {
    let mut layers: Vec<Vec<Link>> = Vec::new();
    for hits in places {
        let layer = match layers.last() {
            None => hits.iter().map(|at| Link::first(at.clone())).collect(),
            Some(before) => linked(before, hits),
        };
        layers.push(layer);
    }
    let Some(ends) = layers.last().filter(|ends| !ends.is_empty()) else {
        return Chained::No;
    };
    let length = |link: &Link| link.at.end - link.first;
    let tightest = ends.iter().map(length).min().unwrap_or(0);
    let mut best = ends.iter().enumerate().filter(|(_, link)| only || length(link) == tightest);
    match (best.next(), best.count()) {
        (Some((index, link)), 0) if !link.tied && (link.only || !only) => {
            Chained::One(followed(&layers, index))
        }
        (_, more) => Chained::Several(more.max(1) + 1),
    }
}

impl Link {
    fn first(at: Range<usize>) -> Self {
        Self { first: at.start, at, previous: 0, tied: false, only: true }
    }
}

/// The places of a piece that the one before it leads to.
fn linked(before: &[Link], hits: &[Range<usize>]) -> Vec<Link> {
    let mut links = Vec::new();
    let mut passed = 0;
    for at in hits {
        while before.get(passed).is_some_and(|link| link.at.end <= at.start) {
            passed += 1;
        }
        let reachable = |back: usize| {
            let link = before.get(passed.checked_sub(back)?)?;
            (at.start - link.at.end <= MOST_LEFT_OUT).then_some(link)
        };
        if let Some(latest) = reachable(1) {
            let second = reachable(2);
            links.push(Link {
                at: at.clone(),
                first: latest.first,
                previous: passed - 1,
                tied: latest.tied || second.is_some_and(|second| second.first == latest.first),
                only: latest.only && second.is_none(),
            });
        }
    }
    links
}

/// The pieces of the chain that ends at a link of the last layer.
fn followed(layers: &[Vec<Link>], mut index: usize) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    for layer in layers.iter().rev() {
        if let Some(link) = layer.get(index) {
            pieces.push(link.at.clone());
            index = link.previous;
        }
    }
    pieces.reverse();
    pieces
}

#[cfg(test)]
#[expect(clippy::single_range_in_vec_init, reason = "a piece that stands in one place")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_latest_place_before_an_ellipsis_is_taken() {
        assert_eq!(tightest(&[vec![0..2, 4..6], vec![10..11]], false), Chained::One(vec![4..6, 10..11]));
        assert_eq!(tightest(&[vec![0..2, 4..6], vec![10..11]], true), Chained::Several(2));
    }

    #[test]
    fn a_place_too_far_back_leads_nowhere() {
        let far = 10 + MOST_LEFT_OUT;
        assert_eq!(
            tightest(&[vec![0..10], vec![far..far + 5]], false),
            Chained::One(vec![0..10, far..far + 5])
        );
        assert_eq!(tightest(&[vec![0..9], vec![far..far + 5]], false), Chained::No);
    }

    #[test]
    fn an_earlier_place_is_taken_where_only_that_one_is_in_reach() {
        let places = [vec![0..1], vec![3_900..3_901, 4_100..4_101], vec![4_200..4_201]];
        assert_eq!(tightest(&places, false), Chained::One(vec![0..1, 3_900..3_901, 4_200..4_201]));
    }

    /// Every chain there is.
    fn chains(places: &[Vec<Range<usize>>]) -> Vec<Vec<Range<usize>>> {
        let mut chains = vec![Vec::new()];
        for hits in places {
            let longer = |chain: &Vec<Range<usize>>| {
                let fits = |hit: &&Range<usize>| {
                    chain.last().is_none_or(|last: &Range<usize>| {
                        last.end <= hit.start && hit.start - last.end <= MOST_LEFT_OUT
                    })
                };
                let fitting: Vec<_> = hits.iter().filter(fits).cloned().collect();
                fitting.into_iter().map(|hit| [chain.as_slice(), &[hit]].concat()).collect::<Vec<_>>()
            };
            chains = chains.iter().flat_map(longer).collect();
        }
        chains
    }

    proptest! {
        #[test]
        fn the_tightest_is_that_of_all_chains(
            pieces in prop::collection::vec((1usize..900, prop::collection::btree_set(0usize..12, 0..6)), 1..5),
            only: bool,
        ) {
            let places: Vec<Vec<_>> = pieces
                .into_iter()
                .map(|(length, starts)| starts.into_iter().map(|at| at * 800..at * 800 + length).collect())
                .collect();
            let mut chains = chains(&places);
            let length = |chain: &Vec<Range<usize>>| chain[chain.len() - 1].end - chain[0].start;
            let least = chains.iter().map(length).min();
            if !only {
                chains.retain(|chain| Some(length(chain)) == least);
            }
            match (tightest(&places, only), chains.as_slice()) {
                (Chained::One(found), [chain]) => prop_assert_eq!(&found, chain),
                (Chained::No, []) | (Chained::Several(2..), [_, _, ..]) => {}
                (found, chains) => prop_assert!(false, "{found:?} of {chains:?}"),
            }
        }
    }
}
