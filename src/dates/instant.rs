//! Moments, offsets from UTC and civil days.
//!
//! The day arithmetic is our own six lines and not chrono's, because EDTF names years far outside chrono's
//! range of about 262,000 years either way.

use std::{fmt, ops::Range, str::FromStr};

use chrono::{Datelike, NaiveDate};

use super::DateError;

pub(super) const DAY: i64 = 86_400;

/// A moment on the world's time line: whole seconds since 1970-01-01T00:00:00Z in the proleptic Gregorian
/// calendar, without leap seconds. `MIN` and `MAX` also stand for every moment farther out than that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Instant(i64);

impl Instant {
    pub(crate) const MIN: Self = Self(i64::MIN);
    pub(crate) const MAX: Self = Self(i64::MAX);

    pub(crate) const fn at(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub(crate) const fn seconds(self) -> i64 {
        self.0
    }

    /// This moment moved by `seconds`. What lies beyond counting stays there.
    pub(super) fn shifted(self, seconds: i64) -> Self {
        if self == Self::MIN || self == Self::MAX { self } else { Self(self.0.saturating_add(seconds)) }
    }

    /// What a clock in `zone` shows at this moment, as the moment at which one in UTC shows it.
    pub(crate) fn on_clock(self, zone: Option<UtcOffset>) -> Self {
        self.shifted(zone.map_or(0, UtcOffset::seconds))
    }

    /// What a clock in UTC shows: `2024-03-22T19:58:00`. A year outside 0 to 9999 has a sign.
    pub(crate) fn on_utc_clock(self) -> String {
        civil(self)
    }

    /// The start of a civil day in UTC, `second` seconds into it.
    pub(super) fn on_day(day: i128, second: i64) -> Self {
        let seconds = day * i128::from(DAY) + i128::from(second);
        Self(i64::try_from(seconds).unwrap_or(if seconds < 0 { i64::MIN } else { i64::MAX }))
    }
}

/// Days from 1970-01-01 to a day of the proleptic Gregorian calendar; year 0 is 1 BCE.
///
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
pub(super) fn day_number(year: i64, month: u8, day: u8) -> i128 {
    // The year before the first that can be counted is as far from all seconds that can be.
    let year = year.saturating_sub(i64::from(month <= 2));
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (i64::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    i128::from(era) * 146_097 + i128::from(day_of_era - 719_468)
}

/// A day and a time of day on a clock that shows UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Civil {
    pub(super) year: i64,
    pub(super) month: u8,
    pub(super) day: u8,
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
}

impl Civil {
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    pub(super) fn of(moment: Instant) -> Self {
        let (day, second) = (moment.0.div_euclid(DAY) + 719_468, moment.0.rem_euclid(DAY));
        let (era, day_of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let small = |number: i64| u8::try_from(number).unwrap_or_default();
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month: small(month),
            day: small(day_of_year - (153 * month_from_march + 2) / 5 + 1),
            hour: small(second / 3600),
            minute: small(second / 60 % 60),
            second: small(second % 60),
        }
    }
}

/// The day and the time of day on a clock that shows UTC: `2024-03-22T19:58:00`. A year outside 0 to 9999 has a
/// sign.
pub(super) fn civil(moment: Instant) -> String {
    let Civil { year, month, day, hour, minute, second } = Civil::of(moment);
    let sign = match year {
        ..0 => "-",
        0..=9999 => "",
        _ => "+",
    };
    format!("{sign}{:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}", year.unsigned_abs())
}

/// How many days a month (1 to 12) has.
pub(super) fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        2 if year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The weekday of a civil day number, three English letters; none for years that chrono does not count.
pub(super) fn weekday(day: i64) -> Option<String> {
    let date = NaiveDate::from_epoch_days(i32::try_from(day).ok()?)?;
    Some(date.weekday().to_string())
}

/// How far a clock is ahead of UTC, in whole minutes, at most 14 hours either way.
///
/// Read from `Z`, `+03:00`, `-05:30` or `+03`; written as `+03:00`, and `+00:00` for UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct UtcOffset {
    minutes: i16,
}

impl UtcOffset {
    pub(crate) const UTC: Self = Self { minutes: 0 };

    /// `minutes` is within 14 hours either way: edtf-core and `from_str` both see to it.
    pub(super) const fn from_minutes(minutes: i16) -> Self {
        Self { minutes }
    }

    /// Seconds ahead of UTC.
    pub(crate) fn seconds(self) -> i64 {
        i64::from(self.minutes) * 60
    }

