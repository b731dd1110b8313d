//! The tables of the format, and how a value of another form becomes one of them: what does not fit is told, and left out.

use strum::VariantNames;

use crate::{
    dates::{Distance, UtcOffset},
    model::{ActorKind, Changes, FactKind, Rendition, Stance, is_sha256},
};

use super::{
    Imported,
    model::{Entry, Event, Fields, Room, Table, Value},
    when::edtf,
};

/// What may stand behind a key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Text,
    Date,
    Offset,
    Hash,
    Flag,
    OneOf(&'static [&'static str]),
    Texts,
    Range,
    Ref(Room),
    Refs(Room),
    /// What actors that are named before do.
    Roles,
    Links,
    Accounts,
    /// Found out anew of the rest.
    Computed,
}

type Keys = &'static [(&'static str, Kind)];

pub(super) const ABOUT: Keys =
    &[("title", Kind::Text), ("summary", Kind::Text), ("utc_offset", Kind::Offset)];

const ACTOR: Keys = &[
    ("name", Kind::Text),
    ("short", Kind::Text),
    ("kind", Kind::OneOf(ActorKind::VARIANTS)),
    ("part_of", Kind::Ref(Room::Actors)),
    ("aliases", Kind::Texts),
];

const PLACE: Keys = &[("name", Kind::Text), ("part_of", Kind::Ref(Room::Places)), ("aliases", Kind::Texts)];

const ARTICLE: Keys = &[
    ("title", Kind::Text),
    ("author", Kind::Texts),
    ("publisher", Kind::Text),
    ("issued", Kind::Date),
    ("accessed", Kind::Date),
    ("url", Kind::Text),
    ("archive_url", Kind::Text),
    ("language", Kind::Text),
    ("text", Kind::Text),
    ("sha256", Kind::Hash),
    ("rendition", Kind::OneOf(Rendition::VARIANTS)),
    ("derived_from", Kind::Ref(Room::Articles)),
    ("is_saved", Kind::Computed),
];

const FACT: Keys = &[
    ("name", Kind::Text),
    ("kind", Kind::OneOf(FactKind::VARIANTS)),
    ("unit", Kind::Text),
    ("changes", Kind::OneOf(Changes::VARIANTS)),
];

const EVENT: Keys = &[
    ("date", Kind::Date),
    ("title", Kind::Text),
    ("summary", Kind::Text),
    ("note", Kind::Text),
    ("graphic", Kind::Flag),
    ("actors", Kind::Refs(Room::Actors)),
    ("roles", Kind::Roles),
    ("places", Kind::Refs(Room::Places)),
    ("tags", Kind::Texts),
    ("after", Kind::Links),
    ("before", Kind::Links),
    ("text", Kind::Computed),
    ("earliest", Kind::Computed),
    ("latest", Kind::Computed),
    ("possible", Kind::Computed),
    ("accounts", Kind::Computed),
];

const SOURCE: Keys = &[
    ("article", Kind::Ref(Room::Articles)),
    ("quote", Kind::Text),
    ("prefix", Kind::Text),
    ("suffix", Kind::Text),
    ("locator", Kind::Text),
    ("stance", Kind::OneOf(Stance::VARIANTS)),
    ("says", Kind::Accounts),
    ("denies", Kind::Accounts),
    ("doubts", Kind::Accounts),
    ("about", Kind::Ref(Room::Events)),
    ("as_of", Kind::Date),
    ("said_by", Kind::Ref(Room::Actors)),
    ("original", Kind::Range),
    ("note", Kind::Text),
    ("class", Kind::Computed),
    ("cuts_word", Kind::Computed),
    ("contradicted", Kind::Computed),
    ("range", Kind::Computed),
    ("pieces", Kind::Computed),
    ("nearest", Kind::Computed),
    ("differs", Kind::Computed),
    ("paragraph", Kind::Computed),
    ("context", Kind::Computed),
];

/// What says nothing where it says this.
const USUAL: [(&str, &str); 3] = [("rendition", "original"), ("stance", "supports"), ("kind", "text")];

/// What a thing is called by.
#[derive(Debug)]
pub(super) enum Id {
    /// In its file, by others too.
    Given(String),
    /// By nobody: an id is made of these words.
    Made(String),
}

