//! The JSON of events: every key of the format, in the file's own words.

use std::{collections::BTreeSet, fs};

use serde_json::{Value, json};

use crate::{CRATE, dateline, folder, shipped};

const EVENT: &[&str] = &[
    "id", "date", "text", "earliest", "latest", "title", "summary", "actors", "roles", "places", "tags",
    "graphic", "after", "before", "note", "sources",
];

/// What the file says of a source, then what the program found of it.
const SOURCE: &[&str] = &[
    "article",
    "rendition",
    "quote",
    "prefix",
    "suffix",
    "locator",
    "stance",
    "says",
    "denies",
    "doubts",
    "about",
    "as_of",
    "said_by",
    "original",
    "note",
    "class",
    "cuts_word",
    "contradicted",
    "range",
    "pieces",
    "nearest",
    "differs",
    "paragraph",
    "context",
];

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().expect("a table").keys().map(String::as_str).collect()
}

#[test]
fn every_event_and_every_source_has_the_same_keys() {
    let ran = shipped(&["list", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for event in ran.json().as_array().expect("a list") {
        assert_eq!(keys(event), EVENT.iter().copied().collect());
        for source in event["sources"].as_array().expect("a list") {
            assert_eq!(keys(source), SOURCE.iter().copied().collect());
        }
    }
}

#[test]
fn the_keys_stand_in_the_order_of_the_format() {
    let ran = shipped(&["list", "--json"]);
    let first = |keys: &[&str], indent: usize| -> Vec<usize> {
        let places = keys.iter().map(|key| ran.out.find(&format!("\n{:indent$}\"{key}\": ", "")));
        places.map(|place| place.expect("in the output")).collect()
    };
    assert!(first(EVENT, 4).is_sorted());
    assert!(first(SOURCE, 8).is_sorted());
}

/// Offsets are Unicode characters: the words are counted here by hand.
#[test]
fn every_range_of_the_shipped_timeline_cuts_exactly_its_quote_out_of_the_article() {
    let file = fs::read_to_string(format!("{CRATE}/timeline.toml")).expect("the timeline");
    let file: toml::Table = file.parse().expect("TOML");
    let text = |article: &str| -> Vec<char> {
        let path = file["articles"][article]["text"].as_str().expect("a path");
        fs::read_to_string(format!("{CRATE}/{path}")).expect("an article").chars().collect()
    };
    let mut verbatim = 0;
    for event in shipped(&["list", "--json"]).json().as_array().expect("a list") {
        for source in event["sources"].as_array().expect("a list") {
            let text = text(source["article"].as_str().expect("an id"));
            let [start, end] = range(&source["range"]);
            let cut: String = text[start..end].iter().collect();
            assert_eq!(source["class"], "verbatim");
            assert_eq!(source["quote"], cut.as_str());
            assert!(source["context"].as_str().expect("a context").contains(&cut), "{cut}");
            assert_eq!(source["pieces"], Value::Null);
            verbatim += 1;
        }
    }
    let ran = shipped(&["check"]);
    assert!(ran.out.contains(&format!("{verbatim} sources ({verbatim} verbatim)")), "{}", ran.out);
}

fn range(value: &Value) -> [usize; 2] {
    serde_json::from_value(value.clone()).expect("a range")
}

#[test]
fn everything_that_the_file_says_of_an_event_is_there_in_its_own_words() {
    let folder = folder(&[("timeline.toml", FULL)]);
    let ran = dateline(folder.path(), &["list", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let events = ran.json();
    let is_closure = |event: &&Value| event["id"] == "closure";
    let mut event = events.as_array().expect("a list").iter().find(is_closure).expect("listed").clone();
    let sources = event["sources"].take();
    assert_eq!(
        event,
        json!({
            "id": "closure", "date": "2031-05~", "text": "about May 2031",
            "earliest": "2031-05-01T00:00:00", "latest": "2031-05-31T23:59:59", "title": "The \"old\" bridge",
            "summary": "Closed.\nFor good.\n", "actors": ["council", "mayor"], "roles": { "mayor": "signs" },
            "places": ["bridge"], "tags": ["bridge", "été"], "graphic": true, "after": ["vote"],
            "before": [{ "event": "vote-2", "words": "a week", "within": "P7D" }], "note": "n",
            "sources": null,
        })
    );
    assert_eq!(
        sources[0],
        json!({
            "article": "gazette", "rendition": "original", "quote": "q", "prefix": "p", "suffix": "s", "locator": "p. 4",
            "stance": "disputes",
            "says": {
                "cracks": [14, ">20", { "value": 1500, "words": "many", "hedge": "reportedly" }],
                "date": "2031-05-05",
            },
            "denies": { "owner": "mayor" }, "doubts": { "cause": { "words": "rust" } },
            "about": "vote", "as_of": "2031-06", "said_by": "mayor", "original": [3, 9], "note": "m",
            "class": "unchecked", "cuts_word": false, "contradicted": false, "range": null, "pieces": null,
            "nearest": null, "differs": [], "paragraph": null, "context": null,
        })
    );
}

#[test]
fn what_is_not_said_is_null_or_empty() {
    let folder = folder(&[("timeline.toml", "[[events]]\nid = \"a\"\ntitle = \"A\"\n")]);
    assert_eq!(
        dateline(folder.path(), &["list", "--json"]).json(),
        json!([{
            "id": "a", "date": null, "text": "undated", "earliest": null, "latest": null, "title": "A", "summary": null, "actors": [],
            "roles": {}, "places": [], "tags": [], "graphic": false, "after": [], "before": [],
            "note": null, "sources": [],
        }])
    );
}

#[test]
fn a_date_that_is_none_is_given_as_it_was_written() {
    let folder = folder(&[("timeline.toml", "[[events]]\nid = \"a\"\ntitle = \"A\"\ndate = \"soon\"\n")]);
    let ran = dateline(folder.path(), &["list", "--json"]);
    assert_eq!((ran.code, &ran.json()[0]["date"]), (1, &json!("soon")));
}

const FULL: &str = r#"
[actors]
council = { name = "Council" }
mayor = { name = "Mayor" }

[places.bridge]
name = "Bridge"

[articles.gazette]
title = "G"

[facts.cracks]
name = "Cracks"
kind = "number"

[facts.owner]
name = "Owner"
kind = "actor"

[facts.cause]
name = "Cause"
kind = "text"

[[events]]
id = "closure"
date = "2031-05~"
title = "The \"old\" bridge"
summary = """
Closed.
For good.
"""
actors = ["council", "mayor"]
roles = { mayor = "signs" }
places = ["bridge"]
tags = ["bridge", "\u00e9t\u00E9"]
graphic = true
after = ["vote"]
before = [{ event = "vote-2", words = "a week", within = "P7D" }]
note = "n"

[[events.sources]]
article = "gazette"
quote = "q"
prefix = "p"
suffix = "s"
locator = "p. 4"
stance = "disputes"
says = { date = 2031-05-05, cracks = [14, ">20", { value = 1_500, words = "many", hedge = "reportedly" }] }
denies = { owner = "mayor" }
doubts = { cause = { words = "rust" } }
about = "vote"
as_of = "2031-06"
said_by = "mayor"
original = [3, 9]
note = "m"

[[events]]
id = "vote"
title = "The council votes"

[[events]]
id = "vote-2"
title = "The council votes again"
"#;
