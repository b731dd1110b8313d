use std::cmp::Reverse;

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{Atom, AtomKind, CaseMatching, Normalization, Pattern},
};
use tui_input::Input;

use crate::{
    model::{Actor, ActorId, Timeline},
    query::Filter,
    tui::actors::{Choice, tree},
};

/// Choosing actors: what was typed, and the actors that fit.
#[derive(Debug)]
pub(crate) struct Picker {
    pub(crate) typed: Input,
    pub(crate) rows: Vec<Choice>,
    /// Place in `rows`.
    pub(crate) cursor: usize,
    /// The first row in sight.
    pub(crate) top: usize,
    /// The filter to go back to.
    pub(crate) before: Filter,
    /// What is typed has been used for a mark: the next letter begins a new name.
    pub(crate) used: bool,
    /// Something is marked, or was since the picker opened.
    pub(crate) touched: bool,
}

/// What the filter does with an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    None,
    Included,
    Excluded,
}

impl Mark {
    pub(crate) fn of(actor: ActorId, filter: &Filter) -> Self {
        if filter.included().contains(&actor) {
            Self::Included
        } else if filter.excluded().contains(&actor) {
            Self::Excluded
        } else {
            Self::None
        }
    }
}

impl Picker {
    /// What stands before what is typed.
    pub(crate) const LEAD: &'static str = " type a name: ";

    pub(crate) fn new(timeline: &Timeline, before: Filter) -> Self {
        let rows = tree(timeline);
        let marked = before.included().first().or(before.excluded().first());
        let cursor = marked.and_then(|actor| rows.iter().position(|row| row.actor == *actor)).unwrap_or(0);
        let touched = marked.is_some();
        Self { typed: Input::default(), rows, cursor, top: 0, before, used: false, touched }
    }

    pub(crate) fn chosen(&self) -> Option<ActorId> {
        self.rows.get(self.cursor).map(|row| row.actor)
    }

    /// Finds the actors that fit what was typed, the best first; all of them where nothing was.
    pub(crate) fn find(&mut self, timeline: &Timeline) {
        self.rows = match self.typed.value().trim() {
            "" => tree(timeline),
            typed => fitting(timeline, typed),
        };
        self.cursor = 0;
    }

    /// Keeps the cursor in sight, with room for `rows` actors.
    pub(super) fn settle(&mut self, rows: usize) {
        let rows = rows.max(1);
        self.cursor = self.cursor.min(self.rows.len().saturating_sub(1));
        self.top = self.top.clamp((self.cursor + 1).saturating_sub(rows), self.cursor);
    }
}

fn fitting(timeline: &Timeline, typed: &str) -> Vec<Choice> {
    let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let nearer = KINDS.map(|kind| Atom::new(typed, CaseMatching::Ignore, Normalization::Smart, kind, false));
    let mut score = |actor: &Actor| {
        actor
            .names()
            .chain([actor.id])
            .filter_map(|name| {
                let name = Utf32Str::new(timeline.text(name).as_written(), &mut buffer);
                let score = pattern.score(name, &mut matcher)?;
                let far = nearer.iter().position(|atom| atom.score(name, &mut matcher).is_some());
                Some((Reverse(far.unwrap_or(KINDS.len())), score))
            })
            .max()
    };
    let found = tree(timeline).into_iter().filter_map(|row| Some((score(&timeline.actors[row.actor])?, row)));
    let mut found: Vec<((Reverse<usize>, u32), Choice)> = found.collect();
    // A stable sort: equals stay in the order of the tree.
    found.sort_by_key(|(score, _)| Reverse(*score));
    found.into_iter().map(|(_, row)| Choice { depth: 0, ..row }).collect()
}

/// What whoever types means, from what is nearest on: the actor of that name, one whose name
/// begins so or has it in it, one whose name has the letters in this order.
const KINDS: [AtomKind; 3] = [AtomKind::Exact, AtomKind::Prefix, AtomKind::Substring];
