//! The forms that most dates of a timeline have, read at once: a year, a month, a day, with a qualifier behind it or
//! a time of day, and two days with a slash between them.
//!
//! edtf-core decides what is EDTF: whatever is read here, it reads alike, as a test holds. It takes ten times as long.

use edtf_core::{
    Date, DateField, DateTime, Edtf, Interval, IntervalEndpoint, Qualifier, Time, TimeShift, Year, YearKind,
};

use super::{Certainty, Precision, UtcOffset, extent::Extent, instant::DAY};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Short {
    Year([u8; 4]),
    Month([u8; 4], u8),
    Day(Day, Qualifier),
    Moment(Day, Clock),
    Days(Day, Day),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    /// Its digits.
    year: [u8; 4],
    month: u8,
    of_month: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    hour: u8,
    minute: u8,
    second: Option<u8>,
    is_utc: bool,
}

/// What `text` says, if it has one of the forms, and means something.
#[inline]
pub(super) fn read(text: &[u8]) -> Option<Short> {
    match text.len() {
        4 => Some(Short::Year(year(text)?)),
        7 => Some(Short::Month(year(text)?, month(text)?)),
        10 => Some(Short::Day(day(text)?, Qualifier::default())),
        11 => Some(Short::Day(day(text)?, qualifier(*text.get(10)?)?)),
        21 if text.get(10) == Some(&b'/') => {
            let (first, last) = (day(text)?, day(text.get(11..)?)?);
            (first.number() <= last.number()).then_some(Short::Days(first, last))
        }
        16..=20 if text.get(10) == Some(&b'T') => Some(Short::Moment(day(text)?, clock(text.get(11..)?)?)),
        _ => None,
    }
}

#[inline]
fn year(text: &[u8]) -> Option<[u8; 4]> {
    let [a, b, c, d, ..] = *text else { return None };
    let is_year = a.is_ascii_digit() && b.is_ascii_digit() && c.is_ascii_digit() && d.is_ascii_digit();
    is_year.then(|| [a - b'0', b - b'0', c - b'0', d - b'0'])
}

/// `-03`, behind the year.
#[inline]
fn month(text: &[u8]) -> Option<u8> {
    let month = two(text.get(5..7)?).filter(|month| (1..=12).contains(month))?;
    (text.get(4) == Some(&b'-')).then_some(month)
}

#[inline]
fn day(text: &[u8]) -> Option<Day> {
    let (year, month) = (year(text)?, month(text)?);
    let day = two(text.get(8..10)?)?;
    let is_one = text.get(7) == Some(&b'-') && (1..=days_in(value(year), month)).contains(&day);
    is_one.then_some(Day { year, month, of_month: day })
}

fn qualifier(sign: u8) -> Option<Qualifier> {
    Some(match sign {
        b'?' => Qualifier { uncertain: true, approximate: false },
        b'~' => Qualifier { uncertain: false, approximate: true },
        b'%' => Qualifier { uncertain: true, approximate: true },
        _ => return None,
    })
}

/// `19:58`, `19:58:07`, either with a `Z`.
fn clock(text: &[u8]) -> Option<Clock> {
    let (time, is_utc) = text.strip_suffix(b"Z").map_or((text, false), |time| (time, true));
    let field = |at: usize, below: u8| two(time.get(at..at + 2)?).filter(|value| *value < below);
    let (hour, minute) = (field(0, 24)?, field(3, 60)?);
    let second = match time.len() {
        5 => None,
        8 if time.get(5) == Some(&b':') => Some(field(6, 60)?),
        _ => return None,
    };
    (time.get(2) == Some(&b':')).then_some(Clock { hour, minute, second, is_utc })
}

#[inline]
fn two(digits: &[u8]) -> Option<u8> {
    match digits {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Some((tens - b'0') * 10 + (ones - b'0')),
        _ => None,
    }
}

fn value(year: [u8; 4]) -> i64 {
    year.iter().fold(0, |value, digit| value * 10 + i64::from(*digit))
}

