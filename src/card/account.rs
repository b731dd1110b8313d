use crate::{
    findings::Checked,
    model::{Account, OwnWords, Value},
};

/// The fact, the value, the source's own words and its hedge; safe to show:
/// `Day: 7 March 2024 (“7 March”), reportedly`.
pub(super) fn in_words(checked: &Checked, account: &Account) -> String {
    let timeline = &checked.timeline;
    let fact = &timeline.facts[account.fact];
    let mut line = vec![format!("{}:", timeline.text(fact.name).shown())];
    let value = account.stated.as_ref().map(|stated| match &stated.value {
        Value::Number(_) => {
            let unit = fact.unit.map(|unit| format!(" {}", timeline.text(unit).shown()));
            format!("{}{}", timeline.text(stated.written).shown(), unit.unwrap_or_default())
        }
        Value::Date(date) => date.in_words(),
        Value::Actor(actor) => timeline.text(timeline.actors[*actor].name).shown().to_string(),
        Value::Place(place) => timeline.text(timeline.places[*place].name).shown().to_string(),
        Value::Text => timeline.text(stated.written).shown().to_string(),
    });
    let found = |words, told| marked(checked, words, told, "passage");
    let words = account.words.map(|words| found(words, quoted(checked, words)));
    line.extend(match (value, words) {
        (Some(value), Some(words)) => Some(format!("{value} ({words})")),
        (said, None) | (None, said) => said,
    });
    let line = line.join(" ");
    match account.hedge {
        Some(hedge) => {
            let told = timeline.text(hedge.text).shown().to_string();
            format!("{line}, {}", found(hedge, told))
        }
        None => line,
    }
}

/// A link's words: they may stand anywhere in one of the event's articles.
pub(super) fn of_link(checked: &Checked, words: OwnWords) -> String {
    marked(checked, words, quoted(checked, words), "article")
}

fn quoted(checked: &Checked, words: OwnWords) -> String {
    format!("“{}”", checked.timeline.text(words.text).shown())
}

/// Words as they are `told`; with the sign of what is not verified, where they are not in the `place` for them.
fn marked(checked: &Checked, words: OwnWords, told: String, place: &str) -> String {
    if checked.findings.are_lost(words) { format!("? {told} [not in the {place}]") } else { told }
}
