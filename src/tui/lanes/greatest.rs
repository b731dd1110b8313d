use std::ops::Range;

/// The greatest of any run of some numbers, found in logarithmic time: a segment tree.
#[derive(Debug, Default)]
pub(super) struct Greatest {
    /// How many numbers there is room for: a power of two.
    leaves: usize,
    /// The numbers stand behind the first `leaves` of these; before them, each is the greater of its two
    /// children, which are at twice its place and behind that. The root is at 1.
    nodes: Vec<i64>,
}

impl Greatest {
    pub(super) fn new(numbers: &[i64]) -> Self {
        let leaves = numbers.len().next_power_of_two();
        let mut nodes = vec![i64::MIN; 2 * leaves];
        nodes.iter_mut().skip(leaves).zip(numbers).for_each(|(node, number)| *node = *number);
        for node in (1..leaves).rev() {
            nodes[node] = nodes[2 * node].max(nodes[2 * node + 1]);
        }
        Self { leaves, nodes }
    }

    /// The number at a place.
    pub(super) fn at(&self, place: usize) -> i64 {
        self.nodes.get(self.leaves + place).copied().unwrap_or(i64::MIN)
    }

    /// The greatest of those at `places`; the lowest number there is where there are none.
    pub(super) fn of(&self, places: Range<usize>) -> i64 {
        let mut greatest = i64::MIN;
        let (mut from, mut to) = (places.start + self.leaves, places.end + self.leaves);
        while from < to {
            if from % 2 == 1 {
                greatest = greatest.max(self.nodes[from]);
                from += 1;
            }
            if to % 2 == 1 {
                to -= 1;
                greatest = greatest.max(self.nodes[to]);
            }
            (from, to) = (from / 2, to / 2);
        }
        greatest
    }

    /// The first place from `from` on whose number is at least `least`.
    pub(super) fn next(&self, from: usize, least: i64) -> Option<usize> {
        if from >= self.leaves || self.nodes.is_empty() {
            return None;
        }
        let mut node = from + self.leaves;
        while self.nodes[node] < least {
            // On to what stands to the right of all that is below this node.
            while node % 2 == 1 {
                node /= 2;
            }
            if node == 0 {
                return None;
            }
            node += 1;
        }
        while node < self.leaves {
            node = if self.nodes[2 * node] >= least { 2 * node } else { 2 * node + 1 };
        }
        Some(node - self.leaves)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_finds_what_going_through_all_of_them_finds(
            numbers in proptest::collection::vec(-50_i64..50, 0..40),
            from in 0_usize..45,
            length in 0_usize..45,
            least in -60_i64..60,
        ) {
            let greatest = Greatest::new(&numbers);
            let from = from.min(numbers.len());
            let to = (from + length).min(numbers.len());
            let run = numbers.get(from..to).unwrap_or_default();
            prop_assert_eq!(greatest.of(from..to), run.iter().copied().max().unwrap_or(i64::MIN));
            let next = (from..numbers.len()).find(|place| numbers[*place] >= least);
            prop_assert_eq!(greatest.next(from, least), next);
        }
    }
}
