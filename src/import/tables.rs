//! The tables of the format, and how a value of another form becomes one of them: what does not fit is told, and left out.

mod values;

use strum::VariantNames;

use crate::model::{ActorKind, Changes, FactKind, Rendition, Stance};

use super::{
    Imported,
    model::{Entry, Event, Fields, Room, Table, Value},
};

/// What may stand behind a key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Text,
    Date,
    Offset,
    Hash,
    /// The document that an article was made from: a table of its file and hash.
    Original,
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
    ("original", Kind::Original),
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
    // It is the article's.
    ("rendition", Kind::Computed),
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
                (Kind::Date, Value::Text(written)) if written.trim().is_empty() => None,
                (Kind::Date, Value::Text(written)) => match self.dates.read(&written, &at) {
                    Ok(date) => Some(Value::Text(self.lived(date, &at))),
                    Err(why) => {
                        self.unread(at, why);
                        dates.push(if *key == "date" { written } else { format!("{key}: {written}") });
                        None
                    }
                },
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
