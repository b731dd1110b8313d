//! What may be typed next in a filter: fields, and the ids of what is called so.

use std::ops::Range;

use strum::{IntoEnumIterator, VariantNames};

use crate::{
    accounts::Verdict,
    evidence::{Class, searched},
    findings::Checked,
    model::{Actor, Article, Fact, Place},
    text::Kept,
};

use super::{
    actors::quoted,
    field::{Field, State},
    lexer::{ends_word, is_in_name},
    names::Called,
    terms::tags,
};

/// Something to type instead of a part of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Completion {
    /// What it takes the place of, in bytes of the filter.
    pub(crate) range: Range<usize>,
    pub(crate) replacement: String,
    /// What that means, or what it is called.
    pub(crate) label: Kept,
}

/// What may be meant by what is typed before `cursor`, which is in bytes of `text`; the likeliest first. Nothing
/// where the cursor is inside a character.
///
/// A word may become a field, a fact, or an actor, a place, an article or a tag that is called so; a value, what
/// its field can be. What is in quotation marks and no value stays as it is.
pub(crate) fn completions(checked: &Checked, text: &str, cursor: usize) -> Vec<Completion> {
    let Some((before, rest)) = text.split_at_checked(cursor) else { return Vec::new() };
    let start = word_start(before);
    let typed = text.get(start..cursor).unwrap_or_default();
    let name = typed.get(..typed.find(|c| !is_in_name(c)).unwrap_or(typed.len())).unwrap_or_default();
    let behind = typed.get(name.len()..).unwrap_or_default();
    let offers = match behind.chars().next() {
        None => of_word(checked, name),
        Some(':' | '=') if name.is_empty() => return Vec::new(),
        Some(sign @ (':' | '=')) => {
            let start = start + name.len() + 1;
            let start = start + value_start(behind.get(1..).unwrap_or_default());
            let value = text.get(start..cursor).unwrap_or_default();
            let offers = of_value(checked, (name, sign), value.strip_prefix('"').unwrap_or(value));
            return placed(offers, start..value_end(text, start, cursor));
        }
        Some(_) => return Vec::new(),
    };
    let mut end = cursor + rest.find(|c| !is_in_name(c)).unwrap_or(rest.len());
    if text.get(end..).is_some_and(|rest| rest.starts_with([':', '='])) {
        end += 1;
    }
    placed(offers, start..end)
}

/// A replacement and its label, and how well it fits: 0 is best.
struct Offer {
    rank: usize,
    replacement: String,
    label: Kept,
}

fn placed(mut offers: Vec<Offer>, range: Range<usize>) -> Vec<Completion> {
    // A stable sort: equals stay in the order of the fields, then of their ids.
    offers.sort_by_key(|offer| offer.rank);
    let placed = |Offer { replacement, label, .. }| Completion { range: range.clone(), replacement, label };
    offers.into_iter().map(placed).collect()
}

/// Where the word begins that `before` ends with, behind what negates it.
fn word_start(before: &str) -> usize {
    let (mut start, mut is_quoted) = (0, false);
    for (at, c) in before.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            c if ends_word(c) || (c == '-' && at == start) => start = at + c.len_utf8(),
            _ => {}
        }
    }
    start
}

/// Where the last of some values begins: behind the last comma that is not of a date or in quotation marks.
fn value_start(values: &str) -> usize {
    let (mut start, mut depth, mut is_quoted) = (0, 0_usize, false);
    for (at, c) in values.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 && !is_quoted => start = at + 1,
            _ => {}
        }
    }
    start
}

/// Where the value ends that begins at `start` and has the cursor in it.
fn value_end(text: &str, start: usize, cursor: usize) -> usize {
    let rest = text.get(cursor..).unwrap_or_default();
    let value = text.get(start..cursor).unwrap_or_default();
    if value.starts_with('"') && !value.get(1..).is_some_and(|value| value.contains('"')) {
        return rest.find('"').map_or(cursor, |at| cursor + at + 1);
    }
    cursor + rest.find(|c| ends_word(c) || c == ',').unwrap_or(rest.len())
}

fn of_word(checked: &Checked, word: &str) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Field::iter()
        .filter(|field| <&str>::from(*field).starts_with(word))
        .map(|field| Offer {
            rank: 0,
            replacement: format!("{}:", <&str>::from(field)),
            label: field.meaning().into(),
        })
        .collect();
    let with = |lead: &'static str, offers: Vec<Offer>| {
        let led = move |offer: Offer| Offer { replacement: format!("{lead}{}", offer.replacement), ..offer };
        offers.into_iter().map(led)
    };
    let facts = called::<Fact>(checked, word);
    offers.extend(facts.into_iter().map(|offer| Offer { replacement: offer.replacement + "=", ..offer }));
    if !word.is_empty() {
        offers.extend(with("actor:", called::<Actor>(checked, word)));
        offers.extend(with("place:", called::<Place>(checked, word)));
        offers.extend(with("article:", called::<Article>(checked, word)));
        offers.extend(with("tag:", tagged(checked, word)));
    }
    offers
}