impl Imported {
    /// Takes in an actor, a place, an article or a fact.
    pub(super) fn take_entry(&mut self, room: Room, written: &str, table: Table, at: &str) {
        let keys = match room {
            Room::Actors => ACTOR,
            Room::Places => PLACE,
            Room::Articles => ARTICLE,
            Room::Facts | Room::Events => FACT,
        };
        let [_, noun, name] = room.words();
        // Every timeline knows the dates of its own events.
        let says_nothing = |(key, value): &(String, Value)| key == "kind" || *value == Value::text("Date");
        if room == Room::Facts && written == "date" && table.iter().all(says_nothing) {
            return;
        }
        let Some(id) = self.defined(room, written, at) else { return };
        let mut fields = self.fields(keys, table, at);
        // Its kind is no choice.
        if room == Room::Facts && id == "date" {
            fields.retain(|(key, _)| *key != "kind");
        }
        if !has_words(&fields, name) {
            self.unread(at, format!("this {noun} has no {name}: `{id}` stands for it"));
            name_first(&mut fields, name, written_or(written, &id));
        }
        if let Some(entries) = self.entries.get_mut(room as usize) {
            entries.push(Entry { id, fields });
        }
    }

    /// Takes in an article that a source is from, unless the timeline has it.
    pub(super) fn take_article(&mut self, written: &str, table: Table, at: &str) {
        if !self.ids[Room::Articles as usize].is_there(written) {
            self.take_entry(Room::Articles, written, table, at);
        }
    }

    /// The id of the article at an address, or of a name: made of words, where nobody has given one.
    pub(super) fn article_called(&mut self, name: &str, words: &str) -> String {
        let ids = &mut self.ids[Room::Articles as usize];
        ids.find(name).unwrap_or_else(|| ids.named(name, words, "article"))
    }

    /// The id of something that is defined here; none where it is already.
    fn defined(&mut self, room: Room, written: &str, at: &str) -> Option<String> {
        let [_, noun, _] = room.words();
        let ids = &mut self.ids[room as usize];
        let id = ids.of(written, noun);
        if ids.is_there(&id) {
            self.unread(at, format!("{noun} `{id}` is in the timeline already: that one stays"));
            return None;
        }
        if !ids.defined.insert(id.clone()) {
            self.unread(at, format!("{noun} `{id}` stands here twice: the first stays"));
            return None;
        }
        if id != written {
            self.tell(format!("{noun} `{written}` has the id `{id}`"));
        }
        Some(id)
    }

    /// Takes in an event with its sources, if it has a list of them; where it stands among the others.
    pub(super) fn take_event(&mut self, id: &Id, mut table: Table, at: &str) -> Option<usize> {
        let id = match id {
            Id::Given(written) => self.defined(Room::Events, written, at)?,
            Id::Made(words) => self.ids[Room::Events as usize].made(words, "event"),
        };
        let index = table.iter().position(|(key, _)| key == "sources");
        let sources = index.map(|index| table.remove(index).1);
        let mut fields = self.fields(EVENT, table, at);
        if !has_words(&fields, "title") {
            self.unread(at, format!("this event has no title: `{id}` stands for it"));
            name_first(&mut fields, "title", id.clone());
        }
        fields.insert(0, ("id", Value::Text(id)));
        self.events.push(Event { fields, sources: Vec::new() });
        let event = self.events.len() - 1;
        match sources {
            None => {}
            Some(Value::List(sources)) => {
                for (index, source) in sources.into_iter().enumerate() {
                    self.take_source(event, source, &format!("{at}/sources/{index}"));
                }
            }
            Some(_) => self.unread(format!("{at}/sources"), "a list is expected here"),
        }
        Some(event)
    }

    /// Takes in a source of an event that is there.
    pub(super) fn take_source(&mut self, event: usize, source: Value, at: &str) {
        let Value::Table(table) = source else { return self.unread(at, "an object is expected here") };
        let fields = self.fields(SOURCE, table, at);
        if !has_words(&fields, "article") {
            return self.unread(at, "this source names no article");
        }
        if let Some(event) = self.events.get_mut(event) {
            event.sources.push(fields);
        }
    }

