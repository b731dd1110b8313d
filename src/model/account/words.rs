//! An account as a reader sees it.

use crate::model::{Account, Timeline, Value};

impl Timeline {
    /// The fact, the value, the source's own words and its hedge; safe to show:
    /// `Day: 7 March 2024 (“7 March”), reportedly`.
    pub(crate) fn account_in_words(&self, account: &Account) -> String {
        let fact = &self.facts[account.fact];
        let mut line = vec![format!("{}:", self.text(fact.name).shown())];
        let value = account.stated.as_ref().map(|stated| match &stated.value {
            Value::Number(_) => {
                let unit = fact.unit.map(|unit| format!(" {}", self.text(unit).shown()));
                format!("{}{}", self.text(stated.written).shown(), unit.unwrap_or_default())
            }
            Value::Date(date) => date.in_words(),
            Value::Actor(actor) => self.text(self.actors[*actor].name).shown().to_string(),
            Value::Place(place) => self.text(self.places[*place].name).shown().to_string(),
            Value::Text => self.text(stated.written).shown().to_string(),
            Value::Faulty => {
                let kind: &str = fact.kind.into();
                format!("no {kind}: {}", self.text(stated.written).shown())
            }
        });
        let words = account.words.map(|words| format!("“{}”", self.text(words).shown()));
        line.extend(match (value, words) {
            (Some(value), Some(words)) => Some(format!("{value} ({words})")),
            (said, None) | (None, said) => said,
        });
        let line = line.join(" ");
        match account.hedge {
            Some(hedge) => format!("{line}, {}", self.text(hedge).shown()),
            None => line,
        }
    }
}
