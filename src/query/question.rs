//! A filter whose names are looked up, and what it answers of some events at once.

use crate::{dates::Answer, findings::Checked, model::EventId};

use super::{
    FilterError,
    syntax::{Expr, Node},
    term::Term,
    terms,
};

/// What a filter asks of each event.
#[derive(Debug)]
pub(super) enum Question {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Term(Term),
}

impl Question {
    pub(super) fn of(checked: &Checked, node: &Node) -> Result<Self, FilterError> {
        let each = |nodes: &[Node]| -> Result<Vec<_>, _> {
            nodes.iter().map(|node| Self::of(checked, node)).collect()
        };
        Ok(match &node.expr {
            Expr::All(nodes) => Self::All(each(nodes)?),
            Expr::Any(nodes) => Self::Any(each(nodes)?),
            Expr::Not(node) => Self::Not(Box::new(Self::of(checked, node)?)),
            Expr::Words(words) => Self::Term(terms::words(checked, words)),
            Expr::Field { name, values } => Self::Term(terms::field(checked, name, values)?),
            Expr::Fact { name, values } => Self::Term(terms::fact(checked, name, values)?),
        })
    }

    /// For each of `events`, which are in their order.
    pub(super) fn answers(&self, checked: &Checked, events: &[EventId]) -> Vec<Answer> {
        let joined = |questions: &[Self], none: Answer, join: fn(Answer, Answer) -> Answer| {
            let mut all = vec![none; events.len()];
            for question in questions {
                let more = question.answers(checked, events);
                all.iter_mut().zip(more).for_each(|(answer, more)| *answer = join(*answer, more));
            }
            all
        };
        match self {
            Self::All(questions) => joined(questions, Answer::Yes, Answer::and),
            Self::Any(questions) => joined(questions, Answer::No, Answer::or),
            Self::Not(question) => {
                question.answers(checked, events).into_iter().map(|answer| !answer).collect()
            }
            Self::Term(term) => term.answers(checked, events),
        }
    }

    /// Whether its answers depend on what is found of quotes, or of what sources say of facts.
    pub(super) fn asks_for_findings(&self) -> bool {
        match self {
            Self::All(questions) | Self::Any(questions) => questions.iter().any(Self::asks_for_findings),
            Self::Not(question) => question.asks_for_findings(),
            Self::Term(term) => term.asks_for_findings(),
        }
    }

    /// Whether it is a no wherever `other` is one, as far as that is soon seen: `harbour` narrows `harb`, and
    /// `actor:putin harbour` narrows both. May miss it, and takes no longer than both are large.
    pub(super) fn narrows(&self, other: &Self) -> bool {
        match (self, other) {
            (_, Self::All(others)) => others.iter().all(|other| self.narrows(other)),
            (Self::Any(choices), _) => choices.iter().all(|choice| choice.narrows(other)),
            (Self::All(parts), _) => parts.iter().any(|part| part.narrows(other)),
            (_, Self::Any(others)) => others.iter().any(|other| self.narrows(other)),
            (Self::Not(ruled_out), Self::Not(other)) => other.narrows(ruled_out),
            (Self::Term(term), Self::Term(other)) => term.narrows(other),
            _ => false,
        }
    }
}
