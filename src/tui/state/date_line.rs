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
    pub(crate) fn place_at(&self, date: &Date) -> Option<usize> {
        let zone = self.checked.timeline.about.utc_offset;
        let from = date.earliest(zone);
        let dated = self.list.dated(&self.checked.timeline);
        let found = dated.partition_point(|(earliest, _)| *earliest < from);
        dated.get(found).or(dated.last()).map(|(_, place)| *place)
    }
}
