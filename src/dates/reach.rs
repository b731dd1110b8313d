//! The time that something may have been in: what a date may mean, and what follows for what has none.

use std::slice;

use super::{
    Answer, Date, Edge, UtcOffset,
    extent::{self, Extent},
    relation,
};

/// Where in time something lies, as far as that is known: in one of some stretches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reach {
    pub(super) stretches: Stretches,
    /// Whether nobody knows by which clock that is told; see [`super::before`].
    pub(super) floats: bool,
}

/// Most dates mean one stretch of time, which is kept without a heap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stretches {
    One(Extent),
    /// Never empty.
    Several(Vec<Extent>),
}

impl Stretches {
    pub(super) fn all(&self) -> &[Extent] {
        match self {
            Self::One(extent) => slice::from_ref(extent),
            Self::Several(extents) => extents,
        }
    }

    pub(super) fn map(&self, change: impl Fn(&Extent) -> Extent) -> Self {
        match self {
            Self::One(extent) => Self::One(change(extent)),
            Self::Several(extents) => Self::Several(extents.iter().map(change).collect()),
        }
    }
}

/// So many stretches of two dates are looked at for what they share. Of an event that came after five dates of sixty
/// choices each there would be a thousand million otherwise.
const MOST_PAIRS: usize = 10_000;

impl Reach {
    /// What `date` may mean. `zone` as for [`Date::start`].
    pub(crate) fn of(date: &Date, zone: Option<UtcOffset>) -> Self {
        if let Some(short) = date.0.as_short() {
            let offset = short.offset();
            let ahead = offset.or(zone).map_or(0, UtcOffset::seconds);
            let stretches = Stretches::One(short.extent().shifted(-ahead, -ahead));
            return Self { stretches, floats: zone.is_none() && offset.is_none() };
        }
        let offset = date.offset();
        let ahead = offset.or(zone).map_or(0, UtcOffset::seconds);
        let stretches = extent::alternatives(date).map(|extent| extent.shifted(-ahead, -ahead).counted());
        Self { stretches, floats: zone.is_none() && offset.is_none() }
    }

    /// Of what nothing is known.
    pub(crate) fn unknown() -> Self {
        let nowhere = Extent { first: Edge::Unknown, last: Edge::Unknown };
        Self { stretches: Stretches::One(nowhere), floats: false }
    }

    /// Of what came after something of this reach, be it right after its beginning; at most `within` seconds
    /// after its end, where that is told.
    pub(crate) fn afterwards(&self, within: Option<i64>) -> Self {
        let last = |extent: &Extent| within.map_or(Edge::Unknown, |within| extent.last.shifted(within));
        self.map(|extent| Extent { first: told(extent.first), last: told(last(extent)) })
    }

    /// Of what came before something of this reach, in the same way.
    pub(crate) fn beforehand(&self, within: Option<i64>) -> Self {
        let within = within.map(i64::saturating_neg);
        let first = |extent: &Extent| within.map_or(Edge::Unknown, |within| extent.first.shifted(within));
        self.map(|extent| Extent { first: told(first(extent)), last: told(extent.last) })
    }

    /// What is left where both are so. Where that is nothing, or told by clocks that cannot be compared, or in more
    /// stretches than [`MOST_PAIRS`], all that this one has.
    pub(crate) fn and(self, other: &Self) -> Self {
        let (own, others) = (self.stretches.all(), other.stretches.all());
        if own.len().saturating_mul(others.len()) > MOST_PAIRS {
            return self;
        }
        let pairs = own.iter().flat_map(|a| others.iter().map(move |b| a.shared(*b)));
        let mut shared: Vec<Extent> = pairs.flatten().collect();
        shared.sort_unstable_by_key(|extent| (extent.first.known(), extent.last.known()));
        shared.dedup();
        if shared.is_empty() || self.floats != other.floats {
            self
        } else {
            Self { stretches: Stretches::Several(shared), ..self }
        }
    }

    /// Whether it was over before `other` began; as [`super::before`] for dates.
    pub(crate) fn comes_before(&self, other: &Self) -> Answer {
        relation::compare(self, other, relation::extent_before)
    }

    /// Whether it lies inside `period`; as [`super::within`] for dates.
    pub(crate) fn is_within(&self, period: &Self) -> Answer {
        relation::compare(self, period, relation::extent_within)
    }

    /// Whether all of it comes after `period` was over. That is meant whole: what was on the 22nd is not after
    /// the 22nd, where [`super::before`] has it that one moment of a day may come before another.
    pub(crate) fn is_after(&self, period: &Self) -> Answer {
        relation::compare(self, period, relation::extent_past)
    }

    /// Whether all of it comes before `period` began.
    pub(crate) fn is_before(&self, period: &Self) -> Answer {
        relation::compare(self, period, relation::extent_ahead)
    }

