//! Years, and what looks like one.

use super::{Fault, components, fields, is_digits, replaced};
use crate::dates::words::era;

/// `2024-Q1` and `2024-W12`.
pub(super) fn quarter_or_week(text: &str) -> Option<Fault> {
    for part in components(text) {
        let Some(other) = fields(text, &part).into_iter().nth(1) else { continue };
        let written = text.get(other.clone())?;
        if let Some(number @ ("1" | "2" | "3" | "4")) = written.strip_prefix(['Q', 'q']) {
            let code = format!("3{}", number.parse::<u8>().ok()? + 2);
            let instead = replaced(text, &other, &code);
            return Some(Fault::new(other, "quarters of a year are 33 to 36").instead(instead));
        }
        if written.strip_prefix(['W', 'w']).is_some_and(is_digits) {
            let advice = "write its days: 2024-03-18/2024-03-24 for from Monday to Sunday";
            return Some(Fault::new(other, "weeks are not EDTF").advice(advice));
        }
    }
    None
}

/// `2022-2024`, and `2024-102`.
pub(super) fn joined(text: &str) -> Option<Fault> {
    for part in components(text) {
        let fields = fields(text, &part);
        let [year, other] = fields.as_slice() else { continue };
        if year.len() != 4 || !is_digits(text.get(other.clone())?) {
            continue;
        }
        if other.len() == 3 {
            return Some(Fault::new(other.clone(), "days counted through the year are not EDTF"));
        }
        let hyphen = other.start - 1..other.start;
        if other.len() == 4 && text.get(hyphen.clone()) == Some("-") {
            let instead = replaced(text, &hyphen, "/");
            return Some(Fault::new(hyphen, "from and to are parted by a slash").instead(instead));
        }
    }
    None
}

pub(super) fn width(text: &str) -> Option<Fault> {
    for part in components(text) {
        let written = text.get(part.clone())?;
        let (long, signed) = written.strip_prefix('Y').map_or((false, written), |signed| (true, signed));
        let number = signed.trim_start_matches('-').trim_end_matches(['?', '~', '%']);
        if !is_digits(number) {
            continue;
        }
        let negative = signed.starts_with('-');
        let number_at = part.end - signed.trim_start_matches('-').len();
        let number_at = number_at..number_at + number.len();
        match number.len() {
            1..=4 if long => {
                let sign = if negative { "-" } else { "" };
                let year = format!("{sign}{number:0>4}");
                let instead = replaced(text, &(part.start..number_at.end), &year);
                return Some(Fault::new(part, "years of up to four digits have no `Y`").instead(instead));
            }
            // Behind a slash this is the rest of a shortened date.
            1..=3 if part.start == 0 => {
                return Some(
                    Fault::new(number_at, "a year has four digits").advice(short_year(number, negative)),
                );
            }
            5.. if !long => {
                let message = "years of more than four digits start with `Y`";
                let instead = replaced(text, &(part.start..part.start), "Y");
                return Some(Fault::new(part, message).instead(instead));
            }
            _ => {}
        }
    }
    None
}

fn short_year(number: &str, negative: bool) -> String {
    match number.len() {
        _ if negative => {
            let (year, era) = era(-number.parse().unwrap_or(0));
            format!("write -{number:0>4}, which is {year}{era}")
        }
        2 => format!("write {number:0>4} for the year, {number}XX for the hundred years from {number}00"),
        3 => format!("write {number:0>4} for the year, {number}X for the ten years from {number}0"),
        _ => format!("write {number:0>4} for the year"),
    }
}
