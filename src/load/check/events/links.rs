//! What events come after and before: circles, distances, and what dates contradict.

use std::collections::BTreeSet;

use crate::{
    dates::{self, Answer},
    load::order::{self, Circle, Graph, Linked, Near, Opened},
    model::{Event, Link, Side},
    problem::{Code, Problem, Problems},
    text::{Span, counted},
};

use super::Arranging;

impl Arranging<'_> {
    /// The events that links lead from or to, and what comes before what.
    pub(super) fn linked(&self) -> Linked {
        let mut events = BTreeSet::new();
        for (at, event) in self.with_links() {
            events.insert(at);
            events.extend(sides(event).flat_map(|(links, _)| links.iter().map(|link| link.event.index())));
        }
        let mut linked = Linked { graph: Graph::new(events.len()), events: events.into_iter().collect() };
        for (at, event) in self.with_links() {
            let Some(own) = linked.number(at) else { continue };
            for (links, side) in sides(event) {
                for link in links {
                    let Some(other) = linked.number(link.event.index()) else { continue };
                    match side {
                        Side::After => linked.graph.add(other, own),
                        Side::Before => linked.graph.add(own, other),
                    }
                }
            }
        }
        linked
    }

    /// Notes how far off dated events are, as far as sources say.
    pub(super) fn distances(&self, linked: &mut Linked) {
        for (at, event) in self.with_links() {
            let Some(own) = linked.number(at) else { continue };
            for (links, side) in sides(event) {
                for link in links {
                    let other = link.event.index();
                    if let Some(within) = &link.within
                        && self.event(other).when.date().is_some()
                        && let Some(event) = linked.number(other)
                    {
                        let beside = order::Beside { side, event };
                        linked.graph.near(own, Near { beside, within: within.at_most_seconds() });
                    }
                }
            }
        }
    }

    /// Reports events that come before each other.
    pub(super) fn report(&self, opened: &Opened, linked: &Linked, problems: &mut Problems) {
        for circle in &opened.circles {
            let Some(first) = circle.way.first().map(|first| linked.events[*first]) else { continue };
            let way = self.way_round(circle, linked);
            problems.push(Problem::new(Code::CircularOrder, self.id_at(first), way).help(way_out(circle)));
        }
    }

    /// Takes out the links that the graph is without.
    pub(super) fn take_out(&mut self, opened: &Opened, linked: &Linked) {
        let stays = |earlier: usize, later: usize| {
            let pair = linked.number(earlier).zip(linked.number(later));
            pair.is_none_or(|pair| !opened.removed.contains(&pair))
        };
        if opened.removed.is_empty() {
            return;
        }
        let places: Vec<usize> = self.listing.parsed().map(|(at, _)| at).collect();
        for (at, event) in places.into_iter().zip(&mut self.parsed.events) {
            if let Some(details) = &mut event.details {
                details.order.after.retain(|link| stays(link.event.index(), at));
                details.order.before.retain(|link| stays(at, link.event.index()));
            }
        }
    }

    /// Links that the dates of both events rule out. Both stay: which of the two is wrong, only the curator can say.
    pub(super) fn contradictions(&self, problems: &mut Problems) {
        for (_, event) in self.with_links() {
            let Some(date) = event.when.date() else { continue };
            for (links, side) in sides(event) {
                for link in links {
                    let Some(other) = self.event(link.event.index()).when.date() else { continue };
                    let (earlier, later) = if side == Side::After { (other, date) } else { (date, other) };
                    if dates::before(later, earlier, self.zone) != Answer::Yes {
                        continue;
                    }
                    let side: &str = side.into();
                    let id = self.listing.id(self.texts, link.event.index());
                    let (own, others) = (date.in_words(), other.in_words());
                    let message = format!(
                        "this is said to come {side} `{id}`, but its date is {own}, and that of `{id}` {others}"
                    );
                    let help = format!("one of the two dates or the `{side}` is wrong");
                    problems
                        .push(Problem::new(Code::OrderContradictsDates, event.date_at, message).help(help));
                }
            }
        }
    }

    /// What the parser read and is linked, by its place in the files.
    fn with_links(&self) -> impl Iterator<Item = (usize, &Event)> {
        let parsed = self.listing.parsed().map(|(at, _)| at).zip(&self.parsed.events);
        parsed.filter(|(_, event)| sides(event).any(|(links, _)| !links.is_empty()))
    }

    /// Where its id stands, or all of it where it has none.
    fn id_at(&self, at: usize) -> Span {
        let raw = self.listing.raw_at(at);
        let written = raw.map(|raw| raw.id.map_or(raw.at, |word| word.at));
        // What needed no parser has its id on one line and without escapes.
        written.unwrap_or_else(|| self.listing.id_text(at).span().widened())
    }

    /// The ids of a circle: of a long one, the first.
    fn way_round(&self, circle: &Circle, linked: &Linked) -> String {
        const MOST: usize = 8;
        let left_out = circle.way.len().saturating_sub(MOST);
        let id = |event: &usize| format!("`{}`", self.listing.id(self.texts, linked.events[*event]));
        let mut way: Vec<String> = circle.way.iter().take(MOST).map(id).collect();
        if left_out > 0 {
            way.push(format!("{left_out} more"));
        }
        way.extend(way.first().cloned());
        format!("these events come before each other: {}", way.join(", then "))
    }
}

