//! A stretch of time laid over columns, and where its hours, days, months or years stand on it.

use super::{
    Instant, UtcOffset,
    instant::{Civil, DAY, day_number},
    words::{month_name, year},
};

/// A stretch of time, from its first second to its last, over some columns of equal length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scale {
    first: Instant,
    last: Instant,
    columns: usize,
}

/// A place on a scale that has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tick {
    pub(crate) column: usize,
    /// `7`, `Apr`, `2025`, `18h`, `19:58`: what is new there.
    pub(crate) label: String,
    /// The moment that it names.
    pub(crate) at: Instant,
}

/// What lies between two ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Minutes(i64),
    Hours(i64),
    Days(i64),
    Months(i64),
    Years(i64),
}

/// Columns that a label of each kind takes at most, with a blank behind it.
const ROOM: usize = 7;

impl Scale {
    /// `last` is moved behind `first` where it is not, so that every scale has a length.
    pub(crate) fn new(first: Instant, last: Instant, columns: usize) -> Self {
        let last = if last > first { last } else { first.shifted(1) };
        Self { first, last, columns: columns.max(1) }
    }

    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    /// The column that `moment` falls into; what lies outside falls into the first or the last.
    pub(crate) fn column(&self, moment: Instant) -> usize {
        // A million are asked for at a time, and most times are short enough for the processor's own division.
        let into = moment.seconds().checked_sub(self.first.seconds()).map(|into| into.max(0));
        let length =
            self.last.seconds().checked_sub(self.first.seconds()).and_then(|length| length.checked_add(1));
        let columns = i64::try_from(self.columns).ok();
        if let Some((product, length)) =
            into.zip(columns).and_then(|(into, all)| into.checked_mul(all)).zip(length)
        {
            return usize::try_from(product / length).unwrap_or(usize::MAX).min(self.columns - 1);
        }
        let into = i128::from(moment.seconds()) - i128::from(self.first.seconds());
        let column = into.max(0) * self.columns as i128 / self.length();
        usize::try_from(column).unwrap_or(usize::MAX).min(self.columns - 1)
    }

    /// The first second of a column.
    pub(crate) fn moment(&self, column: usize) -> Instant {
        let into = (column as i128 * self.length()).div_euclid(self.columns as i128);
        let seconds = i128::from(self.first.seconds()) + into;
        Instant::at(i64::try_from(seconds).unwrap_or(i64::MAX)).min(self.last)
    }

    fn length(&self) -> i128 {
        i128::from(self.last.seconds()) - i128::from(self.first.seconds()) + 1
    }

    /// What the first column lies in, so far as the labels do not say so: `22 March 2024`, `March 2024`,
    /// `2024`, or nothing where they are years. Where they are hours, whose: those of a clock in `zone`.
    pub(crate) fn context(&self, zone: Option<UtcOffset>) -> String {
        let Civil { year: number, month, day, .. } = Civil::of(self.first);
        match self.step() {
            Step::Minutes(_) | Step::Hours(_) => {
                let zone = zone.map_or_else(String::new, |zone| format!(" {}", zone.in_words()));
                format!("{day} {} {}{zone}", month_name(month), year(number))
            }
            Step::Days(_) => format!("{} {}", month_name(month), year(number)),
            Step::Months(_) => year(number),
            Step::Years(_) => String::new(),
        }
    }

    /// The named places, in order, no two labels on top of each other.
    pub(crate) fn ticks(&self) -> Vec<Tick> {
        let step = self.step();
        let mut ticks = Vec::new();
        let mut free = 0;
        let mut at = step.first_from(Civil::of(self.first));
        // A step is at least a column long, so that there are no more steps than columns.
        for _ in 0..=self.columns {
            let moment = at.moment();
            if moment > self.last || moment == Instant::MAX {
                break;
            }
            let column = self.column(moment);
            if moment >= self.first && column >= free {
                let label = step.label(at);
                let end = column + label.chars().count();
                // A year of which the end is cut would be another.
                if end <= self.columns {
                    free = end + 1;
                    ticks.push(Tick { column, label, at: moment });
                }
            }
            at = step.next(at);
        }
        ticks
    }

