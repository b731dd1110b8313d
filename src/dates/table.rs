//! The house's own table of dates, so that another version of edtf-core cannot change what is shown
//! unnoticed.

use super::*;

/// A bound as text: `2024-03-22 19:58:00`, `2024-03-22 end` for its last second, `open` or `unknown`.
fn bound(edge: Edge) -> String {
    match edge {
        Edge::Known(Instant::MIN | Instant::MAX) => "beyond".to_owned(),
        Edge::Known(instant) => civil(instant.seconds()),
        Edge::Open => "open".to_owned(),
        Edge::Unknown => "unknown".to_owned(),
    }
}

/// Written apart from `day_number`, which it checks: it counts the days of whole years and months.
fn civil(seconds: i64) -> String {
    let (mut days, clock) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // 400 years are 146,097 days.
    let mut year = 1970 + 400 * days.div_euclid(146_097);
    days = days.rem_euclid(146_097);
    let days_in_year =
        |year| (1..=12).map(|month| i64::from(instant::days_in_month(year, month))).sum::<i64>();
    while days >= days_in_year(year) {
        days -= days_in_year(year);
        year += 1;
    }
    let mut month = 1;
    while days >= i64::from(instant::days_in_month(year, month)) {
        days -= i64::from(instant::days_in_month(year, month));
        month += 1;
    }
    let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
    let time = if (hour, minute, second) == (0, 0, 0) {
        String::new()
    } else if (hour, minute, second) == (23, 59, 59) {
        " end".to_owned()
    } else {
        format!(" {hour:02}:{minute:02}:{second:02}")
    };
    format!("{year:04}-{month:02}-{:02}{time}", days + 1)
}

