use std::ops::Range;

use super::{DateError, instant::DAY, words::joined};

/// How far apart two events are, as a source says it: an ISO 8601-1:2019 duration (5.5.2) of whole numbers,
/// such as `P7D`, `P2W`, `PT36H` or `P1Y6M`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Distance {
    written: Box<str>,
    /// In written order, which is from the longest unit to the shortest. Never empty.
    amounts: Vec<(u32, &'static Unit)>,
}

#[derive(Debug, PartialEq, Eq)]
struct Unit {
    letter: char,
    /// Stands after the `T`.
    clock: bool,
    name: &'static str,
    /// The longest it can be.
    seconds: i64,
}

const UNITS: [Unit; 7] = [
    Unit { letter: 'Y', clock: false, name: "year", seconds: 366 * DAY },
    Unit { letter: 'M', clock: false, name: "month", seconds: 31 * DAY },
    Unit { letter: 'W', clock: false, name: "week", seconds: 7 * DAY },
    Unit { letter: 'D', clock: false, name: "day", seconds: DAY },
    Unit { letter: 'H', clock: true, name: "hour", seconds: 3600 },
    Unit { letter: 'M', clock: true, name: "minute", seconds: 60 },
    Unit { letter: 'S', clock: true, name: "second", seconds: 1 },
];

type Fault = (Range<usize>, &'static str);

impl Distance {
    /// Fails on anything but whole numbers of years, months, weeks, days, hours, minutes and seconds, each at
    /// most once and in that order.
    pub(crate) fn parse(written: &str) -> Result<Self, DateError> {
        match amounts(written) {
            Ok(amounts) => Ok(Self { written: written.into(), amounts }),
            Err((at, message)) => Err(DateError::new(at, message).help(way_out(written))),
        }
    }

    /// The author's text, byte for byte.
    pub(crate) fn written(&self) -> &str {
        &self.written
    }

    /// The longest it can be, in seconds: a month counts 31 days, a year 366. Saturates.
    pub(crate) fn at_most_seconds(&self) -> i64 {
        let seconds =
            self.amounts.iter().map(|(number, unit)| i64::from(*number).saturating_mul(unit.seconds));
        seconds.fold(0, i64::saturating_add)
    }

    /// `7 days`, `1 year and 6 months`.
    pub(crate) fn in_words(&self) -> String {
        let amount = |(number, unit): &(u32, &Unit)| {
            let plural = if *number == 1 { "" } else { "s" };
            format!("{number} {}{plural}", unit.name)
        };
        joined(&self.amounts.iter().map(amount).collect::<Vec<_>>(), "and")
    }
}

fn amounts(written: &str) -> Result<Vec<(u32, &'static Unit)>, Fault> {
    let all = 0..written.len();
    let Some(mut rest) = written.strip_prefix('P') else {
        return Err((all, "this is not a distance in time"));
    };
    let mut amounts = Vec::new();
    let (mut clock, mut next_unit) = (false, 0);
    while !rest.is_empty() {
        let at = written.len() - rest.len();
        if let (Some(after), false) = (rest.strip_prefix('T'), clock) {
            (rest, clock) = (after, true);
            continue;
        }
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, tail) = rest.split_at(digits);
        let Some(letter) = tail.chars().next() else {
            return Err((at..written.len(), "the unit is missing"));
        };
        let here = at..at + digits + letter.len_utf8();
        let Ok(number) = number.parse() else {
            return Err((here, "a whole number of a unit is expected here"));
        };
        let Some(place) = UNITS.iter().position(|unit| unit.letter == letter && unit.clock == clock) else {
            return Err((here, wrong_unit(letter)));
        };
        if place < next_unit {
            return Err((here, "units stand from the longest to the shortest, each once"));
        }
        next_unit = place + 1;
        amounts.push((number, &UNITS[place]));
        rest = tail.get(letter.len_utf8()..).unwrap_or_default();
    }
    if amounts.is_empty() || written.ends_with('T') {
        return Err((all, "no number of a unit follows"));
    }
    Ok(amounts)
}

