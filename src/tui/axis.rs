//! The time axis above the list: how many events there are when, over the whole timeline.

use std::ops::RangeInclusive;

use crate::{
    dates::{Certainty, Instant, Scale, Tick, UtcOffset},
    model::{Event, EventId, Timeline},
    text::columns,
};

/// Events over time, in columns; made anew when the filter or the width changes, event by event.
#[derive(Debug)]
pub(crate) struct Axis {
    scale: Scale,
    pub(crate) ticks: Vec<Tick>,
    /// What the first column lies in.
    pub(crate) context: String,
    pub(crate) density: Vec<Density>,
    /// How many of the events shown are not on it.
    pub(crate) undated: usize,
    most: usize,
}

/// The events of one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Density {
    /// Events that were there.
    pub(crate) sure: usize,
    /// An event may have been there, or somewhere in a stretch of time around.
    pub(crate) possible: bool,
}

/// A stretch of time that an event may mean; an end that is open or unknown reaches as far as the axis.
type Stretch = (Option<Instant>, Option<Instant>);

/// The first and the last moment that a timeline speaks of. None where nothing is dated.
pub(crate) fn ends(timeline: &Timeline) -> Option<(Instant, Instant)> {
    let zone = timeline.about.utc_offset;
    let known = |event: &Event| stretch(event, zone).map(|(first, last)| [first, last]);
    let ends = timeline.events.iter().filter_map(|(_, event)| known(event)).flatten().flatten();
    ends.fold(None, |ends: Option<(Instant, Instant)>, at| {
        Some(ends.map_or((at, at), |(first, last)| (first.min(at), last.max(at))))
    })
}

impl Axis {
    /// The axis of a timeline that reaches so far, at `width` columns and with no event on it. `None` where there is
    /// no room.
    pub(crate) fn new(
        (first, last): (Instant, Instant),
        zone: Option<UtcOffset>,
        width: usize,
    ) -> Option<Self> {
        let context = Scale::new(first, last, width).context(zone);
        let room = width.saturating_sub(columns(&context).max(LEAD) + 3);
        if room < LEAST {
            return None;
        }
        let scale = Scale::new(first, last, room);
        Some(Self {
            scale,
            ticks: scale.ticks(),
            context: scale.context(zone),
            density: vec![Density::default(); room],
            undated: 0,
            most: 0,
        })
    }

    /// Puts an event that is shown on it.
    pub(crate) fn add(&mut self, event: &Event, zone: Option<UtcOffset>) {
        let Some(stretch) = stretch(event, zone) else {
            self.undated += 1;
            return;
        };
        let columns = self.columns(stretch);
        let is_sure = event.when.date().is_some_and(|date| date.certainty() == Certainty::Exact);
        let is_one = columns.start() == columns.end();
        for density in self.density.get_mut(columns).unwrap_or_default() {
            if is_sure || is_one {
                density.sure += 1;
                self.most = self.most.max(density.sure);
            } else {
                density.possible = true;
            }
        }
    }

    fn columns(&self, (first, last): Stretch) -> RangeInclusive<usize> {
        let first = first.map_or(0, |first| self.scale.column(first));
        let last = last.map_or(self.scale.columns() - 1, |last| self.scale.column(last));
        first..=last.max(first)
    }

    /// The columns that an event may stand in.
    pub(crate) fn of(&self, timeline: &Timeline, event: &Event) -> Option<RangeInclusive<usize>> {
        Some(self.columns(stretch(event, timeline.about.utc_offset)?))
    }

    /// Where its columns begin, on a screen whose columns end at `right`.
    pub(crate) fn left(&self, right: u16) -> u16 {
        right.saturating_sub(u16::try_from(self.density.len()).unwrap_or(u16::MAX).saturating_add(1))
    }

    /// One column wide: the more events, the higher. A stretch that may hold one is lighter.
    pub(crate) fn sign(&self, density: Density) -> &'static str {
        const HEIGHTS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
        match density {
            Density { sure: 0, possible: false } => " ",
            Density { sure: 0, possible: true } => "░",
            Density { sure, .. } => {
                let height = (sure * HEIGHTS.len()).div_ceil(self.most.max(1)).clamp(1, HEIGHTS.len());
                HEIGHTS[height - 1]
            }
        }
    }

    /// The first of the events in their order that is dated and not over before a column begins; else the last
    /// that is dated.
    pub(crate) fn event_at(&self, timeline: &Timeline, shown: &[EventId], column: usize) -> Option<usize> {
        let from = self.scale.moment(column);
        let zone = timeline.about.utc_offset;
        let dated = shown.iter().enumerate().filter_map(|(place, id)| {
            let (_, last) = stretch(&timeline.events[*id], zone)?;
            Some((place, last))
        });
        let mut latest = None;
        for (place, last) in dated {
            latest = Some(place);
            if last.is_none_or(|last| last >= from) {
                break;
            }
        }
        latest
    }
}

