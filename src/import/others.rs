//! Keys of other forms that have no place in a timeline: counted, a line for each of them.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::Imported;

/// How many things of a file have each key.
#[derive(Debug, Default)]
pub(super) struct Others(BTreeMap<String, usize>);

impl Others {
    /// Counts the keys of an object that are not known and say something; `before` stands before the name of each.
    pub(super) fn count(&mut self, object: &Map<String, Json>, known: &[&str], before: &str) {
        for (key, _) in object.iter().filter(|(key, value)| !known.contains(&key.as_str()) && says(value)) {
            *self.0.entry(format!("{before}{key}")).or_default() += 1;
        }
    }

    /// The same of what stands behind a key, which is to be an object; told where it is another thing.
    pub(super) fn count_in(&mut self, (object, key): (&Map<String, Json>, &str), known: &[&str]) -> bool {
        match object.get(key) {
            Some(Json::Object(inner)) => self.count(inner, known, &format!("{key}.")),
            Some(value) => return !says(value),
            None => {}
        }
        true
    }

    /// Counts one more of a key.
    pub(super) fn add(&mut self, key: &str) {
        *self.0.entry(key.to_owned()).or_default() += 1;
    }

    /// Tells each key, and how many of all things that are called `noun` have it.
    pub(super) fn tell(self, place: &str, (noun, all): (&str, usize), imported: &mut Imported) {
        for (key, count) in self.0 {
            imported.unread(place, format!("`{key}` has no place in {noun} ({count} of {all})"));
        }
    }
}

/// Whether there is more to it than that it is there.
fn says(value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::String(text) => !text.trim().is_empty(),
        Json::Array(items) => items.iter().any(says),
        Json::Object(object) => object.values().any(says),
        Json::Bool(_) | Json::Number(_) => true,
    }
}
