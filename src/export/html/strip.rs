use std::collections::HashMap;

use serde::Serialize;

use crate::{
    export::{
        Selection,
        axis::{Axis, Beside, Rows, Stretch, WIDTH, certainty_in_words},
    },
    model::{Event, EventId, Side},
    text::counted,
};

use super::anchor;

/// The events along an axis: those with a date, and below it how many come after or before one of those.
#[derive(Debug, Serialize)]
pub(super) struct Strip {
    /// Of the picture, and of the line with the ticks below it, in pixels.
    height: usize,
    line: usize,
    marks: Vec<Mark>,
    /// Where there is room for many ticks, and where there is not.
    wide: Ticks,
    narrow: Ticks,
    besides: Vec<Arrow>,
    /// What is said below it of what it does not show.
    remarks: Vec<String>,
    #[serde(skip)]
    beside: HashMap<EventId, usize>,
}

#[derive(Debug, Serialize)]
struct Mark {
    key: String,
    actors: String,
    words: String,
    title: String,
    certainty: &'static str,
    middle: String,
    y: usize,
    /// The stretch that it may mean, where that is seen.
    bar: Option<[String; 2]>,
}

#[derive(Debug, Default, Serialize)]
struct Ticks {
    context: String,
    all: Vec<(String, String)>,
}

#[derive(Debug, Serialize)]
struct Arrow {
    words: String,
    count: usize,
    is_after: bool,
    at: String,
    y: usize,
    /// The first of its events.
    key: String,
}

/// Pixels from one row of marks to the next, and from one arrow to the next.
const ROW: usize = 24;
const ARROW: usize = 30;

const MOST_ROWS: usize = 8;
const MOST_ARROWS: usize = 8;

/// As much of the width as a mark takes where that is small.
const MARK: usize = 260;

/// A stretch longer than this is drawn.
const SEEN: usize = 150;

impl Strip {
    pub(super) fn of(selection: &Selection<'_>) -> Self {
        let Some(axis) = Axis::of(selection) else {
            let none = counted(selection.events.len(), "event");
            return Self {
                height: 0,
                line: 0,
                marks: Vec::new(),
                wide: Ticks::default(),
                narrow: Ticks::default(),
                besides: Vec::new(),
                remarks: vec![format!("No event has a date to place it by: {none} without one.")],
                beside: HashMap::new(),
            };
        };
        let (marks, rows, unseen) = marks(selection, &axis);
        let (besides, unplaced) = axis.beside(selection);
        let line = rows * ROW + 8;
        let top = line + 54;
        let shown = besides.len().min(MOST_ARROWS);
        let numbered = besides.iter().enumerate();
        let beside = numbered.flat_map(|(number, it)| it.events.iter().map(move |event| (*event, number)));
        let arrows = besides.iter().take(MOST_ARROWS).enumerate();
        let untold: usize = besides.iter().skip(MOST_ARROWS).map(|it| it.events.len()).sum();
        let remarks = [
            (unseen, "not drawn for want of room, and in the list below"),
            (untold, "known only to come after or before another, and not drawn for want of room"),
            (unplaced, "without a date, and not known to come after or before one that has a date"),
        ];
        let remarks = remarks.iter().filter(|(count, _)| *count > 0);
        Self {
            height: top + shown * ARROW,
            line,
            marks: marks.into_iter().map(|(mark, row)| Mark { y: line - 14 - row * ROW, ..mark }).collect(),
            wide: ticks(&axis, 96),
            narrow: ticks(&axis, 36),
            beside: beside.collect(),
            besides: arrows.map(|(row, it)| arrow(selection, it, top + row * ARROW + 8)).collect(),
            remarks: remarks.map(|(count, what)| format!("{} {what}.", counted(*count, "event"))).collect(),
        }
    }

    /// Which of the arrows below the axis an undated event belongs to.
    pub(super) fn beside(&self, event: EventId) -> Option<usize> {
        self.beside.get(&event).copied()
    }
}

/// Each mark with its row, how many rows there are, and how many events had no room.
fn marks(selection: &Selection<'_>, axis: &Axis) -> (Vec<(Mark, usize)>, usize, usize) {
    let dated = selection.events().filter_map(|(id, event)| Some((id, event, event.when.date()?)));
    let mut places: Vec<(Stretch, EventId, &Event)> =
        dated.map(|(id, event, date)| (axis.stretch(date), id, event)).collect();
    places.sort_by_key(|(stretch, id, _)| (stretch.from, stretch.middle(), *id));
    let mut rows = Rows::new(MOST_ROWS);
    let mut marks = Vec::new();
    let all = places.len();
    for (stretch, id, event) in places {
        let from = stretch.from.min(stretch.middle().saturating_sub(MARK));
        let to = stretch.to.max(stretch.middle() + MARK);
        let Some((row, date)) = rows.put(from, to).zip(event.when.date()) else { continue };
        let is_seen = stretch.length() > SEEN;
        let mark = Mark {
            key: anchor::key(selection, id),
            actors: anchor::actors(selection, event),
            words: date.in_words(),
            title: selection.shown(event.title),
            certainty: certainty_in_words(date.certainty()),
            middle: percent(stretch.middle()),
            y: 0,
            bar: is_seen.then(|| [percent(stretch.from), percent(stretch.length())]),
        };
        marks.push((mark, row));
    }
    let unseen = all - marks.len();
    (marks, rows.count(), unseen)
}

fn ticks(axis: &Axis, columns: usize) -> Ticks {
    let all = axis.ticks(columns).into_iter();
    Ticks { context: axis.context(columns), all: all.map(|(at, label)| (percent(at), label)).collect() }
}

fn arrow(selection: &Selection<'_>, beside: &Beside, y: usize) -> Arrow {
    Arrow {
        words: beside.words.clone(),
        count: beside.events.len(),
        is_after: beside.side == Side::After,
        at: percent(beside.at),
        y,
        key: beside.events.first().map(|id| anchor::key(selection, *id)).unwrap_or_default(),
    }
}

/// `12.34%`.
fn percent(part: usize) -> String {
    const _: () = assert!(WIDTH == 10_000, "a part is a hundredth of a percent");
    format!("{}.{:02}%", part / 100, part % 100)
}
