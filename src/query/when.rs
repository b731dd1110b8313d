//! Terms of time. An event that may lie on either side is possibly what was asked for.

use crate::{
    dates::{Answer, Date, DayByDay, Distance, Reach},
    model::{self, Event, EventId, Link, Timeline, When},
};

use super::{FilterError, syntax::Piece};

/// On which side of a period an event is asked to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    Within,
    After,
}

/// What `values` name.
pub(super) fn periods(timeline: &Timeline, values: &[Piece]) -> Result<Vec<Reach>, FilterError> {
    values.iter().map(|value| period(timeline, value)).collect()
}

/// For each of some events whether it lies so to any of `periods`.
pub(super) fn answers(timeline: &Timeline, events: &[EventId], side: Side, periods: &[Reach]) -> Vec<Answer> {
    let ask = match side {
        Side::Before => Reach::is_before,
        Side::Within => Reach::is_within,
        Side::After => Reach::is_after,
    };
    let of_all = |reach: &Reach| periods.iter().map(|period| ask(reach, period)).fold(Answer::No, Answer::or);
    let mut days = DayByDay::new(timeline.about.utc_offset);
    let answer = |id: &EventId| match &timeline.events[*id] {
        Event { when: When::Dated(date), .. } => days.ask(date, of_all),
        event => of_all(&reach(timeline, event)),
    };
    events.iter().map(answer).collect()
}

fn period(timeline: &Timeline, value: &Piece) -> Result<Reach, FilterError> {
    match Date::parse(&value.text) {
        Ok(date) => Ok(Reach::of(&date, timeline.about.utc_offset)),
        Err(error) => {
            let at = value.at.start + error.at.start..value.at.start + error.at.end;
            let wrong = FilterError::new(at, error.message);
            Err(match error.help {
                Some(help) => wrong.help(help),
                None => wrong,
            })
        }
    }
}

/// When an event was: what its date may mean; without one, what follows from the dated events that it came after
/// or before.
fn reach(timeline: &Timeline, event: &Event) -> Reach {
    match &event.when {
        When::Dated(date) => Reach::of(date, timeline.about.utc_offset),
        When::Faulty(_) => Reach::unknown(),
        When::Undated => {
            let links = |links: &[Link], side| -> Vec<Reach> {
                links
                    .iter()
                    .filter_map(|link| beside(timeline, side, link.event, link.within.as_ref()))
                    .collect()
            };
            let after = links(&event.order().after, model::Side::After);
            let before = links(&event.order().before, model::Side::Before);
            // What places it may be a link of another event, or lie behind undated ones.
            let placed = event.order().beside.and_then(|near| beside(timeline, near.side, near.event, None));
            let known = after.into_iter().chain(before).chain(placed);
            known.reduce(|known, more| known.and(&more)).unwrap_or_else(Reach::unknown)
        }
    }
}

/// When something was that came on that side of `other`, and at most `within` from it.
fn beside(
    timeline: &Timeline,
    side: model::Side,
    other: EventId,
    within: Option<&Distance>,
) -> Option<Reach> {
    let date = timeline.events[other].when.date()?;
    let (other, within) = (Reach::of(date, timeline.about.utc_offset), within.map(Distance::at_most_seconds));
    Some(match side {
        model::Side::After => other.afterwards(within),
        model::Side::Before => other.beforehand(within),
    })
}
