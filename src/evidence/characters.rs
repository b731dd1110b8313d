use std::ops::Range;

/// How far apart, in bytes, the places are up to which characters are counted beforehand.
const STRETCH: usize = 1024;

/// An article, ready to turn byte offsets into Unicode characters: offsets in JSON and in `original` count those.
///
/// It is read once to make this; an offset then takes a stretch of it to look at, wherever it stands. Counting
/// from the start for each of many quotes would be quadratic.
#[derive(Debug)]
pub(crate) struct Characters<'a> {
    text: &'a str,
    /// How many characters begin before each whole stretch.
    counts: Vec<usize>,
}

impl<'a> Characters<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let stretches = text.as_bytes().chunks(STRETCH);
        let counts = stretches.scan(0, |count, stretch| {
            let before = *count;
            *count += beginnings(stretch);
            Some(before)
        });
        Self { text, counts: counts.collect() }
    }

    /// A range of bytes as one of characters.
    pub(crate) fn range(&self, bytes: &Range<usize>) -> [usize; 2] {
        [self.before(bytes.start), self.before(bytes.end)]
    }

    /// How many characters stand before a byte offset. One inside a character counts it; one past the end counts all.
    fn before(&self, offset: usize) -> usize {
        let (count, rest) = self.nearest(offset);
        count + beginnings(rest)
    }

    /// What was counted before an offset, and what is still to count.
    fn nearest(&self, offset: usize) -> (usize, &[u8]) {
        let offset = offset.min(self.text.len());
        let stretch = (offset / STRETCH).min(self.counts.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(stretch * STRETCH..offset).unwrap_or_default();
        (self.counts.get(stretch).copied().unwrap_or(0), rest)
    }
}

/// How many characters begin in some bytes of UTF-8.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn offsets_count_characters_not_bytes() {
        let before = |text, offset| Characters::of(text).before(offset);
        assert_eq!(before("İé中x", 7), 3);
        assert_eq!(before("İé中x", 99), 4);
        assert_eq!(before("", 0), 0);
    }

    #[test]
    fn no_offset_takes_more_than_a_stretch_to_look_at() {
        let text = "é中x".repeat(STRETCH);
        let characters = Characters::of(&text);
        for offset in 0..=text.len() + 1 {
            assert!(characters.nearest(offset).1.len() <= STRETCH, "{offset}");
        }
    }

    proptest! {
        #[test]
        fn characters_are_those_that_counting_from_the_start_gives(word in "[aé中🌉]{1,9}", times in 0..900usize) {
            let text = word.repeat(times);
            let characters = Characters::of(&text);
            for (count, (at, c)) in text.char_indices().enumerate() {
                prop_assert_eq!(characters.range(&(at..at + c.len_utf8())), [count, count + 1]);
            }
        }
    }
}
