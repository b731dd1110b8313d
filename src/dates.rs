//! Dates as people know them: EDTF, the Extended Date/Time Format of ISO 8601-2:2019 (Annex A), levels 0 to
//! 2.
//!
//! A [`Date`] keeps its author's text and says what it may mean: from when to when, how finely, how surely,
//! in plain words. Nothing is made up: no midnight, no zone. edtf-core reads the notation and stays behind
//! this wall; bounds in seconds, relations, words and help for what is not EDTF are our own.
//!
//! Two dates are compared by the stretches of time they may mean. The qualifiers `?`, `~` and `%` never move
//! a bound (ISO 8601-2:2019, 8.4.2, note); neither do they turn a yes into a possibly.

mod answer;
mod bound;

mod certainty;
mod civil;
mod day;
mod day_by_day;
mod distance;
mod error;
mod extent;
mod faults;
mod gutter;
mod instant;
mod kept;
mod lasting;
mod parse;
mod parts;
mod precision;
mod reach;
mod relation;
mod scale;
mod short;
mod unit;
mod words;

use std::{borrow::Cow, fmt};

use edtf_core::{Edtf, TimeShift};

pub(crate) use answer::Answer;
pub(crate) use bound::Bound;
pub(crate) use certainty::Certainty;
pub(crate) use civil::{Civil, Clock, Simple};
pub(crate) use day::CalendarDay;
pub(crate) use day_by_day::DayByDay;
pub(crate) use distance::Distance;
pub(crate) use error::DateError;
pub(crate) use extent::Edge;
pub(crate) use instant::{Instant, UtcOffset};
pub(crate) use lasting::End;
pub(crate) use precision::Precision;
pub(crate) use reach::Reach;
pub(crate) use relation::{ShowKey, before, same, within};
#[cfg(test)]
use relation::{after, show_order};
pub(crate) use scale::{Scale, Tick};
pub(crate) use unit::Unit;

use extent::Extent;
use kept::Kept;
use parts::{Plain, Years};
use short::Short;

/// An EDTF expression as its author wrote it, understood.
///
/// `edtf` is always what `written` says. Two dates are equal when they were written alike: `2004-06-11?` and
/// `?2004-?06-?11` mean the same and are not. Ask [`same`] whether two dates mean the same.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Date(Kept);

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.written())
    }
}

/// A calendar year in English, as [`Date::first_year`] counts it.
pub(crate) fn year_in_words(year: i64) -> String {
    words::year(year)
}

impl Date {
    /// Reads EDTF of levels 0 to 2 and, beyond it, a time of day without seconds (`2024-03-22T19:58+03:00`).
    ///
    /// A bare TOML date needs nothing special: its text is EDTF. Whatever else fails, with the place, what is
    /// wrong and, where one can be found, what to write instead.
    pub(crate) fn parse(written: &str) -> Result<Self, DateError> {
        parse::parse(written)
    }

    /// Reads what somebody typed to look for a date, not to record one: EDTF, or what can be made EDTF, such as
    /// `22 March 2024`; where it names no year, as in `22 march`, the one of `year`.
    ///
    /// Fails where nothing can be made of it, with what to write.
    pub(crate) fn typed(text: &str, year: Option<i64>) -> Result<Self, DateError> {
        let text = text.trim();
        let refused = match Self::parse(text).or_else(|error| faults::mend(text).ok_or(error)) {
            Ok(date) => return Ok(date),
            Err(error) => error,
        };
        let dated =
            year.filter(|_| text.contains(char::is_alphabetic)).map(|year| format!("{text} {year:04}"));
        dated.and_then(|text| faults::mend(&text)).ok_or(refused)
    }

    /// Reads a date that somebody recorded in words or with other signs, where that says neither more nor less than EDTF
    /// does: `22 March 2024`, `22.03.2024`, `2020 – 2022`. None of what may mean two.
    pub(crate) fn restated(text: &str) -> Option<Self> {
        faults::restate(text)
    }

    /// The author's text, byte for byte.
    pub(crate) fn written(&self) -> &str {
        self.0.written()
    }

