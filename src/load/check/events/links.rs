//! What events come after and before: circles, distances, and what dates contradict.

use crate::{
    dates::{self, Answer},
    load::{
        check::Known,
        order::{self, Circle, Graph, Near, Opened},
        raw::RawEvent,
    },
    model::Side,
    problem::{Code, Problem},
    text::counted,
};

use super::{Draft, id_of};

/// What comes before what.
pub(super) fn links(drafts: &[Draft]) -> Graph {
    let mut graph = Graph::new(drafts.len());
    for (event, draft) in drafts.iter().enumerate() {
        for link in &draft.order.after {
            graph.add(link.event.index(), event);
        }
        for link in &draft.order.before {
            graph.add(event, link.event.index());
        }
    }
    graph
}

/// How far off dated events are, as far as sources say.
pub(super) fn distances(graph: &mut Graph, drafts: &[Draft]) {
    for (event, draft) in drafts.iter().enumerate() {
        for (links, side) in [(&draft.order.after, Side::After), (&draft.order.before, Side::Before)] {
            for link in links {
                let other = link.event.index();
                if let Some(within) = &link.within
                    && drafts[other].when.date().is_some()
                {
                    let beside = order::Beside { side, event: other };
                    graph.near(event, Near { beside, within: within.at_most_seconds() });
                }
            }
        }
    }
}

/// Reports events that come before each other.
pub(super) fn report(opened: &Opened, raw: &[RawEvent], ids: &[&str], problems: &mut Vec<Problem>) {
    for circle in &opened.circles {
        let Some(first) = circle.way.first().map(|first| &raw[*first]) else { continue };
        let at = first.id.map_or(first.at, |word| word.at);
        problems.push(Problem::new(Code::CircularOrder, at, way_round(circle, ids)).help(way_out(circle)));
    }
}

/// Takes out the links that the graph is without.
pub(super) fn take_out(opened: &Opened, drafts: &mut [Draft]) {
    for event in opened.circles.iter().flat_map(|circle| &circle.events) {
        drafts[*event].faulty = true;
    }
    if opened.removed.is_empty() {
        return;
    }
    let stays = |earlier: usize, later: usize| !opened.removed.contains(&(earlier, later));
    for (event, draft) in drafts.iter_mut().enumerate() {
        draft.order.after.retain(|link| stays(link.event.index(), event));
        draft.order.before.retain(|link| stays(event, link.event.index()));
    }
}

/// The ids of a circle: of a long one, the first.
fn way_round(circle: &Circle, ids: &[&str]) -> String {
    const MOST: usize = 8;
    let left_out = circle.way.len().saturating_sub(MOST);
    let mut way: Vec<String> =
        circle.way.iter().take(MOST).map(|event| format!("`{}`", ids[*event])).collect();
    if left_out > 0 {
        way.push(format!("{left_out} more"));
    }
    way.extend(way.first().cloned());
    format!("these events come before each other: {}", way.join(", then "))
}

fn way_out(circle: &Circle) -> String {
    let help = "one `after` or `before` of them must go";
    match circle.events.len() - circle.way.len() {
        0 => help.to_owned(),
        more => format!("{help}; {} in further circles with them", counted(more, "event")),
    }
}

/// Links that the dates of both events rule out. Both stay: which of the two is wrong, only
/// the curator can say.
pub(super) fn contradictions(
    raw: &[RawEvent],
    drafts: &[Draft],
    known: &Known<'_>,
    problems: &mut Vec<Problem>,
) {
    for (raw_event, draft) in raw.iter().zip(drafts) {
        let Some((word, date)) = raw_event.date.zip(draft.when.date()) else { continue };
        for (links, side) in [(&draft.order.after, Side::After), (&draft.order.before, Side::Before)] {
            for link in links {
                let Some(other) = drafts[link.event.index()].when.date() else { continue };
                let (earlier, later) = if side == Side::After { (other, date) } else { (date, other) };
                if dates::before(later, earlier, known.utc_offset) != Answer::Yes {
                    continue;
                }
                let side = if side == Side::After { "after" } else { "before" };
                let id = known.texts.get(id_of(&raw[link.event.index()])).as_written();
                let (own, others) = (date.in_words(), other.in_words());
                let message = format!(
                    "this is said to come {side} `{id}`, but its date is {own}, and that of `{id}` {others}"
                );
                let help = format!("one of the two dates or the `{side}` is wrong");
                problems.push(Problem::new(Code::OrderContradictsDates, word.at, message).help(help));
            }
        }
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
