//! The JSON Schema (draft 7, which editors' TOML servers know) of a timeline's file, made from the types below: one for each
//! table of the format, in its order. That they have the keys which the loader reads, and no others, is tested.

mod ids;

use std::{borrow::Cow, collections::BTreeMap, marker::PhantomData};

use schemars::{
    JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema, transform::RecursiveTransform,
};
use serde_json::{Value, json};
use strum::VariantNames;

use crate::model::{ActorKind, Changes, FactKind, Rendition, Stance, Timeline};

/// The schema; with the ids of a timeline, that an editor may offer them.
pub(crate) fn schema(of: Option<&Timeline>) -> Value {
    let settings = SchemaSettings::draft07().with_transform(RecursiveTransform(without_null));
    let generator = settings.into_generator();
    let mut schema = generator.into_root_schema_for::<TimelineFile>().to_value();
    if let Some(timeline) = of {
        ids::offer(&mut schema, timeline);
    }
    schema
}

/// A timeline of contested events, as dateline reads it. A file that another one includes has all but `timeline`.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
struct TimelineFile {
    timeline: Option<About>,
    /// Whoever takes part, by id.
    actors: Option<BTreeMap<Id, Actor>>,
    /// Where events are, by id.
    places: Option<BTreeMap<Id, Place>>,
    /// The articles that are quoted, by id.
    articles: Option<BTreeMap<Id, Article>>,
    /// What sources may say of events, by id. `date` need not be defined: it is an event's own date.
    facts: Option<BTreeMap<Id, Fact>>,
    /// The events. Their order is that of their dates, not of the file.
    events: Option<Vec<Event>>,
}

/// What the timeline is.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
struct About {
    title: Option<String>,
    summary: Option<String>,
    /// Where days and times without an offset are lived, such as `+03:00`.
    #[schemars(regex(pattern = r"^(Z|[+-]\d{2}:\d{2})$"))]
    utc_offset: Option<String>,
    /// Further files, by path or by pattern (`events/*.toml`), from this file's folder and never outside it.
    include: Option<Vec<String>>,
}

/// A person, organisation, state or group.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
struct Actor {
    name: Words,
    /// What it is called where room is scarce.
    short: Option<String>,
    kind: Option<OneOf<ActorKind>>,
    /// The group that it belongs to: a filter for that one finds it, too.
    part_of: Option<ActorRef>,
    /// What else it is called in articles.
    aliases: Option<Vec<String>>,
}

/// Where something happened.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
struct Place {
    name: Words,
    /// The place that it lies in.
    part_of: Option<PlaceRef>,
    /// What else it is called in articles.
    aliases: Option<Vec<String>>,
}

/// A document that is quoted. The names of what it is cited by are those of CSL-JSON.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
struct Article {
    title: Words,
    author: Option<Vec<String>>,
    publisher: Option<String>,
    /// When it appeared.
    issued: Option<Edtf>,
    /// When it was looked at.
    accessed: Option<Edtf>,
    url: Option<String>,
    archive_url: Option<String>,
    /// A language tag (BCP 47), such as `en`.
    language: Option<String>,
    /// The file of its saved text, from the timeline's folder and never outside it. Without one its quotes are unchecked.
    text: Option<String>,
    /// Of that text: if the file changes, that is told.
    sha256: Option<Hash>,
    /// How the saved text relates to the original: whose words its quotes are. `original` where nothing is said.
    rendition: Option<OneOf<Rendition>>,
    original: Option<Original>,
    /// The article that it repeats: no second voice.
    derived_from: Option<ArticleRef>,
}

/// The document that a translation or a restatement was made from.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
struct Original {
    /// Its file, for whoever has the originals (`--originals DIR`).
    file: String,
    sha256: Option<Hash>,
}

/// Something that sources may say of an event, so that what they say can be compared.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
struct Fact {
    name: Words,
    /// What its values are; `text` where nothing is said.
    kind: Option<OneOf<FactKind>>,
    /// What a number counts, such as `people`.
    unit: Option<String>,
    /// Which way later accounts go on from earlier ones.
    changes: Option<OneOf<Changes>>,
}

/// Something that happened, or is said to have.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
struct Event {
    /// What others name it by.
    id: Id,
    /// When it was, as exactly as the sources say and no more. Without one it is undated.
    date: Option<Edtf>,
    title: Words,
    summary: Option<String>,
    /// What the curator wants to say of it.
    note: Option<String>,
    /// The reader is asked before the details are shown.
    graphic: Option<bool>,
    /// Who takes part.
    actors: Option<Vec<ActorRef>>,
    /// What actors of the list do in it.
    roles: Option<BTreeMap<ActorRef, String>>,
    /// Where it was.
    places: Option<Vec<PlaceRef>>,
    tags: Option<Vec<String>>,
    /// What it came after, for what is undated, or shares its date.
    after: Option<Vec<Link>>,
    /// What it came before.
    before: Option<Vec<Link>>,
    /// The articles that stand behind it.
    sources: Option<Vec<Source>>,
}