    /// What it says.
    fn edtf(&self) -> Cow<'_, Edtf> {
        self.0.edtf()
    }

    /// A time without seconds: our extension, which edtf-core sees as second 0.
    fn to_the_minute(&self) -> bool {
        self.0.to_the_minute()
    }

    /// The lowest level of EDTF (0, 1 or 2) that can say this. A time without seconds counts as level 0.
    pub(crate) fn level(&self) -> u8 {
        self.edtf().level()
    }

    /// Where the time it may mean starts. `zone` is where days and times without an offset are lived; without
    /// it they are taken as UTC.
    pub(crate) fn start(&self, zone: Option<UtcOffset>) -> Edge {
        self.whole(zone).first
    }

    /// Where the time it may mean ends: the last second that is still part of it. `2024` ends at 23:59:59 of
    /// 31 December, `19:58` at 19:58:59. `zone` as for [`Date::start`].
    #[cfg(test)]
    pub(crate) fn end(&self, zone: Option<UtcOffset>) -> Edge {
        self.whole(zone).last
    }

    /// The first moment it may mean, or `None` where its start is open or unknown.
    pub(crate) fn earliest(&self, zone: Option<UtcOffset>) -> Option<Instant> {
        self.start(zone).known()
    }

    /// The last moment it may mean, itself included, or `None` where its end is open or unknown.
    #[cfg(test)]
    pub(crate) fn latest(&self, zone: Option<UtcOffset>) -> Option<Instant> {
        self.end(zone).known()
    }

    /// Both at once.
    pub(crate) fn ends(&self, zone: Option<UtcOffset>) -> (Option<Instant>, Option<Instant>) {
        let whole = self.whole(zone);
        (whole.first.known(), whole.last.known())
    }

    pub(crate) fn precision(&self) -> Precision {
        self.0.as_short().map_or_else(|| precision::of(self), Short::precision)
    }

    pub(crate) fn certainty(&self) -> Certainty {
        self.0.as_short().map_or_else(|| certainty::of(self), Short::certainty)
    }

    /// Plain English that claims no more than was written: `7 or 8 March 2024`, `about March 2024`.
    pub(crate) fn in_words(&self) -> String {
        words::in_words(self)
    }

    /// A few characters for the date column of a list, at most [`GUTTER`](Self::GUTTER) columns, ASCII but for
    /// `–` and `…`. It leaves out the year where there is a month, for the list shows years by
    /// themselves; what spans years names them.
    pub(crate) fn gutter(&self) -> String {
        gutter::gutter(self)
    }

    /// The columns that [`Date::gutter`] keeps to.
    #[cfg(test)]
    pub(crate) const GUTTER: usize = gutter::COLUMNS;

    /// First and last civil day (days since 1970-01-01, as its author's calendar showed them), only where it
    /// is dated to the day or finer. Spans and sets count when all the dates they name are days.
    pub(crate) fn day_span(&self) -> Option<(i64, i64)> {
        if let Some(short) = self.0.as_short() {
            return short.day_span();
        }
        let whole = extent::whole(self);
        whole.first.known().and(whole.last.known())?;
        let day_of = |date: &edtf_core::Date| Plain::of(date)?.day_number();
        let days: Vec<i64> = parts::named(&self.edtf()).iter().map(day_of).collect::<Option<_>>()?;
        Some((*days.iter().min()?, *days.iter().max()?))
    }

    /// Three letters, such as `Fri`, where it is one day or a moment of one, without a qualifier.
    pub(crate) fn weekday_short(&self) -> Option<String> {
        let one = matches!(*self.edtf(), Edtf::Date(_) | Edtf::DateTime(_));
        let (day, _) = self.day_span().filter(|_| one && self.certainty() == Certainty::Exact)?;
        instant::weekday(day)
    }

    /// The calendar year, as written, under which a list shows it: that of the first date it names. 0 is 1
    /// BCE. `None` only for years beyond nine quintillion.
    pub(crate) fn first_year(&self) -> Option<i64> {
        if let Some(short) = self.0.as_short() {
            return Some(short.first_year());
        }
        match Years::of(&self.anchor()?) {
            Years::One(year) | Years::Range(year, _) => Some(year),
            Years::Pattern(digits) => Some(parts::filled(digits, 0)),
            Years::Beyond { .. } => None,
        }
    }

    /// [`Date::day_span`] and [`Date::first_year`] at once.
    pub(crate) fn days_and_year(&self) -> (Option<(i64, i64)>, Option<i64>) {
        match self.0.as_short() {
            Some(short) => (short.day_span(), Some(short.first_year())),
            None => (self.day_span(), self.first_year()),
        }
    }

    /// The date within it that gives it its place in a list.
    fn anchor(&self) -> Option<edtf_core::Date> {
        let first = |date: &edtf_core::Date| extent::of_date(date).first.known();
        parts::named(&self.edtf()).into_iter().min_by_key(first)
    }

    /// Its own offset from UTC, which makes it a moment wherever it is read. Only a time of day has one.
    pub(crate) fn offset(&self) -> Option<UtcOffset> {
        if let Some(short) = self.0.as_short() {
            return short.offset();
        }
        match &*self.edtf() {
            Edtf::DateTime(moment) => match moment.time.shift? {
                TimeShift::Utc => Some(UtcOffset::UTC),
                TimeShift::Offset { minutes, .. } => Some(UtcOffset::from_minutes(minutes)),
            },
            _ => None,
        }
    }

    fn whole(&self, zone: Option<UtcOffset>) -> Extent {
        if let Some(short) = self.0.as_short() {
            let ahead = short.offset().or(zone).map_or(0, UtcOffset::seconds);
            return short.extent().shifted(-ahead, -ahead);
        }
        let ahead = self.ahead(zone);
        extent::whole(self).shifted(-ahead, -ahead)
    }

    /// Seconds that the clock it was written by is ahead of UTC.
    fn ahead(&self, zone: Option<UtcOffset>) -> i64 {
        self.offset().or(zone).map_or(0, UtcOffset::seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn what_is_typed_to_look_for_a_date_may_be_plain_english() {
        let typed = |text: &str| Date::typed(text, Some(2024)).map(|date| date.written().to_owned()).ok();
        assert_eq!(typed("2024-03"), Some("2024-03".to_owned()));
        assert_eq!(typed(" 22 march "), Some("2024-03-22".to_owned()));
        assert_eq!(typed("March 7th, 2022"), Some("2022-03-07".to_owned()));
        assert_eq!(typed("march"), Some("2024-03".to_owned()));
        assert_eq!(typed("22.03.2024"), Some("2024-03-22".to_owned()));
        assert_eq!(typed("soon"), None);
        assert_eq!(typed("22"), None, "it may be a year, or a day of any month");
        assert_eq!(typed("3/4/2024"), None, "it may be March or April");
        assert_eq!(typed(""), None);
    }
}

// At the end, so that a scan of the sources for who uses whom may stop at the first test.
#[cfg(test)]
mod laws;
#[cfg(test)]
mod standard;
#[cfg(test)]
mod table;
