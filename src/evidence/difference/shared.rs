//! The words that two texts have in common, in order.

/// How many pairs of words are compared at most: some eight megabytes for some milliseconds.
///
/// Quotes of up to two thousand words have room; of two texts that are longer, no word between their common beginning
/// and their common end counts as shared.
const MOST_PAIRS: usize = 4_000_000;

/// A longest common subsequence, as pairs of places. Time and memory are the product of both lengths, without their
/// common beginning and end, within [`MOST_PAIRS`].
pub(super) fn shared(left: &[&str], right: &[&str]) -> Vec<(usize, usize)> {
    let alike = |(l, r): &(&&str, &&str)| l == r;
    let head = left.iter().zip(right).take_while(alike).count();
    let (left_rest, right_rest) = (&left[head..], &right[head..]);
    let tail = left_rest.iter().rev().zip(right_rest.iter().rev()).take_while(alike).count();
    let middle = between(&left_rest[..left_rest.len() - tail], &right_rest[..right_rest.len() - tail]);
    let ends = (left.len() - tail..left.len()).zip(right.len() - tail..right.len());
    let heads = (0..head).zip(0..head);
    heads.chain(middle.into_iter().map(|(l, r)| (head + l, head + r))).chain(ends).collect()
}

fn between(left: &[&str], right: &[&str]) -> Vec<(usize, usize)> {
    let row = right.len() + 1;
    if left.len().saturating_mul(row) > MOST_PAIRS {
        return Vec::new();
    }
    // How much is shared from two places on.
    let mut lengths = vec![0_u16; (left.len() + 1) * row];
    for l in (0..left.len()).rev() {
        for r in (0..right.len()).rev() {
            lengths[l * row + r] = if left[l] == right[r] {
                lengths[(l + 1) * row + r + 1].saturating_add(1)
            } else {
                lengths[(l + 1) * row + r].max(lengths[l * row + r + 1])
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut l, mut r) = (0, 0);
    while l < left.len() && r < right.len() {
        if left[l] == right[r] {
            pairs.push((l, r));
            (l, r) = (l + 1, r + 1);
        } else if lengths[(l + 1) * row + r] >= lengths[l * row + r + 1] {
            l += 1;
        } else {
            r += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The length by trying every subset.
    fn most(left: &[&str], right: &[&str]) -> usize {
        match (left, right) {
            ([l, left_rest @ ..], [r, right_rest @ ..]) => {
                let both = if l == r { 1 + most(left_rest, right_rest) } else { 0 };
                both.max(most(left_rest, right)).max(most(left, right_rest))
            }
            _ => 0,
        }
    }

    proptest! {
        #[test]
        fn what_is_shared_is_in_order_in_both_and_as_much_as_can_be(left in "[abc]{0,7}", right in "[abc]{0,7}") {
            let words = |text: &'static str| text.split("").filter(|word| !word.is_empty()).collect::<Vec<_>>();
            let (left, right) = (words(left.leak()), words(right.leak()));
            let shared = shared(&left, &right);
            prop_assert!(shared.iter().all(|(l, r)| left[*l] == right[*r]));
            prop_assert!(shared.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1));
            prop_assert_eq!(shared.len(), most(&left, &right));
        }
    }

    #[test]
    fn of_two_books_only_the_beginning_and_the_end_are_shared() {
        let mut left = vec!["a"; 100_000];
        let right = vec!["a"; 100_001];
        left[50_000] = "b";
        assert_eq!(shared(&left, &right).len(), 99_999);
        left[10] = "b";
        assert_eq!(shared(&left, &right).len(), 10 + 49_999);
    }
}
