//! Months and days, and the order in which they stand.

use super::{Fault, components, fields, is_digits, replaced};
use crate::dates::{
    instant::{days_in_month, two_digits},
    parse::read,
    words::{era, month_name},
};

/// `22/03/2024`, `03/22/2024`, `2024/03/22`, with slashes, points or hyphens.
pub(super) fn day_first(text: &str) -> Option<Fault> {
    let fields: Vec<&str> = text.split(['/', '.', '-']).collect();
    let [first, second, third] = fields.as_slice() else { return None };
    if !fields.iter().all(|field| is_digits(field)) {
        return None;
    }
    let all = 0..text.len();
    match (first.len(), second.len(), third.len()) {
        (4, 1 | 2, 1 | 2) if !text.contains('-') => {
            let message = "year, month and day are joined by hyphens";
            Some(Fault::new(all, message).instead(format!("{first}-{second:0>2}-{third:0>2}")))
        }
        (1 | 2, 1 | 2, 4) => {
            let fault = Fault::new(all, "a date starts with the year");
            let british = format!("{third}-{second:0>2}-{first:0>2}");
            let american = format!("{third}-{first:0>2}-{second:0>2}");
            Some(match (read(&british).is_ok(), read(&american).is_ok()) {
                (true, true) if british != american => {
                    let (a, b): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
                    fault.advice(format!(
                        "write {british} for {a} {}, {american} for {b} {}",
                        month_name(b),
                        month_name(a)
                    ))
                }
                (false, true) => fault.instead(american),
                _ => fault.instead(british),
            })
        }
        _ => None,
    }
}

pub(super) fn basic_form(text: &str) -> Option<Fault> {
    let (date, rest) = text.split_at_checked(8)?;
    if !is_digits(date) || rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (year, month_and_day) = date.split_at_checked(4)?;
    let (month, day) = month_and_day.split_at_checked(2)?;
    let instead = format!("{year}-{month}-{day}{rest}");
    Some(Fault::new(0..8, "year, month and day are joined by hyphens").instead(instead))
}

pub(super) fn short_field(text: &str) -> Option<Fault> {
    for part in components(text) {
        let fields = fields(text, &part);
        let [year, rest @ ..] = fields.as_slice() else { continue };
        if year.len() != 4 {
            continue;
        }
        for field in rest.iter().take(2) {
            let value = text.get(field.clone())?;
            if field.len() == 1 && is_digits(value) {
                let instead = replaced(text, field, &format!("0{value}"));
                return Some(Fault::new(field.clone(), "months and days have two digits").instead(instead));
            }
        }
    }
    None
}

pub(super) fn no_such_month(text: &str) -> Option<Fault> {
    for part in components(text) {
        let fields = fields(text, &part);
        let [_, month_at, rest @ ..] = fields.as_slice() else { continue };
        let month = text.get(month_at.clone())?;
        let Some(value) = two_digits(month).filter(|value| !(1..=12).contains(value)) else { continue };
        let fault = match (value, rest) {
            (21..=41, []) => continue,
            (21..=41, _) => Fault::new(month_at.clone(), "a season has no days").advice("leave the day out"),
            _ => Fault::new(month_at.clone(), format!("there is no month {month}"))
                .advice("months are 01 to 12, seasons 21 to 24"),
        };
        // Day and month may have changed places.
        let swapped = rest
            .first()
            .map(|day| replaced(&replaced(text, day, month), month_at, text.get(day.clone()).unwrap_or("")));
        return Some(match swapped.filter(|swapped| read(swapped).is_ok()) {
            Some(swapped) => fault.instead(swapped),
            None => fault,
        });
    }
    None
}

pub(super) fn no_such_day(text: &str) -> Option<Fault> {
    for part in components(text) {
        let fields = fields(text, &part);
        let [year_at, month_at, day_at, ..] = fields.as_slice() else { continue };
        let month = two_digits(text.get(month_at.clone())?).filter(|month| (1..=12).contains(month));
        let day = two_digits(text.get(day_at.clone())?);
        let year = text
            .get(year_at.clone())
            .filter(|year| is_digits(year))
            .and_then(|year| year.parse::<i64>().ok());
        let (Some(year), Some(month), Some(day)) = (year, month, day) else { continue };
        let negative = text.get(part.start..year_at.start)?.contains('-');
        let year = if negative { -year } else { year };
        let last = days_in_month(year, month);
        if !(1..=last).contains(&day) {
            let (number, era) = era(year);
            let message = format!("{} {number}{era} has {last} days", month_name(month));
            let whole = text.get(part.start..month_at.end)?;
            let advice = format!("write a day from 01 to {last}, or {whole} for the whole month");
            return Some(Fault::new(day_at.clone(), message).advice(advice));
        }
    }
    None
}

/// `2018-01-15/02-20`: ISO 8601-1 lets the end leave out what it shares with the start; EDTF does not.
pub(super) fn end_elided(text: &str) -> Option<Fault> {
    let (start, end) = text.split_once('/')?;
    let missing = start.len().checked_sub(end.len()).filter(|missing| *missing > 0)?;
    let shape = |text: &str| text.bytes().map(|byte| byte.is_ascii_digit()).collect::<Vec<_>>();
    let alike = shape(start.get(missing..)?) == shape(end) && start.get(missing - 1..missing) == Some("-");
    if !alike || end.is_empty() {
        return None;
    }
    let fault = Fault::new(start.len() + 1..text.len(), "both ends are written in full");
    let full = format!("{start}/{}{end}", start.get(..missing)?);
    let readable = read(&full).is_ok();
    Some(if readable {
        fault.instead(full)
    } else {
        fault.advice("repeat in the end what it shares with the start")
    })
}

pub(super) fn ends_reversed(text: &str) -> Option<Fault> {
    let (start, end) = text.split_once('/')?;
    let both = read(start).is_ok() && read(end).is_ok();
    both.then(|| Fault::new(0..text.len(), "it ends before it starts").instead(format!("{end}/{start}")))
}
