use crate::dates::{Instant, Scale, Tick, UtcOffset};

use super::Stretch;

/// The time in view: from its first second to its last.
///
/// `first` is before `last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) first: i64,
    pub(crate) last: i64,
}

/// No closer than ten minutes on a screen: what is dated more exactly is rare.
const SHORTEST: i128 = 600;

impl Window {
    /// All from one second to another, and as much on either side as it takes to be a window.
    pub(crate) fn new(first: i64, last: i64) -> Self {
        Self::of(first.into(), i128::from(last) + 1 - i128::from(first))
    }

    /// So many seconds from `first` on; what lies beyond counting is left out.
    fn of(first: i128, length: i128) -> Self {
        let missing = (SHORTEST - length).max(0);
        let (least, most) = (i128::from(i64::MIN) + 1, i128::from(i64::MAX) - 1);
        let length = (length + missing).min(most - least);
        let first = (first - missing / 2).clamp(least, most - length);
        let second = |number: i128| i64::try_from(number).unwrap_or_default();
        Self { first: second(first), last: second(first + length - 1) }
    }

    fn length(self) -> i128 {
        i128::from(self.last) - i128::from(self.first) + 1
    }

    /// The same, no longer than `all` and so far inside of it as it can be.
    pub(crate) fn within(self, all: Self) -> Self {
        let length = self.length().min(all.length());
        let furthest = i128::from(all.first) + all.length() - length;
        Self::of(i128::from(self.first).clamp(all.first.into(), furthest), length)
    }

    /// Half as long, or twice, with `around` in the same column.
    pub(crate) fn zoomed(self, around: i64, closer: bool) -> Self {
        let into = i128::from(around.clamp(self.first, self.last)) - i128::from(self.first);
        let (length, into_it) =
            if closer { (self.length() / 2, into / 2) } else { (self.length() * 2, into * 2) };
        Self::of(i128::from(self.first) + into - into_it, length)
    }

    /// Half a window on, or back.
    pub(crate) fn panned(self, back: bool) -> Self {
        let half = (self.length() / 2).max(1);
        Self::of(i128::from(self.first) + if back { -half } else { half }, self.length())
    }

    /// The same moved as little as it takes to see `stretch`, or of a long one the beginning; one that is there
    /// already for the most part is left.
    pub(crate) fn showing(self, stretch: Stretch) -> Self {
        let (first, last) = (i128::from(stretch.first), i128::from(stretch.last));
        let (left, right) = (i128::from(self.first), i128::from(self.last));
        if first <= right && last >= left {
            return self;
        }
        // A little beside it shows what it stands among.
        let margin = self.length() / 8;
        let to = if first > right {
            (last.min(first + self.length() / 2)) + margin - self.length() + 1
        } else {
            first.max(last - self.length() / 2) - margin
        };
        Self::of(to, self.length())
    }

    /// The second in the middle of what of `stretch` is in view.
    pub(crate) fn middle_of(self, stretch: Stretch) -> i64 {
        let (first, last) = (stretch.first.max(self.first), stretch.last.min(self.last));
        let middle = i128::midpoint(first.into(), last.into());
        i64::try_from(middle).unwrap_or(self.first)
    }

    pub(crate) fn overlaps(self, stretch: Stretch) -> bool {
        stretch.first <= self.last && stretch.last >= self.first
    }
}

/// A window laid over columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sight {
    pub(crate) window: Window,
    scale: Scale,
}

impl Sight {
    pub(crate) fn new(window: Window, columns: usize) -> Self {
        let scale = Scale::new(Instant::at(window.first), Instant::at(window.last), columns);
        Self { window, scale }
    }

    pub(crate) fn columns(&self) -> usize {
        self.scale.columns()
    }

    /// The column of a second; what lies outside is in the first or the last.
    pub(crate) fn column(&self, second: i64) -> usize {
        self.scale.column(Instant::at(second))
    }

    /// The first second behind a column.
    pub(crate) fn end_of(&self, column: usize) -> i64 {
        let columns = self.columns() as i128;
        let into = ((column as i128 + 1) * self.window.length() + columns - 1) / columns;
        i64::try_from(i128::from(self.window.first) + into).unwrap_or(i64::MAX)
    }

    pub(crate) fn ticks(&self) -> Vec<Tick> {
        self.scale.ticks()
    }

    pub(crate) fn context(&self, zone: Option<UtcOffset>) -> String {
        self.scale.context(zone)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: Window = Window { first: -1_000_000, last: 1_000_000 };

    #[test]
    fn zooming_keeps_what_it_is_around_where_it_is() {
        let window = Window::new(0, 99_999);
        let closer = window.zoomed(25_000, true);
        assert_eq!((closer.first, closer.last), (12_500, 62_499));
        assert_eq!(closer.zoomed(25_000, false), window);
    }

    #[test]
    fn there_is_a_closest_and_a_farthest() {
        let close = (0..99).fold(ALL, |window, _| window.zoomed(500, true));
        assert_eq!((close.length(), close.overlaps(Stretch { first: 500, last: 500 })), (SHORTEST, true));
        let far = (0..99).fold(close, |window, _| window.zoomed(500, false).within(ALL));
        assert_eq!(far, ALL);
        let endless = Window::new(i64::MIN, i64::MAX);
        assert_eq!(endless.zoomed(0, false), endless);
    }

    #[test]
    fn panning_goes_by_halves_as_far_as_there_is_time() {
        let window = Window::new(0, 99_999);
        assert_eq!(window.panned(false), Window::new(50_000, 149_999));
        assert_eq!(window.panned(false).panned(true), window);
        let first = (0..99).fold(window, |window, _| window.panned(true).within(ALL));
        assert_eq!(first, Window::new(-1_000_000, -900_001));
    }

    proptest! {
        #[test]
        fn a_column_ends_where_the_next_one_begins(
            first in -1_000_000_i64..1_000_000,
            length in 600_i64..9_000_000,
            columns in 1_usize..300,
        ) {
            let sight = Sight::new(Window::new(first, first + length), columns);
            for column in 0..columns - 1 {
                let end = sight.end_of(column);
                prop_assert!(sight.column(end) > column && sight.column(end - 1) <= column);
            }
        }

        #[test]
        fn what_is_gone_to_is_in_view_and_what_is_in_view_moves_nothing(
            from in -900_000_i64..900_000,
            length in 600_i64..200_000,
            first in -1_000_000_i64..1_000_000,
            lasts in 0_i64..300_000,
        ) {
            let window = Window::new(from, from + length).within(ALL);
            let stretch = Stretch { first, last: (first + lasts).min(ALL.last) };
            let shown = window.showing(stretch).within(ALL);
            prop_assert!(shown.overlaps(stretch), "{:?}", shown);
            prop_assert_eq!(shown.length(), window.length());
            prop_assert_eq!(shown.showing(stretch), shown);
        }
    }
}
