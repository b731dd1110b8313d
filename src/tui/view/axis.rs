use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    dates::Tick,
    tui::{
        axis::Axis,
        page::Tone,
        state::State,
        theme::{SELECTED, Theme},
    },
};

use super::{put, put_cut, row};

/// ```text
///  March 2024  7 8              15            22     25            31
///  33 undated  ░░────────────────────────────█▃ ▂
/// ```
///
/// A line runs under the stretch of time that the list has in sight; the event in focus is marked as
/// it is there.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, state: &State, theme: Theme) {
    let Some(axis) = state.list.axis.as_ref().filter(|_| area.height >= 2) else { return };
    let quiet = theme.tone(Tone::Quiet);
    let (labels, signs) = (row(area, area.y), row(area, area.y + 1));
    let x = axis.left(area.right());
    put_cut(
        buffer,
        Rect { width: x - area.x, ..labels },
        area.x + 1,
        &axis.context,
        theme.tone(Tone::Strong),
    );
    for Tick { column, label, .. } in &axis.ticks {
        put(buffer, labels, at(x, *column), label, quiet);
    }
    if axis.undated > 0 {
        let undated = format!("{} undated", axis.undated);
        put_cut(buffer, Rect { width: x - area.x, ..signs }, area.x + 1, &undated, quiet);
    }
    let timeline = &state.checked.timeline;
    let in_sight = in_sight(state, axis, usize::from(state.layout().list.height));
    let focus = state.event().and_then(|(_, event)| axis.of(timeline, event));
    for (column, density) in axis.density.iter().enumerate() {
        let is_seen = in_sight.as_ref().is_some_and(|(first, last)| (first..=last).contains(&&column));
        let sign = match axis.sign(*density) {
            " " if is_seen => "─",
            sign => sign,
        };
        let is_in_focus = focus.as_ref().is_some_and(|focus| focus.contains(&column));
        let style: Style = if is_in_focus { SELECTED } else { theme.tone(Tone::Plain) };
        put(buffer, signs, at(x, column), sign, style);
    }
}

fn at(x: u16, column: usize) -> u16 {
    x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX))
}

/// The first and the last column that an event in sight stands in.
fn in_sight(state: &State, axis: &Axis, rows: usize) -> Option<(usize, usize)> {
    let timeline = &state.checked.timeline;
    let seen = (state.list.top..).take(rows).filter_map(|row| state.list.event_in(row));
    let columns = seen.filter_map(|id| axis.of(timeline, &timeline.events[id]));
    columns.fold(None, |ends, columns| {
        let (first, last) = ends.unwrap_or((*columns.start(), *columns.end()));
        Some((first.min(*columns.start()), last.max(*columns.end())))
    })
}
