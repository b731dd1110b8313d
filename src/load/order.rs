//! The order for showing: dates, then what comes after or before what, then ids.
//!
//! An undated event stands right behind what it comes after, else right before what it comes
//! before; where a source says how far off that is, there, and the nearer the closer. One
//! that nothing places stands at the end.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
};

use crate::dates::{Instant, ShowKey};

/// What the order of events rests on.
#[derive(Debug, Default)]
pub(super) struct Graph {
    /// For each event, those that come after it.
    later: Vec<Vec<usize>>,
    /// For each event, those that come before it.
    earlier: Vec<Vec<usize>>,
    /// For each event, the nearest one that a source gives a distance to.
    nearest: Vec<Option<Near>>,
}

/// An event that another is near to, as a source says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near {
    pub(super) event: usize,
    pub(super) side: Side,
    /// In seconds, at most.
    pub(super) within: i64,
}

impl Graph {
    pub(super) fn new(events: usize) -> Self {
        Self {
            later: vec![Vec::new(); events],
            earlier: vec![Vec::new(); events],
            nearest: vec![None; events],
        }
    }

    /// Notes how near `event` is to another; of several the nearest counts.
    pub(super) fn near(&mut self, event: usize, near: Near) {
        if let Some(known) = self.nearest.get_mut(event) {
            *known = known.filter(|known| known.within <= near.within).or(Some(near));
        }
    }

    pub(super) fn add(&mut self, earlier: usize, later: usize) {
        if let (Some(after), Some(before)) = (self.later.get_mut(earlier), self.earlier.get_mut(later)) {
            after.push(later);
            before.push(earlier);
        }
    }

    fn remove(&mut self, earlier: usize, later: usize) {
        if let (Some(after), Some(before)) = (self.later.get_mut(earlier), self.earlier.get_mut(later)) {
            after.retain(|event| *event != later);
            before.retain(|event| *event != earlier);
        }
    }

    /// Takes out circles, one link each, and gives them back: each event of a circle comes
    /// before the next, and the last before the first.
    pub(super) fn break_circles(&mut self) -> Vec<Vec<usize>> {
        let circles = self.circles();
        for circle in &circles {
            if let (Some(first), Some(last)) = (circle.first(), circle.last()) {
                self.remove(*last, *first);
            }
        }
        circles
    }

    /// One circle for each link that leads back to an event on the way to it; without those
    /// links there are none. By hand rather than by recursion: a chain may be long.
    fn circles(&self) -> Vec<Vec<usize>> {
        let mut done = vec![false; self.later.len()];
        let mut place_on_way: Vec<Option<usize>> = vec![None; self.later.len()];
        let mut circles = Vec::new();
        for start in 0..self.later.len() {
            let mut way: Vec<(usize, usize)> = Vec::new();
            let mut next = Some(start).filter(|start| !done[*start]);
            while let Some(event) = next.take() {
                place_on_way[event] = Some(way.len());
                way.push((event, 0));
                while let Some((event, tried)) = way.last_mut() {
                    let Some(later) = self.later[*event].get(*tried).copied() else {
                        done[*event] = true;
                        place_on_way[*event] = None;
                        way.pop();
                        continue;
                    };
                    *tried += 1;
                    if let Some(place) = place_on_way[later] {
                        circles.push(way.iter().skip(place).map(|(event, _)| *event).collect());
                    } else if !done[later] {
                        next = Some(later);
                        break;
                    }
                }
            }
        }
        circles
    }

    /// Every event behind all that come before it. There must be no circles.
    fn sorted<K: Ord + Clone>(&self, events: &[usize], key: impl Fn(usize) -> K) -> Vec<usize> {
        let mut waits: BTreeMap<usize, usize> = events.iter().map(|event| (*event, 0)).collect();
        for event in events {
            let before = self.earlier[*event].iter().filter(|before| waits.contains_key(before)).count();
            waits.insert(*event, before);
        }
        let free = waits.iter().filter(|(_, waits)| **waits == 0);
        let mut ready: BinaryHeap<Reverse<(K, usize)>> =
            free.map(|(event, _)| Reverse((key(*event), *event))).collect();
        let mut sorted = Vec::with_capacity(events.len());
        while let Some(Reverse((_, event))) = ready.pop() {
            sorted.push(event);
            for later in &self.later[event] {
                if let Some(waits) = waits.get_mut(later) {
                    *waits -= 1;
                    if *waits == 0 {
                        ready.push(Reverse((key(*later), *later)));
                    }
                }
            }
        }
        sorted
    }
}