/// Text, level, from, to (in UTC; a day's last second is `end`), words, gutter.
type Row = (&'static str, u8, &'static str, &'static str, &'static str, &'static str);

fn check(table: &[Row]) {
    let mut wrong = Vec::new();
    for (text, level, from, to, words, gutter) in table {
        let date = Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        let told =
            (date.level(), bound(date.start(None)), bound(date.end(None)), date.in_words(), date.gutter());
        let wanted =
            (*level, (*from).to_owned(), (*to).to_owned(), (*words).to_owned(), (*gutter).to_owned());
        if told != wanted {
            wrong.push(format!("{text}\n   told {told:?}\n wanted {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn level_0() {
    check(&[
        ("2024-03-22", 0, "2024-03-22", "2024-03-22 end", "22 March 2024", "22 Mar"),
        ("2024-03-02", 0, "2024-03-02", "2024-03-02 end", "2 March 2024", "2 Mar"),
        ("2024-02-29", 0, "2024-02-29", "2024-02-29 end", "29 February 2024", "29 Feb"),
        ("2024-03", 0, "2024-03-01", "2024-03-31 end", "March 2024", "Mar"),
        ("2024-09", 0, "2024-09-01", "2024-09-30 end", "September 2024", "Sep"),
        ("2024", 0, "2024-01-01", "2024-12-31 end", "2024", "2024"),
        ("0476", 0, "0476-01-01", "0476-12-31 end", "476 CE", "476 CE"),
        ("0000", 0, "0000-01-01", "0000-12-31 end", "1 BCE", "1 BCE"),
        (
            "2024-03-22T19:58:00",
            0,
            "2024-03-22 19:58:00",
            "2024-03-22 19:58:00",
            "22 March 2024, 19:58:00",
            "22 Mar",
        ),
        (
            "2024-03-02T19:58:07Z",
            0,
            "2024-03-02 19:58:07",
            "2024-03-02 19:58:07",
            "2 March 2024, 19:58:07 (UTC)",
            "2 Mar 19:58",
        ),
        (
            "2024-03-22T01:58:00+03:00",
            0,
            "2024-03-21 22:58:00",
            "2024-03-21 22:58:00",
            "22 March 2024, 01:58:00 (UTC+3)",
            "22 Mar",
        ),
        (
            "2024-03-22T01:58:00-05:30",
            0,
            "2024-03-22 07:28:00",
            "2024-03-22 07:28:00",
            "22 March 2024, 01:58:00 (UTC-5:30)",
            "22 Mar",
        ),
        (
            "2016-12-31T23:59:60Z",
            0,
            "2016-12-31 end",
            "2016-12-31 end",
            "31 December 2016, 23:59:60 (UTC)",
            "31 Dec",
        ),
        ("2024-03-08/2024-03-22", 0, "2024-03-08", "2024-03-22 end", "from 8 to 22 March 2024", "8–22 Mar"),
        (
            "2024-03-08/2024-04-02",
            0,
            "2024-03-08",
            "2024-04-02 end",
            "from 8 March to 2 April 2024",
            "8 Mar–2 Apr",
        ),
        (
            "2024-03-18/2024-04-02",
            0,
            "2024-03-18",
            "2024-04-02 end",
            "from 18 March to 2 April 2024",
            "Mar–Apr",
        ),
        (
            "2023-12-30/2024-01-02",
            0,
            "2023-12-30",
            "2024-01-02 end",
            "from 30 December 2023 to 2 January 2024",
            "2023–24",
        ),
        ("2024-03/2024-05", 0, "2024-03-01", "2024-05-31 end", "from March to May 2024", "Mar–May"),
        ("2022/2024", 0, "2022-01-01", "2024-12-31 end", "from 2022 to 2024", "2022–24"),
        ("1999/2003", 0, "1999-01-01", "2003-12-31 end", "from 1999 to 2003", "1999–2003"),
        ("2004-06/2006", 0, "2004-06-01", "2006-12-31 end", "from June 2004 to 2006", "2004–06"),
        (
            "2024-03-07/2024-04",
            0,
            "2024-03-07",
            "2024-04-30 end",
            "from 7 March 2024 to April 2024",
            "7 Mar–Apr",
        ),
        ("2024/2024-04", 0, "2024-01-01", "2024-04-30 end", "from 2024 to April 2024", "2024"),
    ]);
}

#[test]
fn a_time_without_seconds_is_the_whole_minute() {
    check(&[
        (
            "2024-03-22T19:58+03:00",
            0,
            "2024-03-22 16:58:00",
            "2024-03-22 16:58:59",
            "22 March 2024, 19:58 (UTC+3)",
            "22 Mar",
        ),
        (
            "2024-03-22T19:58Z",
            0,
            "2024-03-22 19:58:00",
            "2024-03-22 19:58:59",
            "22 March 2024, 19:58 (UTC)",
            "22 Mar",
        ),
        (
            "2024-03-22T19:58",
            0,
            "2024-03-22 19:58:00",
            "2024-03-22 19:58:59",
            "22 March 2024, 19:58",
            "22 Mar",
        ),
    ]);
}

#[test]
fn level_1_qualifiers() {
    check(&[
        ("2024-03~", 1, "2024-03-01", "2024-03-31 end", "about March 2024", "~Mar"),
        ("2024-03-22?", 1, "2024-03-22", "2024-03-22 end", "22 March 2024 (uncertain)", "22 Mar?"),
        ("2024-03-22%", 1, "2024-03-22", "2024-03-22 end", "about 22 March 2024 (uncertain)", "~22 Mar?"),
        ("1984?", 1, "1984-01-01", "1984-12-31 end", "1984 (uncertain)", "1984?"),
        (
            "1984?/2004%",
            1,
            "1984-01-01",
            "2004-12-31 end",
            "from 1984 (uncertain) to about 2004 (uncertain)",
            "~1984–2004?",
        ),
        (
            "2024-03-08~/2024-03-22",
            1,
            "2024-03-08",
            "2024-03-22 end",
            "from about 8 March 2024 to 22 March 2024",
            "~8–22 Mar",
        ),
        ("../1985-04-12?", 1, "open", "1985-04-12 end", "until 12 April 1985 (uncertain)", "to 12 Apr?"),
        ("1985-04-12~/", 1, "1985-04-12", "unknown", "from about 12 April 1985, end unknown", "~12 Apr–?"),
    ]);
}

#[test]
fn level_1_unknown_digits() {
    check(&[
        ("2024-03-XX", 1, "2024-03-01", "2024-03-31 end", "some day in March 2024", "Mar"),
        ("2023-02-XX", 1, "2023-02-01", "2023-02-28 end", "some day in February 2023", "Feb"),
        ("2024-XX", 1, "2024-01-01", "2024-12-31 end", "some month in 2024", "2024"),
        ("2024-XX-XX", 1, "2024-01-01", "2024-12-31 end", "some day in 2024", "2024"),
        ("199X", 1, "1990-01-01", "1999-12-31 end", "the 1990s", "1990s"),
        ("190X", 1, "1900-01-01", "1909-12-31 end", "some year from 1900 to 1909", "1900–09"),
        ("19XX", 1, "1900-01-01", "1999-12-31 end", "some year from 1900 to 1999", "1900–99"),
        ("019X", 1, "0190-01-01", "0199-12-31 end", "some year from 190 to 199 CE", "190–199 CE"),
        ("2024-03-XX~", 1, "2024-03-01", "2024-03-31 end", "about some day in March 2024", "~Mar"),
        ("199X?", 1, "1990-01-01", "1999-12-31 end", "the 1990s (uncertain)", "1990s?"),
    ]);
}

#[test]
fn level_1_seasons_and_years() {
    check(&[
        ("2024-21", 1, "2024-03-01", "2024-05-31 end", "spring 2024", "spring"),
        ("2024-22", 1, "2024-06-01", "2024-08-31 end", "summer 2024", "summer"),
        ("2024-23~", 1, "2024-09-01", "2024-11-30 end", "about autumn 2024", "~autumn"),
        ("2024-24", 1, "2024-12-01", "2025-02-28 end", "winter 2024", "winter"),
        ("2024-21/2024-23", 1, "2024-03-01", "2024-11-30 end", "from spring 2024 to autumn 2024", "2024"),
        ("-0043", 1, "-043-01-01", "-043-12-31 end", "44 BCE", "44 BCE"),
        ("-0043-03-15", 1, "-043-03-15", "-043-03-15 end", "15 March 44 BCE", "15 Mar"),
        ("-0043/-0042", 1, "-043-01-01", "-042-12-31 end", "from 44 BCE to 43 BCE", "44–43 BCE"),
        ("-0043/0004", 1, "-043-01-01", "0004-12-31 end", "from 44 BCE to 4 CE", "44 BCE–4 CE"),
        ("Y170000002", 1, "170000002-01-01", "170000002-12-31 end", "170,000,002", "1.7e8"),
        ("Y-170000002", 1, "-170000002-01-01", "-170000002-12-31 end", "170,000,003 BCE", "1.7e8 BCE"),
        ("Y17000", 1, "17000-01-01", "17000-12-31 end", "17,000", "17,000"),
        ("Y9223372036854775807", 1, "beyond", "beyond", "9,223,372,036,854,775,807", "9.2e18"),
    ]);
}

#[test]
fn level_1_open_and_unknown_ends() {
    check(&[
        ("2024-03-22/..", 1, "2024-03-22", "open", "from 22 March 2024 on", "from 22 Mar"),
        ("2024-03-22~/..", 1, "2024-03-22", "open", "from about 22 March 2024 on", "~22 Mar on"),
        ("2024-03-22/", 1, "2024-03-22", "unknown", "from 22 March 2024, end unknown", "22 Mar–?"),
        ("../2024-03-22", 1, "open", "2024-03-22 end", "until 22 March 2024", "to 22 Mar"),
        ("/2024-03-22", 1, "unknown", "2024-03-22 end", "start unknown, to 22 March 2024", "?–22 Mar"),
        ("2024/..", 1, "2024-01-01", "open", "from 2024 on", "from 2024"),
    ]);
}

#[test]
fn sets() {
    check(&[
        ("[2024-03-07,2024-03-08]", 2, "2024-03-07", "2024-03-08 end", "7 or 8 March 2024", "7/8 Mar"),
        ("{2024-03-07,2024-03-08}", 2, "2024-03-07", "2024-03-08 end", "7 and 8 March 2024", "7+8 Mar"),
        (
            "[2024-03-07,2024-03-08,2024-03-10]",
            2,
            "2024-03-07",
            "2024-03-10 end",
            "7, 8 or 10 March 2024",
            "7/8/10 Mar",
        ),
        (
            "[2024-03-07,2024-03-08,2024-03-10,2024-03-12]",
            2,
            "2024-03-07",
            "2024-03-12 end",
            "7, 8, 10 or 12 March 2024",
            "7–12 Mar",
        ),
        (
            "[2024-03-07,2024-04-02]",
            2,
            "2024-03-07",
            "2024-04-02 end",
            "7 March or 2 April 2024",
            "7 Mar/2 Apr",
        ),
        (
            "[2023-12-31,2024-01-01]",
            2,
            "2023-12-31",
            "2024-01-01 end",
            "31 December 2023 or 1 January 2024",
            "2023–24",
        ),
        ("[2024-03,2024-04]", 2, "2024-03-01", "2024-04-30 end", "March or April 2024", "Mar/Apr"),
        ("[2022,2024]", 2, "2022-01-01", "2024-12-31 end", "2022 or 2024", "2022/2024"),
        (
            "{1667,1668,1670..1672}",
            2,
            "1667-01-01",
            "1672-12-31 end",
            "1667, 1668 and 1670 to 1672",
            "1667–72",
        ),
        ("[1670..1672]", 2, "1670-01-01", "1672-12-31 end", "some year from 1670 to 1672", "1670–1672"),
        (
            "[2024-03-07..2024-03-21]",
            2,
            "2024-03-07",
            "2024-03-21 end",
            "some day from 7 to 21 March 2024",
            "7–21 Mar",
        ),
        (
            "{2024-03-07..2024-03-21}",
            2,
            "2024-03-07",
            "2024-03-21 end",
            "every day from 7 to 21 March 2024",
            "7–21 Mar",
        ),
        (
            "[2024-03-01,2024-03-07..2024-03-09]",
            2,
            "2024-03-01",
            "2024-03-09 end",
            "1 or 7 to 9 March 2024",
            "1/7–9 Mar",
        ),
        ("[..2024-03-22]", 2, "open", "2024-03-22 end", "22 March 2024 or before", "to 22 Mar"),
        ("{1984..}", 2, "1984-01-01", "open", "1984 and later", "from 1984"),
        ("[2024-03-01,2024-03-05..]", 2, "2024-03-01", "open", "1 or 5 March 2024 or later", "from 1 Mar"),
        (
            "[2024-03-07?,2024-03-08]",
            2,
            "2024-03-07",
            "2024-03-08 end",
            "7 March 2024 (uncertain) or 8 March 2024",
            "7/8 Mar?",
        ),
        ("[2024-03-08,2024-03-07]", 2, "2024-03-07", "2024-03-08 end", "8 or 7 March 2024", "8/7 Mar"),
        ("[..2024-03-07,2024-03-01]", 2, "open", "2024-03-07 end", "7 or before or 1 March 2024", "to 7 Mar"),
        ("[2024-03-07]", 2, "2024-03-07", "2024-03-07 end", "7 March 2024", "7 Mar"),
        ("[1667,1760-12]", 2, "1667-01-01", "1760-12-31 end", "1667 or December 1760", "1667–1760"),
        ("[..1983,1985..]", 2, "open", "open", "1983 or before or 1985 or later", "any time"),
    ]);
}

#[test]
fn the_rest_of_level_2() {
    check(&[
        (
            "2004-06~-11",
            2,
            "2004-06-11",
            "2004-06-11 end",
            "11 June 2004 (year and month approximate)",
            "~11 Jun",
        ),
        ("2004?-06-11", 2, "2004-06-11", "2004-06-11 end", "11 June 2004 (year uncertain)", "11 Jun?"),
        (
            "2004-06?-~11",
            2,
            "2004-06-11",
            "2004-06-11 end",
            "11 June 2004 (day approximate, year and month uncertain)",
            "~11 Jun?",
        ),
        ("156X-12-25", 2, "1560-12-25", "1569-12-25 end", "25 December of some year in the 1560s", "1560s"),
        (
            "15XX-12-XX",
            2,
            "1500-12-01",
            "1599-12-31 end",
            "some day in December of some year from 1500 to 1599",
            "1500–99",
        ),
        ("XXXX", 2, "0000-01-01", "9999-12-31 end", "some year from 1 BCE to 9999", "1 BCE–9999"),
        ("1XXX", 2, "1000-01-01", "1999-12-31 end", "some year from 1000 to 1999", "1000–1999"),
        ("1XX3", 2, "1003-01-01", "1993-12-31 end", "a year that reads 1XX3", "1XX3"),
        ("1560-X2", 2, "1560-02-01", "1560-12-31 end", "February or December 1560", "1560"),
        ("1984-1X", 2, "1984-10-01", "1984-12-31 end", "some month from October to December 1984", "1984"),
        ("2024-XX-15", 2, "2024-01-15", "2024-12-15 end", "day 15 of some month in 2024", "2024"),
        ("2024-03-1X", 2, "2024-03-10", "2024-03-19 end", "some day from 10 to 19 March 2024", "10–19 Mar"),
        ("2024-03-3X", 2, "2024-03-30", "2024-03-31 end", "30 or 31 March 2024", "30/31 Mar"),
        ("2024-03-X2", 2, "2024-03-02", "2024-03-22 end", "2, 12 or 22 March 2024", "Mar"),
        ("2024-34", 2, "2024-04-01", "2024-06-30 end", "the second quarter of 2024", "Q2"),
        ("2024-25", 2, "2024-03-01", "2024-05-31 end", "spring 2024 (northern hemisphere)", "spring"),
        ("2024-41", 2, "2024-07-01", "2024-12-31 end", "the second half of 2024", "2nd half"),
        (
            "1950S2",
            2,
            "1900-01-01",
            "1999-12-31 end",
            "some year from 1900 to 1999, estimated as 1950",
            "1900–99",
        ),
        ("Y-17E7", 2, "-170000000-01-01", "-170000000-12-31 end", "170,000,001 BCE", "1.7e8 BCE"),
        ("Y8E20202", 2, "beyond", "beyond", "about the year 8 × 10^20202", "8e20202"),
        (
            "..2004-06-01/2004-06-20..",
            2,
            "open",
            "open",
            "from 1 June 2004 or before to 20 June 2004 or later",
            "1–20 Jun",
        ),
    ]);
}

#[test]
fn what_edtf_leaves_out_is_refused() {
    let table = [
        "2024-03-22T19:58:00+03:0",
        "2024-02-30",
        "2023-02-29",
        "2024-13",
        "2024-20",
        "2024-21-05",
        "-0000",
        "../..",
        "/",
        "1985-W15",
        "P7D",
        "R12/1985/1990",
        "2024-03-22?T19:58",
        "2024-03-22T19:60",
        "2024-03-22T24:00",
        "{}",
        "[1960,]",
        "{[1960]}",
        "1950S5",
        "195XS2",
        "2024-03-22T19:58:00Z/2024-03-23",
        "-199X",
    ];
    for text in table {
        assert!(Date::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_day_without_an_offset_is_lived_in_the_zone_that_is_named() {
    let moscow = Some("+03:00".parse().unwrap());
    let day = Date::parse("2024-03-22").unwrap();
    assert_eq!(bound(day.start(moscow)), "2024-03-21 21:00:00");
    assert_eq!(bound(day.end(moscow)), "2024-03-22 20:59:59");
    let moment = Date::parse("2024-03-22T19:58:00Z").unwrap();
    assert_eq!(moment.start(moscow), moment.start(None));
}

#[test]
fn days_are_spanned_only_where_all_dates_are_days() {
    let table = [
        ("1970-01-02", Some((1, 1))),
        ("1970-01-02?", Some((1, 1))),
        ("1970-01-02T23:00:00-05:00", Some((1, 1))),
        ("[1970-01-03,1970-01-02]", Some((1, 2))),
        ("{1970-01-02,1970-01-05..1970-01-06}", Some((1, 5))),
        ("1970-01-02/1970-01-05", Some((1, 4))),
        ("1970-01-02/..", None),
        ("/1970-01-02", None),
        ("[..1970-01-02]", None),
        ("1970-01", None),
        ("1970-01-XX", None),
        ("1970-01-02/1970-02", None),
    ];
    for (text, days) in table {
        assert_eq!(Date::parse(text).unwrap().day_span(), days, "{text}");
    }
}

#[test]
fn a_weekday_is_named_only_for_one_certain_day() {
    let table = [
        ("2024-03-22", Some("Fri")),
        ("2024-03-25", Some("Mon")),
        ("2024-03-22T23:30-05:00", Some("Fri")),
        ("2024-03-22?", None),
        ("2024-03", None),
        ("2024-03-XX", None),
        ("[2024-03-22]", None),
        ("2024-03-22/2024-03-22", None),
    ];
    for (text, day) in table {
        assert_eq!(Date::parse(text).unwrap().weekday_short().as_deref(), day, "{text}");
    }
}

#[test]
fn a_date_is_listed_under_the_year_of_the_first_date_it_names() {
    let table = [
        ("2024-03-22", Some(2024)),
        ("2024-01-01T01:00:00+03:00", Some(2024)),
        ("2023/2025", Some(2023)),
        ("../2024-03", Some(2024)),
        ("/2024-03", Some(2024)),
        ("[2025,2023]", Some(2023)),
        ("199X", Some(1990)),
        ("1XX3", Some(1003)),
        ("-0043", Some(-43)),
        ("Y17E7", Some(170_000_000)),
        ("Y8E20202", None),
    ];
    for (text, year) in table {
        assert_eq!(Date::parse(text).unwrap().first_year(), year, "{text}");
    }
}
