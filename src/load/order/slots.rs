//! Where events stand: at their dates, or beside what has its place already.

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::{
    dates::{Instant, ShowKey},
    model,
};

use super::Graph;

/// Where an event stands; events in one slot are ordered by their links and ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot {
    at: Instant,
    side: Side,
    /// How far behind `at`, or before it: negative, so that the nearer is the later.
    far: i64,
    key: Option<ShowKey>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Before,
    At,
    After,
}

impl Slot {
    pub(super) fn of_date(key: ShowKey) -> Self {
        Self { at: key.at(), side: Side::At, far: 0, key: Some(key) }
    }

    /// Right behind it, or right before: where an undated event stands that is ordered by it.
    fn beside(self, side: model::Side, within: i64) -> Self {
        let (side, far) = match side {
            model::Side::Before => (Side::Before, -within),
            model::Side::After => (Side::After, within),
        };
        if self.side == Side::At { Self { side, far, key: None, ..self } } else { self }
    }
}

/// The slot of each event that has a date, or is ordered by one that has a slot.
/// `forward` has every event behind all that come before it.
pub(super) fn slots(dates: &[Option<ShowKey>], forward: &[usize], graph: &Graph) -> Vec<Option<Slot>> {
    let mut placing = Placing::new(forward, graph);
    for (event, key) in dates.iter().enumerate() {
        let near = graph.nearest[event].and_then(|near| {
            let slot = Slot::of_date(dates[near.beside.event]?);
            Some(slot.beside(near.beside.side, near.within))
        });
        if let Some(slot) = key.map(Slot::of_date).or(near) {
            placing.put(event, slot);
        }
    }
    // `after` goes before `before`: what comes after something waits until that has its place.
    placing.behind();
    placing.before(|event| graph.earlier[event].is_empty());
    while !placing.behind.is_empty() || !placing.before.is_empty() {
        placing.behind();
        placing.before(|_| true);
    }
    placing.slots
}

/// Events that find their places by those beside them. Only neighbours of what was placed last
/// are looked at, so that a zigzag of links does not cost a walk over all events for each of them.
struct Placing<'g> {
    graph: &'g Graph,
    forward: &'g [usize],
    /// Where in `forward` each event is.
    turns: Vec<usize>,
    slots: Vec<Option<Slot>>,
    /// The turns of those that come after something that has its place.
    behind: BinaryHeap<Reverse<usize>>,
    /// The turns of those that come before something that has.
    before: BinaryHeap<usize>,
}

impl<'g> Placing<'g> {
    fn new(forward: &'g [usize], graph: &'g Graph) -> Self {
        let mut turns = vec![0; forward.len()];
        for (turn, event) in forward.iter().enumerate() {
            turns[*event] = turn;
        }
        let slots = vec![None; forward.len()];
        Self { graph, forward, turns, slots, behind: BinaryHeap::new(), before: BinaryHeap::new() }
    }

    fn put(&mut self, event: usize, slot: Slot) {
        self.slots[event] = Some(slot);
        self.behind.extend(self.graph.later[event].iter().map(|later| Reverse(self.turns[*later])));
        self.before.extend(self.graph.earlier[event].iter().map(|earlier| self.turns[*earlier]));
    }

    /// Places events behind what they come after.
    fn behind(&mut self) {
        while let Some(Reverse(turn)) = self.behind.pop() {
            let event = self.forward[turn];
            let after = self.graph.earlier[event].iter().filter_map(|before| self.slots[*before]);
            if self.slots[event].is_none()
                && let Some(slot) = after.max()
            {
                self.put(event, slot.beside(model::Side::After, i64::MAX));
            }
        }
    }

    /// Places events of a kind before what they come before; the others wait.
    fn before(&mut self, which: impl Fn(usize) -> bool) {
        let mut others = Vec::new();
        while let Some(turn) = self.before.pop() {
            let event = self.forward[turn];
            let before = self.graph.later[event].iter().filter_map(|after| self.slots[*after]);
            if self.slots[event].is_some() {
                continue;
            }
            if !which(event) {
                others.push(turn);
            } else if let Some(slot) = before.min() {
                self.put(event, slot.beside(model::Side::Before, i64::MAX));
            }
        }
        self.before.extend(others);
    }
}
