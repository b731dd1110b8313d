//! All texts as a reader's words are looked for in them: ignoring case and accents.

use std::{cell::OnceCell, collections::HashSet, ops::Range};

use crate::{
    evidence::{Needle, Searched},
    model::{ActorId, ArticleId, Event, EventId, Timeline},
    text::{Near, Text},
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
        for actor in timeline.cast_of(event) {
            for actor in timeline.groups_of(*actor) {
                if counted[actor.index()].replace(id) != Some(id) {
                    counts[actor.index()] += 1;
                }
            }
        }
    }
    counts
}

/// Words that are looked for in what events are told with.
#[derive(Debug)]
pub(crate) struct Sought {
    needle: Needle,
    /// By actor: whether they stand in one of its names.
    actors: Vec<bool>,
    places: Vec<bool>,
    /// Whether they stand in any name.
    are_in_names: bool,
}

impl Sought {
    /// `words` are as [`searched`](crate::evidence::searched) leaves them.
    pub(crate) fn new(timeline: &Timeline, words: &str) -> Self {
        let needle = Needle::new(words);
        let is_in = |text| needle.is_in(timeline.text(text).as_written());
        let actors: Vec<bool> = timeline.actors.iter().map(|(_, actor)| actor.names().any(is_in)).collect();
        let places: Vec<bool> = timeline.places.iter().map(|(_, place)| place.names().any(is_in)).collect();
        let are_in_names = actors.contains(&true) || places.contains(&true);
        Self { needle, actors, places, are_in_names }
    }

    /// Whether what has these words in it has `others` in it too.
    pub(crate) fn narrows(&self, others: &Self) -> bool {
        self.needle.narrows(&others.needle)
    }

    pub(crate) fn looking<'t>(&'t self, timeline: &'t Timeline) -> Looking<'t> {
        Looking { sought: self, timeline, texts: timeline.texts.near() }
    }
}

/// Goes from event to event.
#[derive(Debug)]
pub(crate) struct Looking<'t> {
    sought: &'t Sought,
    timeline: &'t Timeline,
    texts: Near<'t>,
}

impl Looking<'_> {
    /// Whether the words stand in the title of `event`, its summary, a quote, or the name of an actor, a voice or a
    /// place.
    pub(crate) fn finds(&mut self, event: &Event) -> bool {
        let Self { sought, timeline, texts } = self;
        let mut is_in = |text: Text| sought.needle.is_in(texts.get(text).as_written());
        is_in(event.title)
            || (sought.are_in_names && sought.are_in_names_of(timeline, event))
            || event.summary.is_some_and(&mut is_in)
            || timeline.sources_of(event).filter_map(|(_, source)| source.quote).any(is_in)
    }
}

impl Sought {
    fn are_in_names_of(&self, timeline: &Timeline, event: &Event) -> bool {
        let voices = timeline.sources_of(event).filter_map(|(_, source)| source.speech().said_by);
        let mut actors = timeline.cast_of(event).iter().copied().chain(voices);
        actors.any(|actor| self.actors[actor.index()])
            || event.places().iter().any(|place| self.places[place.index()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::{in_folder, timeline};

    #[test]
    fn words_are_found_in_all_that_an_event_is_told_with_and_not_across_two_texts() {
        let timeline = timeline(
            "[actors.m]\nname = 'Ann Ahlberg'\naliases = ['The Mayor']\n[places.p]\nname = 'Malmö'\n\
             [articles.g]\ntitle = 'G'\n[[events]]\nid = 'a'\ntitle = 'She resigns'\nsummary = 'At noon.'\n\
             actors = ['m']\nplaces = ['p']\n[[events.sources]]\narticle = 'g'\nquote = 'left for ever'\n\
             [[events]]\nid = 'b'\ntitle = 'Nothing'\n[[events.sources]]\narticle = 'g'\nsaid_by = 'm'\n",
        );
        for (words, wanted) in [
            ("resign", [true, false]),
            ("at noon", [true, false]),
            ("malmo", [true, false]),
            ("for ever", [true, false]),
            ("the mayor", [true, true]),
            ("nothing", [false, true]),
            ("resigns at", [false, false]),
            ("g", [true, true]),
        ] {
            let sought = Sought::new(&timeline, words);
            let mut looking = sought.looking(&timeline);
            let found: Vec<bool> = timeline.events.iter().map(|(_, event)| looking.finds(event)).collect();
            assert_eq!(found, wanted, "{words}");
        }
    }

    #[test]
    fn words_are_found_in_the_articles_texts() {
        let loaded = in_folder(&[
            ("t.toml", "[articles.a]\ntitle = 'A'\ntext = 'a.md'\n[articles.b]\ntitle = 'B'\n"),
            ("a.md", "The PORT\nis closed."),
        ]);
        assert_eq!(Searchable::default().articles_with(&loaded.timeline, "port is"), [true, false]);
    }
}
