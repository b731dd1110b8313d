use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    evidence::Class,
    model::Article,
    tui::{
        layout::Layout,
        page::{Link, Tone, in_tone, marked_parts},
        state::{Reader, State},
        theme::Theme,
    },
};

use super::{link, put, put_cut, put_parts, row};

/// ```text
///      [On Putin's vow]
///      in our restatement · paragraph 2 of 5 …
///
///      the text, the passage lit
/// ```
pub(super) fn draw(buffer: &mut Buffer, layout: &Layout, reader: &Reader, state: &State, theme: Theme) {
    let page = layout.page();
    let timeline = &state.checked.timeline;
    let article = &timeline.articles[reader.article];
    let head = u16::try_from(Reader::head(usize::from(page.height))).unwrap_or(0).min(page.height);
    if head > 0 {
        let title = timeline.text(article.title).shown().to_string();
        let to = put_cut(buffer, page, page.x, &title, theme.tone(Tone::Strong));
        if let Some(link) = Link::to(timeline, reader.article) {
            link::lead(buffer, row(page, page.y), (page.x, to), &link, theme);
        }
    }
    if head > 1 {
        let about = about(state, article, reader);
        put_cut(buffer, row(page, page.y + 1), page.x, &about, theme.tone(Tone::Quiet));
    }
    let Some(text) = article.text.map(|text| timeline.text(text)) else { return };
    let passage = state.checked.findings.passage(reader.source);
    let (marked, tone) = match &passage.nearest {
        Some(nearest) => (std::slice::from_ref(nearest), Tone::Strong),
        None => (&*passage.pieces, Tone::Lit),
    };
    let marked = in_tone(marked, tone);
    let area = Rect { y: page.y + head, height: page.height - head, ..page };
    for (y, line) in (area.y..area.bottom()).zip(reader.lines.iter().skip(reader.top)) {
        let parts = marked_parts(text, line, Tone::Plain, &marked);
        put_parts(buffer, row(area, y), area.x, &parts, theme);
    }
    draw_place(buffer, area, reader, theme);
}

/// Whose text it is, and how the passage stands in it.
fn about(state: &State, article: &Article, reader: &Reader) -> String {
    let passage = state.checked.findings.passage(reader.source);
    let source = &state.checked.timeline.sources[reader.source.index()];
    let mut about: Vec<String> = Vec::new();
    about.push(match passage.class {
        Class::Changed => "changed: the nearest words are marked".to_owned(),
        Class::Ambiguous => format!("the quote stands in {} places", passage.hits),
        Class::Missing => "the quote is not there".to_owned(),
        Class::Unquoted => "no words are quoted".to_owned(),
        class => class.to_string(),
    });
    about.extend(passage.remarks().map(str::to_owned));
    about.extend(passage.alarms_in_words(&state.checked.timeline, source));
    about.extend(passage.context.as_ref().map(|context| format!("paragraph {}", context.paragraph)));
    about.extend(article.rendition.remark().map(str::to_owned));
    about.extend(article.citation.issued.as_ref().map(|date| format!("issued {}", date.in_words())));
    about.join(" · ")
}

/// How far down the text one is, right of it, where it does not fit the screen.
fn draw_place(buffer: &mut Buffer, area: Rect, reader: &Reader, theme: Theme) {
    let (rows, lines) = (usize::from(area.height), reader.lines.len());
    if lines <= rows || rows < 2 || area.right() + 1 >= buffer.area.right() {
        return;
    }
    let length = (rows * rows / lines).max(1);
    let from = reader.top * (rows - length) / (lines - rows);
    for y in area.y..area.bottom() {
        let place = usize::from(y - area.y);
        let sign = if (from..from + length).contains(&place) { "┃" } else { "│" };
        let margin = Rect { x: area.right() + 1, width: 1, ..row(area, y) };
        put(buffer, margin, margin.x, sign, theme.tone(Tone::Quiet));
    }
}
