//! Which events to show: the filter language, and what passes a filter.
//!
//! ```text
//! actor:putin -tag:background (date:2024-03 OR deaths=conflict) "concert hall"
//! ```
//!
//! A filter is typed (`lexer`, `syntax`), its names are looked up (`terms`), and each of its terms (`term`, `when`) is
//! asked of some events at a time (`search`). Its answers are three-valued through and, or and not: what is dated to March 2024 is possibly of the 22nd.

mod actors;
pub(crate) mod completion;
mod error;
mod field;
mod lexer;
mod names;
mod question;
mod search;
mod syntax;
mod term;
mod terms;
mod when;

use std::rc::Rc;

use crate::{
    dates::Answer,
    findings::Checked,
    model::{ActorId, EventId},
};

pub(crate) use error::FilterError;
pub(crate) use search::Search;

use actors::Actors;
use question::Question;

/// What the reader asked to see. The default shows everything.
///
/// It holds for the [`Checked`] that it was made for, whose actors, places and articles it knows by number.
#[derive(Debug, Default, Clone)]
pub(crate) struct Filter {
    text: String,
    actors: Actors,
    /// Nothing where nothing is asked for.
    question: Option<Rc<Question>>,
}

impl Filter {
    /// Understands a filter as it is typed.
    pub(crate) fn parse(checked: &Checked, text: &str) -> Result<Self, FilterError> {
        let Some(whole) = syntax::parse(text)? else { return Ok(Self::default()) };
        let question = Rc::new(Question::of(checked, &whole)?);
        let actors = Actors::of(checked, text, &whole)?;
        Ok(Self { text: text.trim().to_owned(), actors, question: Some(question) })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.question.is_none()
    }

    /// As it was typed.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether what passes it depends on what is found of quotes, or of what sources say of facts.
    pub(crate) fn asks_for_findings(&self) -> bool {
        self.question.as_ref().is_some_and(|question| question.asks_for_findings())
    }

    /// Whether nothing passes it that does not pass `other`, which holds for the same [`Checked`], as far as that is
    /// soon seen.
    pub(crate) fn narrows(&self, other: &Self) -> bool {
        match (&self.question, &other.question) {
            (Some(question), Some(other)) => question.narrows(other),
            _ => false,
        }
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

/// The events that a filter shows.
#[derive(Debug, Default)]
pub(crate) struct Matches {
    /// All that is not a plain no, in the order for showing.
    pub(crate) shown: Vec<EventId>,
    /// Those of them that only possibly pass, in the same order.
    pub(crate) possible: Vec<EventId>,
}

impl Matches {
    fn add(&mut self, event: EventId, answer: Answer) {
        if answer != Answer::No {
            self.shown.push(event);
        }
        if answer == Answer::Possibly {
            self.possible.push(event);
        }
    }

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

/// What of the timeline passes `filter`.
pub(crate) fn matching(checked: &Checked, filter: &Filter) -> Matches {
    let mut search = Search::new(checked, filter, None);
    while !search.is_done() {
        search.ask(checked, BLOCK);
    }
    search.so_far()
}

/// So many events are asked at once: their answers stay in the processor's nearest memory.
const BLOCK: usize = 4_096;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
