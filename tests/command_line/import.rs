//! `dateline import`: what is written where, and what is told of what was not read.

use std::fs;

use super::{dateline, folder};

const TABLE: &str = "Date,Title,Source,URL,Quote\n\
    2031-03-07,The port closes,Gazette,https://e.example/a,It closed at noon.\n\
    soon,The port opens,Gazette,https://e.example/a,\n";

const WRITTEN: &str = "[articles.gazette]\ntitle = \"Gazette\"\nurl = \"https://e.example/a\"\n\n\
    [[events]]\nid = \"the-port-closes\"\ndate = \"2031-03-07\"\ntitle = \"The port closes\"\n\n\
    [[events.sources]]\narticle = \"gazette\"\nquote = \"It closed at noon.\"\n\n\
    [[events]]\nid = \"the-port-opens\"\ntitle = \"The port opens\"\nnote = \"Date as written: soon\"\n\n\
    [[events.sources]]\narticle = \"gazette\"\n";

#[test]
fn a_table_becomes_a_timeline_and_what_was_not_read_is_told_with_its_place() {
    let folder = folder(&[("events.csv", TABLE)]);
    let ran = dateline(folder.path(), &["import", "events.csv", "--from", "csv"]);
    let told = "events.csv: row 3, date: no date: `soon`\n2 events and 1 article came in, 1 thing did not\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (1, WRITTEN, told));
    let ran = dateline(folder.path(), &["import", "events.csv", "--from", "csv", "-o", "new.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert_eq!(fs::read_to_string(folder.path().join("new.toml")).expect("written"), WRITTEN);
    assert_eq!(dateline(folder.path(), &["check", "new.toml"]).code, 0);
    let ran = dateline(folder.path(), &["import", "events.csv", "--from", "csv", "-o", "new.toml"]);
    assert!(ran.code == 2 && ran.err.contains("`new.toml` is there already"), "{}", ran.err);
    let mapped = ["import", "events.csv", "--from", "csv", "--map", "summary=Quote", "--map", "note=Date"];
    let ran = dateline(folder.path(), &mapped);
    assert!(
        ran.code == 0 && ran.out.contains("summary = \"It closed at noon.\"\nnote = \"2031-03-07\""),
        "{ran:?}"
    );
}

#[test]
fn what_is_put_into_a_timeline_stands_behind_what_is_there() {
    let old = "# Begun in spring.\n[timeline]\ntitle = 'T' # ours\n\n[articles.note]\ntitle = 'N'\nurl = 'https://e.example/a'\n\n\
        [[events]]\nid = 'the-port-closes'\ntitle = 'It was told before'\n";
    let folder = folder(&[("timeline.toml", old), ("events.csv", TABLE)]);
    let ran = dateline(folder.path(), &["import", "events.csv", "--from", "csv", "--into", "timeline.toml"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let new = fs::read_to_string(folder.path().join("timeline.toml")).expect("read");
    let added = new.strip_prefix(old).expect("what was there is there");
    assert!(added.starts_with("\n[[events]]\nid = \"the-port-closes-2\"\n"), "{added}");
    assert!(added.contains("article = \"note\"") && !added.contains("[articles."), "{added}");
    assert_eq!(dateline(folder.path(), &["check"]).code, 0);
}

#[test]
fn ids_that_are_there_already_stay_who_they_are() {
    let folder = folder(&[(
        "timeline.toml",
        "[timeline]\ntitle = 'T'\n[actors.x]\nname = 'X'\n[[events]]\nid = 'e'\ntitle = 'E'\nactors = ['x']\n",
    )]);
    let json = dateline(folder.path(), &["export", "--to", "json"]).out;
    fs::write(folder.path().join("own.json"), &json).expect("written");
    let before = fs::read(folder.path().join("timeline.toml")).expect("read");
    let ran = dateline(folder.path(), &["import", "own.json", "--from", "json", "--into", "timeline.toml"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.err,
        "own.json: /actors/0: actor `x` is in the timeline already: that one stays\n\
         own.json: /events/0: event `e` is in the timeline already: that one stays\n\
         title of the timeline stays as it is\nnothing came in, 2 things did not\n"
    );
    assert_eq!(fs::read(folder.path().join("timeline.toml")).expect("read"), before);
    let ran = dateline(folder.path(), &["import", "own.json", "--from", "json", "-o", "again.toml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "1 event and 1 actor came in\n"));
    assert_eq!(dateline(folder.path(), &["export", "again.toml", "--to", "json"]).out, json);
}

#[test]
fn a_timeline_that_is_broken_is_mended_before_anything_is_put_into_it() {
    let broken = "[timeline]\ntitle = '''never ended\n";
    let folder = folder(&[("timeline.toml", broken), ("events.csv", TABLE)]);
    let ran = dateline(folder.path(), &["import", "events.csv", "--from", "csv", "--into", "timeline.toml"]);
    assert!(ran.code == 1 && ran.err.ends_with("nothing is written: mend this first\n"), "{}", ran.err);
    assert_eq!(fs::read_to_string(folder.path().join("timeline.toml")).expect("read"), broken);
    for (arguments, why) in [
        (&["none.csv", "--from", "csv"][..], "there is no file `none.csv`"),
        (&["events.csv", "--from", "csv", "--limit", "timeline=9"], "`events.csv` is over 9"),
        (&["events.csv", "--from", "odt"], "invalid value"),
        (&["events.csv", "--from", "csv", "-o", "a", "--into", "b"], "cannot be used with"),
        (&["events.csv", "--from", "csv", "-o", "no/such/x.toml"], "there is no folder `no/such`"),
        (
            &["events.csv", "--from", "csv", "--dates", "year-first"],
            "[possible values: day-first, month-first]",
        ),
        (&["events.csv", "--from", "csl", "--dates", "day-first"], "`--dates` is for tables"),
    ] {
        let ran = dateline(folder.path(), &[&["import"], arguments].concat());
        assert!(ran.code == 2 && ran.err.contains(why), "{arguments:?}: {}", ran.err);
        assert!(!ran.err.contains("came in"), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn slides_of_timelinejs_come_in_with_their_eras() {
    let json = r#"{ "events": [{ "start_date": { "year": 2031, "month": "3" }, "text": { "headline": "The <i>port</i>" } }, 7],
        "eras": [{ "start_date": { "year": -44 }, "end_date": { "year": 14 }, "text": { "headline": "Then" } }] }"#;
    let folder = folder(&[("slides.json", json)]);
    let ran = dateline(folder.path(), &["import", "slides.json", "--from", "timelinejs"]);
    let told = "slides.json: /events/1: an object is expected here\n2 events came in, 1 thing did not\n";
    assert_eq!((ran.code, ran.err.as_str()), (1, told));
    let written = "[[events]]\nid = \"the-port\"\ndate = \"2031-03\"\ntitle = \"The port\"\n\n\
        [[events]]\nid = \"then\"\ndate = \"-0043/0014\"\ntitle = \"Then\"\ntags = [\"era\"]\n";
    assert_eq!(ran.out, written);
}

#[test]
fn libraries_annotations_and_plain_text_come_in() {
    let library = r#"[{ "id": "ahlberg", "title": "The port", "author": [{ "family": "Ahlberg", "given": "Ann" }],
        "issued": { "date-parts": [[2031, 3]], "circa": true } }, { "id": "b", "title": "B", "issued": { "literal": "lately" } }]"#;
    let notes = r#"{ "rows": [{ "uri": "https://e.example/a", "text": "It closes", "document": { "title": ["Note"] }, "tags": [],
        "target": [{ "selector": [{ "type": "TextQuoteSelector", "exact": "closed at noon", "prefix": "port ", "suffix": "." }] }] }, 3] }"#;
    let plain = "title: The port\n2031-03-07: It closes #port\nSo they say.\ngroup More\n";
    let folder = folder(&[("a.json", library), ("b.json", notes), ("c.mw", plain)]);
    for (file, form, told, written) in [
        (
            "a.json",
            "csl",
            "a.json: /1/issued: no date: `{\"literal\":\"lately\"}`\n2 articles came in, 1 thing did not\n",
            "[articles.ahlberg]\ntitle = \"The port\"\nauthor = [\"Ann Ahlberg\"]\nissued = \"2031-03~\"\n\n\
             [articles.b]\ntitle = \"B\"\n",
        ),
        (
            "b.json",
            "hypothesis",
            "b.json: /rows/1: it names no page\n1 event and 1 article came in, 1 thing did not\n",
            "[articles.note]\ntitle = \"Note\"\nurl = \"https://e.example/a\"\n\n[[events]]\nid = \"it-closes\"\ntitle = \"It closes\"\n\n\
             [[events.sources]]\narticle = \"note\"\nquote = \"closed at noon\"\nprefix = \"port\"\nsuffix = \".\"\n",
        ),
        (
            "c.mw",
            "markwhen",
            "c.mw: line 4: this is no event: `group More`\n1 event came in, 1 thing did not\n",
            "[timeline]\ntitle = \"The port\"\n\n[[events]]\nid = \"it-closes\"\ndate = \"2031-03-07\"\ntitle = \"It closes\"\n\
             summary = \"So they say.\"\ntags = [\"port\"]\n",
        ),
    ] {
        let ran = dateline(folder.path(), &["import", file, "--from", form]);
        assert_eq!((ran.code, ran.err.as_str(), ran.out.as_str()), (1, told, written), "{form}");
    }
}

#[test]
fn times_mean_the_same_in_a_timeline_that_lives_its_days_elsewhere() {
    let json = r#"{ "dateline": 1, "timeline": { "utc_offset": "+03:00" }, "events": [
        { "id": "a", "title": "A", "date": "2024-03-22T23:00" }, { "id": "b", "title": "B", "date": "2024-03-22" } ] }"#;
    let ours = "[timeline]\ntitle = 'T'\nutc_offset = '-05:00'\n";
    let folder = folder(&[("timeline.toml", ours), ("theirs.json", json)]);
    let ran =
        dateline(folder.path(), &["import", "theirs.json", "--from", "json", "--into", "timeline.toml"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            1,
            "theirs.json: /events/1/date: `2024-03-22` is lived at +03:00, those of the timeline at -05:00: without a time it stays as it is written\n\
             the file's days are lived at +03:00, those of the timeline at -05:00: times without an offset get that\n\
             2 events came in, 1 thing did not\n"
        )
    );
    let new = fs::read_to_string(folder.path().join("timeline.toml")).expect("read");
    assert!(
        new.contains("date = \"2024-03-22T23:00+03:00\"") && new.contains("date = \"2024-03-22\"\n"),
        "{new}"
    );
}

#[test]
fn a_table_without_the_columns_that_are_asked_for_leaves_a_timeline_as_it_is() {
    let old = "[timeline]\ntitle = 'T'\n";
    let folder =
        folder(&[("timeline.toml", old), ("events.csv", TABLE), ("other.csv", "Day|What\n2031|A\n")]);
    let help =
        "help: its columns are `Date`, `Title`, `Source`, `URL`, `Quote`; fields are event, date, title, ";
    for (arguments, why, help) in [
        (&["events.csv", "--map", "date=Day of"][..], "there is no column `Day of` in this table", help),
        (&["events.csv", "--map", "day=Date"], "there is no field `day` to map a column to", help),
        (
            &["other.csv"],
            "no column of this table is known",
            "help: its columns are `Day|What`; fields are event, ",
        ),
    ] {
        let ran = dateline(
            folder.path(),
            &[&["import", "--from", "csv", "--into", "timeline.toml"], arguments].concat(),
        );
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.starts_with(&format!("error: {why}\n{help}")), "{}", ran.err);
        assert_eq!(fs::read_to_string(folder.path().join("timeline.toml")).expect("read"), old);
    }
    let ran = dateline(folder.path(), &["import", "other.csv", "--from", "csv", "-o", "new.toml"]);
    assert_eq!((ran.code, folder.path().join("new.toml").exists()), (2, false), "{}", ran.err);
}

#[test]
fn what_is_wrong_in_an_included_file_does_not_keep_anything_out() {
    let old = "include = ['more.toml']\n[timeline]\ntitle = 'T'\n";
    // Far behind the lines of the file that it is included in.
    let more = format!("{}[[events]]\nid = 'b'\ntitle = 'B'\ncolour = 'red'\n", "\n".repeat(90));
    let folder = folder(&[("timeline.toml", old), ("more.toml", &more), ("events.csv", TABLE)]);
    let ran = dateline(folder.path(), &["import", "events.csv", "--from", "csv", "--into", "timeline.toml"]);
    assert!(
        ran.code == 1 && ran.err.ends_with("2 events and 1 article came in, 1 thing did not\n"),
        "{}",
        ran.err
    );
    let new = fs::read_to_string(folder.path().join("timeline.toml")).expect("read");
    assert!(new.starts_with(old) && new.contains("the-port-opens"), "{new}");
}

#[test]
fn what_is_imported_twice_stays_as_it_came_in_first() {
    let table = "event,title,date,article,article_title\na,A,2031-03-07,n,N\nb,B,2031-03,n,N\n";
    let folder = folder(&[("timeline.toml", "[timeline]\ntitle = 'T'\n"), ("events.csv", table)]);
    let import = ["import", "events.csv", "--from", "csv", "--into", "timeline.toml"];
    let ran = dateline(folder.path(), &import);
    assert_eq!((ran.code, ran.err.as_str()), (0, "2 events and 1 article came in\n"));
    let first = fs::read_to_string(folder.path().join("timeline.toml")).expect("read");
    let ran = dateline(folder.path(), &import);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            1,
            "events.csv: row 2: event `a` is in the timeline already: that one stays\n\
             events.csv: row 3: event `b` is in the timeline already: that one stays\n\
             nothing came in, 2 things did not\n"
        )
    );
    assert_eq!(fs::read_to_string(folder.path().join("timeline.toml")).expect("read"), first);
}

