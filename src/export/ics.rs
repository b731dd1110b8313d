//! iCalendar (RFC 5545), for calendars: an event of the calendar for each that has a date with both ends.
//!
//! A day or days are a DATE, with the day behind the last as DTEND (3.6.1); a time with an offset is in UTC, one without
//! floats (3.3.5) as it was written. A calendar knows nothing coarser than a day, and no doubt: whatever else a date
//! is becomes the days that it may be, with its words in brackets before the title. Seconds are not optional in a
//! calendar: a minute is written as its first, and has no end of its own.
//!
//! Nobody is busy for the sake of an event of a timeline: all are TRANSP:TRANSPARENT. A timeline without a dated event
//! gives a calendar without components, which 3.6 does not allow and readers take.

mod line;

use std::io::{self, Write};

use crate::{
    dates::{Civil, Date, Instant},
    evidence::searched,
    model::{Event, EventId, id_of},
};

use super::{Loss, Losses, Selection, prose, reference::PLAIN};

use line::{escaped, line};

/// Writes the calendar, called as the timeline is (NAME is of RFC 7986; X-WR-CALNAME is what older readers know).
pub(super) fn write(selection: &Selection<'_>, losses: &mut Losses, out: &mut dyn Write) -> io::Result<()> {
    selection.count_unverified(losses);
    prose::count_accounts(selection, losses);
    let title = escaped(&selection.title().shown().to_string());
    line("BEGIN", "VCALENDAR", out)?;
    line("VERSION", "2.0", out)?;
    line("PRODID", "-//dateline//timeline//EN", out)?;
    line("NAME", &title, out)?;
    line("X-WR-CALNAME", &title, out)?;
    for (id, event) in selection.events() {
        let Some(date) = selection.date_of(id, losses) else { continue };
        match Span::of(date) {
            Ok(span) => {
                losses.count(Loss::Dates, usize::from(!span.is_whole));
                component(selection, (id, event, date), &span, out)?;
            }
            Err(loss) => losses.count(loss, 1),
        }
    }
    line("END", "VCALENDAR", out)
}

/// What tells its events from those of another timeline in the same calendar.
fn of_timeline(selection: &Selection<'_>) -> String {
    let title = selection.timeline().about.title.map(|title| id_of(&searched(&selection.shown(title))));
    title.filter(|title| !title.is_empty()).map_or("dateline".to_owned(), |title| format!("{title}.dateline"))
}

/// UID (3.8.4.7) is the event's id, which is its own within a timeline, and the words of the timeline's title. DTSTAMP (3.8.7.2) has to be there, and would be the time of
/// writing: here it is the event's own start, so that what has not changed is the same byte for byte.
fn component(
    selection: &Selection<'_>,
    (id, event, date): (EventId, &Event, &Date),
    span: &Span,
    out: &mut dyn Write,
) -> io::Result<()> {
    let timeline = selection.timeline();
    let title = selection.shown(event.title);
    let summary = if span.is_whole { title } else { format!("[{}] {title}", date.in_words()) };
    let mut text = prose::lines(selection, id, PLAIN);
    text.extend(prose::sources(selection, id, PLAIN));
    let places = event.places().iter().map(|place| selection.shown(timeline.places[*place].name));
    let places: Vec<String> = places.collect();
    let tags: Vec<String> =
        timeline.tags_of(event).iter().map(|tag| escaped(&selection.shown(*tag))).collect();
    line("BEGIN", "VEVENT", out)?;
    line("UID", &escaped(&format!("{}@{}", selection.shown(event.id), of_timeline(selection))), out)?;
    line("DTSTAMP", &span.stamp, out)?;
    for (name, value) in &span.lines {
        line(name, value, out)?;
    }
    line("SUMMARY", &escaped(&summary), out)?;
    let texts = [
        ("DESCRIPTION", escaped(&text.join("\n"))),
        ("LOCATION", escaped(&places.join(", "))),
        ("CATEGORIES", tags.join(",")),
    ];
    for (name, value) in texts.iter().filter(|(_, value)| !value.is_empty()) {
        line(name, value, out)?;
    }
    line("TRANSP", "TRANSPARENT", out)?;
    line("END", "VEVENT", out)
}

/// When an event of the calendar is.
struct Span {
    /// In UTC.
    stamp: String,
    /// DTSTART and DTEND.
    lines: Vec<(&'static str, String)>,
    /// They say all that the date does.
    is_whole: bool,
}

const DAY: i64 = 86_400;

impl Span {
    fn of(date: &Date) -> Result<Self, Loss> {
        let (Some(first), Some(last)) = date.ends(None) else { return Err(Loss::OpenDates) };
        let clock = |moment: Instant| on_clock(moment).ok_or(Loss::FarDates);
        let stamp = clock(first)? + "Z";
        let simple = date.simple().filter(|it| it.is_sure);
        // A leap second is the second before it to all that counts seconds.
        let is_leap = |civil: Civil| civil.time.is_some_and(|time| time.second == Some(60));
        if let Some(moment) = simple.filter(|it| it.first.time.is_some() && !is_leap(it.first)) {
            let zone = if moment.offset.is_some() { "Z" } else { "" };
            return Ok(Self { stamp, lines: vec![("DTSTART", clock(first)? + zone)], is_whole: true });
        }
        // Days are those of the clock that it was written by.
        let [first, last] = [first, last].map(|moment| moment.on_clock(date.offset()));
        let behind = Instant::at(last.seconds().saturating_add(DAY));
        let day =
            |moment: Instant| clock(moment).map(|it| it.split('T').next().unwrap_or_default().to_owned());
        let lines = vec![("DTSTART;VALUE=DATE", day(first)?), ("DTEND;VALUE=DATE", day(behind)?)];
        let is_days = simple.is_some_and(|it| {
            it.first.time.is_none() && it.first.day.is_some() && it.last.is_none_or(|it| it.day.is_some())
        });
        Ok(Self { stamp, lines, is_whole: is_days })
    }
}

/// `20240322T195800`; none outside of the years 1 to 9999, which is all that has four digits and that calendars count.
fn on_clock(moment: Instant) -> Option<String> {
    let day = Civil::day_of(moment).filter(|day| (1..10_000).contains(&day.year));
    day.map(|_| moment.on_utc_clock().replace(['-', ':'], ""))
}

#[cfg(test)]
mod tests;
