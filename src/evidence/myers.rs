//! Approximate matching, bit-parallel.
//!
//! G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", JACM 46
//! (1999), in blocks of 64 rows with Ukkonen's cut-off; the step is that of H. Hyyrö, "A bit-vector algorithm for
//! computing Levenshtein and Damerau edit distances" (2003).

const BLOCK: usize = 64;

/// Characters below this (two bytes of UTF-8 or fewer) are looked up in a table, others by binary search.
const DIRECT: usize = 0x800;

/// A pattern made ready: for each of its characters, the rows that it stands in.
///
/// Case is ignored, so that words in capitals are near the same words in small letters. Nothing is verified here.
pub(super) struct Pattern {
    length: usize,
    blocks: usize,
    /// Row of `masks` for each direct character; row 0 is that of a character not in the pattern.
    direct: Vec<u16>,
    /// The other characters and their rows, sorted.
    others: Vec<(char, u16)>,
    masks: Vec<u64>,
}

/// A best match: after so many characters of the text, at this distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) end: usize,
    pub(super) distance: usize,
}

/// Where a match may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    Anywhere,
    AtOnce,
}

/// A block of 64 rows of the current column: differences from row to row, and the value of the lowest.
#[derive(Debug, Clone, Copy)]
struct Block {
    plus: u64,
    minus: u64,
    score: usize,
}

impl Pattern {
    /// At most `MOST` characters, or rows of masks would not fit their index.
    pub(super) const MOST: usize = 4_096;

    pub(super) fn new(pattern: &[char]) -> Self {
        let length = pattern.len().min(Self::MOST);
        let blocks = length.div_ceil(BLOCK).max(1);
        let mut made =
            Self { length, blocks, direct: vec![0; DIRECT], others: Vec::new(), masks: vec![0; blocks] };
        for (row, c) in pattern.iter().take(length).enumerate() {
            made.mark(*c, row);
            // Another case that is several characters (İ, ß) is left out: near enough.
            for other in [single(c.to_lowercase()), single(c.to_uppercase())].into_iter().flatten() {
                made.mark(other, row);
            }
        }
        made
    }

    fn mark(&mut self, c: char, row: usize) {
        let next = u16::try_from(self.masks.len() / self.blocks).unwrap_or(0);
        let index = match self.direct.get_mut(c as usize) {
            Some(known) => {
                if *known == 0 {
                    *known = next;
                }
                *known
            }
            None => match self.others.binary_search_by_key(&c, |(other, _)| *other) {
                Ok(at) => self.others[at].1,
                Err(at) => {
                    self.others.insert(at, (c, next));
                    next
                }
            },
        };
        if index == next {
            self.masks.resize(self.masks.len() + self.blocks, 0);
        }
        self.masks[usize::from(index) * self.blocks + row / BLOCK] |= 1 << (row % BLOCK);
    }

    fn masks_of(&self, c: char) -> &[u64] {
        let index = match self.direct.get(c as usize) {
            Some(index) => *index,
            None => {
                self.others.binary_search_by_key(&c, |(other, _)| *other).map_or(0, |at| self.others[at].1)
            }
        };
        let from = usize::from(index) * self.blocks;
        self.masks.get(from..from + self.blocks).unwrap_or_default()
    }

    /// The first of the best matches that are at most `most` edits away.
    ///
    /// Of those that end at one character after the other it is the last: for a changed last character that is the
    /// one with another in its place, not the one that leaves it out.
    pub(super) fn best(&self, text: impl Iterator<Item = char>, start: Start, most: usize) -> Option<Match> {
        if self.length == 0 {
            return None;
        }
        let mut column = Column::new(self, start, most);
        let mut best: Option<Match> = None;
        for (read, c) in text.enumerate() {
            let Some(distance) = column.step(self.masks_of(c)) else {
                continue;
            };
            if best.is_none_or(|best| distance < best.distance || best.end == read) {
                best = Some(Match { end: read + 1, distance });
            }
            if distance == 0 {
                break;
            }
            column.most = distance;
        }
        best
    }
}

/// One column of the matrix, down to where every value is over the limit.
struct Column {
    blocks: Vec<Block>,
    /// The lowest block in use.
    last: usize,
    /// The bit of the pattern's last row in the last block.
    bottom: u64,
    /// The rows in the last block.
    rest: usize,
    /// What the row above the first adds from column to column.
    carry: i8,
    most: usize,
}

impl Column {
    fn new(pattern: &Pattern, start: Start, most: usize) -> Self {
        let rest = pattern.length - (pattern.blocks - 1) * BLOCK;
        let last = most.div_ceil(BLOCK).clamp(1, pattern.blocks) - 1;
        let mut column = Self {
            blocks: vec![Block { plus: !0, minus: 0, score: 0 }; pattern.blocks],
            last,
            bottom: 1 << (rest - 1),
            rest,
            carry: i8::from(start == Start::AtOnce),
            most,
        };
        for index in 0..=last {
            column.blocks[index].score = index * BLOCK + column.rows(index);
        }
        column
    }

