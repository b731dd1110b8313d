//! The rows of the list: events, the years between them, and the gaps.
//!
//! Only the headings are kept, with where they stand: there are few. What a row says is worded when it is drawn.

use crate::{
    dates::{Date, year_in_words},
    model::{EventId, Side, Timeline},
    text::counted,
};

/// One row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    /// By its place among those that are shown.
    Event(usize),
    Heading(Heading),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heading {
    /// The year that the events below are of.
    Year(i64),
    /// So many days on which nothing is dated, and how many events the filter hides there.
    Gap { days: i64, hidden: usize },
}

/// The rows of some events in their order.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    events: usize,
    /// In order: which row it is, and the heading in it.
    headings: Vec<(usize, Heading)>,
    /// What the rows so far are of.
    year: Option<i64>,
    last_day: Option<i64>,
    above: Option<EventId>,
}

/// From how many days on a gap is named.
const NAMED_GAP: i64 = 7;

impl Rows {
    /// Adds the event that is shown next, with the headings above it.
    pub(crate) fn add(&mut self, timeline: &Timeline, id: EventId) {
        let event = &timeline.events[id];
        let (days, own_year) = event.when.date().map_or((None, None), Date::days_and_year);
        if let Some(days) = days {
            let gap = self.last_day.map_or(0, |last| days.0 - last - 1);
            if gap >= NAMED_GAP {
                let hidden = self.above.map_or(0, |above| id.index() - above.index() - 1);
                self.put(Heading::Gap { days: gap, hidden });
            }
            self.last_day = self.last_day.max(Some(days.1));
        }
        // What is only known to come before something may be of any year.
        let after = || timeline.anchor(event).filter(|anchor| anchor.side == Side::After);
        let year = match event.when.date() {
            Some(_) => own_year,
            None => after().and_then(|anchor| anchor.date.first_year()),
        };
        if let Some(year) = year.filter(|year| Some(*year) != self.year) {
            self.year = Some(year);
            self.put(Heading::Year(year));
        }
        self.events += 1;
        self.above = Some(id);
    }

    fn put(&mut self, heading: Heading) {
        self.headings.push((self.len(), heading));
    }

    /// How many of the rows are events.
    pub(crate) fn events(&self) -> usize {
        self.events
    }

