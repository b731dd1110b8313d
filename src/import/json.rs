//! The JSON of `dateline export --to json`: a timeline comes back as it was, but for what is not in it (the originals of
//! articles). What is there for other programs, such as bounds and verdicts, is found out anew.

use super::{
    Imported,
    model::{Room, Table, Value, value},
    tables::{ABOUT, Id},
};

/// What is computed of the rest.
const COMPUTED: [&str; 2] = ["accounts", "problems"];

/// The version of the form that is read here.
const VERSION: &str = "1";

pub(super) fn read(text: &str, imported: &mut Imported) {
    let mut table = match serde_json::from_str(text).map(value) {
        Ok(Some(Value::Table(table))) => table,
        Ok(_) => return imported.unread("/", "a timeline in JSON is an object"),
        Err(error) => return imported.unread(place(&error), format!("no JSON: {}", reason(&error))),
    };
    zones(&mut table, imported);
    for (key, value) in table {
        let at = format!("/{key}");
        match (key.as_str(), value) {
            ("dateline", Value::Number(version)) if version == VERSION => {}
            ("dateline", _) => {
                imported.unread(
                    at,
                    format!("another version of the form than {VERSION}: some of it may mean something else"),
                );
            }
            ("hidden_events", Value::Number(hidden)) => {
                if hidden != "0" {
                    imported.tell(format!(
                        "the file is part of a timeline: a filter left out {hidden} of its events"
                    ));
                }
            }
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

/// What the file says of itself, and of what facts it gives dates: before any date of it is read.
fn zones(table: &mut Table, imported: &mut Imported) {
    let index = table.iter().position(|(key, value)| key == "timeline" && matches!(value, Value::Table(_)));
    if let Some((key, Value::Table(about))) = index.map(|index| table.remove(index)) {
        imported.about = imported.fields(ABOUT, about, &format!("/{key}"));
    }
    imported.zones.theirs = imported.about.iter().find_map(|(key, value)| match value {
        Value::Text(offset) if *key == "utc_offset" => offset.parse().ok(),
        _ => None,
    });
    let facts = table.iter().filter(|(key, _)| key == "facts");
    let facts =
        facts.filter_map(|(_, facts)| if let Value::List(facts) = facts { Some(facts) } else { None });
    for fact in facts.flatten() {
        let Value::Table(fact) = fact else { continue };
        let has =
            |it: &str, what: &str| fact.iter().any(|(key, value)| key == it && *value == Value::text(what));
        let id = fact
            .iter()
            .find_map(|(key, id)| if let Value::Text(id) = id { (key == "id").then_some(id) } else { None });
        imported.zones.dated.extend(id.filter(|_| has("kind", "date")).cloned());
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
