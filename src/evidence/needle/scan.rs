//! Two letters at their distance, looked for in many bytes at a time.

use std::ops::Range;

/// Finds where two letters stand so far apart as they do in a word, whatever their case, and where a character begins
/// that is not ASCII. Bytes that differ in what tells a small letter from a large one pass for the same: more may be
/// found than there is, and nothing is missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scan {
    first: u8,
    second: u8,
    apart: usize,
    /// Where the first of them stands in the word.
    pub(super) at: usize,
}

/// So many bytes at a time, in a few steps where the processor has wide ones.
const CHUNK: usize = 64;

type Chunk = [u8; CHUNK];

/// No two letters are farther from each other: what is behind the end of a text is copied.
const FARTHEST: usize = 16;

/// What tells a small letter from a large one.
const CASE: u8 = 0x20;

impl Scan {
    /// For the two of the letters of `word` that are rarest together, and how often they stand so, roughly; of a
    /// word of one letter, that one.
    pub(super) fn of(word: &[u8]) -> (Self, usize) {
        let letters = || word.iter().enumerate();
        let pairs = letters().flat_map(|(at, first)| {
            let others = letters().skip(at + 1).take(FARTHEST - 1);
            others.map(move |(behind, second)| {
                (Self::new((at, *first), (behind, *second)), often(*first) * often(*second))
            })
        });
        let alone = letters().map(|(at, byte)| (Self::new((at, *byte), (at, *byte)), often(*byte) * 1_000));
        let least = pairs.chain(alone).min_by_key(|(_, often)| *often);
        least.unwrap_or_else(|| (Self::beyond_ascii(), usize::MAX))
    }

    /// For nothing but what is not ASCII.
    pub(super) fn beyond_ascii() -> Self {
        // No byte with the bit of the case has none.
        Self { first: 0, second: 0, apart: 0, at: 0 }
    }

    fn new((at, first): (usize, u8), (behind, second): (usize, u8)) -> Self {
        Self { first: first | CASE, second: second | CASE, apart: behind - at, at }
    }

    /// The first place in `range` of `text` where the first of the letters stands with the other behind it, or where
    /// a byte stands that is not ASCII.
    pub(super) fn next(&self, text: &[u8], range: Range<usize>) -> Option<usize> {
        let mut at = range.start;
        while at < range.end {
            let found = match self.chunks_at(text, at) {
                Some((firsts, seconds)) => self.first_in(firsts, seconds),
                None => self.first_in(&copied(text, at), &copied(text, at + self.apart)),
            };
            if let Some(found) = found {
                return Some(at + found).filter(|at| *at < range.end);
            }
            at += CHUNK;
        }
        None
    }

    #[inline]
    fn chunks_at<'t>(&self, text: &'t [u8], at: usize) -> Option<(&'t Chunk, &'t Chunk)> {
        let seconds = text.get(at + self.apart..)?.first_chunk()?;
        Some((text.get(at..)?.first_chunk()?, seconds))
    }

    #[inline]
    fn first_in(&self, firsts: &Chunk, seconds: &Chunk) -> Option<usize> {
        // In most there is nothing: that is found out without a step for each.
        let mut any = 0;
        for at in 0..CHUNK {
            any |= self.sign(firsts[at], seconds[at]);
        }
        if any == 0 { None } else { self.place_in(firsts, seconds) }
    }

    fn place_in(&self, firsts: &Chunk, seconds: &Chunk) -> Option<usize> {
        let mut signs = [0; CHUNK];
        for at in 0..CHUNK {
            signs[at] = self.sign(firsts[at], seconds[at]);
        }
        let (eights, _) = signs.as_chunks();
        let (place, eight) = eights.iter().enumerate().find(|(_, eight)| **eight != [0; 8])?;
        Some(place * 8 + u64::from_le_bytes(*eight).trailing_zeros() as usize / 8)
    }

    /// Nothing where the first of the letters and the second do not stand, and the first is ASCII.
    #[inline]
    fn sign(&self, first: u8, second: u8) -> u8 {
        (u8::from(first | CASE == self.first) & u8::from(second | CASE == self.second)) | (first & 0x80)
    }
}

/// A chunk of a text that ends in it, with nothing behind.
fn copied(text: &[u8], at: usize) -> Chunk {
    let mut chunk = [0; CHUNK];
    let rest = text.get(at..).unwrap_or_default();
    chunk.iter_mut().zip(rest).for_each(|(byte, rest)| *byte = *rest);
    chunk
}

/// How often a letter stands in a thousand of a text, roughly: as in English, and all else seldom.
fn often(byte: u8) -> usize {
    let letters = b"etaoinsrhldcumfpgwybvkxjqz".iter().zip([
        120, 91, 81, 77, 73, 70, 63, 60, 59, 40, 43, 27, 29, 26, 23, 18, 20, 21, 21, 15, 11, 7, 2, 1, 1, 1,
    ]);
    let known = letters.into_iter().find(|(letter, _)| **letter == byte);
    known.map_or(5, |(_, often)| often)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_place_of_a_word_and_every_byte_beyond_ascii_is_found(
            word in "[a-cA-C.]{1,20}",
            text in proptest::collection::vec("[a-cA-C. ]{0,20}|é", 0..30),
            from in 0_usize..50,
        ) {
            let text = text.concat().into_bytes();
            let (scan, _) = Scan::of(word.to_ascii_lowercase().as_bytes());
            let mut found = Vec::new();
            let mut at = from;
            while let Some(next) = scan.next(&text, at..text.len()) {
                prop_assert!(next >= at);
                found.push(next);
                at = next + 1;
            }
            let word = word.as_bytes();
            for at in from..text.len() {
                let start = at.checked_sub(scan.at);
                let stands = start.and_then(|start| text.get(start..start + word.len()));
                if !text[at].is_ascii() || stands.is_some_and(|stands| stands.eq_ignore_ascii_case(word)) {
                    prop_assert!(found.contains(&at), "{at} of {found:?}");
                }
            }
        }
    }
}
