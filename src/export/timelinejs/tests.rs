use serde_json::{Value, json};

use crate::export::{
    Format, Loss, Losses, Selection,
    tests::{bridge, exported},
};

fn slides(timeline: &str) -> (Vec<Value>, Losses) {
    let (text, losses) = exported(Format::TimelineJs, timeline);
    let value: Value = serde_json::from_str(&text).expect("JSON");
    (value["events"].as_array().expect("a list").clone(), losses)
}

/// The rows of the table under its columns, each without what is empty.
fn rows(timeline: &str) -> (Vec<Vec<String>>, Losses) {
    let (table, losses) = exported(Format::TimelineJsCsv, timeline);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect());
    (rows.collect(), losses)
}

fn event(date: &str) -> String {
    format!("[[events]]\nid = 'e'\ntitle = 'E'\ndate = '{date}'\n")
}

#[test]
fn a_date_is_placed_no_finer_than_it_is_known_and_told_in_words() {
    let table = [
        ("2024-03-22", json!({ "year": 2024, "month": 3, "day": 22 }), Value::Null, 0),
        ("2024-03", json!({ "year": 2024, "month": 3 }), Value::Null, 0),
        (
            "2024-03-07/2024-05",
            json!({ "year": 2024, "month": 3, "day": 7 }),
            json!({ "year": 2024, "month": 5 }),
            0,
        ),
        (
            "2024-03-22T19:58",
            json!({ "year": 2024, "month": 3, "day": 22, "hour": 19, "minute": 58 }),
            Value::Null,
            0,
        ),
        (
            "2024-03-22T19:58:07+03:00",
            json!({ "year": 2024, "month": 3, "day": 22, "hour": 19, "minute": 58, "second": 7 }),
            Value::Null,
            1,
        ),
        ("[2024-03-07,2024-03-08]", json!({ "year": 2024, "month": 3 }), Value::Null, 1),
        ("2024-03-22~", json!({ "year": 2024, "month": 3, "day": 22 }), Value::Null, 1),
        ("201X", json!({ "year": 2010 }), json!({ "year": 2019 }), 1),
        ("2024/..", json!({ "year": 2024 }), Value::Null, 1),
        ("-0043-03-15", json!({ "year": -44, "month": 3, "day": 15 }), Value::Null, 0),
        ("-0004-02-29", json!({ "year": -5, "month": 2 }), Value::Null, 1),
        ("0000", json!({ "year": -1 }), Value::Null, 0),
        ("Y170000002", json!({ "year": 170_000_002 }), Value::Null, 0),
    ];
    for (date, first, last, lost) in table {
        let (slides, losses) = slides(&event(date));
        let mut start = slides[0]["start_date"].clone();
        let words = start.as_object_mut().expect("a table").remove("display_date");
        assert_eq!((start, slides[0].get("end_date").cloned().unwrap_or_default()), (first, last), "{date}");
        let told = crate::dates::Date::parse(date).expect("a date").in_words();
        assert_eq!(slides[0]["display_date"], told);
        assert_eq!(words, Some(json!(told)), "{date}");
        assert_eq!(losses.of(Loss::Dates), lost, "{date}");
    }
}

#[test]
fn what_has_no_beginning_is_left_out_and_counted() {
    let dates = ["../2024", "/2024", "[..2024]", "[2024..]", "Y8E20202", "Y9007199254740993"];
    let undated = "[[events]]\nid = 'u'\ntitle = 'U'\n[[events]]\nid = 'f'\ntitle = 'F'\ndate = 'soon'\n";
    let timeline = dates.map(event).concat() + undated;
    let (slides, losses) = slides(&timeline);
    assert!(slides.is_empty(), "{slides:?}");
    let counted = [Loss::OpenDates, Loss::FarDates, Loss::Undated, Loss::FaultyDates];
    assert_eq!(counted.map(|loss| losses.of(loss)), [4, 2, 1, 1]);
    assert_eq!(rows(&timeline).1, losses);
}

