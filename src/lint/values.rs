//! A value that is not what the words beside it say.

use crate::{
    dates::Date,
    evidence::searched,
    model::{Account, Amount, EventId, Timeline, Value},
    problem::{Code, Problem, Reported},
};

use super::{Case, mentions::Mentions};

/// Every account under an event whose words have a number, and whose value, a number or a day, is another one. Words
/// without digits are not judged.
pub(super) fn lint(case: &Case<'_>, id: EventId, problems: &mut Vec<Reported>) {
    let timeline = case.timeline;
    let sources = timeline.sources_of(&timeline.events[id]);
    let accounts = sources.flat_map(|(_, source)| timeline.accounts_of(source));
    problems.extend(accounts.filter_map(|account| problem(timeline, account)).map(Reported::from));
}

fn problem(timeline: &Timeline, account: &Account) -> Option<Problem> {
    let words = account.words()?;
    let written = timeline.text(words.text).as_written();
    let stated = account.stated.as_ref()?;
    let numbers = numbers(written);
    let is_told = match &stated.value {
        Value::Number(amount) => numbers.iter().any(|number| is_of(*number, amount)),
        Value::Date(date) => is_date_told(date, written, &numbers),
        Value::Actor(_) | Value::Place(_) | Value::Text | Value::Faulty => true,
    };
    if numbers.is_empty() || is_told {
        return None;
    }
    let value = timeline.text(stated.written).as_written();
    let message = format!("the value `{value}` is not what its words say: `{written}`");
    let help = "give the value that the source gives; a value of your own belongs in the event";
    Some(Problem::new(Code::ValueAgainstWords, words.at, message).help(help))
}

/// Whether `number` is one of the ends of `amount`, or lies within it.
fn is_of(number: f64, amount: &Amount) -> bool {
    let above = amount.least().is_none_or(|least| number >= least.value);
    let below = amount.most().is_none_or(|most| number <= most.value);
    above && below
}

/// Whether the time of `date` is the one that its words name, if they name one, and a day of it among the numbers that may
/// be days; where none may be, nothing is known.
fn is_date_told(date: &Date, words: &str, numbers: &[f64]) -> bool {
    let clocks = Mentions::of(words, &[]).clocks();
    let is_told = |(hour, minute): (u8, u8)| clocks.is_empty() || clocks.contains(&(hour % 12, minute));
    if !date.time_of_day().is_none_or(is_told) {
        return false;
    }
    let is = |part: u8, number: f64| (f64::from(part) - number).abs() < 0.5;
    let is_of_clock =
        |number: f64| clocks.iter().any(|(hour, minute)| is(*hour, number % 12.0) || is(*minute, number));
    let may_be_day =
        |number: &&f64| number.fract() == 0.0 && (1.0..=31.0).contains(*number) && !is_of_clock(**number);
    let may_be_days: Vec<&f64> = numbers.iter().filter(may_be_day).collect();
    let days = date.plain_days();
    let is_it = |number: &&f64| days.iter().any(|day| is(day.day, **number));
    days.is_empty() || may_be_days.is_empty() || may_be_days.iter().any(is_it)
}

/// The numbers in digits, a thousands' separator between three of them left out; such as `1.5 million` also by what the word
/// makes of it.
fn numbers(text: &str) -> Vec<f64> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = rest.get(at..).unwrap_or_default();
        let end = digits.find(|c| !is_part(c)).unwrap_or(digits.len());
        let (run, behind) = digits.split_at_checked(end).unwrap_or((digits, ""));
        rest = behind;
        let Some(number) = number(run.trim_matches([',', '.'])) else { continue };
        numbers.push(number);
        // To a thousandth, for `4.2` times a million is not quite what it is.
        numbers.extend(magnitude(behind).map(|magnitude| (number * magnitude * 1e3).round() / 1e3));
    }
    numbers
}

