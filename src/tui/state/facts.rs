use std::{cmp::Reverse, collections::BTreeMap, ops::Range};

use crate::{
    accounts::{Accounts, Comparison, Said, Verdict},
    model::{EventId, SourceId, Timeline},
    text::{Written, wrap},
    tui::{
        layout::Layout,
        page::{self, Line},
    },
};

use super::{Focus, State, View, Within};

/// The facts of the events that pass the filter, the worst verdict first, as rows. Facts are
/// meant by their places in [`Accounts::all`].
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// In the order for showing.
    pub(crate) shown: Vec<usize>,
    /// How many there are of each verdict that there is, the worst first.
    pub(crate) counts: Vec<(Verdict, usize)>,
    pub(crate) rows: Vec<FactRow>,
    /// By fact, its rows: from its heading to the last line about it. None where it is not shown.
    spans: Vec<Range<u32>>,
    /// The places in `rows` of all accounts.
    pub(crate) places: Vec<usize>,
    /// The first row in sight.
    pub(crate) top: usize,
    pub(crate) passage: Passage,
    /// The width that `rows` were made for.
    made_for: Option<u16>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FactRow {
    pub(crate) fact: usize,
    pub(crate) what: What,
}

/// What stands in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    Heading,
    /// Counted from 0.
    Account(usize),
    /// How the accounts relate, or what is lacking to tell.
    Note(Box<str>),
    Blank,
}

/// The passage behind the account in focus.
#[derive(Debug, Default)]
pub(crate) struct Passage {
    pub(crate) lines: Vec<Line>,
    /// The first line in sight.
    pub(crate) top: usize,
    /// What `lines` were made for: an account, a width, and whether it is covered.
    made_for: Option<((usize, usize), u16, bool)>,
}

/// How far notes stand from the left.
const MARGIN: u16 = 8;

impl Facts {
    pub(crate) fn new(timeline: &Timeline, accounts: &Accounts, events: &[EventId]) -> Self {
        // Each is told by some event.
        let are_all_shown = events.len() == timeline.events.len();
        let told: Vec<usize> = match accounts.all().len() {
            count if are_all_shown => (0..count).collect(),
            _ => accounts.told_by(timeline, events),
        };
        // There may be hundreds of thousands, and of verdicts there are few.
        let mut by_verdict: BTreeMap<Reverse<Verdict>, Vec<usize>> = BTreeMap::new();
        for fact in told {
            by_verdict.entry(Reverse(accounts.all()[fact].verdict)).or_default().push(fact);
        }
        let counts = by_verdict.iter().map(|(Reverse(verdict), facts)| (*verdict, facts.len())).collect();
        Self { shown: by_verdict.into_values().flatten().collect(), counts, ..Self::default() }
    }

    fn make(&mut self, timeline: &Timeline, accounts: &Accounts, width: u16) {
        self.rows.clear();
        self.places.clear();
        self.spans = vec![0..0; accounts.all().len()];
        let room = usize::from(width.saturating_sub(MARGIN + 1)).max(1);
        for fact in self.shown.iter().copied() {
            let comparison = &accounts.all()[fact];
            let start = self.rows.len();
            let mut push = |what| self.rows.push(FactRow { fact, what });
            push(What::Heading);
            (0..comparison.accounts.len()).for_each(|account| push(What::Account(account)));
            for note in notes(timeline, comparison) {
                let lines = wrap(Written::new(&note), room).into_iter();
                lines.for_each(|line| push(What::Note(note.get(line).unwrap_or_default().into())));
            }
            push(What::Blank);
            self.places.extend(start + 1..start + 1 + comparison.accounts.len());
            // A row takes more than a byte of the file, which has no more than can be counted so.
            let row = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
            self.spans[fact] = row(start)..row(self.rows.len() - 1);
        }
        self.made_for = Some(width);
    }

    /// Which row an account is in.
    pub(crate) fn row_of(&self, (fact, account): (usize, usize)) -> Option<usize> {
        self.span(fact).map(|rows| rows.start + 1 + account)
    }

    fn span(&self, fact: usize) -> Option<Range<usize>> {
        let span = self.spans.get(fact).filter(|span| !span.is_empty())?;
        Some(span.start as usize..span.end as usize)
    }
}

fn notes(timeline: &Timeline, comparison: &Comparison) -> Vec<String> {
    let mut notes = comparison.pairs_in_words(timeline);
    notes.extend(comparison.lacks.iter().map(|lack| lack.in_words().to_owned()));
    notes
}

