//! Events that come before each other.

use std::collections::{HashMap, HashSet, VecDeque, hash_map::Entry};

use super::Graph;

/// What stood in the way of an order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::load) struct Opened {
    /// One for each group of events that all come before each other.
    pub(in crate::load) circles: Vec<Circle>,
    /// The links that were taken out, as (earlier, later).
    pub(in crate::load) removed: HashSet<(usize, usize)>,
}

#[derive(Debug, PartialEq, Eq)]
pub(in crate::load) struct Circle {
    /// A shortest one through the first of its events: each comes before the next, and the last
    /// before the first.
    pub(in crate::load) way: Vec<usize>,
    /// All that come before each other, be it by way of others.
    pub(in crate::load) events: Vec<usize>,
}

impl Graph {
    /// Takes out links until there are no circles. `ids` decide which, not the order of the file.
    pub(in crate::load) fn break_circles(&mut self, ids: &[&str]) -> Opened {
        let mut by_id: Vec<usize> = (0..self.later.len()).collect();
        by_id.sort_by_key(|event| (ids.get(*event).copied(), *event));
        let mut ranks = vec![0; by_id.len()];
        for (rank, event) in by_id.iter().enumerate() {
            ranks[*event] = rank;
        }
        for links in self.later.iter_mut().chain(&mut self.earlier) {
            links.sort_by_key(|event| ranks[*event]);
            links.dedup();
        }
        let Search { mut groups, removed, .. } = Search::over(self, &by_id);
        for group in &mut groups {
            group.sort_by_key(|event| ranks[*event]);
        }
        let circles = groups.into_iter().map(|events| Circle { way: self.shortest(&events), events });
        let opened = Opened { circles: circles.collect(), removed };
        for (earlier, links) in self.later.iter_mut().enumerate() {
            links.retain(|later| !opened.removed.contains(&(earlier, *later)));
        }
        for (later, links) in self.earlier.iter_mut().enumerate() {
            links.retain(|earlier| !opened.removed.contains(&(*earlier, later)));
        }
        opened
    }

    /// The shortest way from the first of `events` back to it, through them only.
    fn shortest(&self, events: &[usize]) -> Vec<usize> {
        let Some(first) = events.first().copied() else { return Vec::new() };
        let inside: HashSet<usize> = events.iter().copied().collect();
        let mut reached_from: HashMap<usize, usize> = HashMap::new();
        let mut next = VecDeque::from([first]);
        while let Some(event) = next.pop_front() {
            for later in self.later[event].iter().copied().filter(|later| inside.contains(later)) {
                if later == first {
                    let back = |event: &usize| reached_from.get(event).copied();
                    let mut way: Vec<usize> = std::iter::successors(Some(event), back).collect();
                    way.reverse();
                    return way;
                }
                if let Entry::Vacant(unreached) = reached_from.entry(later) {
                    unreached.insert(event);
                    next.push_back(later);
                }
            }
        }
        vec![first]
    }
}

/// R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972), which
/// finds what comes before each other in one walk over all links. By hand rather than by
/// recursion: a chain may be long.
struct Search {
    /// When each event was first seen, and the earliest that is seen again from it or behind it.
    seen: Vec<Option<(usize, usize)>>,
    on_way: Vec<bool>,
    /// Seen, and not yet known to be of a group.
    open: Vec<usize>,
    is_open: Vec<bool>,
    groups: Vec<Vec<usize>>,
    /// Links that lead back to an event on the way to them: without those there is no circle.
    removed: HashSet<(usize, usize)>,
}