fn sides(event: &Event) -> impl Iterator<Item = (&[Link], Side)> {
    let order = event.order();
    [(order.after.as_slice(), Side::After), (order.before.as_slice(), Side::Before)].into_iter()
}

fn way_out(circle: &Circle) -> String {
    let help = "one `after` or `before` of them must go";
    match circle.events.len() - circle.way.len() {
        0 => help.to_owned(),
        more => format!("{help}; {} in further circles with them", counted(more, "event")),
    }
}

#[cfg(test)]
mod tests {
    use crate::load::tests::loaded;

    fn event(id: &str, links: &str) -> String {
        format!("[[events]]\nid = '{id}'\ntitle = '{id}'\n{links}\n")
    }

    #[test]
    fn events_that_all_come_before_each_other_are_one_problem() {
        // Each behind the one before it, and all of them before the first.
        let chain =
            (1..2_000).map(|e| event(&format!("e{e}"), &format!("after=['e{}']\nbefore=['e0']", e - 1)));
        let loaded = loaded(&(event("e0", "") + &chain.collect::<String>()));
        let [problem] = loaded.problems.as_slice() else { panic!("{} problems", loaded.problems.len()) };
        assert_eq!(problem.message, "these events come before each other: `e0`, then `e1`, then `e0`");
        assert_eq!(
            problem.help,
            Some("one `after` or `before` of them must go; 1998 events in further circles with them".into())
        );
        assert!(loaded.timeline.events.iter().all(|(_, event)| event.faulty));
    }

    #[test]
    fn of_a_long_circle_the_first_events_are_named() {
        let ring =
            (0..2_000).map(|e| event(&format!("e{e:04}"), &format!("before=['e{:04}']", (e + 1) % 2_000)));
        let loaded = loaded(&ring.collect::<String>());
        let message = &loaded.problems.first().expect("a circle").message;
        assert!(
            message.written().as_written().ends_with("then `e0007`, then 1992 more, then `e0000`"),
            "{message:?}"
        );
    }

    #[test]
    fn which_link_of_a_circle_is_left_out_does_not_depend_on_the_order_of_the_file() {
        let events =
            [event("a", "after=['b']"), event("b", "after=['c']"), event("c", "after=['a']\ndate='2024'")];
        let order = |turn: usize| {
            let mut events = events.clone();
            events.rotate_left(turn);
            let timeline = loaded(&events.concat()).timeline;
            timeline
                .events
                .iter()
                .map(|(_, event)| timeline.text(event.id).as_written().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(order(0), order(1));
        assert_eq!(order(0), order(2));
    }
}
