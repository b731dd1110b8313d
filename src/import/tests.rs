use crate::{
    export::{self, Selection},
    findings::Checked,
    load::tests::{in_folder, loaded},
    problem::Problem,
};

use super::*;

/// What is made of some text: the file, and what could not be read.
pub(super) fn imported(format: Format, text: &str) -> (String, Vec<String>) {
    let imported = read(format, text.as_bytes(), Options::default()).expect("no table without columns");
    let told = imported.all_unread().0.iter().map(|it| format!("{}: {}", it.place, it.why)).collect();
    let written = imported.written();
    sound(&written);
    (written, told)
}

/// Nothing is wrong with the form of a file that was written.
#[track_caller]
pub(super) fn sound(written: &str) {
    let problems = loaded(written).problems;
    assert!(!problems.iter().any(Problem::is_error), "{problems:?}\n{written}");
}

pub(super) fn exported(format: export::Format, timeline: &str) -> String {
    let loaded = in_folder(&[("t.toml", timeline)]);
    let checked = Checked::new(loaded.timeline, loaded.problems);
    let events: Vec<_> = checked.timeline.events.ids().collect();
    let mut out = Vec::new();
    format.write(&Selection::of(&checked, &events), &mut out).expect("written to memory");
    String::from_utf8(out).expect("text")
}

#[test]
fn the_shipped_timeline_comes_back_from_its_json_as_it_was() {
    let loaded = crate::load::built_in();
    let checked = Checked::new(loaded.timeline, loaded.problems);
    let events: Vec<_> = checked.timeline.events.ids().collect();
    let mut out = Vec::new();
    let selection = Selection::of(&checked, &events);
    export::Format::Json.write(&selection, &mut out).expect("written");
    let before = String::from_utf8(out).expect("text");
    let read = read(Format::Json, before.as_bytes(), Options::default()).expect("read");
    assert_eq!(read.all_unread(), (&[][..], 0));
    assert_eq!(read.told(), [""; 0]);
    let of = |json: &str| -> serde_json::Value { serde_json::from_str(json).expect("JSON") };
    let (before, after) = (of(&before), of(&exported(export::Format::Json, &read.written())));
    for key in ["timeline", "actors", "places"] {
        assert_eq!(after[key], before[key], "{key}");
    }
    // The fact `date`, which all have, stands where it likes.
    assert_eq!(after["facts"].as_array().map(Vec::len), before["facts"].as_array().map(Vec::len));
    assert_eq!(kept(&after), kept(&before));
}

#[test]
fn a_number_stays_as_it_was_written_there_and_back() {
    let numbers = ["3.141592653589793238462643", "1.50", "-0.0", "14", "9007199254740993"];
    let said = format!(
        "[facts.n]\nname = 'N'\nkind = 'number'\n[articles.a]\ntitle = 'A'\n\
        [[events]]\nid = 'e'\ntitle = 'E'\n\n[[events.sources]]\narticle = 'a'\nsays = {{ n = [{}] }}\n",
        numbers.join(", ")
    );
    for (out, back) in [(export::Format::Json, Format::Json), (export::Format::Jsonl, Format::Jsonl)] {
        let json = exported(out, &said);
        for number in numbers {
            assert!(json.contains(number), "{number}: {json}");
        }
        let (written, told) = imported(back, &json);
        assert!(told.is_empty() && written.contains(&numbers.join(", ")), "{told:?}\n{written}");
    }
    // No number of an account has an exponent.
    for (number, there) in [
        ("123456789012345678901234", "123456789012345678901234"),
        ("-0", "-0"),
        ("1.5e2", "150.0"),
        ("1e999", "\"1e+999\""),
    ] {
        let event = format!(
            "\"title\": \"E\", \"sources\": [{{ \"article\": \"a\", \"says\": {{ \"n\": {number} }} }}]"
        );
        let (written, told) = imported(Format::Jsonl, &format!("{{ {event} }}"));
        assert!(told.is_empty() && written.contains(&format!("n = {there} }}")), "{told:?}\n{written}");
    }
}

/// What the texts of articles make of a source.
const FOUND: [&str; 9] =
    ["class", "cuts_word", "contradicted", "range", "pieces", "nearest", "differs", "paragraph", "context"];

/// The events of an export without that: there are no texts where it is read again.
pub(super) fn kept(json: &serde_json::Value) -> Vec<serde_json::Value> {
    let mut events = json["events"].as_array().expect("events").clone();
    for source in events.iter_mut().flat_map(|event| event["sources"].as_array_mut().expect("sources")) {
        source.as_object_mut().expect("a source").retain(|key, _| !FOUND.contains(&key.as_str()));
    }
    events
}