    /// The keys of a table that are of the format, in its order.
    pub(super) fn fields(&mut self, keys: Keys, mut table: Table, at: &str) -> Fields {
        let mut fields = Fields::new();
        let mut dates = Vec::new();
        for (key, kind) in keys {
            let Some(index) = table.iter().position(|(it, _)| it == key) else { continue };
            let (_, value) = table.remove(index);
            let at = format!("{at}/{key}");
            let read = match (kind, value) {
                (Kind::Date, Value::Text(written)) => {
                    let read = edtf(&written);
                    if read.is_none() && !written.trim().is_empty() {
                        self.unread(at, format!("no date: `{written}`"));
                        dates.push(if *key == "date" { written } else { format!("{key}: {written}") });
                    }
                    read.map(Value::Text)
                }
                (Kind::Roles, Value::Table(roles)) => self.roles(&fields, roles, &at),
                (kind, value) => self.value(*kind, value, &at),
            };
            let is_usual =
                |value: &Value| USUAL.iter().any(|(it, usual)| it == key && *value == Value::text(*usual));
            if let Some(value) = read.filter(|value| !is_usual(value)) {
                fields.push((key, value));
            }
        }
        for (key, _) in table {
            self.unread(format!("{at}/{key}"), "there is no such key");
        }
        if !dates.is_empty() && keys.iter().any(|(key, _)| *key == "note") {
            note(&mut fields, keys, &format!("Date as written: {}", dates.join("; ")));
        }
        fields
    }

    fn value(&mut self, kind: Kind, value: Value, at: &str) -> Option<Value> {
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
                Some(date) => Some(Value::Text(date)),
                None => refused(self, &format!("no date: `{number}`")),
            },
            (Kind::Offset, Value::Text(text)) => match text.parse::<UtcOffset>() {
                Ok(_) => Some(Value::Text(text)),
                Err(_) => refused(self, &format!("no offset from UTC: `{text}`")),
            },
            (Kind::Hash, Value::Text(text)) => {
                if is_sha256(&text) {
                    Some(Value::Text(text))
                } else {
                    refused(self, "no SHA-256 in hexadecimal digits")
                }
            }
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
            _ => refused(self, "another kind of value is expected here"),
        }
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
        let ids = &mut self.ids[room as usize];
        let id = ids.of(written, room.words()[1]);
        ids.mentioned.push((id.clone(), written.to_owned()));
        Value::Text(id)
    }

    fn roles(&mut self, fields: &Fields, roles: Table, at: &str) -> Option<Value> {
        let cast = fields.iter().find_map(|(key, value)| match value {
            Value::List(cast) if *key == "actors" => Some(cast.as_slice()),
            _ => None,
        });
        let mut known = Table::new();
        for (actor, role) in roles {
            let id = self.ids[Room::Actors as usize].find(&actor).map(Value::Text);
            match (id, role) {
                (Some(Value::Text(id)), Value::Text(role))
                    if cast.unwrap_or_default().contains(&Value::text(&id)) =>
                {
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
                Some(Value::Text(text))
            }
            Value::Table(table) => {
                let mut kept = Table::new();
                for (key, value) in table {
                    match (key.as_str(), &value) {
                        ("value", Value::Text(_)) => {
                            self.worded.insert(fact.to_owned());
                            kept.push((key, value));
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

/// Adds a sentence to the note of a table, in its place among the keys.
fn note(fields: &mut Fields, keys: Keys, more: &str) {
    if let Some((_, Value::Text(note))) = fields.iter_mut().find(|(key, _)| *key == "note") {
        *note = format!("{note}\n{more}");
        return;
    }
    let place = |key: &str| keys.iter().position(|(it, _)| *it == key);
    let index = fields.iter().position(|(key, _)| place(key) > place("note")).unwrap_or(fields.len());
    fields.insert(index, ("note", Value::text(more)));
}

fn has_words(fields: &Fields, name: &str) -> bool {
    fields
        .iter()
        .any(|(key, value)| *key == name && matches!(value, Value::Text(text) if !text.trim().is_empty()))
}

fn name_first(fields: &mut Fields, name: &'static str, words: String) {
    fields.retain(|(key, _)| *key != name);
    let index = usize::from(fields.first().is_some_and(|(key, _)| *key == "date"));
    fields.insert(index, (name, Value::Text(words)));
}

fn written_or(written: &str, id: &str) -> String {
    if written.trim().is_empty() { id.to_owned() } else { written.to_owned() }
}

fn is_range(start: &str, end: &str) -> bool {
    let number = |text: &str| text.parse::<usize>().ok();
    number(start).zip(number(end)).is_some_and(|(start, end)| start < end)
}
