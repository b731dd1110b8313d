use crate::model::{Event, Link, Timeline};

use super::Field;

/// What an event comes after and before: of a dated one, too, they are what sources say of it.
pub(super) fn links<'t>(timeline: &Timeline, event: &Event) -> impl Iterator<Item = Field<'t>> {
    let field = |label, link| Field::made(label, in_words(timeline, link));
    let after = event.order.after.iter().map(move |link| field("After", link));
    after.chain(event.order.before.iter().map(move |link| field("Before", link)))
}

/// `“Gunmen attack a concert hall” (22 March 2024): “just days”, within 7 days`; safe to show.
fn in_words(timeline: &Timeline, link: &Link) -> String {
    let other = &timeline.events[link.event];
    let title = timeline.text(other.title).shown();
    let date = other.when.date().map(|date| format!(" ({})", date.in_words())).unwrap_or_default();
    let words = link.words.map(|words| format!("“{}”", timeline.text(words).shown()));
    let within = link.within.as_ref().map(|within| format!("within {}", within.in_words()));
    let distance: Vec<String> = words.into_iter().chain(within).collect();
    if distance.is_empty() {
        format!("“{title}”{date}")
    } else {
        format!("“{title}”{date}: {}", distance.join(", "))
    }
}