/// Where an event stands; events in one slot are ordered by their links and ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Slot {
    at: Instant,
    side: Side,
    /// How far behind `at`, or before it: negative, so that the nearer is the later.
    far: i64,
    key: Option<ShowKey>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Before,
    At,
    After,
}

impl Slot {
    /// Right behind it, or right before: where an undated event stands that is ordered by it.
    fn beside(self, side: Side, within: i64) -> Self {
        let far = if side == Side::Before { -within } else { within };
        if self.side == Side::At { Self { side, far, key: None, ..self } } else { self }
    }
}

/// The order for showing, as indices into `dates` and `ids`.
pub(super) fn arrange(dates: &[Option<ShowKey>], ids: &[&str], graph: &Graph) -> Vec<usize> {
    let slots = slots(dates, graph);
    let mut by_slot: BTreeMap<(bool, Option<Slot>), Vec<usize>> = BTreeMap::new();
    for (event, slot) in slots.iter().enumerate() {
        by_slot.entry((slot.is_none(), *slot)).or_default().push(event);
    }
    let id = |event: usize| ids.get(event).copied().unwrap_or_default();
    by_slot.values().flat_map(|events| graph.sorted(events, id)).collect()
}

fn slots(dates: &[Option<ShowKey>], graph: &Graph) -> Vec<Option<Slot>> {
    let own = |key: &ShowKey| Slot { at: key.at(), side: Side::At, far: 0, key: Some(*key) };
    let mut slots: Vec<Option<Slot>> = dates.iter().map(|key| key.as_ref().map(own)).collect();
    for (event, near) in graph.nearest.iter().enumerate() {
        let near = near.and_then(|near| Some(slots[near.event]?.beside(near.side, near.within)));
        place(&mut slots, event, near.filter(|_| dates[event].is_none()));
    }
    let all: Vec<usize> = (0..dates.len()).collect();
    let forward = graph.sorted(&all, |event| event);
    // `after` goes before `before`: what comes after something waits until that has its place.
    place_behind(&mut slots, &forward, graph);
    place_before(&mut slots, &forward, graph, |event| graph.earlier[event].is_empty());
    while place_behind(&mut slots, &forward, graph) | place_before(&mut slots, &forward, graph, |_| true) {}
    slots
}

/// Places events behind what they come after; whether there were any to place.
fn place_behind(slots: &mut [Option<Slot>], forward: &[usize], graph: &Graph) -> bool {
    let mut placed = false;
    for event in forward {
        let after = graph.earlier[*event].iter().filter_map(|before| slots[*before]).max();
        placed |= place(slots, *event, after.map(|slot| slot.beside(Side::After, i64::MAX)));
    }
    placed
}

/// Places events of a kind before what they come before; whether there were any to place.
fn place_before(
    slots: &mut [Option<Slot>],
    forward: &[usize],
    graph: &Graph,
    which: impl Fn(usize) -> bool,
) -> bool {
    let mut placed = false;
    for event in forward.iter().rev().filter(|event| which(**event)) {
        let before = graph.later[*event].iter().filter_map(|after| slots[*after]).min();
        placed |= place(slots, *event, before.map(|slot| slot.beside(Side::Before, i64::MAX)));
    }
    placed
}