fn number(run: &str) -> Option<f64> {
    let groups: Vec<&str> = run.split(',').collect();
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3 && !group.contains('.'));
    if grouped { groups.concat().parse().ok() } else { None }
}

/// How many times a number is meant by the word behind it: `million`, `m`, `Mrd.`, `тыс.`
fn magnitude(behind: &str) -> Option<f64> {
    const SHORT: [(&str, f64); 12] = [
        ("k", 1e3),
        ("tsd", 1e3),
        ("mil", 1e3),
        ("mille", 1e3),
        ("тыс", 1e3),
        ("m", 1e6),
        ("mn", 1e6),
        ("mio", 1e6),
        ("млн", 1e6),
        ("bn", 1e9),
        ("mrd", 1e9),
        ("млрд", 1e9),
    ];
    const LONG: [(&str, f64); 9] = [
        ("thousand", 1e3),
        ("tausend", 1e3),
        ("тысяч", 1e3),
        ("milliard", 1e9),
        ("миллиард", 1e9),
        ("billion", 1e9),
        ("million", 1e6),
        ("millon", 1e6),
        ("миллион", 1e6),
    ];
    let word = behind.trim_start_matches([' ', '\u{a0}', '-']).split(|c: char| !c.is_alphabetic()).next()?;
    let word = searched(word);
    let short = SHORT.iter().find(|(it, _)| *it == word);
    short.or_else(|| LONG.iter().find(|(stem, _)| word.starts_with(stem))).map(|(_, magnitude)| *magnitude)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::loaded;

    /// Whether an account with this value and these words is warned of.
    fn warns(fact: &str, value: &str, words: &str) -> bool {
        let text = format!(
            "[articles.a]\ntitle = 'A'\n[facts.n]\nname = 'N'\nkind = 'number'\n\
             [[events]]\nid = 'e'\ntitle = 'E'\n[[events.sources]]\narticle = 'a'\n\
             says = {{ {fact} = {{ value = {value}, words = \"{words}\" }} }}\n"
        );
        let loaded = loaded(&text);
        let mut problems = Vec::new();
        lint(&Case::new(&loaded.timeline), EventId::new(0), &mut problems);
        !problems.is_empty()
    }

    #[test]
    fn a_number_that_its_words_do_not_have_is_warned_of() {
        assert!(warns("n", "144", "137 people"));
        assert!(warns("n", "'>140'", "at least 130"));
        assert!(warns("n", "15000000", "1.5 million"));
        for (value, words) in [
            ("137", "137 people"),
            ("'>140'", "over 140"),
            ("1400", "1,400 people"),
            ("7", "seven"),
            ("'130..140'", "some 135"),
            ("1500000", "1.5 million"),
            ("4200000", "£4.2m"),
            ("1.5", "1.5 million"),
            ("3000", "3 тыс. человек"),
        ] {
            assert!(!warns("n", value, words), "{value} {words}");
        }
    }

    #[test]
    fn a_day_that_its_words_do_not_name_is_warned_of() {
        assert!(warns("date", "'2019-08-01'", "Tuesday 4 June 2019"));
        assert!(warns("date", "'1995-11-14T09:00'", "at 21:30"));
        assert!(warns("date", "'1995-11-14T21:00'", "at 9 p.m. on 15 November"));
        for (value, words) in [
            ("'2024-03-07'", "7 March"),
            ("'2024-03'", "early March"),
            ("'2024-03-22'", "on Friday"),
            ("'2024-03-22'", "in March 2024"),
            ("'[2024-03-07,2024-03-08]'", "on the 8th"),
            ("'1995-11-14T21:00'", "at 21:00"),
            ("'1995-11-14T21:00'", "around 9pm"),
            ("'1995-11-14T21:00'", "at 9 p.m. on 14 November"),
            ("'1995-11-14'", "shortly after 9 p.m"),
        ] {
            assert!(!warns("date", value, words), "{value} {words}");
        }
    }
}
