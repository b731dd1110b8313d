//! What the other files ask of edtf-core's tree.

use edtf_core::{Date, DateField, Edtf, Interval, IntervalEndpoint, Qualifier, SetElement, YearKind};

use super::instant::day_number;

/// A calendar date without masked digits, seasons or significant digits; its qualifiers do not matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plain {
    pub(super) year: i64,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

impl Plain {
    pub(super) fn of(date: &Date) -> Option<Self> {
        if date.year.significant_digits.is_some() {
            return None;
        }
        let year = date.year.value()?;
        let month = match date.month {
            Some(field) => Some(field.value().filter(|month| *month <= 12)?),
            None => None,
        };
        let day = match date.day {
            Some(field) => Some(field.value()?),
            None => None,
        };
        Some(Self { year, month, day })
    }

    /// The civil day number, where the date is one day.
    pub(super) fn day_number(self) -> Option<i64> {
        i64::try_from(day_number(self.year, self.month?, self.day?)).ok()
    }
}

/// Every date that the expression names, in written order. Never empty.
pub(super) fn named(edtf: &Edtf) -> Vec<Date> {
    match edtf {
        Edtf::Date(date) => vec![*date],
        Edtf::DateTime(moment) => vec![moment.date],
        Edtf::Interval(Interval { start, end }) => [start, end].into_iter().filter_map(endpoint).collect(),
        Edtf::Set(set) => set.elements.iter().flat_map(dates_of).collect(),
    }
}

fn endpoint(end: &IntervalEndpoint) -> Option<Date> {
    match end {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => Some(*date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn dates_of(element: &SetElement) -> Vec<Date> {
    match element {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => vec![*date],
        SetElement::Range(from, to) => vec![*from, *to],
    }
}

/// The years that a date's year may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Years {
    One(i64),
    /// All from the first to the last.
    Range(i64, i64),
    /// Some of those from the first to the last: a digit is known after one that is not (`1XX3`).
    Pattern([Option<u8>; 4]),
    /// `significand × 10^exponent`, outside what is counted here.
    Beyond {
        significand: i64,
        exponent: u32,
    },
}

impl Years {
    pub(super) fn of(date: &Date) -> Self {
        let year = &date.year;
        match (year.kind, year.value()) {
            (_, Some(value)) => swept(value, unknown_digits(date)),
            (YearKind::Exponential { significand, exponent }, None) => Self::Beyond { significand, exponent },
            (YearKind::Standard { digits, .. }, None) => {
                let known = digits.iter().take_while(|digit| digit.is_some()).count();
                if digits.iter().skip(known).any(Option::is_some) {
                    return Self::Pattern(digits);
                }
                swept(filled(digits, 0), unknown_digits(date))
            }
            // A big year always has its value.
            (YearKind::Big { value }, None) => Self::One(value),
        }
    }
}

/// The year with every masked digit replaced.
pub(super) fn filled(digits: [Option<u8>; 4], by: u8) -> i64 {
    digits.iter().fold(0, |value, digit| value * 10 + i64::from(digit.unwrap_or(by)))
}

/// `value` with its last `unknown` digits anything.
fn swept(value: i64, unknown: u32) -> Years {
    let Some(width) = 10_i64.checked_pow(unknown).filter(|width| *width > 1) else {
        return Years::One(value);
    };
    // Digits are masked in the written number, so towards zero, also for years before it.
    let near = value - value % width;
    let far = near.saturating_add(if value < 0 { 1 - width } else { width - 1 });
    Years::Range(near.min(far), near.max(far))
}

/// How many of the year's last digits are masked, or not significant (ISO 8601-2:2019, 4.4.3).
pub(super) fn unknown_digits(date: &Date) -> u32 {
    let digits = match date.year.kind {
        YearKind::Standard { digits, .. } => {
            if let Some(first) = digits.iter().position(Option::is_none) {
                return u32::try_from(digits.len() - first).unwrap_or(0);
            }
            4
        }
        YearKind::Big { value } => decimal_digits(value),
        YearKind::Exponential { significand, exponent } => decimal_digits(significand) + exponent,
    };
    date.year.significant_digits.map_or(0, |significant| digits.saturating_sub(significant))
}

pub(super) fn decimal_digits(value: i64) -> u32 {
    value.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1)
}

/// The values from `1` to `last` that fit a two-digit field with masked digits.
pub(super) fn candidates(field: DateField, last: u8) -> Vec<u8> {
    let [tens, ones] = field.digits;
    let fits = |value: &u8| tens.is_none_or(|it| it == value / 10) && ones.is_none_or(|it| it == value % 10);
    (1..=last).filter(fits).collect()
}

/// The date's parts and their qualifiers, the year first.
pub(super) fn qualifiers(date: &Date) -> Vec<(&'static str, Qualifier)> {
    let year = Some(("year", date.year.qualifier));
    let month = date.month.map(|field| ("month", field.qualifier));
    let day = date.day.map(|field| ("day", field.qualifier));
    [year, month, day].into_iter().flatten().collect()
}
