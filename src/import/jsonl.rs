//! The lines of `dateline export --to jsonl`: an event each.
//!
//! They name actors, places, articles and facts by their ids and hold nothing else of them but whose words an article's are:
//! so the ids are their names.

use std::collections::BTreeMap;

use strum::VariantNames as _;

use crate::model::Rendition;

use super::{
    Imported,
    json::{event, reason},
    model::{Value, value},
};

pub(super) fn read(text: &str, imported: &mut Imported) {
    let mut renditions = Renditions::default();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = index + 1;
        match serde_json::from_str(line).map(value) {
            Ok(Some(value)) => {
                let at = format!("line {number}: ");
                renditions.note(&value, &at, imported);
                event(value, &at, imported);
            }
            Ok(None) => imported.unread(format!("line {number}"), "an object is expected here"),
            Err(error) => {
                let place = format!("line {number}, column {}", error.column());
                imported.unread(place, format!("no JSON: {}", reason(&error)));
            }
        }
    }
    for (article, (rendition, at)) in renditions.0 {
        if rendition != USUAL {
            let table = [("title", article.as_str()), ("rendition", rendition)];
            let table = table.map(|(key, text)| (key.to_owned(), Value::text(text)));
            imported.take_article(&article, table.into(), &at);
        }
    }
}

/// Each article's rendition, and where it was first given.
#[derive(Debug, Default)]
struct Renditions(BTreeMap<String, (&'static str, String)>);

/// What an article is of which nothing is said.
const USUAL: &str = "original";

impl Renditions {
    /// Takes down what the sources of an event say of their articles.
    fn note(&mut self, event: &Value, at: &str, imported: &mut Imported) {
        let Some(Value::List(sources)) = event.get("sources") else { return };
        for (index, source) in sources.iter().enumerate() {
            let Some(Value::Text(article)) = source.get("article") else { continue };
            let Some(Value::Text(word)) = source.get("rendition") else { continue };
            let at = format!("{at}/sources/{index}/rendition");
            let Some(given) = Rendition::VARIANTS.iter().copied().find(|it| it == word) else {
                imported.unread(at, format!("`{word}` is none of {}", Rendition::VARIANTS.join(", ")));
                continue;
            };
            if article.trim().is_empty() {
                continue;
            }
            let (first, _) = self.0.entry(article.clone()).or_insert_with(|| (given, at.clone()));
            if *first != given {
                imported.unread(at, format!("article `{article}` is `{first}` where it is named first"));
            }
        }
    }
}
