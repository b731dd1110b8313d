//! A date in a few characters, for a list that shows years on rows of their own.
//!
//! ```text
//!     22 Mar        a day               ~Mar          about a month
//!    7/8 Mar        one of two days     22 Mar?       uncertain
//!    7+8 Mar        both days           8–22 Mar      from, to
//!  to 22 Mar        open start          ?–22 Mar      unknown start
//!     1990s         a decade            2022–24       what spans years names them
//! ```

mod year;

use edtf_core::{DateField, Edtf, IntervalEndpoint, Set, SetElement, SetKind, Time};

use super::{
    Date, extent,
    instant::days_in_month,
    parts::{Plain, Years, candidates, named, unknown_digits},
    words::month_name,
};

pub(super) const COLUMNS: usize = 11;

pub(super) fn gutter(date: &Date) -> String {
    let widest_first = match &*date.edtf() {
        Edtf::Date(it) => vec![marked(&short(it), &[*it])],
        Edtf::DateTime(it) => {
            let Time { hour, minute, .. } = it.time;
            let day = short(&it.date);
            vec![format!("{day} {hour:02}:{minute:02}"), day]
        }
        Edtf::Interval(it) => interval(&it.start, &it.end, &named(&date.edtf())),
        Edtf::Set(it) => set(it, &named(&date.edtf())),
    };
    narrowed(widest_first)
}

/// The first that fits, or the last, cut. Every character we write here takes one column.
fn narrowed(widest_first: Vec<String>) -> String {
    let fits = |text: &String| text.chars().count() <= COLUMNS;
    if let Some(text) = widest_first.iter().find(|text| fits(text)) {
        return text.clone();
    }
    let last = widest_first.into_iter().next_back().unwrap_or_default();
    last.chars().take(COLUMNS - 1).chain(['…']).collect()
}

/// `~` before and `?` behind, where any of the dates is approximate or uncertain.
fn marked(text: &str, dates: &[edtf_core::Date]) -> String {
    let about = if dates.iter().any(edtf_core::Date::is_approximate) { "~" } else { "" };
    let doubt = if dates.iter().any(edtf_core::Date::is_uncertain) { "?" } else { "" };
    format!("{about}{text}{doubt}")
}

/// One date without its qualifiers, and without its year where there is more to say.
fn short(date: &edtf_core::Date) -> String {
    let of_year = || year::years(Years::of(date), unknown_digits(date));
    let Years::One(year) = Years::of(date) else { return of_year() };
    let Some(month) = date.month.and_then(DateField::value) else { return of_year() };
    let Some(day) = date.day else { return month_or_season(month) };
    let month_name = short_month(month);
    match candidates(day, days_in_month(year, month)).as_slice() {
        [day] => format!("{day} {month_name}"),
        [first, second] => format!("{first}/{second} {month_name}"),
        [first, .., last] if day.digits[0].is_some() => format!("{first}–{last} {month_name}"),
        _ => month_name.to_owned(),
    }
}

fn short_month(month: u8) -> &'static str {
    month_name(month).get(..3).unwrap_or_default()
}

/// The month field of a date without a day (ISO 8601-2:2019, 4.8).
fn month_or_season(code: u8) -> String {
    let name = match code {
        21 | 25 | 29 => "spring",
        22 | 26 | 30 => "summer",
        23 | 27 | 31 => "autumn",
        24 | 28 | 32 => "winter",
        33 => "Q1",
        34 => "Q2",
        35 => "Q3",
        36 => "Q4",
        37 => "1st third",
        38 => "2nd third",
        39 => "last third",
        40 => "1st half",
        41 => "2nd half",
        month => short_month(month),
    };
    name.to_owned()
}

