//! What stands in the columns of a lane.

use crate::{
    dates::{Certainty, End},
    model::{EventId, When},
    tui::{
        lanes::{Place, Placed, Shape, Sight, Stretch, Track, column_of},
        state::State,
        view::list::mark,
    },
};

/// One column of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) sign: &'static str,
    layer: Layer,
    /// The event in focus is, or may be, there.
    pub(super) in_focus: bool,
}

/// What hides what: an event stands where it begins, and the times of others run behind it. Of two times, the one
/// that begins later hides the other, which most often goes on behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Blank,
    /// Between the ends.
    Time,
    End,
    /// The event itself, or how many of them there are.
    Event,
}

const BLANK: Cell = Cell { sign: " ", layer: Layer::Blank, in_focus: false };

/// The columns of time, with the event at place `focus` of the track lit.
pub(super) fn of_time(
    state: &State,
    track: &Track,
    (placed, sight): (&Placed, &Sight),
    focus: Option<usize>,
) -> Vec<Cell> {
    let mut cells = vec![BLANK; sight.columns()];
    for place in &placed.places {
        if place.count == 1 {
            for (column, sign, layer) in signs(state, track, place.first, sight) {
                put(&mut cells, column, sign, layer);
            }
        } else {
            (place.column + 1..=place.reach).for_each(|column| put(&mut cells, column, "░", Layer::Time));
            put(&mut cells, place.column, number(place.count), Layer::Event);
        }
    }
    for (column, sign, layer) in focus.map(|focus| signs(state, track, focus, sight)).unwrap_or_default() {
        let Some(cell) = cells.get_mut(column) else { continue };
        cell.in_focus = true;
        if cell.layer < Layer::Event {
            (cell.sign, cell.layer) = (sign, layer);
        }
    }
    cells
}

/// The columns of what is not dated.
pub(super) fn of_undated(
    state: &State,
    track: &Track,
    (places, columns): (&[Place], usize),
    focus: Option<usize>,
) -> Vec<Cell> {
    let mut cells = vec![BLANK; columns];
    for place in places {
        let sign = match track.event(place.first) {
            Some(event) if place.count == 1 => sign_of(state, event),
            _ => number(place.count),
        };
        put(&mut cells, place.column, sign, Layer::Event);
        if let (Some(cell), Some(focus)) = (cells.get_mut(place.column), focus) {
            cell.in_focus = track.holds(*place, focus, None);
        }
    }
    cells
}

fn put(cells: &mut [Cell], column: usize, sign: &'static str, layer: Layer) {
    if let Some(cell) = cells.get_mut(column).filter(|cell| cell.layer <= layer) {
        *cell = Cell { sign, layer, ..*cell };
    }
}

/// How many events stand in one column.
fn number(count: usize) -> &'static str {
    const NUMBERS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    NUMBERS.get(count).copied().unwrap_or("+")
}

/// One event alone.
fn sign_of(state: &State, event: EventId) -> &'static str {
    if state.filter.is_possible(event) { "?" } else { mark(&state.checked.timeline.events[event]) }
}

/// What one event alone would put in which columns, in order.
fn signs(state: &State, track: &Track, place: usize, sight: &Sight) -> Vec<(usize, &'static str, Layer)> {
    let Some((event, stretch)) = track.event(place).zip(track.stretch(place)) else { return Vec::new() };
    let Some(from) = column_of(stretch, sight) else { return Vec::new() };
    let timeline = &state.checked.timeline;
    let to = sight.column(stretch.last);
    let When::Dated(date) = &timeline.events[event].when else { return Vec::new() };
    let is_whole = sight.window.first <= stretch.first && stretch.last <= sight.window.last;
    if from == to && is_whole {
        return vec![(from, sign_of(state, event), Layer::Event)];
    }
    let shape = Shape::of(date, timeline.about.utc_offset);
    let fill = if date.certainty() == Certainty::Exact { "▒" } else { "░" };
    let sign = |column: usize| match shape {
        Shape::Within => within(stretch, column, sight).unwrap_or((fill, Layer::Time)),
        Shape::Lasted(start, end) => lasted((start, end), column, sight),
    };
    let in_column = |column: usize| {
        let (sign, layer) = sign(column);
        (column, sign, layer)
    };
    let mut signs: Vec<_> = (from..=to).map(in_column).collect();
    if let Some(first) = signs.first_mut() {
        first.2 = Layer::Event;
        if state.filter.is_possible(event) {
            first.1 = "?";
        }
    }
    signs
}

/// The ends of what was some time within a stretch.
fn within(stretch: Stretch, column: usize, sight: &Sight) -> Option<(&'static str, Layer)> {
    let Stretch { first, last } = stretch;
    let is_first = column == 0 && first == i64::MIN;
    let is_last = column + 1 == sight.columns() && last == i64::MAX;
    if is_first || is_last {
        Some(("…", Layer::End))
    } else if first >= sight.window.first && column == sight.column(first) {
        Some(("(", Layer::End))
    } else if last <= sight.window.last && column == sight.column(last) {
        Some((")", Layer::End))
    } else {
        None
    }
}

/// Of what went on from one end to the other.
fn lasted((start, end): (End, End), column: usize, sight: &Sight) -> (&'static str, Layer) {
    at_start(start, column, sight)
        .filter(|(_, layer)| *layer == Layer::End)
        .or_else(|| at_end(end, column, sight).filter(|(_, layer)| *layer == Layer::End))
        .or_else(|| at_start(start, column, sight))
        .or_else(|| at_end(end, column, sight))
        .unwrap_or(match (start, end) {
            (End::Unknown, _) | (_, End::Unknown) => ("┄", Layer::Time),
            _ => ("─", Layer::Time),
        })
}

/// What the start makes of a column, if anything.
fn at_start(start: End, column: usize, sight: &Sight) -> Option<(&'static str, Layer)> {
    match start {
        End::Open => (column == 0).then_some(("◂", Layer::End)),
        End::Unknown => (column == 0).then_some(("…", Layer::End)),
        End::Within { first, last, is_sure } => {
            let (first, last) = (first.seconds(), last.seconds());
            let is_there = first >= sight.window.first && column == sight.column(first);
            if is_there {
                let tick = if is_sure { "├" } else { "┆" };
                Some((if sight.column(last) == column { tick } else { "(" }, Layer::End))
            } else {
                (last >= sight.window.first && column <= sight.column(last)).then_some(("░", Layer::Time))
            }
        }
    }
}

/// What the end makes of a column, if anything.
fn at_end(end: End, column: usize, sight: &Sight) -> Option<(&'static str, Layer)> {
    let is_last = column + 1 == sight.columns();
    match end {
        End::Open => is_last.then_some(("▸", Layer::End)),
        End::Unknown => is_last.then_some(("…", Layer::End)),
        End::Within { first, last, is_sure } => {
            let (first, last) = (first.seconds(), last.seconds());
            let is_there = last <= sight.window.last && column == sight.column(last);
            if is_there {
                let tick = if is_sure { "┤" } else { "┆" };
                Some((if sight.column(first) == column { tick } else { ")" }, Layer::End))
            } else {
                (first <= sight.window.last && column >= sight.column(first)).then_some(("░", Layer::Time))
            }
        }
    }
}
