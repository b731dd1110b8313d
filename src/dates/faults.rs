//! What to tell a curator whose date is not EDTF.
//!
//! Each rule knows one way to go wrong. It names the place and, where it can, rewrites the text; the next
//! rules rewrite that, until it is a date. The first fault found is the message, the date found in the end
//! the help. No rule decides what is a date: edtf-core has refused the text before any of them is asked.

mod calendar;
mod clock;
mod draft;
mod english;
mod typing;
mod year;

use std::ops::Range;

use super::{Date, DateError, parse::read};

/// One way in which a text is not a date.
struct Fault {
    at: Range<usize>,
    message: String,
    /// The text with this fault mended.
    instead: Option<String>,
    /// What to do, where no text can be offered.
    advice: Option<String>,
}

impl Fault {
    fn new(at: Range<usize>, message: impl Into<String>) -> Self {
        Self { at, message: message.into(), instead: None, advice: None }
    }

    fn instead(mut self, text: impl Into<String>) -> Self {
        self.instead = Some(text.into());
        self
    }

    fn advice(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }
}

type Rule = fn(&str) -> Option<Fault>;

/// In this order: what is said of the whole text comes before what is said of its parts.
const RULES: [Rule; 28] = [
    typing::nothing,
    typing::blank_ends,
    draft::keyword,
    draft::grouping,
    draft::hemisphere,
    english::span,
    english::words,
    typing::dash,
    typing::blank_inside,
    typing::brackets,
    draft::unknown_digit,
    draft::letter_of_year,
    draft::two_qualifiers,
    clock::small_letter,
    clock::fraction,
    clock::hour_alone,
    clock::offset,
    clock::time_in_span,
    calendar::day_first,
    calendar::basic_form,
    calendar::end_elided,
    calendar::short_field,
    year::quarter_or_week,
    year::joined,
    year::width,
    calendar::no_such_month,
    calendar::no_such_day,
    calendar::ends_reversed,
];

const EXAMPLES: &str = "write a day as 2024-03-22, a month as 2024-03, a year as 2024";

