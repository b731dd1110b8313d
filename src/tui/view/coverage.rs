use ratatui::{buffer::Buffer, layout::Rect};
use strum::IntoEnumIterator;

use crate::{
    coverage::{Cover, covers, is_single_source},
    findings::UNVERIFIED,
    model::{ArticleId, EventId},
    text::{columns, counted},
    tui::{
        layout::{Columns, CoverageLayout},
        page::Tone,
        state::{Coverage, State},
        theme::{SELECTED, Theme},
    },
};

use super::{list, put, put_cut, row};

/// ```text
///  27 of 38 events are single-source · 1 article is unused: Never quoted
///  1 [On how the US warning was received] · 9 events
///                  1  2  3     ● quoted  ± disputed  ○ mentioned
/// ›7/8 Mar         ● [±] ·     US Embassy warns Americans
///  “[On the US warning and the Kaluga raid]” disputes it, in 2 sources
/// ```
pub(super) fn draw(
    buffer: &mut Buffer,
    layout: CoverageLayout,
    coverage: &Coverage,
    state: &State,
    theme: Theme,
) {
    let grid = layout.columns(state.checked.timeline.articles.len());
    put_cut(buffer, layout.summary, layout.summary.x + 1, &summary(coverage, state), theme.tone(Tone::Quiet));
    draw_legend(buffer, layout.legend, coverage, state, theme);
    draw_numbers(buffer, (layout.numbers, grid), coverage, state, theme);
    list::draw_rows(buffer, layout.rows, state, theme, |buffer, line, id, label| {
        draw_event(buffer, line, state, (grid, coverage.left), (id, label), theme);
    });
    let told = told(state, usize::from(layout.told.width).saturating_sub(1));
    put_cut(buffer, layout.told, layout.told.x + 1, &told, theme.tone(Tone::Strong));
}

/// So many unused articles are named above the table; in the legend each says that it is.
const NAMED: usize = 8;

/// What stands out: what rests on one article, and what is not used at all.
fn summary(coverage: &Coverage, state: &State) -> String {
    let timeline = &state.checked.timeline;
    let (shown, all) = (state.list.shown.len(), timeline.events.len());
    if coverage.counted < shown {
        return format!(
            "{}+ of {} are single-source, counting",
            coverage.single_source,
            counted(shown, "event")
        );
    }
    let events = if state.has_first_only() {
        format!("{} of the first {}", coverage.single_source, counted(shown, "event"))
    } else if shown < all {
        format!("{} of {} shown", coverage.single_source, counted(shown, "event"))
    } else {
        format!("{} of {}", coverage.single_source, counted(all, "event"))
    };
    let titles = coverage.unused.iter().take(NAMED).map(|article| title(state, *article));
    let more = coverage.unused.len().saturating_sub(NAMED);
    let titles: Vec<String> = titles.chain((more > 0).then(|| format!("{more} more"))).collect();
    let unused = match coverage.unused.len() {
        _ if state.has_first_only() => "the rest is not read".to_owned(),
        0 => "no article is unused".to_owned(),
        1 => format!("1 article is unused: {}", titles.concat()),
        count => format!("{count} articles are unused: {}", titles.join("; ")),
    };
    let verb = if coverage.single_source == 1 { "is" } else { "are" };
    format!("{events} {verb} single-source · {unused}")
}

/// The titles of the articles by number, as many as there is room for, around the one in focus.
fn draw_legend(buffer: &mut Buffer, area: Rect, coverage: &Coverage, state: &State, theme: Theme) {
    let in_focus = state.article();
    let all = coverage.tells_of.len();
    let rows = usize::from(area.height);
    let width = all.to_string().len();
    let column = in_focus.map_or(0, ArticleId::index);
    let first = column.saturating_sub(rows / 2).min(all.saturating_sub(rows));
    for (y, article) in (area.y..area.bottom()).zip(state.checked.timeline.articles.ids().skip(first)) {
        let line = row(area, y);
        let tone = if in_focus == Some(article) { Tone::Strong } else { Tone::Quiet };
        let told = match coverage.tells_of.get(article.index()) {
            _ if coverage.unused.contains(&article) && !state.has_first_only() => "unused".to_owned(),
            count if coverage.counted < state.list.shown.len() => {
                format!("{}+ events, counting", count.copied().unwrap_or(0))
            }
            count => counted(count.copied().unwrap_or(0), "event"),
        };
        let words = format!("{:>width$} {} · {told}", article.index() + 1, title(state, article));
        put_cut(buffer, line, line.x + 1, &words, theme.tone(tone));
    }
}

