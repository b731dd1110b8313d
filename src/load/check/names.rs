//! Looking up ids: what stands twice, what is not there, and what was meant.

use std::{cell::RefCell, collections::HashMap, marker::PhantomData};

use crate::{
    load::{fields::Word, listing::Listing},
    model::{Id, is_id},
    problem::{Code, Problem, Problems, nearest},
    text::{Span, Text, Texts},
};

/// The ids of one kind of thing.
#[derive(Debug)]
pub(super) struct Names<'t, T> {
    texts: &'t Texts,
    kind: Kind,
    ids: Ids<'t>,
    of: PhantomData<fn() -> T>,
    /// What people call them, with their ids; none where several are called so.
    spoken: HashMap<&'t str, Option<&'t str>>,
    guesses: RefCell<Guesses<'t>>,
}

/// The first of each id, by its place.
#[derive(Debug)]
enum Ids<'t> {
    Few(HashMap<&'t str, usize>),
    /// Of events.
    Listed(&'t Listing),
}

impl<'t> Ids<'t> {
    fn get(&self, texts: &'t Texts, id: &str) -> Option<usize> {
        match self {
            Self::Few(ids) => ids.get(id).copied(),
            Self::Listed(listing) => listing.find(texts, id),
        }
    }

    /// Sorted.
    fn all(&self, texts: &'t Texts) -> Vec<&'t str> {
        match self {
            Self::Few(ids) => {
                let mut ids: Vec<&str> = ids.keys().copied().collect();
                ids.sort_unstable();
                ids
            }
            Self::Listed(listing) => {
                let mut ids: Vec<&str> = listing.ids(texts).collect();
                ids.dedup();
                ids
            }
        }
    }
}

/// What was meant by words that are no ids. Thousands of references to what is not there
/// compare each word once, and all together no more than [`MOST_COMPARED`] pairs.
#[derive(Debug, Default)]
struct Guesses<'t> {
    /// All ids, sorted when the first word asks.
    ids: Option<Vec<&'t str>>,
    made: HashMap<&'t str, Option<String>>,
    compared: usize,
}

/// How many pairs of a word and an id are compared: about half a second. Words beyond are
/// reported without a suggestion.
const MOST_COMPARED: usize = 500_000;

/// What problems say of a kind of thing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// `actor`
    pub(super) noun: &'static str,
    /// `[actors]`
    pub(super) table: &'static str,
    pub(super) unknown: Code,
}

impl<'t, T> Names<'t, T> {
    /// Takes the ids in, in the order of the file: of two that are the same the first counts.
    pub(super) fn new(
        texts: &'t Texts,
        kind: Kind,
        ids: impl Iterator<Item = Option<Word>>,
        problems: &mut Problems,
    ) -> Self {
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut places: HashMap<&str, Word> = HashMap::new();
        for (index, word) in ids.enumerate() {
            let Some(word) = word else { continue };
            let id = texts.get(word.text).as_written();
            if !is_id(id) {
                problems.push(bad_id(id, kind, word));
            }
            if let Some(first) = places.get(id) {
                problems.push(defined_twice(texts, kind, word, first.at));
                continue;
            }
            places.insert(id, word);
            known.insert(id, index);
        }
        Self::with(texts, kind, Ids::Few(known))
    }

    /// Those of events, in the order of the files. Only the parser leaves something to say of them.
    pub(super) fn listed(
        texts: &'t Texts,
        kind: Kind,
        listing: &'t Listing,
        problems: &mut Problems,
    ) -> Self {
        for (at, raw) in listing.parsed() {
            let Some(word) = raw.id else { continue };
            let id = texts.get(word.text).as_written();
            if !is_id(id) {
                problems.push(bad_id(id, kind, word));
            }
            if let Some(first) = listing.find(texts, id).filter(|first| *first != at) {
                problems.push(defined_twice(texts, kind, word, listing.id_text(first).span()));
            }
        }
        Self::with(texts, kind, Ids::Listed(listing))
    }

    fn with(texts: &'t Texts, kind: Kind, ids: Ids<'t>) -> Self {
        Self { texts, kind, ids, of: PhantomData, spoken: HashMap::new(), guesses: RefCell::default() }
    }