/// What stands at the left takes at least so much: `38 undated`.
const LEAD: usize = 10;

/// Fewer columns tell nothing.
const LEAST: usize = 20;

/// As a clock in `zone` shows it.
fn stretch(event: &Event, zone: Option<UtcOffset>) -> Option<Stretch> {
    let date = event.when.date()?;
    let counted = |at: Instant| at != Instant::MIN && at != Instant::MAX;
    let known = |at: Option<Instant>| at.filter(|at| counted(*at)).map(|at| at.on_clock(zone));
    let (first, last) = date.ends(zone);
    Some((known(first), known(last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::timeline;

    fn dated(dates: &[&str]) -> Timeline {
        let events = dates.iter().enumerate().map(|(index, date)| {
            let date = if date.is_empty() { String::new() } else { format!("date = \"{date}\"\n") };
            format!("[[events]]\nid = \"e{index}\"\ntitle = \"E\"\n{date}")
        });
        timeline(&events.collect::<String>())
    }

    fn axis(timeline: &Timeline, shown: &[EventId], width: usize) -> Option<Axis> {
        let zone = timeline.about.utc_offset;
        let mut axis = Axis::new(ends(timeline)?, zone, width)?;
        for id in shown {
            axis.add(&timeline.events[*id], zone);
        }
        Some(axis)
    }

    /// The two rows of the axis, in 40 columns.
    fn drawn(dates: &[&str]) -> Option<[String; 2]> {
        let timeline = dated(dates);
        let shown: Vec<EventId> = timeline.events.ids().collect();
        let axis = axis(&timeline, &shown, 53)?;
        let mut labels = String::new();
        for Tick { column, label, .. } in &axis.ticks {
            labels += &" ".repeat(column - labels.chars().count());
            labels += label;
        }
        let signs: String = axis.density.iter().map(|density| axis.sign(*density)).collect();
        let lead = if axis.undated > 0 { format!("{} undated", axis.undated) } else { String::new() };
        Some([format!("{}|{labels}", axis.context), format!("{lead}|{}", signs.trim_end())])
    }

    #[test]
    fn events_stand_where_they_were_the_more_the_higher() {
        let days = ["2024-03-07", "2024-03-22", "2024-03-22", "2024-03-22", "2024-03-22", "2024-03-25"];
        let [labels, signs] = drawn(&days).expect("an axis");
        assert_eq!(labels, "March 2024|        11             18            25");
        assert_eq!(signs, "|▂▂▂                            ███   ▂▂▂");
    }

    #[test]
    fn days_and_hours_are_those_of_the_timelines_own_clock() {
        let text = "[timeline]\nutc_offset = '+03:00'\n\
            [[events]]\nid = 'a'\ntitle = 'A'\ndate = '2024-03-07'\n[[events]]\nid = 'b'\ntitle = 'B'\ndate = '2024-03-08'\n";
        let timeline = timeline(text);
        let shown: Vec<EventId> = timeline.events.ids().collect();
        let axis = axis(&timeline, &shown, 73).expect("an axis");
        assert_eq!(axis.context, "7 March 2024 UTC+3");
        let (midnight, half) = (axis.ticks.iter().find(|tick| tick.label == "8 Mar"), axis.density.len() / 2);
        assert_eq!(midnight.map(|tick| tick.column), Some(half));
    }

    #[test]
    fn what_is_not_sure_is_lighter_and_what_has_no_date_is_counted() {
        let dates = ["2024-03-01", "[2024-03-07,2024-03-14]", "2024-04-10", "", ""];
        let [_, signs] = drawn(&dates).expect("an axis");
        assert_eq!(signs, "2 undated|█    ░░░░░░░░░                         █");
    }

    #[test]
    fn an_end_that_is_open_or_unknown_reaches_as_far_as_the_axis() {
        let [_, signs] = drawn(&["2020-01-01", "2022-01-01/", "2025-01-01"]).expect("an axis");
        assert_eq!(signs, "|█              ░░░░░░░░░░░░░░░░░░░░░░░░█");
    }

    #[test]
    fn without_dates_or_room_there_is_no_axis() {
        assert_eq!(drawn(&["", ""]), None);
        let timeline = dated(&["2024"]);
        let shown: Vec<EventId> = timeline.events.ids().collect();
        assert!(axis(&timeline, &shown, 25).is_none());
    }

    #[test]
    fn a_column_leads_to_the_first_event_from_there_on() {
        let timeline = dated(&["2024-03-01", "2024-03-10", "2024-03-31"]);
        let shown: Vec<EventId> = timeline.events.ids().collect();
        let axis = axis(&timeline, &shown, 53).expect("an axis");
        let at = |column| axis.event_at(&timeline, &shown, column);
        assert_eq!((at(0), at(5), at(38), at(39)), (Some(0), Some(1), Some(2), Some(2)));
    }
}
