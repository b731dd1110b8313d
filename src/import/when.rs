//! Dates of other programs as EDTF: as exactly as they were written and no more, or none.

use crate::dates::Date;

/// EDTF, or a date in English or in digits that can mean but one thing, as EDTF.
pub(super) fn edtf(written: &str) -> Option<String> {
    let written = written.trim();
    let date = Date::parse(written).or_else(|error| with_clock(written).ok_or(error));
    date.ok().or_else(|| Date::restated(written)).map(|date| date.written().to_owned())
}

/// Whether words for a date say no more than it does.
pub(super) fn says_as_much(date: &str, words: &str) -> bool {
    let is_in_words = Date::parse(date).is_ok_and(|date| date.in_words() == words.trim());
    is_in_words || edtf(words).is_some_and(|words| words == date)
}

/// `2024-03-22 19:58`, as spreadsheets write it.
fn with_clock(written: &str) -> Option<Date> {
    let (day, clock) = written.split_once(' ')?;
    let has_clock = clock.starts_with(|c: char| c.is_ascii_digit()) && clock.contains(':');
    has_clock.then(|| Date::parse(&format!("{day}T{clock}")).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_mean_but_one_date_is_one_and_nothing_else_is() {
        for (written, date) in [
            ("2024-03-22", "2024-03-22"),
            (" 2024-03~ ", "2024-03~"),
            ("2024-03-22 19:58", "2024-03-22T19:58"),
            ("22 March 2024", "2024-03-22"),
            ("March 2024", "2024-03"),
            ("44 BCE", "-0043"),
            ("22.03.2024", "2024-03-22"),
            ("2020 – 2022", "2020/2022"),
        ] {
            assert_eq!(edtf(written).as_deref(), Some(date), "{written}");
        }
        for written in [
            "",
            "soon",
            "3/4/2024",
            "31 February 2024",
            "2024-02-31",
            "2024-03-22T19",
            "2024-03-22T19:58:07.5",
            "March",
            "not 2024",
            "2024/2023",
            "24",
            "2024-13",
            "2024-03-22 19",
        ] {
            assert_eq!(edtf(written), None, "{written}");
        }
    }
}
