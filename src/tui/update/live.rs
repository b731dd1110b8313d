//! What the timeline's files say now, and the way into them.

use std::{path::PathBuf, sync::Arc};

use crate::{
    findings::Checked,
    problem::Code,
    query::Filter,
    text::{Span, Written, counted},
    tui::{
        Name,
        action::{Action, Answer, Effect, Lost, Unneeded},
        state::{Overlay, Stale, State, TextKind},
    },
};

use super::original;

pub(super) fn on_answer(state: &mut State, answer: Answer) -> Option<Effect> {
    match answer {
        Answer::Reading(hundredths) => {
            if let Some(Stale::Reading { filter, .. } | Stale::Unread { filter, .. }) = &mut state.stale {
                state.stale = Some(Stale::Reading { hundredths, filter: filter.take() });
            }
            None
        }
        Answer::Found(timeline, batch) => {
            if Arc::ptr_eq(&timeline, &state.checked.timeline) {
                state.checked.take(*batch);
                state.outdate();
            }
            None
        }
        Answer::AllFound(timeline) => {
            if Arc::ptr_eq(&timeline, &state.checked.timeline) {
                all_found(state);
            }
            None
        }
        Answer::Read(checked) if state.has_first_only() => Some(all_read(state, *checked)),
        Answer::Read(checked) if checked.is_broken() => {
            let first = checked.problems.iter().find(|problem| problem.code == Code::Syntax);
            let first = first.map(|problem| {
                let place = checked.timeline.texts.locate(problem.at);
                format!(
                    "{}:{}: {}",
                    Written::new(place.file()).shown(),
                    place.line(),
                    checked.in_words(problem).message.written().shown()
                )
            });
            let first = first.unwrap_or_default();
            let key = state.key(Action::ShowProblems);
            state.say(format!("What was saved is broken, {key} lists it; shown is what was before. {first}"));
            let before = state.stale.replace(Stale::Broken(checked));
            outdate_problems(state);
            discard(before)
        }
        // As an editor leaves it for a moment that empties a file and then writes it.
        Answer::Read(checked) if checked.is_empty() && !state.checked.is_empty() => {
            is_lost(state, "the file is empty".to_owned())
        }
        Answer::Read(checked) => {
            state.stale = None;
            let key = state.key(Action::ShowProblems);
            let words = differences(&state.checked, &checked, &key);
            let (old, lifted) = state.renew(*checked);
            let lifted = lifted.map_or_else(String::new, |lifted| format!(". {lifted}"));
            state.say(words + &lifted);
            Some(Effect::Discard(Unneeded(Box::new(old))))
        }
        Answer::Shown(wanted) => {
            // Whoever wanted it may be gone.
            let _ = wanted.send(Arc::clone(&state.checked.timeline));
            None
        }
        Answer::Original(article, found) => {
            original::answer(state, article, found);
            None
        }
        Answer::Unreadable(words) => is_lost(state, words),
        Answer::Failed(lost) => has_failed(state, lost),
    }
}

/// Says what is not there because dateline failed, and how one may get it.
fn has_failed(state: &mut State, lost: Lost) -> Option<Effect> {
    const OURS: &str = "a fault of its own, told when you quit";
    let key = state.key(Action::Reload);
    match lost {
        Lost::Files => {
            return is_lost(state, format!("dateline failed to read the files: {OURS}; {key} tries again"));
        }
        Lost::Quotes(timeline) if Arc::ptr_eq(&timeline, &state.checked.timeline) => {
            state.checked.give_up();
            let awaited = counted(state.checked.counts.awaited, "quote");
            let again = match state.name {
                Name::File(_) => format!("; {key} tries again"),
                Name::BuiltIn => String::new(),
            };
            state.say(format!("dateline failed to look for {awaited}: {OURS}{again}"));
        }
        // Of what is not shown any more.
        Lost::Quotes(_) => {}
        Lost::Change => {
            state.say(format!("dateline failed to see what changed: {OURS}; {key} reads the files anew"));
        }
        Lost::Watching => {
            state.say(format!("dateline no longer sees when files change: {OURS}; {key} reads them anew"));
        }
        Lost::Nothing => {
            state.say(format!("Something in dateline failed: {OURS}. What is shown is not touched by it"));
        }
    }
    None
}

