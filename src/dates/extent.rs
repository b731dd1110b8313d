//! From an expression to the stretch of time it may mean.
//!
//! All moments in this file are as the author's clock showed them: `Date` shifts them by its offset, if it
//! has one, or by the one that the caller names.

use edtf_core::{Bound, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind, Time, YearKind};

use super::{
    Date, Instant,
    instant::{DAY, day_number},
    reach::Stretches,
};

/// One end of the time that a date may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    /// The first or the last moment of it, itself included.
    Known(Instant),
    /// There is no such end (`..`).
    Open,
    /// There is one, and it is not known (left empty).
    Unknown,
}

impl Edge {
    pub(crate) fn known(self) -> Option<Instant> {
        match self {
            Self::Known(instant) => Some(instant),
            Self::Open | Self::Unknown => None,
        }
    }

    pub(super) fn shifted(self, seconds: i64) -> Self {
        match self {
            Self::Known(instant) => Self::Known(instant.shifted(seconds)),
            end => end,
        }
    }

    /// The end that reaches farther: open, then unknown, then the moment that `choose` prefers.
    fn farther(self, other: Self, choose: fn(Instant, Instant) -> Instant) -> Self {
        match (self, other) {
            (Self::Open, _) | (_, Self::Open) => Self::Open,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Known(a), Self::Known(b)) => Self::Known(choose(a, b)),
        }
    }
}

/// A stretch of time without gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) first: Edge,
    pub(super) last: Edge,
}

impl Extent {
    /// From one second to another.
    pub(super) fn known(first: i64, last: i64) -> Self {
        Self { first: Edge::Known(Instant::at(first)), last: Edge::Known(Instant::at(last)) }
    }

    pub(super) fn shifted(self, first: i64, last: i64) -> Self {
        Self { first: self.first.shifted(first), last: self.last.shifted(last) }
    }

    fn joined(self, other: Self) -> Self {
        Self {
            first: self.first.farther(other.first, Ord::min),
            last: self.last.farther(other.last, Ord::max),
        }
    }
}

/// The stretches of which the date means one: several only for a one-of set.
pub(super) fn alternatives(date: &Date) -> Stretches {
    match &*date.edtf() {
        Edtf::Set(set) if set.kind == SetKind::OneMember => Stretches::Several(members(set)),
        _ => Stretches::One(whole(date)),
    }
}

/// From the first moment the date may mean to the last.
pub(super) fn whole(date: &Date) -> Extent {
    if let Some(short) = date.0.as_short() {
        return short.extent();
    }
    of(&date.edtf(), date.to_the_minute())
}

pub(super) fn of(edtf: &Edtf, to_the_minute: bool) -> Extent {
    match edtf {
        Edtf::Date(plain) => of_date(plain),
        Edtf::DateTime(moment) => of_time(&moment.date, moment.time, to_the_minute),
        Edtf::Interval(interval) => of_interval(interval),
        Edtf::Set(set) => members(set).into_iter().reduce(Extent::joined).unwrap_or(NOWHERE),
    }
}

/// What a set without members would mean; edtf-core refuses one.
const NOWHERE: Extent = Extent { first: Edge::Unknown, last: Edge::Unknown };

/// First and last second of a calendar date, masked digits taken at their lowest and highest.
pub(super) fn of_date(date: &edtf_core::Date) -> Extent {
    let bounds = Edtf::Date(*date).bounds();
    let moment = |bound, second| match bound {
        Bound::Date(day) => Instant::on_day(day_number(day.year, day.month, day.day), second),
        // Only a year too large for edtf-core has no bounds; which way it lies is known.
        _ if lies_in_the_past(date) => Instant::MIN,
        _ => Instant::MAX,
    };
    Extent {
        first: Edge::Known(moment(bounds.earliest, 0)),
        last: Edge::Known(moment(bounds.latest, DAY - 1)),
    }
}

fn lies_in_the_past(date: &edtf_core::Date) -> bool {
    match date.year.kind {
        YearKind::Standard { negative, .. } => negative,
        YearKind::Big { value } => value < 0,
        YearKind::Exponential { significand, .. } => significand < 0,
    }
}

fn of_time(date: &edtf_core::Date, time: Time, to_the_minute: bool) -> Extent {
    let day = of_date(date).first;
    // A leap second counts as the second before it: the time line has none.
    let second = i64::from(time.second.min(59));
    let first = day.shifted(i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + second);
    Extent { first, last: first.shifted(if to_the_minute { 59 } else { 0 }) }
}

fn of_interval(interval: &Interval) -> Extent {
    let edge = |end: &IntervalEndpoint, side: fn(Extent) -> Edge| match end {
        IntervalEndpoint::Date(date) => side(of_date(date)),
        IntervalEndpoint::Unknown => Edge::Unknown,
        IntervalEndpoint::Open | IntervalEndpoint::OnOrBefore(_) | IntervalEndpoint::OnOrAfter(_) => {
            Edge::Open
        }
    };
    Extent { first: edge(&interval.start, |it| it.first), last: edge(&interval.end, |it| it.last) }
}

fn members(set: &Set) -> Vec<Extent> {
    let extent = |element: &SetElement| match element {
        SetElement::Date(date) => of_date(date),
        SetElement::OnOrBefore(date) => Extent { first: Edge::Open, ..of_date(date) },
        SetElement::OnOrAfter(date) => Extent { last: Edge::Open, ..of_date(date) },
        SetElement::Range(from, to) => of_date(from).joined(of_date(to)),
    };
    set.elements.iter().map(extent).collect()
}
