//! A source to quote from: its words, where they stand, and how far they can be relied on. Plain text.

use crate::{
    accounts::Verdict,
    card::{Told, account_in_words},
    findings::Checked,
    model::{Account, EventId, Manner, Source, SourceId, Stance, Timeline},
};

use super::reference::{PLAIN, caution, reference};

/// ```text
/// “The port closed at noon”
/// A note, The harbour office, issued 6 March 2021
/// Quote: verbatim, paragraph 2
/// Supports: The port closes, 6 March 2021
/// Says: Cause: high water; the accounts of it: conflict (values that cannot both be true)
/// ```
///
/// It is safe to show: what steers a terminal is no better in the one it is pasted to.
pub(crate) fn citation(checked: &Checked, id: SourceId) -> String {
    let timeline = &checked.timeline;
    let source = &timeline.sources[id.index()];
    let told = Told::of(checked, id, source);
    let mut lines: Vec<String> = Vec::new();
    if let Some(quote) = source.quote {
        let caution = caution(checked.findings.passage(id), &timeline.articles[source.article]);
        let caution = caution.map(|caution| format!(" [{caution}]")).unwrap_or_default();
        lines.push(format!("“{}”{caution}", timeline.text(quote).shown()));
    }
    lines.push(reference(timeline, source, PLAIN));
    lines.push(format!("Quote: {}", told.found.join(", ")));
    if let Some(difference) = &told.difference {
        lines.push(format!("Nearest words there: {}", difference.text));
        lines.extend(difference.alarms.iter().map(|alarm| format!("Careful: {alarm}")));
    }
    lines.push(event(timeline, timeline.event_of(id), source.stance));
    lines.extend(said(checked, id, source));
    lines.join("\n") + "\n"
}

fn event(timeline: &Timeline, id: EventId, stance: Stance) -> String {
    let event = &timeline.events[id];
    let stance = match stance {
        Stance::Supports => "Supports",
        Stance::Disputes => "Disputes",
        Stance::Mentions => "Mentions",
    };
    let graphic = if event.graphic { ", marked as graphic" } else { "" };
    let title = timeline.text(event.title).shown();
    format!("{stance}: {title}, {}{graphic}", timeline.when_in_words(event))
}

/// What it says of facts, and how the accounts of each go together; whose words they are, and when they were said.
fn said(checked: &Checked, id: SourceId, source: &Source) -> Vec<String> {
    let timeline = &checked.timeline;
    let shown = |text| timeline.text(text).shown();
    let of = source.speech().about.unwrap_or_else(|| timeline.event_of(id));
    let mut lines: Vec<String> = Vec::new();
    for account in timeline.accounts_of(source) {
        let manner = match account.manner {
            Manner::Says => "Says",
            Manner::Denies => "Denies",
            Manner::Doubts => "Doubts",
        };
        let verdict = verdict(checked, of, account).map(|verdict| {
            format!("; all accounts of it: {} ({})", <&str>::from(verdict), verdict.meaning())
        });
        let said = account_in_words(checked, account);
        lines.push(format!("{manner}: {said}{}", verdict.unwrap_or_default()));
    }
    let about = source.speech().about.map(|event| {
        let event = &timeline.events[event];
        format!("Of: {}, {}", shown(event.title), timeline.when_in_words(event))
    });
    let said_by =
        source.speech().said_by.map(|actor| format!("Said by: {}", shown(timeline.actors[actor].name)));
    let as_of = source.speech().as_of.as_ref().map(|date| format!("As of: {}", date.in_words()));
    lines.into_iter().chain(about).chain(said_by).chain(as_of).collect()
}

fn verdict(checked: &Checked, event: EventId, account: &Account) -> Option<Verdict> {
    let facts = checked.accounts.of_event(event).iter();
    facts.into_iter().find(|it| it.fact == account.fact).map(|it| it.verdict)
}

#[cfg(test)]
mod tests;
