//! The order for showing: dates, then what comes after or before what, then ids.
//!
//! An undated event stands right behind what it comes after, else right before what it comes
//! before; where a source says how far off that is, there, and the nearer the closer. One
//! that nothing places stands at the end. What follows from one event stays together.

mod circles;
mod slots;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use crate::{dates::ShowKey, model::Side};

pub(super) use circles::{Circle, Opened};
use slots::Slot;

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

/// A dated event that another is near to, as a source says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near {
    pub(super) beside: Beside,
    /// In seconds, at most.
    pub(super) within: i64,
}

/// Another event, and the side of it that one is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) side: Side,
    pub(super) event: usize,
}

/// Events in order, and what the undated ones are placed by.
#[derive(Debug)]
pub(super) struct Arranged {
    pub(super) order: Vec<usize>,
    /// By number of a linked event, for those without a date: the dated event that it is known to be after or before.
    /// It stands on that side of it.
    pub(super) beside: Vec<Option<Beside>>,
}

impl Graph {
    pub(super) fn new(events: usize) -> Self {
        Self {
            later: vec![Vec::new(); events],
            earlier: vec![Vec::new(); events],
            nearest: vec![None; events],
        }
    }

    /// Notes how near `event` is to a dated one; of several the nearest counts.
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

    /// Every event behind all that come before it, right behind the last of them where it may: what
    /// follows from one event stays together. There must be no circles.
    fn sorted<K: Ord + Clone>(&self, events: &[usize], key: impl Fn(usize) -> K) -> Vec<usize> {
        let mut waits: BTreeMap<usize, usize> = events.iter().map(|event| (*event, 0)).collect();
        for event in events {
            let before = self.earlier[*event].iter().filter(|before| waits.contains_key(before)).count();
            waits.insert(*event, before);
        }
        let last_first = |events: &mut Vec<usize>| events.sort_by_key(|event| Reverse((key(*event), *event)));
        let mut ready: Vec<usize> =
            waits.iter().filter(|(_, waits)| **waits == 0).map(|(event, _)| *event).collect();
        last_first(&mut ready);
        let mut sorted = Vec::with_capacity(events.len());
        while let Some(event) = ready.pop() {
            sorted.push(event);
            let mut freed = Vec::new();
            for later in &self.later[event] {
                if let Some(waits) = waits.get_mut(later) {
                    *waits -= 1;
                    if *waits == 0 {
                        freed.push(*later);
                    }
                }
            }
            last_first(&mut freed);
            ready.append(&mut freed);
        }
        sorted
    }
}

/// The events that links lead from or to, and their links. Most events of a large timeline have none.
#[derive(Debug, Default)]
pub(super) struct Linked {
    /// In rising order.
    pub(super) events: Vec<usize>,
    /// It counts `events`.
    pub(super) graph: Graph,
}

impl Linked {
    /// The number that the graph has for `event`, if it is one of them.
    pub(super) fn number(&self, event: usize) -> Option<usize> {
        self.events.binary_search(&event).ok()
    }
}

