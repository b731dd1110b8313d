//! The JSON of `dateline export --to json`: a timeline comes back as it was, but for what is not in it (the originals of
//! articles). What is there for other programs, such as bounds and verdicts, is found out anew.

use super::{
    Imported,
    model::{Room, Table, Value, value},
    tables::{ABOUT, Id},
};

/// What is computed of the rest.
const COMPUTED: [&str; 4] = ["dateline", "hidden_events", "accounts", "problems"];

pub(super) fn read(text: &str, imported: &mut Imported) {
    let table = match serde_json::from_str(text).map(value) {
        Ok(Some(Value::Table(table))) => table,
        Ok(_) => return imported.unread("/", "a timeline in JSON is an object"),
        Err(error) => return imported.unread(place(&error), format!("no JSON: {}", reason(&error))),
    };
    for (key, value) in table {
        let at = format!("/{key}");
        match (key.as_str(), value) {
            ("timeline", Value::Table(about)) => imported.about = imported.fields(ABOUT, about, &at),
            ("events", Value::List(events)) => {
                for (index, event) in events.into_iter().enumerate() {
                    self::event(event, &format!("{at}/{index}"), imported);
                }
            }
            (key, value) => match Room::REGISTERS.into_iter().find(|room| room.words()[0] == key) {
                Some(room) => entries(room, value, &at, imported),
                None if COMPUTED.contains(&key) => {}
                None => imported.unread(at, "a timeline has no such table"),
            },
        }
    }
}

fn entries(room: Room, value: Value, at: &str, imported: &mut Imported) {
    let Value::List(items) = value else { return imported.unread(at, "a list is expected here") };
    for (index, item) in items.into_iter().enumerate() {
        let at = format!("{at}/{index}");
        match item {
            Value::Table(mut table) => match taken(&mut table, "id") {
                Some(id) => imported.take_entry(room, &id, table, &at),
                None => imported.unread(at, "it has no id"),
            },
            _ => imported.unread(at, "an object is expected here"),
        }
    }
}

/// An event as the exports have it.
pub(super) fn event(event: Value, at: &str, imported: &mut Imported) {
    let Value::Table(mut table) = event else { return imported.unread(at, "an object is expected here") };
    let id = taken(&mut table, "id");
    let title = table.iter().find_map(|(key, value)| match value {
        Value::Text(text) if key == "title" => Some(text.clone()),
        _ => None,
    });
    let id = id.map_or_else(|| Id::Made(title.unwrap_or_default()), Id::Given);
    imported.take_event(&id, table, at);
}

/// A text of a table, which has it no more.
pub(super) fn taken(table: &mut Table, key: &str) -> Option<String> {
    let index = table.iter().position(|(it, _)| it == key)?;
    match table.remove(index) {
        (_, Value::Text(text)) => Some(text),
        (_, Value::Number(number)) => Some(number),
        _ => None,
    }
}

pub(super) fn place(error: &serde_json::Error) -> String {
    format!("line {}, column {}", error.line(), error.column())
}

/// What the parser says, without the place that it says behind it.
pub(super) fn reason(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.rsplit_once(" at line ").map_or(said.clone(), |(said, _)| said.to_owned())
}
