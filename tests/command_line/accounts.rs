use crate::{dateline, folder, shipped};

/// Two articles that differ on the day and on the number, and one that repeats the first.
const BRIDGE: &[(&str, &str)] = &[(
    "timeline.toml",
    r#"
[articles.gazette]
title = "The Gazette"
issued = "2031-06-06"

[articles.herald]
title = "The Herald"

[articles.reprint]
title = "A reprint"
derived_from = "gazette"

[articles.unread]
title = "Never quoted"

[facts.cracks]
name = "Cracks"
kind = "number"

[[events]]
id = "closure"
title = "The bridge is closed"

[[events.sources]]
article = "gazette"
quote = "closed on 5 June"
says = { date = { value = "2031-06-05", words = "5 June" }, cracks = 3 }

[[events.sources]]
article = "herald"
stance = "disputes"
says = { date = "2031-06-07" }

[[events]]
id = "inspection"
title = "Engineers look at the bridge"

[[events.sources]]
article = "gazette"

[[events.sources]]
article = "reprint"
stance = "mentions"
about = "closure"
says = { cracks = 3 }
"#,
)];

#[test]
fn the_accounts_of_a_fact_stand_together_the_worst_first() {
    let ran = dateline(folder(BRIDGE).path(), &["accounts"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "\
≠ conflict: Date · The bridge is closed (closure)
    5 June 2031 (“5 June”)  The Gazette · as of 6 June 2031 · the quote is unchecked
    7 June 2031             The Herald · the quote is unquoted

· single: Cracks · The bridge is closed (closure)
    3  The Gazette · as of 6 June 2031 · the quote is unchecked
    3  A reprint, after The Gazette · the quote is unquoted

"
    );
}

#[test]
fn a_verdict_is_asked_for_and_the_rest_is_counted() {
    let folder = folder(BRIDGE);
    let ran = dateline(folder.path(), &["accounts", "--verdict", "conflict", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "1 shown, 1 fact hidden by --verdict\n"));
    let rows = ran.json();
    assert_eq!(rows.as_array().expect("a list").len(), 1);
    let (row, first) = (&rows[0], &rows[0]["accounts"][0]);
    assert_eq!(
        (&row["event"], &row["fact"], &row["verdict"]),
        (&"closure".into(), &"date".into(), &"conflict".into())
    );
    let keys: Vec<&str> = first.as_object().expect("a table").keys().map(String::as_str).collect();
    let expected =
        ["article", "as_of", "class", "hedge", "manner", "quote", "rendition", "said_by", "value", "words"];
    assert_eq!(keys, expected);
    assert_eq!((&first["value"], &first["as_of"]), (&"2031-06-05".into(), &"2031-06-06".into()));
    let ran = dateline(folder.path(), &["accounts", "--verdict", "quarrel"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("[possible values: single, agree,"), "{}", ran.err);
}

#[test]
fn coverage_tells_which_article_tells_of_which_event() {
    let folder = folder(BRIDGE);
    let ran = dateline(folder.path(), &["coverage"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        " 1  The Gazette (gazette)
 2  The Herald (herald)
 3  A reprint (reprint)
 4  Never quoted (unread)

± disputed  ● quoted  ○ mentioned  · silent  ? not verified  1 single-source

 1 2 3 4
 ? ± · ·     The bridge is closed (closure)
 ? · ○ ·  1  Engineers look at the bridge (inspection)

2 events, 1 of them single-source, 1 unused article
unused: Never quoted (unread)
"
    );
    let rows = dateline(folder.path(), &["coverage", "--json"]).json();
    assert_eq!(rows[1]["event"], "inspection");
    assert_eq!(rows[1]["single_source"], true);
    assert_eq!(
        rows[1]["articles"],
        serde_json::json!({"gazette": "quoted", "herald": "silent", "reprint": "mentioned", "unread": "silent"})
    );
}

#[test]
fn the_shipped_timeline_shows_where_its_articles_differ() {
    let rows = shipped(&["accounts", "--json"]).json();
    let verdict = |event: &str, fact: &str| {
        let row =
            rows.as_array().expect("a list").iter().find(|row| row["event"] == event && row["fact"] == fact);
        row.unwrap_or_else(|| panic!("{fact} of {event}"))["verdict"].as_str().expect("a verdict").to_owned()
    };
    assert_eq!(verdict("embassy-warning", "date"), "conflict");
    assert_eq!(verdict("concert-attack", "deaths"), "unclear");
    assert_eq!(verdict("concert-attack", "date"), "agree");
    assert_eq!(verdict("concert-attack", "perpetrator"), "conflict");
    assert_eq!(verdict("kaluga-raid", "target"), "conflict");
    assert_eq!(verdict("us-tip", "recipient"), "compatible");
}

#[test]
fn strict_makes_warnings_fail() {
    let folder = folder(&[("timeline.toml", "[timeline]\ninclude = ['none/*.toml']\n")]);
    assert_eq!(dateline(folder.path(), &["check"]).code, 0);
    let ran = dateline(folder.path(), &["check", "--strict"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("warning[include-empty]"), "{}", ran.out);
    assert_eq!(shipped(&["check", "--strict"]).code, 0);
}
