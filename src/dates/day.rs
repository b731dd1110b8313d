use edtf_core::Edtf;

use super::{
    Date, parts,
    parts::Plain,
    words::{month_name, year},
};

/// One day of a calendar, as a text may name it. Year 0 is 1 BCE.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct CalendarDay {
    pub(crate) year: i64,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl CalendarDay {
    /// `1 March 2024`.
    pub(crate) fn in_words(self) -> String {
        format!("{} {} {}", self.day, month_name(self.month), year(self.year))
    }
}

impl Date {
    /// The days that it claims without a qualifier, in written order: of an interval and of a run its ends, of a
    /// moment the day.
    pub(crate) fn plain_days(&self) -> Vec<CalendarDay> {
        let named = parts::named(&self.edtf());
        let is_plain = |date: &&edtf_core::Date| {
            parts::qualifiers(date)
                .iter()
                .all(|(_, qualifier)| !qualifier.approximate && !qualifier.uncertain)
        };
        let day = |date: &edtf_core::Date| {
            let Plain { year, month, day } = Plain::of(date)?;
            Some(CalendarDay { year, month: month?, day: day? })
        };
        named.iter().filter(is_plain).filter_map(day).collect()
    }

    /// Hour and minute, where it is a moment.
    pub(crate) fn time_of_day(&self) -> Option<(u8, u8)> {
        match &*self.edtf() {
            Edtf::DateTime(moment) => Some((moment.time.hour, moment.time.minute)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_a_date_are_those_it_claims_without_a_doubt() {
        let table = [
            ("2024-03-01", "1 March 2024"),
            ("2024-03-22T01:58+03:00", "22 March 2024"),
            ("[2024-03-07,2024-03-08]", "7 March 2024, 8 March 2024"),
            ("2024-03-07/2024-04", "7 March 2024"),
            ("[..2024-03-07]", "7 March 2024"),
            ("-0043-03-15", "15 March 44 BCE"),
            ("[2024-03-07?,2024-03-08]", "8 March 2024"),
            ("2024-03-07~", ""),
            ("2024~-03-07", ""),
            ("2024-03-XX", ""),
            ("2024-03", ""),
            ("2024-21", ""),
        ];
        for (text, days) in table {
            let told: Vec<_> =
                Date::parse(text).unwrap().plain_days().into_iter().map(CalendarDay::in_words).collect();
            assert_eq!(told.join(", "), days, "{text}");
        }
    }
}
