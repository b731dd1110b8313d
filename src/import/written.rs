//! The timeline file that was made of an import.

use std::fmt::Write as _;

use crate::export::{basic, string};

use super::{
    Imported,
    model::{Event, Fields, Room, Value},
};

impl Imported {
    /// The file: its tables in the order of the format, a blank line between them.
    pub(crate) fn written(&self) -> String {
        let mut file = String::new();
        if !self.about.is_empty() {
            table("[timeline]", &self.about, &mut file);
        }
        for (room, entries) in Room::REGISTERS.iter().zip(&self.entries) {
            let [name, ..] = room.words();
            for entry in entries {
                table(&format!("[{name}.{}]", entry.id), &entry.fields, &mut file);
            }
        }
        for Event { fields, sources } in &self.events {
            table("[[events]]", fields, &mut file);
            for source in sources {
                table("[[events.sources]]", source, &mut file);
            }
        }
        file
    }
}

fn table(header: &str, fields: &Fields, file: &mut String) {
    let gap = if file.is_empty() { "" } else { "\n" };
    let _ = writeln!(file, "{gap}{header}");
    for (key, value) in fields {
        let value = match value {
            Value::Text(text) => string(text),
            value => inline(value),
        };
        let _ = writeln!(file, "{key} = {value}");
    }
}

/// On one line.
fn inline(value: &Value) -> String {
    match value {
        Value::Text(text) => basic(text),
        Value::Number(number) => number.clone(),
        Value::Flag(flag) => flag.to_string(),
        Value::List(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Table(table) => {
            let entries = table.iter().map(|(key, value)| format!("{} = {}", bare(key), inline(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

fn bare(key: &str) -> String {
    let is_bare =
        !key.is_empty() && key.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_'));
    if is_bare { key.to_owned() } else { basic(key) }
}
