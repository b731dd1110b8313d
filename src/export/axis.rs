//! Where dates stand along a picture. What has no date has no place of its own.

use std::collections::HashMap;

use crate::{
    dates::{Certainty, Date, Instant, Scale, UtcOffset},
    model::{EventId, Side, When},
};

use super::Selection;

/// A picture is so many parts wide: a hundredth of a percent each.
pub(super) const WIDTH: usize = 10_000;

/// From the first to the last moment that the dates of a selection speak of, with a margin for what has an open end.
#[derive(Debug)]
pub(super) struct Axis {
    ends: (Instant, Instant),
    zone: Option<UtcOffset>,
}

/// The stretch of an axis that a date may mean, in its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: usize,
    pub(super) to: usize,
    /// It goes on beyond the axis, or nobody knows how far: to the left, to the right.
    pub(super) open: (bool, bool),
}

impl Stretch {
    pub(super) fn middle(self) -> usize {
        usize::midpoint(self.from, self.to)
    }

    pub(super) fn length(self) -> usize {
        self.to - self.from
    }
}

/// Undated events of which the same is known: `from 22 March 2024 on`.
#[derive(Debug)]
pub(super) struct Beside {
    pub(super) side: Side,
    /// In words, safe to show.
    pub(super) words: String,
    /// Where the event that they come after or before begins or ends.
    pub(super) at: usize,
    /// Where a sign of that event stands.
    pub(super) middle: usize,
    pub(super) events: Vec<EventId>,
}

impl Axis {
    /// None where nothing is dated.
    pub(super) fn of(selection: &Selection<'_>) -> Option<Self> {
        let zone = selection.timeline().about.utc_offset;
        let dates = || selection.events().filter_map(|(_, event)| event.when.date());
        let ends = |date| {
            let (first, last) = ends(date, zone);
            first.into_iter().chain(last)
        };
        let (mut earliest, mut latest) = (None, None);
        for at in dates().flat_map(ends) {
            earliest = Some(earliest.map_or(at, |other: Instant| other.min(at)));
            latest = Some(latest.map_or(at, |other: Instant| other.max(at)));
        }
        let (first, last) = (earliest?, latest?);
        // A date that were all of the axis would have no place on it.
        let is_one = |date| ends(date).eq([first, last]);
        let length = last.seconds().saturating_sub(first.seconds());
        let margin = if dates().any(is_one) { length.max(1) } else { length / 20 };
        let before = Instant::at(first.seconds().saturating_sub(margin).max(i64::MIN + 1));
        let behind = Instant::at(last.seconds().saturating_add(margin).min(i64::MAX - 1));
        Some(Self { ends: (before, behind), zone })
    }

    /// `2024`, or whatever the labels of so many columns do not say of themselves.
    pub(super) fn context(&self, columns: usize) -> String {
        self.over(columns).context(self.zone)
    }

    /// Places with a name, as many as have room where a label has so many columns of text.
    pub(super) fn ticks(&self, columns: usize) -> Vec<(usize, String)> {
        let place = |at| self.over(WIDTH).column(at);
        self.over(columns).ticks().into_iter().map(|tick| (place(tick.at), tick.label)).collect()
    }

    pub(super) fn stretch(&self, date: &Date) -> Stretch {
        let scale = self.over(WIDTH);
        let (first, last) = ends(date, self.zone);
        let from = first.map_or(0, |at| scale.column(at));
        let to = last.map_or(WIDTH, |at| scale.column(at)).max(from);
        Stretch { from, to, open: (first.is_none(), last.is_none()) }
    }

    /// The undated events that are known to come after or before a dated one, together where the same is known of
    /// them; and how many are left of which nothing is known.
    pub(super) fn beside(&self, selection: &Selection<'_>) -> (Vec<Beside>, usize) {
        let timeline = selection.timeline();
        let mut all: Vec<Beside> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut unplaced = 0;
        for (id, event) in selection.events().filter(|(_, event)| !matches!(event.when, When::Dated(_))) {
            let Some(anchor) = timeline.anchor(event) else {
                unplaced += 1;
                continue;
            };
            let stretch = self.stretch(anchor.date);
            let at = if anchor.side == Side::After { stretch.from } else { stretch.to };
            let words = anchor.side.bounded(&anchor.date.in_words());
            let place = *known.entry(words).or_insert_with_key(|words| {
                all.push(Beside {
                    side: anchor.side,
                    words: words.clone(),
                    at,
                    middle: stretch.middle(),
                    events: Vec::new(),
                });
                all.len() - 1
            });
            all[place].events.push(id);
        }
        (all, unplaced)
    }

