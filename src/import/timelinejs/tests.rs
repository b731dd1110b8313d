use crate::import::{Format, Options, read, tests::imported};

#[test]
fn slides_become_events_and_what_is_not_as_exact_is_told() {
    let json = r#"{ "title": { "text": { "headline": "The <b>port</b>" } }, "scale": "human", "events": [
        { "start_date": { "year": "-44", "month": 3, "day": 15, "display_date": "the Ides" }, "text": { "headline": "A", "text": "<p>One</p>" }, "group": "R&amp;D" },
        { "start_date": { "year": 2031 }, "end_date": { "year": 2031, "month": 5 }, "display_date": "2031", "text": { "headline": "B" } },
        { "start_date": { "year": 2031, "month": 3, "day": 7, "hour": 19 }, "text": { "headline": "C" }, "media": { "url": "https://e.example/p.jpg", "credit": "Ann" } },
        { "start_date": { "year": 170000002 }, "text": { "headline": "D" }, "unique_id": "far" },
        { "start_date": { "year": 2031, "month": 2, "day": 30 }, "text": { "headline": "E" } }, 3 ],
      "eras": [{ "start_date": { "year": 2030 }, "end_date": { "year": 2035 }, "text": { "headline": "F" } }] }"#;
    let (written, told) = imported(Format::TimelineJs, json);
    assert_eq!(
        told,
        [
            "/events/2/start_date: an hour without a minute: the event is dated `2031-03-07`, and its note has `year 2031, month 3, day 7, hour 19`",
            "/events/4/start_date: there is no such day or time of day: the event has no date, and its note has `year 2031, month 2, day 30`",
            "/events/5: an object is expected here",
        ]
    );
    assert_eq!(
        written,
        "[timeline]\ntitle = \"The port\"\n\n\
         [[events]]\nid = \"a\"\ndate = \"-0043-03-15\"\ntitle = \"A\"\nsummary = \"One\"\nnote = \"Date as shown: the Ides\"\ntags = [\"R&D\"]\n\n\
         [[events]]\nid = \"b\"\ndate = \"2031/2031-05\"\ntitle = \"B\"\nnote = \"Date as shown: 2031\"\n\n\
         [[events]]\nid = \"c\"\ndate = \"2031-03-07\"\ntitle = \"C\"\n\
         note = '''Date as written: year 2031, month 3, day 7, hour 19\nMedia: https://e.example/p.jpg, Ann'''\n\n\
         [[events]]\nid = \"far\"\ndate = \"Y170000002\"\ntitle = \"D\"\n\n\
         [[events]]\nid = \"e\"\ntitle = \"E\"\nnote = \"Date as written: year 2031, month 2, day 30\"\n\n\
         [[events]]\nid = \"f\"\ndate = \"2030/2035\"\ntitle = \"F\"\ntags = [\"era\"]\n"
    );
}

#[test]
fn the_table_of_the_template_is_read_by_its_columns() {
    let table = "Year,Month,Day,Time,End Year,Display Date,Headline,Text,Type,Group,Extra\n\
        ,,,,,,The port,About,title,,\n2031,3,7,19:58,,\"7 March 2031, 19:58\",A,,,harbour,\n2030,,,,2035,,B,,era,,\n";
    let (written, told) = imported(Format::TimelineJsCsv, table);
    assert_eq!(told, ["row 1, column 11: the template has no column `Extra`"]);
    assert_eq!(
        written,
        "[timeline]\ntitle = \"The port\"\nsummary = \"About\"\n\n\
         [[events]]\nid = \"a\"\ndate = \"2031-03-07T19:58\"\ntitle = \"A\"\ntags = [\"harbour\"]\n\n\
         [[events]]\nid = \"b\"\ndate = \"2030/2035\"\ntitle = \"B\"\ntags = [\"era\"]\n"
    );
}

#[test]
fn the_columns_of_a_wide_table_are_found_once() {
    let (wide, many) = (40_000, 3_000);
    let table = format!("{}Year,Headline\n{}", "x,".repeat(wide), "2031\n".repeat(many));
    let read = read(Format::TimelineJsCsv, table.as_bytes(), Options::default()).expect("read");
    let (unread, more) = read.all_unread();
    assert_eq!(unread.len() + more, wide + many, "columns that are no field, and events without a title");
}

