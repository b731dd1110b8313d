//! CSL-JSON (the input data of the Citation Style Language 1.0.2), which Zotero, pandoc and others read: a list of the
//! articles. Nothing of events is in it, nor expected there: what they quote of an article, and where, is no part of it.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::{
    dates::{Civil, Date, Simple},
    model::{Article, ArticleId, Rendition},
};

use super::{Loss, Losses, Selection, json};

/// Writes one item for each article; of a timeline that is filtered, for each that a source of its events names. Authors are `literal`: which part of a name is the family's
/// nobody has said.
pub(super) fn write(selection: &Selection<'_>, losses: &mut Losses, out: &mut dyn Write) -> io::Result<()> {
    let timeline = selection.timeline();
    let is_whole = selection.events.len() == timeline.events.len();
    let articles = if is_whole { timeline.articles.ids().collect() } else { selection.articles() };
    let items = articles.into_iter().map(|id| item(selection, id, losses));
    let items: Vec<Value> = items.collect();
    json::write_list(items, out)
}

fn item(selection: &Selection<'_>, id: ArticleId, losses: &mut Losses) -> Value {
    let timeline = selection.timeline();
    let article = &timeline.articles[id];
    let cited = &article.citation;
    let mut item = Map::new();
    let mut add = |key: &str, value: Option<Value>| {
        item.extend(value.map(|value| (key.to_owned(), value)));
    };
    let text = |text| Value::from(selection.written(text));
    add("id", Some(text(article.id)));
    // Where it can be read; what kind of article it is is not in the file.
    add("type", Some(if cited.url.is_some() { "webpage" } else { "document" }.into()));
    add("title", Some(text(article.title)));
    let authors: Vec<Value> =
        cited.author.iter().map(|author| json!({ "literal": selection.written(*author) })).collect();
    add("author", (!authors.is_empty()).then(|| authors.into()));
    add(if cited.url.is_some() { "container-title" } else { "publisher" }, cited.publisher.map(text));
    add("issued", cited.issued.as_ref().map(|it| date(it, losses)));
    add("accessed", cited.accessed.as_ref().map(|it| date(it, losses)));
    add("URL", cited.url.map(text));
    add("archive_location", cited.archive_url.map(text));
    add("language", cited.language.map(text));
    add("note", note(selection, article).map(Value::from));
    item.into()
}

/// What CSL has no place for: that it repeats another, and that quotes are not its own words.
fn note(selection: &Selection<'_>, article: &Article) -> Option<String> {
    let repeated = article
        .derived_from
        .map(|other| format!("Repeats {}", selection.written(selection.timeline().articles[other].title)));
    let rendition = match article.rendition {
        Rendition::Original => None,
        Rendition::Translation => Some("Quoted from a translation".to_owned()),
        Rendition::Restated => Some("Quoted from a restatement, not in the article's own words".to_owned()),
    };
    let notes: Vec<String> = repeated.into_iter().chain(rendition).collect();
    (!notes.is_empty()).then(|| notes.join(". ") + ".")
}

/// `date-parts` of what is a day, a month or a year, or lasts from one to another that is as exact; of anything else the
/// words. A time of day, and a `?`, have no place, and are counted; `~` is `circa`, and so is what is a `?`: not sure.
fn date(date: &Date, losses: &mut Losses) -> Value {
    let is_told =
        |it: &Simple| is_counted(it.first) && it.last.is_none_or(|last| are_as_exact(it.first, last));
    let Some(Simple { first, last, is_sure, .. }) = date.simple().filter(is_told) else {
        losses.count(Loss::Dates, 1);
        return json!({ "literal": date.in_words() });
    };
    let is_doubted = date.written().contains(['?', '%']);
    let has_time = first.time.is_some() || last.is_some_and(|last| last.time.is_some());
    losses.count(Loss::Trimmed, usize::from(is_doubted || has_time));
    let parts: Vec<Value> = [Some(first), last].into_iter().flatten().map(parts).collect();
    let mut value = json!({ "date-parts": parts });
    if !is_sure {
        value["circa"] = true.into();
    }
    value
}

/// CSL counts years before 1 from -1, and has none of five digits.
fn is_counted(civil: Civil) -> bool {
    (1..10_000).contains(&civil.year)
}

/// citeproc-js, which Zotero cites with, gives up on a whole list of works for one range from a day to a month.
fn are_as_exact(first: Civil, last: Civil) -> bool {
    (first.month.is_some(), first.day.is_some()) == (last.month.is_some(), last.day.is_some())
}

