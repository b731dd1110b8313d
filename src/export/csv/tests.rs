use std::collections::BTreeMap;

use crate::export::{
    Format, Loss, Selection,
    tests::{bridge, exported, exported_in},
};

/// Every row as another reader understands it, by the names of its columns.
fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let table = table.strip_prefix('\u{feff}').expect("a byte order mark");
    // Line ends within cells have no carriage return, those of rows all have one.
    assert_eq!(table.matches('\r').count(), table.matches("\r\n").count());
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.expect("a row with as many cells as columns")).collect()
}

fn row<'r>(rows: &'r [BTreeMap<String, String>], index: usize, columns: &[&str]) -> Vec<&'r str> {
    columns.iter().map(|column| rows[index][*column].as_str()).collect()
}

#[test]
fn a_source_is_a_row_with_all_that_is_said_of_it() {
    let checked = bridge();
    let events: Vec<_> = checked.timeline.events.ids().collect();
    let mut out = Vec::new();
    let selection = Selection::of(&checked, &events);
    let losses = Format::Csv.write(&selection, &mut out).expect("written");
    let rows = rows(&String::from_utf8(out).expect("text"));
    assert_eq!(rows.len(), 3);
    let event =
        ["event", "date", "date_text", "earliest", "latest", "graphic", "actors", "roles", "places", "note"];
    let closed =
        ["closure", "'2031-06", "'June 2031", "2031-06-01T00:00:00", "2031-06-30T23:59:59", "no", "mayor"];
    let told = ["mayor = \"orders it\"", "wend", "The day is told differently."];
    assert_eq!(row(&rows, 0, &event), [&closed[..], &told[..]].concat());
    assert_eq!(row(&rows, 1, &event), row(&rows, 0, &event));
    let says = "date = { value = \"2031-06-05\", words = \"5 June\" }\ncracks = 14";
    let columns =
        ["article", "author", "issued", "class", "verified", "caution", "locator", "start", "end", "says"];
    let quoted =
        ["gazette", "Ann Ahlberg; Ben Orme", "2031-06-06", "verbatim", "yes", "", "p. 4", "0", "55", says];
    assert_eq!(row(&rows, 0, &columns), quoted);
    let columns = ["quote", "rendition", "stance", "caution", "said_by", "as_of", "says"];
    let quote = "It closed on 7 June, the mayor said";
    let whose = "words of our restatement, not the article's own";
    let told = [quote, "restated", "disputes", whose, "mayor", "2031-06-08", "date = \"2031-06-07\""];
    assert_eq!(row(&rows, 1, &columns), told);
    let columns = ["event", "date", "date_text", "after", "graphic", "class", "verified", "start"];
    let fallen =
        ["fall", "", "after “The bridge is closed” (June 2031)", "closure", "yes", "missing", "no", ""];
    assert_eq!(row(&rows, 2, &columns), fallen);
    assert_eq!(rows[2]["caution"], "not found in our restatement of the article");
    assert_eq!((losses.of(Loss::Unverified), losses.of(Loss::Order)), (1, 0));
}

#[test]
fn any_date_stands_as_it_was_written_with_its_ends_and_in_words() {
    let dates = [
        "-0043-03-15",
        "[2024-03-07,2024-03-08]",
        "2024/..",
        "../2024",
        "2024/",
        "2024-03-22T19:58+03:00",
        "Y170000002",
        "201X",
        "2024?",
        "Y8E20202",
    ];
    let events =
        dates.map(|date| format!("[[events]]\nid = '{date}'\ntitle = 'T'\ndate = '{date}'\n")).concat();
    let (table, _) =
        exported(Format::Csv, &(events + "[[events]]\nid = 'faulty'\ntitle = 'T'\ndate = 'soon'\n"));
    let rows = rows(&table);
    let told = |date: &str| {
        let row = rows.iter().find(|row| row["event"].trim_start_matches('\'') == date).expect("a row");
        ["date", "date_text", "earliest", "latest"].map(|column| row[column].as_str())
    };
    let ides = ["'-0043-03-15", "15 March 44 BCE", "'-0043-03-15T00:00:00", "'-0043-03-15T23:59:59"];
    assert_eq!(told("-0043-03-15"), ides);
    let day = |day: &str, time: &str| format!("2024-03-{day}T{time}");
    let (first, last) = (day("07", "00:00:00"), day("08", "23:59:59"));
    assert_eq!(told(dates[1]), [dates[1], "7 or 8 March 2024", &first, &last]);
    assert_eq!(told("2024/..")[2..], ["2024-01-01T00:00:00", ".."]);
    assert_eq!(told("../2024")[2..], ["..", "2024-12-31T23:59:59"]);
    assert_eq!(told("2024/")[2..], ["2024-01-01T00:00:00", ""]);
    assert_eq!(told(dates[5])[2..], ["2024-03-22T19:58:00+03:00", "2024-03-22T19:58:59+03:00"]);
    assert_eq!(told("Y170000002")[2], "'+170000002-01-01T00:00:00");
    assert_eq!(told("Y8E20202")[2..], ["", ""]);
    assert_eq!(told("faulty"), ["soon", "not a date: soon", "", ""]);
}