    /// Whether nothing is wrong with the id of the item that came in at `index`.
    pub(super) fn is_sound(&self, word: Word, index: usize) -> bool {
        let id = self.texts.get(word.text).as_written();
        is_id(id) && self.ids.get(self.texts, id) == Some(index)
    }

    /// What is called so, with nothing said where that is nobody.
    pub(super) fn id(&self, id: &str) -> Option<Id<T>> {
        self.ids.get(self.texts, id).map(Id::new)
    }

    /// Adds what an item is called, to find it by or to give its id in help.
    pub(super) fn also_called(&mut self, name: Text, id: Text) {
        let id = self.texts.get(id).as_written();
        let known = self.spoken.entry(self.texts.get(name).as_written()).or_insert(Some(id));
        *known = known.filter(|known| *known == id);
    }

    /// The item that `word` names, or a problem.
    pub(super) fn find(&self, word: Word, problems: &mut Problems) -> Option<Id<T>> {
        let written = self.texts.get(word.text).as_written();
        let found = self.ids.get(self.texts, written).map(Id::new);
        if found.is_none() {
            let Kind { noun, table, unknown } = self.kind;
            let message = format!("there is no {noun} `{written}` in {table}");
            problems.push(Problem::new(unknown, word.at, message).maybe_help(self.meant(written)));
        }
        found
    }

    /// The item that has `word` as its id, or as a name that no other has; or a problem.
    pub(super) fn find_called(&self, word: Word, problems: &mut Problems) -> Option<Id<T>> {
        let written = self.texts.get(word.text).as_written();
        let called = || self.ids.get(self.texts, self.spoken.get(written).copied().flatten()?);
        let known = self.ids.get(self.texts, written).or_else(called);
        known.map(Id::new).or_else(|| self.find(word, problems))
    }

    fn meant(&self, written: &'t str) -> Option<String> {
        if let Some(id) = self.spoken.get(written) {
            return Some(match id {
                Some(id) => format!("write its id: `{id}`"),
                None => "several are called so: write the id of one".to_owned(),
            });
        }
        let Guesses { ids, made, compared } = &mut *self.guesses.borrow_mut();
        let ids = ids.get_or_insert_with(|| self.ids.all(self.texts));
        if let Some(made) = made.get(written) {
            return made.clone();
        }
        *compared += ids.len();
        if *compared > MOST_COMPARED {
            return None;
        }
        let guess = nearest::suggestion(written, ids.iter().copied());
        made.insert(written, guess.clone());
        guess
    }
}

fn bad_id(id: &str, kind: Kind, word: Word) -> Problem {
    let lowered: String = id.chars().map(|c| c.to_ascii_lowercase()).collect();
    let words = lowered.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit());
    let mended: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let message = format!("the id `{id}` of {} {} is not in kebab-case", article(kind.noun), kind.noun);
    let help = match mended.as_slice() {
        [] => "use the letters a to z, digits, and - between words".to_owned(),
        words => format!("write `{}`", words.join("-")),
    };
    Problem::new(Code::BadId, word.at, message).help(help)
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

fn defined_twice(texts: &Texts, kind: Kind, word: Word, first: Span) -> Problem {
    let first = texts.locate(first);
    let message = format!("{} `{}` is defined twice", kind.noun, texts.get(word.text).as_written());
    let help = format!("the first is at {}:{}; the id means that one", first.file(), first.line());
    Problem::new(Code::DuplicateId, word.at, message).help(help)
}

#[cfg(test)]
mod tests {
    use crate::load::tests::loaded;

    fn event(id: &str, actor: &str) -> String {
        format!("[[events]]\nid = '{id}'\ntitle = 'T'\nactors = ['{actor}']\n")
    }

    #[test]
    fn thousands_of_unknown_names_are_reported_in_no_time() {
        let actors = (0..2_000).map(|actor| format!("[actors.x{actor}]\nname = 'N'\n"));
        let same = (0..1_000).map(|e| event(&format!("alike-{e}"), "xx1"));
        let others = (0..1_000).map(|e| event(&format!("other-{e}"), &format!("x{e}x")));
        let loaded = loaded(&actors.chain(same).chain(others).collect::<String>());
        assert_eq!(loaded.problems.len(), 2_000);
        let helped = loaded.problems.iter().filter(|problem| problem.help.is_some()).count();
        // 250 words are compared with 2,000 ids each: those beyond are reported all the same.
        assert_eq!(helped, 250 + 999);
    }
}