    /// The smallest step whose labels have room.
    fn step(&self) -> Step {
        let fits = |step: &Step| {
            let seconds = i128::from(step.least_seconds());
            seconds * self.columns as i128 >= self.length() * ROOM as i128
        };
        let steps = [
            Step::Minutes(1),
            Step::Minutes(5),
            Step::Minutes(15),
            Step::Minutes(30),
            Step::Hours(1),
            Step::Hours(3),
            Step::Hours(6),
            Step::Hours(12),
            Step::Days(1),
            Step::Days(2),
            Step::Days(7),
            Step::Months(1),
            Step::Months(3),
        ];
        let years = (0..18).flat_map(|power| [1, 2, 5].map(|times| Step::Years(times * 10_i64.pow(power))));
        steps.into_iter().chain(years).find(fits).unwrap_or(Step::Years(i64::MAX / 2))
    }
}

impl Step {
    fn least_seconds(self) -> i64 {
        match self {
            Self::Minutes(minutes) => minutes * 60,
            Self::Hours(hours) => hours * 3600,
            Self::Days(days) => days * DAY,
            Self::Months(months) => months * 28 * DAY,
            Self::Years(years) => years.saturating_mul(365 * DAY),
        }
    }

    /// The first place of its own that is not before `civil`, or the last before it.
    fn first_from(self, civil: Civil) -> Civil {
        let day = Civil { hour: 0, minute: 0, second: 0, ..civil };
        match self {
            Self::Minutes(minutes) => {
                let minute = i64::from(civil.minute) / minutes * minutes;
                Civil { minute: u8::try_from(minute).unwrap_or(0), second: 0, ..civil }
            }
            Self::Hours(hours) => {
                let hour = i64::from(civil.hour) / hours * hours;
                Civil { hour: u8::try_from(hour).unwrap_or(0), minute: 0, second: 0, ..civil }
            }
            // Weeks begin on Monday, other runs of days with the month.
            Self::Days(7) => day.plus_days(-(day.day_number() + 3).rem_euclid(7)),
            Self::Days(days) => {
                let into = (i64::from(civil.day) - 1) / days * days;
                Civil { day: u8::try_from(into + 1).unwrap_or(1), ..day }
            }
            Self::Months(months) => {
                let month = (i64::from(civil.month) - 1) / months * months + 1;
                Civil { month: u8::try_from(month).unwrap_or(1), day: 1, ..day }
            }
            Self::Years(years) => {
                Civil { year: civil.year.div_euclid(years) * years, month: 1, day: 1, ..day }
            }
        }
    }

    fn next(self, civil: Civil) -> Civil {
        match self {
            Self::Minutes(minutes) => Civil::of(civil.moment().shifted(minutes * 60)),
            Self::Hours(hours) => Civil::of(civil.moment().shifted(hours * 3600)),
            Self::Days(7) => civil.plus_days(7),
            Self::Days(days) => {
                // The run begins anew with the month: 29, then 1 and not 31.
                let next = civil.plus_days(days.into());
                if next.month != civil.month || i64::from(next.day) > 31 - days / 2 {
                    Self::next_month(civil)
                } else {
                    next
                }
            }
            Self::Months(months) => {
                let months = i64::from(civil.month) - 1 + months;
                let month = u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1);
                Civil { year: civil.year + months.div_euclid(12), month, ..civil }
            }
            Self::Years(years) => Civil { year: civil.year.saturating_add(years), ..civil },
        }
    }

    fn next_month(civil: Civil) -> Civil {
        Self::Months(1).next(Civil { day: 1, ..civil })
    }

    /// What is new at a place: the largest unit that begins there.
    fn label(self, civil: Civil) -> String {
        let month: String = month_name(civil.month).chars().take(3).collect();
        match (self, civil) {
            (Self::Minutes(_), Civil { hour, minute, .. }) if hour > 0 || minute > 0 => {
                format!("{hour}:{minute:02}")
            }
            (Self::Hours(_), Civil { hour: hour @ 1.., .. }) => format!("{hour}h"),
            (Self::Minutes(_) | Self::Hours(_), Civil { day, .. }) if day > 1 => format!("{day} {month}"),
            (Self::Days(_), Civil { day: day @ 2.., .. }) => day.to_string(),
            (Self::Years(_), Civil { year: number, .. }) => year(number),
            (_, Civil { month: 2.., .. }) => month,
            (_, Civil { year: number, .. }) => year(number),
        }
    }
}

