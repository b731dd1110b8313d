use std::cmp::Ordering;

use edtf_core::Edtf;

use super::{Date, parts};

/// How finely a date is told. The coarser is the greater.
///
/// What counts is what is known, not what is written: `2024-03-XX` is some day of a month, so `Month`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Precision {
    Second,
    Minute,
    Day,
    Month,
    /// A season, quarter, third or half of a year.
    Season,
    Year,
    Decade,
    Century,
    /// A thousand years, or any coarser rounding.
    Millennium,
    /// An interval or a set, however short.
    Span,
}

impl Precision {
    // Written by hand: the order is a promise, and the list above may be rearranged.
    fn coarseness(self) -> u8 {
        match self {
            Self::Second => 0,
            Self::Minute => 1,
            Self::Day => 2,
            Self::Month => 3,
            Self::Season => 4,
            Self::Year => 5,
            Self::Decade => 6,
            Self::Century => 7,
            Self::Millennium => 8,
            Self::Span => 9,
        }
    }
}

impl Ord for Precision {
    fn cmp(&self, other: &Self) -> Ordering {
        self.coarseness().cmp(&other.coarseness())
    }
}

impl PartialOrd for Precision {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

pub(super) fn of(date: &Date) -> Precision {
    match &*date.edtf() {
        Edtf::Date(plain) => of_date(plain),
        Edtf::DateTime(_) if date.to_the_minute() => Precision::Minute,
        Edtf::DateTime(_) => Precision::Second,
        Edtf::Interval(_) | Edtf::Set(_) => Precision::Span,
    }
}

pub(super) fn of_date(date: &edtf_core::Date) -> Precision {
    match parts::unknown_digits(date) {
        0 => {}
        1 => return Precision::Decade,
        2 => return Precision::Century,
        _ => return Precision::Millennium,
    }
    match (date.month, date.day) {
        (None, _) => Precision::Year,
        (Some(month), _) if month.has_unspecified() => Precision::Year,
        (Some(month), _) if month.value() > Some(12) => Precision::Season,
        (Some(_), None) => Precision::Month,
        (Some(_), Some(day)) if day.has_unspecified() => Precision::Month,
        (Some(_), Some(_)) => Precision::Day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_is_what_is_known_and_not_what_is_written() {
        let table = [
            ("2024-03-22T19:58:00+03:00", Precision::Second),
            ("2024-03-22T19:58", Precision::Minute),
            ("2024-03-22?", Precision::Day),
            ("2024-03-XX", Precision::Month),
            ("2024-03-1X", Precision::Month),
            ("2024-03", Precision::Month),
            ("2024-21", Precision::Season),
            ("2024-34", Precision::Season),
            ("2024-XX", Precision::Year),
            ("2024-XX-15", Precision::Year),
            ("2024", Precision::Year),
            ("1950S4", Precision::Year),
            ("199X", Precision::Decade),
            ("199X-12-25", Precision::Decade),
            ("1950S3", Precision::Decade),
            ("19XX", Precision::Century),
            ("1XXX", Precision::Millennium),
            ("Y171010000S3", Precision::Millennium),
            ("2024-03-07/2024-03-08", Precision::Span),
            ("[2024-03-07,2024-03-08]", Precision::Span),
        ];
        for (text, precision) in table {
            assert_eq!(Date::parse(text).unwrap().precision(), precision, "{text}");
        }
    }

    #[test]
    fn the_coarser_is_the_greater() {
        let rising = [
            Precision::Second,
            Precision::Minute,
            Precision::Day,
            Precision::Month,
            Precision::Season,
            Precision::Year,
            Precision::Decade,
            Precision::Century,
            Precision::Millennium,
            Precision::Span,
        ];
        assert!(rising.is_sorted_by(|a, b| a < b));
    }
}
