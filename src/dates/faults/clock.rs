//! Times of day.

use std::ops::Range;

use super::{Fault, components, is_digits, replaced};
use crate::dates::{UtcOffset, parse::read};

/// The first time of day in the text: from its `T` to its end.
fn time(text: &str) -> Option<Range<usize>> {
    components(text).into_iter().find_map(|part| {
        let date = text.get(part.clone())?;
        let at = date.find('T')?;
        date.get(..at)?.ends_with(|c: char| c.is_ascii_digit()).then_some(part.start + at..part.end)
    })
}

pub(super) fn small_letter(text: &str) -> Option<Fault> {
    let (at, _) = text.char_indices().find(|(at, c)| match c {
        't' => text.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())),
        'z' => text.get(..*at).is_some_and(|time| time.ends_with(|c: char| c.is_ascii_digit())),
        _ => false,
    })?;
    let instead = text.replace('t', "T").replace('z', "Z");
    Some(Fault::new(at..at + 1, "`T` and `Z` are capital letters").instead(instead))
}

pub(super) fn fraction(text: &str) -> Option<Fault> {
    let time = time(text)?;
    // ISO 8601 allows a comma too, which elsewhere parts the members of a set.
    let at = time.start + text.get(time.start..)?.find(['.', ','])?;
    if text.contains(['/', '[', '{']) {
        return None;
    }
    let digits = text.get(at + 1..)?.bytes().take_while(u8::is_ascii_digit).count();
    let at = at..at + 1 + digits;
    let instead = replaced(text, &at, "");
    (digits > 0).then(|| Fault::new(at, "fractions of a second are not EDTF").instead(instead))
}

pub(super) fn hour_alone(text: &str) -> Option<Fault> {
    let time = time(text)?;
    let clock = text.get(time.start + 1..time.end)?;
    let hour = clock.get(..2).filter(|hour| is_digits(hour))?;
    if clock.get(2..3) == Some(":") {
        let advice = "midnight is 00:00 of the day that it begins";
        let at = time.start + 1..time.end;
        return (hour > "23").then(|| Fault::new(at, "hours are 00 to 23").advice(advice));
    }
    let day = text.get(..time.start).filter(|day| read(day).is_ok());
    let alone = day.map_or(String::new(), |day| format!(", or the day alone: {day}"));
    let advice = format!("write the minutes too{alone}");
    Some(Fault::new(time, "a time of day has hours and minutes").advice(advice))
}

pub(super) fn offset(text: &str) -> Option<Fault> {
    let time = time(text)?;
    let clock = text.get(time.start + 1..time.end)?;
    let start = clock.find(|c: char| !c.is_ascii_digit() && c != ':')?;
    let offset = clock.get(start..)?;
    let error = offset.parse::<UtcOffset>().err()?;
    let at = time.end - offset.len()..time.end;
    let fault = Fault::new(at.clone(), error.message);
    Some(match mended(offset) {
        Some(modern) => fault.instead(replaced(text, &at, &modern)),
        None => fault.advice(error.help.unwrap_or_default()),
    })
}

/// `+0300`, `+3`, `+3:00` and `-00:00` as they should be.
fn mended(offset: &str) -> Option<String> {
    if matches!(offset, "-00:00" | "-00" | "UTC" | "GMT") {
        return Some("Z".to_owned());
    }
    let sign = offset.get(..1).filter(|sign| matches!(*sign, "+" | "-"))?;
    let digits = offset.get(1..)?.replace(':', "");
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "00"),
        _ => digits.split_at_checked(digits.len().checked_sub(2)?)?,
    };
    let offset = format!("{sign}{hours:0>2}:{minutes}");
    offset.parse::<UtcOffset>().is_ok().then_some(offset)
}

/// ISO 8601-2:2019, A.4.4: the ends of an interval are dates. Sets likewise.
pub(super) fn time_in_span(text: &str) -> Option<Fault> {
    let time = time(text)?;
    if components(text).len() < 2 && !text.contains(['/', '[', '{']) {
        return None;
    }
    let instead = replaced(text, &time, "");
    Some(Fault::new(time, "an interval or a set holds no times of day").instead(instead))
}
