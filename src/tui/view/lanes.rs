mod signs;
mod told;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
};

use crate::{
    dates::Tick,
    text::columns,
    tui::{
        lanes::{Fold, Lane, Sight, Whose},
        layout::{LanesColumns, Layout},
        page::Tone,
        state::State,
        theme::{SELECTED, SELECTED_ASIDE, Theme},
    },
};

use super::{list::nothing, put, put_cut, row};
use signs::Cell;

/// ```text
///  March 2024                  11        18        25           9 undated
///  ▾ United States      2      ◐         ●                     │◌◌
///    US Embassy         3      2   (░░░░░░░░)                  │
/// ›▸ Russia            11  ‹1       ├────────┤  3           2› │◌◌◌2◌
/// ── lane 3 of 4 · event 5 of 11 ─────────── 3 actors without an event shown ──
///  the event in focus
/// ```
pub(super) fn draw(buffer: &mut Buffer, layout: &Layout, state: &State, theme: Theme) {
    let parts = layout.lanes();
    let columns = state.lane_columns(layout);
    let sight = state.sight(columns);
    if state.list.shown.is_empty() {
        put_cut(buffer, parts.rows, parts.rows.x + 1, &nothing(state), theme.tone(Tone::Plain));
        return;
    }
    draw_labels(buffer, parts.labels, (columns, sight.as_ref()), state, theme);
    let focus = state.lane_in_focus();
    for (y, number) in (parts.rows.y..parts.rows.bottom()).zip(state.lanes.top..) {
        let Some(lane) = state.lanes.lane(number) else { break };
        let place = focus.filter(|(lane, _)| *lane == number).map(|(_, place)| place);
        draw_lane(buffer, y, (lane, place), (columns, sight.as_ref()), state, theme);
    }
    told::draw(buffer, (parts, columns), state, theme);
}

/// What the columns are in time, and how many events are not dated.
fn draw_labels(
    buffer: &mut Buffer,
    line: Rect,
    (columns, sight): (LanesColumns, Option<&Sight>),
    state: &State,
    theme: Theme,
) {
    let on = |area: Rect| Rect { y: line.y, height: line.height, ..area };
    let quiet = theme.tone(Tone::Quiet);
    if let Some(sight) = sight {
        let name = on(columns.name);
        put_cut(
            buffer,
            name,
            name.x + 1,
            &sight.context(state.checked.timeline.about.utc_offset),
            theme.tone(Tone::Strong),
        );
        let time = on(columns.time);
        for Tick { column, label, .. } in sight.ticks() {
            let x = at(time.x, column);
            if x + width(&label) <= columns.behind.right() {
                put(buffer, on(columns.time.union(columns.behind)), x, &label, quiet);
            }
        }
    }
    let undated = on(columns.undated);
    let words = format!("{} undated", so_far(state, state.lanes.needs().undated));
    let words = if width(&words) <= undated.width { words.as_str() } else { "undated" };
    if !undated.is_empty() {
        put(buffer, undated, undated.x, words, quiet);
    }
}

fn draw_lane(
    buffer: &mut Buffer,
    y: u16,
    (lane, focus): (&Lane, Option<usize>),
    (columns, sight): (LanesColumns, Option<&Sight>),
    state: &State,
    theme: Theme,
) {
    let on = |area: Rect| row(area, y);
    let track = &lane.track;
    draw_name(buffer, on(columns.name), (lane, focus.is_some(), columns), state, theme);
    // In the other lanes that the event stands in it is told by its weight.
    let here = focus.or_else(|| {
        let (event, _) = state.event()?;
        track.place_of(event, state.stretch(event))
    });
    let style = if focus.is_some() { SELECTED } else { SELECTED_ASIDE.add_modifier(Modifier::UNDERLINED) };
    if let Some(sight) = sight {
        let placed = track.placed(sight);
        let quiet = theme.tone(Tone::Quiet);
        let edge = |count: usize, words: String| if count > 0 { words } else { String::new() };
        let count = |count: usize, room: Rect| {
            Some(so_far(state, count))
                .filter(|words| width(words) < room.width)
                .unwrap_or_else(|| "…".to_owned())
        };
        let before = on(columns.before);
        let words = format!("‹{}", count(placed.before, before));
        put(buffer, before, before.x, &edge(placed.before, words), quiet);
        let behind = on(columns.behind);
        let words = edge(placed.behind, format!("{}›", count(placed.behind, behind)));
        put(buffer, behind, behind.right().saturating_sub(width(&words)), &words, quiet);
        draw_cells(buffer, on(columns.time), &signs::of_time(state, track, (&placed, sight), here), style);
    }
    let undated = on(columns.undated);
    if !undated.is_empty() {
        let room = usize::from(undated.width);
        let places = track.undated_places(room);
        draw_cells(buffer, undated, &signs::of_undated(state, track, (&places, room), here), style);
        if sight.is_some() {
            let between = Rect { x: undated.x - 1, width: 1, ..undated };
            put(buffer, between, between.x, "│", theme.tone(Tone::Quiet));
        }
    }
}

fn draw_cells(buffer: &mut Buffer, line: Rect, cells: &[Cell], in_focus: Style) {
    for (x, cell) in (line.x..line.right()).zip(cells) {
        // Each sign is a column wide: there is nothing to measure or to cut.
        if let Some(target) = buffer.cell_mut(Position::new(x, line.y)) {
            target.set_symbol(cell.sign).set_style(if cell.in_focus { in_focus } else { Style::new() });
        }
    }
}

/// Whose lane it is, whether it is folded, and how many events it holds.
fn draw_name(
    buffer: &mut Buffer,
    area: Rect,
    (lane, in_focus, columns): (&Lane, bool, LanesColumns),
    state: &State,
    theme: Theme,
) {
    let name = match lane.whose {
        Whose::Actor(actor) => state.checked.timeline.short_name(actor).shown().to_string(),
        Whose::NoActor => "(no actor)".to_owned(),
    };
    let sign = match lane.fold {
        Some(Fold::Open) => "▾",
        Some(Fold::Folded) => "▸",
        None => " ",
    };
    let count = so_far(state, lane.track.len());
    let right = area.right().saturating_sub(width(&count));
    let room = Rect { width: right.saturating_sub(area.x + 1), ..area };
    let tone = if in_focus { Tone::Strong } else { Tone::Plain };
    let x = put(buffer, room, area.x + 1 + columns.indent(lane.depth), sign, theme.tone(tone));
    put_cut(buffer, room, x + 1, &name, theme.tone(tone));
    put(buffer, area, right, &count, theme.tone(Tone::Quiet));
    if in_focus {
        put(buffer, area, area.x, "›", theme.tone(Tone::Strong));
    }
}

/// How many events there are, be there more that are not in the lanes yet.
fn so_far(state: &State, count: usize) -> String {
    let more = if state.are_lanes_of_some() { "+" } else { "" };
    format!("{count}{more}")
}

fn at(x: u16, column: usize) -> u16 {
    x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX))
}

fn width(words: &str) -> u16 {
    u16::try_from(columns(words)).unwrap_or(u16::MAX)
}
