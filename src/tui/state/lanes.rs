use std::collections::HashSet;

use ratatui::layout::Rect;

use crate::{
    model::{ActorId, EventId},
    tui::{
        lanes::{Lane, Making, Place, Sight, Stretch, Table, Track, Whose, Window},
        layout::{LanesColumns, LanesNeeds, Layout},
    },
};

use super::{AT_ONCE, State, View};

/// Actors down and time across. Kept while other views are shown, so that the time in view stays.
#[derive(Debug, Default)]
pub(crate) struct Lanes {
    /// The time in view; all of it where none was chosen.
    pub(crate) window: Option<Window>,
    /// The lane that the event in focus is looked at in.
    pub(crate) whose: Option<Whose>,
    /// Where going from lane to lane has led, and the event that it set out from.
    pub(crate) aim: Option<(EventId, EventId)>,
    /// The groups whose parts stand in their lane.
    pub(crate) folded: HashSet<ActorId>,
    /// The first lane in sight.
    pub(crate) top: usize,
    /// Made when the lanes are shown, and anew when the filter changes.
    pub(crate) table: Option<Table>,
    /// What is to take its place, where it is of a part of the events shown.
    pub(super) making: Option<Making>,
    /// What was last brought into sight: scrolling away from it is not undone until it changes.
    seen: Option<(EventId, usize, (u16, u16))>,
}

impl Lanes {
    /// The lanes of a timeline that was read anew: the time in view stays, and what is folded.
    pub(super) fn renewed(self, whose: Option<Whose>, folded: HashSet<ActorId>) -> Self {
        Self { window: self.window, top: self.top, whose, folded, ..Self::default() }
    }

    /// The filter has changed.
    pub(super) fn forget(&mut self) {
        (self.table, self.making) = (None, None);
    }

    pub(crate) fn lane(&self, place: usize) -> Option<&Lane> {
        self.table.as_ref()?.lanes.get(place)
    }

    /// What the columns of the lanes are worked out from.
    pub(crate) fn needs(&self) -> LanesNeeds {
        let table = self.table.as_ref();
        let widest = |table: &Table| table.lanes.iter().map(|lane| lane.track.undated.len()).max();
        LanesNeeds {
            dated: table.map_or(0, |table| table.dated),
            undated: table.map_or(0, |table| table.undated),
            widest: table.and_then(widest).unwrap_or(0),
        }
    }
}

impl State {
    pub(crate) fn lane_columns(&self, layout: &Layout) -> LanesColumns {
        layout.lanes().columns(self.lanes.needs())
    }

    /// The time in view over the columns there are for it. None where nothing is dated, or there is no room.
    pub(crate) fn sight(&self, columns: LanesColumns) -> Option<Sight> {
        let all = self.lanes.table.as_ref()?.all?;
        let window = self.lanes.window.unwrap_or(all);
        let room = usize::from(columns.time.width);
        (room > 0).then(|| Sight::new(window, room))
    }

    /// The events of a lane in a column of the screen.
    pub(crate) fn events_at(&self, columns: LanesColumns, track: &Track, x: u16) -> Option<Place> {
        let into = |area: Rect| Some(usize::from(x.checked_sub(area.x)?)).filter(|_| x < area.right());
        if let Some((column, sight)) = into(columns.time).zip(self.sight(columns)) {
            return track.placed(&sight).at(column);
        }
        let column = into(columns.undated)?;
        track.undated_places(columns.undated.width.into()).into_iter().find(|place| place.column == column)
    }

    /// The stretch of time of an event, if it is dated.
    pub(crate) fn stretch(&self, event: EventId) -> Option<Stretch> {
        let timeline = &self.checked.timeline;
        Stretch::of(&timeline.events[event], timeline.about.utc_offset)
    }