#[test]
fn sources_stand_in_the_text_with_whose_words_they_are() {
    let checked = bridge();
    let events: Vec<_> = checked.timeline.events.ids().collect();
    let mut out = Vec::new();
    let selection = Selection::of(&checked, &events);
    let losses = Format::TimelineJs.write(&selection, &mut out).expect("written");
    let value: Value = serde_json::from_slice(&out).expect("JSON");
    let text = value["events"][0]["text"]["text"].as_str().expect("text");
    let quoted = "<li>Supports: “The bridge was closed on 5 June, with 14 cracks counted”, \
                  <cite>The [first] Gazette</cite>, by Ann Ahlberg, Ben Orme, The Gazette Ltd, issued 6 June 2031, \
                  <a href=\"https://gazette.example/a_b\">https:<wbr>//gazette.example/a_b</a>";
    assert!(text.contains(quoted), "{text}");
    let restated = "<li>Disputes: “It closed on 7 June, the mayor said” [words of our restatement, not the article's own]";
    assert!(text.contains(restated), "{text}");
    assert!(
        text.starts_with(
            "<p>1. Nobody may cross *it*.</p><p>Places: The Wend</p><p>Actors: Ada Lind (orders it)</p>"
        ),
        "{text}"
    );
    let counted = [Loss::Undated, Loss::Unverified, Loss::Accounts];
    assert_eq!(counted.map(|loss| losses.of(loss)), [1, 1, 4]);
}

#[test]
fn nothing_of_a_file_runs_in_a_page_or_in_a_spreadsheet() {
    let hostile = "=<img src=x onerror=alert(1)> \"&\"";
    let timeline = format!(
        "[timeline]\ntitle = '{hostile}'\nsummary = '{hostile}'\n[articles.a]\ntitle = '{hostile}'\nurl = '{hostile}'\n\
         [[events]]\nid = 'e'\ntitle = '{hostile}'\nsummary = '''{hostile}\n\n{hostile}'''\ndate = '2024'\ntags = ['{hostile}', 'b']\n\
         [[events.sources]]\narticle = 'a'\nquote = '{hostile}'\n"
    );
    let (text, _) = exported(Format::TimelineJs, &timeline);
    assert!(!text.contains("<img"), "{text}");
    let slide = &slides(&timeline).0[0];
    // A group is taken out of HTML and put into HTML again.
    assert!(slide["group"].as_str().expect("a group").starts_with("&#38;#61;&#38;#60;img src=x"), "{slide}");
    let (rows, _) = rows(&timeline);
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '@', '-', ' ', '"', '\'']) && !cell.contains("<img"), "{cell}");
    }
}

#[test]
fn the_table_has_the_columns_of_the_template_and_the_title_first() {
    let timeline = "[timeline]\ntitle = 'The port'\n".to_owned()
        + &event("-0043-03-15")
        + &event("2024-03-07/2024-05").replace("'e'", "'f'\ntags = ['x']")
        + &event("2025-03-07T19:05:07").replace("'e'", "'g'");
    let (rows, _) = rows(&timeline);
    let columns = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,\
                   Media Caption,Media Thumbnail,Type,Group,Background";
    assert_eq!(rows[0].join(","), columns);
    assert_eq!(rows[1].join(","), ",,,,,,,,,The port,,,,,,title,,");
    assert_eq!(rows[2].join("|"), "-44|3|15||||||15 March 44 BCE|E||||||||");
    assert_eq!(rows[3].join("|"), "2024|3|7||2024|5|||from 7 March 2024 to May 2024|E|||||||x|");
    assert_eq!(rows[4].join("|"), "2025|3|7|19:05:07|||||7 March 2025, 19:05:07|E||||||||");
}

#[test]
fn an_empty_timeline_is_a_title_alone() {
    let (text, losses) = exported(Format::TimelineJs, "");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["title"]["text"]["headline"], "A timeline");
    assert_eq!((value["events"].clone(), losses), (json!([]), Losses::default()));
    assert_eq!(rows("").0.len(), 2);
}
