use icalendar::{
    Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, Event, EventLike,
};

use crate::export::{
    Format, Loss, Losses, Selection,
    tests::{bridge, exported},
};

/// The events, as another parser reads them.
fn events(calendar: &str) -> Vec<Event> {
    let read: Calendar = calendar.parse().expect("a calendar");
    let events = read.components.iter().map(|component| match component {
        CalendarComponent::Event(event) => event.clone(),
        other => panic!("{other:?}"),
    });
    events.collect()
}

fn event(date: &str) -> String {
    format!("[[events]]\nid = 'e'\ntitle = 'E'\ndate = '{date}'\n")
}

fn when(value: Option<DatePerhapsTime>) -> Option<String> {
    Some(match value? {
        DatePerhapsTime::Date(day) => day.to_string(),
        DatePerhapsTime::DateTime(CalendarDateTime::Utc(moment)) => format!("{} UTC", moment.naive_utc()),
        DatePerhapsTime::DateTime(CalendarDateTime::Floating(moment)) => moment.to_string(),
        other @ DatePerhapsTime::DateTime(_) => panic!("{other:?}"),
    })
}

#[test]
fn days_are_days_moments_are_moments_and_all_else_is_told_in_words() {
    let table = [
        ("2024-03-22", "2024-03-22", "2024-03-23", ""),
        ("2024-03-07/2024-03-08", "2024-03-07", "2024-03-09", ""),
        ("2024-12-31", "2024-12-31", "2025-01-01", ""),
        ("2024-03-22T01:58+03:00", "2024-03-21 22:58:00 UTC", "", ""),
        ("2024-03-22T19:58:07", "2024-03-22 19:58:07", "", ""),
        ("2024-02", "2024-02-01", "2024-03-01", "February 2024"),
        ("2024", "2024-01-01", "2025-01-01", "2024"),
        ("2024-03-22?", "2024-03-22", "2024-03-23", "22 March 2024 (uncertain)"),
        ("[2024-03-07,2024-03-08]", "2024-03-07", "2024-03-09", "7 or 8 March 2024"),
        ("2024-03-07/2024-05", "2024-03-07", "2024-06-01", "from 7 March 2024 to May 2024"),
        ("201X", "2010-01-01", "2020-01-01", "some year from 2010 to 2019"),
    ];
    for (date, first, last, words) in table {
        let (calendar, losses) = exported(Format::Ics, &event(date));
        let events = events(&calendar);
        assert_eq!(when(events[0].get_start()).as_deref(), Some(first), "{date}");
        assert_eq!(when(events[0].get_end()).unwrap_or_default(), last, "{date}");
        let title = if words.is_empty() {
            "E".to_owned()
        } else {
            format!("[{}] E", crate::dates::Date::parse(date).expect("a date").in_words())
        };
        assert_eq!(events[0].get_summary(), Some(title.as_str()));
        assert_eq!(losses.of(Loss::Dates), usize::from(!words.is_empty()), "{date}");
        let text = calendar.replace("\r\n", "\n");
        assert!(text.contains("\nTRANSP:TRANSPARENT\n") && text.contains("\nUID:e@dateline\n"), "{text}");
        assert_eq!(exported(Format::Ics, &event(date)).0, calendar, "the same again");
    }
}

#[test]
fn what_has_no_days_in_a_calendar_is_left_out_and_counted() {
    let dates =
        ["2024/..", "../2024", "2024/", "/2024", "[2024..]", "-0043-03-15", "Y17000", "0000", "9999-12-31"];
    let undated = "[[events]]\nid = 'u'\ntitle = 'U'\n[[events]]\nid = 'f'\ntitle = 'F'\ndate = 'soon'\n";
    let (calendar, losses) = exported(Format::Ics, &(dates.map(event).concat() + undated));
    assert!(events(&calendar).is_empty());
    let counted = [Loss::OpenDates, Loss::FarDates, Loss::Undated, Loss::FaultyDates];
    assert_eq!(counted.map(|loss| losses.of(loss)), [5, 4, 1, 1]);
}

#[test]
fn events_of_two_timelines_are_told_apart_in_one_calendar() {
    let event = "[[events]]\nid = 'attack'\ndate = '2024-03-22'\ntitle = 'E'\n";
    for (title, uid) in [
        ("Der Überfall", "attack@der-uberfall.dateline"),
        ("Другая", "attack@dateline"),
        ("B", "attack@b.dateline"),
    ] {
        let (text, _) = exported(Format::Ics, &format!("[timeline]\ntitle = '{title}'\n{event}"));
        assert!(text.contains(&format!("\r\nUID:{uid}\r\n")), "{text}");
    }
}

#[test]
fn sources_stand_in_the_description_with_whose_words_they_are() {
    let checked = bridge();
    let ids: Vec<_> = checked.timeline.events.ids().collect();
    let mut out = Vec::new();
    let selection = Selection::of(&checked, &ids);
    let losses = Format::Ics.write(&selection, &mut out).expect("written");
    let calendar = String::from_utf8(out).expect("text");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
    let events = events(&calendar);
    assert_eq!(events.len(), 1);
    let described = events[0].get_description().expect("a description").replace("\\n", "\n");
    let lines: Vec<&str> = described.lines().collect();
    assert_eq!(lines[..3], ["1. Nobody may cross *it*.", "Places: The Wend", "Actors: Ada Lind (orders it)"]);
    assert!(described.contains(
        "\nSupports: “The bridge was closed on 5 June, with 14 cracks counted”, The [first] Gazette, by Ann Ahlberg"
    ), "{described}");
    assert!(described.contains(
        "\nDisputes: “It closed on 7 June, the mayor said” [words of our restatement, not the article's own], The Herald"
    ), "{described}");
    assert!(described.ends_with("The Herald; said by: Ada Lind; as of: 8 June 2031"), "{described}");
    assert_eq!(events[0].get_location(), Some("The Wend"));
    let counted = [Loss::Undated, Loss::Unverified, Loss::Accounts];
    assert_eq!(counted.map(|loss| losses.of(loss)), [1, 1, 4]);
}

#[test]
fn whatever_stands_in_a_text_begins_no_line_of_its_own() {
    // A quotation mark stands as it is (3.3.11), but this parser takes it for the end of the value.
    let hostile = "a\\nb;c,d\\r\\nEND:VEVENT\\nBEGIN:VALARM\\\\";
    let timeline = format!(
        "[timeline]\ntitle = \"{hostile}\"\n[[events]]\nid = 'e'\ntitle = \"{hostile}\"\nsummary = \"{hostile}\"\n\
         tags = [\"{hostile}\", 'x']\ndate = '2024-03-22'\n"
    );
    let (calendar, _) = exported(Format::Ics, &timeline);
    let events = events(&calendar);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].get_summary(), Some("a b;c,d END:VEVENT BEGIN:VALARM\\"));
    let described = events[0].get_description().expect("a description");
    assert_eq!(described, "a\nb;c,d\nEND:VEVENT\nBEGIN:VALARM\\");
    assert_eq!(calendar.matches("\r\nEND:").count(), 2, "{calendar}");
}

#[test]
fn an_empty_timeline_is_a_calendar_without_events() {
    let (calendar, losses) = exported(Format::Ics, "");
    assert_eq!((events(&calendar).len(), losses), (0, Losses::default()));
}
