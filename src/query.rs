//! Which events to show: the filter language, and what passes a filter.
//!
//! ```text
//! actor:putin -tag:background (date:2024-03 OR deaths=conflict) "concert hall"
//! ```
//!
//! A filter is typed (`lexer`, `syntax`), and each of its terms is asked of every event (`terms`, `when`), once.
//! Its answers are three-valued through and, or and not: what is dated to March 2024 is possibly of the 22nd.

mod actors;
pub(crate) mod completion;
mod error;
mod field;
mod lexer;
mod names;
mod syntax;
mod terms;
mod when;

use std::rc::Rc;

use crate::{
    dates::Answer,
    findings::Checked,
    model::{ActorId, EventId, Timeline},
};

pub(crate) use error::FilterError;

use actors::Actors;
use syntax::{Expr, Node};
use terms::Answers;

/// What the reader asked to see. The default shows everything.
///
/// It holds for the [`Checked`] that it was made for, whose events it knows by number.
#[derive(Debug, Default, Clone)]
pub(crate) struct Filter {
    text: String,
    actors: Actors,
    /// By event; nothing where nothing is asked for.
    answers: Option<Rc<[Answer]>>,
}

impl Filter {
    /// Understands a filter as it is typed.
    pub(crate) fn parse(checked: &Checked, text: &str) -> Result<Self, FilterError> {
        let Some(whole) = syntax::parse(text)? else { return Ok(Self::default()) };
        let answers = answers(checked, &whole)?.into();
        let actors = Actors::of(checked, text, &whole)?;
        Ok(Self { text: text.trim().to_owned(), actors, answers: Some(answers) })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.answers.is_none()
    }

    /// As it was typed.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether `event` passes it only possibly.
    pub(crate) fn is_possible(&self, event: EventId) -> bool {
        let answer = self.answers.as_ref().and_then(|answers| answers.get(event.index()));
        answer == Some(&Answer::Possibly)
    }

    /// The actors of whom one must take part: those of the first term `actor:` that all else is joined to.
    pub(crate) fn included(&self) -> &[ActorId] {
        &self.actors.included
    }

    /// The actors of whom none may take part.
    pub(crate) fn excluded(&self) -> &[ActorId] {
        &self.actors.excluded
    }

    /// Whether it asks for nothing but actors.
    pub(crate) fn is_of_actors(&self) -> bool {
        !self.is_empty() && self.actors.rest.is_empty()
    }

    /// The same filter with other actors in it. All else stays as it was typed.
    #[must_use]
    pub(crate) fn with_actors(
        &self,
        checked: &Checked,
        included: Vec<ActorId>,
        excluded: Vec<ActorId>,
    ) -> Self {
        let actors = Actors { included, excluded, rest: self.actors.rest.clone() };
        // It is made of terms that were understood, unless an id is one that cannot be typed.
        Self::parse(checked, &actors.text(checked)).unwrap_or_else(|_| self.clone())
    }
}

/// By event: whether it is what `node` asks for.
fn answers(checked: &Checked, node: &Node) -> Result<Answers, FilterError> {
    let joined = |nodes: &[Node], none: Answer, join: fn(Answer, Answer) -> Answer| {
        let mut all = vec![none; checked.timeline.events.len()];
        for node in nodes {
            let more = answers(checked, node)?;
            all.iter_mut().zip(more).for_each(|(answer, more)| *answer = join(*answer, more));
        }
        Ok(all)
    };
    match &node.expr {
        Expr::All(nodes) => joined(nodes, Answer::Yes, Answer::and),
        Expr::Any(nodes) => joined(nodes, Answer::No, Answer::or),
        Expr::Not(node) => Ok(answers(checked, node)?.into_iter().map(|answer| !answer).collect()),
        Expr::Words(words) => Ok(terms::words(checked, words)),
        Expr::Field { name, values } => terms::field(checked, name, values),
        Expr::Fact { name, values } => terms::fact(checked, name, values),
    }
}

/// The events that a filter shows.
#[derive(Debug, Default)]
pub(crate) struct Matches {
    /// All that is not a plain no, in the order for showing.
    pub(crate) shown: Vec<EventId>,
    /// Those of them that only possibly pass, in the same order.
    possible: Vec<EventId>,
}

impl Matches {
    pub(crate) fn is_possible(&self, event: EventId) -> bool {
        self.possible.binary_search(&event).is_ok()
    }

    /// How many of those that are shown pass only possibly.
    pub(crate) fn possible(&self) -> usize {
        self.possible.len()
    }

    /// Those that pass both filters.
    #[must_use]
    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.shown.retain(|event| other.shown.binary_search(event).is_ok());
        let is_possible = |event: &EventId| self.is_possible(*event) || other.is_possible(*event);
        let possible = self.shown.iter().copied().filter(is_possible).collect();
        Self { possible, ..self }
    }
}

/// What of `timeline` passes `filter`.
pub(crate) fn matching(timeline: &Timeline, filter: &Filter) -> Matches {
    let Some(answers) = &filter.answers else {
        return Matches { shown: timeline.events.ids().collect(), possible: Vec::new() };
    };
    let is = |wanted: fn(Answer) -> bool| {
        let answers = timeline.events.ids().zip(answers.iter());
        answers.filter(|(_, answer)| wanted(**answer)).map(|(id, _)| id).collect()
    };
    Matches { shown: is(|answer| answer != Answer::No), possible: is(|answer| answer == Answer::Possibly) }
}

/// In how many of `events` each actor takes part, itself or through what is part of it.
pub(crate) fn counts(timeline: &Timeline, events: &[EventId]) -> Vec<usize> {
    let mut counts = vec![0; timeline.actors.len()];
    // An actor counts once for an event, however many of its parts take part.
    let mut counted: Vec<Option<EventId>> = vec![None; timeline.actors.len()];
    for id in events {
        for part in timeline.cast_of(&timeline.events[*id]) {
            for actor in timeline.groups_of(part.actor) {
                if counted[actor.index()].replace(*id) != Some(*id) {
                    counts[actor.index()] += 1;
                }
            }
        }
    }
    counts
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
