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
            "/events/2/start_date: a date that is not told as exactly: `2031 3 7 19`",
            "/events/4/start_date: a date that is not told as exactly: `2031 2 30`",
            "/events/5: an object is expected here",
        ]
    );
    assert_eq!(
        written,
        "[timeline]\ntitle = \"The port\"\n\n\
         [[events]]\nid = \"a\"\ndate = \"-0043-03-15\"\ntitle = \"A\"\nsummary = \"One\"\nnote = \"Date as shown: the Ides\"\ntags = [\"R&D\"]\n\n\
         [[events]]\nid = \"b\"\ndate = \"2031/2031-05\"\ntitle = \"B\"\nnote = \"Date as shown: 2031\"\n\n\
         [[events]]\nid = \"c\"\ndate = \"2031-03-07\"\ntitle = \"C\"\n\
         note = '''Date as written: 2031 3 7 19\nMedia: https://e.example/p.jpg, Ann'''\n\n\
         [[events]]\nid = \"far\"\ndate = \"Y170000002\"\ntitle = \"D\"\n\n\
         [[events]]\nid = \"e\"\ntitle = \"E\"\nnote = \"Date as written: 2031 2 30\"\n\n\
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