fn of_value(checked: &Checked, (name, sign): (&str, char), value: &str) -> Vec<Offer> {
    let verdicts = || {
        let meaning = |verdict: &str| verdict.parse().map_or("", Verdict::meaning);
        listed(Verdict::VARIANTS.iter().copied(), meaning, value)
    };
    if sign == '=' {
        return verdicts();
    }
    match name.parse() {
        Ok(Field::Actor | Field::SaidBy) => called::<Actor>(checked, value),
        Ok(Field::Place) => called::<Place>(checked, value),
        Ok(Field::Article) => called::<Article>(checked, value),
        Ok(Field::Fact) => called::<Fact>(checked, value),
        Ok(Field::Tag) => tagged(checked, value),
        Ok(Field::Verdict) => verdicts(),
        Ok(Field::Quote) => listed(Class::iter().map(<&str>::from), |_| "", value),
        Ok(Field::Is) => listed(State::VARIANTS.iter().copied(), |_| "", value),
        Ok(Field::Date | Field::After | Field::Before | Field::Sources | Field::Text) | Err(_) => Vec::new(),
    }
}

fn listed<'a>(
    all: impl Iterator<Item = &'a str>,
    meaning: impl Fn(&str) -> &'static str,
    value: &str,
) -> Vec<Offer> {
    let fitting = all.filter(|name| name.starts_with(value));
    fitting.map(|name| Offer { rank: 0, replacement: name.to_owned(), label: meaning(name).into() }).collect()
}

/// What is called so: first those whose id or name begins so, then those with a word that does.
fn called<T: Called>(checked: &Checked, value: &str) -> Vec<Offer> {
    let timeline = &checked.timeline;
    let register = T::all(timeline);
    let sought = searched(value);
    let offer = |id| {
        let item = &register[id];
        let written = |text| timeline.text(text).as_written();
        let names = item.names();
        let all = [item.id()].into_iter().chain(names.iter().copied());
        let rank = all.filter_map(|name| rank_of(written(name), &sought)).min();
        Some(Offer {
            rank: rank?,
            replacement: quoted(written(item.id())),
            label: names.first().map_or("", |name| written(*name)).into(),
        })
    };
    register.sorted().filter_map(offer).collect()
}

fn tagged(checked: &Checked, value: &str) -> Vec<Offer> {
    let sought = searched(value);
    let offer = |tag| {
        let rank = rank_of(tag, &sought)?;
        Some(Offer { rank, replacement: quoted(tag), label: "tag".into() })
    };
    tags(checked).into_iter().filter(|tag| !tag.trim().is_empty()).filter_map(offer).collect()
}

/// How well a name fits that is to begin as `sought` does, which is as [`searched`] leaves it.
fn rank_of(name: &str, sought: &str) -> Option<usize> {
    // Thousands of names are looked through on each key: most need no copy for it.
    if name.is_ascii() && sought.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        plain_rank(name.as_bytes(), sought.as_bytes())
    } else {
        rank(&searched(name), sought)
    }
}

/// The same of ASCII, and without a copy.
fn plain_rank(name: &[u8], sought: &[u8]) -> Option<usize> {
    let begins =
        |at: usize| name.get(at..at + sought.len()).is_some_and(|found| found.eq_ignore_ascii_case(sought));
    let is_inside = |at: usize| {
        let is_begun = at
            .checked_sub(1)
            .and_then(|before| name.get(before))
            .is_none_or(|byte| !byte.is_ascii_alphanumeric());
        is_begun && begins(at)
    };
    if begins(0) { Some(0) } else { (1..name.len()).any(is_inside).then_some(1) }
}

