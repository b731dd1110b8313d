//! An event as a reader is told of it. A screen and paper both show a [`Card`], so that neither can leave out what
//! the other says; they add where one is and what one can do there, and choose the type.

mod account;
mod differing;
mod link;
mod rivals;
mod source;

use crate::{
    findings::Checked,
    model::{Event, EventId},
    problem::Reported,
    text::{Kept, Text, Written},
};

pub(crate) use account::{in_words as account_in_words, value_in_words};
pub(crate) use differing::Differing;
pub(crate) use link::order;
pub(crate) use rivals::Rivals;
pub(crate) use source::{Extract, Told};

pub(crate) const NO_SOURCE: &str = "No source is given for this event.";

/// All that is said of one event.
#[derive(Debug)]
pub(crate) struct Card<'t> {
    pub(crate) title: Written<'t>,
    /// When, where, and its tags; safe to show.
    pub(crate) heading: Vec<String>,
    /// What is reported of it, errors first, with the sign of an error or a warning.
    pub(crate) problems: Vec<(&'static str, Kept)>,
    pub(crate) summary: Option<Written<'t>>,
    /// What sources tell differently.
    pub(crate) rivals: Vec<Rivals>,
    /// Who takes part, what it comes after and before, and the curator's remark.
    pub(crate) fields: Vec<Field<'t>>,
    pub(crate) sources: Vec<Told<'t>>,
}

/// A line with a label.
#[derive(Debug)]
pub(crate) struct Field<'t> {
    pub(crate) label: &'static str,
    words: Words<'t>,
}

#[derive(Debug)]
enum Words<'t> {
    OfTheFile(Written<'t>),
    /// Ours, in which the file's are made safe to show.
    Ours(String),
}

impl<'t> Field<'t> {
    fn given(label: &'static str, text: Written<'t>) -> Self {
        Self { label, words: Words::OfTheFile(text) }
    }

    fn made(label: &'static str, text: String) -> Self {
        Self { label, words: Words::Ours(text) }
    }

    pub(crate) fn text(&self) -> Written<'_> {
        match &self.words {
            Words::OfTheFile(text) => *text,
            Words::Ours(text) => Written::new(text),
        }
    }
}

impl<'t> Card<'t> {
    pub(crate) fn of(checked: &'t Checked, id: EventId) -> Self {
        let timeline = &checked.timeline;
        let event = &timeline.events[id];
        let told = timeline.sources_of(event);
        Self {
            title: timeline.text(event.title),
            heading: heading(checked, event),
            problems: problems(checked, event),
            summary: event.summary.map(|summary| timeline.text(summary)),
            rivals: rivals::rivals(checked, id),
            fields: fields(checked, event),
            sources: told.map(|(id, source)| Told::of(checked, id, source)).collect(),
        }
    }
}

fn problems(checked: &Checked, event: &Event) -> Vec<(&'static str, Kept)> {
    let reported = checked.problems_of(event);
    let sign = |problem: &Reported| if problem.is_error() { "!" } else { "?" };
    let mut problems: Vec<_> = reported
        .iter()
        .map(|problem| (sign(problem), checked.in_words(problem).into_owned().message))
        .collect();
    problems.sort_by_key(|(sign, _)| *sign != "!");
    if checked.is_faulty(event) && !reported.iter().any(Reported::is_error) {
        problems.insert(0, ("!", "something is wrong with what this event names".into()));
    }
    problems
}

/// What stands right below a title: also of an event that keeps its details to itself.
fn heading(checked: &Checked, event: &Event) -> Vec<String> {
    let timeline = &checked.timeline;
    let shown = |text: Text| timeline.text(text).shown().to_string();
    let mut heading = vec![timeline.when_in_brief(event)];
    heading.extend(event.places().iter().map(|place| shown(timeline.places[*place].name)));
    heading.extend(timeline.tags_of(event).iter().map(|tag| format!("#{}", shown(*tag))));
    heading
}

fn fields<'t>(checked: &'t Checked, event: &Event) -> Vec<Field<'t>> {
    let timeline = &checked.timeline;
    let shown = |text: Text| timeline.text(text).shown().to_string();
    let cast = timeline.cast_of(event).iter().map(|actor| {
        let role = event.role(*actor).map(|role| format!(" ({})", shown(role)));
        format!("{}{}", shown(timeline.actors[*actor].name), role.unwrap_or_default())
    });
    let cast: Vec<String> = cast.collect();
    let actors = (!cast.is_empty()).then(|| Field::made("Actors", cast.join(", ")));
    let note = event.note().map(|note| Field::given("Note", timeline.text(note)));
    actors.into_iter().chain(link::links(checked, event)).chain(note).collect()
}

#[cfg(test)]
mod tests;
