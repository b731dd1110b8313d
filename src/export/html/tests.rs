use std::collections::BTreeSet;

use super::*;
use crate::{
    export::{
        Format, Loss,
        tests::{bridge, exported, exported_in},
    },
    model::EventId,
};

/// The page of some events.
fn page(checked: &crate::findings::Checked, events: &[EventId]) -> (String, Losses) {
    let mut out = Vec::new();
    let losses = Format::Html.write(&Selection::of(checked, events), &mut out).expect("written to memory");
    (String::from_utf8(out).expect("text"), losses)
}

/// What a reader without a browser makes of it: its words, without tags.
fn words(page: &str) -> String {
    let body = page.split_once("<body>").expect("a body").1;
    let body = body.split_once("<script>").expect("a script").0;
    let mut words = String::new();
    let mut is_tag = false;
    for c in body.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => words.push(c),
            _ => {}
        }
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];
    entities.iter().fold(words, |words, (entity, sign)| words.replace(entity, sign))
}

/// The tags of a page with their attributes. Only what our own templates write is understood; whatever else there
/// might be makes another tag or another attribute of it.
fn tags(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut rest = page;
    let mut tags = Vec::new();
    while let Some((_, tag)) = rest.split_once('<') {
        let mut attributes = Vec::new();
        let end = tag.find(|c: char| c.is_whitespace() || c == '>').expect("an end");
        let (name, mut behind) = tag.split_at(end);
        while !behind.starts_with('>') {
            behind = behind.trim_start();
            let stop = behind.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>')).expect("an end");
            let (key, after) = behind.split_at(stop);
            let value =
                after.strip_prefix("=\"").map(|after| after.split_once('"').expect("a quotation mark"));
            attributes.push((key.to_owned(), value.map_or("", |(value, _)| value).to_owned()));
            behind = value.map_or(after, |(_, after)| after).trim_start();
        }
        tags.push((name.to_owned(), attributes));
        rest = behind;
        // What stands in these is no markup.
        for raw in ["style", "script"] {
            if name == raw {
                rest = rest.split_once(&format!("</{raw}>")).expect("an end").1;
            }
        }
    }
    tags
}

#[test]
fn an_event_stands_with_all_that_its_sources_say() {
    let checked = bridge();
    let events: Vec<EventId> = checked.timeline.events.ids().collect();
    let (page, losses) = page(&checked, &events);
    let words = words(&page);
    for said in [
        "Events 2 Quotes verified 2 of 3 1 of them in a translation or a restatement, not in the article itself",
        "Conflicts 1 facts told in ways that cannot all be true Single-source events 1",
        "June 2031 The bridge is closed 1. Nobody may cross *it*.",
        "Actors Ada Lind (orders it)",
        "Places The Wend",
        "The [first] Gazette verbatim, paragraph 1 supports",
        "The [first] Gazette, by Ann Ahlberg, Ben Orme, The Gazette Ltd, issued 6 June 2031, https://gazette.example/a_b, archived at https://archive.example/1, p. 4",
        "Words of our restatement, not the article's own.",
        "≠ Date: conflict",
        "Marked as graphic: open it to read what the sources say",
        "after “The bridge is closed” (June 2031)",
        "missing: the quote is not in the article",
        "“four people died” Not found in our restatement of the article",
        "Quotes not verified",
        "1 without a date: from June 2031 on",
        "Cracks The bridge is closed · single one voice, one value 14 The [first] Gazette; as of 6 June 2031",
    ] {
        assert!(words.contains(said), "{said}\n\n{words}");
    }
    for markup in [
        "<mark>The bridge was closed on 5 June, with 14 cracks counted</mark>.</p>",
        "<time datetime=\"2031-06\">June 2031</time>",
        "<a href=\"https:&#x2f;&#x2f;gazette.example&#x2f;a_b\" rel=\"noopener noreferrer\">",
        "<th scope=\"row\" dir=\"auto\">",
        "<a href=\"#source-closure-2\">Ada Lind, in The Herald; as of 8 June 2031</a>",
    ] {
        assert!(page.contains(markup), "{markup}");
    }
    assert_eq!(losses.of(Loss::Unverified), 1);
}

