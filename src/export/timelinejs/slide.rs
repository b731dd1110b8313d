use crate::{
    dates::{Civil, Clock, Date},
    export::{Loss, Losses, Selection, placed::Placed, prose},
    model::EventId,
};

use super::html::{HTML, html, html_twice, plain};

/// An event as `TimelineJS` holds it. Texts are HTML.
#[derive(Debug)]
pub(super) struct Slide {
    pub(super) id: String,
    pub(super) first: Parts,
    pub(super) last: Option<Parts>,
    /// The date in English.
    pub(super) words: String,
    pub(super) headline: String,
    pub(super) text: String,
    pub(super) group: Option<String>,
}

/// The parts of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts {
    /// Not 0: see [`super`].
    pub(super) year: i64,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) time: Option<Clock>,
}

impl Slide {
    /// None of an event that is left out.
    pub(super) fn of(selection: &Selection<'_>, id: EventId, losses: &mut Losses) -> Option<Self> {
        let timeline = selection.timeline();
        let event = &timeline.events[id];
        let date = selection.date_of(id, losses)?;
        let (first, last) = dated(date, losses)?;
        let tags: Vec<String> = timeline.tags_of(event).iter().map(|tag| selection.shown(*tag)).collect();
        let mut lines = prose::lines(selection, id, HTML);
        // A slide is of one group.
        lines.extend((tags.len() > 1).then(|| format!("Tags: {}", plain(&tags.join(", ")))));
        let mut text: Vec<String> = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
        let sources = prose::sources(selection, id, HTML);
        let sources: Vec<String> = sources.iter().map(|source| format!("<li>{source}</li>")).collect();
        text.extend((!sources.is_empty()).then(|| format!("<ul>{}</ul>", sources.concat())));
        Some(Self {
            id: selection.written(event.id).to_owned(),
            first,
            last,
            words: date.in_words(),
            headline: html(&selection.shown(event.title)),
            text: text.concat(),
            group: tags.first().map(|tag| html_twice(tag)),
        })
    }
}

/// Where the date is placed, and counts what that leaves out.
fn dated(date: &Date, losses: &mut Losses) -> Option<(Parts, Option<Parts>)> {
    let parts = Placed::of(date).and_then(|placed| {
        let first = Parts::of(placed.first).ok_or(Loss::FarDates)?;
        let last = placed.last.map(|last| Parts::of(last).ok_or(Loss::FarDates)).transpose()?;
        Ok((placed, first, last))
    });
    match parts {
        Ok((placed, first, last)) => {
            let is_told = placed.is_whole
                && date.offset().is_none()
                && first.day == placed.first.day
                && last.map(|last| last.day) == placed.last.map(|last| last.day);
            losses.count(Loss::Dates, usize::from(!is_told));
            Some((first, last))
        }
        Err(loss) => {
            losses.count(loss, 1);
            None
        }
    }
}

impl Parts {
    /// The years that a number of JavaScript can count.
    const FARTHEST: i64 = (1 << 53) - 1;

    fn of(civil: Civil) -> Option<Self> {
        let Civil { year, month, day, time } = civil;
        let is_before = year < 1;
        // As years are counted there, others of them have a 29 February.
        let is_leap_day = is_before && (month, day) == (Some(2), Some(29));
        let year = if is_before { year.checked_sub(1)? } else { year };
        let is_near = year.unsigned_abs() <= Self::FARTHEST.unsigned_abs();
        let day = day.filter(|_| !is_leap_day);
        is_near.then_some(Self { year, month, day, time: time.filter(|_| !is_leap_day) })
    }
}
