//! Looking up ids: what stands twice, what is not there, and what was meant.

use std::{cell::RefCell, collections::HashMap};

use crate::{
    load::fields::Word,
    model::Id,
    problem::{Code, Problem, nearest},
    text::{Text, Texts},
};

/// The ids of one kind of thing.
#[derive(Debug)]
pub(super) struct Names<'t, T> {
    texts: &'t Texts,
    kind: Kind,
    ids: HashMap<&'t str, Id<T>>,
    /// What people call them, with their ids; none where several are called so.
    spoken: HashMap<&'t str, Option<&'t str>>,
    guesses: RefCell<Guesses<'t>>,
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
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut names =
            Self { texts, kind, ids: HashMap::new(), spoken: HashMap::new(), guesses: RefCell::default() };
        let mut places: HashMap<&str, Word> = HashMap::new();
        for (index, word) in ids.enumerate() {
            let Some(word) = word else { continue };
            let id = texts.get(word.text).as_written();
            if !is_kebab_case(id) {
                problems.push(bad_id(id, kind, word));
            }
            if let Some(first) = places.get(id) {
                let first = texts.locate(first.at);
                let message = format!("{} `{id}` is defined twice", kind.noun);
                let help =
                    format!("the first is at {}:{}; the id means that one", first.file(), first.line());
                problems.push(Problem::new(Code::DuplicateId, word.at, message).help(help));
                continue;
            }
            places.insert(id, word);
            names.ids.insert(id, Id::new(index));
        }
        names
    }

    /// Whether nothing is wrong with the id of the item that came in at `index`.
    pub(super) fn is_sound(&self, word: Word, index: usize) -> bool {
        let id = self.texts.get(word.text).as_written();
        is_kebab_case(id) && self.ids.get(id).is_some_and(|first| first.index() == index)
    }

    /// Adds what an item is called, to find it by or to give its id in help.
    pub(super) fn also_called(&mut self, name: Text, id: Text) {
        let id = self.texts.get(id).as_written();
        let known = self.spoken.entry(self.texts.get(name).as_written()).or_insert(Some(id));
        *known = known.filter(|known| *known == id);
    }

    /// The item that `word` names, or a problem.
    pub(super) fn find(&self, word: Word, problems: &mut Vec<Problem>) -> Option<Id<T>> {
        let written = self.texts.get(word.text).as_written();
        let found = self.ids.get(written).copied();
        if found.is_none() {
            let Kind { noun, table, unknown } = self.kind;
            let message = format!("there is no {noun} `{written}` in {table}");
            problems.push(Problem::new(unknown, word.at, message).maybe_help(self.meant(written)));
        }
        found
    }

    /// The item that has `word` as its id, or as a name that no other has; or a problem.
    pub(super) fn find_called(&self, word: Word, problems: &mut Vec<Problem>) -> Option<Id<T>> {
        let written = self.texts.get(word.text).as_written();
        let called = || self.ids.get(self.spoken.get(written).copied().flatten()?).copied();
        let known = self.ids.get(written).copied().or_else(called);
        known.or_else(|| self.find(word, problems))
    }

    fn meant(&self, written: &'t str) -> Option<String> {
        if let Some(id) = self.spoken.get(written) {
            return Some(match id {
                Some(id) => format!("write its id: `{id}`"),
                None => "several are called so: write the id of one".to_owned(),
            });
        }
        let Guesses { ids, made, compared } = &mut *self.guesses.borrow_mut();
        let ids = ids.get_or_insert_with(|| {
            let mut ids: Vec<&str> = self.ids.keys().copied().collect();
            ids.sort_unstable();
            ids
        });
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

/// Words of a to z and digits, with single hyphens between them.
fn is_kebab_case(id: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    id.split('-').all(is_word)
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
