//! Names in a text: whole words, the longest where several stand in one place.

use std::cmp::Reverse;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, Match, MatchKind};

use crate::evidence::folded;

/// Many names that are looked for at once, in time linear in the text.
///
/// Names and texts are folded as quotes are, and a mark is put at every edge of a word, so that a name is found
/// as whole words only and the automaton itself can choose the longest.
pub(super) struct Names {
    /// Each of so many names, in their order.
    automata: Vec<AhoCorasick>,
    at_once: usize,
    /// The longest word of each, for most quotes have none.
    words: Option<AhoCorasick>,
}

/// With more words than that a table of them would take more room than time is saved.
const MOST_WORDS: usize = 1_000;

/// To make an automaton takes time that grows with the square of its names, where those are much alike.
const AT_ONCE: usize = 4_096;

/// What marks the edge of a word; taken out of the text before.
const EDGE: char = '\0';

impl Names {
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        Self::by(AT_ONCE, names)
    }

    fn by<'a>(at_once: usize, names: impl Iterator<Item = &'a str>) -> Self {
        let names: Vec<String> = names.map(with_edges).collect();
        let mut words: Vec<&str> = names.iter().map(|name| longest_word(name)).collect();
        words.sort_unstable();
        words.dedup();
        let table = (words.len() <= MOST_WORDS).then_some(AhoCorasickKind::DFA);
        let are_few = words.len() <= AT_ONCE;
        let words = are_few.then(|| AhoCorasick::builder().kind(table).build(words).ok()).flatten();
        // Too many names for an automaton are more than a timeline can have actors.
        let automaton = |names: &[String]| {
            AhoCorasick::builder()
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .match_kind(MatchKind::LeftmostLongest)
                .build(names)
                .ok()
        };
        Self { automata: names.chunks(at_once).filter_map(automaton).collect(), at_once, words }
    }

    /// The names in `text`, by number, in the order of their places.
    pub(super) fn in_text(&self, text: &str) -> Vec<usize> {
        if is_plain(text) && self.words.as_ref().is_some_and(|words| !words.is_match(text)) {
            return Vec::new();
        }
        self.in_any_text(text)
    }

    fn in_any_text(&self, text: &str) -> Vec<usize> {
        let text = with_edges(text);
        let mut names = Vec::new();
        let mut at = 0;
        // What each automaton finds next; looked for again only where another's name covers it.
        let mut next: Vec<Option<Match>> = self.automata.iter().map(|it| it.find(&text)).collect();
        loop {
            for (next, automaton) in next.iter_mut().zip(&self.automata) {
                if next.is_some_and(|next| next.start() < at) {
                    *next = automaton.find(Input::new(&text).range(at..));
                }
            }
            let found = (0..).zip(&next).filter_map(|(index, next)| next.map(|next| (index, next)));
            let Some((index, first)) = found.min_by_key(|(_, it)| (it.start(), Reverse(it.end()))) else {
                break;
            };
            names.push(index * self.at_once + first.pattern().as_usize());
            at = first.end();
        }
        names
    }
}

/// Whether folding leaves the words of a text as they are.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n'))
}

fn longest_word(name: &str) -> &str {
    let words = name.split(|c: char| !c.is_alphanumeric());
    words.max_by_key(|word| word.len()).unwrap_or_default()
}

/// Whether a name is long enough to be one: three letters, or capitals (`US`), which other words are not written
/// in.
pub(super) fn is_distinctive(name: &str) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let count = letters().count();
    count >= 3 || (count > 0 && letters().all(char::is_uppercase))
}

fn with_edges(text: &str) -> String {
    let folded = folded(text);
    let mut out = String::with_capacity(folded.len() + folded.len() / 3);
    let mut in_word = false;
    for c in folded.chars().filter(|c| *c != EDGE) {
        if c.is_alphanumeric() != in_word {
            in_word = !in_word;
            out.push(EDGE);
        }
        out.push(c);
    }
    if in_word {
        out.push(EDGE);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(names: &[&str], text: &str) -> String {
        let found = Names::new(names.iter().copied()).in_text(text);
        found.into_iter().map(|name| names[name]).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_name_is_whole_words_in_its_own_case() {
        let names = ["US", "IS", "Ann", "U.S."];
        assert_eq!(found(&names, "Ann’s note: the US-led USSR THIS is Annex us IS."), "Ann, US, IS");
        assert_eq!(found(&names, "the U.S. tip"), "U.S.");
        assert_eq!(found(&names, "U.S.Ann"), "U.S., Ann");
    }

    #[test]
    fn the_longest_name_wins_and_one_that_is_cut_short_hides_none() {
        let names = ["Islamic State", "Islamic State – Khorasan", "Ann Ahl", "Ann"];
        assert_eq!(found(&names, "the Islamic State - Khorasan"), "Islamic State – Khorasan");
        assert_eq!(found(&names, "the Islamic State and Ann Ahlberg"), "Islamic State, Ann");
    }

    #[test]
    fn typesetting_makes_no_other_name() {
        assert_eq!(found(&["O'Brien", "José Ruiz"], "O’Brien and Jose\u{301} \n Ruiz"), "O'Brien, José Ruiz");
    }

    proptest! {
        #[test]
        fn names_are_found_the_same_whether_their_words_are_looked_for_first_or_not(
            text in "(Ann|Ahl|berg|O'Br|ien|US|[ .`’\n\u{ad}]|ü){0,12}",
        ) {
            let names = Names::new(["Ann Ahlberg", "Ahl", "O’Brien", "US", "U.S.", "Ahlü"].into_iter());
            prop_assert_eq!(names.in_text(&text), names.in_any_text(&text));
        }

        #[test]
        fn names_are_found_the_same_whether_all_are_looked_for_at_once_or_not(
            text in "(Ann|Ahl|berg|of|US|[ .,]){0,16}",
            at_once in 1_usize..4,
        ) {
            let names = ["Ann", "Ann Ahl", "Ahl of", "US", "of Ann Ahl", "US Ann", "U.S."];
            let some = Names::by(at_once, names.into_iter());
            prop_assert_eq!(some.in_any_text(&text), Names::new(names.into_iter()).in_any_text(&text));
        }
    }

    #[test]
    fn ten_thousand_names_much_alike_are_not_made_one_automaton() {
        let names: Vec<String> = (0..10_000).map(|number| format!("A{number}")).collect();
        let made = Names::new(names.iter().map(String::as_str));
        assert_eq!((made.automata.len(), made.words.is_none()), (3, true));
        assert_eq!(made.in_text("A9999, A12 and A123456"), [9_999, 12]);
    }

    #[test]
    fn short_words_are_names_in_capitals_only() {
        assert!(
            is_distinctive("US") && is_distinctive("U.S.") && is_distinctive("ИГ") && is_distinctive("Ann")
        );
        assert!(!is_distinctive("Al") && !is_distinctive("") && !is_distinctive("..."));
    }
}
