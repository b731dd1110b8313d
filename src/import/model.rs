use std::fmt::Display;

use crate::text::counted;

use super::{
    ids::{Ids, Known},
    when::Dates,
    zone::Zones,
};

/// A value as it will stand in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    /// A number without quotation marks, as it was written.
    Number(String),
    Flag(bool),
    List(Vec<Value>),
    Table(Table),
}

/// Keys with their values, in their order.
pub(super) type Table = Vec<(String, Value)>;

/// What a table of the format holds: its keys, in the order of the format.
pub(super) type Fields = Vec<(&'static str, Value)>;

/// The tables of a timeline whose members are named by ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    Actors,
    Places,
    Articles,
    Facts,
    Events,
}

impl Room {
    /// Those before the events, in the order of the format.
    pub(super) const REGISTERS: [Self; 4] = [Self::Actors, Self::Places, Self::Articles, Self::Facts];

    /// The name of the table, what a member is called, and the key of its name.
    pub(super) fn words(self) -> [&'static str; 3] {
        match self {
            Self::Actors => ["actors", "actor", "name"],
            Self::Places => ["places", "place", "name"],
            Self::Articles => ["articles", "article", "title"],
            Self::Facts => ["facts", "fact", "name"],
            Self::Events => ["events", "event", "title"],
        }
    }
}

/// Something that was not read, where it stands, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unread {
    /// A line, a row, or a pointer into JSON (RFC 6901).
    pub(crate) place: String,
    pub(crate) why: String,
}

/// An actor, a place, an article or a fact.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) fields: Fields,
}

#[derive(Debug)]
pub(super) struct Event {
    /// Its id is the first of them.
    pub(super) fields: Fields,
    pub(super) sources: Vec<Fields>,
}

/// What a file of another program held.
#[derive(Debug, Default)]
pub(crate) struct Imported {
    pub(super) about: Fields,
    pub(super) ids: [Ids; 5],
    /// In the order of [`Room::REGISTERS`].
    pub(super) entries: [Vec<Entry>; 4],
    pub(super) events: Vec<Event>,
    /// Events that others name, and where.
    pub(super) links: Vec<(String, String)>,
    /// Facts of which something is said that is no bare number.
    pub(super) worded: std::collections::HashSet<String>,
    pub(super) dates: Dates,
    pub(super) zones: Zones,
    unread: Vec<Unread>,
    more_unread: usize,
    /// What came in, and otherwise than might be thought.
    told: Vec<String>,
}

/// So many are kept; of others it is told how many there are.
const MOST: usize = 10_000;

impl Imported {
    /// Nothing yet, to be put beside what there is.
    pub(super) fn beside(known: Known) -> Self {
        let zones = Zones { ours: known.offset, is_beside: true, ..Zones::default() };
        Self { ids: known.ids.map(Ids::beside), zones, ..Self::default() }
    }

    pub(super) fn unread(&mut self, place: impl Into<String>, why: impl Display) {
        if self.unread.len() < MOST {
            let place: String = place.into();
            let place = place.trim_end_matches([':', ' ']);
            // A row has cells, no pointer leads into it.
            let place =
                if place.starts_with("row ") { place.replacen(": /", ", ", 1) } else { place.to_owned() };
            self.unread.push(Unread { place, why: why.to_string() });
        } else {
            self.more_unread += 1;
        }
    }

    pub(super) fn tell(&mut self, what: String) {
        if self.told.len() < MOST {
            self.told.push(what);
        }
    }

    /// What could not be read, and how much there is besides.
    pub(crate) fn all_unread(&self) -> (&[Unread], usize) {
        (&self.unread, self.more_unread)
    }

    pub(crate) fn told(&self) -> &[String] {
        &self.told
    }

    /// How many events came in.
    pub(crate) fn events(&self) -> usize {
        self.events.len()
    }

    /// What came in, counted by its kind; empty where that is nothing.
    pub(crate) fn in_words(&self) -> String {
        let counts = self.entries.iter().map(Vec::len);
        let kinds =
            [(Room::Events, self.events.len())].into_iter().chain(Room::REGISTERS.into_iter().zip(counts));
        let mut kinds: Vec<String> = kinds
            .filter(|(_, count)| *count > 0)
            .map(|(room, count)| counted(count, room.words()[1]))
            .collect();
        if kinds.is_empty() {
            kinds.extend(self.about.iter().map(|(key, _)| format!("its {key}")));
        }
        match kinds.split_last() {
            Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
            _ => kinds.concat(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.about.is_empty() && self.events.is_empty() && self.entries.iter().all(Vec::is_empty)
    }
}

impl Value {
    /// What a table has behind a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Table(table) = self else { return None };
        table.iter().find(|(it, _)| it == key).map(|(_, value)| value)
    }

    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }
}

/// A number as it was written; where that has an exponent, which no number of an account has, what it comes to.
fn number(number: &serde_json::Number) -> Value {
    let written = number.to_string();
    if !written.contains(['e', 'E']) {
        return Value::Number(written);
    }
    let counted = number.as_f64().and_then(serde_json::Number::from_f64);
    counted.map_or(Value::Text(written), |counted| Value::Number(counted.to_string()))
}

/// JSON's null is what is not there.
pub(super) fn value(json: serde_json::Value) -> Option<Value> {
    use serde_json::Value as Json;
    Some(match json {
        Json::Null => return None,
        Json::Bool(flag) => Value::Flag(flag),
        Json::Number(number) => self::number(&number),
        Json::String(text) => Value::Text(text),
        Json::Array(items) => Value::List(items.into_iter().filter_map(value).collect()),
        Json::Object(table) => {
            Value::Table(table.into_iter().filter_map(|(key, it)| Some((key, value(it)?))).collect())
        }
    })
}
