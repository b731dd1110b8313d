//! JSON Lines for Timesketch (docs/guides/user/import-from-json-csv.md of its sources): `message`, `datetime`,
//! `timestamp_desc`, and fields of ours.
//!
//! Its `datetime` is a moment, and a day has none: what is vaguer than a moment is written as the first second that it may
//! be, and where that is on another day as the last, in a line of its own. `timestamp_desc` says which it is, and of
//! what: nobody is to take midnight for a time that somebody knows. It is always given with an offset, for Timesketch
//! takes a time without one for that of its server: the date's own, else the timeline's, else UTC. `edtf` and `date_text`
//! have what was written.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::{
    card,
    dates::{Bound, Civil, Date, Precision, UtcOffset},
    model::{Event, EventId},
    text::Text,
};

use super::{Loss, Losses, Selection, json, prose, reference::PLAIN};

/// Writes a line, or two, for each event that has a date with an end that is known.
pub(super) fn write(selection: &Selection<'_>, losses: &mut Losses, out: &mut dyn Write) -> io::Result<()> {
    selection.count_unverified(losses);
    prose::count_accounts(selection, losses);
    let zone = selection.timeline().about.utc_offset.unwrap_or(UtcOffset::UTC);
    for (id, event) in selection.events() {
        let Some(date) = selection.date_of(id, losses) else { continue };
        let rows = rows(date, zone);
        let is_open = date.bounds().iter().any(|bound| matches!(bound, Bound::Open | Bound::Unknown));
        match rows.as_slice() {
            [] => losses.count(if is_open { Loss::OpenDates } else { Loss::FarDates }, 1),
            [(.., is_whole)] => losses.count(Loss::Dates, usize::from(!is_whole)),
            _ => losses.count(Loss::Dates, 1),
        }
        for (datetime, what, _) in rows {
            let mut line = fields(selection, (id, event, date));
            line["datetime"] = datetime.into();
            line["timestamp_desc"] = what.into();
            json::compact(&line, out)?;
        }
    }
    Ok(())
}

/// What all lines of an event have.
fn fields(selection: &Selection<'_>, (id, event, date): (EventId, &Event, &Date)) -> Value {
    let timeline = selection.timeline();
    let text = |text: Text| selection.written(text);
    let cast = timeline.cast_of(event).iter().map(|actor| text(timeline.actors[*actor].name));
    let roles = timeline.cast_of(event).iter().filter_map(|actor| {
        Some(format!("{}: {}", text(timeline.actors[*actor].name), text(event.role(*actor)?)))
    });
    let places = event.places().iter().map(|place| text(timeline.places[*place].name));
    json!({
        "message": text(event.title),
        "event_id": text(event.id),
        "edtf": date.written(),
        "date_text": date.in_words(),
        "summary": event.summary.map(text),
        "actors": cast.collect::<Vec<_>>(),
        "roles": roles.collect::<Vec<_>>(),
        "order": card::order(selection.checked, event),
        "places": places.collect::<Vec<_>>(),
        "tag": timeline.tags_of(event).iter().map(|tag| text(*tag)).collect::<Vec<_>>(),
        "graphic": event.graphic,
        "note": event.note().map(text),
        "sources": prose::sources(selection, id, PLAIN),
    })
}

/// Each moment with what it is, and whether it says all that the date does.
fn rows(date: &Date, zone: UtcOffset) -> Vec<(String, String, bool)> {
    let simple = date.simple();
    let doubt = if simple.is_some_and(|it| it.is_sure) { "" } else { ", as told in date_text" };
    let [first, last] = date.bounds().map(|bound| datetime(date, bound, zone));
    let precision = date.precision();
    // A minute is what a clock shows; its seconds are not claimed.
    let kind = match precision {
        Precision::Second => Some("Time"),
        Precision::Minute => Some("Time (to the minute)"),
        _ => None,
    };
    if let Some((kind, first)) = kind.zip(first.clone()) {
        let what = if date.offset().is_some() { "" } else { ", its offset from UTC not known" };
        return vec![(first, format!("{kind}{what}{doubt}"), what.is_empty() && doubt.is_empty())];
    }
    let unit = unit(precision);
    let (earliest, latest) = date.ends(None);
    let is_one_day =
        earliest.zip(latest).and_then(|(first, last)| Civil::of_both(first, last)?.day).is_some();
    let row = |name: &str, moment| (moment, format!("{name} ({unit}{doubt})"), false);
    let last = last.filter(|_| !is_one_day || first.is_none());
    first.map(|it| row("Earliest", it)).into_iter().chain(last.map(|it| row("Latest", it))).collect()
}

/// With an offset; none of a year outside 1 to 9999, which Timesketch does not count.
fn datetime(date: &Date, bound: Bound, zone: UtcOffset) -> Option<String> {
    let Bound::At(moment) = bound else { return None };
    let is_counted = !moment.starts_with(['-', '+']) && !moment.starts_with("0000");
    let zone = if date.offset().is_some() { String::new() } else { zone.to_string() };
    is_counted.then(|| moment + &zone)
}

