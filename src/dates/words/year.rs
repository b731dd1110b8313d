use crate::dates::parts::{Years, unknown_digits};

/// A year by itself.
pub(super) fn alone(date: &edtf_core::Date) -> String {
    match Years::of(date) {
        Years::One(value) => year(value),
        Years::Range(first, last) if date.year.significant_digits.is_some() => {
            let estimate = date.year.value().map(year).unwrap_or_default();
            format!("some year {}, estimated as {estimate}", range(first, last))
        }
        Years::Range(first, last) => {
            decade(date, first).unwrap_or_else(|| format!("some year {}", range(first, last)))
        }
        years => other(years),
    }
}

/// `what` of the date's year; `between` joins them where the year is one.
pub(super) fn after(date: &edtf_core::Date, what: &str, between: &str) -> String {
    match Years::of(date) {
        Years::One(value) => format!("{what}{between}{}", year(value)),
        Years::Range(first, last) => match decade(date, first) {
            Some(decade) => format!("{what} of some year in {decade}"),
            None => format!("{what} of some year {}", range(first, last)),
        },
        years => format!("{what} of {}", other(years)),
    }
}

/// `the 1990s`; not for the first decade of a century, for `the 1900s` is read as a century too.
fn decade(date: &edtf_core::Date, first: i64) -> Option<String> {
    let clear = unknown_digits(date) == 1 && first >= 1000 && first % 100 != 0;
    clear.then(|| format!("the {first}s"))
}

fn range(first: i64, last: i64) -> String {
    let (number, last_era) = era(last);
    match era(first) {
        (start, era) if era == last_era => format!("from {} to {}{era}", digits(start), digits(number)),
        _ => format!("from {} to {}", year(first), year(last)),
    }
}

fn other(years: Years) -> String {
    match years {
        Years::Pattern(digits) => {
            let digit = |it: Option<u8>| it.map_or("X".to_owned(), |it| it.to_string());
            format!("a year that reads {}", digits.map(digit).concat())
        }
        Years::Beyond { significand, exponent } => {
            let era = if significand < 0 { " BCE" } else { "" };
            format!("about the year {} × 10^{exponent}{era}", significand.unsigned_abs())
        }
        Years::One(value) | Years::Range(value, _) => year(value),
    }
}

/// `2024`, `44 BCE`, `170,000,003 BCE`; year 0 is 1 BCE.
pub(in crate::dates) fn year(value: i64) -> String {
    let (number, era) = era(value);
    format!("{}{era}", digits(number))
}

/// The number that people give a year, and what follows it: year 0 is 1 BCE, and years of fewer than four
/// digits say CE, since `12 March 50` would be taken for another century.
pub(in crate::dates) fn era(year: i64) -> (u64, &'static str) {
    match year {
        ..=0 => (year.unsigned_abs() + 1, " BCE"),
        1..=999 => (year.unsigned_abs(), " CE"),
        _ => (year.unsigned_abs(), ""),
    }
}

/// Years of up to four digits as they are, longer ones in groups of three.
fn digits(number: u64) -> String {
    if number < 10_000 { number.to_string() } else { grouped(number) }
}

/// `17,000,000`.
pub(in crate::dates) fn grouped(number: u64) -> String {
    let mut groups = vec![format!("{}", number % 1000)];
    let mut rest = number / 1000;
    while rest > 0 {
        if let Some(group) = groups.last_mut() {
            *group = format!("{group:0>3}");
        }
        groups.push(format!("{}", rest % 1000));
        rest /= 1000;
    }
    groups.reverse();
    groups.join(",")
}
