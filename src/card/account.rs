use crate::{
    accounts::Said,
    findings::Checked,
    model::{Account, OwnWords},
};

/// The fact, the value, the source's own words and its hedge; safe to show:
/// `Day: 7 March 2024 (“7 March”), reportedly`.
pub(crate) fn in_words(checked: &Checked, account: &Account) -> String {
    let timeline = &checked.timeline;
    let fact = timeline.text(timeline.facts[account.fact].name).shown();
    let tell = |words, told| marked(checked, words, told, "passage");
    format!("{fact}: {}", timeline.value_with(account, tell))
}

/// What a source says of a fact, as [`Said::value_with`] has it, words that are lost marked.
pub(crate) fn value_in_words(checked: &Checked, said: &Said) -> String {
    said.value_with(&checked.timeline, |words, told| marked(checked, words, told, "passage"))
}

/// A link's words: they may stand anywhere in one of the event's articles.
pub(super) fn of_link(checked: &Checked, words: OwnWords) -> String {
    let told = format!("“{}”", checked.timeline.text(words.text).shown());
    marked(checked, words, told, "article")
}

/// Words as they are `told`; with the sign of what is not verified, where they are not in the `place` for them.
fn marked(checked: &Checked, words: OwnWords, told: String, place: &str) -> String {
    if checked.findings.are_lost(words) { format!("? {told} [not in the {place}]") } else { told }
}