/// The numbers of the columns, which of them are in sight where not all are, and what signs mean.
fn draw_numbers(
    buffer: &mut Buffer,
    (area, columns): (Rect, Columns),
    coverage: &Coverage,
    state: &State,
    theme: Theme,
) {
    let all = coverage.tells_of.len();
    let width = usize::from(columns.width);
    let in_focus = state.article().map(ArticleId::index);
    for (place, article) in (coverage.left..all).take(columns.count).enumerate() {
        let number = format!("{:>width$}", article + 1);
        let style = if in_focus == Some(article) {
            theme.tone(Tone::Strong).patch(SELECTED)
        } else {
            theme.tone(Tone::Quiet)
        };
        let x = columns.at(place);
        let from = x + columns.width.saturating_sub(u16::try_from(number.trim_start().len()).unwrap_or(0));
        put(buffer, area, from, number.trim_start(), style);
    }
    let mut words: Vec<String> = Vec::new();
    if columns.count < all {
        words.push(format!("articles {}–{} of {all}", coverage.left + 1, coverage.left + columns.count));
    }
    words.extend(Cover::iter().map(|cover| format!("{} {}", cover.sign(), <&str>::from(cover))));
    words.push("1 single-source".to_owned());
    words.push(format!("{} {}", UNVERIFIED.0, UNVERIFIED.1));
    put_cut(buffer, area, columns.behind(), &words.join(" "), theme.tone(Tone::Quiet));
}

fn draw_event(
    buffer: &mut Buffer,
    line: Rect,
    state: &State,
    (columns, left): (Columns, usize),
    (id, label): (EventId, &str),
    theme: Theme,
) {
    let timeline = &state.checked.timeline;
    let event = &timeline.events[id];
    let in_focus = state.event().filter(|(event, _)| *event == id).and_then(|_| state.article());
    let date = Rect { width: columns.x.saturating_sub(line.x + 1).min(line.width), ..line };
    put_cut(buffer, date, line.x + 1, label, theme.tone(Tone::Quiet));
    let covers = covers(timeline, event);
    for (place, article) in timeline.articles.ids().skip(left).take(columns.count).enumerate() {
        let cover = covers.get(&article).map_or(Cover::Silent, |(cover, _)| *cover);
        let tone = match cover {
            Cover::Disputed => Tone::Alarm,
            Cover::Quoted => Tone::Strong,
            Cover::Mentioned | Cover::Silent => Tone::Quiet,
        };
        let x = columns.at(place) + columns.width - 1;
        put(buffer, line, x, state.checked.sign_of(event, article, cover), theme.tone(tone));
        if in_focus == Some(article) {
            put(buffer, line, x - 1, "[", theme.tone(Tone::Strong));
            put(buffer, line, x + 1, "]", theme.tone(Tone::Strong));
        }
    }
    let x = columns.behind();
    let single = if is_single_source(timeline, event) { "1" } else { " " };
    put(buffer, line, x.saturating_sub(2), single, theme.tone(Tone::Alarm));
    let x = put(buffer, line, x, &list::possibly(state, id), theme.tone(Tone::Strong));
    put_cut(buffer, line, x, &timeline.text(event.title).shown().to_string(), theme.tone(Tone::Plain));
}

/// What the cell in focus is, in words; where `room` is short, what it is before whose.
fn told(state: &State, room: usize) -> String {
    let (Some(cell), Some((_, event))) = (state.cell(), state.event()) else { return String::new() };
    let sources = match cell.sources {
        0 => String::new(),
        count => format!(", in {}", counted(count, "source")),
    };
    let is_alone = cell.source.is_some() && is_single_source(&state.checked.timeline, event);
    let alone = if is_alone { "; the event is single-source" } else { "" };
    let title = title(state, cell.article);
    let is_found = cell.cover != Cover::Quoted || state.checked.is_verified_in(event, cell.article);
    let found = if is_found { "" } else { ", and none of its words are verified" };
    let words = format!("“{title}” {}{sources}{found}{alone}", cell.cover.in_words());
    if columns(&words) <= room { words } else { format!("{}{sources}: {title}", <&str>::from(cell.cover)) }
}

fn title(state: &State, article: ArticleId) -> String {
    let timeline = &state.checked.timeline;
    timeline.text(timeline.articles[article].title).shown().to_string()
}
