use std::ops::Range;

use memchr::memchr2_iter;

/// The paragraphs of an article: runs of lines between blank lines, numbered from 1.
///
/// Ranges are bytes of the article, in order, from the first line's first byte to the last line's last, without its
/// line end. Lines end with LF, CR LF or a lone CR; a line of white space is blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paragraphs {
    ranges: Vec<Range<usize>>,
}

impl Paragraphs {
    pub(crate) fn of(article: &str) -> Self {
        let mut ranges = Vec::new();
        let mut open: Option<Range<usize>> = None;
        let mut at = 0;
        let ends = memchr2_iter(b'\n', b'\r', article.as_bytes()).chain([article.len()]);
        for end in ends {
            let text = article.get(at..end).unwrap_or_default();
            // Between the CR and the LF of one line end there is no line.
            let half = || {
                let bytes = article.as_bytes();
                at == end
                    && bytes.get(..at).is_some_and(|before| before.ends_with(b"\r"))
                    && bytes.get(at) == Some(&b'\n')
            };
            let is_blank = !text.starts_with(|c: char| c.is_ascii_graphic()) && text.trim().is_empty();
            if !is_blank {
                open = Some(open.map_or(at, |open| open.start)..end);
            } else if at < article.len() && !half() {
                ranges.extend(open.take());
            }
            at = end + 1;
        }
        ranges.extend(open);
        Self { ranges }
    }

    /// The paragraph that a byte of the article belongs to, and its number; none for a blank line's.
    pub(crate) fn at(&self, offset: usize) -> Option<(usize, Range<usize>)> {
        let index = self.ranges.partition_point(|range| range.end <= offset);
        let range = self.ranges.get(index).filter(|range| range.contains(&offset))?;
        Some((index + 1, range.clone()))
    }

    pub(crate) fn len(&self) -> usize {
        self.ranges.len()
    }

    /// The paragraph of that number.
    pub(crate) fn get(&self, number: usize) -> Option<&Range<usize>> {
        self.ranges.get(number.checked_sub(1)?)
    }

    /// The number of the paragraph that a byte belongs to, else of the next below it, else of the last.
    pub(crate) fn near(&self, offset: usize) -> usize {
        (self.ranges.partition_point(|range| range.end <= offset) + 1).min(self.ranges.len())
    }

    /// Every paragraph with its number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        (1..).zip(self.ranges.iter().cloned())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(article: &str) -> Vec<(usize, &str)> {
        Paragraphs::of(article).iter().map(|(number, at)| (number, article.get(at).unwrap())).collect()
    }

    #[test]
    fn paragraphs_are_runs_of_lines_between_blank_lines() {
        assert_eq!(texts("\n\nOne,\ntwo.\n\n \t\n  Three.\n"), [(1, "One,\ntwo."), (2, "  Three.")]);
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        assert_eq!(texts("One.\r\nTwo.\r\n\r\nThree.\r\n"), [(1, "One.\r\nTwo."), (2, "Three.")]);
        assert_eq!(texts("One.\rTwo.\r\rThree.\r"), [(1, "One.\rTwo."), (2, "Three.")]);
        assert_eq!(texts("One.\n\u{a0}\nTwo."), [(1, "One."), (2, "Two.")]);
    }

    #[test]
    fn an_article_of_blank_lines_has_no_paragraphs() {
        assert!(texts("").is_empty());
        assert!(texts("\r\n \r\n").is_empty());
    }

    #[test]
    fn an_offset_is_in_its_paragraph_or_between_two() {
        let paragraphs = Paragraphs::of("One.\n\nTwo.");
        assert_eq!(paragraphs.at(0), Some((1, 0..4)));
        assert_eq!(paragraphs.at(4), None);
        assert_eq!(paragraphs.at(9), Some((2, 6..10)));
        assert_eq!(paragraphs.at(10), None);
    }

    proptest! {
        #[test]
        fn every_word_is_in_a_paragraph(article in "([a é]|\r\n|\r|\n){0,40}") {
            let paragraphs = Paragraphs::of(&article);
            for (at, c) in article.char_indices() {
                let found = paragraphs.at(at);
                prop_assert!(c.is_whitespace() || found.is_some());
                if let Some((_, range)) = found {
                    let text = article.get(range).unwrap();
                    prop_assert_eq!(text.trim_matches(['\n', '\r']), text);
                    let has_blank_line = text.replace("\r\n", "\n").split(['\n', '\r']).any(|line| line.trim().is_empty());
                    prop_assert!(!has_blank_line);
                }
            }
        }
    }
}
