//! A value that is not what the words beside it say.

use crate::{
    dates::Date,
    model::{Account, Amount, EventId, Timeline, Value},
    problem::{Code, Problem, Reported},
};

use super::Case;

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
        Value::Date(date) => is_day_told(date, &numbers),
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

/// Whether a day that `date` names is among the numbers that may be days; where none may be, nothing is known.
fn is_day_told(date: &Date, numbers: &[f64]) -> bool {
    let days = date.plain_days();
    let may_be_days: Vec<&f64> = numbers.iter().filter(|number| (1.0..=31.0).contains(*number)).collect();
    let is_it = |number: &&f64| days.iter().any(|day| (f64::from(day.day) - **number).abs() < 0.5);
    days.is_empty() || may_be_days.is_empty() || may_be_days.iter().any(is_it)
}

/// The numbers in digits, a thousands' separator between three of them left out.
fn numbers(text: &str) -> Vec<f64> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let runs = text.split(|c| !is_part(c)).map(|run| run.trim_matches([',', '.']));
    runs.filter_map(|run| {
        let groups: Vec<&str> = run.split(',').collect();
        let grouped = groups.iter().skip(1).all(|group| group.len() == 3 && !group.contains('.'));
        if grouped { groups.concat().parse().ok() } else { None }
    })
    .collect()
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
        for (value, words) in [
            ("137", "137 people"),
            ("'>140'", "over 140"),
            ("1400", "1,400 people"),
            ("7", "seven"),
            ("'130..140'", "some 135"),
        ] {
            assert!(!warns("n", value, words), "{value} {words}");
        }
    }

    #[test]
    fn a_day_that_its_words_do_not_name_is_warned_of() {
        assert!(warns("date", "'2019-08-01'", "Tuesday 4 June 2019"));
        for (value, words) in [
            ("'2024-03-07'", "7 March"),
            ("'2024-03'", "early March"),
            ("'2024-03-22'", "on Friday"),
            ("'2024-03-22'", "in March 2024"),
            ("'[2024-03-07,2024-03-08]'", "on the 8th"),
        ] {
            assert!(!warns("date", value, words), "{value} {words}");
        }
    }
}
