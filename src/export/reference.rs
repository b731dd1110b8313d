//! How an article is found again, and what its quotes are: the same in plain text and in Markdown.

use crate::{
    dates::Date,
    evidence::Class,
    findings::Passage,
    model::{Article, ArticleId, Rendition, Source, Timeline},
    text::{Text, Written},
};

/// How a format writes what a file gives.
#[derive(Clone, Copy)]
pub(super) struct Style {
    /// Words, which are safe to show by then.
    pub(super) words: fn(&str) -> String,
    pub(super) title: fn(&str) -> String,
    pub(super) address: fn(Written<'_>) -> String,
}

pub(super) const PLAIN: Style = Style {
    words: str::to_owned,
    title: str::to_owned,
    // As it is shown: what is no address to open is no less what the file gives.
    address: |written| written.shown().to_string(),
};

/// `A note, by Ann Ahlberg, The Gazette, issued 6 March 2021, https://…, p. 4`.
pub(super) fn reference(timeline: &Timeline, source: &Source, style: Style) -> String {
    article_reference(timeline, source.article, source.details().locator, style)
}

/// The same of an article, and of a place in it.
pub(super) fn article_reference(
    timeline: &Timeline,
    article: ArticleId,
    locator: Option<Text>,
    style: Style,
) -> String {
    let article = &timeline.articles[article];
    let cited = &article.citation;
    let words = |text: Text| (style.words)(&timeline.text(text).shown().to_string());
    let on = |label: &str, date: &Date| format!("{label} {}", date.in_words());
    let authors: Vec<String> = cited.author.iter().map(|author| words(*author)).collect();
    let address = |text: Text| (style.address)(timeline.text(text));
    let repeated = article.derived_from.map(|other| timeline.articles[other].title);
    let parts = [
        Some((style.title)(&timeline.text(article.title).shown().to_string())),
        (!authors.is_empty()).then(|| format!("by {}", authors.join(", "))),
        cited.publisher.map(words),
        cited.issued.as_ref().map(|date| on("issued", date)),
        cited.url.map(address),
        cited.archive_url.map(|url| format!("archived at {}", address(url))),
        cited.accessed.as_ref().map(|date| on("accessed", date)),
        locator.map(words),
        repeated.map(|title| format!("which repeats {}", words(title))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What has to stand right beside a quote wherever it goes, so that nobody takes it for what it is not.
pub(super) fn caution(passage: &Passage, article: &Article) -> Option<String> {
    let place = match article.rendition {
        Rendition::Original => "the article",
        Rendition::Translation => "the translation of the article",
        Rendition::Restated => "our restatement of the article",
    };
    let found = match passage.class() {
        Class::Changed | Class::Missing => return Some(format!("not found in {place}")),
        Class::Ambiguous => Some(format!("stands in {} places in {place}", passage.hits())),
        Class::Unchecked | Class::Awaited => Some("not checked".to_owned()),
        _ => None,
    };
    let whose = article.rendition.whose_words().map(str::to_owned);
    let remarks = passage.remarks().map(str::to_owned);
    let all: Vec<String> = found.into_iter().chain(whose).chain(remarks).collect();
    (!all.is_empty()).then(|| all.join("; "))
}
