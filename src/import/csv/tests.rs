use crate::import::{
    Format, Options, Order, read,
    tests::{imported, sound},
};

#[test]
fn a_spreadsheet_of_another_is_read_by_the_names_of_its_columns() {
    let table = "\u{feff}Date;Headline;Description;Who;Source;URL;Quote;Mood\n\
        22.03.2031;The port closes;\"One\ntwo\";Ann Ahlberg; Gazette ;https://e.example/a;\"It \"\"closed\"\".\";grim\n\
        3/4/2031;The port opens;;Ann Ahlberg;Gazette;https://e.example/a;;\n;;;;;;;\n2031;'=1+1;;;;;;\n";
    let (written, told) = imported(Format::Csv, table);
    assert_eq!(
        told,
        [
            "row 1, column 8: `Mood` is no field; `--map FIELD=COLUMN` makes it one",
            "row 3, date: `3/4/2031` may be 3 April 2031 or 4 March 2031; `--dates day-first` or `--dates month-first` says which",
        ]
    );
    assert_eq!(
        written,
        "[actors.ann-ahlberg]\nname = \"Ann Ahlberg\"\n\n\
         [articles.gazette]\ntitle = \" Gazette \"\nurl = \"https://e.example/a\"\n\n\
         [[events]]\nid = \"the-port-closes\"\ndate = \"2031-03-22\"\ntitle = \"The port closes\"\n\
         summary = '''One\ntwo'''\nactors = [\"ann-ahlberg\"]\n\n\
         [[events.sources]]\narticle = \"gazette\"\nquote = 'It \"closed\".'\n\n\
         [[events]]\nid = \"the-port-opens\"\ntitle = \"The port opens\"\nnote = \"Date as written: 3/4/2031\"\n\
         actors = [\"ann-ahlberg\"]\n\n[[events.sources]]\narticle = \"gazette\"\n\n\
         [[events]]\nid = \"1-1\"\ndate = \"2031\"\ntitle = \"=1+1\"\n"
    );
}

#[test]
fn columns_are_mapped_and_rows_with_one_id_are_one_event() {
    let table = "Key,Tag der Tat,title,quote,article\na,2031-03,A,one,x\na,2031-03,A,two,y\n";
    let map = [("event", "key"), ("date", "Tag der Tat")];
    let options =
        Options { map: map.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec(), ..Options::default() };
    let imported = read(Format::Csv, table.as_bytes(), options).expect("read");
    assert_eq!(imported.all_unread().0, []);
    let written = imported.written();
    sound(&written);
    assert_eq!(
        (written.matches("[[events]]").count(), written.matches("[[events.sources]]").count()),
        (1, 2)
    );
    let wide = read(Format::Csv, b"\xff\xfea\0", Options::default()).expect("read");
    assert_eq!(wide.all_unread().0[0].why, "the file is UTF-16 text: save it as UTF-8");
}

#[test]
fn a_table_without_what_is_asked_for_is_refused_with_what_there_is() {
    let refused = |form, table: &str, map: &[(&str, &str)]| {
        let map = map.iter().map(|(field, column)| ((*field).to_owned(), (*column).to_owned())).collect();
        let refused =
            read(form, table.as_bytes(), Options { map, ..Options::default() }).expect_err("refused");
        (refused.to_string(), refused.help().unwrap_or_default())
    };
    let table = "Ref,Day of,title\n1,2031,A\n";
    let (why, help) = refused(Format::Csv, table, &[("date", "Day")]);
    assert_eq!(why, "there is no column `Day` in this table");
    assert!(
        help.starts_with("its columns are `Ref`, `Day of`, `title`; fields are event, date, title, "),
        "{help}"
    );
    let (why, help) = refused(Format::Csv, table, &[("colour", "Ref")]);
    assert_eq!(why, "there is no field `colour` to map a column to");
    assert!(help.contains("`Day of`") && help.contains("source_note"), "{help}");
    for (form, table) in [
        (Format::Csv, "date|title\n2031|A\n"),
        (Format::Csv, "{ \"events\": [] }"),
        (Format::TimelineJsCsv, "date,title\n2031,A\n"),
    ] {
        let (why, help) = refused(form, table, &[]);
        assert_eq!(why, "no column of this table is known", "{table}");
        assert!(help.starts_with("its columns are `") && help.contains("`--from`"), "{help}");
    }
    assert_eq!(refused(Format::Json, "{}", &[("date", "Day")]).0, "`--map` is for tables, of `--from csv`");
}

#[test]
fn columns_that_the_export_fills_are_passed_over_in_an_export_alone() {
    let foreign = "title,start,end,class,verified,earliest,latest\nA,2031,2032,x,y,z,w\n";
    let (_, told) = imported(Format::Csv, foreign);
    let names = ["start", "end", "class", "verified", "earliest", "latest"];
    assert_eq!(told.len(), names.len(), "{told:?}");
    for (told, name) in told.iter().zip(names) {
        assert!(told.contains(&format!("`{name}` is no field")), "{told}");
    }
    let ours = "event,date,date_text,earliest,latest,title,class,start,Mood\na,2031,2031,x,y,A,z,1,grim\n";
    let (_, told) = imported(Format::Csv, ours);
    assert_eq!(told, ["row 1, column 9: `Mood` is no field; `--map FIELD=COLUMN` makes it one"]);
}

#[test]
fn what_a_later_row_says_otherwise_of_the_same_is_told() {
    let table = "event,title,date,tags,article,article_title,url,quote\n\
        a,A,2031,x; y,n,N,https://e.example,one\na,A,2032,x; y,n,,https://e.example,two\na, A,,,n,Other,,three\n\
        b,B,,,m,,,four\nb,B,2033,,m,M,,five\n";
    let (written, told) = imported(Format::Csv, table);
    assert_eq!(
        told,
        [
            "row 3, column 3: `date` of event `a` is not what row 2 says, which stays",
            "row 4, column 6: `title` of article `n` is not what row 2 says, which stays",
            "row 6, column 3: `date` of event `b` is not what row 5 says, which stays",
        ]
    );
    assert!(written.contains("title = \"N\"") && written.contains("title = \"M\""), "{written}");
    assert_eq!(written.matches("[[events.sources]]").count(), 5);
    let (_, told) = imported(
        Format::Csv,
        "title,source,url,publisher\nA,N,https://e.example,P\nB,O,https://e.example,P\n",
    );
    assert_eq!(told, ["row 3, column 2: `title` of article `n` is not what row 2 says, which stays"]);
}

#[test]
fn a_date_with_two_readings_is_read_in_the_order_that_is_said() {
    let table = "title,date\nA,07/03/2031\nB,14/11/1995\nC,11/15/1995\nD,22/03/2024 19:58\n";
    let dates = |order| {
        let options = Options { order, ..Options::default() };
        let read = read(Format::Csv, table.as_bytes(), options).expect("read");
        let mixed = "some dates have the day first and some the month: `14/11/1995` (row 3, date) and `11/15/1995` (row 4, date)";
        assert_eq!(read.told(), [mixed]);
        let written = read.written();
        sound(&written);
        written.lines().filter_map(|line| Some(line.strip_prefix("date = ")?.to_owned())).collect::<Vec<_>>()
    };
    let others = ["\"1995-11-14\"", "\"1995-11-15\"", "\"2024-03-22T19:58\""];
    assert_eq!(dates(None), others);
    assert_eq!(dates(Some(Order::DayFirst)), [&["\"2031-03-07\""], &others[..]].concat());
    assert_eq!(dates(Some(Order::MonthFirst)), [&["\"2031-07-03\""], &others[..]].concat());
}
