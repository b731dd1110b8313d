//! A filter asked of many events, some at a time.

use std::{ops::Range, rc::Rc};

use crate::{dates::Answer, findings::Checked, model::EventId};

use super::{Filter, Matches, question::Question};

/// A filter that is being asked of the events, from one of them outward: what is nearest to what the reader looks at
/// is known first. Whoever has it asks as much of it at a time as there is time for, or drops it.
#[derive(Debug)]
pub(crate) struct Search {
    /// Nothing where nothing is asked for.
    question: Option<Rc<Question>>,
    /// What may pass, in the order for showing.
    candidates: Vec<EventId>,
    /// Those of them that were asked.
    asked: Range<usize>,
    /// What passes of those above the one it began at, the nearest first.
    above: Matches,
    below: Matches,
}

impl Search {
    /// Begins at the event `from`, or at the first.
    pub(crate) fn new(checked: &Checked, filter: &Filter, from: Option<EventId>) -> Self {
        Self::among(checked.timeline.events.ids().collect(), filter, from)
    }

    /// Only `candidates` are asked, which are in order: for a filter that narrows the one that they passed.
    pub(crate) fn among(candidates: Vec<EventId>, filter: &Filter, from: Option<EventId>) -> Self {
        let at = candidates.partition_point(|event| Some(*event) < from);
        let question = filter.question.clone();
        Self { question, candidates, asked: at..at, above: Matches::default(), below: Matches::default() }
    }

    /// What may pass a filter that narrows this one: what has passed this one, or was not asked.
    pub(crate) fn into_candidates(self) -> Vec<EventId> {
        let Self { candidates, asked, above, below, .. } = self;
        let unasked = |range: Range<usize>| candidates.get(range).unwrap_or_default().iter().copied();
        let passed = above.shown.into_iter().rev().chain(below.shown);
        unasked(0..asked.start).chain(passed).chain(unasked(asked.end..candidates.len())).collect()
    }

    pub(crate) fn is_done(&self) -> bool {
        self.asked == (0..self.candidates.len())
    }

    /// How many were asked.
    pub(crate) fn asked(&self) -> usize {
        self.asked.len()
    }

    /// How many of them pass.
    pub(crate) fn found(&self) -> usize {
        self.above.shown.len() + self.below.shown.len()
    }

    /// Whether so many are known on either side of where it began, or all there are.
    pub(crate) fn has_around(&self, events: usize) -> bool {
        let is_known = |side: &Matches, is_asked: bool| is_asked || side.shown.len() >= events;
        is_known(&self.above, self.asked.start == 0)
            && is_known(&self.below, self.asked.end == self.candidates.len())
    }

    /// Asks the next `most`, on the side where fewer are found.
    pub(crate) fn ask(&mut self, checked: &Checked, most: usize) {
        let Range { start, end } = self.asked;
        let is_at_end = end == self.candidates.len();
        if start > 0 && (is_at_end || self.above.shown.len() < self.below.shown.len()) {
            let range = start.saturating_sub(most)..start;
            self.asked.start = range.start;
            let block = self.candidates.get(range).unwrap_or_default();
            let answers = answers(self.question.as_deref(), checked, block);
            block.iter().zip(answers).rev().for_each(|(event, answer)| self.above.add(*event, answer));
        } else {
            let range = end..end.saturating_add(most).min(self.candidates.len());
            self.asked.end = range.end;
            let block = self.candidates.get(range).unwrap_or_default();
            let answers = answers(self.question.as_deref(), checked, block);
            block.iter().zip(answers).for_each(|(event, answer)| self.below.add(*event, answer));
        }
    }

    /// What is known to pass, in order.
    pub(crate) fn so_far(&self) -> Matches {
        let joined = |side: fn(&Matches) -> &Vec<EventId>| {
            side(&self.above).iter().rev().chain(side(&self.below)).copied().collect()
        };
        Matches { shown: joined(|side| &side.shown), possible: joined(|side| &side.possible) }
    }
}

fn answers(question: Option<&Question>, checked: &Checked, block: &[EventId]) -> Vec<Answer> {
    question.map_or_else(|| vec![Answer::Yes; block.len()], |question| question.answers(checked, block))
}