#[test]
fn what_a_filter_left_out_is_counted_and_no_link_leads_to_it() {
    let checked = bridge();
    let fall = checked.timeline.events.find(&checked.timeline.texts, "fall").expect("an event");
    let (page, _) = page(&checked, &[fall]);
    assert!(words(&page).contains("Events 1 1 more event left out by a filter"), "{}", words(&page));
    assert_links(&page);
    assert!(!words(&page).contains("Nobody may cross"));
}

/// Each link within the page leads to a part of it, and no two parts have one name.
#[track_caller]
fn assert_links(page: &str) {
    let tags = tags(page);
    let of = |key: &'static str| {
        tags.iter().flat_map(|(_, all)| all).filter(move |(name, _)| name == key).map(|(_, value)| value)
    };
    let ids: BTreeSet<&String> = of("id").collect();
    assert_eq!(ids.len(), of("id").count());
    for link in of("href").filter_map(|link| link.strip_prefix('#')) {
        assert!(ids.contains(&link.to_owned()), "#{link}");
    }
    for id in of("aria-labelledby") {
        assert!(ids.contains(id), "{id}");
    }
}

#[test]
fn headings_follow_each_other_and_tables_name_their_rows_and_columns() {
    let checked = bridge();
    let events: Vec<EventId> = checked.timeline.events.ids().collect();
    let (page, _) = page(&checked, &events);
    assert_links(&page);
    let tags = tags(&page);
    let level = |name: &str| name.strip_prefix('h')?.parse::<u8>().ok();
    let levels: Vec<u8> = tags.iter().filter_map(|(name, _)| level(name)).collect();
    assert_eq!(levels[0], 1);
    assert!(levels.iter().skip(1).all(|level| *level > 1), "{levels:?}");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    for (name, attributes) in tags.iter().filter(|(name, _)| name == "th") {
        assert!(attributes.iter().any(|(key, _)| key == "scope"), "{name} {attributes:?}");
    }
    for landmark in ["header", "nav", "main", "footer"] {
        assert_eq!(tags.iter().filter(|(name, _)| name == landmark).count(), 1, "{landmark}");
    }
}

#[test]
fn no_date_is_made_up_and_each_mark_has_the_shape_of_what_is_known() {
    let event = |id: &str, lines: &str| format!("[[events]]\nid = '{id}'\ntitle = '{id}'\n{lines}\n");
    let timeline = [
        event("day", "date = '2024-03-05'"),
        event("moment", "date = '2024-03-05T10:00+03:00'"),
        event("stretch", "date = '2024-03-02/2024-03-09'"),
        event("open", "date = '2024-03-02/..'"),
        event("doubt", "date = '2024-03-20?'"),
        event("set", "date = '[2024-03-07,2024-03-08]'"),
        event("later", "after = ['day']"),
        event("sometime", ""),
    ]
    .concat();
    let (page, _) = exported(Format::Html, &timeline);
    let marks: Vec<(String, String)> = tags(&page)
        .into_iter()
        .filter(|(name, _)| name == "a")
        .filter_map(|(_, all)| {
            let class = all.iter().find(|(key, _)| key == "class")?.1.strip_prefix("mark ")?.to_owned();
            Some((all[0].1.strip_prefix("#event-")?.to_owned(), class))
        })
        .collect();
    let mut told: Vec<String> = marks.iter().map(|(id, class)| format!("{id} {class}")).collect();
    told.sort();
    let expected = [
        "day exact",
        "doubt uncertain",
        "moment exact",
        "open imprecise",
        "set uncertain",
        "stretch imprecise",
    ];
    assert_eq!(told, expected);
    let words = words(&page);
    assert!(words.contains("1 without a date: from 5 March 2024 on"), "{words}");
    assert!(words.contains("1 event without a date, and not known to come after or before"), "{words}");
    let times: Vec<String> = tags(&page)
        .into_iter()
        .filter(|(name, _)| name == "time")
        .map(|(_, all)| all[0].1.replace("&#x2f;", "/"))
        .collect();
    assert_eq!(times, ["2024-03-05", "2024-03-05T10:00+03:00"]);
}