    /// The lane in focus, and the place in it of the event in focus.
    pub(crate) fn lane_in_focus(&self) -> Option<(usize, usize)> {
        let (event, _) = self.event()?;
        let table = self.lanes.table.as_ref()?;
        let lane = table.lane_of(&self.checked.timeline, event, self.lanes.whose)?;
        let place = table.lanes.get(lane)?.track.place_of(event, self.stretch(event))?;
        Some((lane, place))
    }

    /// Puts the focus on an event and the lane it stands in.
    pub(crate) fn focus_in_lane(&mut self, lane: usize, place: usize) {
        let Some((whose, event)) =
            self.lanes.lane(lane).and_then(|lane| Some((lane.whose, lane.track.event(place)?)))
        else {
            return;
        };
        self.lanes.whose = Some(whose);
        if let Ok(place) = self.list.shown.binary_search(&event) {
            self.focus_on(place);
        }
    }

    /// Makes the lanes of the events around the one in focus, and begins those of all that are shown, where those are
    /// more.
    fn begin_lanes(&mut self) {
        let timeline = &self.checked.timeline;
        let shown = &self.list.shown;
        let from = self.cursor().unwrap_or(0).saturating_sub(AT_ONCE / 2);
        let around = from.min(shown.len().saturating_sub(AT_ONCE))..shown.len().min(from + AT_ONCE);
        let mut first = Making::new(timeline);
        first.add(timeline, shown.get(around).unwrap_or_default());
        self.lanes.making = (first.added < shown.len()).then(|| Making::new(timeline));
        self.put_lanes(first);
    }

    fn put_lanes(&mut self, made: Making) {
        let all = self.ends().map(|(first, last)| Window::new(first.seconds(), last.seconds()));
        let table = made.table(&self.checked.timeline, all, &self.lanes.folded);
        let window = self.lanes.window.zip(table.all).map(|(window, all)| window.within(all));
        self.lanes.window = window;
        self.lanes.table = Some(table);
    }

    /// Whether the lanes that are shown are of a part of the events shown.
    pub(crate) fn is_making_lanes(&self) -> bool {
        matches!(self.view, View::Lanes) && self.lanes.making.is_some()
    }

    /// Whether more events may come into the lanes than are in them.
    pub(crate) fn are_lanes_of_some(&self) -> bool {
        self.is_making_lanes() || self.counted_so_far().is_some()
    }

    /// Goes on with the lanes of all events shown, by about `most` of them. Whether they are made.
    pub(super) fn make_lanes(&mut self, most: usize) -> bool {
        let Some(mut making) = self.lanes.making.take() else { return false };
        let timeline = &self.checked.timeline;
        let next = self.list.shown.get(making.added..).unwrap_or_default();
        if next.is_empty() && making.order(most) {
            self.put_lanes(making);
            return true;
        }
        making.add(timeline, next.get(..most.min(next.len())).unwrap_or_default());
        self.lanes.making = Some(making);
        false
    }

    /// Brings the lanes into step with the filter, and what was gone to into sight.
    pub(super) fn settle_lanes(&mut self, layout: &Layout) {
        if !matches!(self.view, View::Lanes) {
            return;
        }
        if self.lanes.table.is_none() {
            self.begin_lanes();
        }
        let lanes = self.lanes.table.as_ref().map_or(0, |table| table.lanes.len());
        let rows = usize::from(layout.lanes().rows.height).max(1);
        self.lanes.top = self.lanes.top.min(lanes.saturating_sub(rows));
        let Some((event, (lane, _))) = self.event().map(|(event, _)| event).zip(self.lane_in_focus()) else {
            return;
        };
        let seen = Some((event, lane, self.size));
        if self.lanes.seen == seen {
            return;
        }
        self.lanes.seen = seen;
        self.lanes.top = self.lanes.top.clamp((lane + 1).saturating_sub(rows.max(1)), lane);
        let all = self.lanes.table.as_ref().and_then(|table| table.all);
        if let (Some(window), Some(all), Some(stretch)) = (self.lanes.window, all, self.stretch(event)) {
            self.lanes.window = Some(window.showing(stretch).within(all));
        }
    }
}
