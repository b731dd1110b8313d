use std::{
    io::{self, Write},
    process::ExitCode,
};

use crate::{
    export::json,
    findings::Checked,
    model::{ActorId, EventId},
    problem::nearest,
    query::{self, Filter, Matches},
    text::{columns, counted},
};

use super::{
    Failure, completions,
    file::TimelineFile,
    filter::{self, FilterFlag},
    mention_problems,
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    file: TimelineFile,
    /// Only events that this actor, or a part of it, takes part in; several: any of them
    #[arg(long = "actor", value_name = "ID", add = completions::actors())]
    actors: Vec<String>,
    #[command(flatten)]
    filter: FilterFlag,
    /// Print the events as JSON, with all that the file says of them
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let checked = arguments.file.open()?;
    let included = arguments.actors.iter().map(|id| actor(&checked, id)).collect::<Result<_, _>>()?;
    let of_actors = Filter::default().with_actors(&checked, included, Vec::new());
    let found = arguments.filter.matching(&checked)?.and(&query::matching(&checked, &of_actors));
    if arguments.json {
        let events = json::Events::of(&checked);
        let listed = found.shown.iter().map(|id| {
            let possible = arguments.filter.is_given().then(|| found.is_possible(*id));
            events.listed(&checked.timeline.events[*id], possible)
        });
        json::write_list(listed, out)?;
    } else {
        print(&checked, &found, out)?;
    }
    let flags = [(!arguments.actors.is_empty()).then_some("--actor"), arguments.filter.name()];
    filter::mention_hidden(&checked, &found, &flags);
    Ok(mention_problems(&checked))
}

/// The actor with the id that was asked for.
fn actor(checked: &Checked, id: &str) -> Result<ActorId, Failure> {
    let timeline = &checked.timeline;
    timeline.actors.find(&timeline.texts, id).ok_or_else(|| {
        let ids = timeline.actors.sorted().map(|actor| timeline.text(timeline.actors[actor].id).as_written());
        let ids: Vec<&str> = ids.collect();
        let help = nearest::suggestion(id, ids.iter().copied())
            .unwrap_or_else(|| format!("the actors are {}", nearest::list(&ids)));
        Failure::Unknown { noun: "actor", written: id.to_owned(), help: Some(help) }
    })
}

/// One line for each event: when, id, what, how many sources. What is longest comes last.
fn print(checked: &Checked, found: &Matches, out: &mut dyn Write) -> io::Result<()> {
    let timeline = &checked.timeline;
    let lead = |id: &EventId| {
        let event = &timeline.events[*id];
        let possibly = if found.is_possible(*id) { "possibly " } else { "" };
        [format!("{possibly}{}", timeline.when_in_brief(event)), timeline.text(event.id).shown().to_string()]
    };
    // Worded twice rather than kept: a million rows are many.
    let mut widths = [0; 2];
    for id in &found.shown {
        let lead = lead(id);
        widths.iter_mut().zip(&lead).for_each(|(width, text)| *width = columns(text).max(*width));
    }
    for id in &found.shown {
        for (text, width) in lead(id).iter().zip(widths) {
            write!(out, "{text}{:gap$}  ", "", gap = width - columns(text))?;
        }
        let event = &timeline.events[*id];
        let mark = if checked.is_faulty(event) { "! " } else { "" };
        let sources = counted(event.sources.len(), "source");
        writeln!(out, "{mark}{} ({sources})", timeline.text(event.title).shown())?;
    }
    Ok(())
}