fn parts(civil: Civil) -> Value {
    let rest = civil.month.into_iter().chain(civil.day).map(Value::from);
    [Value::from(civil.year)].into_iter().chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        export::{
            Format,
            tests::{bridge, exported},
        },
        model::EventId,
    };

    #[test]
    fn what_is_dropped_of_a_date_is_counted_as_that_and_a_tilde_is_not_lost() {
        for (written, circa, lost) in
            [("2024?", true, 1), ("2024~", true, 0), ("2024%", true, 1), ("2024", false, 0)]
        {
            let timeline = format!("[articles.a]\ntitle = 'A'\nissued = '{written}'\n");
            let (text, losses) = exported(Format::Csl, &timeline);
            let items: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(items[0]["issued"]["date-parts"], json!([[2024]]), "{written}");
            assert_eq!(items[0]["issued"].get("circa").is_some(), circa, "{written}");
            assert_eq!((losses.of(Loss::Trimmed), losses.of(Loss::Dates)), (lost, 0), "{written}");
        }
    }

    #[test]
    fn articles_are_all_there_in_the_order_of_the_file_and_of_a_filtered_timeline_those_that_are_left() {
        let checked = bridge();
        let items = |events: &[EventId]| -> Vec<String> {
            let mut out = Vec::new();
            Format::Csl.write(&Selection::of(&checked, events), &mut out).expect("written");
            let items: Vec<Value> = serde_json::from_slice(&out).expect("JSON");
            items.iter().filter_map(|item| item["id"].as_str().map(str::to_owned)).collect()
        };
        let events: Vec<EventId> = checked.timeline.events.ids().collect();
        assert_eq!(items(&events), ["gazette", "herald"]);
        assert_eq!(items(&events[1..]), ["herald"]);
        let (text, _) = exported(Format::Csl, "[articles.b]\ntitle = 'B'\n[articles.a]\ntitle = 'A'\n");
        assert!(text.find("\"b\"") < text.find("\"a\""), "{text}");
    }

    #[test]
    fn a_range_has_parts_where_its_ends_are_as_exact_and_else_words() {
        let table = [
            ("2024-03-07/2024-03-09", json!({ "date-parts": [[2024, 3, 7], [2024, 3, 9]] })),
            ("2023/2024", json!({ "date-parts": [[2023], [2024]] })),
            ("2024-03-07/2024-05", json!({ "literal": "from 7 March 2024 to May 2024" })),
            ("2024/2024-05", json!({ "literal": "from 2024 to May 2024" })),
        ];
        for (written, expected) in table {
            let timeline = format!(
                "[articles.a]\ntitle = 'A'\nissued = '{written}'\n\
                 [[events]]\nid = 'e'\ntitle = 'E'\nsources = [{{ article = 'a' }}]\n"
            );
            let (text, losses) = exported(Format::Csl, &timeline);
            let items: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(items[0]["issued"], expected);
            assert_eq!(losses.of(Loss::Dates), usize::from(expected.get("literal").is_some()), "{written}");
        }
    }

    #[test]
    fn an_article_is_cited_as_exactly_as_the_file_does_and_no_more() {
        let (text, losses) = exported(
            Format::Csl,
            "[articles.a]\ntitle = 'A \"note\"'\nauthor = ['Ann Ahlberg']\npublisher = 'The Gazette'\n\
             issued = '2024-03'\naccessed = '2024-03-25T10:00Z'\nurl = 'https://example.org/a'\nrendition = 'restated'\n\
             [articles.b]\ntitle = 'B'\nissued = '[2024-03-07,2024-03-08]'\nderived_from = 'a'\n\
             [articles.c]\ntitle = 'No event names it'\n\
             [[events]]\nid = 'e'\ntitle = 'E'\n\
             [[events.sources]]\narticle = 'b'\n[[events.sources]]\narticle = 'a'\n",
        );
        let items: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(
            items,
            json!([
                {
                    "id": "a", "type": "webpage", "title": "A \"note\"", "author": [{ "literal": "Ann Ahlberg" }],
                    "container-title": "The Gazette", "issued": { "date-parts": [[2024, 3]] },
                    "accessed": { "date-parts": [[2024, 3, 25]] }, "URL": "https://example.org/a",
                    "note": "Quoted from a restatement, not in the article's own words.",
                },
                {
                    "id": "b", "type": "document", "title": "B", "issued": { "literal": "7 or 8 March 2024" },
                    "note": "Repeats A \"note\".",
                },
                { "id": "c", "type": "document", "title": "No event names it" },
            ])
        );
        assert_eq!((losses.of(Loss::Dates), losses.of(Loss::Trimmed)), (1, 1));
    }
}
