use std::collections::HashMap;

use crate::{
    dates::Date,
    export::{Selection, json, reference::caution},
    model::{Account, Article, FactId, Manner, Source, SourceId},
    text::Text,
};

use super::{
    cell::{listed, named, string},
    yes_or_no,
};

/// What each column of a source is called.
pub(super) const COLUMNS: [&str; 25] = [
    "article",
    "article_title",
    "author",
    "publisher",
    "issued",
    "url",
    "quote",
    "class",
    "verified",
    "caution",
    "rendition",
    "prefix",
    "suffix",
    "stance",
    "locator",
    "start",
    "end",
    "says",
    "denies",
    "doubts",
    "about",
    "said_by",
    "as_of",
    "original",
    "source_note",
];

/// Whether the columns have all that the file says of an article.
pub(super) fn is_whole(article: &Article) -> bool {
    let cited = &article.citation;
    let others = [cited.archive_url, cited.language, article.file, article.sha256];
    let is_more = cited.accessed.is_some() || article.original.is_some() || article.derived_from.is_some();
    others.iter().all(Option::is_none) && !is_more
}

/// The columns of a source, before they are made safe. `start` and `end` count characters of the saved text, and are
/// there where the quote was found; `original` is given as `start..end`.
pub(super) fn cells(
    selection: &Selection<'_>,
    places: &json::Events<'_>,
    (id, source): (SourceId, &Source),
) -> [String; COLUMNS.len()] {
    let timeline = selection.timeline();
    let article = &timeline.articles[source.article];
    let (cited, details, speech) = (&article.citation, source.details(), source.speech());
    let passage = selection.checked.findings.passage(id);
    let text = |text: Text| selection.written(text).to_owned();
    let maybe = |it: Option<Text>| it.map(text).unwrap_or_default();
    let date = |date: &Option<Date>| date.as_ref().map(|it| it.written().to_owned()).unwrap_or_default();
    let is_verified = passage.class().is_verified();
    let found = passage.extent().filter(|_| is_verified);
    let [start, end] = found.map_or_else(Default::default, |bytes| {
        places.characters_of(source.article, &bytes).map(|at| at.to_string())
    });
    let original = details.original.as_ref().map(|it| format!("{}..{}", it.start, it.end));
    let caution = source.quote.and_then(|_| caution(passage, article));
    [
        text(article.id),
        text(article.title),
        listed(cited.author.iter().map(|author| selection.written(*author))),
        maybe(cited.publisher),
        date(&cited.issued),
        maybe(cited.url),
        maybe(source.quote),
        <&str>::from(passage.class()).to_owned(),
        yes_or_no(is_verified),
        caution.unwrap_or_default(),
        <&str>::from(article.rendition).to_owned(),
        maybe(details.prefix),
        maybe(details.suffix),
        <&str>::from(source.stance).to_owned(),
        maybe(details.locator),
        start,
        end,
        accounts(selection, source, Manner::Says),
        accounts(selection, source, Manner::Denies),
        accounts(selection, source, Manner::Doubts),
        maybe(speech.about.map(|event| timeline.events[event].id)),
        maybe(speech.said_by.map(|actor| timeline.actors[actor].id)),
        date(&speech.as_of),
        original.unwrap_or_default(),
        maybe(details.note),
    ]
}

/// What a source says of facts in one manner, a line for each fact, in the notation of the timeline file.
fn accounts(selection: &Selection<'_>, source: &Source, manner: Manner) -> String {
    let mut facts: Vec<(FactId, Vec<String>)> = Vec::new();
    let mut places: HashMap<FactId, usize> = HashMap::new();
    for account in selection.timeline().accounts_of(source).iter().filter(|it| it.manner == manner) {
        let place = *places.entry(account.fact).or_insert(facts.len());
        if place == facts.len() {
            facts.push((account.fact, Vec::new()));
        }
        if let Some((_, values)) = facts.get_mut(place) {
            values.push(stated(selection, account));
        }
    }
    let line = |(fact, values): &(FactId, Vec<String>)| {
        let value = match values.as_slice() {
            [value] => value.clone(),
            values => format!("[{}]", values.join(", ")),
        };
        named(selection.written(selection.timeline().facts[*fact].id), &value)
    };
    facts.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `14`, `"high water"`, or `{ value = "2031-06-05", words = "5 June" }`.
fn stated(selection: &Selection<'_>, account: &Account) -> String {
    let value = account.stated.as_ref().map(|stated| {
        let written = selection.written(stated.written);
        if stated.bare_number { written.to_owned() } else { string(written) }
    });
    let own = [("words", account.words()), ("hedge", account.hedge())];
    let own = own.into_iter().filter_map(|(key, words)| Some((key, string(selection.written(words?.text)))));
    let own: Vec<(&str, String)> = own.collect();
    match value {
        Some(value) if own.is_empty() => value,
        value => {
            let parts = value.map(|value| ("value", value)).into_iter().chain(own);
            let parts: Vec<String> = parts.map(|(key, part)| format!("{key} = {part}")).collect();
            format!("{{ {} }}", parts.join(", "))
        }
    }
}
