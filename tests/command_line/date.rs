//! `dateline date` needs no timeline: it runs in an empty folder.

use serde_json::json;

use crate::{Ran, dateline, folder};

fn date(arguments: &[&str]) -> Ran {
    let mut all = vec!["date"];
    all.extend(arguments);
    dateline(folder(&[]).path(), &all)
}

#[test]
fn a_date_is_explained_in_plain_words_with_its_level_and_its_ends() {
    let ran = date(&["2024-03-XX", "2024-03-22T19:58+03:00", "2024-03-22/"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "\
2024-03-XX
  means     some day in March 2024
  level     1
  earliest  2024-03-01T00:00:00
  latest    2024-03-31T23:59:59

2024-03-22T19:58+03:00
  means     22 March 2024, 19:58 (UTC+3)
  level     0; a time without seconds is dateline's own
  earliest  2024-03-22T19:58:00+03:00
  latest    2024-03-22T19:58:59+03:00

2024-03-22/
  means     from 22 March 2024, end unknown
  level     1
  earliest  2024-03-22T00:00:00
  latest    unknown
"
    );
}

#[test]
fn what_is_no_date_is_pointed_at_and_ends_with_1() {
    let ran = date(&["2024", "1985/199u", "2004?~"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let faults = ran.out.split_once("\n\n").expect("two dates").1;
    assert_eq!(
        faults,
        "\
1985/199u
        ^
  error     `u` is the 2012 draft's unknown digit, today `X`
  help      write 1985/199X

2004?~
    ^^
  error     uncertain and approximate together are `%`
  help      write 2004%
"
    );
}

#[test]
fn a_date_that_begins_with_a_hyphen_is_no_option_wherever_it_stands() {
    for arguments in [
        &["-0043", "-0043-03-15", "--json"][..],
        &["--json", "-0043", "-0043-03-15"],
        &["-0043", "--json", "-0043-03-15"],
        &["--json", "--", "-0043", "-0043-03-15"],
        &["-0043", "--json", "--", "-0043-03-15"],
    ] {
        let ran = date(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
        let dates = ran.json();
        let texts: Vec<_> = dates.as_array().expect("a list").iter().map(|date| &date["text"]).collect();
        assert_eq!(texts, ["44 BCE", "15 March 44 BCE"], "{arguments:?}");
    }
}

#[test]
fn behind_two_hyphens_everything_is_a_date_and_before_them_a_wrong_option_is_one() {
    let ran = date(&["--", "--json"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("--json\n"), "{}", ran.out);
    let ran = date(&["2024", "--jsno"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("'--jsno'"), "{}", ran.err);
    assert_eq!(date(&[]).code, 2);
    assert_eq!(date(&["-h"]).code, 0);
}

#[test]
fn in_json_every_date_has_every_key() {
    let ran = date(&["--json", "[2024-03-07,2024-03-08]", "199u", "2024/..", "/2024", "Y8E20202"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let told = |edtf, level, ends: [serde_json::Value; 2], text| {
        let [earliest, latest] = ends;
        json!({ "edtf": edtf, "valid": true, "level": level, "earliest": earliest, "latest": latest,
            "text": text, "error": null, "help": null })
    };
    let fault = json!({ "edtf": "199u", "valid": false, "level": null, "earliest": null, "latest": null,
        "text": null, "error": "`u` is the 2012 draft's unknown digit, today `X`", "help": "write 199X" });
    let days = [json!("2024-03-07T00:00:00"), json!("2024-03-08T23:59:59")];
    let wanted = [
        told("[2024-03-07,2024-03-08]", 2, days, "7 or 8 March 2024"),
        fault,
        told("2024/..", 1, [json!("2024-01-01T00:00:00"), json!("..")], "from 2024 on"),
        told("/2024", 1, [json!(""), json!("2024-12-31T23:59:59")], "start unknown, to 2024"),
        told("Y8E20202", 2, [json!(null), json!(null)], "about the year 8 × 10^20202"),
    ];
    assert_eq!(ran.json(), json!(wanted));
}

#[test]
fn the_caret_finds_its_place_on_a_narrow_page_and_behind_what_steers_a_terminal() {
    let days: Vec<String> = (1..=9).map(|day| format!("2024-03-0{day}")).collect();
    let long = format!("[{},2024-02-30]", days.join(","));
    let ran = date(&[&long]);
    assert!(ran.out.lines().all(|line| line.len() <= 80), "{}", ran.out);
    let lines: Vec<&str> = ran.out.lines().collect();
    let (line, carets) = (lines[1], lines[2]);
    assert_eq!(line.get(carets.find('^').expect("a caret")..), Some("30]"), "{}", ran.out);
    let ran = date(&["2024-\u{1b}[31m13", "橋"]);
    assert!(!ran.out.contains('\u{1b}'), "{}", ran.out);
    assert!(ran.out.contains("\n橋\n^^\n"), "two columns wide: {}", ran.out);
}

#[test]
fn nothing_is_pointed_at_where_there_is_nothing() {
    let ran = date(&[""]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("\n^\n  error     no date is given\n"), "{}", ran.out);
}