    fn rows(&self, index: usize) -> usize {
        if index + 1 == self.blocks.len() { self.rest } else { BLOCK }
    }

    fn bottom(&self, index: usize) -> u64 {
        if index + 1 == self.blocks.len() { self.bottom } else { 1 << (BLOCK - 1) }
    }

    /// Takes in one character; the whole pattern's distance, if it is within the limit.
    fn step(&mut self, masks: &[u64]) -> Option<usize> {
        let mut carry = self.carry;
        for (index, mask) in masks.iter().enumerate().take(self.last + 1) {
            let bottom = self.bottom(index);
            carry = self.blocks[index].advance(*mask, carry, bottom);
        }
        let lowest = self.blocks[self.last].score;
        let was = lowest.saturating_add_signed(-isize::from(carry));
        let below = masks.get(self.last + 1);
        if let Some(mask) = below.filter(|mask| was <= self.most && (**mask & 1 == 1 || carry < 0)) {
            self.last += 1;
            let score = was + self.rows(self.last);
            let mut block = Block { plus: !0, minus: 0, score };
            block.advance(*mask, carry, self.bottom(self.last));
            self.blocks[self.last] = block;
        } else {
            while self.last > 0 && self.blocks[self.last].score >= self.most + BLOCK {
                self.last -= 1;
            }
        }
        let score = self.blocks[self.last].score;
        (self.last + 1 == self.blocks.len() && score <= self.most).then_some(score)
    }
}

impl Block {
    /// One step to the right; takes the difference above the block's first row, returns that of its last.
    fn advance(&mut self, mask: u64, carry: i8, bottom: u64) -> i8 {
        let below = u64::from(carry < 0);
        let vertical = mask | self.minus;
        let mask = mask | below;
        let diagonal = ((mask & self.plus).wrapping_add(self.plus) ^ self.plus) | mask;
        let plus = self.minus | !(diagonal | self.plus);
        let minus = self.plus & diagonal;
        let out = i8::from(plus & bottom != 0) - i8::from(minus & bottom != 0);
        let plus = (plus << 1) | u64::from(carry > 0);
        let minus = (minus << 1) | below;
        self.plus = minus | !(vertical | plus);
        self.minus = plus & vertical;
        self.score = self.score.saturating_add_signed(isize::from(out));
        out
    }
}

/// The character, if it is the only one.
fn single(mut chars: impl Iterator<Item = char>) -> Option<char> {
    chars.next().filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same by the textbook: one column of the matrix after the other.
    fn by_matrix(pattern: &[char], text: &[char], start: Start, most: usize) -> Option<Match> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut best: Option<Match> = None;
        for (read, c) in text.iter().enumerate() {
            let mut next = vec![if start == Start::AtOnce { read + 1 } else { 0 }];
            for (row, p) in pattern.iter().enumerate() {
                let step = column[row] + usize::from(p != c);
                next.push(step.min(column[row + 1] + 1).min(next[row] + 1));
            }
            column = next;
            let distance = column[pattern.len()];
            let better = |best: Match| {
                distance < best.distance || (distance == best.distance && distance > 0 && best.end == read)
            };
            if distance <= most && best.is_none_or(better) {
                best = Some(Match { end: read + 1, distance });
            }
        }
        best
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]
        #[test]
        fn bits_and_matrix_agree(
            pattern in prop_oneof!["[abж]{1,12}", "[abж]{50,300}"],
            text in "[abжд]{0,400}",
            anywhere: bool,
            part in 1usize..6,
        ) {
            let pattern: Vec<char> = pattern.chars().collect();
            let text: Vec<char> = text.chars().collect();
            let start = if anywhere { Start::Anywhere } else { Start::AtOnce };
            let most = pattern.len() / part;
            prop_assert_eq!(
                Pattern::new(&pattern).best(text.iter().copied(), start, most),
                by_matrix(&pattern, &text, start, most)
            );
        }

        #[test]
        fn a_long_pattern_is_found_with_a_few_changes(
            words in proptest::collection::vec("[a-g]{1,8}", 60..120),
            from in 0usize..100,
            changes in proptest::collection::vec((0usize..400, "[a-g]{0,3}"), 0..20),
        ) {
            let text: Vec<char> = words.join(" ").chars().collect();
            let mut pattern: Vec<char> = text.iter().copied().skip(from).take(300).collect();
            for (at, with) in changes {
                let at = at % pattern.len();
                pattern.splice(at..(at + 2).min(pattern.len()), with.chars());
            }
            let most = pattern.len() / 3;
            prop_assert_eq!(
                Pattern::new(&pattern).best(text.iter().copied(), Start::Anywhere, most),
                by_matrix(&pattern, &text, Start::Anywhere, most)
            );
        }
    }
}