    fn map(&self, change: impl Fn(&Extent) -> Extent) -> Self {
        Self { stretches: self.stretches.map(change), floats: self.floats }
    }
}

/// An end that is open is that of another event: of this one it only says nothing.
fn told(edge: Edge) -> Edge {
    edge.known().map_or(Edge::Unknown, Edge::Known)
}

#[cfg(test)]
mod tests {
    use super::{
        Answer::{No, Possibly, Yes},
        *,
    };

    fn reach(text: &str) -> Reach {
        Reach::of(&Date::parse(text).unwrap(), None)
    }

    fn answers(reach: &Reach, period: &str) -> [Answer; 3] {
        let period = self::reach(period);
        [reach.is_before(&period), reach.is_within(&period), reach.is_after(&period)]
    }

    #[test]
    fn what_follows_from_many_dates_of_many_choices_is_no_product_of_them() {
        let years = |from: i32| (from..from + 60).map(|year| format!("{year}..{}", year + 1_000));
        let date = |from: i32| format!("[{}]", years(from).collect::<Vec<_>>().join(","));
        let dates = (1_000..1_020).map(|from| reach(&date(from)));
        let known = dates.reduce(|known, more| known.and(&more)).unwrap();
        assert!(known.stretches.all().len() <= MOST_PAIRS);
        assert_eq!(answers(&known, "1500"), [Possibly, Possibly, Possibly]);
        assert_eq!(answers(&known, "3000"), [Yes, No, No]);
    }

    #[test]
    fn a_period_is_meant_whole() {
        let table = [
            ("2024-03-22", "2024-03-22", [No, Yes, No]),
            ("2024-03-22", "2024-03", [No, Yes, No]),
            ("2024-03", "2024-03-22", [Possibly, Possibly, Possibly]),
            ("2024-03-21", "2024-03-22", [Yes, No, No]),
            ("2024-03-23", "2024-03-22", [No, No, Yes]),
            ("[2024-03-07,2024-03-08]", "2024-03-07", [No, Possibly, Possibly]),
            ("2024-03-21/2024-03-23", "2024-03-22", [Possibly, Possibly, Possibly]),
            ("2024-03-22/", "2024-03-21", [No, No, Yes]),
            ("2024-03-22/", "2024-03-25", [Possibly, Possibly, Possibly]),
            ("2024-03-22", "2024-03-20/..", [No, Yes, No]),
        ];
        for (date, period, wanted) in table {
            assert_eq!(answers(&reach(date), period), wanted, "{date} before, within, after {period}");
        }
    }

    #[test]
    fn without_a_zone_a_moment_is_after_a_day_where_all_clocks_agree() {
        let moment = |text: &str| answers(&reach(text), "2024-03-22");
        assert_eq!(moment("2024-03-22T12:00:00Z"), [No, Yes, No].map(|_| Possibly));
        assert_eq!(moment("2024-03-23T16:00:00Z"), [No, No, Yes]);
        assert_eq!(moment("2024-03-20T16:00:00Z"), [Yes, No, No]);
        let day = |text: &str| answers(&reach("2024-03-22"), text);
        assert_eq!(day("2024-03-23T16:00:00Z"), [Yes, No, No]);
        assert_eq!(day("2024-03-20T08:00:00Z"), [No, No, Yes]);
    }

    #[test]
    fn what_came_after_a_day_was_not_before_it() {
        let later = reach("2024-03-22").afterwards(None);
        assert_eq!(answers(&later, "2024-03-21"), [No, No, Yes]);
        assert_eq!(answers(&later, "2024-03-22"), [No, Possibly, Possibly]);
        assert_eq!(answers(&later, "2024-04"), [Possibly, Possibly, Possibly]);
        let earlier = reach("2024-03-22").beforehand(None);
        assert_eq!(answers(&earlier, "2024-03-23"), [Yes, No, No]);
        assert_eq!(answers(&earlier, "2024-03-22"), [Possibly, Possibly, No]);
        assert_eq!(answers(&Reach::unknown(), "2024"), [Possibly, Possibly, Possibly]);
    }

    #[test]
    fn a_distance_and_a_second_neighbour_say_more() {
        let soon = reach("2024-03-22").afterwards(Some(2 * 86_400));
        assert_eq!(answers(&soon, "2024-03"), [No, Yes, No]);
        assert_eq!(answers(&soon, "2024-03-25"), [Yes, No, No]);
        let between = reach("2024-03-22").afterwards(None).and(&reach("2024-03-25").beforehand(None));
        assert_eq!(answers(&between, "2024-03"), [No, Yes, No]);
        let torn = reach("2024-03-22").afterwards(None).and(&reach("2024-03-20").beforehand(None));
        assert_eq!(
            answers(&torn, "2024-03-21"),
            [No, No, Yes],
            "the first of two that contradict each other"
        );
    }
}
