//! CSL-JSON (the input data of the Citation Style Language 1.0.2), which Zotero and others write: articles.
//!
//! A container, such as a newspaper, becomes the publisher. What a timeline has no key for is counted, a line for each
//! variable. Years before 1 are counted from -1, as CSL has it.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::{
    Imported,
    model::{Room, Table, Value},
    parts::Parts,
    when::edtf,
};

/// Variables that are read, or say nothing of an article that a reader would miss.
const KNOWN: [&str; 13] = [
    "id",
    "type",
    "title",
    "author",
    "container-title",
    "publisher",
    "issued",
    "accessed",
    "URL",
    "archive_location",
    "language",
    "citation-key",
    "DOI",
];

pub(super) fn read(text: &str, imported: &mut Imported) {
    let items = match serde_json::from_str(text) {
        Ok(Json::Array(items)) => items,
        Ok(Json::Object(mut file)) if file.get("items").is_some_and(Json::is_array) => {
            file.remove("items").and_then(|items| items.as_array().cloned()).unwrap_or_default()
        }
        Ok(_) => return imported.unread("/", "a library in CSL-JSON is a list of items"),
        Err(error) => {
            return imported
                .unread(super::json::place(&error), format!("no JSON: {}", super::json::reason(&error)));
        }
    };
    let mut others: BTreeMap<String, usize> = BTreeMap::new();
    for (index, item) in items.iter().enumerate() {
        let at = format!("/{index}");
        let Some(item) = item.as_object() else {
            imported.unread(at, "an object is expected here");
            continue;
        };
        for key in item.keys().filter(|key| !KNOWN.contains(&key.as_str())) {
            *others.entry(key.clone()).or_default() += 1;
        }
        article(item, &at, imported);
    }
    for (key, count) in others {
        imported.unread("/", format!("`{key}` has no place in an article ({count} of {})", items.len()));
    }
}

