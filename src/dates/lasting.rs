//! What went on for a time: where it may have begun, and where it may have ended.

use edtf_core::{Date as Plain, Edtf, IntervalEndpoint, SetElement, SetKind};

use super::{Date, Instant, UtcOffset, extent};

/// One end of a time that something lasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// Some moment from `first` to `last`; `is_sure` where no `?`, `~` or `%` stands at it.
    Within { first: Instant, last: Instant, is_sure: bool },
    /// There is no such end (`..`).
    Open,
    /// There is one, and it is not known (left empty).
    Unknown,
}

impl Date {
    /// Both ends, where it is an interval, or a run of days that all hold (`{2024-03-07..2024-03-10}`). `zone` as
    /// for [`Date::start`].
    pub(crate) fn lasting(&self, zone: Option<UtcOffset>) -> Option<(End, End)> {
        let ahead = self.ahead(zone);
        let within = |date: &Plain| {
            let extent = extent::of_date(date).shifted(-ahead, -ahead);
            let is_sure = !date.is_uncertain() && !date.is_approximate();
            match (extent.first.known(), extent.last.known()) {
                (Some(first), Some(last)) => End::Within { first, last, is_sure },
                _ => End::Unknown,
            }
        };
        let end = |end: &IntervalEndpoint| match end {
            IntervalEndpoint::Date(date) => within(date),
            IntervalEndpoint::Unknown => End::Unknown,
            IntervalEndpoint::Open | IntervalEndpoint::OnOrBefore(_) | IntervalEndpoint::OnOrAfter(_) => {
                End::Open
            }
        };
        match &*self.edtf() {
            Edtf::Interval(interval) => Some((end(&interval.start), end(&interval.end))),
            Edtf::Set(set) if set.kind == SetKind::AllMembers => match set.elements.as_slice() {
                [SetElement::Range(from, to)] => Some((within(from), within(to))),
                _ => None,
            },
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lasting(text: &str) -> Option<(End, End)> {
        Date::parse(text).unwrap().lasting(None)
    }

    fn day(text: &str, is_sure: bool) -> End {
        let date = Date::parse(text).unwrap();
        let (first, last) = (date.earliest(None).unwrap(), date.latest(None).unwrap());
        End::Within { first, last, is_sure }
    }

    #[test]
    fn an_interval_has_two_ends_each_as_exact_as_it_was_written() {
        assert_eq!(lasting("2024-03-07/2024-05"), Some((day("2024-03-07", true), day("2024-05", true))));
        assert_eq!(lasting("2023?/2024-05-01~"), Some((day("2023", false), day("2024-05-01", false))));
        assert_eq!(lasting("../2024"), Some((End::Open, day("2024", true))));
        assert_eq!(lasting("2024/"), Some((day("2024", true), End::Unknown)));
    }

    #[test]
    fn days_that_all_hold_are_a_time_and_days_of_which_one_holds_are_not() {
        let run = Some((day("2024-03-07", true), day("2024-03-10", true)));
        assert_eq!(lasting("{2024-03-07..2024-03-10}"), run);
        for text in ["[2024-03-07..2024-03-10]", "{2024-03-07,2024-03-10}", "2024-03", "2024-03-07T10:00"] {
            assert_eq!(lasting(text), None, "{text}");
        }
    }
}
