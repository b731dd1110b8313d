//! What stands before the colon of an event: a date that is read, or one that Markwhen alone reads.

use crate::import::when::edtf;

/// So long is what may be a date.
const LONGEST: usize = 200;

/// The date that a line begins with, and what is behind its colon.
pub(super) fn dated(line: &str) -> Option<(String, &str)> {
    let colons = line.match_indices(':').map(|(at, _)| at).take(6);
    colons.filter_map(|at| Some((line.get(..at)?, line.get(at + 1..)?))).find_map(|(before, behind)| {
        let is_end = behind.is_empty() || behind.starts_with(char::is_whitespace);
        // No date is as long as a line may be.
        (is_end && before.len() <= LONGEST).then(|| date_of(before)).flatten().map(|date| (date, behind))
    })
}

fn date_of(written: &str) -> Option<String> {
    let range = [" - ", " to "].into_iter().find_map(|between| {
        let (first, last) = written.split_once(between)?;
        edtf(&format!("{}/{}", edtf(first)?, edtf(last)?))
    });
    // Before a colon a lone number is a year; five digits are one too, which EDTF marks.
    let long = || {
        let is_long = written.len() == 5 && written.bytes().all(|c| c.is_ascii_digit());
        is_long.then(|| format!("Y{written}"))
    };
    range.or_else(|| edtf(written)).or_else(long)
}

/// Words that Markwhen's own dates are made of, besides numbers, signs and months.
const WORDS: [&str; 40] = [
    "now",
    "today",
    "tomorrow",
    "yesterday",
    "after",
    "before",
    "by",
    "to",
    "for",
    "every",
    "times",
    "x",
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "weekday",
    "weekdays",
    "month",
    "months",
    "year",
    "years",
    "decade",
    "decades",
    "century",
    "centuries",
    "and",
    "am",
    "pm",
    "bc",
    "bce",
    "ad",
    "ce",
    "start",
];

/// What looks like a date before a colon, and is none that is read; and what is behind the colon.
pub(super) fn oddly_dated(line: &str) -> Option<(&str, &str)> {
    let ends = line.match_indices(':').take(6).filter_map(|(at, _)| line.get(..at).zip(line.get(at + 1..)));
    let mut ends = ends.filter(|(_, behind)| behind.is_empty() || behind.starts_with(char::is_whitespace));
    let (before, behind) = ends.next()?;
    let first = before.split_whitespace().next()?;
    let has_number = before.contains(|c: char| c.is_ascii_digit());
    let begins = first == "now"
        || (has_number && (first.starts_with(|c: char| c.is_ascii_digit() || c == '-') || is_month(first)))
        || ["after !", "before !"].iter().any(|word| before.starts_with(word));
    let is_date = before.len() <= LONGEST && before.split_whitespace().all(is_of_date);
    (begins && is_date).then_some((before, behind))
}

fn is_of_date(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let is_number = word.starts_with(|c: char| c.is_ascii_digit() || "-/!–".contains(c));
    let is_sign = !word.contains(char::is_alphanumeric);
    is_number || is_sign || WORDS.contains(&word.as_str()) || is_month(&word)
}

/// `Mar`, `march`, `March,`.
fn is_month(word: &str) -> bool {
    let is_word = word.len() < 12 && word.chars().all(|c| c.is_ascii_alphabetic() || c == ',');
    is_word && word.get(..3).is_some_and(|it| MONTHS.iter().any(|month| month.eq_ignore_ascii_case(it)))
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
