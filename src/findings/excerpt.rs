//! As much of the article as it takes to read a passage in its context.

use std::ops::Range;

use crate::{model::ArticleId, text::Written};

use super::{Checked, Passage};

/// Part of an article around a passage; `at` is bytes of the article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub(crate) at: Range<usize>,
    /// Something of the paragraph stands before it, or behind it.
    pub(crate) cut: (bool, bool),
}

impl Passage {
    /// The passage with up to `around` characters of its paragraph on either side, in whole
    /// words; of a changed quote, the nearest one.
    pub(crate) fn excerpt(&self, article: Written<'_>, around: usize) -> Option<Excerpt> {
        let context = self.context()?.at;
        let extent = self.extent().or_else(|| self.nearest())?;
        excerpt(article.as_written(), &context, &extent, around)
    }
}

impl Checked {
    /// The words at `at` in an article, with up to `around` characters of their paragraphs on either side.
    pub(crate) fn around(&self, article: ArticleId, at: &Range<usize>, around: usize) -> Option<Excerpt> {
        let text = self.timeline.article_text(article)?.as_written();
        let paragraphs = &self.reading(article)?.paragraphs;
        let near = |offset: usize| paragraphs.get(paragraphs.near(offset));
        let (first, last) = (near(at.start)?, near(at.end.saturating_sub(1))?);
        excerpt(text, &(first.start.min(at.start)..last.end.max(at.end)), at, around)
    }
}

fn excerpt(text: &str, context: &Range<usize>, extent: &Range<usize>, around: usize) -> Option<Excerpt> {
    let before = text.get(context.start..extent.start)?;
    let behind = text.get(extent.end..context.end)?;
    let start = before.len() - words_from_end(before, around);
    let end = words_from_start(behind, around);
    Some(Excerpt { at: context.start + start..extent.end + end, cut: (start > 0, end < behind.len()) })
}

/// How many bytes the last whole words take that fit into `most` characters; all, if all fits.
fn words_from_end(text: &str, most: usize) -> usize {
    let Some((cut, _)) = text.char_indices().rev().take(most + 1).nth(most) else { return text.len() };
    let kept = text.get(cut..).unwrap_or_default();
    kept.find(char::is_whitespace).map_or(0, |blank| kept.get(blank..).unwrap_or_default().trim_start().len())
}

/// Likewise the first.
fn words_from_start(text: &str, most: usize) -> usize {
    let Some((cut, c)) = text.char_indices().nth(most) else { return text.len() };
    let kept = text.get(..cut + c.len_utf8()).unwrap_or_default();
    kept.rfind(char::is_whitespace).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{Budget, Haystack, Paragraphs, Selector};

    fn excerpt(text: &str, words: &str, around: usize) -> (String, (bool, bool)) {
        let budget = Budget::of(0);
        let selector = Selector { quote: words, prefix: None, suffix: None };
        let found = Haystack::new(text, &budget).find(&selector);
        let passage = Passage::new(found, &Paragraphs::of(text), None);
        let excerpt = passage.excerpt(Written::new(text), around).expect("an excerpt");
        (text.get(excerpt.at).expect("boundaries").to_owned(), excerpt.cut)
    }

    #[test]
    fn a_long_paragraph_is_cut_between_words() {
        let text = "One two three four five six seven.";
        assert_eq!(excerpt(text, "four", 8), ("three four five".to_owned(), (true, true)));
        assert_eq!(excerpt(text, "One", 8), ("One two".to_owned(), (false, true)));
        assert_eq!(excerpt(text, "four", 100), (text.to_owned(), (false, false)));
    }
}
