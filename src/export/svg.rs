//! SVG 1.1 (Second Edition, 2011): the lanes of actors over time as a picture, for a slide or a page. It is drawn for white
//! paper, and names no font that a reader must have.

mod escape;
mod lane;
mod marks;

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    io::{self, Write},
};

use crate::{
    model::{ActorId, EventId},
    text::counted,
};

use super::{
    Loss, Losses, Selection,
    axis::{Axis, Beside, WIDTH},
};

use escape::{cut, escaped};
use lane::Lane;

/// Pixels.
const PAGE: usize = 1200;
const LEFT: usize = 300;
const RIGHT: usize = 1060;
const TOP: usize = 132;
const ROW: usize = 42;

/// So many lanes are drawn; those with fewer events are counted.
const MOST: usize = 30;

/// As many columns of labels as have room along the axis.
const COLUMNS: usize = 84;

const INK: &str = "#1c1b19";
const QUIET: &str = "#5b5851";
const SIGN: &str = "#2b5f91";
const RULE: &str = "#d8d4ca";

/// A picture's own measures.
struct Picture<'p, 'c> {
    selection: &'p Selection<'c>,
    axis: Option<Axis>,
    /// Which of the undated events are known to come after or before a dated one.
    besides: Vec<Beside>,
    lanes: Vec<Lane>,
    /// Actors that have no lane.
    left_out: usize,
    undated: usize,
}

/// Writes the picture.
pub(super) fn write(selection: &Selection<'_>, losses: &mut Losses, out: &mut dyn Write) -> io::Result<()> {
    let picture = Picture::of(selection);
    losses.count(Loss::Unplaced, picture.undated);
    losses.count(Loss::Actors, picture.left_out);
    let height = picture.bottom() + 96;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{PAGE}\" height=\"{height}\" viewBox=\"0 0 {PAGE} {height}\" \
         role=\"img\" aria-labelledby=\"title desc\" font-family=\"system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif\" \
         font-size=\"15\" fill=\"{INK}\">"
    )?;
    let title = selection.title().shown().to_string();
    writeln!(out, "<title id=\"title\">{}</title>", escaped(&title))?;
    writeln!(out, "<desc id=\"desc\">{}</desc>", escaped(&picture.described()))?;
    writeln!(out, "<rect width=\"{PAGE}\" height=\"{height}\" fill=\"#ffffff\"/>")?;
    writeln!(
        out,
        "<text x=\"32\" y=\"52\" font-size=\"27\" font-weight=\"bold\">{}</text>",
        escaped(&cut(&title, 72))
    )?;
    writeln!(out, "<text x=\"32\" y=\"80\" fill=\"{QUIET}\">{}</text>", escaped(&picture.counted()))?;
    picture.ticks(out)?;
    for (row, lane) in picture.lanes.iter().enumerate() {
        lane.write(&picture, TOP + row * ROW, out)?;
    }
    picture.legend(out)?;
    writeln!(out, "</svg>")
}

impl<'p, 'c> Picture<'p, 'c> {
    fn of(selection: &'p Selection<'c>) -> Self {
        let timeline = selection.timeline();
        let axis = Axis::of(selection);
        let besides = axis.as_ref().map(|axis| axis.beside(selection).0).unwrap_or_default();
        let mut events: BTreeMap<Option<ActorId>, Vec<EventId>> = BTreeMap::new();
        for (id, event) in selection.events() {
            let cast = timeline.cast_of(event);
            let mut actors: Vec<Option<ActorId>> =
                cast.iter().flat_map(|actor| timeline.groups_of(*actor)).map(Some).collect();
            actors.sort_unstable();
            actors.dedup();
            if actors.is_empty() {
                actors.push(None);
            }
            for actor in actors {
                events.entry(actor).or_default().push(id);
            }
        }
        let mut order: Vec<(Option<ActorId>, Vec<EventId>)> = events.into_iter().collect();
        // Those without an actor come last, and are no actor that may be left out.
        let rest = order.iter().position(|(actor, _)| actor.is_none()).map(|at| order.remove(at));
        order.sort_by_key(|(actor, events)| (Reverse(events.len()), *actor));
        let left_out = order.len().saturating_sub(MOST);
        order.truncate(MOST);
        order.extend(rest);
        let mut beside = BTreeMap::new();
        for (number, group) in besides.iter().enumerate() {
            beside.extend(group.events.iter().map(|event| (*event, number)));
        }
        let lanes =
            order.iter().map(|(actor, events)| Lane::of(selection, (*actor, events), axis.as_ref(), &beside));
        let undated = selection.events().filter(|(_, event)| event.when.date().is_none()).count();
        Self { selection, lanes: lanes.collect(), axis, besides, left_out, undated }
    }

