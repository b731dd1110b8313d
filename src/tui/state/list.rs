use crate::{
    dates::Instant,
    model::{EventId, Timeline},
    query::Matches,
    tui::{
        axis::Axis,
        rows::{Row, Rows},
    },
};

use super::State;

/// The events that pass the filter, as rows.
#[derive(Debug, Default)]
pub(crate) struct List {
    /// In the order for showing.
    pub(crate) shown: Vec<EventId>,
    /// Those of `shown` that pass the filter only possibly, in the same order.
    pub(crate) possible: Vec<EventId>,
    pub(crate) rows: Rows,
    /// The first row in sight.
    pub(crate) top: usize,
    /// The events over time, at the width it was made for.
    pub(crate) axis: Option<Axis>,
    pub(super) axis_width: Option<u16>,
    /// How many of `shown` are on the axis.
    on_axis: usize,
}

impl List {
    /// Has no rows until [`List::lay`].
    pub(super) fn of(matches: Matches) -> Self {
        let Matches { shown, possible } = matches;
        Self { shown, possible, ..Self::default() }
    }

    /// The same with the axis of `other`, for as long as more is being counted.
    pub(super) fn with_axis_of(self, other: &mut Self) -> Self {
        let on_axis = self.shown.len();
        Self { axis: other.axis.take(), axis_width: other.axis_width.take(), on_axis, ..self }
    }

    /// Makes room for an axis at `width` columns, of a timeline that reaches from one moment to another.
    pub(super) fn make_axis(&mut self, timeline: &Timeline, ends: Option<(Instant, Instant)>, width: u16) {
        if self.axis_width != Some(width) {
            self.axis = ends.and_then(|ends| Axis::new(ends, timeline.about.utc_offset, width.into()));
            self.axis_width = Some(width);
            self.on_axis = 0;
        }
    }

    /// Lays out the next `most` of the events: their rows, and where they stand on the axis.
    pub(super) fn lay(&mut self, timeline: &Timeline, most: usize) {
        let next = |from: usize| self.shown.iter().skip(from).take(most);
        next(self.rows.events()).for_each(|id| self.rows.add(timeline, *id));
        if let Some(axis) = &mut self.axis {
            let zone = timeline.about.utc_offset;
            next(self.on_axis).for_each(|id| axis.add(&timeline.events[*id], zone));
        }
        self.on_axis = self.on_axis.saturating_add(most).min(self.shown.len());
    }

    pub(super) fn is_laid(&self) -> bool {
        self.rows.events() >= self.shown.len() && self.on_axis >= self.shown.len()
    }

    /// Whether `event` passes the filter only possibly.
    pub(crate) fn is_possible(&self, event: EventId) -> bool {
        self.possible.binary_search(&event).is_ok()
    }

    /// The first place from which on `key` is at least `least`: it grows from place to place, and some have none.
    pub(crate) fn first_from<K: Ord>(&self, least: &K, key: impl Fn(EventId) -> Option<K>) -> usize {
        let key = |place: usize| key(*self.shown.get(place)?);
        let (mut low, mut high) = (0, self.shown.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            // The nearest above that has one stands for it.
            match (low..=middle).rev().find_map(|place| Some((place, key(place)?))) {
                Some((place, key)) if key >= *least => high = place,
                _ => low = middle + 1,
            }
        }
        low
    }

    /// The event in a row.
    pub(crate) fn event_in(&self, row: usize) -> Option<EventId> {
        self.rows.event_in(row).and_then(|place| self.shown.get(place).copied())
    }
}

impl State {
    /// The row of the event in focus.
    pub(super) fn row_in_focus(&self) -> Option<usize> {
        self.cursor().and_then(|cursor| self.list.rows.of(cursor))
    }

    pub(super) fn settle_list(&mut self, rows: usize) {
        let Some(place) = self.row_in_focus() else { return };
        // A year or a gap right above belongs to the first event below it.
        let is_heading = |row: &usize| matches!(self.list.rows.get(*row), Some(Row::Heading(_)));
        let above = (0..place).rev().take_while(is_heading).count();
        let above = if rows > 3 { above } else { 0 };
        let lowest = (place + 1).saturating_sub(rows);
        let highest = place - above;
        let furthest = self.list.rows.len().saturating_sub(rows);
        self.list.top = self.list.top.clamp(lowest, highest.max(lowest)).min(furthest.max(lowest));
    }
}
