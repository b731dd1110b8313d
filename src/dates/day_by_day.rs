//! What is asked of many dates in their order, once for all that are of one day.

use super::{Answer, Date, Reach, UtcOffset, extent::Extent, reach::Stretches, short};

/// Asks one date after the other, and remembers what was answered of the day of the last one.
#[derive(Debug)]
pub(crate) struct DayByDay {
    zone: Option<UtcOffset>,
    /// The day as it was written, and whether it was one of UTC.
    day: Option<([u8; 10], bool)>,
    answer: Answer,
}

impl DayByDay {
    /// `zone` as for [`Date::start`].
    pub(crate) fn new(zone: Option<UtcOffset>) -> Self {
        Self { zone, day: None, answer: Answer::Possibly }
    }

    /// What `ask` answers of the reach of `date`. Where it says yes or no of a stretch of time, it must say so of all
    /// that lies within; it must be the same each time.
    pub(crate) fn ask(&mut self, date: &Date, ask: impl Fn(&Reach) -> Answer) -> Answer {
        let Some(of_day) = date.0.of_day() else { return ask(&Reach::of(date, self.zone)) };
        let (day, is_utc) = (of_day.day, of_day.is_utc);
        if self.day != Some((day, is_utc)) {
            let Some(extent) = short::read(&day).map(short::Short::extent) else {
                return ask(&Reach::of(date, self.zone));
            };
            self.day = Some((day, is_utc));
            self.answer = ask(&self.reach(extent, is_utc));
        }
        match self.answer {
            Answer::Possibly if of_day.is_part => ask(&Reach::of(date, self.zone)),
            answer => answer,
        }
    }

    fn reach(&self, extent: Extent, is_utc: bool) -> Reach {
        let offset = is_utc.then_some(UtcOffset::UTC);
        let ahead = offset.or(self.zone).map_or(0, UtcOffset::seconds);
        let stretches = Stretches::One(extent.shifted(-ahead, -ahead));
        Reach { stretches, floats: self.zone.is_none() && !is_utc }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn asked_day_by_day_dates_answer_as_each_does(
            dates in prop::collection::vec(
                "2024-0[1-3]-0[1-3]([?~%]|T0[0-3]:[0-3][0-9](:07)?Z?|/2024-03-0[4-6])?|2024|2024-02|2024-02-XX|\
                 \\[2024-01-01,2024-03-01\\]|\\.\\./2024-02-02|2024-02-02/",
                1..12,
            ),
            periods in prop::collection::vec(
                "2024-0[1-3]-0[1-3](T0[0-3]:[0-3][0-9]Z?|/2024-03-0[4-6])?|2024-02|\\.\\./2024-02-02|2024-02-02/|\
                 \\[2024-01-01,2024-03-01\\]",
                1..3,
            ),
            zone in prop_oneof![Just(None), Just(Some("+03:00")), Just(Some("-11:30"))],
        ) {
            let zone = zone.map(|zone| zone.parse().unwrap());
            let reach = |text: &String| Reach::of(&Date::parse(text).unwrap(), zone);
            let periods: Vec<Reach> = periods.iter().map(reach).collect();
            for ask in [Reach::is_before, Reach::is_within, Reach::is_after] {
                let of_all = |reach: &Reach| {
                    periods.iter().map(|period| ask(reach, period)).fold(Answer::No, Answer::or)
                };
                let mut days = DayByDay::new(zone);
                for text in &dates {
                    let date = Date::parse(text).unwrap();
                    prop_assert_eq!(days.ask(&date, of_all), of_all(&reach(text)), "{}", text);
                }
            }
        }
    }
}
