use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use crate::{
    export::{
        Selection,
        axis::{Axis, certainty_in_words},
    },
    model::{ActorId, EventId, Side},
    text::counted,
};

use super::{LEFT, PAGE, Picture, QUIET, RIGHT, ROW, RULE, SIGN, cut, escaped, marks, marks::Mark, x};

/// An actor, and its events over time.
pub(super) struct Lane {
    name: String,
    count: usize,
    /// Those with a date, in the order of their places.
    marks: Vec<Mark>,
    /// How many of each group of undated events that are known to come after or before a dated one.
    besides: BTreeMap<usize, usize>,
    /// Of those of which nothing is known.
    unplaced: usize,
}

/// Arrows nearer than this to each other would write over each other.
const APART: usize = 58;

impl Lane {
    pub(super) fn of(
        selection: &Selection<'_>,
        (actor, events): (Option<ActorId>, &[EventId]),
        axis: Option<&Axis>,
        beside: &BTreeMap<EventId, usize>,
    ) -> Self {
        let timeline = selection.timeline();
        let name = actor.map(|actor| selection.shown(timeline.actors[actor].name));
        let (mut marks, mut besides, mut unplaced) = (Vec::new(), BTreeMap::new(), 0);
        for id in events {
            match (timeline.events[*id].when.date().zip(axis), beside.get(id)) {
                (Some((date, axis)), _) => {
                    marks.push(Mark {
                        at: axis.stretch(date),
                        certainty: certainty_in_words(date.certainty()),
                    });
                }
                (None, Some(group)) => *besides.entry(*group).or_default() += 1,
                (None, None) => unplaced += 1,
            }
        }
        marks.sort_by_key(|mark| (mark.at.middle(), mark.at.from));
        let name = name.unwrap_or_else(|| "No actor is named".to_owned());
        Self { name, count: events.len(), marks, besides, unplaced }
    }

    /// `Russia, 29 events`.
    pub(super) fn in_words(&self) -> String {
        format!("{}, {}", self.name, counted(self.count, "event"))
    }

    pub(super) fn write(&self, picture: &Picture<'_, '_>, y: usize, out: &mut dyn Write) -> io::Result<()> {
        let (middle, name) = (y + 15, cut(&self.name, 26));
        writeln!(out, "<g><title>{}</title>", escaped(&self.in_words()))?;
        writeln!(out, "<path d=\"M32 {0}H{1}\" stroke=\"{RULE}\"/>", y + ROW, PAGE - 32)?;
        writeln!(out, "<text x=\"32\" y=\"{}\">{}</text>", middle + 5, escaped(&name))?;
        writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\" fill=\"{QUIET}\">{}</text>",
            LEFT - 14,
            middle + 5,
            self.count
        )?;
        marks::write(&self.marks, middle, out)?;
        self.arrows(picture, y + ROW - 10, out)?;
        if self.unplaced > 0 {
            let (x, y) = (RIGHT + 16, middle + 5);
            writeln!(out, "<text x=\"{x}\" y=\"{y}\" fill=\"{QUIET}\">+{} undated</text>", self.unplaced)?;
        }
        writeln!(out, "</g>")
    }

    /// Undated events after or before a dated one; those close to each other together.
    fn arrows(&self, picture: &Picture<'_, '_>, y: usize, out: &mut dyn Write) -> io::Result<()> {
        let mut arrows: Vec<(bool, usize, usize)> = Vec::new();
        let groups =
            self.besides.iter().filter_map(|(group, count)| Some((picture.besides.get(*group)?, count)));
        let mut groups: Vec<(bool, usize, usize)> =
            groups.map(|(group, count)| (group.side == Side::After, x(group.middle), *count)).collect();
        groups.sort_unstable();
        for (is_after, at, count) in groups {
            match arrows.last_mut() {
                Some((side, place, all)) if *side == is_after && at - *place < APART => *all += count,
                _ => arrows.push((is_after, at, count)),
            }
        }
        for (is_after, at, count) in arrows {
            // They point away from what the events come after or before.
            let [from, tip, label] = [4, 26, 31].map(|far| if is_after { at + far } else { at - far });
            let (head, anchor) = if is_after { ("-5-4l5 4-5 4", "start") } else { ("5-4l-5 4 5 4", "end") };
            writeln!(
                out,
                "<path d=\"M{from} {y}H{tip}m{head}\" fill=\"none\" stroke=\"{SIGN}\" stroke-width=\"1.5\"/>\
                 <text x=\"{label}\" y=\"{}\" font-size=\"12\" text-anchor=\"{anchor}\">{count}</text>",
                y + 4
            )?;
        }
        Ok(())
    }
}