    pub(crate) fn len(&self) -> usize {
        self.events + self.headings.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn get(&self, row: usize) -> Option<Row> {
        let above = self.headings.partition_point(|(place, _)| *place < row);
        match self.headings.get(above) {
            Some((place, heading)) if *place == row => Some(Row::Heading(*heading)),
            _ => (row < self.len()).then(|| Row::Event(row - above)),
        }
    }

    /// The row of the event at a place among those that are shown.
    pub(crate) fn of(&self, place: usize) -> Option<usize> {
        // Above the event stand all headings that have no more than `place` events above them.
        let (mut from, mut to) = (0, self.headings.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            let is_above = self.headings.get(middle).is_some_and(|(row, _)| row - middle <= place);
            if is_above { from = middle + 1 } else { to = middle }
        }
        (place < self.events).then_some(place + from)
    }

    /// The event in a row, by its place among those that are shown.
    pub(crate) fn event_in(&self, row: usize) -> Option<usize> {
        match self.get(row)? {
            Row::Event(place) => Some(place),
            Row::Heading(_) => None,
        }
    }
}

impl Heading {
    pub(crate) fn in_words(self) -> String {
        match self {
            Self::Year(year) => year_in_words(year),
            Self::Gap { days, hidden: 0 } => format!("{} with no event dated to the day", length(days)),
            Self::Gap { days, hidden } => format!("{}, {} hidden", length(days), counted(hidden, "event")),
        }
    }
}

/// Days, while one can picture them; about so many months or years beyond.
fn length(days: i64) -> String {
    match days {
        ..=60 => format!("{days} days"),
        61..=730 => format!("about {} months", days * 100 / 3044),
        _ => format!("about {} years", days * 100 / 36524),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::timeline;

    fn dated(dates: &[&str]) -> Timeline {
        let events = dates.iter().enumerate().map(|(index, date)| {
            format!("[[events]]\nid = \"e{index}\"\ntitle = \"{date}\"\ndate = \"{date}\"\n")
        });
        timeline(&events.collect::<String>())
    }

    fn listed(dates: &[&str]) -> Vec<String> {
        let timeline = dated(dates);
        let shown: Vec<EventId> = timeline.events.ids().collect();
        in_words(&timeline, &shown)
    }

    fn in_words(timeline: &Timeline, shown: &[EventId]) -> Vec<String> {
        let mut rows = Rows::default();
        for id in shown {
            rows.add(timeline, *id);
        }
        for place in 0..shown.len() {
            assert_eq!(rows.of(place).and_then(|row| rows.event_in(row)), Some(place));
        }
        assert_eq!((rows.of(shown.len()), rows.get(rows.len())), (None, None));
        let in_words = |row: Row| match row {
            Row::Event(place) => timeline.text(timeline.events[shown[place]].title).shown().to_string(),
            Row::Heading(heading) => heading.in_words(),
        };
        (0..rows.len()).filter_map(|row| rows.get(row)).map(in_words).collect()
    }

    #[test]
    fn a_gap_is_counted_in_whole_days_between_events() {
        assert_eq!(
            listed(&["[2024-03-07,2024-03-08]", "2024-03-22"]),
            ["2024", "[2024-03-07,2024-03-08]", "13 days with no event dated to the day", "2024-03-22"]
        );
    }

    #[test]
    fn a_month_neither_opens_nor_closes_a_gap() {
        assert_eq!(
            listed(&["2024-03-01", "2024-04", "2024-05-01"]),
            ["2024", "2024-03-01", "2024-04", "60 days with no event dated to the day", "2024-05-01"]
        );
    }

    #[test]
    fn what_came_before_an_event_may_be_of_any_year() {
        let timeline = timeline(
            "[[events]]\nid = 'a'\ntitle = 'A'\nbefore = ['b']\n\
             [[events]]\nid = 'b'\ntitle = 'B'\ndate = '2024'\n\
             [[events]]\nid = 'c'\ntitle = 'C'\nafter = ['b']\n",
        );
        let all: Vec<EventId> = timeline.events.ids().collect();
        assert_eq!(in_words(&timeline, &all), ["A", "2024", "B", "C"]);
    }

    #[test]
    fn a_year_stands_above_its_events() {
        assert_eq!(listed(&["2023-12-31", "2024-01-01"]), ["2023", "2023-12-31", "2024", "2024-01-01"]);
        assert_eq!(listed(&["-0043-03-15"]), ["44 BCE", "-0043-03-15"]);
        let oldest = "Y-9223372036854775807";
        assert_eq!(listed(&[oldest]), ["9,223,372,036,854,775,808 BCE", oldest]);
    }

    #[test]
    fn a_gap_that_the_filter_makes_counts_what_it_hides() {
        let timeline = dated(&["2024-01-01", "2024-01-15", "2024-02-01", "2024-03-01"]);
        let ids: Vec<EventId> = timeline.events.ids().collect();
        assert_eq!(
            in_words(&timeline, &[ids[0], ids[2], ids[3]]),
            [
                "2024",
                "2024-01-01",
                "30 days, 1 event hidden",
                "2024-02-01",
                "28 days with no event dated to the day",
                "2024-03-01"
            ]
        );
    }

    #[test]
    fn long_gaps_are_about_so_many_months_or_years() {
        let length_of = |days| length(days);
        assert_eq!(
            [60, 61, 91, 730, 731, 3653].map(length_of),
            [
                "60 days",
                "about 2 months",
                "about 2 months",
                "about 23 months",
                "about 2 years",
                "about 10 years"
            ]
        );
    }
}
