//! What is left to do once everything is read: names that lead nowhere.

use std::mem;

use crate::text::counted;

use super::{
    Imported,
    model::{Entry, Event, Fields, Room, Value},
};

impl Imported {
    /// Defines what is named and nowhere defined, by its name alone; leaves out links to events that are not there.
    pub(super) fn settle(&mut self) {
        for room in Room::REGISTERS {
            let [table, noun, name] = room.words();
            let mut implied = 0;
            for (id, written) in mem::take(&mut self.ids[room as usize].mentioned) {
                let ids = &mut self.ids[room as usize];
                let is_known = ids.is_there(&id) || (room == Room::Facts && id == "date");
                if is_known || !ids.defined.insert(id.clone()) {
                    continue;
                }
                let is_number = room == Room::Facts && !self.worded.contains(&written);
                let words = if written.trim().is_empty() { id.clone() } else { written };
                let mut fields: Fields = vec![(name, Value::Text(words))];
                fields.extend(is_number.then(|| ("kind", Value::text("number"))));
                self.entries[room as usize].push(Entry { id, fields });
                implied += 1;
            }
            if implied > 0 {
                let (are, only) = if implied == 1 {
                    ("is", format!("its {name} stands"))
                } else {
                    ("are", format!("their {name}s stand"))
                };
                let counted = counted(implied, noun);
                self.tell(format!("{counted} {are} named and not defined: only {only} in [{table}]"));
            }
        }
        if let Some(mixed) = self.dates.mixed() {
            self.tell(mixed);
        }
        self.settle_links();
    }

    fn settle_links(&mut self) {
        for (written, place) in mem::take(&mut self.links) {
            if self.ids[Room::Events as usize].find(&written).is_none() {
                self.unread(place, format!("there is no event `{written}` here"));
            }
        }
        let ids = &self.ids[Room::Events as usize];
        let known = |written: &str| ids.find(written);
        for Event { fields, sources } in &mut self.events {
            fields.retain_mut(|(key, value)| match (*key, value) {
                ("after" | "before", Value::List(links)) => {
                    links.retain_mut(|link| renamed(link, &known));
                    !links.is_empty()
                }
                _ => true,
            });
            for source in sources {
                source.retain_mut(|(key, value)| *key != "about" || renamed(value, &known));
            }
        }
    }
}

/// Puts an event's id in the place of what the file calls it; whether it has one.
fn renamed(link: &mut Value, known: &impl Fn(&str) -> Option<String>) -> bool {
    let event = match link {
        Value::Table(table) => table.iter_mut().find(|(key, _)| key == "event").map(|(_, value)| value),
        value => Some(value),
    };
    let Some(Value::Text(written)) = event else { return false };
    known(written).map(|id| *written = id).is_some()
}
