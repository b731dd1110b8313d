use std::collections::HashSet;

use crate::{
    model::EventId,
    tui::page::{self, Line},
};

use super::{State, View};

/// The card of the event in focus, as lines of the width it is drawn in.
#[derive(Debug, Default)]
pub(crate) struct Card {
    pub(crate) lines: Vec<Line>,
    /// The first line in sight.
    pub(crate) top: usize,
    /// Where it was gone into from.
    pub(crate) opener: Opener,
    /// Graphic events that the reader chose to see.
    pub(crate) revealed: HashSet<EventId>,
    /// What `lines` were made for: an event, a width, and whether it is revealed.
    pub(super) made_for: Option<(EventId, usize, bool)>,
}

/// What going back from the card leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Opener {
    #[default]
    List,
    Lanes,
}

impl State {
    pub(super) fn settle_card(&mut self, width: usize, height: usize) {
        let Some((id, _)) = self.event() else {
            self.card.lines.clear();
            self.card.made_for = None;
            return;
        };
        let made_for = Some((id, width, self.is_revealed(id)));
        if self.card.made_for != made_for {
            let lines = page::card((&self.checked, &self.keys), id, width, self.is_revealed(id));
            let same_event = self.card.made_for.is_some_and(|(event, ..)| event == id);
            self.card.lines = lines;
            self.card.made_for = made_for;
            if !same_event {
                self.card.top = 0;
            } else if matches!(self.view, View::Card) {
                self.show_source();
            }
        }
        self.card.top = self.card.top.min(self.card.lines.len().saturating_sub(height));
    }

    /// The lines of the card that belong to the source in focus.
    pub(crate) fn source_lines(&self) -> std::ops::Range<usize> {
        let source = self.source_index();
        let is_its = |line: &Line| line.source == Some(source);
        let start = self.card.lines.iter().position(is_its).unwrap_or(0);
        let length = self.card.lines.iter().skip(start).take_while(|line| is_its(line)).count();
        start..start + length
    }

    /// Scrolls the card as far as it takes to see the source in focus, or its beginning.
    pub(crate) fn show_source(&mut self) {
        let layout = self.layout();
        let lines = self.source_lines();
        let hint = if lines.end < self.card.lines.len() { layout.card_hint() } else { 0 };
        let height = usize::from(layout.card.height - hint);
        if self.source_index() == 0 && lines.start + 2 <= height {
            // What the event is stands above its first source.
            self.card.top = 0;
            return;
        }
        let lowest = lines.end.saturating_sub(height).min(lines.start);
        self.card.top = self.card.top.clamp(lowest, lines.start);
    }
}