impl Civil {
    fn day_number(self) -> i128 {
        day_number(self.year, self.month, self.day)
    }

    fn moment(self) -> Instant {
        let second = i64::from(self.hour) * 3600 + i64::from(self.minute) * 60 + i64::from(self.second);
        Instant::on_day(self.day_number(), second)
    }

    fn plus_days(self, days: i128) -> Self {
        Self::of(Instant::on_day(self.day_number() + days, 0))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dates::Date;

    /// A scale from the beginning of one date to the end of another.
    fn scale(first: &str, last: &str, columns: usize) -> Scale {
        let (first, last) = (Date::parse(first).unwrap(), Date::parse(last).unwrap());
        Scale::new(first.earliest(None).unwrap(), last.latest(None).unwrap(), columns)
    }

    /// Its ticks as they would stand on a line, and what they lie in.
    fn drawn(first: &str, last: &str, columns: usize) -> (String, String) {
        let scale = scale(first, last, columns);
        let mut line = String::new();
        for Tick { column, label, .. } in scale.ticks() {
            line += &" ".repeat(column - line.chars().count());
            line += &label;
        }
        (scale.context(None), line)
    }

    fn is(first: &str, last: &str, context: &str, line: &str) {
        assert_eq!(drawn(first, last, 60), (context.to_owned(), line.to_owned()), "{first} to {last}");
    }

    #[test]
    fn ticks_are_minutes_hours_days_months_or_years_as_there_is_room() {
        is(
            "2024-03-22T19:58",
            "2024-03-22T20:29",
            "22 March 2024",
            "   20:00     20:05    20:10    20:15     20:20    20:25",
        );
        is(
            "2024-03-21T23:50",
            "2024-03-22T00:20",
            "21 March 2024",
            "23:50    23:55     22 Mar    0:05     0:10      0:15",
        );
        is(
            "2024-03-22",
            "2024-03-22",
            "22 March 2024",
            "22 Mar 3h      6h     9h      12h    15h     18h    21h",
        );
        is("2024-03-22", "2024-03-26", "March 2024", "22          23          24          25          26");
        is(
            "2024-03-05",
            "2024-04-10",
            "March 2024",
            "         11          18         25         Apr         8",
        );
        is("2023-11", "2024-05", "2023", "Nov     Dec      2024    Feb      Mar     Apr      May");
        is("1990", "2024", "", "1990    1995     2000    2005     2010    2015     2020");
        is("-0043", "0014", "", "   41 BCE    31 BCE    21 BCE     11 BCE    1 BCE     10 CE");
    }

    #[test]
    fn a_scale_of_one_moment_or_of_all_time_has_its_ticks_too() {
        let moment = Date::parse("2024-03-22T19:58:00").unwrap().earliest(None).unwrap();
        let scale = Scale::new(moment, moment, 10);
        assert_eq!((scale.column(moment), scale.moment(0)), (0, moment));
        let scale = Scale::new(Instant::MIN, Instant::MAX, 40);
        assert!(scale.ticks().len() <= 40);
    }

    proptest! {
        #[test]
        fn a_column_holds_its_first_second_and_labels_do_not_touch(
            first in -4_000_000_000_000_i64..4_000_000_000_000,
            length in 1_i64..8_000_000_000_000,
            columns in 1_usize..220,
        ) {
            let scale = Scale::new(Instant::at(first), Instant::at(first + length), columns);
            for column in 0..columns {
                let back = scale.column(scale.moment(column));
                prop_assert!(back <= column, "{column} begins in {back}");
            }
            let mut free = 0;
            for tick in scale.ticks() {
                prop_assert!(tick.column >= free && tick.column < columns);
                free = tick.column + tick.label.chars().count() + 1;
            }
            prop_assert!(scale.column(Instant::at(first)) == 0);
            prop_assert!(scale.column(Instant::at(first + length)) == columns - 1);
        }
    }
}
