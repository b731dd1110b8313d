//! Every place that one text stands in another, the overlapping ones too, in linear time.

use memchr::memmem;

/// The byte offset of every occurrence of `needle`, in order. None for an empty one.
///
/// Nearly every quote stands nowhere or once, which `memmem` finds fast. Asking it again from each hit on would be
/// quadratic for a long quote that overlaps itself, so from the second hit on this is Knuth, Morris and Pratt, which
/// takes eight bytes of memory for each of the needle's.
pub(super) fn all<'a>(text: &'a str, needle: &'a str) -> impl Iterator<Item = usize> + use<'a> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    let finder = memmem::Finder::new(needle);
    let find = |from: usize| text.get(from..).and_then(|rest| finder.find(rest)).map(|at| from + at);
    let first = find(0).filter(|_| !needle.is_empty());
    let second = first.and_then(|first| find(first + 1));
    let more = second.map(|at| Overlapping { text, needle, borders: borders(needle), at, matched: 0 });
    first.into_iter().chain(more.into_iter().flatten())
}

/// Every occurrence from `at` on, the overlapping ones too.
struct Overlapping<'a> {
    text: &'a [u8],
    needle: &'a [u8],
    borders: Vec<usize>,
    at: usize,
    /// How much of the needle stands just before `at`.
    matched: usize,
}

impl Iterator for Overlapping<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while let Some(byte) = self.text.get(self.at) {
            self.at += 1;
            while self.matched > 0 && self.needle.get(self.matched) != Some(byte) {
                self.matched = self.borders[self.matched - 1];
            }
            self.matched += usize::from(self.needle.get(self.matched) == Some(byte));
            if self.matched == self.needle.len() {
                self.matched = self.borders[self.matched - 1];
                return Some(self.at - self.needle.len());
            }
        }
        None
    }
}

/// For each prefix of the needle, the length of its longest proper prefix that it also ends with.
fn borders(needle: &[u8]) -> Vec<usize> {
    let mut borders = vec![0; needle.len()];
    let mut length = 0;
    for at in 1..needle.len() {
        while length > 0 && needle[at] != needle[length] {
            length = borders[length - 1];
        }
        length += usize::from(needle[at] == needle[length]);
        borders[at] = length;
    }
    borders
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn places(text: &str, needle: &str) -> Vec<usize> {
        all(text, needle).collect()
    }

    #[test]
    fn overlapping_places_all_count() {
        assert_eq!(places("banana", "ana"), [1, 3]);
        assert_eq!(places("aaaa", "aa"), [0, 1, 2]);
        assert_eq!(places("banana", "n"), [2, 4]);
    }

    #[test]
    fn nothing_stands_nowhere() {
        assert!(places("banana", "").is_empty());
        assert!(places("", "ana").is_empty());
        assert!(places("ana", "banana").is_empty());
    }

    proptest! {
        #[test]
        fn the_places_are_those_that_looking_at_each_would_give(text in "[ab]{0,40}", needle in "[ab]{1,6}") {
            let each: Vec<_> = (0..text.len()).filter(|at| text.as_bytes()[*at..].starts_with(needle.as_bytes())).collect();
            prop_assert_eq!(places(&text, &needle), each);
        }
    }
}
