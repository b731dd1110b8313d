//! Annotations of Hypothesis (h.readthedocs.io/en/latest/api-reference): the rows of its API, or its own JSON export.
//!
//! An annotation becomes an undated event with one source: when it was written says nothing of when something happened. The
//! event is called by the first line of the annotation's text, or else by how its quote begins. The source is the annotated
//! page, with the quote as `TextQuoteSelector` has it (W3C Web Annotation Data Model, 4.2.4), the text as its note. Replies are
//! told and left out. Its id ends in how the annotation's own begins, by which it is known when it comes in again.

use serde_json::{Map, Value as Json};

use crate::{evidence::searched, model::id_of, text::counted};

use super::{
    Imported,
    model::{Room, Table, Value},
    others::Others,
    tables::Id,
};

/// Keys of a file, and of an annotation, that are read, or say only how Hypothesis keeps it.
const FILE: [&str; 6] = ["rows", "annotations", "total", "export_date", "export_userid", "client_version"];
const ROW: [&str; 16] = [
    "id",
    "uri",
    "title",
    "text",
    "tags",
    "target",
    "document",
    "references",
    "updated",
    "group",
    "permissions",
    "links",
    "hidden",
    "flagged",
    "moderation",
    "user_info",
];

pub(super) fn read(text: &str, imported: &mut Imported) {
    let file: Json = match serde_json::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            return imported
                .unread(super::json::place(&error), format!("no JSON: {}", super::json::reason(&error)));
        }
    };
    let found = ["rows", "annotations"]
        .into_iter()
        .find_map(|key| Some((format!("/{key}"), file.get(key)?.as_array()?)));
    let Some((key, rows)) = found.or_else(|| Some((String::new(), file.as_array()?))) else {
        return imported.unread("/", "there are no `rows` and no `annotations`");
    };
    if let Some(file) = file.as_object() {
        whole(file, rows.len(), imported);
    }
    let mut others = Others::default();
    for (index, row) in rows.iter().enumerate() {
        let at = format!("{key}/{index}");
        if let Some(row) = row.as_object().filter(|row| !is_reply(row)) {
            others.count(row, &ROW, "");
            others.count_in((row, "document"), &["title"]);
            targets(row, (&at, &mut others), imported);
        }
        annotation(row, &at, imported);
    }
    let place = if key.is_empty() { "/" } else { &key };
    others.tell(place, ("an event", rows.len()), imported);
}

/// Tells what a file is besides its annotations, and whether there are more of them elsewhere.
fn whole(file: &Map<String, Json>, here: usize, imported: &mut Imported) {
    let total = file.get("total").and_then(Json::as_u64);
    if let Some(total) = total.and_then(|it| usize::try_from(it).ok()).filter(|total| *total > here) {
        let there = counted(total, "annotation");
        imported.unread("/total", format!("there are {there}, and {here} of them in this file"));
    }
    let mut others = Others::default();
    others.count(file, &FILE, "");
    others.tell("/", ("a timeline", 1), imported);
}

/// Tells what there is in the targets of an annotation besides the first one's quote.
fn targets(row: &Map<String, Json>, (at, others): (&str, &mut Others), imported: &mut Imported) {
    let targets = row.get("target").and_then(Json::as_array);
    for (index, target) in targets.into_iter().flatten().enumerate() {
        if index > 0 {
            imported.unread(
                format!("{at}/target/{index}"),
                "of an annotation of several places, the first stays",
            );
        } else if let Some(target) = target.as_object() {
            others.count(target, &["source", "selector"], "target.");
        }
    }
}

fn is_reply(row: &Map<String, Json>) -> bool {
    row.get("references").and_then(Json::as_array).is_some_and(|it| !it.is_empty())
}

fn annotation(row: &Json, at: &str, imported: &mut Imported) {
    let text = |key: &str| row.pointer(key).and_then(Json::as_str).unwrap_or_default().trim().to_owned();
    if row.as_object().is_some_and(is_reply) {
        return imported.unread(at, "a reply to another annotation");
    }
    let Some(url) = [text("/uri"), text("/target/0/source")].into_iter().find(|it| !it.is_empty()) else {
        return imported.unread(at, "it names no page");
    };
    let selectors = row.pointer("/target/0/selector").and_then(Json::as_array);
    let selector =
        selectors.into_iter().flatten().find(|it| it.get("type").is_some_and(|it| it == "TextQuoteSelector"));
    let part = |key: &str| {
        selector.and_then(|it| it.get(key)?.as_str()).filter(|it| !it.trim().is_empty()).map(str::to_owned)
    };
    let (quote, note) = (part("exact"), text("/text"));
    let first_line = note.lines().map(str::trim).find(|line| !line.is_empty());
    let Some(title) = first_line.map(str::to_owned).or_else(|| quote.as_deref().map(beginning)) else {
        return imported.unread(at, "it has neither text nor quote");
    };
    let article = article(row, &url, at, imported);
    // Context is compared folded: it reads better on one line.
    let context = |key: &str| part(key).map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
    let keys = [("quote", quote.clone()), ("prefix", context("prefix")), ("suffix", context("suffix"))];
    let keys =
        keys.into_iter().chain([("note", Some(note.clone()).filter(|it| !it.is_empty() && *it != title))]);
    let mut source: Table = vec![("article".to_owned(), Value::Text(article))];
    source.extend(keys.filter_map(|(key, text)| Some((key.to_owned(), Value::Text(text?)))));
    let tags = row.get("tags").and_then(Json::as_array).into_iter().flatten();
    let tags: Vec<&str> = tags.filter_map(Json::as_str).filter(|it| !it.trim().is_empty()).collect();
    let mut table: Table = vec![("title".to_owned(), Value::text(&title))];
    table.extend((!tags.is_empty()).then(|| ("tags".to_owned(), Value::texts(tags))));
    table.push(("sources".to_owned(), Value::List(vec![Value::Table(source)])));
    imported.take_event(&id(&text("/id"), title), table, at);
}

