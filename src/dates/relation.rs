//! How two dates lie to each other in time, in three values, and the order for showing them.
//!
//! A date stands for some time, no one knows which, within the stretch from its earliest to its latest
//! moment; a one-of set for some time within one of its members. edtf-core's own relations are not used: they
//! call everything possible that overlaps, and see no times of day.

#[cfg(test)]
use std::cmp::Ordering;
use std::cmp::Reverse;

use super::{
    Answer, Date, Edge, Instant, Precision, Reach, UtcOffset, extent, extent::Extent, reach::Stretches,
};

/// No clock on Earth is farther than this from UTC, in seconds.
const FARTHEST_OFFSET: i64 = 14 * 3600;

/// Whether all of `a` was over before `b` began.
///
/// `zone` is where days and times without an offset are lived. Without it, one that has an offset and one
/// that has none compare as `Possibly` wherever a difference of 14 hours either way would change the answer.
pub(crate) fn before(a: &Date, b: &Date, zone: Option<UtcOffset>) -> Answer {
    Reach::of(a, zone).comes_before(&Reach::of(b, zone))
}

/// Whether all of `a` came after `b` had ended: `before` the other way round.
#[cfg(test)]
pub(crate) fn after(a: &Date, b: &Date, zone: Option<UtcOffset>) -> Answer {
    before(b, a, zone)
}

/// Whether `a` lies inside `b`: `Yes` if nothing `a` may mean is outside `b`, `No` if all of it is. `zone` as
/// for [`before`].
pub(crate) fn within(a: &Date, b: &Date, zone: Option<UtcOffset>) -> Answer {
    compare(&Reach::of(a, zone), &Reach::of(b, zone), extent_within)
}

/// Whether `a` and `b` tell the same time: `Yes` if they leave the same choice of the same seconds, `No` if
/// they share no moment, so that both cannot be true. `Yes` claims no more than was written: `2024` and
/// `2024~` are the same. `zone` as for [`before`].
pub(crate) fn same(a: &Date, b: &Date, zone: Option<UtcOffset>) -> Answer {
    let (a, b) = (Reach::of(a, zone), Reach::of(b, zone));
    let choices = |reach: &Reach| {
        let mut choices = reach.stretches.all().to_vec();
        choices.sort_unstable_by_key(|extent| (extent.first.known(), extent.last.known()));
        choices
    };
    let (of_a, of_b) = (choices(&a), choices(&b));
    if a.floats == b.floats && of_a == of_b && of_a.iter().all(Extent::is_told) {
        return Answer::Yes;
    }
    let touching = compare(&a, &b, |x, y| if x.apart(y) { Answer::No } else { Answer::Possibly });
    if touching == Answer::No { Answer::No } else { Answer::Possibly }
}

/// How `a` lies to `b`, by what `ask` finds of each pair of their stretches.
pub(super) fn compare(a: &Reach, b: &Reach, ask: fn(Extent, Extent) -> Answer) -> Answer {
    // So it is of most dates.
    if let (Stretches::One(x), Stretches::One(y), true) = (&a.stretches, &b.stretches, a.floats == b.floats) {
        return ask(*x, *y);
    }
    let floating = match (a.floats, b.floats) {
        (true, false) => Floating::First,
        (false, true) => Floating::Second,
        _ => Floating::Neither,
    };
    let others = b.stretches.all();
    let pairs = a.stretches.all().iter().flat_map(|x| others.iter().map(move |y| (*x, *y)));
    let mut answers = pairs.map(|(x, y)| match floating {
        Floating::Neither => ask(x, y),
        Floating::First => wherever(|early, late| ask(x.shifted(early, late), y)),
        Floating::Second => wherever(|early, late| ask(x, y.shifted(early, late))),
    });
    // Where two differ, or one is not sure, no other makes it sure again.
    let Some(first) = answers.next().filter(|first| *first != Answer::Possibly) else {
        return Answer::Possibly;
    };
    if answers.all(|answer| answer == first) { first } else { Answer::Possibly }
}

