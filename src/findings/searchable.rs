//! All texts as a reader's words are looked for in them: ignoring case and accents.

use std::{cell::OnceCell, collections::HashSet, ops::Range};

use crate::{
    evidence::Searched,
    model::{ActorId, ArticleId, EventId, Timeline},
    text::Text,
};

/// Made when the first search asks, and kept: a filter is searched for while it is typed.
#[derive(Debug, Default)]
pub(crate) struct Searchable {
    /// By article that has a text.
    articles: OnceCell<Vec<Option<Searched>>>,
    tags: OnceCell<Vec<Text>>,
    /// By actor.
    events: OnceCell<Vec<usize>>,
}

impl Searchable {
    /// All tags of the events, each once, in order.
    pub(crate) fn tags(&self, timeline: &Timeline) -> &[Text] {
        self.tags.get_or_init(|| {
            let (mut near, mut seen) = (timeline.texts.near(), HashSet::new());
            let mut tags: Vec<Text> = Vec::new();
            tags.extend(timeline.tags.iter().filter(|tag| seen.insert(near.get(**tag))));
            tags.sort_by_key(|tag| timeline.text(*tag));
            tags
        })
    }

    /// In how many events `actor` takes part, itself or through what is part of it.
    pub(crate) fn events_of(&self, timeline: &Timeline, actor: ActorId) -> usize {
        let counts = self.events.get_or_init(|| takings_part(timeline));
        counts.get(actor.index()).copied().unwrap_or(0)
    }

    /// By article: whether `words` stand in its text.
    pub(crate) fn articles_with(&self, timeline: &Timeline, words: &str) -> Vec<bool> {
        let holds = |text: &Option<Searched>| text.as_ref().is_some_and(|text| text.holds(words));
        self.articles(timeline).iter().map(holds).collect()
    }

    /// Where `words` stand in the text of an article: bytes of it in order, no two of which overlap.
    pub(crate) fn hits_in<'s>(
        &'s self,
        timeline: &Timeline,
        article: ArticleId,
        words: &'s str,
    ) -> impl Iterator<Item = Range<usize>> + use<'s> {
        let text = self.articles(timeline).get(article.index()).and_then(Option::as_ref);
        text.into_iter().flat_map(|text| text.hits(words))
    }

    fn articles(&self, timeline: &Timeline) -> &[Option<Searched>] {
        // What is searched is kept, and of the texts themselves nothing.
        let text = |article| timeline.shelf.lend(article, |read| read.text.as_deref().map(Searched::of));
        let all = || timeline.articles.ids().map(text).collect();
        self.articles.get_or_init(all)
    }
}

fn takings_part(timeline: &Timeline) -> Vec<usize> {
    let mut counts = vec![0; timeline.actors.len()];
    // An actor counts once for an event, however many of its parts take part.
    let mut counted: Vec<Option<EventId>> = vec![None; timeline.actors.len()];
    for (id, event) in timeline.events.iter() {
        for part in timeline.cast_of(event) {
            for actor in timeline.groups_of(part.actor) {
                if counted[actor.index()].replace(id) != Some(id) {
                    counts[actor.index()] += 1;
                }
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::in_folder;

    #[test]
    fn words_are_found_in_the_articles_texts() {
        let loaded = in_folder(&[
            ("t.toml", "[articles.a]\ntitle = 'A'\ntext = 'a.md'\n[articles.b]\ntitle = 'B'\n"),
            ("a.md", "The PORT\nis closed."),
        ]);
        assert_eq!(Searchable::default().articles_with(&loaded.timeline, "port is"), [true, false]);
    }
}
