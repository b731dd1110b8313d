use std::collections::BTreeMap;

use crate::model::ArticleId;

use super::{Focus, State, View};

/// Where the reader is: view, focus and filter. By the filter's text, for a filter holds for one timeline only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) view: Shown,
    pub(crate) focus: Focus,
    pub(crate) filter: String,
}

/// A view, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Timeline,
    Card,
    Lanes,
    Accounts,
    Coverage,
    Reader(ArticleId),
}

/// Where the reader was, and the places that were marked.
#[derive(Debug, Default)]
pub(crate) struct History {
    back: Vec<Place>,
    forward: Vec<Place>,
    pub(crate) marks: BTreeMap<char, Place>,
    /// Where one was when nothing lay over the view last.
    rest: Option<Place>,
    /// The move that is being made is one to come back from.
    jumps: bool,
}

/// So many places are kept.
const KEPT: usize = 500;

impl History {
    /// The move that is being made leads far: one will want to come back.
    pub(crate) fn jump(&mut self) {
        self.jumps = true;
    }

    /// Takes note of where a move has led. Steps from one event to the next are not kept; another view, another
    /// filter and jumps are.
    pub(crate) fn note(&mut self, now: Place) {
        let jumps = std::mem::take(&mut self.jumps);
        if self.rest.as_ref() == Some(&now) {
            return;
        }
        let far = |before: &Place| jumps || before.view != now.view || before.filter != now.filter;
        let is_far = self.rest.as_ref().is_some_and(far);
        let before = self.rest.replace(now);
        if let Some(before) = before.filter(|_| is_far) {
            self.forward.clear();
            self.back.push(before);
            if self.back.len() > KEPT {
                self.back.remove(0);
            }
        }
    }

    /// The place before `now`, which the way forward leads to again.
    pub(crate) fn back_from(&mut self, now: Place) -> Option<Place> {
        let place = self.back.pop()?;
        self.forward.push(now);
        Some(place)
    }

    pub(crate) fn forward_from(&mut self, now: Place) -> Option<Place> {
        let place = self.forward.pop()?;
        self.back.push(now);
        Some(place)
    }

    /// One is where the history led to: that is no move of its own.
    pub(crate) fn arrive(&mut self, now: Place) {
        self.rest = Some(now);
        self.jumps = false;
    }

    /// All places that are kept, to be put right when the timeline has changed.
    pub(crate) fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        let kept = self.back.iter_mut().chain(&mut self.forward);
        kept.chain(self.marks.values_mut()).chain(&mut self.rest)
    }
}

impl State {
    pub(crate) fn place(&self) -> Place {
        let view = match &self.view {
            View::Timeline => Shown::Timeline,
            View::Card => Shown::Card,
            View::Lanes => Shown::Lanes,
            View::Accounts(_) => Shown::Accounts,
            View::Coverage(_) => Shown::Coverage,
            View::Reader(reader) => Shown::Reader(reader.article),
        };
        Place { view, focus: self.focus, filter: self.filter.text().to_owned() }
    }
}
