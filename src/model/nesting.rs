//! What is part of what, be it by way of a hundred thousand others.

use std::{ops::Range, sync::OnceLock};

/// How things of one kind are part of each other, found once: nobody walks from the innermost outwards for each question.
///
/// Invariant: what is part of a thing, itself included, has the numbers of its range, and it the first of them.
#[derive(Debug, Default)]
pub(crate) struct Nesting(OnceLock<Found>);

#[derive(Debug)]
struct Found {
    ranges: Vec<Range<u32>>,
    outermost: Vec<u32>,
}

impl Nesting {
    /// Whether `part` is `whole`, or part of it. `outer` says what each of so many is part of, which goes in no circle.
    pub(super) fn is_in(
        &self,
        (part, whole): (usize, usize),
        (things, outer): (usize, impl Fn(usize) -> Option<usize>),
    ) -> bool {
        if part == whole {
            return true;
        }
        let ranges = &self.0.get_or_init(|| Found::of(things, outer)).ranges;
        ranges.get(part).zip(ranges.get(whole)).is_some_and(|(part, whole)| whole.contains(&part.start))
    }

    /// What `part` is part of and which is part of nothing; itself where that is so.
    pub(super) fn outermost(
        &self,
        part: usize,
        (things, outer): (usize, impl Fn(usize) -> Option<usize>),
    ) -> usize {
        let outermost = &self.0.get_or_init(|| Found::of(things, outer)).outermost;
        outermost.get(part).map_or(part, |outermost| *outermost as usize)
    }
}

impl Found {
    fn of(things: usize, outer: impl Fn(usize) -> Option<usize>) -> Self {
        let mut parts = vec![Vec::new(); things];
        let mut open = Vec::new();
        for thing in (0..things).rev() {
            match outer(thing).and_then(|outer| parts.get_mut(outer)) {
                Some(parts) => parts.push(thing),
                None => open.push((thing, thing)),
            }
        }
        let (mut ranges, mut outermost) = (vec![0..0; things], vec![0; things]);
        let mut next = 0;
        // No recursion, for a chain is as deep as it is long. Who is met again has all its parts behind it.
        while let Some((thing, root)) = open.pop() {
            if ranges[thing].end > 0 {
                ranges[thing].end = next;
                continue;
            }
            ranges[thing] = next..u32::MAX;
            outermost[thing] = u32::try_from(root).unwrap_or(u32::MAX);
            next += 1;
            open.push((thing, root));
            open.extend(parts[thing].iter().map(|part| (*part, root)));
        }
        Self { ranges, outermost }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_part_of_what_is_what_a_walk_outwards_finds(
            chosen in proptest::collection::vec(proptest::option::of(any::<prop::sample::Index>()), 1..12),
        ) {
            // Each is part of one behind it, or of none, so that none goes in a circle.
            let things = chosen.len();
            let outer = |thing: usize| {
                let behind = things - thing - 1;
                chosen[thing].filter(|_| behind > 0).map(|it| thing + 1 + it.index(behind))
            };
            let nesting = Nesting::default();
            for part in 0..things {
                let walked: Vec<usize> = std::iter::successors(Some(part), |part| outer(*part)).collect();
                prop_assert_eq!(Some(&nesting.outermost(part, (things, outer))), walked.last());
                for whole in 0..things {
                    prop_assert_eq!(nesting.is_in((part, whole), (things, outer)), walked.contains(&whole));
                }
            }
        }
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_is_asked_without_a_walk() {
        let (nesting, asked) = (Nesting::default(), std::cell::Cell::new(0));
        let things = 100_000;
        let outer = |thing: usize| {
            asked.set(asked.get() + 1);
            thing.checked_sub(1)
        };
        for part in 0..things {
            assert!(nesting.is_in((part, part / 2), (things, outer)));
            assert_eq!(nesting.outermost(part, (things, outer)), 0);
        }
        assert_eq!(asked.get(), things);
    }
}