fn days_in(year: i64, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Day {
    /// Days since 1970-01-01: as [`day_number`](super::instant::day_number), of years that have four digits, and so in small numbers.
    pub(super) fn number(self) -> i64 {
        // Counted from 400 years earlier, so that no year is negative.
        let [a, b, c, d] = self.year.map(u32::from);
        let year = 400 + ((a * 10 + b) * 10 + c) * 10 + d - u32::from(self.month <= 2);
        let (era, year_of_era) = (year / 400, year % 400);
        let month_from_march = (u32::from(self.month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + u32::from(self.of_month) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        i64::from(era * 146_097 + day_of_era) - 719_468 - 146_097
    }

    fn date(self, qualifier: Qualifier) -> Date {
        Date {
            year: Year { qualifier, ..plain_year(self.year) },
            month: Some(DateField { qualifier, ..field(self.month) }),
            day: Some(DateField { qualifier, ..field(self.of_month) }),
        }
    }
}

fn plain_year(digits: [u8; 4]) -> Year {
    Year {
        kind: YearKind::Standard { negative: false, digits: digits.map(Some) },
        significant_digits: None,
        qualifier: Qualifier::default(),
    }
}

fn field(value: u8) -> DateField {
    DateField { digits: [Some(value / 10), Some(value % 10)], qualifier: Qualifier::default() }
}

/// What is asked of a date for every row and every filter is read off the common forms, without edtf-core's tree.
impl Short {
    /// Its own offset from UTC, where it has one.
    pub(super) fn offset(self) -> Option<UtcOffset> {
        matches!(self, Self::Moment(_, Clock { is_utc: true, .. })).then_some(UtcOffset::UTC)
    }

    pub(super) fn certainty(self) -> Certainty {
        match self {
            Self::Day(_, Qualifier { uncertain: false, approximate: false }) | Self::Moment(..) => {
                Certainty::Exact
            }
            Self::Day(..) => Certainty::Uncertain,
            Self::Year(_) | Self::Month(..) | Self::Days(..) => Certainty::Imprecise,
        }
    }

    /// As [`super::Date::day_span`].
    pub(super) fn day_span(self) -> Option<(i64, i64)> {
        match self {
            Self::Year(_) | Self::Month(..) => None,
            Self::Day(day, _) | Self::Moment(day, _) => Some((day.number(), day.number())),
            Self::Days(first, last) => Some((first.number(), last.number())),
        }
    }

    /// As [`super::Date::first_year`].
    pub(super) fn first_year(self) -> i64 {
        match self {
            Self::Year(year) | Self::Month(year, _) => value(year),
            Self::Day(day, _) | Self::Moment(day, _) | Self::Days(day, _) => value(day.year),
        }
    }

    pub(super) fn precision(self) -> Precision {
        match self {
            Self::Year(_) => Precision::Year,
            Self::Month(..) => Precision::Month,
            Self::Day(..) => Precision::Day,
            Self::Moment(_, Clock { second: None, .. }) => Precision::Minute,
            Self::Moment(_, Clock { second: Some(_), .. }) => Precision::Second,
            Self::Days(..) => Precision::Span,
        }
    }

    pub(super) fn to_the_minute(self) -> bool {
        matches!(self, Self::Moment(_, Clock { second: None, .. }))
    }

    /// The same as edtf-core has it.
    pub(super) fn edtf(self) -> Edtf {
        let plain = Qualifier::default();
        let end = |day: Day| IntervalEndpoint::Date(day.date(plain));
        match self {
            Self::Year(year) => Edtf::Date(Date { year: plain_year(year), month: None, day: None }),
            Self::Month(year, month) => {
                Edtf::Date(Date { year: plain_year(year), month: Some(field(month)), day: None })
            }
            Self::Day(day, qualifier) => Edtf::Date(day.date(qualifier)),
            Self::Days(first, last) => Edtf::Interval(Interval { start: end(first), end: end(last) }),
            Self::Moment(day, Clock { hour, minute, second, is_utc }) => {
                let shift = is_utc.then_some(TimeShift::Utc);
                let time = Time { hour, minute, second: second.unwrap_or(0), shift };
                Edtf::DateTime(DateTime { date: day.date(plain), time })
            }
        }
    }

    /// From its first moment to its last, as its author's clock showed them.
    pub(super) fn extent(self) -> Extent {
        let of = |year: [u8; 4], month: u8, of_month: u8| Day { year, month, of_month }.number();
        let (first, last) = match self {
            Self::Year(year) => (of(year, 1, 1), of(year, 12, 31)),
            Self::Month(year, month) => (of(year, month, 1), of(year, month, days_in(value(year), month))),
            Self::Day(day, _) => (day.number(), day.number()),
            Self::Days(first, last) => (first.number(), last.number()),
            Self::Moment(day, Clock { hour, minute, second, .. }) => {
                let at = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second.unwrap_or(0));
                let first = day.number() * DAY + at;
                let last = first + if second.is_none() { 59 } else { 0 };
                return Extent::known(first, last);
            }
        };
        Extent::known(first * DAY, last * DAY + DAY - 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dates::{Date, extent, kept::Kept, parse};

    /// The same date, kept so that all is asked of edtf-core's tree.
    fn long(text: &str) -> Date {
        let (edtf, to_the_minute) = at_length(text).expect("it is read");
        Date(Kept::long(text, edtf, to_the_minute))
    }

    /// Whatever is read off a date at once is what its tree says.
    fn is_told_alike(text: &str) -> bool {
        let Some(read) = read(text.as_bytes()) else { return true };
        let date = long(text);
        (read.offset(), read.certainty()) == (date.offset(), date.certainty())
            && (read.day_span(), Some(read.first_year())) == (date.day_span(), date.first_year())
            && read.precision() == date.precision()
    }

    /// What edtf-core makes of it.
    fn at_length(text: &str) -> Option<(Edtf, bool)> {
        let (whole, to_the_minute) = parse::with_seconds(text);
        Some((Edtf::parse(&whole).ok()?, to_the_minute))
    }

    fn is_read_alike(text: &str) -> bool {
        let Some(read) = read(text.as_bytes()) else { return true };
        let date = Date::parse(text).expect("it is read");
        let at_length = at_length(text);
        at_length == Some((read.edtf(), read.to_the_minute()))
            && date.written() == text
            && at_length.is_some_and(|(edtf, minute)| extent::of(&edtf, minute) == read.extent())
    }

    #[test]
    fn the_forms_that_most_dates_have_are_read_at_once() {
        let forms = [
            "2024",
            "2024-03",
            "2024-12",
            "2024-03-22",
            "2024-02-29",
            "2024-03-22?",
            "2024-03-22~",
            "2024-03-22%",
            "2024-03-22T19:58",
            "2024-03-22T19:58Z",
            "2024-03-22T19:58:07",
            "2024-03-22T23:59:59Z",
            "2024-03-07/2024-03-08",
        ];
        for text in forms {
            assert!(read(text.as_bytes()).is_some() && is_read_alike(text) && is_told_alike(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_or_of_another_form_is_left_to_edtf_core() {
        let others = [
            "2023-02-29",
            "1900-02-29",
            "2024-13",
            "2024-00-01",
            "2024-21",
            "2024-03-22T24:00",
            "2024-03-22T19:58:60",
            "2024-03-08/2024-03-07",
            "2024-03-XX",
            "-043",
            "22 March",
            "",
        ];
        for text in others {
            assert_eq!(read(text.as_bytes()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_read_at_once_edtf_core_reads_alike(
            text in "[0-9]{4}(-[0-3][0-9](-[0-3][0-9]([?~%]|T[0-2][0-9]:[0-6][0-9](:[0-6][0-9])?Z?|/[0-9]{4}-[01][0-9]-[0-3][0-9])?)?)?"
        ) {
            prop_assert!(is_read_alike(&text) && is_told_alike(&text));
        }
    }
}