#[test]
fn a_file_of_which_nothing_comes_in_is_told_in_every_format() {
    let folder = folder(&[("nothing", ""), ("object.json", "{}"), ("list.json", "[]")]);
    for form in ["json", "jsonl", "csv", "timelinejs", "timelinejs-csv", "csl", "hypothesis", "markwhen"] {
        let ran = dateline(folder.path(), &["import", "nothing", "--from", form, "-o", "new.toml"]);
        assert_eq!(ran.code, 1, "{form}: {}", ran.err);
        assert!(ran.err.contains("nothing came in"), "{form}: {}", ran.err);
    }
    for (file, form) in [
        ("object.json", "json"),
        ("object.json", "timelinejs"),
        ("list.json", "csl"),
        ("list.json", "hypothesis"),
    ] {
        let ran = dateline(folder.path(), &["import", file, "--from", form, "-o", "new.toml"]);
        assert_eq!((ran.code, ran.err.as_str()), (1, "nothing came in\n"), "{form}");
    }
    assert!(!folder.path().join("new.toml").exists());
}

#[test]
fn the_help_lists_the_fields_of_a_table_and_how_several_stand_in_a_cell() {
    let help = dateline(&std::env::temp_dir(), &["import", "--help"]).out;
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for there in [
        "Fields of a table, with other names that their columns may have: event (eventid, id), date (when, ",
        "source_note (sourcenote). Several stand in one cell of actors, places, tags, after, before, author with `;` between them.",
        "--dates <ORDER>",
    ] {
        assert!(help.contains(there), "{there}: {help}");
    }
}

