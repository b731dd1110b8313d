use super::{Sight, Stretch, Track};

/// The events of a track that stand in one column: those that begin there; in the first column also those
/// that went on since before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) column: usize,
    /// The first of them, by its place in the track.
    pub(crate) first: usize,
    pub(crate) count: usize,
    /// The last column that the time of any of them reaches.
    pub(crate) reach: usize,
}

/// The dated events of a track: what is in sight, by columns, and how many are not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Placed {
    /// Over before the window begins.
    pub(crate) before: usize,
    /// They begin when the window is over.
    pub(crate) behind: usize,
    /// In order, no two in one column.
    pub(crate) places: Vec<Place>,
}

impl Placed {
    /// The place that a column belongs to: that of its own, else the last one whose time reaches there.
    pub(crate) fn at(&self, column: usize) -> Option<Place> {
        let own = self.places.iter().find(|place| place.column == column);
        let reaching = || self.places.iter().rev().find(|it| it.column < column && it.reach >= column);
        own.or_else(reaching).copied()
    }
}

/// The column that an event with this stretch stands in, if it is in sight.
pub(crate) fn column_of(stretch: Stretch, sight: &Sight) -> Option<usize> {
    sight.window.overlaps(stretch).then(|| sight.column(stretch.first.max(sight.window.first)))
}

impl Track {
    /// Costs as much as there are columns with an event in them, however many events there are.
    pub(crate) fn placed(&self, sight: &Sight) -> Placed {
        let window = sight.window;
        let before = self.ends.partition_point(|end| *end < window.first);
        let begun = self.dated.partition_point(|(first, _)| *first < window.first);
        let until = self.dated.partition_point(|(first, _)| *first <= window.last);
        let crossing = begun.saturating_sub(before);
        let mut places = Vec::new();
        let mut at = begun;
        while at < until || (crossing > 0 && places.is_empty()) {
            let goes_on = places.is_empty() && crossing > 0;
            let column =
                if goes_on { 0 } else { self.dated.get(at).map_or(0, |(first, _)| sight.column(*first)) };
            let own = self.dated.get(at..until).unwrap_or_default();
            let end = sight.end_of(column);
            let count = own.partition_point(|(first, _)| *first < end);
            let (first, from) =
                if goes_on { (self.latest.next(0, window.first).unwrap_or(at), 0) } else { (at, at) };
            let reach = sight.column(self.latest.of(from..at + count)).max(column);
            let went_on = if goes_on { crossing } else { 0 };
            places.push(Place { column, first, count: count + went_on, reach });
            at += count;
        }
        Placed { before, behind: self.dated.len() - until, places }
    }

    /// The undated events in some columns: one in each while there is room, else about as many in each as in the
    /// others.
    pub(crate) fn undated_places(&self, columns: usize) -> Vec<Place> {
        let count = self.undated.len();
        let shared = columns.min(count);
        let begin = |column: usize| (column * count).div_ceil(shared.max(1));
        let places = (0..shared).map(|column| Place {
            column,
            first: self.dated.len() + begin(column),
            count: begin(column + 1) - begin(column),
            reach: column,
        });
        places.collect()
    }

    /// Whether what stands at a place of the track stands in that column too.
    pub(crate) fn holds(&self, column: Place, at: usize, sight: Option<&Sight>) -> bool {
        if column.first >= self.dated.len() {
            return (column.first..column.first + column.count).contains(&at);
        }
        let stretch = self.stretch(at);
        stretch.zip(sight).and_then(|(stretch, sight)| column_of(stretch, sight)) == Some(column.column)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{model::EventId, tui::lanes::Window};

    /// The ends of a stretch, either of which may be missing, or none.
    fn stretch() -> impl Strategy<Value = Option<Stretch>> {
        let end = |none: i64| prop_oneof![1 => Just(none), 9 => -5_000_i64..5_000];
        let ends = (end(i64::MIN), end(i64::MAX), 0_i64..3_000).prop_map(|(first, last, length)| {
            let last = if last < first { first.saturating_add(length) } else { last };
            Stretch { first, last }
        });
        proptest::option::weighted(0.8, ends)
    }

    proptest! {
        #[test]
        fn every_event_is_in_one_column_or_counted_and_no_column_is_taken_twice(
            stretches in proptest::collection::vec(stretch(), 0..40),
            first in -6_000_i64..6_000,
            length in 1_i64..9_000,
            columns in 1_usize..60,
            room in 1_usize..20,
        ) {
            let events = stretches.iter().enumerate().map(|(index, it)| (EventId::new(index), *it));
            let track = Track::new(events);
            let sight = Sight::new(Window::new(first, first + length), columns);
            let placed = track.placed(&sight);
            let undated = track.undated_places(room);
            for (places, columns) in [(&placed.places, columns), (&undated, room)] {
                prop_assert!(places.windows(2).all(|pair| pair[0].column < pair[1].column));
                prop_assert!(places.iter().all(|place| place.count > 0 && place.column < columns));
                prop_assert!(places.iter().all(|place| (place.column..columns).contains(&place.reach)));
                prop_assert!(places.iter().all(|place| track.holds(*place, place.first, Some(&sight))));
            }
            let in_columns: usize = placed.places.iter().chain(&undated).map(|place| place.count).sum();
            prop_assert_eq!(placed.before + in_columns + placed.behind, stretches.len());
            for at in 0..track.len() {
                let places = placed.places.iter().chain(&undated);
                let holding = places.filter(|place| track.holds(**place, at, Some(&sight))).count();
                let is_seen = track.stretch(at).is_none_or(|stretch| sight.window.overlaps(stretch));
                prop_assert_eq!(holding, usize::from(is_seen));
            }
            for place in &placed.places {
                let held = (0..track.len()).filter(|at| track.holds(*place, *at, Some(&sight)));
                let held: Vec<usize> = held.collect();
                prop_assert_eq!((held.first(), held.len()), (Some(&place.first), place.count));
                let ends = held.iter().filter_map(|at| track.stretch(*at)).map(|it| sight.column(it.last));
                prop_assert_eq!(ends.max(), Some(place.reach));
            }
        }
    }

    #[test]
    fn undated_events_share_few_columns_evenly() {
        let track = Track::new((0..10).map(|index| (EventId::new(index), None)));
        let counts =
            |columns| track.undated_places(columns).iter().map(|place| place.count).collect::<Vec<_>>();
        assert_eq!(counts(20), [1; 10]);
        assert_eq!(counts(4), [3, 2, 3, 2]);
        assert_eq!(counts(0), [0; 0]);
    }
}
