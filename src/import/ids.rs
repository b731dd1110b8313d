//! Ids: those that were given, and those that are made of titles and names.

use std::collections::{HashMap, HashSet, hash_map::Entry};

use crate::{
    dates::UtcOffset,
    evidence::searched,
    model::{Timeline, id_of, is_id},
};

use super::{Imported, model::Room};

/// What a timeline has that something is put into.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Its ids in the order of [`Room`], each with what else names it: an actor's or a place's name, an
    /// article's address.
    pub(super) ids: [There; 5],
    pub(super) offset: Option<UtcOffset>,
}

#[derive(Debug, Default)]
pub(super) struct There {
    ids: HashSet<String>,
    called: HashMap<String, String>,
    /// What several are called, with the ids of those behind the first.
    shared: HashMap<String, Vec<String>>,
}

impl There {
    fn of<'t>(named: impl Iterator<Item = (&'t str, Option<&'t str>)>) -> Self {
        let mut there = Self::default();
        for (id, name) in named {
            there.ids.insert(id.to_owned());
            if let Some(name) = name {
                match there.called.entry(name.to_owned()) {
                    Entry::Vacant(place) => drop(place.insert(id.to_owned())),
                    Entry::Occupied(_) => {
                        there.shared.entry(name.to_owned()).or_default().push(id.to_owned());
                    }
                }
            }
        }
        there
    }
}

impl Known {
    pub(crate) fn of(timeline: &Timeline) -> Self {
        let text = |text| timeline.text(text).as_written();
        let ids = [
            There::of(timeline.actors.iter().map(|(_, it)| (text(it.id), Some(text(it.name))))),
            There::of(timeline.places.iter().map(|(_, it)| (text(it.id), Some(text(it.name))))),
            There::of(timeline.articles.iter().map(|(_, it)| (text(it.id), it.citation.url.map(text)))),
            There::of(timeline.facts.iter().map(|(_, it)| (text(it.id), Some(text(it.name))))),
            There::of(timeline.events.iter().map(|(_, it)| (text(it.id), None))),
        ];
        Self { ids, offset: timeline.about.utc_offset }
    }
}

/// Which id each thing of a kind has.
#[derive(Debug, Default)]
pub(super) struct Ids {
    there: There,
    /// By what they are called in the file that is read.
    given: HashMap<String, String>,
    taken: HashSet<String>,
    /// The number to try next behind an id that is taken.
    next: HashMap<String, usize>,
    /// What is named, in its order: its id, and what it is called.
    pub(super) mentioned: Vec<(String, String)>,
    pub(super) defined: HashSet<String>,
}

impl Ids {
    pub(super) fn beside(there: There) -> Self {
        Self { there, ..Self::default() }
    }

    pub(super) fn is_there(&self, id: &str) -> bool {
        self.there.ids.contains(id)
    }

    /// The id of what the file calls `written`: the same each time. What is one already stays so.
    pub(super) fn of(&mut self, written: &str, noun: &str) -> String {
        if let Some(id) = self.given.get(written) {
            return id.clone();
        }
        // Whoever writes an id means that one, whatever others are named.
        if self.is_there(written) {
            return written.to_owned();
        }
        if let Some(id) = self.there.called.get(written).filter(|_| !self.there.shared.contains_key(written))
        {
            return id.clone();
        }
        let id = if is_id(written) && self.taken.insert(written.to_owned()) {
            written.to_owned()
        } else {
            self.made(written, noun)
        };
        self.given.insert(written.to_owned(), id.clone());
        id
    }

    /// Those in the timeline that are called so, where it names one of them and nothing says which.
    pub(super) fn doubtful(&self, written: &str) -> Option<Vec<&str>> {
        let others = self.there.shared.get(written)?;
        if self.given.contains_key(written) || self.is_there(written) {
            return None;
        }
        let first = self.there.called.get(written);
        Some(first.into_iter().chain(others).map(String::as_str).collect())
    }

    /// The id of what the file calls `written`, made of other words where it has none.
    pub(super) fn named(&mut self, written: &str, words: &str, noun: &str) -> String {
        if let Some(id) = self.there.called.get(written) {
            self.given.insert(written.to_owned(), id.clone());
            return id.clone();
        }
        let id = self.made(words, noun);
        self.given.insert(written.to_owned(), id.clone());
        // It is called so from now on, too.
        self.given.insert(id.clone(), id.clone());
        id
    }

    /// The id that something has been given, if it has.
    pub(super) fn find(&self, written: &str) -> Option<String> {
        let there = || self.is_there(written).then(|| written.to_owned());
        self.given.get(written).cloned().or_else(there)
    }

    /// An id that nothing else has, made of words; of `noun` where they have no letter for one.
    pub(super) fn made(&mut self, words: &str, noun: &str) -> String {
        let base =
            Some(id_of(&searched(words))).filter(|it| !it.is_empty()).unwrap_or_else(|| noun.to_owned());
        let mut id = base.clone();
        let next = self.next.entry(base.clone()).or_insert(2);
        while self.there.ids.contains(&id) || self.taken.contains(&id) {
            id = format!("{base}-{next}");
            *next += 1;
        }
        self.taken.insert(id.clone());
        id
    }
}

impl Imported {
    /// The id of the article at an address, or of a name: made of words, where nobody has given one.
    pub(super) fn article_called(&mut self, name: &str, words: &str) -> String {
        if let Some(several) = self.ids[Room::Articles as usize].doubtful(name) {
            let told =
                format!("`{name}` is the address of {}: the first of them is taken", several.join(" and "));
            self.tell(told);
        }
        let ids = &mut self.ids[Room::Articles as usize];
        ids.find(name).unwrap_or_else(|| ids.named(name, words, "article"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_words_and_numbered_where_it_is_taken() {
        let mut ids = Ids::default();
        assert_eq!(
            ["A b", "a-b", "A b", "порт", "a b"].map(|it| ids.of(it, "event")),
            ["a-b", "a-b-2", "a-b", "event", "a-b-3"]
        );
        assert_eq!(ids.made("A b", "event"), "a-b-4");
        assert_eq!(ids.made("Für die Häfen", "event"), "fur-die-hafen");
    }

    #[test]
    fn an_id_is_looked_at_before_a_name_and_of_two_with_a_name_none_is_taken() {
        let named =
            [("ann", Some("bea")), ("bea", Some("Bea")), ("c", Some("Cy")), ("c-2", Some("Cy")), ("d", None)];
        let mut ids = Ids::beside(There::of(named.into_iter()));
        assert_eq!(["bea", "Bea", "d"].map(|it| ids.of(it, "actor")), ["bea", "bea", "d"]);
        assert_eq!(ids.doubtful("Cy"), Some(vec!["c", "c-2"]));
        assert_eq!((ids.of("Cy", "actor"), ids.doubtful("Cy")), ("cy".to_owned(), None));
        assert_eq!((ids.doubtful("Bea"), ids.doubtful("Dee")), (None, None));
    }
}