fn unit(precision: Precision) -> &'static str {
    match precision {
        Precision::Second => "second",
        Precision::Minute => "minute",
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Season => "part of a year",
        Precision::Year => "year",
        Precision::Decade => "decade",
        Precision::Century => "century",
        Precision::Millennium => "millennium or more",
        Precision::Span => "span",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{
        Format,
        tests::{bridge, exported},
    };

    fn event(date: &str) -> String {
        format!("[[events]]\nid = 'e'\ntitle = 'E'\ndate = '{date}'\n")
    }

    fn lines(text: &str) -> Vec<Value> {
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    #[test]
    fn a_datetime_says_which_second_of_what_it_is() {
        let day = "2024-03-22T00:00:00+03:00 Earliest (day)";
        let table = [
            ("2024-03-22T19:58:07+05:00", "2024-03-22T19:58:07+05:00 Time", 0),
            ("2024-03-22T19:58Z", "2024-03-22T19:58:00Z Time (to the minute)", 0),
            ("2024-03-22T19:58:07", "2024-03-22T19:58:07+03:00 Time, its offset from UTC not known", 1),
            ("2024-03-22", day, 1),
            ("2024-03-22~", "2024-03-22T00:00:00+03:00 Earliest (day, as told in date_text)", 1),
            (
                "2024-02",
                "2024-02-01T00:00:00+03:00 Earliest (month) 2024-02-29T23:59:59+03:00 Latest (month)",
                1,
            ),
            (
                "[2024-03-07,2024-03-08]",
                "2024-03-07T00:00:00+03:00 Earliest (span, as told in date_text) \
                 2024-03-08T23:59:59+03:00 Latest (span, as told in date_text)",
                1,
            ),
            ("2024/..", "2024-01-01T00:00:00+03:00 Earliest (span, as told in date_text)", 1),
            ("../2024", "2024-12-31T23:59:59+03:00 Latest (span, as told in date_text)", 1),
            ("-0043/2024", "2024-12-31T23:59:59+03:00 Latest (span)", 1),
        ];
        for (date, expected, lost) in table {
            let timeline = "[timeline]\nutc_offset = '+03:00'\n".to_owned() + &event(date);
            let (text, losses) = exported(Format::Timesketch, &timeline);
            let told = lines(&text).into_iter().map(|line| {
                assert_eq!((&line["edtf"], &line["message"]), (&json!(date), &json!("E")));
                let part = |key: &str| line[key].as_str().expect("text").to_owned();
                format!("{} {}", part("datetime"), part("timestamp_desc"))
            });
            assert_eq!(told.collect::<Vec<_>>().join(" "), expected, "{date}");
            assert_eq!(losses.of(Loss::Dates), lost, "{date}");
        }
        let (text, _) = exported(Format::Timesketch, &event("2024-03-22"));
        assert_eq!(lines(&text)[0]["datetime"], "2024-03-22T00:00:00+00:00");
    }

    #[test]
    fn what_is_beyond_its_years_is_left_out_and_counted() {
        let dates = ["-0043-03-15", "Y17000", "0000", "Y8E20202", "-0043/.."];
        let (text, losses) = exported(
            Format::Timesketch,
            &(dates.map(event).concat() + "[[events]]\nid = 'u'\ntitle = 'U'\n"),
        );
        assert_eq!(text, "");
        let counted = [Loss::FarDates, Loss::OpenDates, Loss::Undated, Loss::Dates];
        assert_eq!(counted.map(|loss| losses.of(loss)), [4, 1, 1, 0]);
    }

    #[test]
    fn a_line_has_all_of_the_event_and_its_sources_with_whose_words_they_are() {
        let checked = bridge();
        let events: Vec<_> = checked.timeline.events.ids().collect();
        let mut out = Vec::new();
        let selection = Selection::of(&checked, &events);
        let losses = Format::Timesketch.write(&selection, &mut out).expect("written");
        let lines = lines(&String::from_utf8(out).expect("text"));
        let first = &lines[0];
        assert_eq!(
            (lines.len(), &first["event_id"], &first["graphic"]),
            (2, &json!("closure"), &json!(false))
        );
        assert_eq!((&first["actors"], &first["places"]), (&json!(["Ada Lind"]), &json!(["The Wend"])));
        let restated = "Disputes: “It closed on 7 June, the mayor said” [words of our restatement, not the article's own], The Herald";
        assert!(first["sources"][1].as_str().expect("text").starts_with(restated), "{first}");
        let said = "; said by: Ada Lind; as of: 8 June 2031";
        assert!(first["sources"][1].as_str().expect("text").ends_with(said), "{first}");
        assert_eq!(first["roles"], json!(["Ada Lind: orders it"]));
        let counted = [Loss::Undated, Loss::Unverified, Loss::Accounts, Loss::Order];
        assert_eq!(counted.map(|loss| losses.of(loss)), [1, 1, 4, 0]);
        let (text, losses) = exported(
            Format::Timesketch,
            "[[events]]\nid = 'a'\ntitle = 'A'\ndate = '2024'\nbefore = ['b']\n\
             [[events]]\nid = 'b'\ntitle = 'B'\ndate = '2025'\nafter = [{ event = 'a', within = 'P2D' }]\n",
        );
        let lines = self::lines(&text);
        assert_eq!(lines[0]["order"], json!(["Before: “B” (2025)"]));
        assert_eq!(lines[2]["order"], json!(["After: “A” (2024): within 2 days"]));
        assert_eq!(losses.of(Loss::Order), 0);
    }
}
