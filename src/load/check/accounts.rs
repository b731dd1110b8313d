//! What sources say of facts: values of the right kind.

use crate::{
    load::raw::RawAccount,
    model::{Account, Amount, FactKind, OwnWords, Stated, Value},
    problem::{Code, Problem},
};

use super::{Known, Word};

/// An account of a known fact; of others, the problems. A value that is not sound is
/// left out, its words stay.
pub(super) fn account(raw: &RawAccount, known: &Known<'_>, problems: &mut Vec<Problem>) -> Option<Account> {
    let fact = known.facts.find(raw.fact, problems)?;
    let kind = known.kinds_of_facts.get(fact.index()).copied().unwrap_or_default();
    let stated = raw.value.and_then(|word| {
        let value = value(word, kind, known, problems)?;
        Some(Stated { written: word.text, bare_number: raw.bare_number, value })
    });
    let (words, hedge) = (raw.words.map(OwnWords::from), raw.hedge.map(OwnWords::from));
    Some(Account { fact, manner: raw.manner, stated, words, hedge })
}

fn value(word: Word, kind: FactKind, known: &Known<'_>, problems: &mut Vec<Problem>) -> Option<Value> {
    match kind {
        FactKind::Number => {
            let written = known.texts.get(word.text).as_written();
            let amount = Amount::parse(written);
            if amount.is_none() {
                let message = format!("`{written}` is not a number");
                let help = "write 137, \">140\", \">=140\", \"<5\", \"~100\" or \"130..140\"";
                problems.push(Problem::new(Code::BadNumber, word.at, message).help(help));
            }
            amount.map(Value::Number)
        }
        FactKind::Date => known.date(word, problems).map(Value::Date),
        FactKind::Actor => known.actors.find(word, problems).map(Value::Actor),
        FactKind::Place => known.places.find(word, problems).map(Value::Place),
        FactKind::Text => Some(Value::Text),
    }
}
