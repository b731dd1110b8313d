//! What must not be overlooked where a quote and the passage nearest to it differ.
//!
//! A guess, made to be loud: what it calls a name need not be one. Nothing is verified by it, and a changed quote
//! without an alarm is no less changed.

mod languages;

use std::{collections::HashSet, ops::Range};

use super::{difference::Gap, names::Names, words::Words};
use languages::Language;

/// What kind of word differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Alarm {
    /// A digit in any script, a number in words, a sign or a unit that stands at one.
    Number,
    /// A month, a day of the week, "yesterday", "before".
    Date,
    /// "Not", "without", "denied"; "lawful" against "unlawful".
    Negation,
    /// One that is known, or a capital letter inside a sentence.
    Name,
}

/// The words of one kind that only one of the texts has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Raised {
    pub(crate) alarm: Alarm,
    /// Bytes of the quote, in order.
    pub(crate) quote: Vec<Range<usize>>,
    /// Bytes of the article.
    pub(crate) article: Vec<Range<usize>>,
}

/// What words are known by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Vocabulary<'a> {
    /// Of the article, as BCP 47 writes it.
    pub(crate) language: Option<&'a str>,
    pub(crate) names: &'a Names,
}

/// The alarms that the words in some gaps raise, each once, in the order of [`Alarm`].
pub(super) fn raised(
    quote: &Words<'_>,
    article: &Words<'_>,
    gaps: &[Gap],
    vocabulary: &Vocabulary<'_>,
) -> Vec<Raised> {
    let languages = languages::of(vocabulary.language);
    let sides = [quote, article].map(|words| Judge {
        words,
        names: vocabulary.names.mark(words),
        capitals_tell: languages.iter().any(|language| !language.nouns_are_capital)
            && has_small_letters(words),
        languages: &languages,
    });
    let [quote, article] = &sides;
    let mut raised: Vec<Raised> = Vec::new();
    for gap in gaps.iter().filter(|gap| !gap.is_elision) {
        let others = (quote.small(&gap.quote), article.small(&gap.article));
        for (alarm, at) in quote.judge(&gap.quote, &others.1) {
            of_kind(&mut raised, alarm).quote.push(at);
        }
        for (alarm, at) in article.judge(&gap.article, &others.0) {
            of_kind(&mut raised, alarm).article.push(at);
        }
    }
    raised.sort_by_key(|raised| raised.alarm);
    raised
}

fn of_kind(raised: &mut Vec<Raised>, alarm: Alarm) -> &mut Raised {
    let known = raised.iter().position(|raised| raised.alarm == alarm);
    let index = known.unwrap_or_else(|| {
        raised.push(Raised { alarm, quote: Vec::new(), article: Vec::new() });
        raised.len() - 1
    });
    &mut raised[index]
}

/// One of the two texts, and what its words are known by.
struct Judge<'a> {
    words: &'a Words<'a>,
    /// By word.
    names: Vec<bool>,
    /// A capital letter inside a sentence makes a name: not in German, nor in a headline all in capitals.
    capitals_tell: bool,
    languages: &'a [&'static Language],
}

