//! Dates of other programs as EDTF: as exactly as they were written and no more, or none.

use crate::dates::Date;

/// Which of the two numbers before a year is the day: in `07/03/2024` nothing says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

/// How the dates of a file are read, and how they were found to be written.
#[derive(Debug, Default)]
pub(super) struct Dates {
    order: Option<Order>,
    /// Whether somebody can say an order for it.
    is_table: bool,
    /// The first date, and its place, that can only have the day first; that can only have the month first.
    seen: [Option<(String, String)>; 2],
}

impl Dates {
    pub(super) fn of(order: Option<Order>, is_table: bool) -> Self {
        Self { order, is_table, ..Self::default() }
    }

    /// A date as EDTF, or why it is none.
    pub(super) fn read(&mut self, written: &str, at: &str) -> Result<String, String> {
        let Some(readings) = Numbers::of(written.trim()).map(Numbers::readings) else {
            return edtf(written).ok_or_else(|| format!("no date: `{written}`"));
        };
        let seen = match &readings {
            [Some(day_first), Some(month_first)] if day_first != month_first => {
                return match self.order {
                    Some(Order::DayFirst) => Ok(day_first.clone()),
                    Some(Order::MonthFirst) => Ok(month_first.clone()),
                    None => Err(self.doubt(written, [day_first, month_first])),
                };
            }
            [Some(_), None] => Some(0),
            [None, Some(_)] => Some(1),
            _ => None,
        };
        if let Some(first) = seen.and_then(|index| self.seen.get_mut(index)) {
            first.get_or_insert_with(|| (written.trim().to_owned(), at.to_owned()));
        }
        readings.into_iter().flatten().next().ok_or_else(|| format!("no date: `{written}`"))
    }

    fn doubt(&self, written: &str, readings: [&String; 2]) -> String {
        let words = |date: &str| Date::parse(date).map_or_else(|_| date.to_owned(), |date| date.in_words());
        let [day_first, month_first] = readings.map(|it| words(it));
        let way_out = "; `--dates day-first` or `--dates month-first` says which";
        let way_out = if self.is_table { way_out } else { "" };
        format!("`{written}` may be {day_first} or {month_first}{way_out}")
    }

    /// What is to be told of the order, if it is not the same everywhere.
    pub(super) fn mixed(&self) -> Option<String> {
        let [Some((one, at)), Some((other, there))] = &self.seen else { return None };
        let place = |at: &str| at.replacen(": /", ", ", 1);
        Some(format!(
            "some dates have the day first and some the month: `{one}` ({}) and `{other}` ({})",
            place(at),
            place(there)
        ))
    }
}

/// EDTF, or a date in English or in digits that can mean but one thing, as EDTF.
pub(super) fn edtf(written: &str) -> Option<String> {
    let written = written.trim();
    let date = Date::parse(written).or_else(|error| with_clock(written).ok_or(error));
    let date = date.ok().or_else(|| Date::restated(written)).map(|date| date.written().to_owned());
    date.or_else(|| match Numbers::of(written)?.readings() {
        [Some(one), None] | [None, Some(one)] => Some(one),
        [Some(one), Some(other)] if one == other => Some(one),
        _ => None,
    })
}

/// Whether words for a date say no more than it does.
pub(super) fn says_as_much(date: &str, words: &str) -> bool {
    let is_in_words = Date::parse(date).is_ok_and(|date| date.in_words() == words.trim());
    is_in_words || edtf(words).is_some_and(|words| words == date)
}

/// `2024-03-22 19:58`, as spreadsheets write it.
fn with_clock(written: &str) -> Option<Date> {
    let (day, clock) = written.split_once(' ')?;
    let has_clock = clock.starts_with(|c: char| c.is_ascii_digit()) && clock.contains(':');
    has_clock.then(|| Date::parse(&format!("{day}T{clock}")).ok()).flatten()
}

/// `22/03/2024` or `22/03/2024 19:58`, with slashes, points or hyphens.
#[derive(Debug, Clone, Copy)]
struct Numbers<'w> {
    first: &'w str,
    second: &'w str,
    year: &'w str,
    clock: Option<&'w str>,
}