/// Which of two dates is lived nobody knows where.
enum Floating {
    Neither,
    First,
    Second,
}

/// The answer that holds at every offset from UTC. `ask` moves the first and last moment of the date without
/// one.
///
/// Whatever holds at both farthest offsets holds between them, for every relation here is kept by all shifts
/// between two that keep it. Being apart is not, and so a no must hold of all that the date may cover at any
/// offset, too.
fn wherever(ask: impl Fn(i64, i64) -> Answer) -> Answer {
    let far = FARTHEST_OFFSET;
    match (ask(-far, -far), ask(far, far)) {
        (Answer::Yes, Answer::Yes) => Answer::Yes,
        (Answer::No, Answer::No) if ask(-far, far) == Answer::No => Answer::No,
        _ => Answer::Possibly,
    }
}

pub(super) fn extent_before(a: Extent, b: Extent) -> Answer {
    if a.ends_before(b) {
        Answer::Yes
    } else if both(a.first, b.last).is_some_and(|(first, last)| first >= last) {
        Answer::No
    } else {
        Answer::Possibly
    }
}

/// Whether all of `a` comes after all of `b`.
pub(super) fn extent_past(a: Extent, b: Extent) -> Answer {
    if b.ends_before(a) {
        Answer::Yes
    } else if b.last == Edge::Open || both(a.last, b.last).is_some_and(|(a, b)| a <= b) {
        Answer::No
    } else {
        Answer::Possibly
    }
}

/// Whether all of `a` comes before all of `b`.
pub(super) fn extent_ahead(a: Extent, b: Extent) -> Answer {
    if a.ends_before(b) {
        Answer::Yes
    } else if b.first == Edge::Open || both(a.first, b.first).is_some_and(|(a, b)| a >= b) {
        Answer::No
    } else {
        Answer::Possibly
    }
}

pub(super) fn extent_within(a: Extent, b: Extent) -> Answer {
    let starts_inside = b.first == Edge::Open || both(b.first, a.first).is_some_and(|(b, a)| b <= a);
    let ends_inside = b.last == Edge::Open || both(a.last, b.last).is_some_and(|(a, b)| a <= b);
    if starts_inside && ends_inside {
        Answer::Yes
    } else if a.apart(b) {
        Answer::No
    } else {
        Answer::Possibly
    }
}

fn both(a: Edge, b: Edge) -> Option<(Instant, Instant)> {
    a.known().zip(b.known())
}

impl Extent {
    fn ends_before(self, other: Self) -> bool {
        both(self.last, other.first).is_some_and(|(last, first)| last < first)
    }

    fn apart(self, other: Self) -> bool {
        self.ends_before(other) || other.ends_before(self)
    }

    /// Whether neither end is unknown.
    fn is_told(&self) -> bool {
        self.first != Edge::Unknown && self.last != Edge::Unknown
    }

    /// What both have of time, if they share any.
    pub(super) fn shared(self, other: Self) -> Option<Self> {
        let inner = |a: Edge, b: Edge, choose: fn(Instant, Instant) -> Instant| match (a, b) {
            (Edge::Known(a), Edge::Known(b)) => Edge::Known(choose(a, b)),
            (Edge::Known(_), _) => a,
            _ => b,
        };
        let first = inner(self.first, other.first, Ord::max);
        (!self.apart(other)).then(|| Self { first, last: inner(self.last, other.last, Ord::min) })
    }

    /// With an end beyond counting as unknown, lest two different ones pass for the same moment.
    pub(super) fn counted(self) -> Self {
        let Self { first, last } = self;
        Self {
            first: if first == Edge::Known(Instant::MIN) { Edge::Unknown } else { first },
            last: if last == Edge::Known(Instant::MAX) { Edge::Unknown } else { last },
        }
    }
}

/// The place of a date in a list; see [`show_order`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ShowKey {
    at: Instant,
    until: Reverse<Instant>,
    precision: Reverse<Precision>,
}

