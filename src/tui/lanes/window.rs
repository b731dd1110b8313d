use crate::dates::{Instant, Scale, Tick};

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

    pub(crate) fn ticks(&self) -> Vec<Tick> {
        self.scale.ticks()
    }

    pub(crate) fn context(&self) -> String {
        self.scale.context()
    }
}
