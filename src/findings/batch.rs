//! What is found out of a timeline, part by part.

use crate::{
    accounts::Accounts,
    model::{ArticleId, SourceId, Timeline},
    problem::Reported,
    text::Span,
};

use super::{Checked, Passage};

/// A part of what [`verify`](super::verify) finds out, for [`Checked::take`]. Nobody can make one but by it.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// Quotes that were looked for.
    pub(super) passages: Vec<(SourceId, Passage)>,
    /// Words that are not where they must stand, by their places in the file.
    pub(super) lost_words: Vec<Span>,
    /// Of one place and code in the order that they are to be shown in.
    pub(super) problems: Vec<Reported>,
    pub(super) compared: Option<Compared>,
}

/// What the sources say of facts, and how many events rest on one article alone.
#[derive(Debug)]
pub(super) struct Compared {
    pub(super) accounts: Accounts,
    pub(super) single_source: usize,
}

impl Compared {
    pub(super) fn of(timeline: &Timeline) -> Self {
        Self { accounts: Accounts::of(timeline), single_source: crate::coverage::single_source(timeline) }
    }
}

impl Batch {
    pub(crate) fn is_empty(&self) -> bool {
        self.passages.is_empty()
            && self.lost_words.is_empty()
            && self.problems.is_empty()
            && self.compared.is_none()
    }

    /// How many quotes were looked for.
    pub(super) fn quotes(&self) -> usize {
        self.passages.len()
    }

    /// About how much there is in it.
    pub(super) fn len(&self) -> usize {
        self.passages.len() + self.problems.len()
    }

    /// Moves all of another one into this, and leaves that empty.
    pub(crate) fn append(&mut self, other: &mut Self) {
        self.passages.append(&mut other.passages);
        self.lost_words.append(&mut other.lost_words);
        self.problems.append(&mut other.problems);
        self.compared = other.compared.take().or(self.compared.take());
    }
}

impl Checked {
    /// Takes in what was found of this timeline; costs no more than what is in the batch.
    pub(crate) fn take(&mut self, batch: Batch) {
        let mut last: Option<ArticleId> = None;
        for (id, passage) in batch.passages {
            let Some(source) = self.timeline.sources.get(id.index()) else { continue };
            let class = passage.class();
            if let Some(kept) = self.findings.passages.get_mut(id.index()) {
                self.counts.found(&self.timeline, source.article, (kept.class(), class));
                *kept = passage;
            }
            // An article that somebody reads has another passage by now.
            if last.replace(source.article) != Some(source.article) {
                self.readings.forget(source.article);
            }
        }
        self.findings.lost_words.extend(batch.lost_words);
        if let Some(Compared { accounts, single_source }) = batch.compared {
            self.counts.compared(&accounts, single_source);
            self.accounts = accounts;
        }
        self.report(batch.problems);
    }

    /// Puts all problems in order. After the last batch.
    pub(crate) fn finish(&mut self) {
        self.settle();
        self.is_finished = true;
    }

    /// Takes it that nothing more will be found.
    pub(crate) fn give_up(&mut self) {
        self.settle();
        self.is_given_up = true;
    }

    /// Takes problems in. They are among the others at once where those are few; else when they are enough to put
    /// them all in order anew, so that many batches cost little more than one.
    fn report(&mut self, mut problems: Vec<Reported>) {
        self.counts.reported(&problems);
        self.late.append(&mut problems);
        if self.late.len() * 8 >= self.problems.len() {
            self.settle();
        }
    }

    fn settle(&mut self) {
        if !self.late.is_empty() {
            self.problems.append(&mut self.late);
            // Stable: of one place and code they stay as they were found.
            self.problems.sort_by_key(|problem| (problem.at, problem.code));
        }
    }
}