fn is_lost(state: &mut State, words: String) -> Option<Effect> {
    if let Some(Stale::Reading { filter, .. } | Stale::Unread { filter, .. }) = &mut state.stale {
        let filter = filter.take();
        state.say(format!("Shown are the first events only: {words}"));
        state.stale = Some(Stale::Unread { words, filter });
        return None;
    }
    state.say(format!("Shown is what was before: {words}"));
    let before = state.stale.replace(Stale::Unreadable(words));
    outdate_problems(state);
    discard(before)
}

fn discard(stale: Option<Stale>) -> Option<Effect> {
    match stale? {
        Stale::Broken(checked) => Some(Effect::Discard(Unneeded(checked))),
        Stale::Unreadable(_) | Stale::Unread { .. } | Stale::Reading { .. } => None,
    }
}

/// Nothing is left to be found of what is shown: what a filter that asks for it or a table says is worked out once more.
fn all_found(state: &mut State) {
    state.checked.finish();
    state.outdate();
    let lifted = state.renew_found();
    let words = lifted.or_else(|| (state.checked.errors() > 0).then(|| state.greeting()).flatten());
    if let Some(words) = words {
        state.say(words);
    }
}

/// All of a timeline whose first events were shown. The focus stays where it is.
fn all_read(state: &mut State, checked: Checked) -> Effect {
    let Some(Stale::Reading { filter: Some(filter), .. } | Stale::Unread { filter: Some(filter), .. }) =
        state.stale.take()
    else {
        return Effect::Discard(Unneeded(Box::new(taken(state, checked))));
    };
    let old = taken(state, checked);
    match Filter::parse(&state.checked, &filter) {
        Ok(filter) => {
            state.set_filter(filter);
            state.keep_filter();
        }
        Err(error) => state.say(format!("No filter is set: {}", error.message.written().shown())),
    }
    Effect::Discard(Unneeded(Box::new(old)))
}

/// Puts `checked` in the place of what was shown, which is given back.
fn taken(state: &mut State, checked: Checked) -> Checked {
    let (old, lifted) = state.renew(checked);
    let words = lifted.or_else(|| state.greeting());
    if let Some(words) = words {
        state.say(words);
    }
    old
}

fn outdate_problems(state: &mut State) {
    if let Some(Overlay::Text(text)) = &mut state.overlay {
        text.outdate();
    }
}

/// What a reader sees at once of what was read anew.
fn differences(old: &Checked, new: &Checked, key: &str) -> String {
    let (before, now) = (old.timeline.events.len(), new.timeline.events.len());
    let events = match (now.checked_sub(before), before.checked_sub(now)) {
        (Some(more @ 1..), _) => format!("{} more", counted(more, "event")),
        (_, Some(fewer @ 1..)) => format!("{} fewer", counted(fewer, "event")),
        _ => counted(now, "event"),
    };
    let problems =
        new.problems_in_words().map_or_else(String::new, |words| format!(", {words}: {key} lists them"));
    format!("Read anew: {events}{problems}")
}

pub(super) fn reload(state: &mut State) -> Option<Effect> {
    if state.name == Name::BuiltIn {
        state.say("This timeline is part of the program: there is no file to read");
        return None;
    }
    Some(Effect::Reload)
}

/// The line in the file of what is in focus: on the page of problems, of the one that is chosen; else of the event.
pub(super) fn edit(state: &mut State) -> Option<Effect> {
    if state.name == Name::BuiltIn {
        state.say("This timeline is part of the program: `dateline FILE` opens one that can be edited");
        return None;
    }
    let (texts, at) = if let Some((checked, at)) = problem_chosen(state) {
        (&checked.timeline.texts, Some(at))
    } else {
        let timeline = &state.checked.timeline;
        (&timeline.texts, state.event_in_view().map(|event| timeline.events[event].at))
    };
    let place = at.map(|at| texts.locate(at));
    let (file, line) = match (&place, &state.name) {
        (Some(place), _) if !place.file().is_empty() => (PathBuf::from(place.file()), place.line()),
        (_, Name::File(name)) => (PathBuf::from(name), 1),
        (_, Name::BuiltIn) => return None,
    };
    Some(Effect::Edit { file, line })
}

fn problem_chosen(state: &State) -> Option<(&Checked, Span)> {
    let Some(Overlay::Text(text)) = &state.overlay else { return None };
    if text.kind != TextKind::Problems {
        return None;
    }
    let checked = state.problems_from();
    let problem = checked.problems.get(text.chosen)?;
    Some((checked, problem.at))
}
