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
    if state.list.is_possible(event) { "?" } else { mark(&state.checked.timeline.events[event]) }
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
        if state.list.is_possible(event) {
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

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::{
        dates::Date,
        findings::Checked,
        load::tests::loaded,
        tui::{
            Name,
            lanes::{Making, Window},
        },
    };

    /// The lane of events with these dates, from the beginning of one date to the end of another.
    fn lane(dates: &[&str], (from, to): (&str, &str), columns: usize) -> String {
        let event = |(index, date): (usize, &&str)| {
            format!("[[events]]\nid = 'e{index}'\ntitle = 'E'\ndate = '{date}'\n")
        };
        let loaded = loaded(&dates.iter().enumerate().map(event).collect::<String>());
        let checked = Checked::new(loaded.timeline, loaded.problems);
        let state = State::new(checked, Name::BuiltIn, (80, 24));
        let mut making = Making::new(&state.checked.timeline);
        making.add(&state.checked.timeline, &state.list.shown);
        let table = making.table(&state.checked.timeline, None, &HashSet::new());
        let (from, to) = (Date::parse(from).expect("a date"), Date::parse(to).expect("a date"));
        let (from, to) = (from.earliest(None).expect("a start"), to.latest(None).expect("an end"));
        let sight = Sight::new(Window::new(from.seconds(), to.seconds()), columns);
        let track = &table.lanes[0].track;
        let cells = of_time(&state, track, (&track.placed(&sight), &sight), None);
        cells.iter().map(|cell| cell.sign).collect::<String>().trim_end().to_owned()
    }

    /// Of one event in March 2024, a day to a column.
    fn in_march(date: &str) -> String {
        lane(&[date], ("2024-03", "2024-03"), 31)
    }

    #[test]
    fn what_is_dated_to_a_column_is_a_mark_and_what_is_not_is_a_stretch() {
        assert_eq!(in_march("2024-03-05"), "    ●");
        assert_eq!(in_march("2024-03-05?"), "    ◐");
        assert_eq!(in_march("[2024-03-07,2024-03-09]"), "      (░)");
        assert_eq!(in_march("2024-03"), format!("({})", "░".repeat(29)));
        assert_eq!(in_march("2024"), "░".repeat(31), "its ends are out of sight");
        assert_eq!(in_march("[..2024-03-05]"), "…░░░)");
        assert_eq!(in_march("2024-02-20"), "");
    }

    #[test]
    fn what_lasted_is_a_bar_with_its_ends_as_they_are_known() {
        assert_eq!(in_march("2024-03-05/2024-03-10"), "    ├────┤");
        assert_eq!(in_march("2024-03-05~/2024-03-10?"), "    ┆────┆");
        assert_eq!(in_march("../2024-03-05"), "◂───┤");
        assert_eq!(in_march("/2024-03-05"), "…┄┄┄┤");
        assert_eq!(in_march("2024-03-25/.."), format!("{}├─────▸", " ".repeat(24)));
        assert_eq!(in_march("2024-03-25/"), format!("{}├┄┄┄┄┄…", " ".repeat(24)));
        assert_eq!(in_march("2024-02/2024-03-05"), "────┤");
        assert_eq!(in_march("2024-01/2024-04"), "─".repeat(31));
        assert_eq!(in_march("2024-03/2024-04"), format!("({}", "░".repeat(30)), "it may begin on any day");
        let by_half_months = lane(&["2023-02/2024-11"], ("2023", "2024"), 48);
        assert_eq!(by_half_months, format!("  (░{}░░)", "─".repeat(39)));
    }

    #[test]
    fn the_hour_of_a_day_is_not_made_up() {
        let day = ("2024-03-05", "2024-03-05");
        assert_eq!(lane(&["2024-03-05"], day, 24), format!("({})", "▒".repeat(22)));
        assert_eq!(lane(&["2024-03-05T12:00"], day, 24), format!("{}●", " ".repeat(12)));
        assert_eq!(lane(&["2024-03-05/2024-03-09"], day, 24), format!("({}", "░".repeat(23)));
    }

    #[test]
    fn several_in_a_column_are_their_number_and_hide_none() {
        let march = ("2024-03", "2024-03");
        assert_eq!(lane(&["2024-03-05"; 3], march, 31), "    3");
        assert_eq!(lane(&["2024-03-05"; 12], march, 31), "    +");
        assert_eq!(lane(&["2024-03-05/2024-03-12", "2024-03-08"], march, 31), "    ├──●───┤");
        assert_eq!(lane(&["2024-03-05/2024-03-08", "[2024-03-07..2024-03-12]"], march, 31), "    ├─(┤░░░)");
        assert_eq!(lane(&["2024-03-05", "2024-03-05/2024-03-08"], march, 31), "    2░░░");
        assert_eq!(lane(&["2024-02/..", "2024-01/2024-03-04"], march, 31), format!("2{}", "░".repeat(30)));
    }
}
