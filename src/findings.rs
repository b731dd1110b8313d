//! What the program found out about a timeline, kept beside it by number.

mod batch;
mod by_article;
mod counts;
mod difference;
mod excerpt;
mod hits;
mod passage;
mod quotes;
mod reading;
mod searchable;
mod sought;
mod verify;
mod words;

use std::{
    borrow::Cow,
    collections::BTreeSet,
    mem,
    ops::ControlFlow,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use crate::{
    accounts::Accounts,
    coverage::Cover,
    evidence::Class,
    lint,
    model::{ArticleId, Event, OwnWords, Source, SourceId, Timeline},
    problem::{Code, Problem, Reported},
    text::{Span, counted},
    threads,
};

pub(crate) use batch::Batch;
pub(crate) use counts::Counts;
pub(crate) use hits::{ArticleHits, Hit, Hits, TextHits};
pub(crate) use passage::Passage;
pub(crate) use reading::{Reading, Readings};
pub(crate) use searchable::Searchable;
pub(crate) use sought::Sought;
use verify::Tell;
pub(crate) use verify::verify;

/// A timeline, what was found of it, and all that is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    pub(crate) timeline: Arc<Timeline>,
    pub(crate) findings: Findings,
    pub(crate) accounts: Accounts,
    pub(crate) counts: Counts,
    /// In the order of their places.
    pub(crate) problems: Vec<Reported>,
    /// Problems that came since those were put in order.
    late: Vec<Reported>,
    is_finished: bool,
    is_given_up: bool,
    pub(crate) searchable: Searchable,
    pub(crate) readings: Readings,
}

impl Checked {
    /// Checks every quote of a timeline that was loaded with `problems`, all words that are given as a source's
    /// own, and what no error stands for.
    pub(crate) fn new(timeline: impl Into<Arc<Timeline>>, problems: Vec<Problem>) -> Self {
        Self::telling((timeline, problems), &|_| ())
    }

    /// The same, telling how many hundredths of many quotes are looked for.
    pub(crate) fn telling(
        (timeline, problems): (impl Into<Arc<Timeline>>, Vec<Problem>),
        tell: &(dyn Fn(usize) + Sync),
    ) -> Self {
        let mut checked = Self::begun(timeline, problems);
        let quotes = checked.counts.awaited;
        let (looked_for, told) = (AtomicUsize::new(0), AtomicUsize::new(0));
        checked.take_all(|timeline, take| {
            verify(timeline, &|batch| {
                let more = batch.quotes();
                let done = (looked_for.fetch_add(more, Ordering::Relaxed) + more) * 100 / quotes.max(1);
                if quotes >= MANY && told.fetch_max(done, Ordering::Relaxed) < done {
                    tell(done);
                }
                take(batch)
            })
        });
        checked
    }

    /// A timeline as it was loaded, with `problems` in the order of their places: no quote has been looked for yet.
    /// It is for [`verify`] to do that, and for [`take`](Self::take) to be given what is found.
    pub(crate) fn begun(timeline: impl Into<Arc<Timeline>>, problems: Vec<Problem>) -> Self {
        let mut problems: Vec<Reported> = problems.into_iter().map(Reported::from).collect();
        let timeline = timeline.into();
        let findings = Findings::awaited(&timeline);
        problems.sort_by_key(|problem| (problem.at, problem.code));
        let mut counts = Counts::default();
        counts.reported(&problems);
        findings.passages.iter().for_each(|passage| counts.given(passage.class()));
        Self { timeline, findings, counts, problems, ..Self::default() }
    }

    /// The first events of a timeline, of which nothing is known until all of it is read.
    pub(crate) fn first(timeline: Timeline) -> Self {
        let mut checked = Self::begun(timeline, Vec::new());
        for passage in checked.findings.passages.iter_mut().filter(|it| it.class() == Class::Unchecked) {
            *passage = Passage::without_text(Class::Awaited);
            checked.counts.awaited += 1;
        }
        checked
    }

    /// Takes all that `find` finds.
    fn take_all(&mut self, find: impl FnOnce(&Timeline, Tell<'_>) -> ControlFlow<()>) {
        let timeline = Arc::clone(&self.timeline);
        let checked = Mutex::new(mem::take(self));
        // Nobody breaks it off.
        let _ = find(&timeline, &|batch| {
            checked.lock().unwrap_or_else(PoisonError::into_inner).take(batch);
            ControlFlow::Continue(())
        });
        *self = checked.into_inner().unwrap_or_else(PoisonError::into_inner);
        self.finish();
    }

    /// Whether all of it is checked.
    pub(crate) fn is_finished(&self) -> bool {
        self.is_finished
    }

    /// Nobody looks for what is left to be found.
    pub(crate) fn is_given_up(&self) -> bool {
        self.is_given_up
    }

    /// Lets go of articles' texts that nobody has asked for of late, as far as they take more than so many bytes; not
    /// while others work with the timeline.
    pub(crate) fn forget_texts(&mut self, most: usize) {
        if let Some(timeline) = Arc::get_mut(&mut self.timeline) {
            timeline.shelf.forget(most);
        }
    }

    /// Whether an error is reported of `event`.
    pub(crate) fn is_faulty(&self, event: &Event) -> bool {
        event.faulty
            || self
                .timeline
                .sources_of(event)
                .any(|(id, _)| matches!(self.findings.passage(id).class(), Class::Changed | Class::Missing))
    }

    /// What is reported of `event` and its sources, in the order of the places.
    pub(crate) fn problems_of(&self, event: &Event) -> &[Reported] {
        let start = event.at.part(0..0);
        let from = self.problems.partition_point(|problem| problem.at < start);
        let rest = self.problems.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|problem| event.at.contains(problem.at)).count();
        rest.get(..count).unwrap_or_default()
    }

