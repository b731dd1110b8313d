//! The lines of `dateline export --to jsonl`: an event each.
//!
//! They name actors, places, articles and facts by their ids and hold nothing else of them: so the ids are their names.

use super::{
    Imported,
    json::{event, reason},
    model::value,
};

pub(super) fn read(text: &str, imported: &mut Imported) {
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = index + 1;
        match serde_json::from_str(line).map(value) {
            Ok(Some(value)) => event(value, &format!("line {number}: "), imported),
            Ok(None) => imported.unread(format!("line {number}"), "an object is expected here"),
            Err(error) => {
                let place = format!("line {number}, column {}", error.column());
                imported.unread(place, format!("no JSON: {}", reason(&error)));
            }
        }
    }
}
