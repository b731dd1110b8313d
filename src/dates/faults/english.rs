//! `22 March 2024`, `about spring 2024`, `the 1990s`: what people write before they know EDTF.

use super::{Fault, is_digits};
use crate::dates::words::month_name;

pub(super) const ADVICE: &str =
    "write 2024-03-22, 2024-03 or 2024; 2024-03~ for about, [2024-03-07,2024-03-08] for one of two days";

/// `before 2024`, `7 to 9 March`: words for what EDTF says with a slash and dots.
pub(super) fn span(text: &str) -> Option<Fault> {
    const WORDS: &[&str] = &["before", "until", "till", "after", "since", "from", "to", "between"];
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let is_word = |word: &str| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known));
    let advice =
        "write ../2024 for until then, 2024/.. for from then on, 2022/2024 for from one to the other";
    words
        .any(is_word)
        .then(|| Fault::new(0..text.len(), "from and until are said with a slash").advice(advice))
}

/// What has been understood of a date in words.
#[derive(Default)]
struct Said {
    year: Option<i64>,
    decade: Option<String>,
    month: Option<u8>,
    day: Option<u8>,
    about: bool,
    before_christ: bool,
    /// A word that is not understood: no date is offered then, for it may be a `not`.
    more: bool,
}

pub(super) fn words(text: &str) -> Option<Fault> {
    let mut said = Said::default();
    let mut has_word = false;
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        has_word |= said.hears(word);
    }
    // Other alphabets are words too, and not to be skipped as if they were commas.
    said.more |= !text.is_ascii();
    let fault = Fault::new(0..text.len(), "dates are written in digits").advice(ADVICE);
    has_word.then(|| match said.written() {
        Some(date) => fault.instead(date),
        None => fault,
    })
}

impl Said {
    /// Takes in one word; whether it is one that only English dates have.
    fn hears(&mut self, word: &str) -> bool {
        let is = |names: &[&str]| names.iter().any(|name| word.eq_ignore_ascii_case(name));
        if is_digits(word) {
            match word.len() {
                1 | 2 if self.day.is_none() => self.day = word.parse().ok(),
                3 | 4 if self.year.is_none() => self.year = word.parse().ok(),
                _ => self.more = true,
            }
            return false;
        }
        if let Some(month) = month_or_season(word) {
            self.more |= self.month.replace(month).is_some();
        } else if let Some(number) = ["st", "nd", "rd", "th"].iter().find_map(|end| ordinal(word, end)) {
            self.more |= self.day.replace(number).is_some();
        } else if let Some(tens) = word.strip_suffix("0s").filter(|tens| is_digits(tens) && tens.len() == 3) {
            self.decade = Some(tens.to_owned());
        } else if is(&["about", "around", "circa", "approximately"]) {
            self.about = true;
        } else if is(&["bc", "bce"]) {
            self.before_christ = true;
        } else {
            self.more |= !is(&["the", "of", "ca", "c", "in", "on"]);
            self.about |= is(&["ca", "c"]);
            return false;
        }
        true
    }

    fn written(&self) -> Option<String> {
        let sign = if self.about { "~" } else { "" };
        if self.more {
            return None;
        }
        if let Some(tens) = &self.decade {
            let alone = (self.year, self.month, self.day) == (None, None, None) && !self.before_christ;
            return alone.then(|| format!("{tens}X{sign}"));
        }
        match (self.year, self.day, self.before_christ) {
            (Some(year), _, true) => self.in_year(1 - year, self.day),
            // The year of `44 BCE` has been taken for a day.
            (None, Some(year), true) => self.in_year(1 - i64::from(year), None),
            (Some(year), day, false) => self.in_year(year, day),
            (None, ..) => None,
        }
        .map(|date| date + sign)
    }

    fn in_year(&self, year: i64, day: Option<u8>) -> Option<String> {
        let year = if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") };
        match (self.month, day) {
            (Some(month), Some(day)) => Some(format!("{year}-{month:02}-{day:02}")),
            (Some(month), None) => Some(format!("{year}-{month:02}")),
            (None, None) => Some(year),
            (None, Some(_)) => None,
        }
    }
}

fn ordinal(word: &str, end: &str) -> Option<u8> {
    word.strip_suffix(end).filter(|number| is_digits(number))?.parse().ok()
}

/// The number of a month, from three letters on, or the code of a season (ISO 8601-2:2019, 4.8).
fn month_or_season(word: &str) -> Option<u8> {
    let seasons = [("spring", 21), ("summer", 22), ("autumn", 23), ("fall", 23), ("winter", 24)];
    let is_month = |month: &u8| {
        word.len() >= 3
            && month_name(*month).get(..word.len()).is_some_and(|name| name.eq_ignore_ascii_case(word))
    };
    let season = seasons.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, code)| *code);
    (1..=12).find(is_month).or(season)
}
