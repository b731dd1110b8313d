use tui_input::Input;

use crate::dates::{Date, DateError};

use super::{Focus, State};

/// The line that a date to go to is typed in. The focus follows it, as far as it is a date.
#[derive(Debug)]
pub(crate) struct DateLine {
    pub(crate) typed: Input,
    /// What is typed, or what is wrong with it.
    pub(crate) read: Result<Date, DateError>,
    /// Where the focus was.
    pub(crate) before: Focus,
    /// The year of what is not given one.
    pub(crate) year: Option<i64>,
}

impl DateLine {
    /// What stands before what is typed.
    pub(crate) const LEAD: &'static str = " To the date: ";

    pub(crate) fn new(state: &State) -> Self {
        let year = state.cursor().and_then(|cursor| {
            let timeline = &state.checked.timeline;
            let year = |id| timeline.events[id].when.date().and_then(Date::first_year);
            let (above, below) = state.list.shown.split_at(cursor);
            below.iter().chain(above.iter().rev()).find_map(|id| year(*id))
        });
        Self { typed: Input::default(), read: Date::typed("", year), before: state.focus, year }
    }

    pub(crate) fn understand(&mut self) {
        self.read = Date::typed(self.typed.value(), self.year);
    }
}

impl State {
    /// Where `date` leads to in the list: to the first event that begins no earlier, else to the last that has a date.
    ///
    /// What is known to begin stands in the order of its beginnings, and whatever else among it.
    pub(crate) fn place_at(&self, date: &Date) -> Option<usize> {
        let timeline = &self.checked.timeline;
        let (shown, zone) = (&self.list.shown, timeline.about.utc_offset);
        let date_of = |place: usize| timeline.events[*shown.get(place)?].when.date();
        let begins = |place: usize| date_of(place)?.earliest(zone);
        let is_dated = |place: &usize| date_of(*place).is_some();
        let Some(from) = date.earliest(zone) else {
            let is_open = |place: &usize| is_dated(place) && begins(*place).is_none();
            return (0..shown.len()).find(is_open).or_else(|| (0..shown.len()).find(is_dated));
        };
        let first = self.list.first_from(&from, |id| timeline.events[id].when.date()?.earliest(zone));
        let found = (first..shown.len()).find(|place| begins(*place).is_some());
        found.or_else(|| (0..shown.len()).rev().find(is_dated))
    }
}
