use std::{
    io::{self, Write},
    process::ExitCode,
};

use anstyle::Style;

use crate::{
    export::json,
    findings::Checked,
    model::{ActorId, EventId},
    problem::nearest,
    query::{self, Filter, Matches},
    text::{Written, columns, counted},
};

use super::{
    Failure, completions,
    file::TimelineFile,
    filter::{self, FilterFlag},
    lines::{ENDLESS, Lines, WidthFlag},
    mention_problems,
};

const EXAMPLES: &str = "Examples:\n  dateline list\n  dateline list timeline.toml --filter 'verdict:conflict'\n  \
    dateline list --actor putin --json | jq '.[].title'\n\n\
    What a filter hides is counted on standard error.";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    file: TimelineFile,
    /// Only events that this actor, or a part of it, takes part in; several: any of them
    #[arg(long = "actor", value_name = "ID", add = completions::actors())]
    actors: Vec<String>,
    #[command(flatten)]
    filter: FilterFlag,
    #[command(flatten)]
    width: WidthFlag,
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
        print(&checked, &found, &mut Lines { out, width: arguments.width.columns(ENDLESS) })?;
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

/// With fewer columns left for titles, they stand below.
const TITLE: usize = 50;

/// How far in they stand there.
const BELOW: usize = 4;

/// Of ids, beside which titles are what is read.
const NAME: Style = Style::new().dimmed();

/// One line for each event: when, id, what, how many sources, and what is longest comes last; where that leaves too little
/// room for the last, a line of its own.
pub(super) fn print(checked: &Checked, found: &Matches, lines: &mut Lines<'_>) -> io::Result<()> {
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
    let [to_name, to_title] = widths.map(|width| width + 2);
    let has_name = lines.have_room(to_name, widths[1]);
    let has_title = lines.have_room(to_name + to_title, TITLE);
    let margin = if has_title { to_name + to_title } else { BELOW };
    for id in &found.shown {
        let [when, name] = lead(id);
        let to_name = gap(has_name, to_name - columns(&when));
        let to_title = gap(has_title, to_title - columns(&name));
        write!(lines.out, "{when}{to_name}{NAME}{name}{NAME:#}{to_title}")?;
        let event = &timeline.events[*id];
        let mark = if checked.is_faulty(event) { "! " } else { "" };
        let sources = counted(event.sources.len(), "source");
        let title = format!("{mark}{} ({sources})", timeline.text(event.title).shown());
        lines.behind(margin, Written::new(&title), Style::new())?;
    }
    Ok(())
}

/// What stands before the next column: as many blanks, or a new line where there is no room for it.
fn gap(is_beside: bool, blanks: usize) -> String {
    if is_beside { " ".repeat(blanks) } else { format!("\n{:BELOW$}", "") }
}
