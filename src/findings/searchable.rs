//! All texts as a reader's words are looked for in them: ignoring case and accents.

use std::{cell::OnceCell, ops::Range};

use memchr::memmem;

use crate::{
    evidence::{Searched, searched},
    model::{ArticleId, Event, Timeline},
};

/// Made when the first search asks, and kept: a filter is searched for while it is typed.
#[derive(Debug, Default)]
pub(crate) struct Searchable {
    events: OnceCell<Shelf>,
    /// By article that has a text.
    articles: OnceCell<Vec<Option<Searched>>>,
}

impl Searchable {
    /// By event: whether `words` stand in its title, its summary, a quote, or the name of an actor, a voice or
    /// a place. `words` are as [`searched`] leaves them.
    pub(crate) fn events_with(&self, timeline: &Timeline, words: &str) -> Vec<bool> {
        let all = || Shelf::of(timeline.events.iter().map(|(_, event)| texts(timeline, event)));
        self.events.get_or_init(all).holding(words)
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

fn texts<'t>(timeline: &'t Timeline, event: &Event) -> Vec<&'t str> {
    let mut texts = vec![event.title];
    texts.extend(event.summary);
    let voices = timeline.sources_of(event).filter_map(|(_, source)| source.speech().said_by);
    for actor in timeline.cast_of(event).iter().map(|part| part.actor).chain(voices) {
        texts.extend(timeline.actors[actor].names());
    }
    for place in event.places() {
        texts.extend(timeline.places[*place].names());
    }
    texts.extend(timeline.sources_of(event).filter_map(|(_, source)| source.quote));
    texts.into_iter().map(|text| timeline.text(text).as_written()).collect()
}

/// Many texts one behind the other, each item's with a line end between them, which no searched text has.
#[derive(Debug)]
struct Shelf {
    text: String,
    /// By item: where its texts end.
    ends: Vec<usize>,
}

impl Shelf {
    fn of<'t>(items: impl Iterator<Item = Vec<&'t str>>) -> Self {
        let mut shelf = Self { text: String::new(), ends: Vec::new() };
        for item in items {
            for text in item {
                shelf.text.push_str(&searched(text));
                shelf.text.push('\n');
            }
            shelf.ends.push(shelf.text.len());
        }
        shelf
    }

    /// By item: whether `words` stand in it. Linear in the texts: from a hit it goes on to the next item.
    fn holding(&self, words: &str) -> Vec<bool> {
        let finder = memmem::Finder::new(words);
        let mut holding = vec![false; self.ends.len()];
        let mut from = 0;
        while let Some(at) = self.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            let item = self.ends.partition_point(|end| *end <= from + at);
            let Some(end) = self.ends.get(item) else { break };
            holding[item] = true;
            from = *end;
        }
        holding
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
        let searchable = Searchable::default();
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
            assert_eq!(searchable.events_with(&timeline, words), wanted, "{words}");
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
