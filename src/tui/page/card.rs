//! The card of an event: what is told, and the passages it is told from.

use crate::{
    accounts::Verdict,
    card::{Card, Differing, Field, NO_SOURCE, Told},
    findings::Checked,
    model::EventId,
    text::{Written, counted},
    tui::{
        action::Action,
        keymap::{Context, KeyMap},
    },
};

use super::{Line, Link, Page, Tone, in_tone};

/// So many problems of an event are named, the others counted.
const PROBLEMS: usize = 4;

/// The card of an event at `width` columns, naming keys of `keys`. What is marked as graphic is shown when `revealed`.
pub(crate) fn card(
    (checked, keys): (&Checked, &KeyMap),
    id: EventId,
    width: usize,
    revealed: bool,
) -> Vec<Line> {
    let card = Card::of(checked, id);
    let event = &checked.timeline.events[id];
    let mut page = Page::new(width);
    page.paragraph("", card.title, Tone::Strong);
    if event.graphic && !revealed {
        return cover(page, &card, &keys.name_for(Action::Open, Context::Timeline));
    }
    page.paragraph("", Written::new(&card.heading.join(" · ")), Tone::Quiet);
    for (sign, problem) in card.problems.iter().take(PROBLEMS) {
        page.paragraph(&format!("{sign} "), problem.written(), Tone::Alarm);
    }
    if let Some(more @ 1..) = card.problems.len().checked_sub(PROBLEMS) {
        let key = keys.name_for(Action::ShowProblems, Context::Timeline);
        let more = format!("{} with this event: the {key} key lists all", counted(more, "more problem"));
        page.paragraph("! ", Written::new(&more), Tone::Alarm);
    }
    page.blank();
    if let Some(summary) = card.summary {
        page.paragraph("", summary, Tone::Plain);
        page.blank();
    }
    for rivals in &card.rivals {
        let tone = if rivals.verdict >= Verdict::Disputed { Tone::Alarm } else { Tone::Strong };
        page.paragraph("", Written::new(&rivals.heading), tone);
        for value in &rivals.values {
            page.paragraph("    ", Written::new(value), Tone::Plain);
        }
        page.blank();
    }
    if !card.fields.is_empty() {
        write_fields(&mut page, "", &card.fields);
        page.blank();
    }
    let timeline = &checked.timeline;
    for (index, (told, (_, source))) in card.sources.iter().zip(timeline.sources_of(event)).enumerate() {
        page.of_source(index);
        let lead = format!("{}/{} ", index + 1, card.sources.len());
        page.title(&lead, told.article, Link::to(timeline, source.article).as_ref());
        write_source(&mut page, told);
        page.blank();
    }
    if card.sources.is_empty() {
        page.paragraph("", Written::new(NO_SOURCE), Tone::Alarm);
    }
    page.into_lines()
}

/// The card of what is graphic, below its title: when it was, as the list says too. What is reported of it may quote
/// it, and a tag may name it.
fn cover(mut page: Page, card: &Card<'_>, key: &str) -> Vec<Line> {
    page.paragraph("", Written::new(card.heading.first().map_or("", String::as_str)), Tone::Quiet);
    page.blank();
    let warning = format!("This event is marked as graphic. Press {key} to show what happened.");
    page.paragraph("", Written::new(&warning), Tone::Alarm);
    if !card.problems.is_empty() {
        let problems = format!("! {} with this event", counted(card.problems.len(), "problem"));
        page.paragraph("", Written::new(&problems), Tone::Alarm);
    }
    page.into_lines()
}

pub(super) fn write_source(page: &mut Page, told: &Told<'_>) {
    let tone = if told.is_sound { Tone::Quiet } else { Tone::Alarm };
    page.paragraph("    ", Written::new(&told.standing.join(" · ")), tone);
    if let Some(quote) = told.not_found {
        page.paragraph("  ? ", quote, Tone::Plain);
    }
    for alarm in told.difference.iter().flat_map(|difference| &difference.alarms) {
        page.paragraph("  ! ", Written::new(alarm), Tone::Alarm);
    }
    if let Some(extract) = &told.extract {
        if told.not_found.is_some() {
            page.paragraph("    ", Written::new(&extract.nearest_in_words()), Tone::Quiet);
        }
        if let Some(difference) = &told.difference {
            write_difference(page, difference);
        }
        let lit = if told.not_found.is_none() { Tone::Lit } else { Tone::Strong };
        page.cut_paragraph("    ", extract.text, extract.cut, &in_tone(&extract.marked, lit));
    }
    write_fields(page, "    ", &told.fields);
}

fn write_difference(page: &mut Page, difference: &Differing) {
    let mut marked = in_tone(&difference.in_quote, Tone::Struck);
    marked.extend(in_tone(&difference.in_article, Tone::Added));
    marked.sort_by_key(|(range, _)| range.start);
    page.tones("  ~ ", Written::new(&difference.text), Tone::Plain, &marked);
}

fn write_fields(page: &mut Page, margin: &str, fields: &[Field<'_>]) {
    for field in fields {
        page.paragraph(&format!("{margin}{:<7} ", field.label), field.text(), Tone::Plain);
    }
}
