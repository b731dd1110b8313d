use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Number, Value as Json};

use crate::{
    dates::Date,
    evidence::{Characters, Class},
    findings::Passage,
    model::{Account, ArticleId, Manner, Source, Stated, Timeline},
    text::Text,
};

use super::Events;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SourceJson<'t> {
    article: &'t str,
    /// `original`, `translation` or `restated`: whose words its article's text and the quote are, the article's own or not.
    rendition: &'static str,
    quote: Option<&'t str>,
    prefix: Option<&'t str>,
    suffix: Option<&'t str>,
    locator: Option<&'t str>,
    stance: &'static str,
    /// By the fact's id a value, `{ value, words, hedge }`, or a list of them. A number has all the digits that were written
    /// (`1.50`), and may have more than a program counts with; one that JSON cannot have as it was written is a text.
    says: Map<String, Json>,
    /// Likewise.
    denies: Map<String, Json>,
    /// Likewise.
    doubts: Map<String, Json>,
    about: Option<&'t str>,
    as_of: Option<&'t str>,
    said_by: Option<&'t str>,
    original: Option<[usize; 2]>,
    note: Option<&'t str>,
    class: &'static str,
    cuts_word: bool,
    contradicted: bool,
    range: Option<[usize; 2]>,
    pieces: Option<Vec<[usize; 2]>>,
    /// Of a changed quote, the passage that comes nearest: not the quoted words.
    nearest: Option<[usize; 2]>,
    /// What must not be overlooked where these two differ.
    differs: Vec<&'static str>,
    paragraph: Option<usize>,
    context: Option<&'t str>,
}

impl<'t> Events<'t> {
    pub(super) fn source(&self, source: &'t Source, passage: &Passage) -> SourceJson<'t> {
        let timeline = &self.checked.timeline;
        let written = |text: Text| timeline.text(text).as_written();
        let article = &timeline.articles[source.article];
        let text = timeline.article_text(source.article).unwrap_or_default().as_written();
        let characters = |bytes: &Range<usize>| self.characters(source.article, text).range(bytes);
        let elided = (passage.class() == Class::Elided)
            .then(|| passage.pieces().map(|piece| characters(&piece)).collect());
        let alarms = passage.difference().into_iter().flat_map(|difference| &difference.alarms);
        SourceJson {
            article: written(article.id),
            rendition: article.rendition.into(),
            quote: source.quote.map(written),
            prefix: source.details().prefix.map(written),
            suffix: source.details().suffix.map(written),
            locator: source.details().locator.map(written),
            stance: source.stance.into(),
            says: accounts(timeline, source, Manner::Says),
            denies: accounts(timeline, source, Manner::Denies),
            doubts: accounts(timeline, source, Manner::Doubts),
            about: source.speech().about.map(|event| written(timeline.events[event].id)),
            as_of: source.speech().as_of.as_ref().map(Date::written),
            said_by: source.speech().said_by.map(|actor| written(timeline.actors[actor].id)),
            original: source.details().original.as_ref().map(|range| [range.start, range.end]),
            note: source.details().note.map(written),
            class: passage.class().into(),
            cuts_word: passage.cuts_word(),
            contradicted: passage.is_contradicted(),
            range: passage.extent().map(|range| characters(&range)),
            pieces: elided,
            nearest: passage.nearest().map(|nearest| characters(&nearest)),
            differs: alarms.map(|raised| raised.alarm.into()).collect(),
            paragraph: passage.context().map(|context| context.paragraph),
            context: passage.context().and_then(|context| text.get(context.at)),
        }
    }

    /// Where these bytes of an article stand, in characters.
    pub(in crate::export) fn characters_of(&self, article: ArticleId, bytes: &Range<usize>) -> [usize; 2] {
        let text = self.checked.timeline.article_text(article).unwrap_or_default().as_written();
        self.characters(article, text).range(bytes)
    }

    fn characters(&self, article: ArticleId, text: &'t str) -> &Characters<'t> {
        self.characters[article.index()].get_or_init(|| Characters::of(text))
    }
}

/// What a source says of facts in one manner, as the file gives it: one value, or a list of them.
fn accounts(timeline: &Timeline, source: &Source, manner: Manner) -> Map<String, Json> {
    let mut facts: Map<String, Json> = Map::new();
    for account in timeline.accounts_of(source).iter().filter(|account| account.manner == manner) {
        let fact = timeline.text(timeline.facts[account.fact].id).as_written();
        let value = stated(timeline, account);
        match facts.get_mut(fact) {
            None => {
                facts.insert(fact.to_owned(), value);
            }
            Some(Json::Array(values)) => values.push(value),
            Some(first) => *first = Json::from(vec![first.take(), value]),
        }
    }
    facts
}

/// A value as it was written: a number that stood without quotation marks is one, with all its digits (`serde_json` keeps
/// them with its feature `arbitrary_precision`) but without `_` between them. What JSON would have another way, such as
/// `1e5` or `0x1F`, is a text.
pub(super) fn value(timeline: &Timeline, stated: &Stated) -> Json {
    let text = timeline.text(stated.written).as_written();
    let digits = text.replace('_', "");
    let number: Option<Number> =
        stated.bare_number.then(|| serde_json::from_str(&digits)).and_then(Result::ok);
    number.filter(|number| number.as_str() == digits).map_or_else(|| Json::from(text), Json::Number)
}

fn stated(timeline: &Timeline, account: &Account) -> Json {
    let written = |text: Text| timeline.text(text).as_written();
    let value = account.stated.as_ref().map(|stated| value(timeline, stated));
    if account.words().is_none() && account.hedge().is_none() {
        return value.unwrap_or_default();
    }
    let words = account.words().map(|words| Json::from(written(words.text)));
    let hedge = account.hedge().map(|hedge| Json::from(written(hedge.text)));
    let parts = [("value", value), ("words", words), ("hedge", hedge)];
    parts.into_iter().filter_map(|(key, part)| Some((key.to_owned(), part?))).collect::<Map<_, _>>().into()
}
