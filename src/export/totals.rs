use crate::{accounts::Verdict, coverage::is_single_source, model::Rendition, text::counted};

use super::Selection;

/// What a report is made of, counted.
#[derive(Debug)]
pub(super) struct Totals {
    pub(super) events: usize,
    /// Events that a filter left out.
    pub(super) hidden: usize,
    /// Events that pass it only possibly.
    possible: usize,
    pub(super) quotes: usize,
    pub(super) verified: usize,
    /// Those of them that were found in a translation or a restatement.
    elsewhere: usize,
    pub(super) conflicts: usize,
    pub(super) single: usize,
}

pub(super) const CONFLICTS: &str = "facts told in ways that cannot all be true";
pub(super) const SINGLE: &str = "told by one article alone";

impl Totals {
    pub(super) fn of(selection: &Selection<'_>) -> Self {
        let (checked, timeline) = (selection.checked, selection.timeline());
        let (mut quotes, mut verified, mut elsewhere) = (0, 0, 0);
        for (_, id, source) in selection.sources().filter(|(.., source)| source.quote.is_some()) {
            quotes += 1;
            if checked.findings.passage(id).class().is_verified() {
                verified += 1;
                let is_own = timeline.articles[source.article].rendition == Rendition::Original;
                elsewhere += usize::from(!is_own);
            }
        }
        let told = checked.accounts.told_by(timeline, &selection.sorted());
        let told = told.into_iter().filter_map(|place| checked.accounts.all().get(place));
        Self {
            events: selection.events.len(),
            hidden: timeline.events.len() - selection.events.len(),
            possible: selection.possible(),
            quotes,
            verified,
            elsewhere,
            conflicts: told.filter(|comparison| comparison.verdict == Verdict::Conflict).count(),
            single: selection.events().filter(|(_, event)| is_single_source(timeline, event)).count(),
        }
    }

    /// `2 more events left out by a filter, which 1 passes only possibly`.
    pub(super) fn hidden_in_words(&self) -> Option<String> {
        let possibly = match self.possible {
            0 if self.hidden == 0 => return None,
            0 => String::new(),
            1 => ", which 1 passes only possibly".to_owned(),
            more => format!(", which {more} pass only possibly"),
        };
        Some(format!("{} left out by a filter{possibly}", counted(self.hidden, "more event")))
    }

    /// Whose words the verified quotes are, where they are not all the articles' own.
    pub(super) fn elsewhere_in_words(&self) -> Option<String> {
        let some = match self.elsewhere {
            0 => return None,
            all if all == self.verified => "all".to_owned(),
            some => format!("{some} of them"),
        };
        Some(format!("{some} in a translation or a restatement, not in the article itself"))
    }
}