/// How well a name fits that is to begin so: 0 is best.
fn rank(name: &str, sought: &str) -> Option<usize> {
    let begins_inside = || name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(sought));
    if name.starts_with(sought) { Some(0) } else { begins_inside().then_some(1) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{load::tests::timeline, query::Filter};

    fn checked() -> Checked {
        let text = "[actors.putin]\nname = 'Vladimir Putin'\n[actors.us-embassy]\nname = 'US Embassy in Moscow'\n\
            [actors.peskov]\nname = 'Dmitry Peskov'\n[places.moscow]\nname = 'Moscow'\n[facts.deaths]\n\
            name = 'People killed'\n[articles.note]\ntitle = 'A note'\n[[events]]\nid = 'e'\ntitle = 'E'\n\
            tags = ['warning', 'état major', 'the \"hit, list\"', ' ']\n";
        Checked::new(timeline(text), Vec::new())
    }

    /// What becomes of a filter at `|` with each completion.
    fn completed(typed: &str) -> Vec<String> {
        let cursor = typed.find('|').expect("a cursor");
        let text = typed.replace('|', "");
        let completed = |completion: Completion| {
            let mut text = text.clone();
            text.replace_range(completion.range, &completion.replacement);
            text
        };
        completions(&checked(), &text, cursor).into_iter().map(completed).collect()
    }

    #[test]
    fn words_become_fields_and_what_is_called_so() {
        let table: &[(&str, &[&str])] = &[
            ("ac|", &["actor:"]),
            ("x -sa|", &["x -said_by:"]),
            ("(de|", &["(deaths="]),
            ("moscow -(pl|a", &["moscow -(place:"]),
            ("ac|tor:putin", &["actor:putin"]),
            ("pu|", &["actor:putin"]),
            ("vlad|", &["actor:putin"]),
            ("Mosc|", &["place:moscow", "actor:us-embassy"]),
            ("no|", &["article:note"]),
            ("etat|", &["tag:\"état major\""]),
            ("kill|", &["deaths="]),
            ("zzz|", &[]),
            ("\"ac|", &[]),
            ("\"a b\" ac|", &["\"a b\" actor:"]),
        ];
        for (typed, wanted) in table {
            assert_eq!(completed(typed), *wanted, "{typed}");
        }
        assert_eq!(completed("|").len(), Field::VARIANTS.len() + 2, "all fields, the fact, and the date");
    }

    #[test]
    fn values_become_what_their_field_can_be() {
        let table: &[(&str, &[&str])] = &[
            ("actor:p|", &["actor:peskov", "actor:putin"]),
            ("actor:putin,emb| x", &["actor:putin,us-embassy x"]),
            ("actor:pes|,putin", &["actor:peskov,putin"]),
            ("actor:\"us em|bassy\" x", &["actor:us-embassy x"]),
            ("said_by:\"vladimir |", &["said_by:putin"]),
            ("place:|", &["place:moscow"]),
            ("tag:the|", &["tag:\"the ”hit, list”\""]),
            ("tag:e|", &["tag:\"état major\""]),
            ("deaths=con|", &["deaths=conflict"]),
            ("verdict:un|", &["verdict:unclear"]),
            ("quote:un|", &["quote:unchecked", "quote:unquoted"]),
            ("is:si|", &["is:single-source"]),
            ("date:2024|", &[]),
            ("nothing:x|", &[]),
            (":|", &[]),
        ];
        for (typed, wanted) in table {
            assert_eq!(completed(typed), *wanted, "{typed}");
        }
    }

    #[test]
    fn a_completion_says_what_it_stands_for() {
        let labels = |text: &str| -> Vec<String> {
            let all = completions(&checked(), text, text.len()).into_iter();
            all.map(|completion| completion.label.written().as_written().to_owned()).collect()
        };
        assert_eq!(labels("put"), ["Vladimir Putin"]);
        assert_eq!(labels("verdict:conf"), ["values that cannot both be true"]);
        assert!(!labels("").iter().any(String::is_empty));
    }

    proptest! {
        #[test]
        fn a_name_fits_as_well_without_a_copy(name in "[abAB' `\t-]{0,8}", sought in "[ab]{0,3}") {
            prop_assert_eq!(rank_of(&name, &sought), rank(&searched(&name), &sought));
        }

        #[test]
        fn what_is_completed_is_a_filter_and_no_text_breaks_it(
            text in prop_oneof![any::<String>(), "-?\\(?(actor:|tag:|is:|deaths=|x )?\"?[a-pé,\"]{0,3}"],
            at in any::<prop::sample::Index>(),
        ) {
            let checked = checked();
            for cursor in [at.index(text.len() + 1), text.len()] {
                for completion in completions(&checked, &text, cursor) {
                    prop_assert!(text.get(completion.range.clone()).is_some());
                    let term = completion.replacement;
                    if term.contains(':') && !term.ends_with(':') {
                        let understood = Filter::parse(&checked, &term);
                        prop_assert!(understood.is_ok(), "{}: {:?}", term, understood);
                    }
                }
            }
        }
    }
}
