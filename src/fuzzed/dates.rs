//! Dates, three at a time.

use std::cmp::Ordering;

use crate::dates::{Answer, Bound, Date, Distance, ShowKey, UtcOffset, before, same, within};

use super::is_harmless;

/// Reads up to three dates, each in a line of its own; the first line says in which zone they are compared.
///
/// # Panics
///
/// Where what is said of a date, or of two of them, contradicts itself.
pub fn dates(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (zone, rest) = text.split_once('\n').unwrap_or_default();
    let zone = zone.parse::<UtcOffset>().ok();
    let dates: Vec<Date> = rest.splitn(3, '\n').filter_map(|text| one(text, zone)).collect();
    for a in &dates {
        for b in &dates {
            two(a, b, zone);
        }
    }
    let mut keys: Vec<ShowKey> = dates.iter().map(|date| ShowKey::of(date, zone)).collect();
    keys.sort();
    let (first, last) = (keys.first(), keys.last());
    assert_ne!(first.cmp(&last), Ordering::Greater, "the order is total: {text:?}");
}

fn one(text: &str, zone: Option<UtcOffset>) -> Option<Date> {
    let _ = (Date::typed(text, Some(2024)).map(|date| date.in_words()), distance(text));
    let date = match Date::parse(text) {
        Ok(date) => date,
        Err(error) => {
            assert!(text.get(error.at).is_some(), "the place of what is wrong with {text:?}");
            is_harmless((error.message + error.help.as_deref().unwrap_or_default()).as_bytes(), "an error");
            return None;
        }
    };
    assert_eq!(date.written(), text);
    for said in [date.in_words(), date.gutter()] {
        is_harmless(said.as_bytes(), "a date");
        assert!(!said.trim().is_empty(), "{text:?} says nothing");
    }
    assert!(date.gutter().chars().count() <= 11, "{text:?} in its column: {}", date.gutter());
    if let (Some(first), Some(last)) = date.ends(zone) {
        assert!(first <= last, "{text:?} ends before it starts");
    }
    if let Some((first, last)) = date.day_span() {
        assert!(first <= last, "the days of {text:?}");
    }
    for (bound, moment) in date.bounds().into_iter().zip([date.ends(zone).0, date.ends(zone).1]) {
        match bound {
            // EDTF has no time of day in years that take a sign.
            Bound::At(text) if text.starts_with(['-', '+']) => {}
            Bound::At(bound) => {
                let again =
                    Date::parse(&bound).unwrap_or_else(|_| panic!("{bound:?} of {text:?} is no date"));
                assert_eq!(again.earliest(zone), moment, "a bound of {text:?}");
            }
            Bound::Open | Bound::Unknown => assert!(moment.is_none(), "a bound of {text:?}"),
            Bound::Beyond => {}
        }
    }
    let _ = (date.level(), date.precision(), date.certainty(), date.weekday_short(), date.first_year());
    let _ = (date.plain_days(), date.time_of_day(), date.lasting(zone));
    assert_ne!(same(&date, &date, zone), Answer::No, "{text:?} is itself");
    assert_ne!(within(&date, &date, zone), Answer::No, "{text:?} is within itself");
    assert_ne!(before(&date, &date, zone), Answer::Yes, "{text:?} is not before itself");
    Some(date)
}

fn distance(text: &str) {
    match Distance::parse(text) {
        Ok(distance) => {
            assert_eq!(distance.written(), text);
            is_harmless(distance.in_words().as_bytes(), "a distance");
            assert!(distance.at_most_seconds() >= 0, "{text:?}");
        }
        Err(error) => assert!(text.get(error.at).is_some(), "the place of what is wrong with {text:?}"),
    }
}

fn two(a: &Date, b: &Date, zone: Option<UtcOffset>) {
    assert_eq!(same(a, b, zone), same(b, a, zone), "{a:?} and {b:?}");
    if before(a, b, zone) == Answer::Yes {
        assert_eq!(before(b, a, zone), Answer::No, "{a:?} before {b:?}");
        assert_eq!(same(a, b, zone), Answer::No, "{a:?} before {b:?}");
        assert_eq!(within(a, b, zone), Answer::No, "{a:?} before {b:?}");
    }
    match same(a, b, zone) {
        Answer::No => assert_eq!(within(a, b, zone), Answer::No, "{a:?} in {b:?}"),
        Answer::Yes => assert_ne!(within(a, b, zone), Answer::No, "{a:?} in {b:?}"),
        Answer::Possibly => {}
    }
    for relation in [before, same, within] {
        let sure = relation(a, b, None);
        assert!(sure == Answer::Possibly || sure == relation(a, b, zone), "{a:?} and {b:?} without a zone");
    }
}
