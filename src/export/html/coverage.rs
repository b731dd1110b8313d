use std::io::{self, Write};

use minijinja::value::Serde;
use serde::Serialize;

use crate::{
    coverage::{Cover, covers, is_single_source, unused},
    export::Selection,
    findings::{UNVERIFIED, sign},
    model::{ArticleId, Event, EventId},
};

use super::{anchor, templates::Templates};

/// More articles than this have no room side by side: those that tell of an event are named then.
const MOST: usize = 24;

/// What each article does for one event.
#[derive(Debug, Serialize)]
struct Row {
    key: String,
    actors: String,
    title: String,
    /// Whether one article alone tells of it.
    single: &'static str,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    number: usize,
    sign: &'static str,
    words: &'static str,
}

/// Writes which article tells of which event.
pub(super) fn write(selection: &Selection<'_>, templates: &Templates, out: &mut dyn Write) -> io::Result<()> {
    let timeline = selection.timeline();
    let articles: Vec<ArticleId> = selection.articles().into_iter().collect();
    let titles: Vec<String> =
        articles.iter().map(|id| selection.shown(timeline.articles[*id].title)).collect();
    let side_by_side = articles.len() <= MOST;
    templates.write("coverage.html", minijinja::context! { titles, side_by_side }, out)?;
    for (id, event) in selection.events() {
        let row = row(selection, (id, event), &articles, side_by_side);
        templates.write("cover.html", minijinja::context! { row => Serde(row), side_by_side }, out)?;
    }
    let unused: Vec<String> =
        unused(timeline).into_iter().map(|id| selection.shown(timeline.articles[id].title)).collect();
    templates.write("uncovered.html", minijinja::context! { unused }, out)
}

fn row(
    selection: &Selection<'_>,
    (id, event): (EventId, &Event),
    articles: &[ArticleId],
    side_by_side: bool,
) -> Row {
    let timeline = selection.timeline();
    let covers = covers(timeline, event);
    let verified = selection.checked.verified_in(event);
    let cell = |number: usize, article: ArticleId| {
        let cover = covers.get(&article).map_or(Cover::Silent, |(cover, _)| *cover);
        let sign = sign(cover, || verified.contains(&article));
        let words = if sign == UNVERIFIED.0 { "named, and no words of it verified" } else { cover.into() };
        Cell { number: number + 1, sign, words }
    };
    let number = |article: ArticleId| articles.binary_search(&article).unwrap_or_default();
    let cells = if side_by_side {
        articles.iter().enumerate().map(|(place, article)| cell(place, *article)).collect()
    } else {
        covers.keys().map(|article| cell(number(*article), *article)).collect()
    };
    Row {
        key: anchor::key(selection, id),
        actors: anchor::actors(selection, event),
        title: selection.shown(event.title),
        single: match event.sources.len() {
            0 => "no source",
            _ if is_single_source(timeline, event) => "yes",
            _ => "no",
        },
        cells,
    }
}