fn article(item: &Map<String, Json>, at: &str, imported: &mut Imported) {
    let text = |key: &str| match item.get(key) {
        Some(Json::String(text)) => text.trim().to_owned(),
        Some(Json::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let mut table = Table::new();
    let mut add = |key: &str, text: String| {
        if !text.is_empty() {
            table.push((key.to_owned(), Value::Text(text)));
        }
    };
    add("title", text("title"));
    let publishers: Vec<String> =
        [text("container-title"), text("publisher")].into_iter().filter(|it| !it.is_empty()).collect();
    add("publisher", publishers.join(", "));
    // A DOI is an address without its beginning (doi.org).
    let doi =
        Some(text("DOI")).filter(|doi| doi.starts_with("10.")).map(|doi| format!("https://doi.org/{doi}"));
    add("url", Some(text("URL")).filter(|url| !url.is_empty()).or(doi).unwrap_or_default());
    let archived = text("archive_location");
    if archived.is_empty() || archived.starts_with("http") {
        add("archive_url", archived);
    } else {
        imported.unread(format!("{at}/archive_location"), format!("no address: `{archived}`"));
    }
    add("language", text("language"));
    for key in ["issued", "accessed"] {
        if let Some(date) = item.get(key) {
            add(key, date_of(date, &format!("{at}/{key}"), imported).unwrap_or_default());
        }
    }
    let authors = item.get("author").and_then(Json::as_array);
    let authors: Vec<String> =
        authors.into_iter().flatten().map(name).filter(|name| !name.is_empty()).collect();
    table.extend((!authors.is_empty()).then(|| ("author".to_owned(), Value::texts(authors))));
    let id = [text("id"), text("title")].into_iter().find(|it| !it.is_empty());
    imported.take_entry(Room::Articles, &id.unwrap_or_else(|| "article".to_owned()), table, at);
}

/// As one writes it: given name first, unless it is one whole.
fn name(author: &Json) -> String {
    let part = |key: &str| author.get(key).and_then(Json::as_str).unwrap_or_default().trim();
    let parts =
        ["given", "dropping-particle", "non-dropping-particle", "family", "suffix", "literal"].map(part);
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A date in EDTF; what is none is told.
fn date_of(date: &Json, at: &str, imported: &mut Imported) -> Option<String> {
    let text = |key: &str| date.get(key).and_then(Json::as_str).unwrap_or_default();
    let is_about = date.get("circa").is_some_and(|it| !matches!(it, Json::Bool(false) | Json::Null));
    let read = match date.get("date-parts").and_then(Json::as_array) {
        Some(ends) => in_parts(ends, date.get("season")),
        None => [text("raw"), text("literal")].into_iter().find_map(edtf),
    };
    let read =
        read.filter(|it| !is_about || !it.contains('T')).map(|it| if is_about { about(&it) } else { it });
    let read = read.and_then(|it| edtf(&it));
    if read.is_none() {
        imported.unread(at, format!("no date: `{date}`"));
    }
    read
}

fn about(date: &str) -> String {
    date.split('/').map(|end| format!("{end}~")).collect::<Vec<_>>().join("/")
}

/// A date, or the first and the last.
fn in_parts(ends: &[Json], season: Option<&Json>) -> Option<String> {
    let end = |end: &Json| {
        let part = |index: usize| match end.get(index) {
            Some(Json::Number(number)) => number.to_string(),
            Some(Json::String(text)) => text.clone(),
            _ => String::new(),
        };
        let parts = Parts { year: part(0), month: part(1), day: part(2), ..Parts::default() };
        parts.edtf().filter(|(_, is_whole)| *is_whole).map(|(date, _)| date)
    };
    let ends: Vec<String> = ends.iter().map(end).collect::<Option<_>>()?;
    let season = season.and_then(|it| it.as_u64().or_else(|| it.as_str()?.parse().ok()));
    match (ends.as_slice(), season) {
        // Spring to winter (ISO 8601-2:2019, 4.8).
        ([year], Some(season @ 1..=4)) if year.len() == 4 => Some(format!("{year}-{}", 20 + season)),
        ([date], None) => Some(date.clone()),
        // Another season, or one of several dates, is none that can be told.
        ([first, last], None) => Some(format!("{first}/{last}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{Format, tests::imported};

    #[test]
    fn items_become_articles_as_exactly_dated_as_they_are() {
        let library = r#"[
            { "id": "ahlberg2031", "type": "article-newspaper", "title": "The port", "container-title": "Gazette", "page": "4",
              "author": [{ "family": "Ahlberg", "given": "Ann" }, { "literal": "Port office" }], "URL": "https://e.example/a",
              "issued": { "date-parts": [["2031", 3, "7"]] }, "accessed": { "date-parts": [[2031, 4]], "circa": true } },
            { "id": "http://zotero.org/users/1/items/ABC", "title": "Old", "issued": { "date-parts": [[-44], [14]] }, "DOI": "10.1/x" },
            { "id": "c", "title": "C", "issued": { "literal": "some day" }, "accessed": { "raw": "7 March 2031" } },
            { "id": "d", "title": "D", "issued": { "date-parts": [[2031]], "season": 1 } }, 7 ]"#;
        let (written, told) = imported(Format::Csl, library);
        assert_eq!(
            told,
            [
                "/2/issued: no date: `{\"literal\":\"some day\"}`",
                "/4: an object is expected here",
                "/: `page` has no place in an article (1 of 5)",
            ]
        );
        assert_eq!(
            written,
            "[articles.ahlberg2031]\ntitle = \"The port\"\nauthor = [\"Ann Ahlberg\", \"Port office\"]\npublisher = \"Gazette\"\n\
             issued = \"2031-03-07\"\naccessed = \"2031-04~\"\nurl = \"https://e.example/a\"\n\n\
             [articles.http-zotero-org-users-1-items-abc]\ntitle = \"Old\"\nissued = \"-0043/0014\"\nurl = \"https://doi.org/10.1/x\"\n\n\
             [articles.c]\ntitle = \"C\"\naccessed = \"2031-03-07\"\n\n[articles.d]\ntitle = \"D\"\nissued = \"2031-21\"\n"
        );
    }
}