#[test]
fn what_does_not_fit_is_told_with_its_place_and_the_rest_comes_in() {
    let json = r#"{ "events": [
        { "id": "a", "title": "A", "date": "soon", "graphic": 3, "after": ["b", "c"], "colour": "red",
          "sources": [{ "quote": "x" }, { "article": "n", "stance": "maybe", "as_of": "then" }] },
        { "id": "The Second", "title": " ", "after": ["a"] }, { "id": "a", "title": "A" }, 7
    ], "more": 1 }"#;
    let (written, told) = imported(Format::Json, json);
    assert_eq!(
        told,
        [
            "/events/0/date: no date: `soon`",
            "/events/0/graphic: another kind of value is expected here",
            "/events/0/colour: there is no such key",
            "/events/0/sources/0: this source names no article",
            "/events/0/sources/1/stance: `maybe` is none of supports, disputes, mentions",
            "/events/0/sources/1/as_of: no date: `then`",
            "/events/1: this event has no title: `the-second` stands for it",
            "/events/2: event `a` stands here twice: the first stays",
            "/events/3: an object is expected here",
            "/more: a timeline has no such table",
            "/events/0/after: there is no event `b` here",
            "/events/0/after: there is no event `c` here",
        ]
    );
    assert_eq!(
        written,
        "[articles.n]\ntitle = \"n\"\n\n[[events]]\nid = \"a\"\ntitle = \"A\"\nnote = \"Date as written: soon\"\n\n\
         [[events.sources]]\narticle = \"n\"\nnote = \"Date as written: as_of: then\"\n\n\
         [[events]]\nid = \"the-second\"\ntitle = \"the-second\"\nafter = [\"a\"]\n"
    );
    let json = r#"{ "articles": [{ "id": "a", "title": "A", "original": { "sha256": "12", "pages": 3 } }] }"#;
    assert_eq!(
        imported(Format::Json, json).1,
        [
            "/articles/0/original/pages: this is nothing of an original",
            "/articles/0/original/sha256: no SHA-256 in hexadecimal digits",
            "/articles/0/original: an original has a file",
        ]
    );
    let jsonl = r#"{ "id": "a", "title": "A", "sources": [{ "article": "r", "rendition": "restated" },
        { "article": "o", "rendition": "original" }, { "article": "r", "rendition": "original" },
        { "article": "o", "rendition": "sung" }] }"#;
    let (written, told) = imported(Format::Jsonl, &jsonl.replace('\n', ""));
    assert!(
        written.starts_with(
            "[articles.r]\ntitle = \"r\"\nrendition = \"restated\"\n\n[articles.o]\ntitle = \"o\"\n\n"
        ),
        "{written}"
    );
    assert_eq!(
        told,
        [
            "line 1: /sources/2/rendition: article `r` is `restated` where it is named first",
            "line 1: /sources/3/rendition: `sung` is none of original, translation, restated",
        ]
    );
    assert_eq!(imported(Format::Json, "{\n \"a\": }").1, ["line 2, column 7: no JSON: expected value"]);
    assert_eq!(
        imported(Format::Jsonl, "{\"id\":\"a\",\"title\":\"A\"}\nno").1,
        ["line 2, column 2: no JSON: expected ident"]
    );
}

#[test]
fn another_version_of_the_form_and_what_a_filter_left_out_are_told() {
    let json = r#"{ "dateline": 2, "hidden_events": 3, "events": [{ "id": "a", "title": "A" }] }"#;
    let read = read(Format::Json, json.as_bytes(), Options::default()).expect("read");
    let (unread, _) = read.all_unread();
    assert_eq!((unread.len(), unread[0].place.as_str()), (1, "/dateline"));
    assert!(unread[0].why.starts_with("another version of the form than 1"), "{unread:?}");
    assert_eq!(read.told(), ["the file is part of a timeline: a filter left out 3 of its events"]);
    let hidden = super::read(Format::Json, br#"{ "dateline": 1, "hidden_events": 0 }"#, Options::default());
    let hidden = hidden.expect("read");
    assert!(hidden.told().is_empty() && hidden.all_unread().0.is_empty());
}

#[test]
fn a_great_cast_is_gone_through_once() {
    let many = 60_000;
    let cast: Vec<String> = (0..many).map(|number| format!("\"a{number}\"")).collect();
    let roles: Vec<String> = (0..many).rev().map(|number| format!("\"a{number}\": \"r\"")).collect();
    let json = format!(
        "{{ \"events\": [{{ \"id\": \"e\", \"title\": \"E\", \"actors\": [{}], \"roles\": {{ {} }} }}] }}",
        cast.join(","),
        roles.join(",")
    );
    let read = read(Format::Json, json.as_bytes(), Options::default()).expect("read");
    assert_eq!(read.all_unread(), (&[][..], 0));
    assert_eq!(read.told(), ["60000 actors are named and not defined: only their names stand in [actors]"]);
    assert_eq!(read.in_words(), "1 event and 60000 actors");
}
