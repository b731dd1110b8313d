//! What a term asks of an event, once its values are looked up.
//!
//! A million events are asked while a filter is typed: nothing here takes memory for an event but its answer.

use std::ops::Range;

use crate::{
    accounts::{Comparison, Verdict},
    coverage,
    dates::{Answer, Reach},
    evidence::Class,
    findings::{Checked, Sought},
    model::{Event, EventId, Source, When},
};

use super::{
    field::State,
    when::{self, Side},
};

#[derive(Debug)]
pub(super) enum Term {
    Words(Sought),
    /// By actor: whether it is one of those.
    Actors(Vec<bool>),
    SaidBy(Vec<bool>),
    Articles(Vec<bool>),
    Places(Vec<bool>),
    /// As they are written.
    Tags(Vec<String>),
    When(Side, Vec<Reach>),
    /// An account of one of these facts, by fact; with one of these verdicts on it, where any are given.
    Told {
        facts: Vec<bool>,
        verdicts: Vec<Verdict>,
    },
    Sources(Vec<Range<usize>>),
    Quotes(Vec<Class>),
    States(Vec<State>),
}

impl Term {
    /// For each of `events`, which are in their order.
    pub(super) fn answers(&self, checked: &Checked, events: &[EventId]) -> Vec<Answer> {
        let timeline = &checked.timeline;
        let with_source = |is_so: &dyn Fn(&Source) -> bool| {
            each(checked, events, |event| timeline.sources_of(event).any(|(_, source)| is_so(source)))
        };
        match self {
            Self::Words(words) => {
                let mut looking = words.looking(timeline);
                each(checked, events, |event| looking.finds(event))
            }
            Self::Actors(actors) => each(checked, events, |event| {
                timeline.cast_of(event).iter().any(|actor| actors[actor.index()])
            }),
            Self::SaidBy(actors) => {
                with_source(&|source| source.speech().said_by.is_some_and(|actor| actors[actor.index()]))
            }
            Self::Articles(articles) => with_source(&|source| articles[source.article.index()]),
            Self::Places(places) => {
                each(checked, events, |event| event.places().iter().any(|place| places[place.index()]))
            }
            Self::Tags(wanted) => each(checked, events, |event| {
                timeline.tags_of(event).iter().any(|tag| {
                    // Most differ in length, and need not be read.
                    let alike = wanted.iter().filter(|wanted| wanted.len() == tag.span().len());
                    alike.into_iter().any(|wanted| timeline.text(*tag).as_written() == wanted)
                })
            }),
            Self::When(side, periods) => when::answers(timeline, events, *side, periods),
            Self::Told { facts, verdicts } => told(checked, events, |comparison| {
                facts[comparison.fact.index()]
                    && (verdicts.is_empty() || verdicts.contains(&comparison.verdict))
            }),
            Self::Sources(counts) => {
                each(checked, events, |event| counts.iter().any(|count| count.contains(&event.sources.len())))
            }
            Self::Quotes(classes) => {
                let is_so = |source| classes.contains(&checked.findings.passage(source).class());
                each(checked, events, |event| timeline.sources_of(event).any(|(source, _)| is_so(source)))
            }
            Self::States(states) => {
                each(checked, events, |event| states.iter().any(|state| is(checked, event, *state)))
            }
        }
    }

    /// Whether its answers depend on what is found of quotes, or of what sources say of facts.
    pub(super) fn asks_for_findings(&self) -> bool {
        match self {
            Self::Told { .. } | Self::Quotes(_) => true,
            Self::States(states) => states.contains(&State::Faulty),
            Self::Words(_)
            | Self::Actors(_)
            | Self::SaidBy(_)
            | Self::Articles(_)
            | Self::Places(_)
            | Self::Tags(_)
            | Self::When(..)
            | Self::Sources(_) => false,
        }
    }

    /// Whether it is a no wherever `other` is one.
    pub(super) fn narrows(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Words(words), Self::Words(others)) => words.narrows(others),
            (Self::Actors(some), Self::Actors(all))
            | (Self::SaidBy(some), Self::SaidBy(all))
            | (Self::Articles(some), Self::Articles(all))
            | (Self::Places(some), Self::Places(all)) => {
                some.iter().zip(all).all(|(some, all)| !some || *all)
            }
            (Self::Tags(tags), Self::Tags(others)) => tags == others,
            (Self::When(side, periods), Self::When(other, others)) => (side, periods) == (other, others),
            (Self::Told { facts, verdicts }, Self::Told { facts: of_others, verdicts: others }) => {
                (facts, verdicts) == (of_others, others)
            }
            (Self::Sources(counts), Self::Sources(others)) => counts == others,
            (Self::Quotes(classes), Self::Quotes(others)) => classes == others,
            (Self::States(states), Self::States(others)) => states == others,
            _ => false,
        }
    }
}

fn each(checked: &Checked, events: &[EventId], mut is_so: impl FnMut(&Event) -> bool) -> Vec<Answer> {
    events.iter().map(|id| is_so(&checked.timeline.events[*id]).into()).collect()
}

/// Goes along the accounts beside the events: both are in the same order.
fn told(checked: &Checked, events: &[EventId], is_so: impl Fn(&Comparison) -> bool) -> Vec<Answer> {
    let all = checked.accounts.all();
    let first = events.first().map_or(0, |event| checked.accounts.first_from(*event));
    let mut rest = all.get(first..).unwrap_or_default();
    let answer = |event: &EventId| {
        while let Some((comparison, behind)) = rest.split_first() {
            if comparison.event >= *event {
                break;
            }
            rest = behind;
        }
        let own = rest.iter().take_while(|comparison| comparison.event == *event);
        own.into_iter().any(&is_so).into()
    };
    events.iter().map(answer).collect()
}

fn is(checked: &Checked, event: &Event, state: State) -> bool {
    match state {
        State::Undated => matches!(event.when, When::Undated),
        State::Graphic => event.graphic,
        State::SingleSource => coverage::is_single_source(&checked.timeline, event),
        State::Faulty => checked.is_faulty(event),
    }
}
