mod head;

use std::{ops::Range, slice};

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::text::column_of;
use crate::tui::{
    layout::{Layout, ReaderLayout},
    page::{Tone, layered_parts},
    state::{Column, Original, Reader, Shows, State},
    theme::Theme,
};

use super::{put, put_parts, row};

/// ```text
///      [On Putin's vow]                         paragraph 2 of 5 · 40 %
///      passage 3 of 22 · for “Putin vows to find the organisers”
///      verbatim · in our restatement …
///
///    › the text, the passage lit
/// ```
pub(super) fn draw(buffer: &mut Buffer, layout: &Layout, reader: &Reader, state: &State, theme: Theme) {
    let ReaderLayout { head, text: area, original } = layout.reader(reader.original.is_some());
    head::draw(buffer, head, reader, state, theme);
    let timeline = &state.checked.timeline;
    let Some(text) = timeline.article_text(reader.article) else { return };
    let Some((_, reading)) = state.reading() else { return };
    let (lit, tone) = lit(reader, state);
    let (plain, mut layers, mut meant) = match reader.shows {
        Shows::Passages => {
            (Tone::Plain, vec![(&reading.quoted[..], Tone::Quoted), (&lit[..], tone)], &lit[..])
        }
        Shows::Unquoted(number) => {
            let paragraph = number.and_then(|number| reading.paragraphs.get(number));
            (
                Tone::Strong,
                vec![(&reading.quoted[..], Tone::Quiet)],
                paragraph.map_or(&[][..], slice::from_ref),
            )
        }
    };
    if let Some(found) = &reader.found {
        let reached = found.at().map_or(&[][..], slice::from_ref);
        layers.extend([(&found.hits.at[..], Tone::Found), (reached, Tone::Reached)]);
        meant = reached;
    }
    let selected = reader.selection.map(|selection| selection.range(text));
    layers.extend(selected.as_ref().map(|at| (slice::from_ref(at), Tone::Selected)));
    for (y, line) in (area.y..area.bottom()).zip(reader.column.lines.iter().skip(reader.column.top)) {
        let parts = layered_parts(text, line, plain, &layers);
        put_parts(buffer, row(area, y), area.x, &parts, theme);
        if meant.iter().any(|at| at.start < line.end && line.start < at.end) {
            draw_sign(buffer, row(area, y), theme);
        }
    }
    draw_place(buffer, area, &reader.column, theme);
    if let Some(shown) = &reader.original {
        draw_original(buffer, original, shown, theme);
    }
}

/// The original, the same passage lit.
fn draw_original(buffer: &mut Buffer, area: Rect, original: &Original, theme: Theme) {
    let text = original.found.text.written();
    let lit = original.at().map_or(&[][..], slice::from_ref);
    let column = &original.column;
    for (y, line) in (area.y..area.bottom()).zip(column.lines.iter().skip(column.top)) {
        let parts = layered_parts(text, line, Tone::Plain, &[(lit, Tone::Lit)]);
        put_parts(buffer, row(area, y), area.x, &parts, theme);
        if lit.iter().any(|at| at.start < line.end && line.start < at.end) {
            draw_sign(buffer, row(area, y), theme);
        }
    }
    draw_place(buffer, area, column, theme);
}

/// Where the end of what is selected is that one moves, for the terminal's cursor to stand there.
pub(super) fn cursor(layout: &Layout, reader: &Reader, state: &State) -> Option<Position> {
    let area = layout.reader(reader.original.is_some()).text;
    let timeline = &state.checked.timeline;
    let text = timeline.article_text(reader.article)?;
    let at = reader.selection?.cursor;
    let line = reader.column.line_at(at);
    let x = column_of(text, reader.column.lines.get(line)?, at);
    let y = u16::try_from(line.checked_sub(reader.column.top)?).ok()?;
    let place = Position::new(area.x.saturating_add(u16::try_from(x).ok()?), area.y.saturating_add(y));
    area.contains(place).then_some(place)
}

/// The passage of the source that the reader is at; where its words were not found, the nearest ones.
fn lit(reader: &Reader, state: &State) -> (Vec<Range<usize>>, Tone) {
    let Some(source) = reader.source else { return (Vec::new(), Tone::Lit) };
    let passage = state.checked.findings.passage(source);
    match passage.nearest() {
        Some(nearest) => (vec![nearest], Tone::Strong),
        None => (passage.pieces().collect(), Tone::Lit),
    }
}

/// Left of a line that is meant, so that not its colour alone says so.
fn draw_sign(buffer: &mut Buffer, line: Rect, theme: Theme) {
    if line.x >= 2 {
        let margin = Rect { x: line.x - 2, width: 1, ..line };
        put(buffer, margin, margin.x, "›", theme.tone(Tone::Strong));
    }
}

/// How far down the text one is, right of it, where it does not fit the screen.
fn draw_place(buffer: &mut Buffer, area: Rect, column: &Column, theme: Theme) {
    let (rows, lines) = (usize::from(area.height), column.lines.len());
    if lines <= rows || rows < 2 || area.right() + 1 >= buffer.area.right() {
        return;
    }
    let length = (rows * rows / lines).max(1);
    let from = column.top * (rows - length) / (lines - rows);
    for y in area.y..area.bottom() {
        let place = usize::from(y - area.y);
        let sign = if (from..from + length).contains(&place) { "┃" } else { "│" };
        let margin = Rect { x: area.right() + 1, width: 1, ..row(area, y) };
        put(buffer, margin, margin.x, sign, theme.tone(Tone::Quiet));
    }
}
