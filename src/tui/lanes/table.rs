use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

use crate::{
    model::{ActorId, EventId, Timeline},
    tui::actors::{Choice, tree},
};

use super::{Making, Track, Window};

/// Whose events a lane holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Whose {
    Actor(ActorId),
    /// Of events that name no actor.
    NoActor,
}

/// Whether the parts of a group have lanes of their own, or stand in its lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fold {
    Open,
    Folded,
}

#[derive(Debug, Clone)]
pub(crate) struct Lane {
    pub(crate) whose: Whose,
    pub(crate) depth: usize,
    /// Of a group with a part that takes part in an event shown.
    pub(crate) fold: Option<Fold>,
    /// Its own events; folded, those of its parts too.
    pub(crate) track: Rc<Track>,
}

/// The lanes of the events that pass the filter. Made anew with the filter, refolded with the folds.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) lanes: Vec<Lane>,
    /// How many actors take part in no event shown, neither themselves nor by a part.
    pub(crate) without: usize,
    /// All the time that the whole timeline speaks of.
    pub(crate) all: Option<Window>,
    /// How many events are in it.
    pub(crate) events: usize,
    /// How many of them are dated, and how many are not.
    pub(crate) dated: usize,
    pub(crate) undated: usize,
    tree: Vec<Choice>,
    /// By actor, without its parts.
    own: Vec<Rc<Track>>,
    /// By group, with its parts: those that were folded once.
    merged: HashMap<ActorId, Rc<Track>>,
    nobody: Rc<Track>,
    /// By actor: the lane that its own events stand in.
    lane_of: Vec<Option<usize>>,
}

impl Table {
    pub(super) fn of(
        made: Making,
        timeline: &Timeline,
        all: Option<Window>,
        folded: &HashSet<ActorId>,
    ) -> Self {
        let Making { added, dated, undated, tracks: mut own, .. } = made;
        let nobody = own.pop().unwrap_or_default();
        let mut table = Self {
            lanes: Vec::new(),
            without: 0,
            all,
            events: added,
            dated,
            undated,
            tree: tree(timeline),
            own,
            merged: HashMap::new(),
            nobody,
            lane_of: Vec::new(),
        };
        table.fold(timeline, folded);
        table
    }

    /// Makes the lanes anew, the parts of these groups in the lane of the group.
    pub(crate) fn fold(&mut self, timeline: &Timeline, folded: &HashSet<ActorId>) {
        let takes_part = self.take_part(timeline);
        self.lanes.clear();
        self.lane_of = vec![None; timeline.actors.len()];
        self.without = takes_part.iter().filter(|(own, parts)| !own && !parts).count();
        let rows = std::mem::take(&mut self.tree);
        let mut at = 0;
        while let Some(Choice { actor, depth }) = rows.get(at).copied() {
            let below = rows.iter().skip(at + 1).take_while(|row| row.depth > depth).count();
            let (takes_part_itself, by_parts) = takes_part[actor.index()];
            let fold = by_parts.then(|| if folded.contains(&actor) { Fold::Folded } else { Fold::Open });
            let inside = if fold == Some(Fold::Folded) { below } else { 0 };
            let its = rows.iter().skip(at).take(inside + 1);
            if takes_part_itself || by_parts {
                its.clone().for_each(|row| self.lane_of[row.actor.index()] = Some(self.lanes.len()));
                let track = if inside > 0 {
                    self.merged(actor, its.map(|row| row.actor))
                } else {
                    Rc::clone(&self.own[actor.index()])
                };
                self.lanes.push(Lane { whose: Whose::Actor(actor), depth, fold, track });
            }
            at += 1 + inside;
        }
        self.tree = rows;
        if self.nobody.len() > 0 {
            let track = Rc::clone(&self.nobody);
            self.lanes.push(Lane { whose: Whose::NoActor, depth: 0, fold: None, track });
        }
    }

    /// By actor: whether it takes part in an event shown itself, and whether a part of it does.
    fn take_part(&self, timeline: &Timeline) -> Vec<(bool, bool)> {
        let mut takes_part: Vec<(bool, bool)> = self.own.iter().map(|own| (own.len() > 0, false)).collect();
        // In the tree a part stands behind its group.
        for row in self.tree.iter().rev() {
            let (own, by_parts) = takes_part[row.actor.index()];
            if let Some(group) = timeline.actors[row.actor].part_of.filter(|_| own || by_parts) {
                takes_part[group.index()].1 = true;
            }
        }
        takes_part
    }

    fn merged(&mut self, group: ActorId, all: impl Iterator<Item = ActorId>) -> Rc<Track> {
        let own = &self.own;
        let merge = || {
            let mut events: Vec<_> = all.flat_map(|actor| own[actor.index()].events()).collect();
            events.sort_unstable_by_key(|(event, _)| *event);
            events.dedup_by_key(|(event, _)| *event);
            Rc::new(Track::new(events.into_iter()))
        };
        Rc::clone(self.merged.entry(group).or_insert_with(merge))
    }

    /// The lane that an event is looked at in: that of `whose`, or the one that it is folded into, where the
    /// event stands there; else that of a part of it; else the first that the event stands in.
    pub(crate) fn lane_of(&self, timeline: &Timeline, event: EventId, whose: Option<Whose>) -> Option<usize> {
        let wanted = match whose {
            Some(Whose::Actor(actor)) => Some(actor),
            Some(Whose::NoActor) | None => None,
        };
        let wanted_lane = wanted.and_then(|actor| self.lane_of.get(actor.index()).copied().flatten());
        let lanes = timeline.cast_of(&timeline.events[event]).iter().filter_map(|actor| {
            let lane = self.lane_of.get(actor.index()).copied().flatten()?;
            let is_part = wanted.is_some_and(|group| timeline.is_in_group(*actor, group));
            Some((Some(lane) != wanted_lane, !is_part, lane))
        });
        let nobody = || self.lanes.len().checked_sub(1).filter(|_| self.nobody.len() > 0);
        lanes.min().map(|(.., lane)| lane).or_else(nobody)
    }
}