#[test]
fn what_a_slide_says_that_an_event_cannot_is_counted_key_by_key() {
    let json = r##"{ "title": { "text": { "headline": "T" }, "start_date": { "year": 2031 }, "background": { "color": "#fff" },
        "media": { "url": "https://e.example/t.jpg", "caption": "", "alt": "a mill" } }, "events": [
        { "start_date": { "year": 2031, "millisecond": 5 }, "end_date": "2032", "text": { "headline": "A" }, "autolink": false,
          "media": { "url": "https://e.example/p.jpg", "alt": "a port", "link": "", "thumbnail": null }, "background": {} },
        { "start_date": { "year": 2031, "format": "yyyy" }, "text": { "headline": "B" }, "background": { "color": "red" },
          "media": { "alt": "b", "title": "c" }, "mood": 3 } ] }"##;
    let (written, told) = imported(Format::TimelineJs, json);
    assert_eq!(
        told,
        [
            "/title: `background` has no place in a title (1 of 1)",
            "/title: `media.alt` has no place in a title (1 of 1)",
            "/title: a timeline has no place for `year 2031` beside its title",
            "/title: a timeline has no place for `https://e.example/t.jpg` beside its title",
            "/events/0/end_date: an object is expected here: left out is `\"2032\"`",
            "/events: `background` has no place in an event (1 of 2)",
            "/events: `media.alt` has no place in an event (2 of 2)",
            "/events: `media.title` has no place in an event (1 of 2)",
            "/events: `mood` has no place in an event (1 of 2)",
            "/events: `start_date.format` has no place in an event (1 of 2)",
            "/events: `start_date.millisecond` has no place in an event (1 of 2)",
        ]
    );
    assert!(
        written.starts_with("[timeline]\ntitle = \"T\"\n\n[[events]]\nid = \"a\"\ndate = \"2031\"\n"),
        "{written}"
    );
}

#[test]
fn a_date_that_is_not_told_whole_says_what_is_missing_and_what_became_of_it() {
    for (dates, told, date) in [
        (r#""start_date": { "year": 2031, "day": 3 }"#, "start_date: a day without a month: ", "2031"),
        (r#""start_date": { "month": 3 }"#, "start_date: there is no year: the event has no date, ", ""),
        (
            r#""start_date": { "year": 2031, "month": 3, "day": 7, "second": 5 }"#,
            "start_date: a time of day without an hour: ",
            "2031-03-07",
        ),
        (
            r#""start_date": { "year": 2031, "minute": 5 }"#,
            "start_date: a time of day without a day: ",
            "2031",
        ),
        (
            r#""start_date": { "year": 17000, "month": 5 }"#,
            "start_date: so far a year has no months in EDTF: ",
            "Y17000",
        ),
        (r#""end_date": { "year": 2031 }"#, "end_date: there is an end without a beginning: ", ""),
        (
            r#""start_date": { "year": 2031 }, "end_date": { "year": 2030 }"#,
            "end_date: the end is before the beginning: ",
            "2031",
        ),
        (
            r#""start_date": { "year": 2031 }, "end_date": { "year": 2032, "month": 13 }"#,
            "end_date: there is no such day",
            "2031",
        ),
        (
            r#""start_date": { "year": 2031, "month": 3, "day": 7, "hour": 5, "minute": 0 }, "end_date": { "year": 2031, "month": 3, "day": 8 }"#,
            "start_date: an interval has no times of day in EDTF: the event is dated `2031-03-07/2031-03-08`, ",
            "2031-03-07/2031-03-08",
        ),
    ] {
        let json = format!(r#"{{ "events": [{{ {dates}, "text": {{ "headline": "A" }} }}] }}"#);
        let (written, all) = imported(Format::TimelineJs, &json);
        assert!(all.len() == 1 && all[0].starts_with(&format!("/events/0/{told}")), "{all:?}");
        let line = format!("date = \"{date}\"\n");
        assert_eq!(written.contains(&line), !date.is_empty(), "{written}");
        assert!(written.contains("note = \"Date as written: "), "{written}");
    }
}