    /// What is said of a problem of this timeline.
    pub(crate) fn in_words<'p>(&self, problem: &'p Reported) -> Cow<'p, Problem> {
        lint::in_words(&self.timeline, problem)
    }

    /// The sign of what `article` does for `event`: another than of one that is quoted where none of the words that
    /// are quoted from it were found there.
    pub(crate) fn sign_of(&self, event: &Event, article: ArticleId, cover: Cover) -> &'static str {
        sign(cover, || self.is_verified_in(event, article))
    }

    /// The articles of which some words that `event` quotes were found there.
    pub(crate) fn verified_in(&self, event: &Event) -> BTreeSet<ArticleId> {
        let sources = self.timeline.sources_of(event);
        let verified = sources.filter(|(id, _)| self.findings.passage(*id).class().is_verified());
        verified.map(|(_, source)| source.article).collect()
    }

    /// Whether some words that `event` quotes from `article` were found there.
    pub(crate) fn is_verified_in(&self, event: &Event, article: ArticleId) -> bool {
        let mut sources = self.timeline.sources_of(event).filter(|(_, source)| source.article == article);
        sources.any(|(id, _)| self.findings.passage(id).class().is_verified())
    }

    /// `2 errors and 1 warning`, or nothing where nothing is wrong.
    pub(crate) fn problems_in_words(&self) -> Option<String> {
        let errors = self.errors();
        let warnings = self.problems.len() - errors;
        let counts = [(errors, "error"), (warnings, "warning")].into_iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts.map(|(count, noun)| counted(count, noun)).collect();
        (!counts.is_empty()).then(|| counts.join(" and "))
    }

    /// Whether nothing at all was read.
    pub(crate) fn is_empty(&self) -> bool {
        let Timeline { events, articles, actors, about, .. } = &*self.timeline;
        events.is_empty() && articles.is_empty() && actors.is_empty() && about.title.is_none()
    }

    /// Whether a file could not be read whole, so that what is missing is not known.
    pub(crate) fn is_broken(&self) -> bool {
        self.problems.iter().any(|problem| problem.code == Code::Syntax)
    }

    pub(crate) fn errors(&self) -> usize {
        self.counts.errors
    }
}

/// So many quotes take longer to look for than one sees.
pub(crate) const MANY: usize = 2_000;

/// The sign of what an article does for an event; see [`Checked::sign_of`].
pub(crate) fn sign(cover: Cover, is_verified: impl FnOnce() -> bool) -> &'static str {
    if cover == Cover::Quoted && !is_verified() { UNVERIFIED.0 } else { cover.sign() }
}

/// The sign of an article that is named as a source and none of whose words are verified, and what it means.
pub(crate) const UNVERIFIED: (&str, &str) = ("?", "not verified");

/// What was found of each source's quote, and of the words that are given as its own.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// By source.
    passages: Vec<Passage>,
    /// Words that are not where they must stand, by their places in the file: few, if any.
    lost_words: BTreeSet<Span>,
}

impl Findings {
    /// With every quote still to be looked for that can be.
    fn awaited(timeline: &Timeline) -> Self {
        let class = |source: &Source| match verify::selector(timeline, source) {
            None => Class::Unquoted,
            Some(_) if !timeline.has_text(source.article) => Class::Unchecked,
            Some(_) => Class::Awaited,
        };
        let passage = |source: usize| Passage::without_text(class(&timeline.sources[source]));
        let passages = threads::map(timeline.sources.len(), threads::FEW, passage);
        Self { passages, lost_words: BTreeSet::new() }
    }

    /// A source comes from the timeline that this was made of, so there is one.
    pub(crate) fn passage(&self, source: SourceId) -> &Passage {
        &self.passages[source.index()]
    }

    /// Whether words were looked for, and are not where the source's own words must stand.
    pub(crate) fn are_lost(&self, words: OwnWords) -> bool {
        self.lost_words.contains(&words.at)
    }

    /// How many quotes there are of `class`.
    pub(crate) fn count(&self, class: Class) -> usize {
        self.passages.iter().filter(|passage| passage.class() == class).count()
    }
}

#[cfg(test)]
pub(crate) mod tests;
