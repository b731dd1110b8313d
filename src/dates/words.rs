//! Dates in plain English, day before month, with the precision that was written.

mod list;
mod year;

use edtf_core::{DateField, DateTime, Edtf, Interval, IntervalEndpoint, Qualifier, Time, TimeShift};

use super::{
    Date, UtcOffset,
    instant::days_in_month,
    parts::{Plain, candidates, qualifiers},
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month, 1 to 12.
pub(super) fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or("?")
}

pub(super) use year::{era, grouped, year};

pub(super) fn in_words(date: &Date) -> String {
    match &*date.edtf() {
        Edtf::Date(it) => single(it),
        Edtf::DateTime(it) => moment(it, date.to_the_minute()),
        Edtf::Interval(it) => interval(it),
        Edtf::Set(it) => list::set(it),
    }
}

fn moment(moment: &DateTime, to_the_minute: bool) -> String {
    let Time { hour, minute, second, shift } = moment.time;
    let day = single(&moment.date);
    let seconds = if to_the_minute { String::new() } else { format!(":{second:02}") };
    let zone = match shift {
        None => String::new(),
        Some(TimeShift::Utc) => " (UTC)".to_owned(),
        Some(TimeShift::Offset { minutes, .. }) => {
            format!(" ({})", UtcOffset::from_minutes(minutes).in_words())
        }
    };
    format!("{day}, {hour:02}:{minute:02}{seconds}{zone}")
}

fn interval(interval: &Interval) -> String {
    use IntervalEndpoint as End;
    match (&interval.start, &interval.end) {
        (End::Date(a), End::Date(b)) => {
            let [from, to] = list::pair(a, b);
            format!("from {from} to {to}")
        }
        (End::Open, end) => format!("until {}", endpoint(end)),
        (End::Unknown, end) => format!("start unknown, to {}", endpoint(end)),
        (start, End::Open) => format!("from {} on", endpoint(start)),
        (start, End::Unknown) => format!("from {}, end unknown", endpoint(start)),
        (start, end) => format!("from {} to {}", endpoint(start), endpoint(end)),
    }
}

fn endpoint(end: &IntervalEndpoint) -> String {
    match end {
        IntervalEndpoint::Date(date) => single(date),
        IntervalEndpoint::OnOrBefore(date) => format!("{} or before", single(date)),
        IntervalEndpoint::OnOrAfter(date) => format!("{} or later", single(date)),
        // edtf-core refuses an interval without a date, so this is never an interval's only end.
        IntervalEndpoint::Open => "any time".to_owned(),
        IntervalEndpoint::Unknown => "an unknown time".to_owned(),
    }
}

/// One calendar date with its qualifiers.
fn single(date: &edtf_core::Date) -> String {
    let words = unqualified(date);
    let qualifiers = qualifiers(date);
    let (_, first) = qualifiers[0];
    if qualifiers.iter().all(|(_, qualifier)| *qualifier == first) {
        let about = if first.approximate { "about " } else { "" };
        let doubt = if first.uncertain { " (uncertain)" } else { "" };
        return format!("{about}{words}{doubt}");
    }
    let parts = |is: fn(&Qualifier) -> bool| {
        let named: Vec<_> = qualifiers.iter().filter(|(_, it)| is(it)).map(|(part, _)| *part).collect();
        joined(&named, "and")
    };
    let (approximate, uncertain) = (parts(|it| it.approximate), parts(|it| it.uncertain));
    if approximate == uncertain {
        return format!("{words} ({uncertain} approximate and uncertain)");
    }
    let notes = [(approximate, "approximate"), (uncertain, "uncertain")].into_iter();
    let notes: Vec<_> =
        notes.filter(|(parts, _)| !parts.is_empty()).map(|(parts, it)| format!("{parts} {it}")).collect();
    format!("{words} ({})", notes.join(", "))
}

fn unqualified(date: &edtf_core::Date) -> String {
    let Some(month) = date.month else { return year::alone(date) };
    match (month.value(), date.day) {
        (Some(code), None) if code > 12 => season(date, code),
        (Some(month), None) => year::after(date, month_name(month), " "),
        (Some(month), Some(day)) => year::after(date, &day_of_month(date, month, day), " "),
        (None, None) if is_any(month) => year::after(date, "some month", " in "),
        (None, None) => year::after(date, &months(month), " "),
        (None, Some(day)) if is_any(month) && is_any(day) => year::after(date, "some day", " in "),
        (None, Some(day)) => {
            let day = day.value().map_or("some day".to_owned(), |day| format!("day {day}"));
            let month = if is_any(month) { "some month".to_owned() } else { months(month) };
            year::after(date, &format!("{day} of {month}"), " in ")
        }
    }
}

/// Whether nothing is known of the field (`XX`).
fn is_any(field: DateField) -> bool {
    field.digits == [None, None]
}

fn months(field: DateField) -> String {
    choice(&candidates(field, 12), "month", |month| month_name(month).to_owned())
}

fn day_of_month(date: &edtf_core::Date, month: u8, day: DateField) -> String {
    let name = month_name(month);
    if is_any(day) {
        return format!("some day in {name}");
    }
    // Without one certain year February may have 29 days.
    let year = Plain::of(&edtf_core::Date { month: None, day: None, ..*date }).map_or(2000, |it| it.year);
    let days = candidates(day, days_in_month(year, month));
    format!("{} {name}", choice(&days, "day", |day| day.to_string()))
}

/// One of `values`, which are not empty and rise.
fn choice(values: &[u8], unit: &str, name: impl Fn(u8) -> String) -> String {
    match values {
        [first, .., last] if values.len() > 2 && usize::from(last - first) + 1 == values.len() => {
            format!("some {unit} from {} to {}", name(*first), name(*last))
        }
        _ => {
            let names: Vec<_> = values.iter().map(|value| name(*value)).collect();
            joined(&names, "or")
        }
    }
}

/// `a`, `a or b`, `a, b or c`.
pub(super) fn joined<T: AsRef<str>>(items: &[T], word: &str) -> String {
    let items: Vec<_> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} {word} {last}", most.join(", ")),
    }
}

/// A sub-year grouping (ISO 8601-2:2019, 4.8). 21 to 24 leave the hemisphere open.
fn season(date: &edtf_core::Date, code: u8) -> String {
    let (name, between) = match code {
        21 | 25 | 29 => ("spring", " "),
        22 | 26 | 30 => ("summer", " "),
        23 | 27 | 31 => ("autumn", " "),
        24 | 28 | 32 => ("winter", " "),
        33 => ("the first quarter", " of "),
        34 => ("the second quarter", " of "),
        35 => ("the third quarter", " of "),
        36 => ("the fourth quarter", " of "),
        37 => ("the first third", " of "),
        38 => ("the second third", " of "),
        39 => ("the last third", " of "),
        40 => ("the first half", " of "),
        _ => ("the second half", " of "),
    };
    let words = year::after(date, name, between);
    match code {
        25..=28 => format!("{words} (northern hemisphere)"),
        29..=32 => format!("{words} (southern hemisphere)"),
        _ => words,
    }
}
