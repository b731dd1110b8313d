//! The days and times that a text names.

use std::{collections::HashMap, ops::Range};

use crate::dates::CalendarDay;

use super::{
    languages::{Language, is_hour, joins},
    tokens::{Placed, Token, tokens},
};

/// Where a text names which days and which times of day; one pass over it serves all events.
///
/// Too much is taken for a name rather than too little: `7 March 8 people` names the 8th too, and `03/04/2024`
/// both days that it may be.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    /// By month, day and year, if one stands beside them; in rising order.
    days: HashMap<(u8, u8, Option<i64>), Vec<usize>>,
    /// By hour, counted to twelve, and minute; likewise.
    times: HashMap<(u8, u8), Vec<usize>>,
}

/// How many tokens from a month a day or year of it may stand.
const REACH: usize = 10;

impl Mentions {
    pub(super) fn of(text: &str, languages: &[&Language]) -> Self {
        let tokens = tokens(text);
        let mut mentions = Self::default();
        for (index, placed) in tokens.iter().enumerate() {
            let (before, behind) =
                (tokens.get(..index).unwrap_or_default(), tokens.get(index + 1..).unwrap_or_default());
            match placed.token {
                Token::Word(word) => {
                    for language in languages {
                        if let Some(month) = language.month(word) {
                            mentions.month(month, language.month_first, (before, behind));
                        }
                        if language.is_twelve(word) {
                            mentions.times.entry((0, 0)).or_default().push(placed.start);
                        }
                    }
                }
                Token::Number(..) => {
                    mentions.numerals(tokens.get(index..).unwrap_or_default());
                    mentions.clock(tokens.get(index..).unwrap_or_default());
                }
                Token::Mark(_) => {}
            }
        }
        // The days of a month are met when the month is, which may be behind or before them.
        mentions.days.values_mut().for_each(|places| places.sort_unstable());
        mentions
    }

    /// Whether `day` is named within `at`, in its year or without one.
    pub(super) fn names_day(&self, day: CalendarDay, at: &Range<usize>) -> bool {
        let places = |year| self.days.get(&(day.month, day.day, year));
        [None, Some(day.year)].into_iter().filter_map(places).any(|places| stands_in(places, at))
    }

    /// Whether the time is named within `at`; in the morning or the evening, for sources write `7:58 p.m.`
    pub(super) fn names_time(&self, (hour, minute): (u8, u8), at: &Range<usize>) -> bool {
        self.times.get(&(hour % 12, minute)).is_some_and(|places| stands_in(places, at))
    }

    /// Every time of day that it names: the hour, counted to twelve, and the minute.
    pub(super) fn clocks(&self) -> Vec<(u8, u8)> {
        self.times.keys().copied().collect()
    }

    /// The days before a month's name, and where the language puts them there those behind it.
    fn month(&mut self, month: u8, month_first: bool, (before, behind): (&[Placed<'_>], &[Placed<'_>])) {
        let numbers_before: Vec<_> = numbers(before.iter().rev().take(REACH)).collect();
        let numbers_behind: Vec<_> = numbers(behind.iter().take(REACH)).collect();
        let year_of = |numbers: &[(u16, usize, usize)]| {
            numbers.iter().find(|(_, digits, _)| *digits == 4).map(|(value, ..)| i64::from(*value))
        };
        let year = year_of(&numbers_behind).or_else(|| year_of(&numbers_before));
        let behind = if month_first { numbers_behind } else { Vec::new() };
        for (value, digits, at) in numbers_before.into_iter().chain(behind) {
            if digits <= 2 {
                self.day((month, value), year, at);
                // Four digits beside a month may be no year: `on 22 March 6000 people came`.
                if year.is_some_and(|year| !(1000..=2999).contains(&year)) {
                    self.day((month, value), None, at);
                }
            }
        }
    }

