//! When an event was, in words: its date, or what it came after or before.

use crate::dates::Date;

use super::{Event, EventId, Link, Timeline, When};

/// A dated event that an undated one comes after or before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Anchor<'t> {
    pub(crate) side: Side,
    pub(crate) date: &'t Date,
    /// The link that gives it, where that is direct and not by way of other events.
    pub(crate) link: Option<&'t Link>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Side {
    After,
    Before,
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
                let words = anchor.link.and_then(|link| link.words);
                let words = words.map(|words| format!("“{}”", self.text(words).shown()));
                let within = anchor.link.and_then(|link| link.within.as_ref());
                let within = within.map(|within| format!("at most {}", within.in_words()));
                let distance: Vec<String> = words.into_iter().chain(within).collect();
                let distance =
                    if distance.is_empty() { String::new() } else { format!(" ({})", distance.join(", ")) };
                format!("{side} {}{distance}", anchor.date.in_words())
            }
        }
    }

    /// The dated event that places an undated one: the one that a source gives a distance
    /// to; else the last that it comes after, be it by way of others; else the first that
    /// it comes before.
    pub(crate) fn anchor<'t>(&'t self, event: &'t Event) -> Option<Anchor<'t>> {
        let near = |links: &'t [Link]| {
            let given = links.iter().filter_map(|link| Some((link.within.as_ref()?.at_most_seconds(), link)));
            given.min_by_key(|(within, _)| *within).map(|(_, link)| (link.event, Some(link)))
        };
        let after = || self.along(event, |event| &event.order.after).into_iter().max_by_key(|(id, _)| *id);
        let before = || self.along(event, |event| &event.order.before).into_iter().min_by_key(|(id, _)| *id);
        let anchor = |side, (id, link): (EventId, Option<&'t Link>)| {
            Some(Anchor { side, date: self.events[id].when.date()?, link })
        };
        near(&event.order.before)
            .and_then(|found| anchor(Side::Before, found))
            .or_else(|| anchor(Side::After, near(&event.order.after)?))
            .or_else(|| anchor(Side::After, after()?))
            .or_else(|| anchor(Side::Before, before()?))
    }

    /// The dated events that are reached over undated ones. Links go in no circle, but many
    /// ways may lead to one event, so each is walked once.
    fn along<'t>(
        &'t self,
        event: &'t Event,
        links: impl Fn(&'t Event) -> &'t [Link],
    ) -> Vec<(EventId, Option<&'t Link>)> {
        let mut found = Vec::new();
        let mut seen = std::collections::HashSet::new();
        let mut ways: Vec<(&Link, bool)> = links(event).iter().map(|link| (link, true)).collect();
        while let Some((link, direct)) = ways.pop() {
            if !seen.insert(link.event) {
                continue;
            }
            let next = &self.events[link.event];
            match next.when.date() {
                Some(_) => found.push((link.event, direct.then_some(link))),
                None => ways.extend(links(next).iter().map(|link| (link, false))),
            }
        }
        found
    }
}