/// The order for showing, as indices into `dates`; `turns` has for each event its turn in the order of the ids. There
/// must be no circles.
pub(super) fn arrange(dates: &[Option<ShowKey>], turns: &[u32], linked: &Linked) -> Arranged {
    let Linked { events, graph } = linked;
    let dates_of_linked: Vec<Option<ShowKey>> = events.iter().map(|event| dates[*event]).collect();
    let forward = graph.sorted(&(0..events.len()).collect::<Vec<_>>(), |event| event);
    let slots = slots::slots(&dates_of_linked, &forward, graph);
    let slot = |event: usize| match dates[event] {
        Some(key) => Some(Slot::of_date(key)),
        None => slots.get(linked.number(event)?).copied().flatten(),
    };
    // By what is compared most often, side by side: a million events are put in order in a tenth of a second. Those
    // of one place stay as they are in the files, which is often the order of their ids.
    let mut by_slot: Vec<(bool, Option<Slot>, u32)> = (0..dates.len())
        .map(|event| {
            let slot = slot(event);
            (slot.is_none(), slot, u32::try_from(event).unwrap_or(u32::MAX))
        })
        .collect();
    by_slot.sort_by(|(a_none, a, _), (b_none, b, _)| a_none.cmp(b_none).then_with(|| a.cmp(b)));
    let mut order = Vec::with_capacity(by_slot.len());
    for in_one_place in by_slot.chunk_by(|(_, a, _), (_, b, _)| a == b) {
        let first = order.len();
        order.extend(in_one_place.iter().map(|(.., event)| *event as usize));
        let events = order.get_mut(first..).unwrap_or_default();
        events.sort_unstable_by_key(|event| (turns[*event], *event));
        linked.by_links(events, turns);
    }
    let mut places = vec![0; events.len()];
    for (place, event) in order.iter().enumerate() {
        if let Some(number) = linked.number(*event) {
            places[number] = place;
        }
    }
    let beside = beside(&dates_of_linked, &places, &forward, graph);
    let in_all = |beside: Beside| Beside { event: events[beside.event], ..beside };
    Arranged { beside: beside.into_iter().map(|beside| beside.map(in_all)).collect(), order }
}

impl Linked {
    /// Puts those of `events` that are linked to each other in the order of their links; they stand in that of their
    /// ids.
    fn by_links(&self, events: &mut [usize], turns: &[u32]) {
        if self.events.is_empty() || events.len() < 2 {
            return;
        }
        if events.iter().filter(|event| self.number(**event).is_some()).count() < 2 {
            return;
        }
        let mut graph = Graph::new(events.len());
        let numbers: HashMap<usize, usize> =
            events.iter().enumerate().map(|(number, event)| (*event, number)).collect();
        for (earlier, event) in events.iter().enumerate() {
            let later = self.number(*event).map(|number| self.graph.later[number].as_slice());
            for other in later.unwrap_or_default() {
                if let Some(later) = numbers.get(&self.events[*other]) {
                    graph.add(earlier, *later);
                }
            }
        }
        let turn = |event: usize| (turns[events[event]], events[event]);
        let sorted = graph.sorted(&(0..events.len()).collect::<Vec<_>>(), turn);
        let sorted: Vec<usize> = sorted.into_iter().map(|number| events[number]).collect();
        events.copy_from_slice(&sorted);
    }
}

