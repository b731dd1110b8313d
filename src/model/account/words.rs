//! An account as a reader sees it.

use crate::model::{Account, OwnWords, Timeline, Value};

impl Timeline {
    /// The value, the source's own words and its hedge; safe to show: `7 March 2024 (“7 March”), reportedly`.
    /// What is given as the source's own is told by `tell`.
    pub(crate) fn value_with(&self, account: &Account, tell: impl Fn(OwnWords, String) -> String) -> String {
        let words = account.words().map(|words| tell(words, self.quoted(words)));
        let line = match (self.value_of(account), words) {
            (Some(value), Some(words)) => format!("{value} ({words})"),
            (said, None) | (None, said) => said.unwrap_or_default(),
        };
        match account.hedge() {
            Some(hedge) => format!("{line}, {}", tell(hedge, self.text(hedge.text).shown().to_string())),
            None => line,
        }
    }

    /// The value, where there is none the source's own words; and its hedge.
    pub(crate) fn value_in_brief(&self, account: &Account) -> String {
        let words = || account.words().map(|words| self.quoted(words));
        let value = self.value_of(account).or_else(words).unwrap_or_default();
        match account.hedge() {
            Some(hedge) => format!("{value}, {}", self.text(hedge.text).shown()),
            None => value,
        }
    }

    fn quoted(&self, words: OwnWords) -> String {
        format!("“{}”", self.text(words.text).shown())
    }

    fn value_of(&self, account: &Account) -> Option<String> {
        let stated = account.stated.as_ref()?;
        Some(match &stated.value {
            Value::Number(_) => {
                let unit = self.facts[account.fact].unit.map(|unit| format!(" {}", self.text(unit).shown()));
                format!("{}{}", self.text(stated.written).shown(), unit.unwrap_or_default())
            }
            Value::Date(date) => date.in_words(),
            Value::Actor(actor) => self.text(self.actors[*actor].name).shown().to_string(),
            Value::Place(place) => self.text(self.places[*place].name).shown().to_string(),
            Value::Text => self.text(stated.written).shown().to_string(),
            Value::Faulty => {
                let kind: &str = self.facts[account.fact].kind.into();
                format!("no {kind}: {}", self.text(stated.written).shown())
            }
        })
    }
}
