use std::cmp::Reverse;

use crate::{
    accounts::{Comparison, Said},
    card::value_in_words,
    findings::Checked,
    model::EventId,
};

use super::escape::escaped;

/// What the sources say of each fact of an event, the worst verdict first; none is left out, and none is chosen.
pub(super) fn facts(checked: &Checked, event: EventId) -> Vec<String> {
    let mut facts: Vec<&Comparison> = checked.accounts.of_event(event).iter().collect();
    facts.sort_by_key(|comparison| Reverse(comparison.verdict));
    let lines = facts.into_iter().flat_map(|comparison| {
        let fact = checked.timeline.text(checked.timeline.facts[comparison.fact].name).shown().to_string();
        let verdict = comparison.verdict;
        let heading = format!("- **{}: {}** ({})", escaped(&fact), <&str>::from(verdict), verdict.meaning());
        let accounts = comparison.accounts.iter().map(|said| escaped(&account(checked, comparison, said)));
        let lacks = comparison.lacks.iter().map(|lack| lack.in_words().to_owned());
        let below = accounts.chain(lacks).map(|line| format!("  - {line}"));
        [heading].into_iter().chain(below).collect::<Vec<_>>()
    });
    lines.collect()
}

/// `8 March 2024 (“March 8”): On the raid, as of 25 March 2024; quote changed`.
fn account(checked: &Checked, comparison: &Comparison, said: &Said) -> String {
    let timeline = &checked.timeline;
    let class = checked.findings.passage(said.source).class();
    let under = timeline.event_of(said.source);
    let mut voice = vec![said.voice_in_words(timeline)];
    voice.extend(said.as_of_in_words(timeline));
    voice.extend((under != comparison.event).then(|| {
        let title = timeline.text(timeline.events[under].title).shown();
        format!("told under “{title}”")
    }));
    voice.extend((!class.is_verified()).then(|| format!("quote {class}")));
    format!("{}: {}", value_in_words(checked, said), voice.join("; "))
}
