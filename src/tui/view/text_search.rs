use std::slice;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};

use crate::{
    findings::{ArticleHits, Hit},
    text::{columns, counted},
    tui::{
        action::Action,
        keymap::Context,
        layout::Layout,
        page::{Line, Part, Tone, layered_parts},
        state::{SearchRow, State, TextSearch},
        theme::{SELECTED, Theme},
    },
};

use super::{line::draw_typed, put_cut, put_parts, row};

/// ```text
///  In all articles: port
///   41 hits in 4 of 5 articles
///   [On Putin's vow]                                           12 hits
///   › … and the port was closed by noon, it is said …
///       paragraph 4 · quoted for “The port closes”
/// ```
///
/// Gives back where one types.
pub(super) fn draw(
    buffer: &mut Buffer,
    layout: &Layout,
    search: &TextSearch,
    state: &State,
    theme: Theme,
) -> Position {
    let typing = draw_typed(buffer, layout.filter, TextSearch::LEAD, &search.typed, theme).at;
    let body = layout.body;
    Clear.render(body.intersection(buffer.area), buffer);
    let (words, tone) = counts(search);
    put_cut(
        buffer,
        Rect { height: body.height.min(1), ..body },
        body.x + 2.min(body.width),
        &words,
        theme.tone(tone),
    );
    let area = layout.found();
    for (y, (place, what)) in (area.y..area.bottom()).zip(search.rows.iter().enumerate().skip(search.top)) {
        let line = row(area, y);
        draw_row(buffer, line, (search, *what), state, theme);
        if place == search.cursor && search.hit().is_some() {
            buffer.set_style(line, SELECTED);
            put_cut(buffer, line, line.x, "›", theme.tone(Tone::Strong));
        }
    }
    typing
}

fn counts(search: &TextSearch) -> (String, Tone) {
    let hits = &search.hits;
    if search.typed.value().trim().is_empty() {
        let words = "words, or parts of them, in the texts of all articles, be they quoted or not".to_owned();
        return (words, Tone::Quiet);
    }
    if hits.count == 0 {
        return (format!("nothing found in {}", counted(hits.searched, "article")), Tone::Alarm);
    }
    let over = if hits.is_cut { "over " } else { "" };
    let listed: usize = hits.articles.iter().map(|article| article.listed.len()).sum();
    let more = if listed < hits.count { format!(" · the first {listed} are listed") } else { String::new() };
    let articles = format!("{} of {}", hits.articles.len(), counted(hits.searched, "article"));
    (format!("{over}{} in {articles}{more}", counted(hits.count, "hit")), Tone::Strong)
}

fn draw_row(
    buffer: &mut Buffer,
    line: Rect,
    (search, what): (&TextSearch, SearchRow),
    state: &State,
    theme: Theme,
) {
    let article = |place: usize| search.hits.articles.get(place);
    match what {
        SearchRow::Article(place) => {
            let Some(found) = article(place) else { return };
            let timeline = &state.checked.timeline;
            let count = format!("{} ", counted(found.count, "hit"));
            let right = line.right().saturating_sub(u16::try_from(columns(&count)).unwrap_or(u16::MAX));
            let title = timeline.text(timeline.articles[found.article].title).shown().to_string();
            let room = Rect { width: right.saturating_sub(line.x + 1), ..line };
            put_cut(buffer, room, line.x, &title, theme.tone(Tone::Strong));
            put_cut(buffer, line, right, &count, theme.tone(Tone::Quiet));
        }
        SearchRow::Words(place, hit) => {
            let Some((found, hit)) = article(place).and_then(|it| Some((it, it.listed.get(hit)?))) else {
                return;
            };
            let inner = Rect { x: line.x + 2.min(line.width), width: line.width.saturating_sub(2), ..line };
            let words = in_context(state, found, hit, usize::from(inner.width));
            put_parts(buffer, inner, inner.x, &words.parts, theme);
        }
        SearchRow::Standing(place, hit) => {
            let Some(hit) = article(place).and_then(|it| it.listed.get(hit)) else { return };
            let words = format!("paragraph {} · {}", hit.paragraph, quoted(state, hit));
            put_cut(buffer, line, line.x + 4.min(line.width), &words, theme.tone(Tone::Quiet));
        }
        SearchRow::More(place) => {
            let Some(found) = article(place) else { return };
            let read = state.keys.name_for(Action::Open, Context::AllTexts);
            let next = state.keys.name_for(Action::Next, Context::Reader);
            let more = found.count - found.listed.len();
            let words = format!("{more} more in this article: {read}, then {next}");
            put_cut(buffer, line, line.x + 2.min(line.width), &words, theme.tone(Tone::Quiet));
        }
    }
}

/// Whether some event quotes the words.
fn quoted(state: &State, hit: &Hit) -> String {
    let timeline = &state.checked.timeline;
    let title = |event| format!("“{}”", timeline.text(timeline.events[event].title).shown());
    match hit.events.as_slice() {
        [] => "unquoted".to_owned(),
        [only] => format!("quoted for {}", title(*only)),
        [first, rest @ ..] => {
            format!("quoted for {} and {}", title(*first), counted(rest.len(), "other event"))
        }
    }
}

/// As much of the paragraph around a hit as fits on a line.
fn in_context(state: &State, found: &ArticleHits, hit: &Hit, room: usize) -> Line {
    let timeline = &state.checked.timeline;
    let Some(text) = timeline.article_text(found.article) else {
        return Line::default();
    };
    let quiet = |text: &str| Part { text: text.to_owned(), tone: Tone::Quiet };
    let with = |around: usize| {
        let Some(excerpt) = state.checked.around(found.article, &hit.at, around) else { return Vec::new() };
        let mut parts: Vec<Part> = excerpt.cut.0.then(|| quiet("… ")).into_iter().collect();
        parts.extend(layered_parts(
            text,
            &excerpt.at,
            Tone::Plain,
            &[(slice::from_ref(&hit.at), Tone::Found)],
        ));
        parts.extend(excerpt.cut.1.then(|| quiet(" …")));
        parts
    };
    let fits = |parts: &[Part]| parts.iter().map(|part| columns(&part.text)).sum::<usize>() <= room;
    // The more around it the wider: halved until the most that fits is known.
    let (mut around, mut step) = (0, room.next_power_of_two());
    while step > 0 {
        if fits(&with(around + step)) {
            around += step;
        }
        step /= 2;
    }
    Line { parts: with(around), ..Line::default() }
}
