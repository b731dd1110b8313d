//! Sources by the article they are from.

use crate::model::{ArticleId, EventId, SourceId, Timeline};

/// The sources of each article, in their order, each with the event it stands under.
#[derive(Debug, Default)]
pub(super) struct ByArticle {
    /// Of one article behind those of the one before.
    all: Vec<(EventId, SourceId)>,
    /// By article: where its sources end.
    ends: Vec<usize>,
}

impl ByArticle {
    pub(super) fn of(timeline: &Timeline) -> Self {
        let mut ends = vec![0; timeline.articles.len()];
        for source in &timeline.sources {
            ends[source.article.index()] += 1;
        }
        let mut end = 0;
        for count in &mut ends {
            end += *count;
            *count = end - *count;
        }
        // Where each begins is now moved on to where it ends.
        let mut all = vec![(EventId::new(0), SourceId::new(0)); timeline.sources.len()];
        for (event, about) in timeline.events.iter() {
            for (source, about) in timeline.sources_of(about) {
                let place = &mut ends[about.article.index()];
                all[*place] = (event, source);
                *place += 1;
            }
        }
        Self { all, ends }
    }

    pub(super) fn sources(&self, article: ArticleId) -> &[(EventId, SourceId)] {
        let start = article.index().checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(article.index()).copied().unwrap_or_default();
        self.all.get(start.unwrap_or_default()..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::timeline;

    #[test]
    fn each_article_has_its_sources_in_their_order() {
        let source = |article: &str| format!("[[events.sources]]\narticle = '{article}'\n");
        let text = format!(
            "[articles.a]\ntitle = 'A'\n[articles.b]\ntitle = 'B'\n[articles.c]\ntitle = 'C'\n\
             [[events]]\nid = 'e'\ntitle = 'E'\n{}{}[[events]]\nid = 'f'\ntitle = 'F'\n{}{}",
            source("c"),
            source("a"),
            source("c"),
            source("c")
        );
        let timeline = timeline(&text);
        let by_article = ByArticle::of(&timeline);
        let sources = |article: usize| -> Vec<(usize, usize)> {
            let sources = by_article.sources(ArticleId::new(article)).iter();
            sources.map(|(event, source)| (event.index(), source.index())).collect()
        };
        assert_eq!(sources(0), [(0, 1)]);
        assert_eq!(sources(1), []);
        assert_eq!(sources(2), [(0, 0), (1, 2), (1, 3)]);
    }
}
