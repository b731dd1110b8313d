//! CSL-JSON (the input data of the Citation Style Language 1.0.2), which Zotero and others write: articles.
//!
//! A container, such as a newspaper, becomes the publisher. What a timeline has no key for is counted, a line for each
//! variable. Years before 1 are counted from -1, as CSL has it.

mod identity;
mod markup;

use serde_json::{Map, Value as Json};

use crate::text::counted;

use super::{
    Imported,
    model::{Room, Table, Value},
    others::Others,
    parts::Parts,
    when::edtf,
};

use identity::Called;
use markup::bare;

/// Variables that are read, or say nothing of an article that a reader would miss.
const KNOWN: [&str; 14] = [
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
    "note",
];

/// How our own export says what CSL has no variable for.
const NOTES: [(&str, &str); 2] = [
    ("Quoted from a translation.", "translation"),
    ("Quoted from a restatement, not in the article's own words.", "restated"),
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
    library(&items, imported);
}

fn library(items: &[Json], imported: &mut Imported) {
    let called = Called::of(items);
    let (mut others, mut marked) = (Others::default(), 0);
    for (index, value) in items.iter().enumerate() {
        let at = format!("/{index}");
        let Some(item) = value.as_object() else {
            imported.unread(at, "an object is expected here");
            continue;
        };
        let doi = doi_of(item, &at, imported);
        let url = Some(text(item, "URL")).filter(|url| !url.is_empty()).or(doi).unwrap_or_default();
        let Some(id) = called.id(index, &url, imported) else { continue };
        others.count(item, &KNOWN, "");
        marked += usize::from(["title", "container-title", "publisher"].iter().any(|key| {
            let text = text(item, key);
            bare(&text) != text
        }));
        let mut table = article(item, &at, imported);
        table.extend((!url.is_empty()).then(|| ("url".to_owned(), Value::Text(url))));
        match noted(&text(item, "note"), &called) {
            Some(noted) => table.extend(noted),
            None => others.add("note"),
        }
        imported.take_entry(Room::Articles, &id, table, &at);
    }
    others.tell("/", ("an article", items.len()), imported);
    if marked > 0 {
        imported.tell(format!("{} without the markup in its words", counted(marked, "article")));
    }
}

