use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value as Json};

use crate::{
    accounts::{Comparison, Said},
    coverage::{Cover, covers, is_single_source},
    dates::Date,
    findings::Checked,
    model::{Event, Timeline},
    text::Text,
};

use super::source::value;

/// The accounts of one fact of one event.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ComparisonJson<'t> {
    event: &'t str,
    fact: &'t str,
    verdict: &'static str,
    /// What is missing, where the verdict is unclear.
    lacks: Vec<&'static str>,
    accounts: Vec<AccountJson<'t>>,
}

/// One value that a source says, denies or doubts.
#[derive(Debug, Serialize, JsonSchema)]
struct AccountJson<'t> {
    article: &'t str,
    /// `original`, `translation` or `restated`: whose words the quote is, the article's own or not.
    rendition: &'static str,
    /// `says`, `denies` or `doubts`.
    manner: &'static str,
    /// As it was written, a number with all its digits; null where there are words only.
    value: Json,
    words: Option<&'t str>,
    hedge: Option<&'t str>,
    /// When it was said: the day its article was issued where the source says no other.
    as_of: Option<&'t str>,
    said_by: Option<&'t str>,
    quote: Option<&'t str>,
    class: &'static str,
}

/// Which articles tell of an event.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct CoverageJson<'t> {
    event: &'t str,
    /// By the article's id: quoted, disputed, mentioned or silent.
    articles: Map<String, Json>,
    single_source: bool,
}

pub(crate) fn accounts<'t>(checked: &'t Checked, comparison: &'t Comparison) -> ComparisonJson<'t> {
    let timeline = &checked.timeline;
    let written = |text: Text| timeline.text(text).as_written();
    ComparisonJson {
        event: written(timeline.events[comparison.event].id),
        fact: written(timeline.facts[comparison.fact].id),
        verdict: comparison.verdict.into(),
        lacks: comparison.lacks.iter().map(|lack| lack.in_words()).collect(),
        accounts: comparison.accounts.iter().flat_map(|said| account(checked, said)).collect(),
    }
}

fn account<'t>(checked: &'t Checked, said: &'t Said) -> Vec<AccountJson<'t>> {
    let timeline = &checked.timeline;
    let written = |text: Text| timeline.text(text).as_written();
    let source = &timeline.sources[said.source.index()];
    let article = &timeline.articles[source.article];
    let accounts = said.values.of(&timeline.accounts);
    let one = |account: &'t crate::model::Account| AccountJson {
        article: written(article.id),
        rendition: article.rendition.into(),
        manner: said.manner.into(),
        value: account.stated.as_ref().map(|stated| value(timeline, stated)).unwrap_or_default(),
        words: account.words().map(|words| written(words.text)),
        hedge: account.hedge().map(|hedge| written(hedge.text)),
        as_of: said.as_of(timeline).map(Date::written),
        said_by: source.speech().said_by.map(|actor| written(timeline.actors[actor].id)),
        quote: source.quote.map(written),
        class: checked.findings.passage(said.source).class().into(),
    };
    accounts.iter().map(one).collect()
}

pub(crate) fn coverage<'t>(timeline: &'t Timeline, event: &'t Event) -> CoverageJson<'t> {
    let covers = covers(timeline, event);
    let article = |article| {
        let cover = covers.get(&article).map_or(Cover::Silent, |(cover, _)| *cover);
        let id = timeline.text(timeline.articles[article].id).as_written();
        (id.to_owned(), <&str>::from(cover).into())
    };
    CoverageJson {
        event: timeline.text(event.id).as_written(),
        articles: timeline.articles.ids().map(article).collect(),
        single_source: is_single_source(timeline, event),
    }
}
