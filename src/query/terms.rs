//! What the values of each term name.

use std::ops::Range;

use strum::{IntoEnumIterator, VariantNames};

use crate::{
    accounts::Verdict,
    evidence::{Class, searched},
    findings::{Checked, Sought},
    model::{Actor, Article, Fact, Place},
    problem::nearest,
};

use super::{
    FilterError,
    field::{Field, State, named, unknown},
    names::{find, members},
    syntax::Piece,
    term::Term,
    when::{self, Side},
};

pub(super) fn words(checked: &Checked, words: &Piece) -> Term {
    Term::Words(Sought::new(&checked.timeline, &searched(&words.text)))
}

pub(super) fn field(checked: &Checked, name: &Piece, values: &[Piece]) -> Result<Term, FilterError> {
    let Ok(field) = name.text.parse() else { return Err(unknown_field(checked, name, values)) };
    let timeline = &checked.timeline;
    let when = |side| Ok(Term::When(side, when::periods(timeline, values)?));
    Ok(match field {
        Field::Actor => Term::Actors(members::<Actor>(checked, values)?),
        Field::SaidBy => Term::SaidBy(members::<Actor>(checked, values)?),
        Field::Article => Term::Articles(members::<Article>(checked, values)?),
        Field::Text => {
            let mut articles = vec![false; timeline.articles.len()];
            for value in values {
                let found = checked.searchable.articles_with(timeline, &searched(&value.text));
                articles.iter_mut().zip(found).for_each(|(held, found)| *held |= found);
            }
            Term::Articles(articles)
        }
        Field::Tag => tagged(checked, values)?,
        Field::Place => Term::Places(members::<Place>(checked, values)?),
        Field::Date => return when(Side::Within),
        Field::After => return when(Side::After),
        Field::Before => return when(Side::Before),
        Field::Verdict => Term::Told { facts: vec![true; timeline.facts.len()], verdicts: verdicts(values)? },
        Field::Fact => Term::Told { facts: members::<Fact>(checked, values)?, verdicts: Vec::new() },
        Field::Sources => Term::Sources(values.iter().map(count).collect::<Result<_, _>>()?),
        Field::Quote => Term::Quotes(values.iter().map(class).collect::<Result<_, _>>()?),
        Field::Is => {
            let states = values.iter().map(|value| named(value, "such state", State::VARIANTS));
            Term::States(states.collect::<Result<_, _>>()?)
        }
    })
}

/// `deaths=conflict`
pub(super) fn fact(checked: &Checked, name: &Piece, values: &[Piece]) -> Result<Term, FilterError> {
    let fact = find::<Fact>(checked, name).map_err(|error| match name.text.parse::<Field>() {
        Ok(_) => {
            error.help(format!("did you mean `{}:`? `=` stands between a fact and a verdict", name.text))
        }
        Err(_) => error,
    })?;
    let facts = checked.timeline.facts.ids().map(|id| id == fact).collect();
    Ok(Term::Told { facts, verdicts: verdicts(values)? })
}

fn tagged(checked: &Checked, values: &[Piece]) -> Result<Term, FilterError> {
    let tags = tags(checked);
    let sought: Vec<String> = values.iter().map(|value| searched(value.text.trim())).collect();
    for (value, sought) in values.iter().zip(&sought) {
        if !tags.iter().any(|tag| searched(tag) == *sought) {
            return Err(unknown(value, "tag", &tags));
        }
    }
    // There are few tags, and many events with them.
    let wanted = tags.into_iter().filter(|tag| sought.contains(&searched(tag)));
    Ok(Term::Tags(wanted.map(str::to_owned).collect()))
}

/// All tags of the timeline, each once, in order.
pub(super) fn tags(checked: &Checked) -> Vec<&str> {
    let timeline = &checked.timeline;
    let tags = checked.searchable.tags(timeline);
    tags.iter().map(|tag| timeline.text(*tag).as_written()).collect()
}

fn verdicts(values: &[Piece]) -> Result<Vec<Verdict>, FilterError> {
    values.iter().map(|value| named(value, "verdict", Verdict::VARIANTS)).collect()
}

fn class(value: &Piece) -> Result<Class, FilterError> {
    let name = |class: &Class| <&str>::from(*class);
    Class::iter().find(|class| name(class) == value.text).ok_or_else(|| {
        let names: Vec<&str> = Class::iter().map(|class| name(&class)).collect();
        unknown(value, "class of quotes", &names)
    })
}

fn count(value: &Piece) -> Result<Range<usize>, FilterError> {
    counts(value.text.trim()).ok_or_else(|| {
        let help = "write `sources:2`, `sources:<2`, `sources:>=2` or `sources:2..4`";
        FilterError::new(value.at.clone(), format!("`{}` is no number of sources", value.text)).help(help)
    })
}

/// `2`, `=2`, `<2`, `<=2`, `>2`, `>=2` or `2..4`.
fn counts(text: &str) -> Option<Range<usize>> {
    if let Some((from, to)) = text.split_once("..") {
        return Some(number(from)?..number(to)?.saturating_add(1));
    }
    let digits = text.trim_start_matches(['<', '>', '=']);
    let count = number(digits)?;
    let next = count.saturating_add(1);
    Some(match text.strip_suffix(digits)? {
        "" | "=" => count..next,
        "<" => 0..count,
        "<=" => 0..next,
        ">" => next..usize::MAX,
        ">=" => count..usize::MAX,
        _ => return None,
    })
}

fn number(digits: &str) -> Option<usize> {
    usize::try_from(digits.parse::<u32>().ok()?).ok()
}

fn unknown_field(checked: &Checked, name: &Piece, values: &[Piece]) -> FilterError {
    let message = format!("there is no field `{}`", name.text);
    let error = FilterError::new(name.at.clone(), message);
    let timeline = &checked.timeline;
    if timeline.facts.find(&timeline.texts, &name.text).is_some() {
        let verdict = values.first().filter(|value| value.text.parse::<Verdict>().is_ok());
        let verdict = verdict.map_or("conflict", |value| &value.text);
        return error.help(format!("it is a fact: `fact:{0}`, or `{0}={verdict}`", name.text));
    }
    let near = nearest::nearest(&name.text, Field::VARIANTS.iter().copied());
    error.help(near.map_or_else(
        || {
            format!(
                "the fields are {}; in quotes it is looked for as it stands",
                nearest::list(Field::VARIANTS)
            )
        },
        |near| format!("did you mean `{near}:`?"),
    ))
}
