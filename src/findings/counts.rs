//! What every screen says of a timeline, counted as it is found out.

use crate::{
    accounts::{Accounts, Verdict},
    evidence::Class,
    model::{ArticleId, Rendition, Timeline},
    problem::Reported,
};

/// What every screen says of a timeline, counted once.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Problems that are errors.
    pub(crate) errors: usize,
    /// Facts of events that are told in ways that cannot all be true.
    pub(crate) conflicts: usize,
    pub(crate) single_source: usize,
    /// Quotes that are given.
    pub(crate) quotes: usize,
    /// Those of them that have not been looked for yet.
    pub(crate) awaited: usize,
    /// Quotes that were found.
    pub(crate) verified: usize,
    /// Those of them that were found in a translation or a restatement.
    pub(crate) verified_elsewhere: usize,
}

impl Counts {
    /// Takes a quote in that is not looked for yet, or cannot be.
    pub(super) fn given(&mut self, class: Class) {
        self.quotes += usize::from(class != Class::Unquoted);
        self.awaited += usize::from(class == Class::Awaited);
    }

    /// Takes in what a quote of an article was `before` it was looked for, and is `now`.
    pub(super) fn found(&mut self, timeline: &Timeline, article: ArticleId, (before, now): (Class, Class)) {
        self.awaited -= usize::from(before == Class::Awaited);
        if now.is_verified() {
            self.verified += 1;
            let is_elsewhere = timeline.articles[article].rendition != Rendition::Original;
            self.verified_elsewhere += usize::from(is_elsewhere);
        }
    }

    pub(super) fn compared(&mut self, accounts: &Accounts, single_source: usize) {
        self.conflicts = accounts.count(Verdict::Conflict);
        self.single_source = single_source;
    }

    pub(super) fn reported(&mut self, problems: &[Reported]) {
        self.errors += problems.iter().filter(|problem| problem.is_error()).count();
    }
}