/// What each undated event is known to be after or before: the dated one that a source gives a
/// distance to; else the last that it comes after, be it by way of other undated ones; else the
/// first that it comes before. Only what it is shown to be after or before, too: dates may
/// contradict the links.
fn beside(
    dates: &[Option<ShowKey>],
    places: &[usize],
    forward: &[usize],
    graph: &Graph,
) -> Vec<Option<Beside>> {
    // An undated event hands on what it is after itself, so that each link is looked at once.
    let mut after: Vec<Option<usize>> = vec![None; dates.len()];
    for event in forward {
        let known = |other: &usize| if dates[*other].is_some() { Some(*other) } else { after[*other] };
        after[*event] = graph.earlier[*event].iter().filter_map(known).max_by_key(|other| places[*other]);
    }
    let mut before: Vec<Option<usize>> = vec![None; dates.len()];
    for event in forward.iter().rev() {
        let known = |other: &usize| if dates[*other].is_some() { Some(*other) } else { before[*other] };
        before[*event] = graph.later[*event].iter().filter_map(known).min_by_key(|other| places[*other]);
    }
    let beside = |event: usize| {
        let after = after[event].filter(|other| places[*other] < places[event]);
        let before = before[event].filter(|other| places[event] < places[*other]);
        let after = after.map(|event| Beside { side: Side::After, event });
        let before = before.map(|event| Beside { side: Side::Before, event });
        graph.nearest[event].map(|near| near.beside).or(after).or(before)
    };
    (0..dates.len()).map(|event| beside(event).filter(|_| dates[event].is_none())).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dates::Date;

    /// Of events that may all be linked.
    fn arranged(dates: &[Option<ShowKey>], ids: &[&str], graph: Graph) -> Arranged {
        let linked = Linked { events: (0..dates.len()).collect(), graph };
        let mut sorted: Vec<&str> = ids.to_vec();
        sorted.sort_unstable();
        let turn = |id: &&str| u32::try_from(sorted.partition_point(|other| other < id)).expect("few");
        arrange(dates, &ids.iter().map(turn).collect::<Vec<_>>(), &linked)
    }

    /// The ids in order, of events given as (id, date or nothing); links as (earlier, later).
    fn order(events: &[(&str, &str)], links: &[(&str, &str)]) -> String {
        let ids: Vec<&str> = events.iter().map(|(id, _)| *id).collect();
        let index = |wanted: &str| ids.iter().position(|id| *id == wanted).expect("a known id");
        let mut graph = Graph::new(events.len());
        for (earlier, later) in links {
            graph.add(index(earlier), index(later));
        }
        assert!(graph.break_circles(&ids).circles.is_empty(), "a circle");
        let key = |date: &str| Date::parse(date).ok().map(|date| ShowKey::of(&date, None));
        let dates: Vec<_> = events.iter().map(|(_, date)| key(date)).collect();
        let order: Vec<&str> =
            arranged(&dates, &ids, graph).order.into_iter().map(|event| ids[event]).collect();
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
        let beside = Beside { side: Side::Before, event: 0 };
        graph.near(1, Near { beside, within: 7 * 86_400 });
        graph.near(2, Near { beside, within: 86_400 });
        let key = |date: &str| Date::parse(date).ok().map(|date| ShowKey::of(&date, None));
        let dates = [key("2024-03-22"), None, None, None, key("2024-03-08")];
        let arranged = arranged(&dates, &ids, graph);
        let order: Vec<&str> = arranged.order.into_iter().map(|event| ids[event]).collect();
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
    fn what_follows_from_one_event_stays_together() {
        let events = [("x", "2024"), ("claim", ""), ("doubt", ""), ("hunt", ""), ("arrest", "")];
        let links = [("x", "claim"), ("x", "hunt"), ("claim", "doubt"), ("hunt", "arrest")];
        assert_eq!(order(&events, &links), "x claim doubt hunt arrest");
    }

    #[test]
    fn the_coarser_comes_first_and_what_nothing_places_last() {
        let events = [("lost", ""), ("day", "2024-01-01"), ("month", "2024-01"), ("year", "2024")];
        assert_eq!(order(&events, &[]), "year month day lost");
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
            let turned = |turn: usize| {
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
                let order = arranged(&keys, &ids, graph).order;
                order.into_iter().map(|event| ids[event].to_owned()).collect::<Vec<_>>()
            };
            prop_assert_eq!(turned(0), turned(turn));
        }

        #[test]
        fn an_event_stands_on_the_side_that_it_is_said_to(
            dates in proptest::collection::vec(proptest::option::of(1u8..6), 8),
            links in proptest::collection::vec((0usize..8, 0usize..8), 0..12),
            near in proptest::collection::vec((0usize..8, any::<bool>(), 0usize..8, 1i64..4), 0..6),
        ) {
            let key = |day: u8| ShowKey::of(&Date::parse(&format!("2024-03-0{day}")).expect("a date"), None);
            let keys: Vec<_> = dates.iter().map(|day| day.map(key)).collect();
            let mut graph = Graph::new(8);
            for (a, b) in links.iter().filter(|(a, b)| a < b) {
                graph.add(*a, *b);
            }
            for (event, after, other, within) in near {
                if keys[other].is_some() && event != other {
                    let side = if after { Side::After } else { Side::Before };
                    graph.near(event, Near { beside: Beside { side, event: other }, within });
                }
            }
            let ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
            let Arranged { order, beside } = arranged(&keys, &ids, graph);
            let place = |event: usize| order.iter().position(|other| *other == event);
            for (event, beside) in beside.into_iter().enumerate() {
                let Some(beside) = beside else { continue };
                prop_assert!(keys[event].is_none() && keys[beside.event].is_some());
                let is_after = place(event) > place(beside.event);
                prop_assert_eq!(is_after, beside.side == Side::After);
            }
        }
    }
}
