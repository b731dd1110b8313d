//! Every quote looked for in its article, on several threads, and told of as it is found.

mod article;
mod order;
mod spread;

use std::{
    collections::BTreeSet,
    ops::{ControlFlow, Range},
    sync::{Mutex, OnceLock, PoisonError},
};

use crate::{
    evidence::{Budget, Names},
    lint::Lints,
    model::{ArticleId, OwnWords, Timeline},
    problem::Reported,
    text::Span,
    threads,
};

use super::{
    batch::{Batch, Compared},
    by_article::ByArticle,
    difference, words,
};
pub(super) use article::selector;
use order::Order;
use spread::Spread;

/// So many events are linted at a time.
const EVENTS: usize = 4096;

/// Who is told of each part that is found out; to break off, it says so.
pub(crate) type Tell<'a> = &'a (dyn Fn(Batch) -> ControlFlow<()> + Sync);

/// Looks for every quote of a timeline, compares what its sources say, and finds what else deserves a second look.
///
/// What is found is told in parts, each a few milliseconds' work, from several threads and in no certain order. All
/// of it together is always the same. Breaks off soon after it was told to.
pub(crate) fn verify(timeline: &Timeline, tell: Tell<'_>) -> ControlFlow<()> {
    let all = Verification::default();
    // Few are looked for before another thread has begun.
    let threads = if timeline.sources.len() <= super::MANY { 1 } else { all.threads };
    Verification { threads, ..all }.run(timeline, tell)
}

/// How quotes are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verification {
    pub(super) threads: usize,
    /// What all searches for nearest passages may cost together.
    pub(super) steps: usize,
}

impl Default for Verification {
    fn default() -> Self {
        Self { threads: threads::count(), steps: Budget::default().left() }
    }
}

impl Verification {
    pub(super) fn run(self, timeline: &Timeline, tell: Tell<'_>) -> ControlFlow<()> {
        let words::OfLinks { sought, by_article } = words::OfLinks::new(timeline);
        let work = Work {
            timeline,
            by_article: ByArticle::of(timeline),
            links: by_article,
            lost_links: Mutex::new(sought),
            names: OnceLock::new(),
            lints: Lints::new(timeline),
            order: Order::new(self.steps),
        };
        let spread = Spread::new(self.threads, tell);
        let (articles, events) = (timeline.articles.len(), timeline.events.len().div_ceil(EVENTS));
        spread.jobs(1 + articles + events, &|job, desk| match job.checked_sub(1) {
            None => {
                desk.batch.compared = Some(Compared::of(timeline));
                desk.batch.problems.extend(work.lints.of_names());
            }
            Some(article) if article < articles => work.article(ArticleId::new(article), desk),
            Some(job) => desk.batch.problems.extend(work.lints.of_events(chunk(job - articles))),
        })?;
        spread.jobs(1 + events, &|job, desk| match job.checked_sub(1) {
            None => work.links(&mut desk.batch),
            Some(job) => desk.batch.problems.extend(work.lints.of_events_read(chunk(job))),
        })
    }
}

/// Some events; there may not be as many.
fn chunk(number: usize) -> Range<usize> {
    number * EVENTS..(number + 1) * EVENTS
}

/// What all threads work with.
struct Work<'t> {
    timeline: &'t Timeline,
    by_article: ByArticle,
    /// By article: words of links that may stand in it.
    links: Vec<Vec<OwnWords>>,
    /// Those that no article had so far.
    lost_links: Mutex<BTreeSet<Span>>,
    /// What actors and places are called, where a quote has changed.
    names: OnceLock<Names>,
    lints: Lints<'t>,
    order: Order,
}

impl Work<'_> {
    fn names(&self) -> &Names {
        self.names.get_or_init(|| difference::names(self.timeline))
    }

    /// The words of links that no article has.
    fn links(&self, batch: &mut Batch) {
        let lost = self.lost_links.lock().unwrap_or_else(PoisonError::into_inner);
        batch.problems.extend(words::of_links(self.timeline, &lost).into_iter().map(Reported::from));
        batch.lost_words.extend(lost.iter());
    }
}

#[cfg(test)]
mod tests;
