//! What must hold of every import.

use proptest::prelude::*;
use strum::VariantArray as _;

use crate::export::{self, basic};

use super::{
    Format, Options, read,
    tests::{exported, imported, kept, sound},
};

const TEXTS: &[&str] = &[
    "a",
    "=1+1",
    "'=b",
    "it's \"so\"",
    "one\ntwo",
    "a; b",
    " c ",
    "-",
    "é#{x}",
    "\\",
    "'''",
    "12",
    "\n",
    "true",
    "; ",
    "\"q\"; r",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(TEXTS), 1..4).prop_map(|parts| format!("x{}y", parts.concat()))
}

/// Also what begins with what a spreadsheet runs; a cell of blanks says nothing.
fn bare() -> impl Strategy<Value = String> {
    let texts = prop::collection::vec(prop::sample::select(TEXTS), 1..4).prop_map(|parts| parts.concat());
    texts.prop_filter("blank", |text| !text.trim().is_empty())
}

const DATES: &[&str] = &[
    "2024-03-22",
    "-0043",
    "[2024-03-07,2024-03-08]",
    "2024/..",
    "../2024",
    "2024-03-22T19:58+03:00",
    "Y170000002",
    "201X",
    "2024?",
];

const STANCES: &[&str] = &["supports", "disputes", "mentions"];

/// A source, as a file has it.
fn source() -> impl Strategy<Value = String> {
    let texts = (bare(), bare(), bare(), bare(), bare());
    (0..3_usize, texts, bare(), prop::sample::select(STANCES), 0..4_u8).prop_map(
        |(article, texts, other, stance, said)| {
            let (quote, prefix, suffix, locator, note) = texts;
            let [quote, prefix, suffix, locator, note, other] =
                [quote, prefix, suffix, locator, note, other].map(|text| basic(&text));
            let says = match said {
                0 => String::new(),
                1 => "says = { date = '2024-03' }\n".to_owned(),
                2 => format!("says = {{ f = [{other}, {{ value = 'v', words = {other}, hedge = {other} }}] }}\ndenies = {{ n = 14 }}\n"),
                _ => format!("doubts = {{ f = {{ words = {other} }} }}\nabout = 'e-0'\nas_of = '2024'\nsaid_by = 'y'\noriginal = [1, 20]\n"),
            };
            format!(
                "[[events.sources]]\narticle = 'a{article}'\nquote = {quote}\nprefix = {prefix}\nsuffix = {suffix}\n\
                 locator = {locator}\nnote = {note}\n\
                 stance = '{stance}'\n{says}"
            )
        },
    )
}

/// An event with sources, but for its id.
fn event() -> impl Strategy<Value = String> {
    let texts = (bare(), bare(), bare(), prop::collection::vec(text(), 0..3));
    let date = prop::option::of(prop::sample::select(DATES));
    (texts, date, any::<(bool, bool)>(), prop::collection::vec(source(), 0..3)).prop_map(
        |((title, summary, note, tags), date, (graphic, has_cast), sources)| {
            let (title, summary, note) = (basic(&title), basic(&summary), basic(&note));
            let tags: Vec<String> = tags.iter().map(|tag| basic(tag)).collect();
            let date = date.map(|date| format!("date = '{date}'\n")).unwrap_or_default();
            let cast = format!("actors = ['x', 'y']\nroles = {{ x = {note} }}\nplaces = ['p']\n");
            let cast = if has_cast { cast } else { String::new() };
            let tags = tags.join(", ");
            format!("title = {title}\nsummary = {summary}\nnote = {note}\n{date}graphic = {graphic}\ntags = [{tags}]\n{cast}")
                + &sources.concat()
        },
    )
}

