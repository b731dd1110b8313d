//! Values of another form as those of the format.

use std::collections::HashSet;

use crate::{
    dates::{Distance, UtcOffset},
    import::{
        Imported,
        model::{Fields, Room, Table, Value},
        when::edtf,
    },
    model::is_sha256,
};

use super::Kind;

impl Imported {
    /// A value of such a kind; what is none is told.
    pub(super) fn value(&mut self, kind: Kind, value: Value, at: &str) -> Option<Value> {
        let refused = |imported: &mut Self, why: &str| {
            imported.unread(at, why);
            None
        };
        match (kind, value) {
            (Kind::Computed, _) | (Kind::Flag, Value::Flag(false)) => None,
            (Kind::Flag, Value::Flag(true)) => Some(Value::Flag(true)),
            (Kind::Texts, Value::List(items)) => self.texts(items, at),
            (Kind::Text, Value::Text(text)) => Some(Value::Text(text)),
            // Where a text is expected, whoever wrote a number meant its digits.
            (Kind::Text, Value::Number(number)) => Some(Value::Text(number)),
            (Kind::Date, Value::Number(number)) => match edtf(&number) {
                Some(date) => Some(Value::Text(self.lived(date, at))),
                None => refused(self, &format!("no date: `{number}`")),
            },
            (Kind::Offset, Value::Text(text)) => match text.parse::<UtcOffset>() {
                Ok(_) => Some(Value::Text(text)),
                Err(_) => refused(self, &format!("no offset from UTC: `{text}`")),
            },
            (Kind::Hash, Value::Text(text)) => self.hash(text, at).map(Value::Text),
            (Kind::OneOf(words), Value::Text(text)) => {
                if words.contains(&text.as_str()) {
                    return Some(Value::Text(text));
                }
                refused(self, &format!("`{text}` is none of {}", words.join(", ")))
            }
            (Kind::Range, Value::List(ends)) => match ends.as_slice() {
                [Value::Number(start), Value::Number(end)] if is_range(start, end) => Some(Value::List(ends)),
                _ => refused(self, "no range of characters"),
            },
            (Kind::Ref(room), Value::Text(written)) if !written.trim().is_empty() => {
                Some(self.mentioned(room, &written, at))
            }
            (Kind::Refs(room), Value::List(items)) => {
                let Some(Value::List(items)) = self.texts(items, at) else { return None };
                let ids =
                    items.into_iter().filter_map(|it| if let Value::Text(it) = it { Some(it) } else { None });
                let ids =
                    ids.filter(|it| !it.trim().is_empty()).map(|it| self.mentioned(room, &it, at)).collect();
                Some(Value::List(ids))
            }
            (Kind::Links, Value::List(links)) => {
                let links: Vec<Value> = links.into_iter().filter_map(|link| self.link(link, at)).collect();
                (!links.is_empty()).then_some(Value::List(links))
            }
            (Kind::Accounts, Value::Table(facts)) => self.accounts(facts, at),
            (Kind::Original, Value::Table(table)) => self.original(table, at),
            _ => refused(self, "another kind of value is expected here"),
        }
    }

    fn hash(&mut self, text: String, at: &str) -> Option<String> {
        if !is_sha256(&text) {
            self.unread(at, "no SHA-256 in hexadecimal digits");
            return None;
        }
        Some(text)
    }

    /// The document that an article was made from.
    fn original(&mut self, table: Table, at: &str) -> Option<Value> {
        let mut kept = Table::new();
        for (key, value) in table {
            let place = format!("{at}/{key}");
            match (key.as_str(), value) {
                ("file", Value::Text(file)) => kept.push((key, Value::Text(file))),
                ("sha256", Value::Text(hash)) => {
                    kept.extend(self.hash(hash, &place).map(|hash| (key, Value::Text(hash))));
                }
                _ => self.unread(place, "this is nothing of an original"),
            }
        }
        let has_file = kept.iter().any(|(key, _)| key == "file");
        if !has_file {
            self.unread(at, "an original has a file");
        }
        has_file.then_some(Value::Table(kept))
    }

    fn texts(&mut self, items: Vec<Value>, at: &str) -> Option<Value> {
        let mut texts = Vec::new();
        for (index, item) in items.into_iter().enumerate() {
            match item {
                Value::Text(text) | Value::Number(text) => texts.push(Value::Text(text)),
                _ => self.unread(format!("{at}/{index}"), "a text is expected here"),
            }
        }
        (!texts.is_empty()).then_some(Value::List(texts))
    }