/// `offset` and `reason` are edtf-core's, for what no rule knows.
pub(super) fn explain(written: &str, (offset, reason): (usize, &'static str)) -> DateError {
    let Some(fault) = first_fault(written) else {
        return DateError::new(place(written, offset), reason).help(EXAMPLES);
    };
    let help = match fault.instead.and_then(mended) {
        Some(text) => format!("write {text}"),
        None => fault.advice.unwrap_or_else(|| EXAMPLES.to_owned()),
    };
    DateError::new(fault.at, fault.message).help(help)
}

/// The date that a text means which is none, where that is beyond doubt.
pub(super) fn mend(text: &str) -> Option<Date> {
    read(&mended(first_fault(text)?.instead?)?).ok()
}

fn first_fault(text: &str) -> Option<Fault> {
    RULES.iter().find_map(|rule| rule(text))
}

/// Those that say the same in other signs: they drop nothing, add nothing and swap nothing.
const RESTATING: [Rule; 4] = [typing::blank_ends, english::words, typing::dash, calendar::day_first];

/// The date that a text says in words, or in digits that can mean but one.
pub(super) fn restate(text: &str) -> Option<Date> {
    let mut text = text.to_owned();
    for _ in 0..2 * RESTATING.len() {
        text = RESTATING.iter().find_map(|rule| rule(&text))?.instead?;
        if let Ok(date) = read(&text) {
            return Some(date);
        }
    }
    None
}

/// The text with all its faults mended, if that makes a date of it.
fn mended(mut text: String) -> Option<String> {
    // Every rule mends what it finds, so each is needed once or, for several dates in a set, a few times.
    for _ in 0..2 * RULES.len() {
        if read(&text).is_ok() {
            return Some(text);
        }
        text = first_fault(&text)?.instead?;
    }
    None
}

/// From `offset` to the end of the date that it lies in; never empty, unless the text is.
fn place(text: &str, offset: usize) -> Range<usize> {
    let here = components(text).into_iter().find(|part| part.start <= offset && offset < part.end);
    let end = here.map_or(text.len(), |part| part.end);
    if offset < end && text.is_char_boundary(offset) { offset..end } else { 0..text.len() }
}

/// Where the dates of an interval or a set stand in `text`.
fn components(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if matches!(c, '/' | ',' | '[' | ']' | '{' | '}') || text.get(at..at + 2) == Some("..") {
            parts.push(start..at);
            start = at + 1;
        } else if c == '.' && start == at {
            // The second dot of two.
            start = at + 1;
        }
    }
    parts.push(start..text.len());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Where year, month and day of the date at `part` stand, without their signs and qualifiers.
fn fields(text: &str, part: &Range<usize>) -> Vec<Range<usize>> {
    let date = text.get(part.clone()).unwrap_or_default();
    let date = date.split('T').next().unwrap_or_default();
    let mut fields = Vec::new();
    let mut start = part.start;
    for field in date.split('-') {
        let bare = field.trim_matches(['?', '~', '%']);
        let before = field.len() - field.trim_start_matches(['?', '~', '%']).len();
        if !bare.is_empty() {
            fields.push(start + before..start + before + bare.len());
        }
        start += field.len() + 1;
    }
    fields
}

/// `text` with `new` in the place of what stands `at`.
fn replaced(text: &str, at: &Range<usize>, new: &str) -> String {
    let before = text.get(..at.start).unwrap_or_default();
    let behind = text.get(at.end..).unwrap_or_default();
    format!("{before}{new}{behind}")
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::dates::Date;

    /// Text, the part of it that is pointed at, message, help.
    const TABLE: &[(&str, &str, &str, &str)] = &[
        // Nothing, blanks, dashes.
        ("", "", "no date is given", "write a date such as 2024-03-22, 2024-03 or 2024, or leave it out"),
        ("  ", "  ", "no date is given", "write a date such as 2024-03-22, 2024-03 or 2024, or leave it out"),
        ("2024-03-22 ", " ", "a blank follows the date", "write 2024-03-22"),
        (" 2024", " ", "a blank stands before the date", "write 2024"),
        ("2024-03-22 19:58", " ", "day and time are joined by a T", "write 2024-03-22T19:58"),
        (
            "2024-03-22 19:58:00+03:00",
            " ",
            "day and time are joined by a T",
            "write 2024-03-22T19:58:00+03:00",
        ),
        (
            "{1667,1668, 1670..1672}",
            " ",
            "blanks do not belong inside a date",
            "write {1667,1668,1670..1672}",
        ),
        ("2024–03–22", "–", "dates are written with plain hyphens", "write 2024-03-22"),
        ("2022–2024", "–", "dates are written with plain hyphens", "write 2022/2024"),
        (
            "2024-03-07 - 2024-03-08",
            " - ",
            "from and to are parted by a slash",
            "write 2024-03-07/2024-03-08",
        ),
        ("2022-2024", "-", "from and to are parted by a slash", "write 2022/2024"),
        ("[2024-03-07", "[", "the bracket is not closed", "write [2024-03-07]"),
        (
            "2024-03-07,2024-03-08",
            ",",
            "several dates stand in brackets",
            "write [2024-03-07,2024-03-08] for one of them, {2024-03-07,2024-03-08} for all",
        ),
        // The draft of 2012.
        ("199u", "u", "`u` is the 2012 draft's unknown digit, today `X`", "write 199X"),
        ("1985-uu-12", "uu", "`u` is the 2012 draft's unknown digit, today `X`", "write 1985-XX-12"),
        ("199x", "x", "an unknown digit is a capital `X`", "write 199X"),
        ("2004/open", "open", "`open` is the 2012 draft's open end, today `..`", "write 2004/.."),
        (
            "unknown/2006",
            "unknown",
            "`unknown` is the 2012 draft's unknown end, today left empty",
            "write /2006",
        ),
        ("unknown", "unknown", "what is unknown has no date", "leave the date out"),
        ("2004?~", "?~", "uncertain and approximate together are `%`", "write 2004%"),
        ("2004-06~?/2005", "~?", "uncertain and approximate together are `%`", "write 2004-06%/2005"),
        ("2004-(06)?-11", "(06)?", "brackets are the 2012 draft's grouping of parts", "write 2004-?06-11"),
        (
            "2011-(06-04)?~",
            "(06-04)?~",
            "brackets are the 2012 draft's grouping of parts",
            "write 2011-%06-%04",
        ),
        (
            "(2011)-06-04~",
            "(2011)",
            "brackets are the 2012 draft's grouping of parts",
            "put `?`, `~` or `%` left of each part that it is about, or behind the whole date",
        ),
        (
            "2001-21^southernHemisphere",
            "^southernHemisphere",
            "`^` is the 2012 draft's note to a season",
            "write 25 to 28 for spring to winter in the north, 29 to 32 for those in the south",
        ),
        ("y17000000000", "y", "a long year starts with a capital `Y`", "write Y17000000000"),
        ("y17e7", "y", "a long year starts with a capital `Y`", "write Y17E7"),
        ("Y3388e2p3", "e", "powers of ten are a capital `E`", "write Y3388E2S3"),
        ("[199u, 2004?~]", " ", "blanks do not belong inside a date", "write [199X,2004%]"),
        // Other calendars on paper.
        ("22 March 2024", "22 March 2024", "dates are written in digits", "write 2024-03-22"),
        ("March 22nd, 2024", "March 22nd, 2024", "dates are written in digits", "write 2024-03-22"),
        ("Mar 2024", "Mar 2024", "dates are written in digits", "write 2024-03"),
        ("about March 2024", "about March 2024", "dates are written in digits", "write 2024-03~"),
        ("circa 2024", "circa 2024", "dates are written in digits", "write 2024~"),
        ("spring 2024", "spring 2024", "dates are written in digits", "write 2024-21"),
        ("the 1990s", "the 1990s", "dates are written in digits", "write 199X"),
        ("44 BCE", "44 BCE", "dates are written in digits", "write -0043"),
        ("7 or 8 March 2024", "7 or 8 March 2024", "dates are written in digits", super::english::ADVICE),
        (
            "before 22 March 2024",
            "before 22 March 2024",
            "from and until are said with a slash",
            "write ../2024 for until then, 2024/.. for from then on, 2022/2024 for from one to the other",
        ),
        ("early March", "early March", "dates are written in digits", super::english::ADVICE),
        ("31 February 2024", "31 February 2024", "dates are written in digits", super::english::ADVICE),
        ("03/22/2024", "03/22/2024", "a date starts with the year", "write 2024-03-22"),
        ("22/03/2024", "22/03/2024", "a date starts with the year", "write 2024-03-22"),
        ("22.3.2024", "22.3.2024", "a date starts with the year", "write 2024-03-22"),
        (
            "03/04/2024",
            "03/04/2024",
            "a date starts with the year",
            "write 2024-04-03 for 3 April, 2024-03-04 for 4 March",
        ),
        ("2024/03/22", "2024/03/22", "year, month and day are joined by hyphens", "write 2024-03-22"),
        ("20240322", "20240322", "year, month and day are joined by hyphens", "write 2024-03-22"),
        // Numbers.
        ("2024-3-22", "3", "months and days have two digits", "write 2024-03-22"),
        ("2024-3-2", "3", "months and days have two digits", "write 2024-03-02"),
        ("[2024-03-7,2024-03-8]", "7", "months and days have two digits", "write [2024-03-07,2024-03-08]"),
        ("2024-13-01", "13", "there is no month 13", "write 2024-01-13"),
        ("2024-13", "13", "there is no month 13", "months are 01 to 12, seasons 21 to 24"),
        ("2024-22-03", "22", "a season has no days", "write 2024-03-22"),
        ("2024-00-10", "00", "there is no month 00", "months are 01 to 12, seasons 21 to 24"),
        (
            "2024-02-30",
            "30",
            "February 2024 has 29 days",
            "write a day from 01 to 29, or 2024-02 for the whole month",
        ),
        (
            "[2023-02-28,2023-02-29]",
            "29",
            "February 2023 has 28 days",
            "write a day from 01 to 28, or 2023-02 for the whole month",
        ),
        (
            "2024-04-31T10:00",
            "31",
            "April 2024 has 30 days",
            "write a day from 01 to 30, or 2024-04 for the whole month",
        ),
        (
            "2024-04-00",
            "00",
            "April 2024 has 30 days",
            "write a day from 01 to 30, or 2024-04 for the whole month",
        ),
        ("17000", "17000", "years of more than four digits start with `Y`", "write Y17000"),
        ("-17000", "-17000", "years of more than four digits start with `Y`", "write Y-17000"),
        ("Y1985", "Y1985", "years of up to four digits have no `Y`", "write 1985"),
        ("198", "198", "a year has four digits", "write 0198 for the year, 198X for the ten years from 1980"),
        (
            "44",
            "44",
            "a year has four digits",
            "write 0044 for the year, 44XX for the hundred years from 4400",
        ),
        ("-44", "44", "a year has four digits", "write -0044, which is 45 BCE"),
        ("2024-Q1", "Q1", "quarters of a year are 33 to 36", "write 2024-33"),
        (
            "2024-W12",
            "W12",
            "weeks are not EDTF",
            "write its days: 2024-03-18/2024-03-24 for from Monday to Sunday",
        ),
        ("2024-102", "102", "days counted through the year are not EDTF", super::EXAMPLES),
        (
            "2024-03-22/2024-03-07",
            "2024-03-22/2024-03-07",
            "it ends before it starts",
            "write 2024-03-07/2024-03-22",
        ),
        ("2018-01-15/02-20", "02-20", "both ends are written in full", "write 2018-01-15/2018-02-20"),
        ("2018-01-15/20", "20", "both ends are written in full", "write 2018-01-15/2018-01-20"),
        (
            "2018-12-15/01-05",
            "01-05",
            "both ends are written in full",
            "repeat in the end what it shares with the start",
        ),
        // Times of day.
        ("2024-03-22t19:58z", "t", "`T` and `Z` are capital letters", "write 2024-03-22T19:58Z"),
        ("2024-03-22T19:58:00z", "z", "`T` and `Z` are capital letters", "write 2024-03-22T19:58:00Z"),
        ("2024-03-22T19:58:00.5Z", ".5", "fractions of a second are not EDTF", "write 2024-03-22T19:58:00Z"),
        ("2024-03-22T19:58:00,25", ",25", "fractions of a second are not EDTF", "write 2024-03-22T19:58:00"),
        (
            "2024-03-22T19",
            "T19",
            "a time of day has hours and minutes",
            "write the minutes too, or the day alone: 2024-03-22",
        ),
        ("2024-03-22T19:58+0300", "+0300", "this is not an offset from UTC", "write 2024-03-22T19:58+03:00"),
        ("2024-03-22T19:58+3", "+3", "this is not an offset from UTC", "write 2024-03-22T19:58+03:00"),
        ("2024-03-22T19:58-00:00", "-00:00", "UTC itself has no sign", "write 2024-03-22T19:58Z"),
        (
            "2024-03-22T19:58:00+15:00",
            "+15:00",
            "no clock is more than 14 hours from UTC",
            "write hours and minutes from UTC, such as +03:00, or Z",
        ),
        (
            "2024-03-22T24:00:00",
            "24:00:00",
            "hours are 00 to 23",
            "midnight is 00:00 of the day that it begins",
        ),
        (
            "2024-03-22T19:58/2024-03-23T02:00",
            "T19:58",
            "an interval or a set holds no times of day",
            "write 2024-03-22/2024-03-23",
        ),
        // What no rule knows.
        ("hello", "hello", "year must have exactly four digits (or X)", super::EXAMPLES),
        ("2024-03-22é", "é", "EDTF permits ASCII characters only", super::EXAMPLES),
        ("[2024-03-07,", "[", "the bracket is not closed", super::EXAMPLES),
        ("../..", "../..", "interval needs at least one dated endpoint", super::EXAMPLES),
    ];

    #[test]
    fn every_error_points_and_helps() {
        let mut wrong = Vec::new();
        for (text, place, message, help) in TABLE {
            let error = Date::parse(text).expect_err(text);
            let told = (text.get(error.at.clone()), error.message.as_str(), error.help.as_deref());
            if told != (Some(*place), *message, Some(*help)) {
                wrong.push(format!("{text}: {told:?}"));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    #[test]
    fn what_an_error_says_to_write_is_a_date() {
        for (text, ..) in TABLE {
            let help = Date::parse(text).unwrap_err().help.unwrap();
            let Some(offered) = help.strip_prefix("write ").filter(|offered| !offered.contains(' ')) else {
                continue;
            };
            assert!(Date::parse(offered).is_ok(), "{text}: {help}");
        }
    }
}
