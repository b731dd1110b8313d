use std::cell::OnceCell;

use crate::{
    dates::Instant,
    model::{EventId, Timeline},
    tui::{axis::Axis, rows::Row},
};

use super::State;

/// The events that pass the filter, as rows.
#[derive(Debug, Default)]
pub(crate) struct List {
    /// In the order for showing.
    pub(crate) shown: Vec<EventId>,
    /// How many of `shown` pass the filter only possibly.
    pub(crate) possible: usize,
    pub(crate) rows: Vec<Row>,
    /// For each of `shown`, its place in `rows`.
    pub(crate) places: Vec<usize>,
    /// The first row in sight.
    pub(crate) top: usize,
    /// The events over time, at the width it was made for.
    pub(crate) axis: Option<Axis>,
    pub(super) axis_width: Option<u16>,
    /// Made when a date is looked for.
    pub(super) dated: OnceCell<Vec<(Option<Instant>, usize)>>,
}

impl List {
    /// The events that have a date, by where they begin, with their places in `shown`; in order.
    pub(super) fn dated(&self, timeline: &Timeline) -> &[(Option<Instant>, usize)] {
        self.dated.get_or_init(|| {
            let zone = timeline.about.utc_offset;
            let shown = self.shown.iter().enumerate();
            let begin = shown
                .filter_map(|(place, id)| Some((timeline.events[*id].when.date()?.earliest(zone), place)));
            let mut dated: Vec<_> = begin.collect();
            dated.sort();
            dated
        })
    }
}

impl State {
    pub(super) fn settle_list(&mut self, rows: usize) {
        let Some(place) = self.cursor().and_then(|cursor| self.list.places.get(cursor).copied()) else {
            return;
        };
        // A year or a gap right above belongs to the first event below it.
        let above = (0..place).rev().take_while(|row| !matches!(self.list.rows[*row], Row::Event(_))).count();
        let above = if rows > 3 { above } else { 0 };
        let lowest = (place + 1).saturating_sub(rows);
        let highest = place - above;
        let furthest = self.list.rows.len().saturating_sub(rows);
        self.list.top = self.list.top.clamp(lowest, highest.max(lowest)).min(furthest.max(lowest));
    }
}
