use crate::{
    findings::Checked,
    model::{Event, Link},
};

use super::{Field, account};

/// What an event comes after and before: of a dated one, too, they are what sources say of it.
pub(super) fn links<'t>(checked: &Checked, event: &Event) -> impl Iterator<Item = Field<'t>> {
    let field = |label, link| Field::made(label, in_words(checked, link));
    let after = event.order().after.iter().map(move |link| field("After", link));
    after.chain(event.order().before.iter().map(move |link| field("Before", link)))
}

/// The same, a line each with its label; safe to show.
pub(crate) fn order(checked: &Checked, event: &Event) -> Vec<String> {
    links(checked, event).map(|field| format!("{}: {}", field.label, field.text().shown())).collect()
}

/// `“Gunmen attack a concert hall” (22 March 2024): “just days”, within 7 days`; safe to show.
fn in_words(checked: &Checked, link: &Link) -> String {
    let timeline = &checked.timeline;
    let other = &timeline.events[link.event];
    let title = timeline.text(other.title).shown();
    let date = other.when.date().map(|date| format!(" ({})", date.in_words())).unwrap_or_default();
    let words = link.words.map(|words| account::of_link(checked, words));
    let within = link.within.as_ref().map(|within| format!("within {}", within.in_words()));
    let distance: Vec<String> = words.into_iter().chain(within).collect();
    if distance.is_empty() {
        format!("“{title}”{date}")
    } else {
        format!("“{title}”{date}: {}", distance.join(", "))
    }
}