#[test]
fn of_two_that_share_a_name_none_is_taken_for_who_is_meant() {
    let old = "[timeline]\ntitle = 'T'\n[actors.one]\nname = 'Ann'\n[actors.two]\nname = 'Ann'\n[actors.bea]\nname = 'two'\n\
        [articles.m]\ntitle = 'M'\nurl = 'https://e.example/a'\n[articles.n]\ntitle = 'N'\nurl = 'https://e.example/a'\n";
    let table = "title,actors,url\nA,Ann; two,https://e.example/a\nB,Ann,https://e.example/a\n";
    let folder = folder(&[("timeline.toml", old), ("events.csv", table)]);
    let ran = dateline(folder.path(), &["import", "events.csv", "--from", "csv", "--into", "timeline.toml"]);
    let told = "events.csv: row 2, actors: `Ann` is what the timeline calls one and two: none of them is taken; write the id of the one that is meant\n\
        `https://e.example/a` is the address of m and n: the first of them is taken\n";
    assert!(ran.code == 1 && ran.err.starts_with(told), "{}", ran.err);
    let new = fs::read_to_string(folder.path().join("timeline.toml")).expect("read");
    // Who is called by an id is who has it, whatever others are named.
    assert!(
        new.contains("actors = [\"ann\", \"two\"]") && new.matches("article = \"m\"").count() == 2,
        "{new}"
    );
}
