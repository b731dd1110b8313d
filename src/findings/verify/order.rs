//! Searches for what comes near, in a certain order on any number of threads.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use crate::{
    evidence::{Asked, Budget},
    model::{ArticleId, SourceId},
};

use super::Batch;

/// What is left to search for nearest passages with goes to the quotes in the order of the articles, whatever thread
/// comes first: the same files always give the same answers.
///
/// So an article's quotes are searched for with what seems to be left, and what was found is held back until all
/// articles before it are done. It stands if each search was allowed that would have been, which is nearly always so.
pub(super) struct Order {
    turns: Mutex<Turns>,
    /// What was given out so far.
    spent: AtomicUsize,
    all: usize,
}

struct Turns {
    /// The first article that is not done.
    next: usize,
    budget: Budget,
    /// By article, of those behind it.
    waiting: BTreeMap<usize, Vec<Held>>,
}

/// What was found of a quote with the answers that a budget gave.
pub(super) struct Held {
    pub(super) source: SourceId,
    pub(super) asked: Vec<Asked>,
    pub(super) found: Batch,
}

impl Order {
    pub(super) fn new(steps: usize) -> Self {
        let turns = Turns { next: 0, budget: Budget::of(steps), waiting: BTreeMap::new() };
        Self { turns: Mutex::new(turns), spent: AtomicUsize::new(0), all: steps }
    }

    /// Gives a budget what seems to be left.
    pub(super) fn lend(&self, budget: &Budget) {
        budget.refill(self.all.saturating_sub(self.spent.load(Ordering::Relaxed)));
    }

    /// Takes note of what was spent since, and of what was asked for.
    pub(super) fn account(&self, budget: &Budget, lent: usize) -> Vec<Asked> {
        self.spent.fetch_add(lent.saturating_sub(budget.left()), Ordering::Relaxed);
        budget.take_asked()
    }

    /// Notes that an article is done, and hands out what was held back until then. What cannot stand is to be found
    /// `again` with what is really left.
    pub(super) fn done(
        &self,
        article: ArticleId,
        held: Vec<Held>,
        mut again: impl FnMut(ArticleId, (SourceId, &Budget), &mut Batch),
    ) -> Batch {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        turns.waiting.insert(article.index(), held);
        let mut found = Batch::default();
        loop {
            let next = turns.next;
            let Some(held) = turns.waiting.remove(&next) else { return found };
            for mut held in held {
                if turns.budget.settle(&held.asked) {
                    found.append(&mut held.found);
                } else {
                    again(ArticleId::new(next), (held.source, &turns.budget), &mut found);
                    turns.budget.take_asked();
                }
            }
            turns.next += 1;
        }
    }
}