    /// `2024-03-22`, `22.03.2024`, `3/22/24`, `22.03.`
    fn numerals(&mut self, tokens: &[Placed<'_>]) {
        let number = |index: usize| match tokens.get(index).map(|placed| placed.token) {
            Some(Token::Number(value, digits)) => Some((value, digits)),
            _ => None,
        };
        let mark = |index: usize| match tokens.get(index).map(|placed| placed.token) {
            Some(Token::Mark(c @ ('-' | '.' | '/'))) => Some(c),
            _ => None,
        };
        let joined = |count: usize| {
            tokens.get(..count).is_some_and(|run| run.windows(2).all(|pair| pair[0].end == pair[1].start))
        };
        let (Some(first), Some(between), Some(second)) = (number(0), mark(1), number(2)) else { return };
        let at = tokens.first().map_or(0, |placed| placed.start);
        match number(4).filter(|_| mark(3) == Some(between) && joined(5)) {
            Some(third) if first.1 == 4 => self.day((month_of(second.0), third.0), Some(first.0.into()), at),
            Some(third) if third.1 == 4 || third.1 == 2 => {
                let year = i64::from(third.0);
                // Of a year in two digits the century is not told.
                let years = if third.1 == 4 { vec![year] } else { vec![1900 + year, 2000 + year] };
                for year in years {
                    self.day((month_of(second.0), first.0), Some(year), at);
                    self.day((month_of(first.0), second.0), Some(year), at);
                }
            }
            None if between == '.' && joined(3) => self.day((month_of(second.0), first.0), None, at),
            _ => {}
        }
    }

    /// `19:58`, `7.58 p.m.`, `19h58`, `8 pm`, `20 Uhr`.
    fn clock(&mut self, tokens: &[Placed<'_>]) {
        let Some(Placed { token: Token::Number(hour, 1..=2), start, .. }) = tokens.first() else { return };
        let Some(hour) = u8::try_from(*hour).ok().filter(|hour| *hour <= 24) else { return };
        let next = tokens.get(1).map(|placed| placed.token);
        let minute = match (next, tokens.get(2).map(|placed| placed.token)) {
            (Some(Token::Mark(':' | '.') | Token::Word("h" | "H")), Some(Token::Number(minute, 2))) => minute,
            (Some(Token::Word(word)), _) if is_hour(word) => 0,
            _ => return,
        };
        if let Some(minute) = u8::try_from(minute).ok().filter(|minute| *minute < 60) {
            self.times.entry((hour % 12, minute)).or_default().push(*start);
        }
    }

    fn day(&mut self, (month, day): (u8, u16), year: Option<i64>, at: usize) {
        if let (1..=12, Some(day @ 1..=31)) = (month, u8::try_from(day).ok()) {
            self.days.entry((month, day, year)).or_default().push(at);
        }
    }
}

/// A number as a month; 0 is none.
fn month_of(number: u16) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

fn stands_in(places: &[usize], at: &Range<usize>) -> bool {
    let first = places.partition_point(|place| *place < at.start);
    places.get(first).is_some_and(|place| at.contains(place))
}

/// The numbers until something comes that does not join them: value, digits, place.
fn numbers<'a>(tokens: impl Iterator<Item = &'a Placed<'a>>) -> impl Iterator<Item = (u16, usize, usize)> {
    let joined = tokens.take_while(|placed| match placed.token {
        Token::Number(..) => true,
        Token::Word(word) => joins(word),
        Token::Mark(c) => matches!(c, ',' | '.' | '-' | '–' | '—' | '/' | '&' | 'º' | 'ª' | '(' | ')'),
    });
    joined.filter_map(|placed| match placed.token {
        Token::Number(value, digits) => Some((value, digits, placed.start)),
        Token::Word(_) | Token::Mark(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(language: &str, text: &str, day: u8) -> bool {
        let mentions = Mentions::of(text, &[Language::of(language).expect("known")]);
        mentions.names_day(CalendarDay { year: 2024, month: 3, day }, &(0..text.len()))
    }

    #[test]
    fn a_day_is_named_in_many_ways() {
        let table = [
            ("en", "on 22 March"),
            ("en-GB", "On the 22nd of March, 2024"),
            ("en", "March 22"),
            ("en", "Mar. 22nd, 2024"),
            ("en", "from 7 to 22 March 2024"),
            ("en", "March 7 and 22"),
            ("en", "March 7–22, 2024"),
            ("en", "MARCH 22"),
            ("en", "2024-03-22"),
            ("en", "2024-03-22T19:58"),
            ("en", "22/03/2024 and 03/22/2024"),
            ("en", "3/22/24"),
            ("de", "am 22. März 2024"),
            ("de", "am 22.03. und"),
            ("de", "22.3.2024"),
            ("ru", "22 марта 2024 года"),
            ("ru", "22-го марта"),
            ("ru", "7 и 22 марта"),
            ("fr", "le 22 mars"),
            ("es", "el 22 de marzo de 2024"),
        ];
        for (language, text) in table {
            assert!(names(language, text, 22), "{text}");
        }
        assert!(names("fr", "le 1er mars", 1));
    }

    #[test]
    fn what_is_near_a_day_does_not_name_it() {
        let table = [
            ("en", "in March 2024"),
            ("en", "22 people in March"),
            ("en", "on 22 March 2023"),
            ("en", "22/03/2023"),
            ("en", "2022-03"),
            ("en", "Friday"),
            ("en", "on the 22nd"),
            ("en", "they march 22 miles"),
            ("en", "22 mars"),
            ("de", "in der Mark 22"),
            ("es", "en marzo 22 personas"),
        ];
        for (language, text) in table {
            assert!(!names(language, text, 22), "{text}");
        }
    }

    #[test]
    fn a_time_is_named_on_either_clock() {
        let at = |text: &str, time| {
            Mentions::of(text, &[Language::of("en").expect("known")]).names_time(time, &(0..text.len()))
        };
        for text in ["at 19:58", "19.58", "at 7:58 p.m.", "7.58pm", "19h58"] {
            assert!(at(text, (19, 58)), "{text}");
        }
        for text in ["8 p.m.", "20 h", "20:00", "8 o’clock"] {
            assert!(at(text, (20, 0)), "{text}");
        }
        assert!(at("at noon", (12, 0)) && at("at midnight", (0, 0)));
        assert!(!at("19 people, 58 of them", (19, 58)) && !at("at 19:57", (19, 58)));
    }

    #[test]
    fn only_what_stands_within_the_place_counts() {
        let text = "On 7 March.\n\nOn 8 March.";
        let mentions = Mentions::of(text, &[Language::of("en").expect("known")]);
        let day = |day| CalendarDay { year: 2024, month: 3, day };
        assert!(mentions.names_day(day(7), &(0..11)) && !mentions.names_day(day(8), &(0..11)));
        assert!(
            mentions.names_day(day(8), &(13..text.len())) && !mentions.names_day(day(7), &(13..text.len()))
        );
    }
}
