//! All of a timeline as JSON: one value, or a line for each event.

use std::io::{self, Write};

use serde::Serialize;

use crate::{
    export::{Losses, Selection},
    model::EventId,
};

use super::{Events, accounts, compact, indented, list, problem, registers};

/// The form of what is written here; a change that could break a reader makes it another.
const VERSION: u32 = 1;

/// Writes the timeline, its registers whole, with the events that are selected. Nothing is lost but what a filter left
/// out, which is counted under `hidden_events`.
pub(crate) fn whole(selection: &Selection<'_>, losses: &mut Losses, out: &mut dyn Write) -> io::Result<()> {
    let _ = losses;
    let (checked, timeline) = (selection.checked, selection.timeline());
    let hidden = timeline.events.len() - selection.events.len();
    write!(out, "{{\n  \"dateline\": {VERSION},\n")?;
    member("timeline", &registers::about(selection), out)?;
    member("hidden_events", &hidden, out)?;
    member("actors", &registers::actors(timeline), out)?;
    member("places", &registers::places(timeline), out)?;
    member("articles", &registers::articles(timeline), out)?;
    member("facts", &registers::facts(timeline), out)?;
    let events = Events::of(checked);
    key("events", out)?;
    list(selection.events().map(|(_, event)| events.event(event)), "  ", out)?;
    writeln!(out, ",")?;
    key("accounts", out)?;
    let told = checked.accounts.told_by(timeline, &sorted(selection));
    let compared = told.into_iter().filter_map(|place| checked.accounts.all().get(place));
    list(compared.map(|comparison| accounts(checked, comparison)), "  ", out)?;
    writeln!(out, ",")?;
    key("problems", out)?;
    list(checked.problems.iter().map(|it| problem(checked, it)), "  ", out)?;
    writeln!(out, "\n}}")
}

/// Writes a line for each event, as [`whole`] has it, with the accounts of its facts.
pub(crate) fn by_event(
    selection: &Selection<'_>,
    losses: &mut Losses,
    out: &mut dyn Write,
) -> io::Result<()> {
    let _ = losses;
    let checked = selection.checked;
    let events = Events::of(checked);
    for (id, event) in selection.events() {
        let compared = checked.accounts.of_event(id).iter().map(|comparison| accounts(checked, comparison));
        compact(&events.alone(event, compared.collect()), out)?;
    }
    Ok(())
}

fn sorted(selection: &Selection<'_>) -> Vec<EventId> {
    let mut events = selection.events.to_vec();
    events.sort_unstable();
    events
}

fn key(key: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "  \"{key}\": ")
}

fn member(name: &str, value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    key(name, out)?;
    indented(value, "  ", out)?;
    writeln!(out, ",")
}