/// Another event, and how far from it.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
enum Link {
    Event(EventRef),
    Distance(Distance),
}

/// Another event, with the distance that a source gives.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
struct Distance {
    event: EventRef,
    /// The source's own words for the distance.
    words: Option<String>,
    /// The most that it can be, as a duration of ISO 8601, such as `P7D`.
    within: Option<String>,
}

/// An article that tells of the event, with the words that do.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
struct Source {
    article: ArticleRef,
    /// Words that stand in the article's text; `[...]` where some are left out.
    quote: Option<String>,
    /// What stands before the quote, where that stands in several places (`TextQuoteSelector` of the W3C).
    prefix: Option<String>,
    /// What stands behind it.
    suffix: Option<String>,
    /// Where in the article, such as `p. 4`.
    locator: Option<String>,
    /// How it stands to the event; `supports` where nothing is said.
    stance: Option<OneOf<Stance>>,
    /// What it says of facts, by their ids.
    says: Option<BTreeMap<FactRef, Said>>,
    /// What it says is not so.
    denies: Option<BTreeMap<FactRef, Said>>,
    /// What it calls into doubt.
    doubts: Option<BTreeMap<FactRef, Said>>,
    /// The event that these accounts are of, where it is another.
    about: Option<EventRef>,
    /// When that was said; where nothing is said, the day that the article was issued.
    as_of: Option<Edtf>,
    /// Whose words they are, where they are not the article's own.
    said_by: Option<ActorRef>,
    /// Where the passage stands in the original: [start, end), in Unicode characters.
    original: Option<[u32; 2]>,
    /// What the curator wants to say of it.
    note: Option<String>,
}

/// What is said of a fact: one value, or several that all hold.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
enum Said {
    Account(Account),
    Accounts(Vec<Account>),
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
enum Account {
    Number(f64),
    /// A number with its bounds (`>140`), a date, an id, or a text.
    Text(String),
    Worded(Worded),
}

/// A value with the source's own words: one of them, or both.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
struct Worded {
    value: Option<Plain>,
    /// The source's own words for it.
    words: Option<String>,
    /// A word by which the source keeps its distance, such as `reportedly`.
    hedge: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
enum Plain {
    Number(f64),
    Text(String),
}

/// A word of a few.
struct OneOf<T>(PhantomData<T>);

impl<T: VariantNames> JsonSchema for OneOf<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "OneOf".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": T::VARIANTS })
    }
}

/// TOML has no null: what may be absent is there, or it is not.
fn without_null(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    let is_null = |value: &Value| value == "null" || *value == json!({ "type": "null" });
    if let Some(Value::Array(words)) = schema.get_mut("enum") {
        words.retain(|it| !it.is_null());
    }
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|it| !is_null(it));
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(choices)) = schema.get_mut("anyOf") else { return };
    choices.retain(|it| !is_null(it));
    if choices.len() == 1 {
        // Draft 7 knows nothing beside a reference: so it is one of a list.
        let only = schema.remove("anyOf");
        schema.extend(only.map(|only| ("allOf".to_owned(), only)));
    }
}

/// Gives a type that stands for strings a name, a pattern and a description.
macro_rules! strings {
    ($($name:ident, $pattern:expr, $description:expr;)*) => {$(
        #[derive(PartialEq, Eq, PartialOrd, Ord)]
        struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern, "description": $description })
            }
        }
    )*};
}

const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

strings! {
    Id, ID, "Words of a to z and digits, with hyphens between them.";
    ActorRef, ID, "The id of an actor.";
    PlaceRef, ID, "The id of a place.";
    ArticleRef, ID, "The id of an article.";
    FactRef, ID, "The id of a fact.";
    EventRef, ID, "The id of an event.";
    Words, r"\S", "Not empty.";
    Edtf, r"\S", "A date in EDTF (ISO 8601-2:2019, levels 0 to 2), such as 2024-03-22, 2024-03~, [2024-03-07,2024-03-08] or 2024-03-22T19:58+03:00.";
    Hash, "^[0-9a-fA-F]{64}$", "SHA-256, in hexadecimal digits.";
}

#[cfg(test)]
mod tests;