#[test]
fn quotes_commas_line_ends_and_formulas_come_back_whatever_field_they_are_in() {
    let text = "=a, \"b\"; 'c'\r\nd\\";
    let given = "\"=a, \\\"b\\\"; 'c'\\r\\nd\\\\\"";
    let timeline = format!(
        "[articles.a]\ntitle = {given}\npublisher = {given}\nauthor = [{given}, 'B']\ntext = 'a.md'\n\
         [facts.f]\nname = 'F'\n\
         [[events]]\nid = 'e'\ntitle = {given}\nsummary = {given}\nnote = {given}\ntags = [{given}, 'x']\n\
         [[events.sources]]\narticle = 'a'\nquote = {given}\nlocator = {given}\nnote = {given}\nsays = {{ f = [{given}, 'g'] }}\n"
    );
    let (table, losses) = exported_in(Format::Csv, &[("t.toml", &timeline), ("a.md", text)]);
    let rows = rows(&table);
    for column in
        ["title", "summary", "note", "article_title", "publisher", "quote", "locator", "source_note"]
    {
        assert_eq!(rows[0][column], format!("'{}", text.replace('\r', "")), "{column}");
    }
    let string = "\"=a, \\\"b\\\"; 'c'\\r\\nd\\\\\"";
    assert_eq!(rows[0]["tags"], format!("'{string}; x"));
    assert_eq!(rows[0]["author"], format!("'{string}; B"));
    assert_eq!(rows[0]["says"], format!("f = [{string}, \"g\"]"));
    assert_eq!((rows[0]["start"].as_str(), rows[0]["end"].as_str()), ("0", "16"));
    // The article has a text, and the fact a name.
    assert_eq!(losses.of(Loss::Definitions), 2);
    assert_eq!(losses.in_words().count(), 1);
}

#[test]
fn a_distance_between_events_is_counted_and_an_empty_timeline_has_columns() {
    let (_, losses) = exported(
        Format::Csv,
        "[[events]]\nid = 'a'\ntitle = 'A'\n[[events]]\nid = 'b'\ntitle = 'B'\nafter = [{ event = 'a', within = 'P2D' }]\n",
    );
    assert_eq!(losses.of(Loss::Order), 1);
    let definitions = "[timeline]\ntitle = 'T'\n[actors.m]\nname = 'M'\n[places.p]\nname = 'P'\n\
        [articles.told]\ntitle = 'A'\nurl = 'https://a.example'\n[articles.part]\ntitle = 'B'\nlanguage = 'de'\n\
        [articles.unnamed]\ntitle = 'C'\n\
        [[events]]\nid = 'e'\ntitle = 'E'\nsources = [{ article = 'told' }, { article = 'part' }]\n";
    let (_, losses) = exported(Format::Csv, definitions);
    assert_eq!((losses.of(Loss::Definitions), losses.of(Loss::About)), (4, 1));
    let (table, losses) = exported(Format::Csv, "");
    assert!(rows(&table).is_empty() && losses.is_empty());
    assert!(table.starts_with("\u{feff}event,date,") && table.ends_with(",source_note\r\n"), "{table}");
}
