//! Terms of time. An event that may lie on either side is possibly what was asked for.

use crate::{
    dates::{Answer, Date, Distance, Reach},
    findings::Checked,
    model::{Event, EventId, Link, Side, Timeline, When},
};

use super::{FilterError, field::Field, syntax::Piece, terms::Answers};

/// `date:`, `after:` and `before:`: any of `values`.
pub(super) fn answers(checked: &Checked, field: Field, values: &[Piece]) -> Result<Answers, FilterError> {
    let timeline = &checked.timeline;
    let periods = values.iter().map(|value| period(timeline, value)).collect::<Result<Vec<_>, _>>()?;
    let ask = match field {
        Field::After => Reach::is_after,
        Field::Before => Reach::is_before,
        _ => Reach::is_within,
    };
    let answer = |event| {
        let reach = reach(timeline, event);
        periods.iter().map(|period| ask(&reach, period)).fold(Answer::No, Answer::or)
    };
    Ok(timeline.events.iter().map(|(_, event)| answer(event)).collect())
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
            let after = links(&event.order().after, Side::After);
            let before = links(&event.order().before, Side::Before);
            // What places it may be a link of another event, or lie behind undated ones.
            let placed = event.order().beside.and_then(|near| beside(timeline, near.side, near.event, None));
            let known = after.into_iter().chain(before).chain(placed);
            known.reduce(|known, more| known.and(&more)).unwrap_or_else(Reach::unknown)
        }
    }
}

/// When something was that came on that side of `other`, and at most `within` from it.
fn beside(timeline: &Timeline, side: Side, other: EventId, within: Option<&Distance>) -> Option<Reach> {
    let date = timeline.events[other].when.date()?;
    let (other, within) = (Reach::of(date, timeline.about.utc_offset), within.map(Distance::at_most_seconds));
    Some(match side {
        Side::After => other.afterwards(within),
        Side::Before => other.beforehand(within),
    })
}