const REGISTERS: &str = "[timeline]\ntitle = 'T'\nutc_offset = '+03:00'\n[actors.x]\nname = 'X'\n[actors.y]\nname = 'Y'\npart_of = 'x'\naliases = ['Z']\n\
    [places.p]\nname = 'P'\n[facts.f]\nname = 'F'\n[facts.n]\nname = 'N'\nkind = 'number'\n\
    [articles.a0]\ntitle = 'A'\nauthor = ['B; C', 'D']\nissued = '2024-03~'\n[articles.a1]\ntitle = 'B'\nurl = 'https://e.example'\n\
    [articles.a2]\ntitle = '=C'\nrendition = 'restated'\n\
    original = { file = 'a.md', sha256 = '0000000000000000000000000000000000000000000000000000000000000000' }\n";

/// Another event, with how far it is.
const FAR: &str = "{ event = 'e-0', within = 'P2D', words = 'two days' }";

fn timeline() -> impl Strategy<Value = String> {
    (prop::collection::vec(event(), 0..4), any::<bool>()).prop_map(|(events, is_linked)| {
        let last = events.len().saturating_sub(1);
        let mut file = REGISTERS.to_owned();
        for (index, event) in events.into_iter().enumerate() {
            let link = match index {
                0 => "",
                _ if !is_linked => "",
                _ if index == last => "after = ['e-0']\n",
                _ => &format!("before = [{FAR}]\n"),
            };
            file = format!("{file}[[events]]\nid = 'e-{index}'\n{link}{event}");
        }
        file
    })
}

/// Facts by their ids: that of dates, which all timelines have, stands where it likes.
fn facts(json: &serde_json::Value) -> Vec<serde_json::Value> {
    let mut facts = json["facts"].as_array().expect("facts").clone();
    facts.sort_by_key(|fact| fact["id"].to_string());
    facts
}

const SCRAPS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\"events\"",
    "\"id\": \"a\"",
    "\"title\"",
    "\"start_date\"",
    "\"year\": -1e9",
    "\"text\"",
    "\"date-parts\": [[2024, 13]]",
    "\"rows\"",
    "\"uri\"",
    "\"selector\"",
    "null",
    "7",
    "date,title\n",
    "Year,Month,Headline,Text\n",
    ";",
    "\n",
    "2024: a #b",
    "2024-03 - 44 BCE: c",
    "<p>",
    "&#x;",
    "&#60;",
    "É",
    "'=",
    "id,event,quote,article,says\n",
    "a = [",
    "\u{202e}",
];

fn scraps() -> impl Strategy<Value = Vec<u8>> {
    let words = prop::collection::vec(prop::sample::select(SCRAPS), 0..30);
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..60),
        words.prop_map(|parts| parts.concat().into_bytes()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_was_exported_comes_back_the_same(timeline in timeline()) {
        let json = |timeline: &str| -> serde_json::Value {
            serde_json::from_str(&exported(export::Format::Json, timeline)).expect("JSON")
        };
        let before = json(&timeline);
        for (out, back) in [
            (export::Format::Json, Format::Json),
            (export::Format::Jsonl, Format::Jsonl),
            (export::Format::Csv, Format::Csv),
        ] {
            let (written, told) = imported(back, &exported(out, &timeline));
            prop_assert!(told.is_empty(), "{told:?}");
            let after = json(&written);
            // A table has no column for how far events are from each other.
            let before = if back == Format::Csv { &json(&timeline.replace(FAR, "'e-0'")) } else { &before };
            prop_assert_eq!(kept(&after), kept(before), "{:?}\n{}", back, written);
            if back == Format::Json {
                prop_assert_eq!(facts(&after), facts(before));
            }
            for key in ["timeline", "actors", "places", "articles"].iter().filter(|_| back == Format::Json) {
                prop_assert_eq!(&after[key], &before[key]);
            }
        }
    }

    #[test]
    fn no_bytes_break_a_reader_and_what_it_makes_can_be_read(bytes in scraps()) {
        for format in Format::VARIANTS {
            // A table of which no column is known is refused.
            if let Ok(read) = read(*format, &bytes, Options::default()) {
                sound(&read.written());
            }
        }
    }
}
