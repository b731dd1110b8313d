//! What is wrong with a timeline, with its places, for reading.

use std::collections::HashSet;

use crate::{
    findings::Checked,
    model::{Event, EventId},
    problem::Reported,
    text::{Span, Written},
};

use crate::tui::{
    action::Action,
    keymap::Context,
    state::{Stale, State},
};

use super::{Line, Page, Tone};

/// What is wrong with a graphic event may quote it: it is told once the event is revealed.
pub(super) fn problems(state: &State, width: usize) -> Vec<Line> {
    let checked = state.problems_from();
    let is_shown = !matches!(state.stale, Some(Stale::Broken(_)));
    let lost = match &state.stale {
        Some(Stale::Unreadable(words) | Stale::Unread { words, .. }) => Some(words),
        _ => None,
    };
    let mut page = Page::new(width);
    if !is_shown {
        let words = "What was saved last is broken. Shown is what was before, until these are mended.";
        page.paragraph("", Written::new(words), Tone::Alarm);
        page.blank();
    }
    if let Some(words) = lost {
        let words = if state.has_first_only() {
            format!("Only the first events can be shown: {words}. What follows is of these.")
        } else {
            format!("What was saved last cannot be shown: {words}. What follows is of what was before.")
        };
        page.paragraph("", Written::new(&words), Tone::Alarm);
        page.blank();
    }
    if checked.problems.is_empty() {
        let key = state.keys.name_for(Action::ShowAccounts, Context::Text);
        let words = if state.is_being_read() {
            "The file is still being read: what is wrong with it is known after that.".to_owned()
        } else if checked.is_finished() {
            format!("The checks found no problem. Where sources differ is no problem: {key} shows it.")
        } else {
            "The checks have found no problem so far; quotes are still looked for.".to_owned()
        };
        page.paragraph("", Written::new(&words), Tone::Plain);
    }
    // Which events were revealed is known of what is shown only.
    let none = HashSet::new();
    let covered = Covered::new(checked, if is_shown { &state.card.revealed } else { &none });
    for (index, problem) in checked.problems.iter().enumerate() {
        page.of_source(index);
        write(&mut page, checked, (problem, covered.event(problem)));
        page.blank();
    }
    page.into_lines()
}

/// The graphic events that the reader has not chosen to see.
struct Covered<'t> {
    /// In the order of their beginnings in the file.
    events: Vec<(Span, &'t Event)>,
}

impl<'t> Covered<'t> {
    fn new(checked: &'t Checked, revealed: &HashSet<EventId>) -> Self {
        let is_covered = |(id, event): &(EventId, &Event)| event.graphic && !revealed.contains(id);
        let covered = checked.timeline.events.iter().filter(is_covered);
        let mut events: Vec<_> = covered.map(|(_, event)| (event.at.part(0..0), event)).collect();
        events.sort_by_key(|(start, _)| *start);
        Self { events }
    }

    /// Which of them something is wrong with.
    fn event(&self, problem: &Reported) -> Option<&'t Event> {
        let before = self.events.partition_point(|(start, _)| *start <= problem.at).checked_sub(1)?;
        let (_, event) = self.events.get(before)?;
        event.at.contains(problem.at).then_some(event)
    }
}

fn write(page: &mut Page, checked: &Checked, (problem, covered): (&Reported, Option<&Event>)) {
    let place = checked.timeline.texts.locate(problem.at);
    let severity: &str = problem.code.severity().into();
    let lead = format!("{severity}[{}] ", problem.code.name());
    let message = match covered {
        Some(event) => format!(
            "with “{}”, which is marked as graphic: told here once you have chosen to see it",
            checked.timeline.text(event.title).shown()
        ),
        None => checked.in_words(problem).message.written().shown().to_string(),
    };
    page.paragraph("", Written::new(&format!("{lead}{message}")), Tone::Strong);
    let at = format!("{}:{}:{}", place.file(), place.line(), place.column());
    page.paragraph("  at   ", Written::new(&at), Tone::Quiet);
    if covered.is_some() {
        return;
    }
    // The first line of what it marks is enough to know the place by.
    let line = place.excerpt().lines().next().unwrap_or_default();
    let marked = place.marked().start.min(line.len())..place.marked().end.min(line.len());
    if !line.trim().is_empty() {
        page.tones("  file ", Written::new(line), Tone::Plain, &[(marked, Tone::Alarm)]);
    }
    if let Some(help) = &checked.in_words(problem).help {
        page.paragraph("  help ", help.written(), Tone::Plain);
    }
}
