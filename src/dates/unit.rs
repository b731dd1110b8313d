use super::{Date, Instant, UtcOffset, instant::Civil};

/// A stretch of the calendar that one goes through a list by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Month,
    Year,
}

impl Date {
    /// The day, month or year that all of it lies in, on a clock in `zone`, as a number that grows with time. `None`
    /// where it may lie in several: `2024-03` is of one month and of no day.
    pub(crate) fn lies_in(&self, unit: Unit, zone: Option<UtcOffset>) -> Option<i64> {
        let (earliest, latest) = self.ends(zone);
        let (first, last) = (unit.number(earliest?, zone), unit.number(latest?, zone));
        (first == last).then_some(first)
    }
}

impl Unit {
    fn number(self, moment: Instant, zone: Option<UtcOffset>) -> i64 {
        let Civil { year, month, day, .. } = Civil::of(moment.on_clock(zone));
        let months = year.saturating_mul(12).saturating_add(i64::from(month));
        match self {
            Self::Day => months.saturating_mul(32).saturating_add(i64::from(day)),
            Self::Month => months,
            Self::Year => year,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_lies_in_a_unit_when_all_that_it_may_mean_does() {
        let zone = "+03:00".parse().ok();
        let lies_in = |date: &str| {
            let date = Date::parse(date).expect("a date");
            [Unit::Day, Unit::Month, Unit::Year].map(|unit| date.lies_in(unit, zone).is_some())
        };
        assert_eq!(lies_in("2024-03-22"), [true, true, true]);
        assert_eq!(lies_in("[2024-03-07,2024-03-08]"), [false, true, true]);
        assert_eq!(lies_in("2024-03"), [false, true, true]);
        assert_eq!(lies_in("2024-03-31/2024-04-01"), [false, false, true]);
        assert_eq!(lies_in("2024/.."), [false, false, false]);
    }

    #[test]
    fn a_moment_is_of_the_day_on_the_clock_of_the_zone() {
        let day = |date: &str, zone: &str| {
            Date::parse(date).expect("a date").lies_in(Unit::Day, zone.parse().ok()).expect("one day")
        };
        assert_eq!(day("2024-03-22T22:30Z", "+03:00"), day("2024-03-23", "+03:00"));
        assert!(day("2024-03-31", "+03:00") < day("2024-04-01", "+03:00"));
    }
}