impl State {
    /// The account in focus: which fact, and which of its accounts, counted from 0. Where the event
    /// in focus has none, the first of all stands in: what is near in time is far off in this list.
    pub(crate) fn account(&self) -> Option<(usize, usize)> {
        let View::Accounts(facts) = &self.view else { return None };
        let (event, _) = self.event()?;
        let all = self.checked.accounts.all();
        let own = self.checked.accounts.range_of(event);
        let worst = |place: &usize| Reverse(all[*place].verdict);
        let within = self.within();
        if let Within::Account(fact, account) = within
            && let Some(place) = own.clone().find(|place| all[*place].fact == fact)
        {
            return Some((place, account.min(all[place].accounts.len().saturating_sub(1))));
        }
        if let (Within::Source(_) | Within::Article(_), Some(source)) = (within, self.source()) {
            let said = |place: usize| all[place].accounts.iter().position(|said| said.source == source);
            let its = own.clone().filter_map(|place| Some((place, said(place)?)));
            if let Some(found) = its.min_by_key(|(place, _)| worst(place)) {
                return Some(found);
            }
        }
        let place = own.min_by_key(worst).or_else(|| facts.shown.first().copied())?;
        Some((place, 0))
    }

    /// The same, with what it belongs to.
    pub(crate) fn said_in_focus(&self) -> Option<(&Comparison, &Said)> {
        let (fact, account) = self.account()?;
        let comparison = self.checked.accounts.all().get(fact)?;
        Some((comparison, comparison.accounts.get(account)?))
    }

    /// Puts the focus on an account, and so on its event.
    pub(crate) fn focus_on_account(&mut self, (fact, account): (usize, usize)) {
        if let Some(comparison) = self.checked.accounts.all().get(fact) {
            let within = Within::Account(comparison.fact, account);
            self.focus = Focus { event: Some(comparison.event), within };
        }
    }

    /// The graphic events that the reader has not chosen to see, of those that what the keys act on
    /// belongs to: an account may stand under another event than the one it is of.
    pub(crate) fn covered(&self) -> Vec<EventId> {
        let own = match self.said_in_focus() {
            Some((comparison, said)) => vec![comparison.event, self.checked.timeline.event_of(said.source)],
            // Of a passage, the event that it is read for, be it one that the filter hides.
            None => self.event_in_view().into_iter().collect(),
        };
        own.into_iter().filter(|event| !self.is_revealed(*event)).collect()
    }

    /// Whether the reader may see what a source says of an event.
    pub(crate) fn is_uncovered(&self, event: EventId, source: SourceId) -> bool {
        self.is_revealed(event) && self.is_revealed(self.checked.timeline.event_of(source))
    }

    /// Brings rows and passage into step with the focus and the width.
    pub(super) fn settle_facts(&mut self, layout: Layout) {
        let layout = layout.accounts();
        let width = layout.rows.width;
        if let View::Accounts(facts) = &mut self.view
            && facts.made_for != Some(width)
        {
            facts.make(&self.checked.timeline, &self.checked.accounts, width);
        }
        let (account, covered) = (self.account(), !self.covered().is_empty());
        let View::Accounts(facts) = &mut self.view else { return };
        let Some((fact, number)) = account else {
            facts.passage = Passage::default();
            return;
        };
        facts.show((fact, number), usize::from(layout.rows.height));
        let made_for = Some(((fact, number), layout.passage.width, covered));
        if facts.passage.made_for != made_for {
            let width = usize::from(layout.passage.width);
            let comparison = &self.checked.accounts.all()[fact];
            let lines = page::passage((&self.checked, &self.keys), (comparison, number), width, covered);
            facts.passage = Passage { lines, top: 0, made_for };
        }
        let furthest = facts.passage.lines.len().saturating_sub(usize::from(layout.passage.height));
        facts.passage.top = facts.passage.top.min(furthest);
    }
}

impl Facts {
    /// Below it a row says, where a fact goes on from above, which it is.
    pub(crate) const NAMED_AGAIN: usize = 4;

    /// Scrolls as far as it takes to see an account: with its fact's heading, which is repeated
    /// above where it is out of sight, and with what stands below the last one.
    fn show(&mut self, (fact, account): (usize, usize), rows: usize) {
        let Some((place, span)) = self.row_of((fact, account)).zip(self.span(fact)) else {
            return;
        };
        let heading = usize::from(rows >= Self::NAMED_AGAIN);
        let is_account =
            |row: usize| matches!(self.rows.get(row), Some(FactRow { what: What::Account(_), .. }));
        let until = if is_account(place + 1) { place + 1 } else { span.end };
        let highest = place - heading;
        let lowest = until.saturating_sub(rows).min(highest).max((place + 1).saturating_sub(rows));
        let furthest = self.rows.len().saturating_sub(rows + 1);
        self.top = self.top.clamp(lowest, highest.max(lowest)).min(furthest.max(lowest));
    }
}
