//! Words that a reader looks for in the articles' texts, quoted or not.

use std::ops::Range;

use crate::{
    evidence::searched,
    model::{ArticleId, EventId},
};

use super::Checked;

/// So many hits are kept of one article, or counted in all of them.
const MOST: usize = 100_000;

/// So many hits of one article are listed, and so many in all; the others are counted.
const LISTED_OF_ONE: usize = 20;
const LISTED: usize = 200;

/// Where words stand in one article's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Hits {
    /// In order, without overlaps.
    pub(crate) at: Vec<Range<usize>>,
    /// There are more.
    pub(crate) is_cut: bool,
}

/// Where words stand in the texts of all articles.
#[derive(Debug, Default)]
pub(crate) struct TextHits {
    /// Articles that have the words, in the order of the file.
    pub(crate) articles: Vec<ArticleHits>,
    /// Of all articles together.
    pub(crate) count: usize,
    /// There are more than were counted.
    pub(crate) is_cut: bool,
    /// How many articles have a text to search.
    pub(crate) searched: usize,
}

#[derive(Debug)]
pub(crate) struct ArticleHits {
    pub(crate) article: ArticleId,
    pub(crate) count: usize,
    /// The first of them.
    pub(crate) listed: Vec<Hit>,
}

#[derive(Debug)]
pub(crate) struct Hit {
    pub(crate) at: Range<usize>,
    /// Its paragraph, counted from 1.
    pub(crate) paragraph: usize,
    /// The events that quote some of these words, in their order.
    pub(crate) events: Vec<EventId>,
}

impl Checked {
    /// Where `words` stand in an article, ignoring case, accents and typography.
    pub(crate) fn hits_in(&self, article: ArticleId, words: &str) -> Hits {
        let words = sought(words);
        let mut found = self.searchable.hits_in(&self.timeline, article, &words);
        let at = found.by_ref().take(MOST).collect();
        Hits { at, is_cut: found.next().is_some() }
    }

    /// Where they stand in all texts. Linear in the texts; what is listed of it is bounded.
    pub(crate) fn hits(&self, words: &str) -> TextHits {
        let words = sought(words);
        let mut hits = TextHits::default();
        let mut listed = 0;
        for article in self.timeline.articles.ids() {
            if !self.timeline.has_text(article) {
                continue;
            }
            hits.searched += 1;
            let left = MOST.saturating_sub(hits.count);
            let mut found = self.searchable.hits_in(&self.timeline, article, &words);
            let most = LISTED_OF_ONE.min(LISTED.saturating_sub(listed)).min(left);
            let first: Vec<Hit> = found.by_ref().take(most).map(|at| self.hit(article, at)).collect();
            let count = first.len() + found.by_ref().take(left - first.len()).count();
            hits.is_cut |= found.next().is_some();
            if count > 0 {
                listed += first.len();
                hits.count += count;
                hits.articles.push(ArticleHits { article, count, listed: first });
            }
        }
        hits
    }

    fn hit(&self, article: ArticleId, at: Range<usize>) -> Hit {
        let paragraph = self.reading(article).map_or(1, |reading| reading.paragraphs.near(at.start));
        Hit { paragraph, events: self.events_quoting(article, &at), at }
    }

    /// The events that quote some words of a place, in their order.
    pub(crate) fn events_quoting(&self, article: ArticleId, at: &Range<usize>) -> Vec<EventId> {
        let Some(reading) = self.reading(article) else { return Vec::new() };
        let sources = reading.passages_at(at).flat_map(|place| &reading.passages[place].sources);
        let mut events: Vec<EventId> = sources.map(|source| self.timeline.event_of(*source)).collect();
        events.sort_unstable();
        events.dedup();
        events
    }
}

/// A blank at the end of what is typed may be the beginning of the next word; blanks alone are none.
fn sought(words: &str) -> String {
    let words = searched(words);
    if words.trim().is_empty() { String::new() } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::in_folder;

    fn checked(a: &str, b: &str) -> Checked {
        let timeline = "[articles.a]\ntitle = 'A'\ntext = 'a.md'\n[articles.b]\ntitle = 'B'\ntext = 'b.md'\n\
                        [articles.c]\ntitle = 'C'\n[[events]]\nid = 'e'\ntitle = 'E'\n\
                        [[events.sources]]\narticle = 'a'\nquote = 'the old port'\n";
        let loaded = in_folder(&[("t.toml", timeline), ("a.md", a), ("b.md", b)]);
        Checked::new(loaded.timeline, loaded.problems)
    }

    #[test]
    fn quoted_or_not_words_are_found_in_all_texts() {
        let checked = checked("They left the old port.\n\nA PORT is a port.\n", "Porto is none. Pört!\n");
        let hits = checked.hits("port");
        assert_eq!((hits.count, hits.articles.len(), hits.searched, hits.is_cut), (5, 2, 2, false));
        let found: Vec<_> =
            hits.articles[0].listed.iter().map(|hit| (hit.paragraph, hit.events.len())).collect();
        assert_eq!(found, [(1, 1), (2, 0), (2, 0)]);
        assert_eq!(checked.hits(" ").count, 0);
        assert_eq!(checked.hits_in(ArticleId::new(1), "port").at, [0..4, 15..20]);
    }

    #[test]
    fn what_is_not_listed_is_counted() {
        let checked = checked(&"old the old port ".repeat(100), "no more");
        let hits = checked.hits("old");
        assert_eq!((hits.count, hits.articles[0].count, hits.articles[0].listed.len()), (200, 200, 20));
        let hits = checked.hits("o");
        assert_eq!(hits.articles.iter().map(|it| it.count).sum::<usize>(), hits.count);
    }
}
