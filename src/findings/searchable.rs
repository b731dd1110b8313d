//! All texts as a reader's words are looked for in them: ignoring case and accents.

use std::{cell::OnceCell, collections::HashMap, mem, ops::Range};

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
    /// What is known of them until then.
    gathered: Gathered,
    events: TakingPart,
}

impl Searchable {
    /// All tags of the events, each once, in order.
    pub(crate) fn tags(&self, timeline: &Timeline) -> &[Text] {
        self.tags.get_or_init(|| {
            let mut gathered = self.gathered.clone();
            gathered.go_on(timeline, usize::MAX);
            gathered.sorted(timeline)
        })
    }

    pub(crate) fn are_tags_gathered(&self) -> bool {
        self.tags.get().is_some()
    }

    /// Goes through the next `most` tags, so that all are known by the time they are asked for.
    pub(crate) fn gather_tags(&mut self, timeline: &Timeline, most: usize) {
        if !self.are_tags_gathered() && self.gathered.go_on(timeline, most) {
            let tags = mem::take(&mut self.gathered).sorted(timeline);
            self.tags.get_or_init(|| tags);
        }
    }

    /// In how many events `actor` takes part, itself or through what is part of it; nothing while not all events are
    /// counted.
    pub(crate) fn events_of(&self, timeline: &Timeline, actor: ActorId) -> Option<usize> {
        self.are_events_counted(timeline).then(|| self.events.counts.get(actor.index()).copied().unwrap_or(0))
    }

    pub(crate) fn are_events_counted(&self, timeline: &Timeline) -> bool {
        self.events.counted >= timeline.events.len()
    }

    /// Counts the next `most` events for each actor.
    pub(crate) fn count_events(&mut self, timeline: &Timeline, most: usize) {
        self.events.count(timeline, most);
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

/// The tags of some events, each once: there are few, and many events with them.
#[derive(Debug, Default, Clone)]
struct Gathered {
    /// How many were gone through.
    count: usize,
    tags: HashMap<Box<str>, Text>,
}

impl Gathered {
    /// Goes through the next `most`; whether these are all.
    fn go_on(&mut self, timeline: &Timeline, most: usize) -> bool {
        let mut near = timeline.texts.near();
        for tag in timeline.tags.iter().skip(self.count).take(most) {
            let written = near.get(*tag).as_written();
            if !self.tags.contains_key(written) {
                self.tags.insert(written.into(), *tag);
            }
        }
        self.count = self.count.saturating_add(most).min(timeline.tags.len());
        self.count == timeline.tags.len()
    }

    fn sorted(self, timeline: &Timeline) -> Vec<Text> {
        let mut tags: Vec<Text> = self.tags.into_values().collect();
        tags.sort_by_key(|tag| timeline.text(*tag));
        tags
    }
}

/// In how many events each actor takes part.
#[derive(Debug, Default)]
struct TakingPart {
    /// How many events were counted.
    counted: usize,
    /// By actor.
    counts: Vec<usize>,
    /// By actor, the last event that it was counted for: once, however many of its parts take part.
    last: Vec<Option<EventId>>,
}

impl TakingPart {
    fn count(&mut self, timeline: &Timeline, most: usize) {
        self.counts.resize(timeline.actors.len(), 0);
        self.last.resize(timeline.actors.len(), None);
        let end = self.counted.saturating_add(most).min(timeline.events.len());
        for id in (self.counted..end).map(EventId::new) {
            for actor in timeline.cast_of(&timeline.events[id]) {
                for actor in timeline.groups_of(*actor) {
                    // Where one of them was counted, so were all that it is part of.
                    if self.last[actor.index()].replace(id) == Some(id) {
                        break;
                    }
                    self.counts[actor.index()] += 1;
                }
            }
        }
        self.counted = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::{in_folder, timeline};

    #[test]
    fn tags_gathered_a_few_at_a_time_are_those_gathered_at_once() {
        let event =
            |(at, tags): (usize, &&str)| format!("[[events]]\nid = 'e{at}'\ntitle = 'E'\ntags = [{tags}]\n");
        let events = ["'sea', 'air'", "'air'", "'land'", "\"\\u0061ir\", 'sea'"];
        let timeline = timeline(&events.iter().enumerate().map(event).collect::<String>());
        let at_once = Searchable::default().tags(&timeline).to_vec();
        let mut gathered = Searchable::default();
        let mut steps = 0;
        while !gathered.are_tags_gathered() {
            gathered.gather_tags(&timeline, 2);
            steps += 1;
        }
        assert_eq!((steps, gathered.tags(&timeline)), (3, &at_once[..]));
        let written: Vec<&str> = at_once.iter().map(|tag| timeline.text(*tag).as_written()).collect();
        assert_eq!(written, ["air", "land", "sea"]);
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
