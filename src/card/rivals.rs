use crate::{
    accounts::{Comparison, Verdict},
    findings::Checked,
    model::{EventId, Timeline},
};

/// The values that sources give of one fact, where they are not all the same.
#[derive(Debug)]
pub(crate) struct Rivals {
    pub(crate) verdict: Verdict,
    /// `≠ Date: conflict`; safe to show.
    pub(crate) heading: String,
    /// Each value with those who give it: `7 March 2024: [On the warning]`; safe to show.
    pub(crate) values: Vec<String>,
}

/// The facts of an event that sources tell differently, the worst first.
pub(super) fn rivals(checked: &Checked, event: EventId) -> Vec<Rivals> {
    let differ = |comparison: &&Comparison| comparison.verdict > Verdict::Agree;
    let mut rivals: Vec<Rivals> = checked
        .accounts
        .of_event(event)
        .iter()
        .filter(differ)
        .map(|comparison| Rivals::of(&checked.timeline, comparison))
        .collect();
    rivals.sort_by_key(|rivals| std::cmp::Reverse(rivals.verdict));
    rivals
}

impl Rivals {
    fn of(timeline: &Timeline, comparison: &Comparison) -> Self {
        let verdict: &str = comparison.verdict.into();
        let fact = timeline.text(timeline.facts[comparison.fact].name).shown();
        let mut values: Vec<(String, Vec<String>)> = Vec::new();
        for said in comparison.accounts.iter() {
            let (value, voice) = (said.value_in_brief(timeline), said.voice_in_brief(timeline));
            match values.iter_mut().find(|(other, _)| *other == value) {
                Some((_, voices)) if voices.contains(&voice) => {}
                Some((_, voices)) => voices.push(voice),
                None => values.push((value, vec![voice])),
            }
        }
        let line = |(value, voices): (String, Vec<String>)| format!("{value}: {}", voices.join("; "));
        Self {
            verdict: comparison.verdict,
            heading: format!("{} {fact}: {verdict}", comparison.verdict.sign()),
            values: values.into_iter().map(line).collect(),
        }
    }
}