fn wrong_unit(letter: char) -> &'static str {
    match letter {
        'H' | 'S' => "hours, minutes and seconds stand after a T",
        'Y' | 'W' | 'D' => "years, months, weeks and days stand before the T",
        '.' | ',' => "only whole numbers can be given",
        _ => "this is no unit of time",
    }
}

/// What to write instead: of the likely meanings the first that can be read.
fn way_out(written: &str) -> String {
    let upper: String = written.to_ascii_uppercase().split_whitespace().collect();
    let bare = upper.trim_start_matches('P').replace('T', "");
    let in_english = in_english(&upper).unwrap_or_default();
    let likely = [upper.clone(), in_english, format!("P{bare}"), format!("PT{bare}")];
    match likely.iter().find(|text| amounts(text).is_ok()) {
        Some(text) => format!("write {text}"),
        None => "write P7D for seven days, PT3H for three hours, P1M for a month".to_owned(),
    }
}

/// `7DAYS` as a duration.
fn in_english(upper: &str) -> Option<String> {
    let name = upper.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = upper.strip_suffix(name)?;
    let singular = name.strip_suffix('S').unwrap_or(name);
    let unit = UNITS.iter().find(|unit| unit.name.eq_ignore_ascii_case(singular))?;
    Some(format!("P{}{number}{}", if unit.clock { "T" } else { "" }, unit.letter))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn distances_are_read_and_said() {
        let table = [
            ("P7D", "7 days", 7 * DAY),
            ("P1D", "1 day", DAY),
            ("PT3H", "3 hours", 3 * 3600),
            ("P2W", "2 weeks", 14 * DAY),
            ("P1M", "1 month", 31 * DAY),
            ("PT1M", "1 minute", 60),
            ("P1Y", "1 year", 366 * DAY),
            ("P1Y6M", "1 year and 6 months", 366 * DAY + 6 * 31 * DAY),
            ("P1DT12H30M5S", "1 day, 12 hours, 30 minutes and 5 seconds", DAY + 45_005),
            ("P0D", "0 days", 0),
            ("P4294967295Y", "4294967295 years", 4_294_967_295 * 366 * DAY),
        ];
        for (text, words, seconds) in table {
            let distance = Distance::parse(text).unwrap();
            assert_eq!(
                (distance.in_words().as_str(), distance.at_most_seconds()),
                (words, seconds),
                "{text}"
            );
            assert_eq!(distance.written(), text);
        }
    }

    #[test]
    fn what_is_no_distance_is_shown_its_modern_form() {
        let table = [
            ("7 days", "this is not a distance in time", 0..6, "write P7D"),
            ("48 hours", "this is not a distance in time", 0..8, "write PT48H"),
            ("7D", "this is not a distance in time", 0..2, "write P7D"),
            ("p7d", "this is not a distance in time", 0..3, "write P7D"),
            ("P3H", "hours, minutes and seconds stand after a T", 1..3, "write PT3H"),
            ("PT7D", "years, months, weeks and days stand before the T", 2..4, "write P7D"),
            ("P1DT", "no number of a unit follows", 0..4, "write P1D"),
            ("P 7D", "a whole number of a unit is expected here", 1..2, "write P7D"),
        ];
        for (text, message, at, help) in table {
            let error = Distance::parse(text).unwrap_err();
            assert_eq!((error.message.as_str(), error.at, error.help.as_deref()), (message, at, Some(help)));
        }
    }

    #[test]
    fn what_cannot_be_guessed_is_shown_an_example() {
        for text in ["", "P", "PT", "P7", "P1.5D", "P1D2Y", "P1D1D", "-P7D", "P7X", "P99999999999D", "weeks"]
        {
            let error = Distance::parse(text).unwrap_err();
            assert!(error.help.unwrap().starts_with("write P7D for seven days"), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading_of_distances(text in "\\PC{0,12}|P[0-9YMWDTHSé.]{0,12}") {
            match Distance::parse(&text) {
                Ok(distance) => prop_assert_eq!(distance.written(), text),
                Err(error) => prop_assert!(text.get(error.at).is_some()),
            }
        }
    }
}
