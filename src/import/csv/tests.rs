use crate::import::{
    Format, Options, read,
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
            "row 3, date: no date: `3/4/2031`",
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
    let map = [("event", "key"), ("date", "Tag der Tat"), ("colour", "Key"), ("note", "none")];
    let options =
        Options { map: map.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec(), ..Options::default() };
    let imported = read(Format::Csv, table.as_bytes(), options);
    let told: Vec<_> = imported.all_unread().0.iter().map(|it| it.why.as_str()).collect();
    assert_eq!(told, ["there is no field `colour` to map a column to", "there is no column `none`"]);
    let written = imported.written();
    sound(&written);
    assert_eq!(
        (written.matches("[[events]]").count(), written.matches("[[events.sources]]").count()),
        (1, 2)
    );
    let wide = read(Format::Csv, b"\xff\xfea\0", Options::default());
    assert_eq!(wide.all_unread().0[0].why, "the file is UTF-16 text: save it as UTF-8");
}
