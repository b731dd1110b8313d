//! What a page says for programs: schema.org in JSON-LD (`<script type="application/ld+json">`).

use dom_query::{Document, NodeRef};
use serde_json::Value;

/// Of the first article in it.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) issued: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

pub(super) fn of(page: &Document) -> Linked {
    let scripts = page.select("script[type=\"application/ld+json\"]");
    // JSON that nests without end is refused by its parser.
    let texts = scripts.nodes().iter().map(NodeRef::text);
    let parsed = texts.filter_map(|text| serde_json::from_str::<Value>(text.trim()).ok());
    parsed.into_iter().find_map(|value| article(&value).map(read)).unwrap_or_default()
}

/// The article: what stands there, one of a list, or one of a `@graph`.
fn article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(items) => items.iter().find_map(article),
        Value::Object(_) if is_article(value.get("@type")) => Some(value),
        Value::Object(object) => object.get("@graph").and_then(article),
        _ => None,
    }
}

/// `NewsArticle`, `BlogPosting`, and their like.
fn is_article(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::String(kind)) => {
            ["Article", "Posting", "Report"].iter().any(|ending| kind.ends_with(ending))
        }
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind.is_string() && is_article(Some(kind))),
        _ => false,
    }
}

fn read(article: &Value) -> Linked {
    let text = |key: &str| article.get(key).and_then(Value::as_str).map(str::to_owned);
    Linked {
        title: text("headline").or_else(|| text("name")),
        authors: article.get("author").map(names).unwrap_or_default(),
        publisher: article.get("publisher").map(names).unwrap_or_default().into_iter().next(),
        issued: text("datePublished"),
        url: text("url"),
        language: text("inLanguage"),
    }
}

/// A name, an object with one, or several of these. An address in its place is no name.
fn names(value: &Value) -> Vec<String> {
    let name = |value: &Value| {
        let name = value.as_str().or_else(|| value.get("name")?.as_str())?;
        (!name.contains("://") && !name.trim().is_empty()).then(|| name.to_owned())
    };
    match value {
        Value::Array(items) => items.iter().filter_map(name).collect(),
        one => name(one).into_iter().collect(),
    }
}
