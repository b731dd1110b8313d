use crate::model::EventId;

use super::{Stretch, greatest::Greatest};

/// The events of a lane: first those that are dated, by the beginning of their stretch and then as they
/// are shown, then the undated ones as they are shown. Each is once in it, at a place counted from 0.
#[derive(Debug, Default)]
pub(crate) struct Track {
    pub(super) dated: Vec<(i64, EventId)>,
    /// The ends of all stretches, in order.
    pub(super) ends: Vec<i64>,
    /// Of the ends of the stretches, by their places in `dated`.
    pub(super) latest: Greatest,
    pub(crate) undated: Vec<EventId>,
}

impl Track {
    pub(crate) fn new(events: impl Iterator<Item = (EventId, Option<Stretch>)>) -> Self {
        let mut stretches = Vec::new();
        let mut undated = Vec::new();
        for (event, stretch) in events {
            match stretch {
                Some(Stretch { first, last }) => stretches.push((first, event, last)),
                None => undated.push(event),
            }
        }
        stretches.sort_unstable();
        undated.sort_unstable();
        let mut ends: Vec<i64> = stretches.iter().map(|(_, _, last)| *last).collect();
        let latest = Greatest::new(&ends);
        ends.sort_unstable();
        let dated = stretches.into_iter().map(|(first, event, _)| (first, event)).collect();
        Self { dated, ends, latest, undated }
    }

    pub(crate) fn len(&self) -> usize {
        self.dated.len() + self.undated.len()
    }

    /// All of them with their stretches.
    pub(super) fn events(&self) -> impl Iterator<Item = (EventId, Option<Stretch>)> {
        (0..self.len()).filter_map(|place| Some((self.event(place)?, self.stretch(place))))
    }

    /// The stretch of the event at a place, if it is dated.
    pub(crate) fn stretch(&self, place: usize) -> Option<Stretch> {
        let (first, _) = *self.dated.get(place)?;
        Some(Stretch { first, last: self.latest.at(place) })
    }

    pub(crate) fn event(&self, place: usize) -> Option<EventId> {
        match place.checked_sub(self.dated.len()) {
            None => self.dated.get(place).map(|(_, event)| *event),
            Some(place) => self.undated.get(place).copied(),
        }
    }

    /// The place of an event that has this stretch.
    pub(crate) fn place_of(&self, event: EventId, stretch: Option<Stretch>) -> Option<usize> {
        match stretch {
            Some(stretch) => self.dated.binary_search(&(stretch.first, event)).ok(),
            None => self.undated.binary_search(&event).ok().map(|place| self.dated.len() + place),
        }
    }

    /// The place of the event nearest to another: that one itself, else what begins nearest in time, else
    /// what is shown nearest; an undated one is nearer to an undated one.
    pub(crate) fn nearest_to(&self, event: EventId, stretch: Option<Stretch>) -> Option<usize> {
        if let Some(place) = self.place_of(event, stretch) {
            return Some(place);
        }
        let last = self.len().checked_sub(1)?;
        match stretch {
            Some(stretch) if !self.dated.is_empty() => {
                let behind = self.dated.partition_point(|dated| *dated < (stretch.first, event));
                let off = |place: &usize| {
                    let first = self.dated.get(*place).map_or(i64::MAX, |(first, _)| *first);
                    (i128::from(first) - i128::from(stretch.first)).abs()
                };
                let around = [behind.saturating_sub(1), behind];
                around.into_iter().filter(|place| *place < self.dated.len()).min_by_key(off)
            }
            _ if self.undated.is_empty() => {
                // By the order for showing, which is nearly the order they stand in.
                Some(self.dated.partition_point(|(_, dated)| *dated < event).min(last))
            }
            _ => {
                let behind = self.undated.partition_point(|undated| *undated < event);
                let off = |place: &usize| self.undated[*place].index().abs_diff(event.index());
                let around = [behind.saturating_sub(1), behind];
                let nearest = around.into_iter().filter(|place| *place < self.undated.len()).min_by_key(off);
                nearest.map(|place| self.dated.len() + place)
            }
        }
    }
}
