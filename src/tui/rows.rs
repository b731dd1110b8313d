//! The rows of the list: events, the years between them, and the gaps.

use crate::{
    dates::{Date, year_in_words},
    model::{EventId, Side, Timeline},
    text::counted,
};

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Row {
    Event(EventId),
    /// The year that the events below are of.
    Year(String),
    /// Days on which nothing is dated.
    Gap(String),
}

/// From how many days on a gap is named.
const NAMED_GAP: i64 = 7;

/// The rows for some events, and at which of them each event is.
pub(crate) fn rows(timeline: &Timeline, shown: &[EventId]) -> (Vec<Row>, Vec<usize>) {
    let mut rows = Vec::with_capacity(shown.len());
    let mut places = Vec::with_capacity(shown.len());
    let mut year = None;
    let mut last_day: Option<i64> = None;
    let mut above: Option<EventId> = None;
    for id in shown {
        let event = &timeline.events[*id];
        if let Some(days) = event.when.date().and_then(Date::day_span) {
            let gap = last_day.map_or(0, |last| days.0 - last - 1);
            if gap >= NAMED_GAP {
                let hidden = above.map_or(0, |above| id.index() - above.index() - 1);
                rows.push(Row::Gap(match hidden {
                    0 => format!("{} with no event dated to the day", length(gap)),
                    hidden => format!("{}, {} hidden", length(gap), counted(hidden, "event")),
                }));
            }
            last_day = last_day.max(Some(days.1));
        }
        // What is only known to come before something may be of any year.
        let after = || timeline.anchor(event).filter(|anchor| anchor.side == Side::After);
        let date = event.when.date().or_else(|| after().map(|anchor| anchor.date));
        let its_year = date.and_then(Date::first_year);
        if its_year.is_some() && its_year != year {
            year = its_year;
            rows.extend(its_year.map(|year| Row::Year(year_in_words(year))));
        }
        places.push(rows.len());
        rows.push(Row::Event(*id));
        above = Some(*id);
    }
    (rows, places)
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
        let in_words = |row: &Row| match row {
            Row::Event(id) => timeline.text(timeline.events[*id].title).shown().to_string(),
            Row::Year(words) | Row::Gap(words) => words.clone(),
        };
        rows(timeline, shown).0.iter().map(in_words).collect()
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
