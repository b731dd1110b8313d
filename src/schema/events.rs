//! Events, what they rest on, and what sources say of them.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use crate::model::Stance;

use super::{
    tables::tables,
    values::{ActorRef, ArticleRef, Duration, Edtf, EventRef, FactRef, Id, OneOrUsual, PlaceRef, Words},
};

tables! {
    /// Something that happened, or is said to have. Each event begins with a `[[events]]` of its own.
    #[schemars(title = "[[events]]")]
    Event {
        /// What others name it by.
        id: Id,
        /// When it was, as exactly as the sources say and no more. Without one it is undated.
        date: Option<Edtf>,
        /// What happened, as a headline has it.
        title: Words,
        /// What happened, in a sentence or two.
        summary: Option<String>,
        /// Who takes part.
        actors: Option<Vec<ActorRef>>,
        /// What actors of the event do in it, by their ids: `{ mayor = "resigns" }`. Each of them is in `actors`, too.
        roles: Option<BTreeMap<ActorRef, String>>,
        /// Where it was.
        places: Option<Vec<PlaceRef>>,
        /// Words to find it by: `tag:gate` in a filter.
        tags: Option<Vec<String>>,
        /// Whether the reader is asked before more than title and date is shown.
        #[schemars(extend("default" = false))]
        graphic: Option<bool>,
        /// The events that it came after, for what is undated or shares its date.
        after: Option<Vec<Link>>,
        /// The events that it came before, likewise.
        before: Option<Vec<Link>>,
        /// What the curator wants to say of it, such as how its date was come by.
        note: Option<String>,
        /// What it rests on.
        sources: Option<Vec<Source>>,
    }

    /// Another event in `after` or `before`, with the distance that a source gives:
    /// `after = [{ event = "…", within = "P7D" }]`. It orders events and helps filters, and makes up no date.
    #[schemars(title = "distance")]
    Distance {
        /// The other event.
        event: EventRef,
        /// The source's own words for the distance. They are looked for in the articles of the event.
        words: Option<String>,
        /// The most that it can be.
        within: Option<Duration>,
    }

    /// An article that tells of the event, with the words that do. Each stands below its event and begins with an
    /// `[[events.sources]]` of its own.
    #[schemars(title = "[[events.sources]]")]
    Source {
        /// The article.
        article: ArticleRef,
        /// Words of its saved text, letter by letter, which are looked for there; `[...]` where some are left out.
        quote: Option<String>,
        /// What stands right before the quote in the text (`TextQuoteSelector` of the W3C): wanted where the quote is short,
        /// or stands there more than once.
        prefix: Option<String>,
        /// What stands right behind it, likewise.
        suffix: Option<String>,
        /// Where in the article, such as `p. 4`.
        locator: Option<String>,
        /// How it stands to the event: it `supports` or `disputes` that it was so, or only `mentions` it.
        stance: Option<OneOrUsual<Stance>>,
        /// What it says of facts, by their ids: `{ boats = 7 }`.
        says: Option<BTreeMap<FactRef, Said>>,
        /// What it says is not so, likewise.
        denies: Option<BTreeMap<FactRef, Said>>,
        /// What it calls into doubt, likewise.
        doubts: Option<BTreeMap<FactRef, Said>>,
        /// The event that these accounts are of, where it is another than the one they stand under.
        about: Option<EventRef>,
        /// When that was said; where nothing is said, it is when the article was issued.
        as_of: Option<Edtf>,
        /// Whose words they are, where they are not the article's own.
        said_by: Option<ActorRef>,
        /// Where the passage stands in the original: `[start, end]` in Unicode characters, the first of them counted from 0,
        /// and the one behind the last.
        original: Option<[u32; 2]>,
        /// What the curator wants to say of it.
        note: Option<String>,
    }

    /// What is said of a fact, with the source's own words for it:
    /// `says = { boats = { value = 7, words = "seven boats" } }`. It needs `value`, `words` or both.
    #[schemars(title = "account with words")]
    Worded {
        /// What can be compared, written as an account without words is.
        value: Option<Plain>,
        /// The source's own words for it. They are looked for in the paragraph of the quote.
        words: Option<String>,
        /// A word by which the source keeps its distance, such as `reportedly`. It is looked for there, too.
        hedge: Option<String>,
    }
}

/// Another event, and how far from it.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
enum Link {
    Event(EventRef),
    Distance(Distance),
}

/// What is said of a fact: one value, or several that all hold. As the fact's `kind` is: a number (`144`), or one
/// within bounds, in quotation marks (`">140"`, `">=140"`, `"<5"`, `"130..140"`, and `"~100"` for within a tenth of it); a
/// date; an actor or a place, by its id or a name; or a text.
#[derive(JsonSchema)]
#[schemars(untagged, title = "account")]
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

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a schema is all that is made of these types")]
enum Plain {
    Number(f64),
    /// A number with its bounds (`>140`), a date, an id, or a text.
    Text(String),
}
