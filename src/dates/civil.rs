//! Dates for formats that know years, months, days and times, and nothing else of EDTF.

use edtf_core::{Edtf, Interval, IntervalEndpoint};

use super::{Date, Instant, UtcOffset, instant, parts::Plain};

/// A year, a month, a day or a moment, as its author's calendar and clock showed it; no finer than it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Civil {
    /// 0 is 1 BCE (ISO 8601).
    pub(crate) year: i64,
    /// From 1.
    pub(crate) month: Option<u8>,
    /// From 1; none without a month.
    pub(crate) day: Option<u8>,
    /// None without a day.
    pub(crate) time: Option<Clock>,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Clock {
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    /// None where it was written without.
    pub(crate) second: Option<u8>,
}

/// A date that is one of those, or lasts from one to another, both with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Simple {
    pub(crate) first: Civil,
    pub(crate) last: Option<Civil>,
    /// Of a moment, where its clock stood; none where that was not written.
    pub(crate) offset: Option<UtcOffset>,
    /// No `?`, `~` or `%` stands at any part of it.
    pub(crate) is_sure: bool,
}

impl Civil {
    /// The day of a moment on a clock that shows UTC; none of one that is farther out than is counted.
    pub(crate) fn day_of(moment: Instant) -> Option<Self> {
        let is_counted = moment != Instant::MIN && moment != Instant::MAX;
        let instant::Civil { year, month, day, .. } = instant::Civil::of(moment);
        is_counted.then_some(Self { year, month: Some(month), day: Some(day), time: None })
    }

    /// The day, the month or the year that two moments both lie in; none where they lie in several years.
    pub(crate) fn of_both(first: Instant, last: Instant) -> Option<Self> {
        let (first, last) = (Self::day_of(first)?, Self::day_of(last)?);
        let month = first.month.filter(|_| first.month == last.month);
        let day = first.day.filter(|_| month.is_some() && first.day == last.day);
        (first.year == last.year).then_some(Self { month, day, ..first })
    }

    /// The year alone.
    pub(crate) fn in_year(year: i64) -> Self {
        Self { year, month: None, day: None, time: None }
    }
}

impl Date {
    /// What it is in years, months, days and times; none of what has choices, masked digits, seasons or an end that
    /// is open or unknown.
    pub(crate) fn simple(&self) -> Option<Simple> {
        let edtf = self.edtf();
        let is_sure = !edtf.is_uncertain() && !edtf.is_approximate();
        let simple = |first, last| Simple { first, last, offset: self.offset(), is_sure };
        match &*edtf {
            Edtf::Date(date) => Some(simple(civil(date, None)?, None)),
            Edtf::DateTime(moment) => {
                let second = (!self.to_the_minute()).then_some(moment.time.second);
                let clock = Clock { hour: moment.time.hour, minute: moment.time.minute, second };
                Some(simple(civil(&moment.date, Some(clock))?, None))
            }
            Edtf::Interval(Interval {
                start: IntervalEndpoint::Date(start),
                end: IntervalEndpoint::Date(end),
            }) => Some(simple(civil(start, None)?, Some(civil(end, None)?))),
            _ => None,
        }
    }
}

fn civil(date: &edtf_core::Date, time: Option<Clock>) -> Option<Civil> {
    let Plain { year, month, day } = Plain::of(date)?;
    Some(Civil { year, month, day, time })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let Some(Simple { first, last, offset, is_sure }) = Date::parse(text).unwrap().simple() else {
            return "none".to_owned();
        };
        let part = |civil: Civil| {
            let parts = civil.month.into_iter().chain(civil.day).map(|part| format!(" {part}"));
            let time = civil.time.map(|time| format!(" at {} {} {:?}", time.hour, time.minute, time.second));
            civil.year.to_string() + &parts.chain(time).collect::<Vec<_>>().concat()
        };
        let last = last.map(|last| format!(" to {}", part(last))).unwrap_or_default();
        let offset = offset.map(|offset| format!(" {offset}")).unwrap_or_default();
        format!("{}{last}{offset}{}", part(first), if is_sure { "" } else { " or so" })
    }

    #[test]
    fn what_two_moments_have_in_common_is_a_day_a_month_a_year_or_nothing() {
        let common = |text: &str| {
            let (first, last) = Date::parse(text).unwrap().ends(None);
            let civil = Civil::of_both(first?, last?)?;
            Some((civil.year, civil.month, civil.day))
        };
        assert_eq!(common("[2024-03-07,2024-03-08]"), Some((2024, Some(3), None)));
        assert_eq!(common("2024-03-22T10:00"), Some((2024, Some(3), Some(22))));
        assert_eq!(common("-0043-XX-15"), Some((-43, None, None)));
        assert_eq!(common("[2023-03-07,2024-03-07]"), None);
        assert_eq!(common("Y8E20202"), None, "farther out than is counted");
    }

    #[test]
    fn a_date_is_no_finer_than_it_was_written() {
        let table = [
            ("2024", "2024"),
            ("-0043-03", "-43 3"),
            ("2024-03-22", "2024 3 22"),
            ("2024-03-22T19:58+03:00", "2024 3 22 at 19 58 None +03:00"),
            ("2024-03-22T19:58:07", "2024 3 22 at 19 58 Some(7)"),
            ("2024-03-07/2024-05", "2024 3 7 to 2024 5"),
            ("Y170000002", "170000002"),
            ("2024-03~", "2024 3 or so"),
            ("2023/2024?", "2023 to 2024 or so"),
        ];
        for (text, parts) in table {
            assert_eq!(told(text), parts, "{text}");
        }
        for text in ["2024-21", "2024-03-XX", "201X", "[2024,2025]", "2024/..", "../2024", "2024/", "1950S2"]
        {
            assert_eq!(told(text), "none", "{text}");
        }
    }
}
