use tui_input::Input;

use crate::{
    findings::{Checked, Hit, TextHits},
    model::ArticleId,
};

/// The line that words to look for in all articles are typed in, and what was found of them.
#[derive(Debug, Default)]
pub(crate) struct TextSearch {
    pub(crate) typed: Input,
    pub(crate) hits: TextHits,
    pub(crate) rows: Vec<SearchRow>,
    /// The row of the hit in focus.
    pub(crate) cursor: usize,
    /// The first row in sight.
    pub(crate) top: usize,
}

/// One row of what was found. Both numbers are places: of the article among those that have hits, and of the hit
/// among those of it that are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SearchRow {
    Article(usize),
    /// The words in their context.
    Words(usize, usize),
    /// Where they stand, and who quotes them.
    Standing(usize, usize),
    /// How many more there are of that article.
    More(usize),
}

impl TextSearch {
    /// What stands before what is typed.
    pub(crate) const LEAD: &'static str = " In all articles: ";

    /// Looks for what is typed by now.
    pub(crate) fn look(&mut self, checked: &Checked) {
        self.hits = checked.hits(self.typed.value());
        self.rows.clear();
        for (article, found) in self.hits.articles.iter().enumerate() {
            self.rows.push(SearchRow::Article(article));
            for hit in 0..found.listed.len() {
                self.rows.extend([SearchRow::Words(article, hit), SearchRow::Standing(article, hit)]);
            }
            if found.listed.len() < found.count {
                self.rows.push(SearchRow::More(article));
            }
        }
        self.top = 0;
        self.cursor = self.rows.iter().position(is_hit).unwrap_or(0);
    }

    /// So many hits on, or back.
    pub(crate) fn go(&mut self, hits: isize) {
        let places: Vec<usize> = (0..self.rows.len()).filter(|place| is_hit(&self.rows[*place])).collect();
        let here = places.partition_point(|place| *place < self.cursor);
        let last = places.len().saturating_sub(1);
        if let Some(place) = places.get(here.saturating_add_signed(hits).min(last)) {
            self.cursor = *place;
        }
    }

    /// The hit in focus, and its article.
    pub(crate) fn hit(&self) -> Option<(ArticleId, &Hit)> {
        let (SearchRow::Words(article, hit) | SearchRow::Standing(article, hit)) =
            self.rows.get(self.cursor)?
        else {
            return None;
        };
        let found = self.hits.articles.get(*article)?;
        Some((found.article, found.listed.get(*hit)?))
    }

    /// Brings the hit in focus into sight, with what stands below it, and the article's title where it is the first.
    pub(super) fn settle(&mut self, rows: usize) {
        let title =
            usize::from(rows > 2 && self.cursor > 0 && !self.rows.get(self.cursor - 1).is_none_or(is_listed));
        let highest = self.cursor - title;
        let lowest = (self.cursor + 2).saturating_sub(rows).min(highest);
        self.top = self.top.clamp(lowest, highest);
    }
}

fn is_hit(row: &SearchRow) -> bool {
    matches!(row, SearchRow::Words(..))
}

fn is_listed(row: &SearchRow) -> bool {
    !matches!(row, SearchRow::Article(_))
}
