//! An event as Markdown, to paste into notes or a draft: all that its card says, and each account with whose it is.

mod escape;
mod facts;
mod report;
mod source;

use crate::{
    card::{Card, NO_SOURCE},
    dates::Date,
    findings::Checked,
    model::{Event, EventId, Timeline},
    text::{Text, Written, counted},
};

use escape::escaped;
pub(super) use report::write;

/// An event below a heading of `level`, 1 to 5.
///
/// ```text
/// # The port closes
///
/// - Date: 6 March 2021 (`2021-03-06`)
/// - Actors: Harbour office (closes it)
///
/// ## What the sources say
///
/// - **Cause: conflict** (values that cannot both be true)
///   - high water: A note
///
/// ## Sources
///
/// 1. **A note**, issued 6 March 2021: verbatim, paragraph 2, supports
///
///    > “The port closed at noon”
/// ```
pub(crate) fn event(checked: &Checked, id: EventId, level: usize) -> String {
    let event = &checked.timeline.events[id];
    let card = Card::of(checked, id);
    let heading = |level: usize, words: &str| [format!("{} {words}", "#".repeat(level)), String::new()];
    let mut lines: Vec<String> = heading(level, &in_words(card.title)).into();
    lines.extend(what_is_known(&checked.timeline, event));
    lines.extend(card.fields.iter().map(|field| format!("- {}: {}", field.label, in_words(field.text()))));
    if !card.problems.is_empty() {
        lines.push(format!("- Reported by the checks: {}", counted(card.problems.len(), "problem")));
        lines.extend(card.problems.iter().map(|(_, problem)| format!("  - {}", in_words(problem.written()))));
    }
    lines.extend(card.summary.into_iter().flat_map(|summary| [String::new(), in_words(summary)]));
    let facts = facts::facts(checked, id);
    if !facts.is_empty() {
        lines.push(String::new());
        lines.extend(heading(level + 1, "What the sources say"));
        lines.extend(facts);
    }
    lines.push(String::new());
    lines.extend(heading(level + 1, "Sources"));
    if card.sources.is_empty() {
        lines.push(NO_SOURCE.to_owned());
    }
    let told = checked.timeline.sources_of(event).zip(&card.sources);
    let told = (1..)
        .zip(told)
        .map(|(number, ((id, source), told))| source::lines(checked, (number, id, source), told).join("\n"));
    lines.push(told.collect::<Vec<_>>().join("\n\n"));
    lines.join("\n").trim_end().to_owned() + "\n"
}

fn in_words(written: Written<'_>) -> String {
    escaped(&written.shown().to_string())
}

/// When and where it was; a date is as exact as it was written.
fn what_is_known(timeline: &Timeline, event: &Event) -> Vec<String> {
    let named = |texts: &mut dyn Iterator<Item = Text>| {
        texts.map(|text| in_words(timeline.text(text))).collect::<Vec<_>>().join(", ")
    };
    let written = event.when.date().map(Date::written).filter(|written| !written.contains('`'));
    let written = written.map(|written| format!(" (`{written}`)")).unwrap_or_default();
    let mut lines = vec![format!("- Date: {}{written}", escaped(&timeline.when_in_words(event)))];
    let places = named(&mut event.places().iter().map(|place| timeline.places[*place].name));
    let tags = named(&mut timeline.tags_of(event).iter().copied());
    let named = [("Places", places), ("Tags", tags)].into_iter().filter(|(_, words)| !words.is_empty());
    lines.extend(named.map(|(label, words)| format!("- {label}: {words}")));
    lines.extend(event.graphic.then(|| "- Marked as graphic".to_owned()));
    lines
}

#[cfg(test)]
mod tests;