    /// `UTC+3`, `UTC-5:30`, `UTC`: as a reader says it.
    pub(crate) fn in_words(self) -> String {
        let (sign, hours, minutes) = self.parts();
        match (hours, minutes) {
            (0, 0) => "UTC".to_owned(),
            (_, 0) => format!("UTC{sign}{hours}"),
            _ => format!("UTC{sign}{hours}:{minutes:02}"),
        }
    }

    fn parts(self) -> (char, u16, u16) {
        let minutes = self.minutes.unsigned_abs();
        (if self.minutes < 0 { '-' } else { '+' }, minutes / 60, minutes % 60)
    }
}

impl fmt::Display for UtcOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, hours, minutes) = self.parts();
        write!(f, "{sign}{hours:02}:{minutes:02}")
    }
}

impl FromStr for UtcOffset {
    type Err = DateError;

    /// Fails on anything but `Z`, `±hh` or `±hh:mm`, on more than 14 hours, and on `-00:00`, which ISO 8601
    /// keeps for "unknown".
    fn from_str(text: &str) -> Result<Self, DateError> {
        if text == "Z" {
            return Ok(Self::UTC);
        }
        let fault = |at: Range<usize>, message: &str| {
            Err(DateError::new(at, message).help("write hours and minutes from UTC, such as +03:00, or Z"))
        };
        let Some((hours, minutes)) = hours_and_minutes(text) else {
            return fault(0..text.len(), "this is not an offset from UTC");
        };
        if minutes > 59 {
            return fault(4..6, "an hour has 60 minutes");
        }
        let total = hours * 60 + minutes;
        if total > 14 * 60 {
            return fault(0..text.len(), "no clock is more than 14 hours from UTC");
        }
        match (text.starts_with('-'), total) {
            (true, 0) => fault(0..text.len(), "UTC itself has no sign"),
            (negative, _) => Ok(Self::from_minutes(if negative { -total } else { total })),
        }
    }
}

/// The numbers in `±hh` or `±hh:mm`, not yet checked for size.
fn hours_and_minutes(text: &str) -> Option<(i16, i16)> {
    let digits = text.strip_prefix(['+', '-'])?;
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "00"));
    Some((two_digits(hours)?.into(), two_digits(minutes)?.into()))
}

/// The number in exactly two ASCII digits.
pub(super) fn two_digits(text: &str) -> Option<u8> {
    let plain = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970_across_leap_years_and_the_year_zero() {
        assert_eq!(day_number(1970, 1, 1), 0);
        assert_eq!(day_number(2024, 3, 22), 19_804);
        assert_eq!(day_number(2000, 3, 1) - day_number(2000, 2, 28), 2);
        assert_eq!(day_number(1900, 3, 1) - day_number(1900, 2, 28), 1);
        assert_eq!(day_number(0, 3, 1) - day_number(-1, 12, 31), 61);
    }

    #[test]
    fn the_attack_of_22_march_2024_was_on_a_friday() {
        assert_eq!(weekday(19_804).as_deref(), Some("Fri"));
        assert_eq!(weekday(-1).as_deref(), Some("Wed"));
        assert_eq!(weekday(i64::MAX), None, "far outside what chrono counts");
    }

    #[test]
    fn moments_beyond_counting_stay_beyond_counting() {
        let far = Instant::on_day(day_number(i64::MAX, 1, 1), 0);
        assert_eq!(far, Instant::MAX);
        assert_eq!(far.shifted(-3600), Instant::MAX);
        assert_eq!(Instant::on_day(day_number(i64::MIN, 1, 1), 0), Instant::MIN);
    }

    #[test]
    fn offsets_are_read_and_written() {
        let table = [
            ("Z", "+00:00", "UTC"),
            ("+03:00", "+03:00", "UTC+3"),
            ("+03", "+03:00", "UTC+3"),
            ("-05:30", "-05:30", "UTC-5:30"),
            ("+14:00", "+14:00", "UTC+14"),
            ("+00:00", "+00:00", "UTC"),
        ];
        for (text, written, words) in table {
            let offset: UtcOffset = text.parse().unwrap();
            assert_eq!((offset.to_string().as_str(), offset.in_words().as_str()), (written, words));
        }
    }

    #[test]
    fn what_is_no_offset_is_refused_with_a_way_out() {
        for text in ["", "+", "3", "+3", "+0300", "+03:0", "+14:01", "-00:00", "+01:60", "z", "+0é", "−03:00"]
        {
            let error = text.parse::<UtcOffset>().unwrap_err();
            assert!(text.get(error.at.clone()).is_some(), "{text:?}: {error:?}");
            assert!(error.help.unwrap().contains("+03:00"));
        }
    }
}