/// So much of an annotation's id tells it from others with the same words.
const MARK: usize = 8;

fn id(annotation: &str, title: String) -> Id {
    let mark: String = annotation.chars().filter(char::is_ascii_alphanumeric).take(MARK).collect();
    if mark.is_empty() {
        return Id::Made(title);
    }
    let words = Some(id_of(&searched(&title))).filter(|words| !words.is_empty());
    Id::Given(format!("{}-{}", words.as_deref().unwrap_or("event"), mark.to_ascii_lowercase()))
}

/// The id of the page that an annotation is of, which is defined where it is met first.
fn article(row: &Json, url: &str, at: &str, imported: &mut Imported) -> String {
    let titles = ["/document/title/0", "/document/title", "/title"];
    let title =
        titles.iter().find_map(|key| row.pointer(key)?.as_str()).map(str::trim).filter(|it| !it.is_empty());
    let title = title.unwrap_or(url);
    let is_new = imported.ids[Room::Articles as usize].find(url).is_none();
    let id = imported.article_called(url, title);
    if is_new {
        let table = [("title", title), ("url", url)];
        let table = table.map(|(key, text)| (key.to_owned(), Value::text(text))).to_vec();
        imported.take_article(&id, table, at);
    }
    id
}

/// The first words of a quote.
fn beginning(quote: &str) -> String {
    let words: Vec<&str> = quote.split_whitespace().collect();
    let some = words.iter().take(10).copied().collect::<Vec<_>>().join(" ");
    if words.len() > 10 { some + " …" } else { some }
}

#[cfg(test)]
mod tests {
    use crate::import::{Format, Known, Options, read, tests::imported};

    #[test]
    fn an_annotation_becomes_an_event_with_its_quote() {
        let file = r#"{ "total": 4, "rows": [
            { "uri": "https://e.example/a", "text": "The port closes\nSays who?", "tags": ["port"], "document": { "title": ["A note"] },
              "created": "2031-03-09T10:00:00Z", "target": [{ "selector": [{ "type": "RangeSelector" },
              { "type": "TextQuoteSelector", "exact": "closed at noon", "prefix": "the port\n", "suffix": "." }] }] },
            { "uri": "https://e.example/a", "text": "", "target": [{ "selector": [
              { "type": "TextQuoteSelector", "exact": "one two three four five six seven eight nine ten eleven" }] }] },
            { "uri": "https://e.example/a", "text": "no", "references": ["x"] }, { "text": "b" } ] }"#;
        let (written, told) = imported(Format::Hypothesis, file);
        assert_eq!(
            told,
            [
                "/rows/2: a reply to another annotation",
                "/rows/3: it names no page",
                "/rows: `created` has no place in an event (1 of 4)",
            ]
        );
        assert_eq!(
            written,
            "[articles.a-note]\ntitle = \"A note\"\nurl = \"https://e.example/a\"\n\n\
             [[events]]\nid = \"the-port-closes\"\ntitle = \"The port closes\"\ntags = [\"port\"]\n\n\
             [[events.sources]]\narticle = \"a-note\"\nquote = \"closed at noon\"\nprefix = \"the port\"\nsuffix = \".\"\n\
             note = '''The port closes\nSays who?'''\n\n\
             [[events]]\nid = \"one-two-three-four-five-six-seven-eight\"\ntitle = \"one two three four five six seven eight nine ten …\"\n\n\
             [[events.sources]]\narticle = \"a-note\"\nquote = \"one two three four five six seven eight nine ten eleven\"\n"
        );
    }

    #[test]
    fn what_an_event_has_no_place_for_is_told() {
        let file = r#"{ "total": 500, "mood": 3, "rows": [{ "uri": "https://e.example", "user": "acct:ann", "created": "2031", "updated": "2032",
            "text": "t", "foo": 1, "target": [{ "source": "https://e.example", "selector": [], "styleClass": "a" }, { "source": "https://f.example" }] }] }"#;
        let (_, told) = imported(Format::Hypothesis, file);
        assert_eq!(
            told,
            [
                "/total: there are 500 annotations, and 1 of them in this file",
                "/: `mood` has no place in a timeline (1 of 1)",
                "/rows/0/target/1: of an annotation of several places, the first stays",
                "/rows: `created` has no place in an event (1 of 1)",
                "/rows: `foo` has no place in an event (1 of 1)",
                "/rows: `target.styleClass` has no place in an event (1 of 1)",
                "/rows: `user` has no place in an event (1 of 1)",
            ]
        );
    }

    #[test]
    fn an_annotation_that_is_there_already_is_known_by_its_id() {
        let file = r#"[{ "id": "wDvJ-hG0_HEe8", "uri": "https://e.example", "text": "Port" }, { "id": "xx", "uri": "https://e.example", "text": "Port" },
            { "id": "yy", "uri": "https://e.example", "text": "Порт" }]"#;
        let (written, told) = imported(Format::Hypothesis, file);
        assert_eq!(told, [""; 0]);
        let loaded = crate::load::tests::loaded(&written);
        let again = read(
            Format::Hypothesis,
            file.as_bytes(),
            Options { into: Some(Known::of(&loaded.timeline)), ..Options::default() },
        )
        .expect("read");
        let told: Vec<&str> = again.all_unread().0.iter().map(|it| it.why.as_str()).collect();
        let known = |id: &str| format!("event `{id}` is in the timeline already: that one stays");
        assert_eq!(told, [known("port-wdvjhg0h"), known("port-xx"), known("event-yy")]);
        assert!(again.is_empty());
    }
}