impl ShowKey {
    /// The moment it stands at: what is undated stands beside it.
    pub(crate) fn at(self) -> Instant {
        self.at
    }

    /// `zone` as for [`Date::start`].
    pub(crate) fn of(date: &Date, zone: Option<UtcOffset>) -> Self {
        let first_named = || extent::of_date(&date.anchor()?).first.shifted(-date.ahead(zone)).known();
        let (first, last) = date.ends(zone);
        Self {
            at: first.or_else(first_named).unwrap_or(Instant::MIN),
            until: Reverse(last.unwrap_or(Instant::MAX)),
            precision: Reverse(date.precision()),
        }
    }
}

/// The order for showing: by the earliest moment; then the coarser first, which is what reaches farther, and
/// of two that reach as far the one of the greater [`Precision`].
///
/// What has no earliest moment stands at the first moment of the first date it names, so that `../2024-03-22`
/// comes just before the day `2024-03-22`. `Equal` means that the keys are equal, not the dates: the event's
/// id decides then.
#[cfg(test)]
pub(crate) fn show_order(a: &Date, b: &Date, zone: Option<UtcOffset>) -> Ordering {
    ShowKey::of(a, zone).cmp(&ShowKey::of(b, zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// Every row is: first, second, then whether the first is before, within and the same as the second.
    fn check(zone: Option<&str>, table: &[(&str, &str, [Answer; 3])]) {
        let zone = zone.map(|zone| zone.parse().unwrap());
        for (a, b, wanted) in table {
            let (first, second) = (date(a), date(b));
            let told =
                [before(&first, &second, zone), within(&first, &second, zone), same(&first, &second, zone)];
            assert_eq!(&told, wanted, "{a} and {b}: before, within, same");
        }
    }

    use Answer::{No, Possibly, Yes};

    #[test]
    fn days_months_and_years() {
        check(
            None,
            &[
                ("2024-03-21", "2024-03-22", [Yes, No, No]),
                ("2024-03-22", "2024-03-21", [No, No, No]),
                ("2024-03-22", "2024-03-22", [Possibly, Yes, Yes]),
                ("2024-03-22", "2024-03", [Possibly, Yes, Possibly]),
                ("2024-03", "2024-03-22", [Possibly, Possibly, Possibly]),
                ("2024-03", "2024-03-XX", [Possibly, Yes, Yes]),
                ("2024", "2024~", [Possibly, Yes, Yes]),
                ("2024-02", "2024-03", [Yes, No, No]),
                ("2024-03-22T19:58:00", "2024-03-22T19:58:00", [No, Yes, Yes]),
                ("2024-03-22T19:58", "2024-03-22T19:58", [Possibly, Yes, Yes]),
                ("2024-03-22T19:58:30", "2024-03-22T19:58", [Possibly, Yes, Possibly]),
            ],
        );
    }

    #[test]
    fn the_members_of_a_one_of_set_are_alternatives() {
        check(
            None,
            &[
                ("[2024-03-07,2024-03-08]", "2024-03-08", [Possibly, Possibly, Possibly]),
                ("[2024-03-07,2024-03-10]", "2024-03-08", [Possibly, No, No]),
                ("[2024-03-07,2024-03-08]", "[2024-03-08,2024-03-07]", [Possibly, Possibly, Yes]),
                ("[2024-03-07,2024-03-08]", "2024-03", [Possibly, Yes, Possibly]),
                ("[2024-03-07,2024-03-08]", "2024-03-22", [Yes, No, No]),
                ("{2024-03-07,2024-03-10}", "2024-03-08", [Possibly, Possibly, Possibly]),
            ],
        );
    }

    #[test]
    fn of_long_sets_no_choice_is_asked_of_once_two_of_them_differ() {
        thread_local! {
            static ASKED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
        }
        let before = |a, b| {
            ASKED.set(ASKED.get() + 1);
            extent_before(a, b)
        };
        let every_other_year_from = |first: i32| {
            let years: Vec<String> = (0..1_000).map(|it| (first + 2 * it).to_string()).collect();
            Reach::of(&date(&format!("[{}]", years.join(","))), None)
        };
        let (even, odd) = (every_other_year_from(2_000), every_other_year_from(2_001));
        assert_eq!(compare(&even, &odd, before), Possibly);
        // Of a million pairs.
        assert!((1..3_000).contains(&ASKED.get()), "{}", ASKED.get());
    }

    #[test]
    fn an_unknown_end_is_not_an_open_one() {
        check(
            None,
            &[
                ("2024-03-22/..", "2024/..", [Possibly, Yes, Possibly]),
                ("2024-03-22/", "2024/..", [Possibly, Yes, Possibly]),
                ("2024-03-22/..", "2024/", [Possibly, Possibly, Possibly]),
                ("2024-03-22/..", "2024-03-22/..", [Possibly, Yes, Yes]),
                ("2024-03-22/", "2024-03-22/", [Possibly, Possibly, Possibly]),
                ("2024-03-22/", "2023", [No, No, No]),
                ("/2024-03-22", "2024-04", [Yes, No, No]),
                ("/2024-03-22", "2023", [Possibly, Possibly, Possibly]),
                ("Y8E20202", "Y9E20202", [Possibly, Possibly, Possibly]),
                ("2024", "Y8E20202", [Yes, No, No]),
            ],
        );
    }

    #[test]
    fn without_a_zone_a_day_and_a_moment_compare_as_far_as_all_clocks_agree() {
        check(
            None,
            &[
                ("2024-03-22", "2024-03-22T19:58:00+03:00", [Possibly, Possibly, Possibly]),
                ("2024-03-21", "2024-03-22T10:00:00Z", [Possibly, Possibly, Possibly]),
                ("2024-03-21", "2024-03-22T14:00:00Z", [Yes, No, No]),
                ("2024-03-22T10:00:00Z", "2024-03-21", [Possibly, Possibly, Possibly]),
                ("2024-03-22T12:00:00Z", "2024-03-22", [Possibly, Possibly, Possibly]),
                ("2024-03-22T12:00:00Z", "2024-03", [Possibly, Yes, Possibly]),
                ("2024-03-01T12:00:00Z", "2024-03", [Possibly, Possibly, Possibly]),
                ("2024-03-22T12:00:00Z", "2024-04", [Yes, No, No]),
                ("2024-03-22T19:58:00Z", "2024-03-22T19:58:00", [Possibly, Possibly, Possibly]),
            ],
        );
    }

    #[test]
    fn in_a_zone_a_day_and_a_moment_compare_exactly() {
        check(
            Some("+03:00"),
            &[
                ("2024-03-22T19:58:00+03:00", "2024-03-22", [Possibly, Yes, Possibly]),
                ("2024-03-22T22:30:00Z", "2024-03-22", [No, No, No]),
                ("2024-03-22", "2024-03-22T22:30:00Z", [Yes, No, No]),
                ("2024-03-22T19:58:00Z", "2024-03-22T22:58:00", [No, Yes, Yes]),
            ],
        );
    }

    #[test]
    fn dates_are_shown_in_order_the_coarser_first() {
        let sorted = [
            "-0043",
            "[..1983,1985..]",
            "2024",
            "2024-03",
            "2024-03-01/2024-03-05",
            "2024-03-01",
            "2024-03-01T00:00",
            "2024-03-01T00:00:00",
            "[2024-03-07,2024-03-08]",
            "2024-03-08",
            "2024-03-22/..",
            "../2024-03-22",
            "2024-03-22",
            "2024-03-22T19:58:00+03:00",
            "2024-03-23",
            "Y17E7",
        ];
        let zone = Some("+03:00".parse().unwrap());
        let mut dates: Vec<_> = sorted.iter().rev().map(|text| date(text)).collect();
        dates.sort_by_key(|date| ShowKey::of(date, zone));
        assert_eq!(dates.iter().map(Date::written).collect::<Vec<_>>(), sorted);
    }
}