    fn over(&self, columns: usize) -> Scale {
        Scale::new(self.ends.0, self.ends.1, columns)
    }
}

/// As a clock in `zone` shows them; an end that is open, unknown or farther out than is counted is none.
fn ends(date: &Date, zone: Option<UtcOffset>) -> (Option<Instant>, Option<Instant>) {
    let is_counted = |at: &Instant| *at != Instant::MIN && *at != Instant::MAX;
    let (first, last) = date.ends(zone);
    let known = |at: Option<Instant>| at.filter(is_counted).map(|at| at.on_clock(zone));
    (known(first), known(last))
}

/// How firmly an event stands on its day, in words for a legend.
pub(super) fn certainty_in_words(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Exact => "exact",
        Certainty::Uncertain => "uncertain",
        Certainty::Imprecise => "imprecise",
    }
}

/// Puts stretches that are in order of their beginnings into rows, so that those of a row do not touch; none for those
/// that have no room in so many rows.
#[derive(Debug)]
pub(super) struct Rows {
    ends: Vec<usize>,
    most: usize,
}

impl Rows {
    pub(super) fn new(most: usize) -> Self {
        Self { ends: Vec::new(), most }
    }

    pub(super) fn put(&mut self, from: usize, to: usize) -> Option<usize> {
        let free = self.ends.iter().position(|end| *end < from);
        let row = free.or_else(|| (self.ends.len() < self.most).then_some(self.ends.len()))?;
        match self.ends.get_mut(row) {
            Some(end) => *end = to,
            None => self.ends.push(to),
        }
        Some(row)
    }

    pub(super) fn count(&self) -> usize {
        self.ends.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{findings::Checked, load::tests::in_folder};

    /// The stretch of each date, in hundredths, and the axis' own words.
    fn placed(dates: &[&str]) -> Option<(Vec<String>, String)> {
        let events = dates.iter().enumerate().map(|(index, date)| {
            let date = if date.is_empty() { String::new() } else { format!("date = '{date}'\n") };
            format!("[[events]]\nid = 'e{index}'\ntitle = 'E'\n{date}")
        });
        let loaded = in_folder(&[("t.toml", &events.collect::<String>())]);
        let checked = Checked::new(loaded.timeline, loaded.problems);
        let events: Vec<_> = checked.timeline.events.ids().collect();
        let selection = Selection::of(&checked, &events);
        let axis = Axis::of(&selection)?;
        let told = selection.events().filter_map(|(_, event)| event.when.date()).map(|date| {
            let Stretch { from, to, open } = axis.stretch(date);
            let [left, right] =
                [(open.0, "<"), (open.1, ">")].map(|(open, sign)| if open { sign } else { "" });
            format!("{left}{}-{}{right}", from / 100, to / 100)
        });
        let ticks: Vec<String> = axis.ticks(60).into_iter().map(|(_, label)| label).collect();
        Some((told.collect(), format!("{}: {}", axis.context(60), ticks.join(" "))))
    }

    #[test]
    fn a_date_stands_where_it_may_have_been_and_no_end_is_made_up() {
        let (told, words) = placed(&[
            "2024-03-01",
            "2024-03-05/2024-03-07",
            "2024-03-10/..",
            "../2024-03-05",
            "",
            "2024-03-11",
        ])
        .expect("an axis");
        assert_eq!(told, ["4-12", "37-62", "<0-45", "78-100>", "87-95"]);
        assert_eq!(words, "February 2024: Mar 3 5 7 9 11");
    }

    #[test]
    fn one_date_has_its_place_and_none_has_no_axis() {
        assert_eq!(placed(&["", ""]), None);
        let (told, _) = placed(&["2024-03-01"]).expect("an axis");
        assert_eq!(told, ["33-66"]);
        let (told, _) = placed(&["2024-03-01T10:00:00Z"]).expect("an axis");
        assert_eq!(told.len(), 1);
        let (told, _) = placed(&["-0043-03-15", "Y170000002", "2024-03-01"]).expect("an axis");
        assert_eq!(told, ["4-4", "4-4", "95-95"]);
        let (told, _) = placed(&["Y99999999999999999", "2024"]).expect("an axis");
        assert_eq!(told.len(), 2);
    }

    #[test]
    fn what_would_touch_stands_in_rows() {
        let mut rows = Rows::new(2);
        let put = [(0, 9), (5, 14), (10, 19), (12, 20), (15, 16)].map(|(from, to)| rows.put(from, to));
        assert_eq!((put, rows.count()), ([Some(0), Some(1), Some(0), None, Some(1)], 2));
    }
}
