//! Lanes of many events, made some events at a time.

use std::{collections::HashSet, mem, rc::Rc};

use crate::model::{ActorId, EventId, Timeline};

use super::{Stretch, Table, Track, Window};

type Entry = (EventId, Option<Stretch>);

/// A table of lanes that is being made, some events at a time.
#[derive(Debug)]
pub(crate) struct Making {
    /// How many of the events shown are in it.
    pub(crate) added: usize,
    pub(super) dated: usize,
    pub(super) undated: usize,
    /// By actor, without its parts; then those that name no actor.
    events: Vec<Vec<Entry>>,
    /// Of the first of `events`, what has become of them.
    pub(super) tracks: Vec<Rc<Track>>,
}

impl Making {
    pub(crate) fn new(timeline: &Timeline) -> Self {
        let events = vec![Vec::new(); timeline.actors.len() + 1];
        Self { added: 0, dated: 0, undated: 0, events, tracks: Vec::new() }
    }

    /// Adds events, which are shown next.
    pub(crate) fn add(&mut self, timeline: &Timeline, shown: &[EventId]) {
        let zone = timeline.about.utc_offset;
        for id in shown {
            let event = &timeline.events[*id];
            let entry = (*id, Stretch::of(event, zone));
            *(if entry.1.is_some() { &mut self.dated } else { &mut self.undated }) += 1;
            let cast = timeline.cast_of(event);
            let nobody = cast.is_empty().then_some(timeline.actors.len());
            for lane in cast.iter().map(|actor| actor.index()).chain(nobody) {
                let events = &mut self.events[lane];
                if events.last() != Some(&entry) {
                    events.push(entry);
                }
            }
        }
        self.added += shown.len();
    }

    /// Puts the events of the next lanes in order, about `most` of them; those of one lane together, however many they
    /// are. Whether all are so.
    pub(crate) fn order(&mut self, most: usize) -> bool {
        let mut done = 0;
        while let Some(events) = self.events.get_mut(self.tracks.len()).filter(|_| done < most) {
            let events = mem::take(events);
            done += events.len();
            self.tracks.push(Rc::new(Track::new(events.into_iter())));
        }
        self.tracks.len() == self.events.len()
    }

    /// The table of what was added; `all` is the time that the whole timeline speaks of.
    pub(crate) fn table(
        mut self,
        timeline: &Timeline,
        all: Option<Window>,
        folded: &HashSet<ActorId>,
    ) -> Table {
        self.order(usize::MAX);
        Table::of(self, timeline, all, folded)
    }
}