    /// The id of what is named, which may be defined later, or not at all.
    fn mentioned(&mut self, room: Room, written: &str, at: &str) -> Value {
        if room == Room::Events {
            self.links.push((written.to_owned(), at.to_owned()));
            return Value::text(written);
        }
        let [_, noun, _] = room.words();
        if let Some(named) = self.ids[room as usize].doubtful(written) {
            let why = format!(
                "`{written}` is what the timeline calls {}: none of them is taken; write the id of the one that is meant",
                named.join(" and ")
            );
            self.unread(at, why);
        }
        let ids = &mut self.ids[room as usize];
        let id = ids.of(written, noun);
        ids.mentioned.push((id.clone(), written.to_owned()));
        Value::Text(id)
    }

    pub(super) fn roles(&mut self, fields: &Fields, roles: Table, at: &str) -> Option<Value> {
        let cast = fields.iter().find_map(|(key, value)| match value {
            Value::List(cast) if *key == "actors" => Some(cast.as_slice()),
            _ => None,
        });
        let cast: HashSet<&str> = cast
            .unwrap_or_default()
            .iter()
            .filter_map(|actor| if let Value::Text(actor) = actor { Some(actor.as_str()) } else { None })
            .collect();
        let mut known = Table::new();
        for (actor, role) in roles {
            // Called as in the list of actors.
            let id = self.ids[Room::Actors as usize].find(&actor).filter(|id| cast.contains(id.as_str()));
            match (id, role) {
                (Some(id), Value::Text(role)) => {
                    known.push((id, Value::Text(role)));
                }
                _ => self.unread(format!("{at}/{actor}"), "a role is a text, of an actor of the event"),
            }
        }
        (!known.is_empty()).then_some(Value::Table(known))
    }

    /// Another event, or a table with how far it is.
    fn link(&mut self, link: Value, at: &str) -> Option<Value> {
        let table = match link {
            Value::Text(event) => return Some(self.mentioned(Room::Events, &event, at)),
            Value::Table(table) => table,
            _ => {
                self.unread(at, "an event's id is expected here");
                return None;
            }
        };
        let mut kept = Table::new();
        for (key, value) in table {
            match (key.as_str(), value) {
                ("event", Value::Text(event)) => kept.push((key, self.mentioned(Room::Events, &event, at))),
                ("words", Value::Text(words)) => kept.push((key, Value::Text(words))),
                ("within", Value::Text(within)) if Distance::parse(&within).is_ok() => {
                    kept.push((key, Value::Text(within)));
                }
                _ => self.unread(format!("{at}/{key}"), "this is nothing of a distance between events"),
            }
        }
        kept.iter().any(|(key, _)| key == "event").then_some(Value::Table(kept))
    }

    /// What a source says of facts: `{ fact = value }`, each a value, a table with its words, or a list of these.
    fn accounts(&mut self, facts: Table, at: &str) -> Option<Value> {
        let mut said = Table::new();
        for (fact, value) in facts {
            let at = format!("{at}/{fact}");
            let value = match value {
                Value::List(values) => {
                    let values: Vec<_> =
                        values.into_iter().filter_map(|it| self.account(&fact, it, &at)).collect();
                    (!values.is_empty()).then_some(Value::List(values))
                }
                value => self.account(&fact, value, &at),
            };
            if let (Some(value), Value::Text(id)) = (value, self.mentioned(Room::Facts, &fact, &at)) {
                said.push((id, value));
            }
        }
        (!said.is_empty()).then_some(Value::Table(said))
    }

    fn account(&mut self, fact: &str, value: Value, at: &str) -> Option<Value> {
        match value {
            Value::Number(number) => Some(Value::Number(number)),
            Value::Text(text) => {
                self.worded.insert(fact.to_owned());
                Some(self.lived_value(fact, Value::Text(text), at))
            }
            Value::Table(table) => {
                let mut kept = Table::new();
                for (key, value) in table {
                    match (key.as_str(), &value) {
                        ("value", Value::Text(_)) => {
                            self.worded.insert(fact.to_owned());
                            kept.push((key, self.lived_value(fact, value, at)));
                        }
                        ("value", Value::Number(_)) | ("words" | "hedge", Value::Text(_)) => {
                            kept.push((key, value));
                        }
                        _ => self.unread(format!("{at}/{key}"), "this is nothing of an account"),
                    }
                }
                let is_one = kept.iter().any(|(key, _)| key == "value" || key == "words");
                if !is_one {
                    self.unread(at, "an account has a value, words or both");
                }
                is_one.then_some(Value::Table(kept))
            }
            Value::Flag(_) | Value::List(_) => {
                self.unread(at, "an account is a number, a text, or a table with `value` and `words`");
                None
            }
        }
    }
}

fn is_range(start: &str, end: &str) -> bool {
    let number = |text: &str| text.parse::<usize>().ok();
    number(start).zip(number(end)).is_some_and(|(start, end)| start < end)
}
