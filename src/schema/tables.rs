//! The tables of a file in the order of the format, but for events, with their keys in the order in which they are told of.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use crate::model::{ActorKind, Changes, FactKind, Rendition};

use super::{
    events::Event,
    values::{ActorRef, ArticleRef, Edtf, Hash, Id, OneOf, OneOrUsual, PlaceRef, Words},
};

/// Tables of the format, which have no other keys than these. A schema has its keys by the alphabet; what order they were
/// written in stands in `KEYS`.
macro_rules! tables {
    ($($(#[$told:meta])* $table:ident { $($(#[$key_told:meta])* $key:ident: $value:ty,)* })*) => {
        $(
            #[derive(JsonSchema)]
            #[schemars(deny_unknown_fields)]
            $(#[$told])*
            #[expect(dead_code, reason = "a schema is all that is made of these types")]
            pub(super) struct $table { $($(#[$key_told])* $key: $value,)* }
        )*

        /// Each table with its keys, in the order in which they are written above.
        pub(super) const KEYS: &[(&str, &[&str])] =
            &[$((stringify!($table), &[$(stringify!($key)),*])),*];
    };
}

pub(super) use tables;

tables! {
    /// A timeline of contested events, as dateline reads it. A file that another one includes has all but `timeline`.
    #[schemars(title = "timeline.toml")]
    TimelineFile {
        /// What the timeline is.
        timeline: Option<About>,
        /// Whoever takes part or is quoted, by id.
        actors: Option<BTreeMap<Id, Actor>>,
        /// Where events are, by id.
        places: Option<BTreeMap<Id, Place>>,
        /// The articles that are quoted, by id.
        articles: Option<BTreeMap<Id, Article>>,
        /// What sources may state differently, by id. `date` need not be defined: it is an event's own date.
        facts: Option<BTreeMap<Id, Fact>>,
        /// The events. They are shown in the order of their dates, wherever they stand in the file.
        events: Option<Vec<Event>>,
    }

    /// What the timeline is called and tells of, and which files it has besides.
    #[schemars(title = "[timeline]")]
    About {
        /// What it is called.
        title: Option<String>,
        /// What it tells of, in a sentence or two.
        summary: Option<String>,
        /// Where days and times without an offset are lived: hours and minutes from UTC, such as `+03:00`, or `Z`. Without
        /// it, how they lie to times with an offset may stay open.
        #[schemars(regex(pattern = r"^(Z|[+-]\d{2}(:\d{2})?)$"))]
        utc_offset: Option<String>,
        /// Further files, by path or by pattern (`events/*.toml`), from this file's folder and never outside it. As in a
        /// shell, `*` passes over names that begin with a dot.
        include: Option<Vec<String>>,
    }

    /// A person, organisation, state or group that takes part in events or is quoted. The word behind the dot is its id.
    #[schemars(title = "[actors.ID]")]
    Actor {
        /// What it is called.
        name: Words,
        /// What it is called where room is scarce.
        short: Option<String>,
        /// What it is.
        kind: Option<OneOf<ActorKind>>,
        /// The actor that it belongs to: a filter for that one finds its events, too.
        part_of: Option<ActorRef>,
        /// What else it is called in articles.
        aliases: Option<Vec<String>>,
    }

    /// Where something happened. The word behind the dot is its id.
    #[schemars(title = "[places.ID]")]
    Place {
        /// What it is called.
        name: Words,
        /// The place that it lies in: a filter for that one finds its events, too.
        part_of: Option<PlaceRef>,
        /// What else it is called in articles.
        aliases: Option<Vec<String>>,
    }

    /// A document that is quoted. The word behind the dot is its id; the names of what it is cited by follow CSL-JSON, the
    /// format of Zotero.
    #[schemars(title = "[articles.ID]")]
    Article {
        /// Its title; in square brackets, where it has none and this one is the curator's.
        title: Words,
        /// Who wrote it, each by name.
        author: Option<Vec<String>>,
        /// Who published it.
        publisher: Option<String>,
        /// When it appeared.
        issued: Option<Edtf>,
        /// When it was looked at.
        accessed: Option<Edtf>,
        /// Its address. Only `http` and `https` are opened, after they were shown.
        url: Option<String>,
        /// The address of an archived copy.
        archive_url: Option<String>,
        /// The language of its saved text, as a tag (BCP 47) such as `en`. By it checks know the words for days and for
        /// *not*, in English, French, German, Russian and Spanish.
        language: Option<String>,
        /// The file of its saved text, from the timeline's folder and never outside it. Without one its quotes stand
        /// unchecked.
        text: Option<String>,
        /// The hash of that file: if the file changes, that is told.
        sha256: Option<Hash>,
        /// Whose words the saved text is in: the article's own (`original`), a translator's (`translation`), or those of
        /// somebody who told it anew (`restated`). Where they are not the article's own, that is said beside each quote.
        rendition: Option<OneOrUsual<Rendition>>,
        /// The document that the saved text was made from, where that is a translation or a restatement.
        original: Option<Original>,
        /// The article that this one repeats, so that the two are one voice.
        derived_from: Option<ArticleRef>,
    }

    /// The document that a translation or a restatement was made from: `original = { file = "…" }` in an article. Only
    /// those who check the one against the other need to have it.
    #[schemars(title = "original")]
    Original {
        /// Its file, in the folder that `--originals DIR` names to whoever has the originals.
        file: Words,
        /// The hash of that file. Another file is not shown.
        sha256: Option<Hash>,
    }

    /// Something that sources may state differently, so that what they say of it can be compared. The word behind the dot is
    /// its id.
    #[schemars(title = "[facts.ID]")]
    Fact {
        /// What it is called.
        name: Words,
        /// What its values are. Numbers, dates, actors and places are compared by what they mean, texts by their letters,
        /// whether large or small.
        kind: Option<OneOrUsual<FactKind>>,
        /// What a number counts, such as `people`.
        unit: Option<String>,
        /// That its value `rises` or `falls` in time: a later account that is further that way updates an earlier one, and
        /// does not contradict it.
        changes: Option<OneOf<Changes>>,
    }
}