fn text(item: &Map<String, Json>, key: &str) -> String {
    match item.get(key) {
        Some(Json::String(text)) => text.trim().to_owned(),
        Some(Json::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The address that a DOI is (doi.org); told where there is no place for it.
fn doi_of(item: &Map<String, Json>, at: &str, imported: &mut Imported) -> Option<String> {
    let (written, url) = (text(item, "DOI"), text(item, "URL"));
    let before = ["https://doi.org/", "http://doi.org/", "http://dx.doi.org/", "https://dx.doi.org/", "doi:"];
    let doi = before.iter().find_map(|before| written.strip_prefix(before)).unwrap_or(&written).trim();
    if !doi.is_empty() && !url.is_empty() && !url.ends_with(doi) {
        imported.unread(format!("{at}/DOI"), format!("beside its URL there is no place for `{written}`"));
    }
    if !doi.is_empty() && url.is_empty() && !doi.starts_with("10.") {
        imported.unread(format!("{at}/DOI"), format!("no DOI: `{written}`"));
    }
    doi.starts_with("10.").then(|| format!("https://doi.org/{doi}"))
}

/// What the note of our own export says, as keys; none of another note.
fn noted(note: &str, called: &Called) -> Option<Table> {
    let mut table = Table::new();
    let mut rest = note;
    for (words, rendition) in NOTES {
        if let Some(before) = rest.strip_suffix(words) {
            table.push(("rendition".to_owned(), Value::text(rendition)));
            rest = before.trim_end();
            break;
        }
    }
    if !rest.is_empty() {
        let title = rest.strip_prefix("Repeats ").and_then(|it| it.strip_suffix('.'))?;
        table.push(("derived_from".to_owned(), Value::text(called.titled(title)?)));
    }
    Some(table)
}

fn article(item: &Map<String, Json>, at: &str, imported: &mut Imported) -> Table {
    let mut table = Table::new();
    let mut add = |key: &str, text: String| {
        if !text.is_empty() {
            table.push((key.to_owned(), Value::Text(text)));
        }
    };
    add("title", bare(&text(item, "title")));
    let publishers = ["container-title", "publisher"].map(|key| bare(&text(item, key)));
    let publishers: Vec<String> = publishers.into_iter().filter(|it| !it.is_empty()).collect();
    add("publisher", publishers.join(", "));
    let archived = text(item, "archive_location");
    if archived.is_empty() || archived.starts_with("http") {
        add("archive_url", archived);
    } else {
        imported.unread(format!("{at}/archive_location"), format!("no address: `{archived}`"));
    }
    add("language", text(item, "language"));
    for key in ["issued", "accessed"] {
        if let Some(date) = item.get(key) {
            add(key, date_of(date, &format!("{at}/{key}"), imported).unwrap_or_default());
        }
    }
    let authors = item.get("author").and_then(Json::as_array);
    let authors: Vec<String> =
        authors.into_iter().flatten().map(name).filter(|name| !name.is_empty()).collect();
    table.extend((!authors.is_empty()).then(|| ("author".to_owned(), Value::texts(authors))));
    table
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
    use crate::{
        export,
        import::{
            Format, Known, Options, read,
            tests::{exported, imported},
        },
    };

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
             [articles.abc]\ntitle = \"Old\"\nissued = \"-0043/0014\"\nurl = \"https://doi.org/10.1/x\"\n\n\
             [articles.c]\ntitle = \"C\"\naccessed = \"2031-03-07\"\n\n[articles.d]\ntitle = \"D\"\nissued = \"2031-21\"\n"
        );
    }

    #[test]
    fn a_library_that_comes_in_again_is_known() {
        let library = r#"[
            { "id": "http://zotero.org/users/1/items/ABCD", "title": "<i>The Mill</i>, burnt", "URL": "https://e.example/1", "DOI": "10.1/x" },
            { "id": 7, "citation-key": "Lund1999", "title": "B" }, { "id": "lund1999", "title": "Another" },
            { "title": "A port", "author": [{ "family": "Blair" }], "issued": { "date-parts": [[1995, 11]] } },
            { "id": "d", "title": "D", "URL": "https://doi.org/10.1/y", "DOI": "10.1/y" } ]"#;
        let (written, told) = imported(Format::Csl, library);
        assert_eq!(told, ["/0/DOI: beside its URL there is no place for `10.1/x`"]);
        for id in ["abcd", "lund1999", "lund1999-2", "blair-1995-a-port", "d"] {
            assert!(written.contains(&format!("[articles.{id}]\n")), "{id}\n{written}");
        }
        assert!(written.contains("title = \"The Mill, burnt\"\n"), "{written}");
        // Another name for what has the same address does not hide it.
        let renamed = written.replace("[articles.abcd]", "[articles.mill]");
        let loaded = crate::load::tests::loaded(&renamed);
        let bytes = library.replace("{ \"id\": \"lund1999\", \"title\": \"Another\" },", "");
        let options = Options { into: Some(Known::of(&loaded.timeline)), ..Options::default() };
        let again = read(Format::Csl, bytes.as_bytes(), options).expect("read");
        assert!(again.is_empty(), "{}", again.written());
        let told: Vec<&str> = again.all_unread().0.iter().map(|it| it.why.as_str()).collect();
        assert_eq!(
            told,
            [
                "beside its URL there is no place for `10.1/x`",
                "article `mill` is in the timeline already, with this address: that one stays",
                "article `lund1999` is in the timeline already: that one stays",
                "article `blair-1995-a-port` is in the timeline already: that one stays",
                "article `d` is in the timeline already, with this address: that one stays",
            ]
        );
    }

    #[test]
    fn our_own_export_says_nothing_that_we_do_not_read() {
        let articles = "[articles.a-b-c-d-e-f-g-h-i-j]\ntitle = \"A. B\"\nurl = \"https://e.example/a\"\n\n\
            [articles.b]\ntitle = \"B\"\nrendition = \"restated\"\nderived_from = \"a-b-c-d-e-f-g-h-i-j\"\n\n\
            [articles.c]\ntitle = \"C\"\nrendition = \"translation\"\n";
        let sources = ["a-b-c-d-e-f-g-h-i-j", "b", "c"].map(|id| format!("{{ article = '{id}' }}"));
        let event = format!("\n[[events]]\nid = 'e'\ntitle = 'E'\nsources = [{}]\n", sources.join(", "));
        let library = exported(export::Format::Csl, &format!("{articles}{event}"));
        assert_eq!(imported(Format::Csl, &library), (articles.to_owned(), vec![]), "{library}");
        let other = library.replace("Repeats A. B.", "Repeats another.");
        assert_eq!(imported(Format::Csl, &other).1, ["/: `note` has no place in an article (1 of 3)"]);
    }
}
