//! What each term asks of an event.

use std::ops::Range;

use strum::{IntoEnumIterator, VariantNames};

use crate::{
    accounts::Verdict,
    coverage,
    dates::Answer,
    evidence::{Class, searched},
    findings::Checked,
    model::{Actor, Article, Event, EventId, Fact, Place, Source, When},
    problem::nearest,
};

use super::{
    FilterError,
    field::{Field, State, named, unknown},
    names::{find, members},
    syntax::Piece,
    when,
};

/// By event: whether it is what was asked for.
pub(super) type Answers = Vec<Answer>;

pub(super) fn words(checked: &Checked, words: &Piece) -> Answers {
    let held = checked.searchable.events_with(&checked.timeline, &searched(&words.text));
    held.into_iter().map(Answer::from).collect()
}

pub(super) fn field(checked: &Checked, name: &Piece, values: &[Piece]) -> Result<Answers, FilterError> {
    let Ok(field) = name.text.parse() else { return Err(unknown_field(checked, name, values)) };
    let timeline = &checked.timeline;
    Ok(match field {
        Field::Actor => {
            let actors = members::<Actor>(checked, values)?;
            each(checked, |_, event| timeline.cast_of(event).iter().any(|part| actors[part.actor.index()]))
        }
        Field::SaidBy => {
            let actors = members::<Actor>(checked, values)?;
            let is_said =
                |source: &Source| source.speech().said_by.is_some_and(|actor| actors[actor.index()]);
            each(checked, |_, event| timeline.sources_of(event).any(|(_, source)| is_said(source)))
        }
        Field::Article => {
            let articles = members::<Article>(checked, values)?;
            from_article(checked, &articles)
        }
        Field::Text => {
            let mut articles = vec![false; timeline.articles.len()];
            for value in values {
                let found = checked.searchable.articles_with(timeline, &searched(&value.text));
                articles.iter_mut().zip(found).for_each(|(held, found)| *held |= found);
            }
            from_article(checked, &articles)
        }
        Field::Tag => tagged(checked, values)?,
        Field::Place => {
            let places = members::<Place>(checked, values)?;
            each(checked, |_, event| event.places().iter().any(|place| places[place.index()]))
        }
        Field::Date | Field::After | Field::Before => when::answers(checked, field, values)?,
        Field::Verdict => {
            let verdicts = verdicts(values)?;
            let of_event = |id| checked.accounts.of_event(id).iter();
            each(checked, |id, _| of_event(id).any(|comparison| verdicts.contains(&comparison.verdict)))
        }
        Field::Fact => {
            let facts = members::<Fact>(checked, values)?;
            let of_event = |id| checked.accounts.of_event(id).iter();
            each(checked, |id, _| of_event(id).any(|comparison| facts[comparison.fact.index()]))
        }
        Field::Sources => {
            let counts = values.iter().map(count).collect::<Result<Vec<_>, _>>()?;
            each(checked, |_, event| counts.iter().any(|count| count.contains(&event.sources.len())))
        }
        Field::Quote => {
            let classes = values.iter().map(class).collect::<Result<Vec<_>, _>>()?;
            let is_so = |source| classes.contains(&checked.findings.passage(source).class());
            each(checked, |_, event| timeline.sources_of(event).any(|(source, _)| is_so(source)))
        }
        Field::Is => {
            let states = values.iter().map(|value| named(value, "such state", State::VARIANTS));
            let states = states.collect::<Result<Vec<State>, _>>()?;
            each(checked, |_, event| states.iter().any(|state| is(checked, event, *state)))
        }
    })
}

/// `deaths=conflict`
pub(super) fn fact(checked: &Checked, name: &Piece, values: &[Piece]) -> Result<Answers, FilterError> {
    let fact = find::<Fact>(checked, name).map_err(|error| match name.text.parse::<Field>() {
        Ok(_) => {
            error.help(format!("did you mean `{}:`? `=` stands between a fact and a verdict", name.text))
        }
        Err(_) => error,
    })?;
    let verdicts = verdicts(values)?;
    let of_event = |id| checked.accounts.of_event(id).iter().filter(|comparison| comparison.fact == fact);
    Ok(each(checked, |id, _| of_event(id).any(|comparison| verdicts.contains(&comparison.verdict))))
}

fn each(checked: &Checked, is_so: impl Fn(EventId, &Event) -> bool) -> Answers {
    checked.timeline.events.iter().map(|(id, event)| is_so(id, event).into()).collect()
}

fn from_article(checked: &Checked, articles: &[bool]) -> Answers {
    let is_in = |(_, source): (_, &Source)| articles[source.article.index()];
    each(checked, |_, event| checked.timeline.sources_of(event).any(is_in))
}

fn tagged(checked: &Checked, values: &[Piece]) -> Result<Answers, FilterError> {
    let tags = tags(checked);
    let sought: Vec<String> = values.iter().map(|value| searched(value.text.trim())).collect();
    for (value, sought) in values.iter().zip(&sought) {
        if !tags.iter().any(|tag| searched(tag) == *sought) {
            return Err(unknown(value, "tag", &tags));
        }
    }
    // There are few tags, and many events with them.
    let wanted: Vec<&str> = tags.into_iter().filter(|tag| sought.contains(&searched(tag))).collect();
    let is_wanted = |tag| wanted.binary_search(&checked.timeline.text(tag).as_written()).is_ok();
    Ok(each(checked, |_, event| checked.timeline.tags_of(event).iter().any(|tag| is_wanted(*tag))))
}

/// All tags of the timeline, each once, in order.
pub(super) fn tags(checked: &Checked) -> Vec<&str> {
    let timeline = &checked.timeline;
    let tags = timeline.events.iter().flat_map(|(_, event)| timeline.tags_of(event).iter());
    let mut tags: Vec<&str> = tags.map(|tag| timeline.text(*tag).as_written()).collect();
    tags.sort_unstable();
    tags.dedup();
    tags
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

fn is(checked: &Checked, event: &Event, state: State) -> bool {
    match state {
        State::Undated => matches!(event.when, When::Undated),
        State::Graphic => event.graphic,
        State::SingleSource => coverage::is_single_source(&checked.timeline, event),
        State::Faulty => checked.is_faulty(event),
    }
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