#[test]
fn a_changed_quote_is_shown_with_what_differs_and_is_never_marked_as_the_articles() {
    let timeline = "[articles.n]\ntitle = 'N'\ntext = 'a.md'\nlanguage = 'en'\n[[events]]\nid = 'e'\ntitle = 'E'\n\
                    [[events.sources]]\narticle = 'n'\nquote = 'The attack left 144 people dead'\n";
    let article = "On Friday it rained. The attack left 137 people dead. Nobody said why.\n";
    let (page, losses) = exported_in(Format::Html, &[("t.toml", timeline), ("a.md", article)]);
    for markup in [
        "<del>[-144-]</del><ins>{+137+}</ins>",
        "<li>Careful: a number differs: 144 in the quote, 137 in the article</li>",
        "<blockquote class=\"unsound\"><p dir=\"auto\">“The attack left 144 people dead”</p></blockquote>",
        "<p class=\"alarms\">Not found in the article.</p>",
        "<p>Nearest words in the article, paragraph 1:</p>",
        "<blockquote lang=\"en\"><p dir=\"auto\">On Friday it rained. <mark>The attack left 137 people dead</mark>. Nobody",
    ] {
        assert!(page.contains(markup), "{markup}");
    }
    assert_eq!(losses.of(Loss::Unverified), 1);
}

#[test]
fn an_empty_timeline_is_a_page_that_says_so() {
    let (page, losses) = exported(Format::Html, "");
    assert!(losses.is_empty());
    assert_links(&page);
    let words = words(&page);
    for said in ["A timeline Events 0", "No event has a date to place it by", "No source speaks of a fact."] {
        assert!(words.contains(said), "{said}: {words}");
    }
}

#[test]
fn many_events_of_one_day_and_many_articles_keep_to_their_room_and_are_counted() {
    let article = |n: usize| format!("[articles.a{n}]\ntitle = 'Article {n}'\n");
    let articles: String = (0..30).map(article).collect();
    let event = |n: usize| {
        format!(
            "[[events]]\nid = 'e{n}'\ntitle = 'E'\ndate = '2024-03-05'\n[[events.sources]]\narticle = 'a{}'\n",
            n % 30
        )
    };
    let events: String = (0..40).map(event).collect();
    let (page, _) = exported(Format::Html, &(articles + &events));
    let words = words(&page);
    assert!(words.contains("32 events not drawn for want of room, and in the list below."), "{words}");
    assert!(words.contains("Articles, by number"), "{words}");
    assert_links(&page);
}

