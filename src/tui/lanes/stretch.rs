use crate::{
    dates::{Date, End, UtcOffset},
    model::Event,
};

/// The time that an event is, or may be, in: from its first second to its last, as the timeline's clock
/// shows them. An end that is open, unknown or beyond counting is the lowest or the highest number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) first: i64,
    pub(crate) last: i64,
}

/// What is known of a stretch, to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// It was then, or some time within.
    Within,
    /// It went on from one end to the other; the ends on the timeline's clock.
    Lasted(End, End),
}

impl Stretch {
    /// Of an event that is dated.
    pub(crate) fn of(event: &Event, zone: Option<UtcOffset>) -> Option<Self> {
        let date = event.when.date()?;
        let (first, last) = date.ends(zone);
        let first = first.map_or(i64::MIN, |first| first.on_clock(zone).seconds());
        let last = last.map_or(i64::MAX, |last| last.on_clock(zone).seconds());
        Some(Self { first, last })
    }
}

impl Shape {
    pub(crate) fn of(date: &Date, zone: Option<UtcOffset>) -> Self {
        let end = |end: End| match end {
            End::Within { first, last, is_sure } => {
                End::Within { first: first.on_clock(zone), last: last.on_clock(zone), is_sure }
            }
            end => end,
        };
        date.lasting(zone).map_or(Self::Within, |(start, until)| Self::Lasted(end(start), end(until)))
    }
}