impl Judge<'_> {
    /// The alarms of some words, and where these stand in the original text; neighbours of one kind are one.
    fn judge(&self, words: &Range<usize>, others: &HashSet<String>) -> Vec<(Alarm, Range<usize>)> {
        let mut found: Vec<(Alarm, Range<usize>)> = Vec::new();
        for index in words.clone() {
            let Some(alarm) = self.alarm(index, others) else { continue };
            match found.last_mut() {
                Some((last, at)) if *last == alarm && at.end == index => at.end = index + 1,
                _ => found.push((alarm, index..index + 1)),
            }
        }
        found.into_iter().map(|(alarm, at)| (alarm, self.words.original(&at))).collect()
    }

    /// The alarm of a word; `others` are those, in small letters, that the other text has in its place.
    fn alarm(&self, index: usize, others: &HashSet<String>) -> Option<Alarm> {
        let word = self.words.get(index);
        let small = small(word);
        let is_known = |table: fn(&Language) -> &'static str| {
            let mut entries = self.languages.iter().flat_map(|language| table(language).split_whitespace());
            entries.any(|entry| languages::fits(entry, word, &small))
        };
        // "Not" against "NOT" is another case and no other meaning; "may" against "May" may well be one.
        let is_there = others.contains(&small);
        let is_opposite = || {
            let mut prefixes =
                self.languages.iter().flat_map(|language| language.negating.split_whitespace());
            prefixes.any(|prefix| {
                let shorter =
                    small.strip_prefix(prefix).filter(|word| word.chars().count() >= LEAST_OPPOSITE);
                let is_longer = small.chars().count() >= LEAST_OPPOSITE;
                shorter.is_some_and(|shorter| others.contains(shorter))
                    || (is_longer && others.contains(&format!("{prefix}{small}")))
            })
        };
        if word.contains(char::is_numeric) || self.is_at_number(index) {
            Some(Alarm::Number)
        } else if is_known(|language| language.dates) {
            Some(Alarm::Date)
        } else if is_known(|language| language.numbers) {
            (!is_there).then_some(Alarm::Number)
        } else if is_known(|language| language.negations) {
            (!is_there).then_some(Alarm::Negation)
        } else if is_opposite() {
            Some(Alarm::Negation)
        } else if self.names.get(index) == Some(&true) || self.is_capital(index) {
            Some(Alarm::Name)
        } else {
            None
        }
    }

    /// A sign before a number, or a unit behind it.
    fn is_at_number(&self, index: usize) -> bool {
        let is_number = |index: Option<usize>| {
            index.is_some_and(|index| self.words.get(index).contains(char::is_numeric))
        };
        match self.words.get(index) {
            "-" | "+" | "±" | "~" | "<" | ">" | "≤" | "≥" | "$" | "€" | "£" | "¥" | "₽" => {
                is_number(Some(index + 1)) && !self.words.is_spaced(index + 1)
            }
            "%" | "‰" | "°" => is_number(index.checked_sub(1)),
            _ => false,
        }
    }

    /// Whether a word has a capital letter for no other reason than what it means.
    fn is_capital(&self, index: usize) -> bool {
        let word = self.words.get(index);
        let is_i = word == "I" || word.starts_with("I'");
        self.capitals_tell
            && word.starts_with(char::is_uppercase)
            && !is_i
            && !begins_sentence(self.words.before(index))
    }

    fn small(&self, words: &Range<usize>) -> HashSet<String> {
        words.clone().map(|word| small(self.words.get(word))).collect()
    }
}

/// For looking up only: the offsets are not those of the word.
fn small(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).collect()
}

fn has_small_letters(words: &Words<'_>) -> bool {
    words.iter().any(|word| word.contains(char::is_lowercase))
}

/// "Unlawful" is the opposite of "lawful", and "inn" none of "n": what is shorter than this is no word of that kind.
const LEAST_OPPOSITE: usize = 4;

/// How far back the end of the sentence before is looked for, in characters.
const REACH: usize = 40;

/// After these a point ends no sentence.
const TITLES: &[&str] =
    &["Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Lt", "Sgt", "Sen", "Rep", "Gov", "St"];

/// Whether a sentence, a heading or a quoted one begins behind `before`, or may do so: nothing is known before it.
fn begins_sentence(before: &str) -> bool {
    let mut line_ends = 0;
    for (at, c) in before.char_indices().rev().take(REACH) {
        match c {
            '\n' if line_ends > 0 => return true,
            '\n' => line_ends += 1,
            '.' => return !ends_in_title(before.get(..at).unwrap_or_default()),
            '!' | '?' | ':' | '…' | '。' | '؟' => return true,
            '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '(' | '[' => {}
            c if c.is_whitespace() => {}
            _ => return false,
        }
    }
    true
}

/// Whether a text ends in "Mr" or in an initial.
fn ends_in_title(before: &str) -> bool {
    let start = before.char_indices().rev().take(REACH).find(|(_, c)| !c.is_alphabetic());
    let word = start.map_or(before, |(at, c)| before.get(at + c.len_utf8()..).unwrap_or_default());
    TITLES.contains(&word) || (word.starts_with(char::is_uppercase) && word.chars().nth(1).is_none())
}

#[cfg(test)]
mod tests;