#[test]
fn no_markup_of_a_file_becomes_markup() {
    let hostile = r#"</p></style></script></title>--><script>alert(1)</script><img src=x onerror=alert(2)> "' onclick="x" {{ 7*7 }} {% raw %} &lt;b&gt; \u0000\u001b[2J\u202e ]]> <!-- javascript:alert(3)"#;
    let text = format!("\"{}\"", hostile.replace('"', "\\\""));
    let timeline = format!(
        "[timeline]\ntitle = {text}\nsummary = {text}\n[actors.a]\nname = {text}\nshort = {text}\n\
         [places.p]\nname = {text}\n[facts.f]\nname = {text}\nkind = 'text'\n\
         [articles.n]\ntitle = {text}\nauthor = [{text}]\npublisher = {text}\nurl = {text}\narchive_url = {text}\n\
         language = {text}\ntext = 'a.md'\n[articles.m]\ntitle = {text}\nurl = 'javascript:alert(1)'\n\
         [actors.{text}]\nname = {text}\n[[events]]\nid = {text}\ntitle = {text}\nactors = ['a']\n\
         [[events]]\nid = 'e'\ndate = '2024'\ntitle = {text}\nsummary = {text}\nactors = ['a']\nroles = {{ a = {text} }}\n\
         places = ['p']\ntags = [{text}]\nnote = {text}\n\
         [[events.sources]]\narticle = 'n'\nquote = {text}\nlocator = {text}\nnote = {text}\n\
         says = {{ f = {{ value = {text}, words = {text}, hedge = {text} }} }}\n\
         [[events.sources]]\narticle = 'm'\nquote = {text}\nsaid_by = 'a'\nsays = {{ f = 'other' }}\n"
    );
    let article = format!("Before {hostile} behind it, and more.\n");
    let (page, _) = exported_in(Format::Html, &[("t.toml", &timeline), ("a.md", &article)]);
    assert!(crate::text::characters(&page).all(|(_, c, stands)| c == '\n' || stands));
    let (plain, _) =
        exported_in(Format::Html, &[("t.toml", &timeline.replace(&text, "'w'")), ("a.md", "w\n")]);
    // The same tags and the same attributes as where there is nothing hostile.
    let names = |page: &str| -> BTreeSet<String> { tags(page).into_iter().map(|(name, _)| name).collect() };
    let keys = |page: &str| -> BTreeSet<String> {
        tags(page).into_iter().flat_map(|(_, all)| all).map(|(key, _)| key).collect()
    };
    let more: Vec<String> = names(&page).difference(&names(&plain)).cloned().collect();
    assert!(more.iter().all(|name| ["del", "/del", "ins", "/ins", "q", "/q"].contains(&&**name)), "{more:?}");
    let more: Vec<String> = keys(&page).difference(&keys(&plain)).cloned().collect();
    assert!(more.is_empty(), "{more:?}");
    assert_eq!(tags(&page).iter().filter(|(name, _)| name == "script").count(), 1);
    for (name, attributes) in tags(&page) {
        for (key, value) in attributes {
            assert!(!key.starts_with("on"), "{name} {key}");
            let value = value.replace("&#x2f;", "/");
            let is_link =
                value.starts_with('#') || value.starts_with("https://") || value.starts_with("http://");
            assert!(key != "href" || is_link, "{name} {key}={value}");
        }
    }
    assert_links(&page);
    // What was written stands there as words.
    assert!(words(&page).contains("{{ 7*7 }} {% raw %} &lt;b&gt;"), "{}", words(&page));
    assert_eq!(
        page.matches("javascript:").count(),
        page.matches("javascript:alert(3)").count() + page.matches("javascript:alert(1)").count()
    );
}

#[test]
fn no_two_elements_have_one_id_whatever_events_are_called() {
    let names =
        ["events", "time", "accounts", "coverage", "unverified", "reading", "event-time", "title-time"];
    let timeline: String =
        names.map(|id| format!("[[events]]\nid = '{id}'\ntitle = 'E'\nsources = []\n")).concat();
    let (text, _) = exported(Format::Html, &timeline);
    let all: Vec<String> = tags(&text)
        .into_iter()
        .flat_map(|(_, attributes)| attributes)
        .filter_map(|(key, value)| (key == "id").then_some(value))
        .collect();
    let unique: BTreeSet<&String> = all.iter().collect();
    assert!(all.len() > names.len() && unique.len() == all.len(), "{all:?}");
}

#[test]
fn what_is_marked_as_graphic_is_behind_a_door_among_the_accounts_too() {
    let timeline = "[articles.a]\ntitle = 'A'\n[facts.deaths]\nname = 'Deaths'\nkind = 'number'\n\
        [[events]]\nid = 'e'\ntitle = 'E'\ngraphic = true\n[[events.sources]]\narticle = 'a'\nsays = { deaths = 7 }\n";
    let door = "<details class=\"graphic\">";
    let doors = |timeline: &str| exported(Format::Html, timeline).0.matches(door).count();
    assert_eq!((doors(timeline), doors(&timeline.replace("true", "false"))), (2, 0));
    let (text, _) = exported(Format::Html, timeline);
    let accounts = text.split_once("id=\"accounts\"").expect("the accounts").1;
    let (before, behind) = accounts.split_once(door).expect("a door");
    assert!(!before.contains("<strong>7") && behind.contains("<strong>7"), "{accounts}");
}

#[test]
fn an_article_that_no_event_names_and_an_event_without_a_source_are_told() {
    let (text, _) =
        exported(Format::Html, "[articles.a]\ntitle = 'Unread'\n[[events]]\nid = 'e'\ntitle = 'E'\n");
    let words = words(&text);
    assert!(words.contains("No event of the timeline names this article: Unread."), "{words}");
    assert!(words.contains("no source"), "{words}");
}
