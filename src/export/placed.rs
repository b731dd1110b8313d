//! Where an event stands in formats that know years, months and days, and nothing of doubt.

use crate::dates::{Civil, Date, End, Instant};

use super::Loss;

/// A year, a month, a day or a moment, or a stretch from one to another, both with it. No part of it is finer than what
/// is known: of `[2024-03-07,2024-03-08]` it is March 2024.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) first: Civil,
    pub(super) last: Option<Civil>,
    /// It says all that the date does, but for the offset of a clock.
    pub(super) is_whole: bool,
}

impl Placed {
    /// Fails for a date without a first moment, for one that is that of a choice or later, and for what is beyond counting.
    pub(super) fn of(date: &Date) -> Result<Self, Loss> {
        let (first, last) = date.ends(None);
        let has_ends = first.is_some() && last.is_some();
        Self::found(date).ok_or(if has_ends { Loss::FarDates } else { Loss::OpenDates })
    }

    fn found(date: &Date) -> Option<Self> {
        if let Some(simple) = date.simple() {
            return Some(Self { first: simple.first, last: simple.last, is_whole: simple.is_sure });
        }
        let not_whole = |first, last| Some(Self { first, last, is_whole: false });
        match date.lasting(None) {
            Some((End::Within { first, last, .. }, end)) => {
                let begun = stretch(first, last)?;
                let end = match end {
                    End::Within { first, last, .. } => Some(stretch(first, last)?),
                    End::Open | End::Unknown => None,
                };
                // Where it is not known to the year when it began, it may have from the first of them on.
                let ended = end.map(|(from, to)| to.unwrap_or(from));
                not_whole(begun.0, ended.or(begun.1))
            }
            Some((End::Open | End::Unknown, _)) => None,
            None => {
                let (first, last) = date.ends(None);
                let (first, last) = stretch(first?, last?)?;
                not_whole(first, last)
            }
        }
    }
}

/// What two moments both lie in, or the years from one to the other.
fn stretch(first: Instant, last: Instant) -> Option<(Civil, Option<Civil>)> {
    if let Some(common) = Civil::of_both(first, last) {
        return Some((common, None));
    }
    let year = |moment| Civil::day_of(moment).map(|day| Civil::in_year(day.year));
    Some((year(first)?, Some(year(last)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(text: &str) -> Option<String> {
        let part = |civil: Civil| {
            let rest = civil.month.into_iter().chain(civil.day).map(|part| format!("-{part:02}"));
            civil.year.to_string() + &rest.collect::<String>()
        };
        let Placed { first, last, is_whole } = Placed::of(&Date::parse(text).unwrap()).ok()?;
        let last = last.map(|last| format!(" to {}", part(last))).unwrap_or_default();
        Some(format!("{}{last}{}", part(first), if is_whole { "" } else { " or so" }))
    }

    #[test]
    fn no_part_is_finer_than_what_is_known() {
        let table = [
            ("2024-03-22", "2024-03-22"),
            ("2024-03-07/2024-05", "2024-03-07 to 2024-05"),
            ("2024-03?", "2024-03 or so"),
            ("2024-03-XX", "2024-03 or so"),
            ("[2024-03-07,2024-03-08]", "2024-03 or so"),
            ("{2024-03-07..2024-03-10}", "2024-03-07 to 2024-03-10 or so"),
            ("2024-21", "2024 or so"),
            ("[2023-12,2024-01]", "2023 to 2024 or so"),
            ("201X", "2010 to 2019 or so"),
            ("2024/..", "2024 or so"),
            ("2024-03-07/", "2024-03-07 or so"),
            ("-0043-XX-15", "-43 or so"),
            ("Y170000002", "170000002"),
        ];
        for (text, expected) in table {
            assert_eq!(placed(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["../2024", "/2024", "[..2024]", "[2024..]", "Y8E20202"] {
            assert_eq!(placed(text), None, "{text}");
        }
        let why = |text| Placed::of(&Date::parse(text).unwrap()).unwrap_err();
        assert_eq!([why("[2024..]"), why("Y8E20202")], [Loss::OpenDates, Loss::FarDates]);
    }
}
