//! What an item of a library is called: the same each time that it comes in.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use crate::{
    evidence::searched,
    import::{Imported, model::Room},
    model::{id_of, is_id},
};

use super::{bare, text};

/// What the items are called.
pub(super) struct Called {
    /// By where they stand.
    names: Vec<Option<Name>>,
    /// The id of the one item with a title; none where there are several.
    titled: HashMap<String, Option<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    id: String,
    /// What the file itself calls it by.
    written: String,
    /// Another item before it would have this id.
    is_second: bool,
}

impl Called {
    pub(super) fn of(items: &[Json]) -> Self {
        let mut owners: HashMap<String, String> = HashMap::new();
        let mut titled: HashMap<String, Option<String>> = HashMap::new();
        let names = items.iter().map(|item| {
            let item = item.as_object()?;
            let (id, written) = name(item);
            let title = bare(&text(item, "title"));
            let owner = owners.get(&id);
            // Two that the file calls the same are one, unless it says nothing of them at all.
            let says_nothing = written.is_empty() && title.is_empty();
            let is_second = owner.is_some_and(|owner| *owner != written || says_nothing);
            if owner.is_none() {
                owners.insert(id.clone(), written.clone());
            }
            let only = Some(id.clone()).filter(|_| !is_second);
            titled.entry(title).and_modify(|it| *it = None).or_insert(only);
            Some(Name { id, written, is_second })
        });
        Self { names: names.collect(), titled }
    }

    /// The id that an item is to have; none where the timeline has what it tells of, which is told.
    pub(super) fn id(&self, index: usize, url: &str, imported: &mut Imported) -> Option<String> {
        let name = self.names.get(index)?.as_ref()?;
        let ids = &mut imported.ids[Room::Articles as usize];
        let at_address =
            Some(url).filter(|url| !url.is_empty()).map(|url| ids.named(url, &name.id, "article"));
        if let Some(there) = at_address.filter(|id| ids.is_there(id)) {
            let why =
                format!("article `{there}` is in the timeline already, with this address: that one stays");
            imported.unread(format!("/{index}"), why);
            return None;
        }
        let id = if name.is_second {
            ids.named(&format!("/{index}"), &name.id, "article")
        } else {
            name.id.clone()
        };
        if id != name.written && !name.written.is_empty() && !ids.is_there(&id) {
            imported.tell(format!("article `{}` has the id `{id}`", name.written));
        }
        Some(id)
    }

    /// The id of the one item with this title.
    pub(super) fn titled(&self, title: &str) -> Option<&str> {
        self.titled.get(title)?.as_deref()
    }
}

/// The id, and what it was made of: a key to cite it by, what the file calls it, or else author, year and title.
fn name(item: &Map<String, Json>) -> (String, String) {
    for key in ["citation-key", "id"] {
        let written = text(item, key);
        // Of an address the last part says which it is.
        let is_address = written.contains("://");
        let part = written.trim_end_matches('/').rsplit('/').next().filter(|_| is_address);
        let id = made(part.unwrap_or(&written));
        if !id.is_empty() {
            return (id, written);
        }
    }
    let author = |key: &str| item.get("author")?.get(0)?.get(key)?.as_str();
    let author = author("family").or_else(|| author("literal")).unwrap_or_default();
    let year = item.get("issued").and_then(|it| it.pointer("/date-parts/0/0")).map(|year| match year {
        Json::String(year) => year.clone(),
        year => year.to_string(),
    });
    let words = format!("{author} {} {}", year.unwrap_or_default(), bare(&text(item, "title")));
    let id = Some(made(&words)).filter(|id| !id.is_empty()).unwrap_or_else(|| "article".to_owned());
    (id, String::new())
}

fn made(words: &str) -> String {
    if is_id(words) { words.to_owned() } else { id_of(&searched(words)) }
}