    fn bottom(&self) -> usize {
        TOP + self.lanes.len() * ROW
    }

    /// `38 events, 36 of them without a date`, and what is left out.
    fn counted(&self) -> String {
        let mut said = vec![counted(self.selection.events.len(), "event")];
        said.extend((self.undated > 0).then(|| format!("{} of them without a date", self.undated)));
        let hidden = self.selection.timeline().events.len() - self.selection.events.len();
        said.extend((hidden > 0).then(|| format!("{} left out by a filter", counted(hidden, "more event"))));
        let left_out = counted(self.left_out, "actor");
        said.extend((self.left_out > 0).then(|| format!("{left_out} with fewer events not drawn")));
        said.join(", ")
    }

    /// The same with the lanes, for who does not see it.
    fn described(&self) -> String {
        let lanes: Vec<String> = self.lanes.iter().map(Lane::in_words).collect();
        format!("{}. Lanes of actors along an axis of time: {}.", self.counted(), lanes.join("; "))
    }

    fn ticks(&self, out: &mut dyn Write) -> io::Result<()> {
        let (line, bottom) = (TOP - 12, self.bottom());
        let Some(axis) = &self.axis else {
            return writeln!(
                out,
                "<text x=\"{LEFT}\" y=\"{}\" fill=\"{QUIET}\">no event has a date</text>",
                line - 8
            );
        };
        let context = escaped(&axis.context(COLUMNS)).to_string();
        writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" fill=\"{QUIET}\" text-anchor=\"end\">{context}</text>",
            LEFT - 14,
            line - 8
        )?;
        writeln!(out, "<path d=\"M{LEFT} {line}H{RIGHT}\" stroke=\"{INK}\" stroke-width=\"2\"/>")?;
        for (at, label) in axis.ticks(COLUMNS) {
            let x = x(at);
            writeln!(out, "<path d=\"M{x} {}V{bottom}\" stroke=\"{RULE}\"/>", line - 5)?;
            writeln!(
                out,
                "<text x=\"{x}\" y=\"{}\" font-size=\"14\" text-anchor=\"middle\">{}</text>",
                line - 10,
                escaped(&label)
            )?;
        }
        Ok(())
    }

    fn legend(&self, out: &mut dyn Write) -> io::Result<()> {
        let y = self.bottom() + 36;
        writeln!(out, "<g font-size=\"13\" fill=\"{QUIET}\">")?;
        for (x, certainty, words) in [
            (40, "exact", "exact: a day or a moment"),
            (250, "uncertain", "uncertain: doubtful, or one of several days"),
            (580, "imprecise", "imprecise: a month, a year, a stretch of time"),
        ] {
            marks::dot((x, y - 5), certainty, 1, out)?;
            writeln!(out, "<text x=\"{}\" y=\"{y}\">{words}</text>", x + 16)?;
        }
        let words = "A number in a mark: so many events close together, drawn as the least certain of them. \
                     An arrow: so many without a date, known to come before or after the event there.";
        writeln!(out, "<text x=\"32\" y=\"{}\">{words}</text>\n</g>", y + 26)
    }
}

/// Where a part of the axis lies.
fn x(part: usize) -> usize {
    LEFT + part * (RIGHT - LEFT) / WIDTH
}

#[cfg(test)]
mod tests;