impl<'w> Numbers<'w> {
    fn of(written: &'w str) -> Option<Self> {
        let (day, clock) = written.split_once(' ').map_or((written, None), |(day, clock)| (day, Some(clock)));
        let mut parts = day.split(['/', '.', '-']);
        let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
        let is_number =
            |it: &str, digits: &[usize]| digits.contains(&it.len()) && it.bytes().all(|c| c.is_ascii_digit());
        let is_it = is_number(first, &[1, 2]) && is_number(second, &[1, 2]) && is_number(year, &[4]);
        (is_it && parts.next().is_none()).then_some(Self { first, second, year, clock })
    }

    /// What it means with the day first, and with the month first.
    fn readings(self) -> [Option<String>; 2] {
        [[self.first, self.second], [self.second, self.first]].map(|[day, month]| {
            let day = format!("{}-{month:0>2}-{day:0>2}", self.year);
            match self.clock {
                None => Date::parse(&day).ok().map(|_| day),
                Some(clock) => {
                    with_clock(&format!("{day} {}", clock.trim())).map(|it| it.written().to_owned())
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_mean_but_one_date_is_one_and_nothing_else_is() {
        for (written, date) in [
            ("2024-03-22", "2024-03-22"),
            (" 2024-03~ ", "2024-03~"),
            ("2024-03-22 19:58", "2024-03-22T19:58"),
            ("22 March 2024", "2024-03-22"),
            ("March 2024", "2024-03"),
            ("44 BCE", "-0043"),
            ("22.03.2024", "2024-03-22"),
            ("22/03/2024 19:58", "2024-03-22T19:58"),
            ("03/22/2024 19:58:07", "2024-03-22T19:58:07"),
            ("7/7/2024", "2024-07-07"),
            ("2020 – 2022", "2020/2022"),
        ] {
            assert_eq!(edtf(written).as_deref(), Some(date), "{written}");
        }
        for written in [
            "",
            "soon",
            "3/4/2024",
            "31 February 2024",
            "2024-02-31",
            "2024-03-22T19",
            "2024-03-22T19:58:07.5",
            "March",
            "not 2024",
            "2024/2023",
            "24",
            "2024-13",
            "2024-03-22 19",
            "07/03/2024 19:58",
            "22/03/2024 25:00",
            "22/03/2024 - 24/03/2024",
        ] {
            assert_eq!(edtf(written), None, "{written}");
        }
    }

    #[test]
    fn what_may_mean_two_dates_is_read_in_an_order_that_somebody_says_and_in_none_else() {
        let mut dates = Dates { is_table: true, ..Dates::default() };
        assert_eq!(
            dates.read("07/03/2024", "row 2").expect_err("two dates"),
            "`07/03/2024` may be 7 March 2024 or 3 July 2024; `--dates day-first` or `--dates month-first` says which"
        );
        assert_eq!(dates.read("14/11/1995", "row 3: /date").as_deref(), Ok("1995-11-14"));
        assert_eq!(dates.mixed(), None);
        assert_eq!(dates.read("11/15/1995 10:00", "row 4: /date").as_deref(), Ok("1995-11-15T10:00"));
        assert_eq!(dates.read("11/16/1995", "row 5: /date").as_deref(), Ok("1995-11-16"));
        assert_eq!(
            dates.mixed().as_deref(),
            Some(
                "some dates have the day first and some the month: `14/11/1995` (row 3, date) and `11/15/1995 10:00` (row 4, date)"
            )
        );
        for (order, date, time) in [
            (Order::DayFirst, "2024-03-07", "2024-03-07T19:58"),
            (Order::MonthFirst, "2024-07-03", "2024-07-03T19:58"),
        ] {
            let mut dates = Dates { order: Some(order), ..Dates::default() };
            assert_eq!(dates.read("07/03/2024", "").as_deref(), Ok(date));
            assert_eq!(dates.read("7.3.2024 19:58", "").as_deref(), Ok(time));
            assert_eq!(dates.read("2024-03~", "").as_deref(), Ok("2024-03~"));
            assert!(dates.read("31/02/2024", "").is_err());
        }
    }
}
