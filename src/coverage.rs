//! Which article tells of which event, and which events rest on one article alone.

use std::collections::BTreeMap;

use crate::model::{ArticleId, Event, SourceId, Stance, Timeline};

/// What an article does for an event, from the most to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, strum::IntoStaticStr, strum::EnumIter)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Cover {
    /// It disputes that it was so, whatever else it says.
    Disputed,
    /// It is a source of it.
    Quoted,
    /// It mentions it in passing.
    Mentioned,
    Silent,
}

impl Cover {
    fn of(stance: Stance) -> Self {
        match stance {
            Stance::Supports => Self::Quoted,
            Stance::Disputes => Self::Disputed,
            Stance::Mentions => Self::Mentioned,
        }
    }

    /// What an article does with the event, behind its title.
    pub(crate) fn in_words(self) -> &'static str {
        match self {
            Self::Disputed => "disputes it",
            Self::Quoted => "is quoted for it",
            Self::Mentioned => "mentions it",
            Self::Silent => "is silent about it",
        }
    }

    /// One column wide.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Disputed => "±",
            Self::Quoted => "●",
            Self::Mentioned => "○",
            Self::Silent => "·",
        }
    }
}

/// The articles that are not silent about `event`, each with what it does and the first source that
/// does so.
pub(crate) fn covers(timeline: &Timeline, event: &Event) -> BTreeMap<ArticleId, (Cover, SourceId)> {
    let mut covers = BTreeMap::new();
    for (id, source) in timeline.sources_of(event) {
        let found = (Cover::of(source.stance), id);
        covers.entry(source.article).and_modify(|cover| *cover = found.min(*cover)).or_insert(found);
    }
    covers
}

/// Whether all that is known of `event` comes from one article: one that repeats another adds none, and
/// neither does another voice that it quotes. What has no source at all has not even one.
pub(crate) fn is_single_source(timeline: &Timeline, event: &Event) -> bool {
    let mut roots = timeline.sources_of(event).map(|(_, source)| timeline.root_of(source.article));
    roots.next().is_some_and(|first| roots.all(|root| root == first))
}

/// How many events are single-source.
pub(crate) fn single_source(timeline: &Timeline) -> usize {
    timeline.events.iter().filter(|(_, event)| is_single_source(timeline, event)).count()
}

/// The articles that no event has a source in.
pub(crate) fn unused(timeline: &Timeline) -> Vec<ArticleId> {
    let mut used = vec![false; timeline.articles.len()];
    for source in &timeline.sources {
        if let Some(used) = used.get_mut(source.article.index()) {
            *used = true;
        }
    }
    timeline.articles.ids().filter(|article| !used[article.index()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::timeline;

    /// Three articles, the second of which repeats the first, and an event with these sources.
    fn with(sources: &[(&str, &str)]) -> Timeline {
        let articles = "[articles.a]\ntitle = 'A'\n[articles.b]\ntitle = 'B'\nderived_from = 'a'\n\
                        [articles.c]\ntitle = 'C'\n[[events]]\nid = 'e'\ntitle = 'E'\n";
        let source = |(article, stance): &(&str, &str)| {
            format!("[[events.sources]]\narticle = '{article}'\nstance = '{stance}'\n")
        };
        timeline(&(articles.to_owned() + &sources.iter().map(source).collect::<String>()))
    }

    fn shown(sources: &[(&str, &str)]) -> (String, bool, usize) {
        let timeline = with(sources);
        let (_, event) = timeline.events.iter().next().expect("the event");
        let covers = covers(&timeline, event);
        let sign = |article| covers.get(&article).map_or(Cover::Silent, |(cover, _)| *cover).sign();
        let signs = timeline.articles.ids().map(sign).collect();
        (signs, is_single_source(&timeline, event), unused(&timeline).len())
    }

    #[test]
    fn what_an_article_does_for_an_event_is_the_most_of_what_its_sources_do() {
        let all =
            [("a", "mentions"), ("a", "supports"), ("b", "mentions"), ("c", "supports"), ("c", "disputes")];
        assert_eq!(shown(&all), ("●○±".to_owned(), false, 0));
    }

    #[test]
    fn an_article_that_repeats_another_adds_no_source() {
        assert_eq!(shown(&[("a", "supports"), ("b", "supports")]), ("●●·".to_owned(), true, 1));
        assert_eq!(shown(&[("b", "supports"), ("c", "supports")]), ("·●●".to_owned(), false, 1));
        assert_eq!(shown(&[("a", "supports"), ("a", "disputes")]), ("±··".to_owned(), true, 2));
        assert_eq!(shown(&[]), ("···".to_owned(), false, 3));
    }
}
