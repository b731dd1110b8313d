//! When an event was, in words: its date, or what it came after or before.

use crate::dates::{Date, Distance};

use super::{Beside, Event, EventId, Link, Side, Timeline, When};

/// A dated event that an undated one comes after or before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Anchor<'t> {
    pub(crate) side: Side,
    pub(crate) event: EventId,
    pub(crate) date: &'t Date,
    /// The link that gives it, where that is direct and not by way of other events.
    pub(crate) link: Option<&'t Link>,
}

impl Side {
    /// What is known of the day, where the event that lies on this side of it has `date`.
    pub(crate) fn bounded(self, date: &str) -> String {
        match self {
            Self::After => format!("from {date} on"),
            Self::Before => format!("by {date}"),
        }
    }
}

impl Timeline {
    /// The event's date in English, or what is known instead; safe to show.
    pub(crate) fn when_in_words(&self, event: &Event) -> String {
        match &event.when {
            When::Dated(date) => date.in_words(),
            When::Faulty(written) => format!("not a date: {}", self.text(*written).shown()),
            When::Undated => {
                let Some(anchor) = self.anchor(event) else { return "undated".to_owned() };
                let side: &str = anchor.side.into();
                let other = self.text(self.events[anchor.event].title).shown();
                let words = anchor.link.and_then(|link| link.words);
                let words = words.map(|words| format!("“{}”", self.text(words.text).shown()));
                let within = anchor.link.and_then(|link| link.within.as_ref());
                let within = within.map(|within| format!("at most {}", within.in_words()));
                let distance: Vec<String> = words.into_iter().chain(within).collect();
                let distance =
                    if distance.is_empty() { String::new() } else { format!(": {}", distance.join(", ")) };
                format!("{side} “{other}” ({}){distance}", anchor.date.in_words())
            }
        }
    }

    /// The same in fewer words. What came after an event may have come on the same day.
    pub(crate) fn when_in_brief(&self, event: &Event) -> String {
        match (&event.when, self.anchor(event)) {
            (When::Undated, Some(anchor)) => anchor.side.bounded(&anchor.date.in_words()),
            _ => self.when_in_words(event),
        }
    }

    /// The dated event that places an undated one, as was decided when they were put in order.
    /// Costs no more than the event's own links.
    pub(crate) fn anchor<'t>(&'t self, event: &'t Event) -> Option<Anchor<'t>> {
        let Beside { side, event: other } = event.order().beside?;
        let links = match side {
            Side::After => &event.order().after,
            Side::Before => &event.order().before,
        };
        let within = |link: &&Link| link.within.as_ref().map_or(i64::MAX, Distance::at_most_seconds);
        let link = links.iter().filter(|link| link.event == other).min_by_key(within);
        Some(Anchor { side, event: other, date: self.events[other].when.date()?, link })
    }
}

#[cfg(test)]
mod tests {
    use crate::load::tests::timeline;

    /// Two dated events, and an undated one with these lines; what is said of when that was.
    fn when(lines: &str) -> String {
        let event = |id: &str, lines: &str| format!("[[events]]\nid = '{id}'\ntitle = 'T'\n{lines}\n");
        let (a, b) = (event("a", "date = '2024-03-01'"), event("b", "date = '2024-03-09'"));
        let timeline = timeline(&[a, b, event("e", lines)].concat());
        let (_, found) = timeline.events.iter().find(|(_, event)| event.when.date().is_none()).expect("e");
        timeline.when_in_words(found)
    }

    #[test]
    fn the_nearer_of_two_distances_says_when_it_was_on_either_side() {
        let link =
            |key: &str, id: &str, days: u8| format!("{key} = [{{ event = '{id}', within = 'P{days}D' }}]");
        let (near, far) = (link("after", "a", 2), link("before", "b", 7));
        assert_eq!(when(&format!("{near}\n{far}")), "after “T” (1 March 2024): at most 2 days");
        let (far, near) = (link("after", "a", 7), link("before", "b", 2));
        assert_eq!(when(&format!("{near}\n{far}")), "before “T” (9 March 2024): at most 2 days");
    }

    #[test]
    fn without_a_distance_it_is_after_what_it_comes_after() {
        assert_eq!(when("after = ['a']\nbefore = ['b']"), "after “T” (1 March 2024)");
        assert_eq!(when("before = ['b']"), "before “T” (9 March 2024)");
        assert_eq!(when(""), "undated");
    }

    #[test]
    fn what_another_event_says_of_the_order_counts() {
        let later = "[[events]]\nid = 'b'\ntitle = 'B'\n";
        let text = format!("[[events]]\nid = 'a'\ntitle = 'A'\ndate = '2024-03-01'\nbefore = ['b']\n{later}");
        let timeline = timeline(&text);
        let (_, last) = timeline.events.iter().last().expect("b");
        assert_eq!(timeline.when_in_words(last), "after “A” (1 March 2024)");
        assert_eq!(timeline.when_in_brief(last), "from 1 March 2024 on", "it may be the same day");
    }

    #[test]
    fn a_long_chain_of_undated_events_is_walked_once_for_all_of_them() {
        let first = "[[events]]\nid = 'e0'\ntitle = 'E'\ndate = '2024'\n".to_owned();
        let link = |e: usize| format!("[[events]]\nid = 'e{e}'\ntitle = 'E'\nafter = ['e{}']\n", e - 1);
        let timeline = timeline(&(first + &(1..20_000).map(link).collect::<String>()));
        let placed = timeline.events.iter().filter(|(_, event)| timeline.anchor(event).is_some());
        assert_eq!(placed.count(), 19_999);
    }
}