fn interval(start: &IntervalEndpoint, end: &IntervalEndpoint, dates: &[edtf_core::Date]) -> Vec<String> {
    let [first, .., last] = dates else {
        let text = dates.iter().map(|date| marked(&short(date), dates)).collect::<String>();
        return match (start, end) {
            (IntervalEndpoint::Open, _) => vec![format!("to {text}")],
            (IntervalEndpoint::Unknown, _) => vec![format!("?–{text}")],
            (_, IntervalEndpoint::Open) => from(&text),
            _ => vec![format!("{text}–?")],
        };
    };
    between(first, last).iter().map(|text| marked(text, dates)).collect()
}

fn from(text: &str) -> Vec<String> {
    vec![format!("from {text}"), format!("{text} on")]
}

/// From one date to another, the fullest first.
fn between(first: &edtf_core::Date, last: &edtf_core::Date) -> Vec<String> {
    let (Years::One(year), Years::One(last_year)) = (Years::of(first), Years::of(last)) else {
        return vec![year::span(Years::of(first), Years::of(last))];
    };
    if year != last_year || first.month.is_none() || last.month.is_none() {
        return vec![year::span(Years::One(year), Years::One(last_year))];
    }
    let mut texts = vec![format!("{}–{}", short(first), short(last))];
    if let (Some(a), Some(b)) = (Plain::of(first), Plain::of(last)) {
        if let (Some(first_day), true) = (a.day.filter(|_| b.day.is_some()), a.month == b.month) {
            texts.insert(0, format!("{first_day}–{}", short(last)));
        }
        if let (Some(a), Some(b)) = (a.month, b.month) {
            texts.push(format!("{}–{}", short_month(a), short_month(b)));
        }
    }
    texts.push(year::span(Years::One(year), Years::One(year)));
    texts
}

fn set(set: &Set, dates: &[edtf_core::Date]) -> Vec<String> {
    let mut sorted = dates.to_vec();
    sorted.sort_by_key(|date| extent::of_date(date).first.known());
    let ([first, ..], [.., last]) = (sorted.as_slice(), sorted.as_slice()) else { return Vec::new() };
    let no_start = set.elements.iter().any(|element| matches!(element, SetElement::OnOrBefore(_)));
    let no_end = set.elements.iter().any(|element| matches!(element, SetElement::OnOrAfter(_)));
    let texts = match (no_start, no_end) {
        (true, false) => return vec![format!("to {}", marked(&short(last), dates))],
        (false, true) => return from(&marked(&short(first), dates)),
        (true, true) => vec!["any time".to_owned()],
        (false, false) => [members(set, dates), between(first, last)].concat(),
    };
    texts.iter().map(|text| marked(text, dates)).collect()
}

/// The members one by one, the month said once where it is the same for all; nothing where they are spread
/// over years, for months would not tell them apart there.
fn members(set: &Set, dates: &[edtf_core::Date]) -> Vec<String> {
    let plain: Option<Vec<_>> = dates.iter().map(Plain::of).collect();
    let Some([first, rest @ ..]) = plain.as_deref() else { return Vec::new() };
    let one_year = rest.iter().all(|it| it.year == first.year);
    if !one_year && dates.iter().any(|date| date.month.is_some()) {
        return Vec::new();
    }
    let days: Option<Vec<u8>> =
        plain.iter().flatten().map(|it| it.day.filter(|_| it.month == first.month && one_year)).collect();
    let separator = if set.kind == SetKind::OneMember { "/" } else { "+" };
    let listed = |name: &dyn Fn(&edtf_core::Date) -> String| {
        let one = |element: &SetElement| match element {
            SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => name(date),
            SetElement::Range(from, to) => format!("{}–{}", name(from), name(to)),
        };
        set.elements.iter().map(one).collect::<Vec<_>>().join(separator)
    };
    match (days, first.month) {
        (Some(_), Some(month)) => {
            let day = |date: &edtf_core::Date| date.day.and_then(DateField::value).unwrap_or(0).to_string();
            vec![format!("{} {}", listed(&day), short_month(month))]
        }
        _ => vec![listed(&short)],
    }
}