impl Search {
    fn over(graph: &Graph, starts: &[usize]) -> Self {
        let count = graph.later.len();
        let mut search = Self {
            seen: vec![None; count],
            on_way: vec![false; count],
            open: Vec::new(),
            is_open: vec![false; count],
            groups: Vec::new(),
            removed: HashSet::new(),
        };
        let mut number = 0;
        for start in starts {
            if search.seen[*start].is_some() {
                continue;
            }
            // The events on the way, and how many links of each were followed.
            let mut way = vec![(*start, 0)];
            while let Some((event, followed)) = way.last_mut() {
                let event = *event;
                if *followed == 0 && !search.on_way[event] {
                    search.enter(event, number);
                    number += 1;
                }
                let next = graph.later[event].get(*followed).copied();
                *followed += 1;
                match next {
                    Some(later) if search.seen[later].is_none() => way.push((later, 0)),
                    Some(later) => search.meet(event, later),
                    None => {
                        way.pop();
                        search.leave(event, way.last().map(|(event, _)| *event), graph);
                    }
                }
            }
        }
        search
    }

    fn enter(&mut self, event: usize, number: usize) {
        self.seen[event] = Some((number, number));
        self.on_way[event] = true;
        self.open.push(event);
        self.is_open[event] = true;
    }

    /// A link to an event that was seen before.
    fn meet(&mut self, event: usize, later: usize) {
        if self.on_way[later] {
            self.removed.insert((event, later));
        }
        if self.is_open[later]
            && let (Some((first, _)), Some((_, again))) = (self.seen[later], &mut self.seen[event])
        {
            *again = first.min(*again);
        }
    }

    /// All links of `event` were followed; `parent` is the one before it on the way.
    fn leave(&mut self, event: usize, parent: Option<usize>, graph: &Graph) {
        self.on_way[event] = false;
        let Some((first, again)) = self.seen[event] else { return };
        if let Some(Some((_, of_parent))) = parent.and_then(|parent| self.seen.get_mut(parent)) {
            *of_parent = again.min(*of_parent);
        }
        if first != again {
            return;
        }
        let from = self.open.iter().rposition(|open| *open == event).unwrap_or(0);
        let group = self.open.split_off(from);
        for event in &group {
            self.is_open[*event] = false;
        }
        if group.len() > 1 || graph.later[event].contains(&event) {
            self.groups.push(group);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const IDS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

    fn graph(links: &[(usize, usize)]) -> Graph {
        let mut graph = Graph::new(IDS.len());
        for (earlier, later) in links {
            graph.add(*earlier, *later);
        }
        graph
    }

    #[test]
    fn a_circle_is_found_and_opened() {
        let mut graph = graph(&[(0, 1), (1, 2), (2, 0), (3, 3)]);
        let opened = graph.break_circles(&IDS);
        let ways: Vec<_> = opened.circles.into_iter().map(|circle| circle.way).collect();
        assert_eq!(ways, [vec![0, 1, 2], vec![3]]);
        assert_eq!(opened.removed, HashSet::from([(2, 0), (3, 3)]));
        assert_eq!(graph.break_circles(&IDS), Opened::default());
    }

    #[test]
    fn of_circles_that_share_events_the_shortest_is_shown() {
        let opened = graph(&[(0, 1), (1, 2), (2, 3), (3, 0), (1, 0)]).break_circles(&IDS);
        assert_eq!(opened.circles, [Circle { way: vec![0, 1], events: vec![0, 1, 2, 3] }]);
    }

    proptest! {
        #[test]
        fn without_its_circles_a_graph_has_none(links in proptest::collection::vec((0usize..6, 0usize..6), 0..20)) {
            let mut graph = graph(&links);
            let opened = graph.break_circles(&IDS);
            prop_assert!(opened.removed.iter().all(|link| links.contains(link)));
            for circle in opened.circles {
                let next = circle.way.iter().cycle().skip(1);
                prop_assert!(circle.way.iter().zip(next).all(|(a, b)| links.contains(&(*a, *b))));
            }
            prop_assert!(graph.break_circles(&IDS).circles.is_empty());
            prop_assert_eq!(graph.sorted(&[0, 1, 2, 3, 4, 5], |event| event).len(), 6);
        }
    }
}
