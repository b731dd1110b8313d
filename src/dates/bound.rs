//! The ends of a date as ISO 8601 text, for whoever calculates with them.

use super::{Date, Edge, Instant, extent, instant::civil};

/// One end of the time that a date may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Bound {
    /// The first or the last second of it: `2024-03-22T19:58:00+03:00`.
    At(String),
    /// There is no such end.
    Open,
    /// There is one, and it is not known.
    Unknown,
    /// There is one, farther out than seconds are counted: some 292 thousand million years.
    Beyond,
}

impl Date {
    /// Its first and its last second as its author's clock showed them, with the offset that was written. A
    /// date without an offset gets none here: where its days were lived is not in it.
    ///
    /// Years outside 0 to 9999 have a sign, as in the expanded form of ISO 8601-1:2019, 5.2.2.3, and as many
    /// digits as they need, at least four.
    pub(crate) fn bounds(&self) -> [Bound; 2] {
        let whole = extent::whole(self);
        [whole.first, whole.last].map(|edge| match edge {
            Edge::Known(Instant::MIN | Instant::MAX) => Bound::Beyond,
            Edge::Known(moment) => Bound::At(civil(moment) + &self.written_offset()),
            Edge::Open => Bound::Open,
            Edge::Unknown => Bound::Unknown,
        })
    }

    /// `Z`, `+03:00`, or nothing.
    fn written_offset(&self) -> String {
        let is_utc = self.written().ends_with('Z');
        self.offset().map_or_else(String::new, |it| if is_utc { "Z".to_owned() } else { it.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(text: &str) -> [Bound; 2] {
        Date::parse(text).unwrap().bounds()
    }

    #[test]
    fn bounds_keep_the_clock_that_was_written_and_make_up_no_zone() {
        let table = [
            ("2024-03-22", "2024-03-22T00:00:00", "2024-03-22T23:59:59"),
            ("2024-02", "2024-02-01T00:00:00", "2024-02-29T23:59:59"),
            ("2024-03-22T19:58", "2024-03-22T19:58:00", "2024-03-22T19:58:59"),
            ("2024-03-22T01:58+03:00", "2024-03-22T01:58:00+03:00", "2024-03-22T01:58:59+03:00"),
            ("2024-03-22T01:58:07-05:30", "2024-03-22T01:58:07-05:30", "2024-03-22T01:58:07-05:30"),
            ("2024-03-22T01:58:07Z", "2024-03-22T01:58:07Z", "2024-03-22T01:58:07Z"),
            ("0000", "0000-01-01T00:00:00", "0000-12-31T23:59:59"),
            ("-0043-03-15", "-0043-03-15T00:00:00", "-0043-03-15T23:59:59"),
            ("Y17000", "+17000-01-01T00:00:00", "+17000-12-31T23:59:59"),
            ("Y-170000002", "-170000002-01-01T00:00:00", "-170000002-12-31T23:59:59"),
        ];
        for (text, first, last) in table {
            assert_eq!(bounds(text), [first, last].map(|it| Bound::At(it.to_owned())), "{text}");
        }
    }

    #[test]
    fn an_end_that_has_no_moment_says_why() {
        let start = || Bound::At("2024-01-01T00:00:00".to_owned());
        assert_eq!(bounds("2024/.."), [start(), Bound::Open]);
        assert_eq!(bounds("2024/"), [start(), Bound::Unknown]);
        assert_eq!(bounds("Y8E20202"), [Bound::Beyond, Bound::Beyond]);
    }
}
