use std::ops::Range;

use minijinja::HtmlEscape;
use serde::Serialize;

use crate::{
    card::{Differing, Told},
    export::{
        Selection,
        reference::{Style, caution, reference},
    },
    findings::Passage,
    model::{self, Rendition, SourceId},
    text::{Address, Written},
};

/// How much of its paragraph stands on either side of a passage at most, in characters.
const AROUND: usize = 600;

const MARKUP: Style = Style {
    words: escaped,
    title: |title| format!("<cite dir=\"auto\">{}</cite>", escaped(title)),
    address: |written| match Address::parse(written) {
        Ok(address) => {
            format!("<a href=\"{0}\" rel=\"noopener noreferrer\">{0}</a>", escaped(address.as_str()))
        }
        Err(_) => escaped(&written.shown().to_string()),
    },
};

fn escaped(words: &str) -> String {
    HtmlEscape(words).to_string()
}

/// A source of an event, with its passage.
#[derive(Debug, Serialize)]
pub(super) struct Source {
    anchor: String,
    article: String,
    /// How the quote stands in the article, and where.
    found: String,
    stance: &'static str,
    is_sound: bool,
    /// What has to stand beside the quote.
    caution: Option<String>,
    /// The quote, where it was not found.
    not_found: Option<String>,
    nearest: Option<String>,
    /// Of the passage's own words, where that is known.
    language: Option<String>,
    passage: Option<Passages>,
    alarms: Vec<String>,
    /// Pieces of words, and which of `ins` and `del` they are.
    difference: Vec<(Option<&'static str>, String)>,
    fields: Vec<(&'static str, String)>,
    /// Markup.
    reference: String,
}

/// A passage in its context.
#[derive(Debug, Serialize)]
struct Passages {
    cut: (bool, bool),
    /// Pieces of the text, and whether they are the quoted words.
    pieces: Vec<(bool, String)>,
}

impl Source {
    pub(super) fn of(
        selection: &Selection<'_>,
        (key, number): (&str, usize),
        (id, source): (SourceId, &model::Source),
        told: &Told<'_>,
    ) -> Self {
        let timeline = selection.timeline();
        let article = &timeline.articles[source.article];
        let passage = selection.checked.findings.passage(id);
        let nearest = told.extract.as_ref().filter(|_| told.not_found.is_some());
        let fields = told.fields.iter().map(|field| (field.label, field.text().shown().to_string()));
        let is_own = article.rendition == Rendition::Original;
        Self {
            anchor: format!("source-{key}-{number}"),
            article: told.article.shown().to_string(),
            found: told.found.join(", "),
            stance: source.stance.into(),
            is_sound: told.is_sound,
            caution: source.quote.and_then(|_| caution(passage, article)),
            not_found: told.not_found.map(|quote| quote.shown().to_string()),
            nearest: nearest.map(crate::card::Extract::nearest_in_words),
            language: article.citation.language.filter(|_| is_own).and_then(|it| tag(selection.written(it))),
            passage: passages(selection, source, passage),
            alarms: told.difference.as_ref().map(|it| it.alarms.clone()).unwrap_or_default(),
            difference: told.difference.as_ref().map(differing).unwrap_or_default(),
            fields: fields.collect(),
            reference: reference(timeline, source, MARKUP),
        }
    }
}

/// What may be a language tag (BCP 47), as `lang` asks.
fn tag(language: &str) -> Option<String> {
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    language.split('-').all(is_part).then(|| language.to_owned())
}

fn passages(selection: &Selection<'_>, source: &model::Source, passage: &Passage) -> Option<Passages> {
    let article = selection.timeline().article_text(source.article)?;
    let excerpt = passage.excerpt(article, AROUND)?;
    let marked: Vec<Range<usize>> = passage.pieces().chain(passage.nearest()).collect();
    let pieces = split(article, &excerpt.at, marked);
    Some(Passages { cut: excerpt.cut, pieces })
}

/// The text at `all`, cut where a range of `marked` begins or ends.
fn split(
    text: Written<'_>,
    all: &Range<usize>,
    marked: impl IntoIterator<Item = Range<usize>>,
) -> Vec<(bool, String)> {
    let shown = |at: Range<usize>| text.part(at).shown().to_string();
    let mut pieces = Vec::new();
    let mut from = all.start;
    for range in marked {
        let (start, end) = (range.start.clamp(from, all.end), range.end.clamp(from, all.end));
        pieces.extend([(false, shown(from..start)), (true, shown(start..end))]);
        from = end;
    }
    pieces.push((false, shown(from..all.end)));
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

fn differing(difference: &Differing) -> Vec<(Option<&'static str>, String)> {
    let deleted = difference.in_quote.iter().map(|at| (at.clone(), "del"));
    let inserted = difference.in_article.iter().map(|at| (at.clone(), "ins"));
    let mut ranges: Vec<(Range<usize>, &'static str)> = deleted.chain(inserted).collect();
    ranges.sort_by_key(|(at, _)| at.start);
    let names = ranges.iter().map(|(_, name)| *name).collect::<Vec<_>>();
    let text = Written::new(&difference.text);
    let mut names = names.into_iter();
    let pieces = split(text, &(0..difference.text.len()), ranges.into_iter().map(|(at, _)| at));
    pieces.into_iter().map(|(is_marked, piece)| (is_marked.then(|| names.next()).flatten(), piece)).collect()
}