/// Puts an event that has no place yet into `slot`; whether that changed anything.
fn place(slots: &mut [Option<Slot>], event: usize, slot: Option<Slot>) -> bool {
    let is_free = slots[event].is_none() && slot.is_some();
    if is_free {
        slots[event] = slot;
    }
    is_free
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dates::Date;

    /// The ids in order, of events given as (id, date or nothing); links as (earlier, later).
    fn order(events: &[(&str, &str)], links: &[(&str, &str)]) -> String {
        let ids: Vec<&str> = events.iter().map(|(id, _)| *id).collect();
        let index = |wanted: &str| ids.iter().position(|id| *id == wanted).expect("a known id");
        let mut graph = Graph::new(events.len());
        for (earlier, later) in links {
            graph.add(index(earlier), index(later));
        }
        assert!(graph.break_circles().is_empty(), "a circle");
        let key = |date: &str| Date::parse(date).ok().map(|date| ShowKey::of(&date, None));
        let dates: Vec<_> = events.iter().map(|(_, date)| key(date)).collect();
        let order: Vec<&str> = arrange(&dates, &ids, &graph).into_iter().map(|event| ids[event]).collect();
        order.join(" ")
    }

    #[test]
    fn an_undated_event_stands_right_behind_what_it_comes_after() {
        let events = [("late", "2024-03-22"), ("early", "2024-03-08"), ("between", "")];
        assert_eq!(order(&events, &[("early", "between")]), "early between late");
    }

    #[test]
    fn an_undated_event_stands_right_before_what_it_comes_before() {
        let events = [("attack", "2024-03-22"), ("early", "2024-03-08"), ("just-days", "")];
        assert_eq!(order(&events, &[("just-days", "attack")]), "early just-days attack");
    }

    #[test]
    fn the_nearer_a_source_says_it_is_the_closer_it_stands() {
        let ids = ["attack", "days", "hours", "someday", "warning"];
        let mut graph = Graph::new(5);
        for event in [1, 2, 3] {
            graph.add(event, 0);
        }
        graph.add(4, 1);
        graph.near(1, Near { event: 0, side: Side::Before, within: 7 * 86_400 });
        graph.near(2, Near { event: 0, side: Side::Before, within: 86_400 });
        let key = |date: &str| Date::parse(date).ok().map(|date| ShowKey::of(&date, None));
        let dates = [key("2024-03-22"), None, None, None, key("2024-03-08")];
        let order: Vec<&str> = arrange(&dates, &ids, &graph).into_iter().map(|event| ids[event]).collect();
        assert_eq!(order, ["warning", "someday", "days", "hours", "attack"]);
    }

    #[test]
    fn undated_events_are_placed_by_each_other() {
        let events = [("c", ""), ("b", ""), ("a", ""), ("x", "2024-03-22"), ("y", "2024-03-23")];
        assert_eq!(order(&events, &[("x", "c"), ("c", "b"), ("a", "b")]), "x a c b y");
    }

    #[test]
    fn what_shares_a_date_is_ordered_by_its_links_and_then_by_its_id() {
        let events = [("b", "2024"), ("a", "2024"), ("z", "2024")];
        assert_eq!(order(&events, &[]), "a b z");
        assert_eq!(order(&events, &[("z", "a")]), "b z a");
    }

    #[test]
    fn the_coarser_comes_first_and_what_nothing_places_last() {
        let events = [("lost", ""), ("day", "2024-01-01"), ("month", "2024-01"), ("year", "2024")];
        assert_eq!(order(&events, &[]), "year month day lost");
    }

    #[test]
    fn a_circle_is_found_and_opened() {
        let mut graph = Graph::new(4);
        for (earlier, later) in [(0, 1), (1, 2), (2, 0), (3, 3)] {
            graph.add(earlier, later);
        }
        assert_eq!(graph.break_circles(), [vec![0, 1, 2], vec![3]]);
        assert!(graph.break_circles().is_empty());
    }

    proptest! {
        #[test]
        fn the_order_does_not_depend_on_the_file_s(
            dates in proptest::collection::vec(proptest::option::of(1u8..6), 1..8),
            links in proptest::collection::vec((0usize..8, 0usize..8), 0..8),
            turn in 0usize..8,
        ) {
            let count = dates.len();
            // Links go from smaller to greater numbers, so there is no circle.
            let links: Vec<_> = links.iter().filter(|(a, b)| a < b && *b < count).collect();
            let arranged = |turn: usize| {
                let at = |event: usize| (event + turn) % count;
                let mut graph = Graph::new(count);
                for (a, b) in &links {
                    graph.add(at(*a), at(*b));
                }
                let names: Vec<String> = (0..count).map(|event| format!("e{event}")).collect();
                let mut ids = vec![""; count];
                let mut keys = vec![None; count];
                for (event, day) in dates.iter().enumerate() {
                    ids[at(event)] = &names[event];
                    let date = day.map(|day| Date::parse(&format!("2024-03-0{day}")).expect("a date"));
                    keys[at(event)] = date.map(|date| ShowKey::of(&date, None));
                }
                let order = arrange(&keys, &ids, &graph);
                order.into_iter().map(|event| ids[event].to_owned()).collect::<Vec<_>>()
            };
            prop_assert_eq!(arranged(0), arranged(turn));
        }

        #[test]
        fn without_its_circles_a_graph_has_none(links in proptest::collection::vec((0usize..6, 0usize..6), 0..20)) {
            let mut graph = Graph::new(6);
            for (a, b) in links {
                graph.add(a, b);
            }
            graph.break_circles();
            prop_assert!(graph.break_circles().is_empty());
            prop_assert_eq!(graph.sorted(&[0, 1, 2, 3, 4, 5], |event| event).len(), 6);
        }
    }
}
