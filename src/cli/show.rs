use std::{
    io::{self, Write},
    ops::Range,
    path::Path,
    process::ExitCode,
};

use anstyle::Style;

use crate::{
    card::{Card, Differing, Extract, Field, NO_SOURCE, Told},
    export::json,
    findings::Checked,
    load::OpenError,
    model::EventId,
    problem::nearest,
    text::{Written, columns, wrap},
};

use super::{
    Failure, completions,
    file::TimelineFile,
    lines::{Lines, PAPER, WidthFlag},
    mention_problems,
};

const EXAMPLES: &str = "Examples:\n  dateline show kaluga-raid\n  dateline show kaluga-raid timeline.toml --width 60\n  \
    CLICOLOR_FORCE=1 dateline show kaluga-raid | less -R";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The event's id, as `dateline list` gives it
    #[arg(add = completions::events())]
    id: String,
    #[command(flatten)]
    file: TimelineFile,
    #[command(flatten)]
    width: WidthFlag,
    /// Print the event as JSON
    #[arg(long)]
    json: bool,
}

const BOLD: Style = Style::new().bold();
const LIT: Style = Style::new().bold().underline();

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let checked = arguments.file.open().map_err(|failure| match failure {
        Failure::Open(OpenError::Missing(id)) if Path::new(&arguments.id).is_file() => {
            Failure::Swapped { id, file: arguments.id.clone() }
        }
        Failure::NoTimeline if Path::new(&arguments.id).is_file() => without_id(arguments),
        other => other,
    })?;
    let timeline = &checked.timeline;
    let found = timeline.events.find(&timeline.texts, &arguments.id).ok_or_else(|| {
        if Path::new(&arguments.id).is_file() {
            return without_id(arguments);
        }
        let ids = timeline.events.sorted().map(|id| timeline.text(timeline.events[id].id).as_written());
        let help = nearest::suggestion(&arguments.id, ids)
            .unwrap_or_else(|| "`dateline list` shows all ids".to_owned());
        Failure::Unknown { noun: "event", written: arguments.id.clone(), help: Some(help) }
    })?;
    let event = &timeline.events[found];
    if arguments.json {
        json::write(&json::Events::of(&checked).event(event), out)?;
    } else {
        page(&checked, found, &mut Lines { out, width: arguments.width.columns(PAPER) })?;
    }
    Ok(mention_problems(&checked))
}

/// For who gave a file alone.
fn without_id(arguments: &Arguments) -> Failure {
    Failure::Swapped { id: "ID".to_owned(), file: arguments.id.clone() }
}

/// Prints an event.
pub(super) fn page(checked: &Checked, id: EventId, lines: &mut Lines<'_>) -> io::Result<()> {
    Page { checked, lines }.event(id)
}

/// A card on paper.
struct Page<'a, 'b> {
    checked: &'a Checked,
    lines: &'a mut Lines<'b>,
}

impl Page<'_, '_> {
    fn event(&mut self, id: EventId) -> io::Result<()> {
        let timeline = &self.checked.timeline;
        let event = &timeline.events[id];
        let card = Card::of(self.checked, id);
        self.lines.behind(0, card.title, BOLD)?;
        let place = timeline.texts.locate(event.at);
        let id = timeline.text(event.id).shown().to_string();
        let place = format!("{}:{}", Written::new(place.file()).shown(), place.line());
        let heading = format!("{} · {id} · {place}", card.heading.join(" · "));
        self.lines.paragraph("", Written::new(&heading))?;
        if event.graphic {
            writeln!(self.lines.out, "This event is marked as graphic.")?;
        }
        for (sign, problem) in &card.problems {
            self.lines.paragraph(&format!("{sign} "), problem.written())?;
        }
        writeln!(self.lines.out)?;
        if let Some(summary) = card.summary {
            self.lines.paragraph("", summary)?;
            writeln!(self.lines.out)?;
        }
        for rivals in &card.rivals {
            self.lines.paragraph("", Written::new(&rivals.heading))?;
            for value in &rivals.values {
                self.lines.paragraph("    ", Written::new(value))?;
            }
        }
        if !card.rivals.is_empty() {
            writeln!(self.lines.out)?;
        }
        self.fields("", &card.fields)?;
        for (number, told) in (1..).zip(&card.sources) {
            let lead = format!("{number}. ");
            write!(self.lines.out, "\n{BOLD}{lead}{BOLD:#}")?;
            self.lines.behind(columns(&lead), told.article, BOLD)?;
            self.source(told)?;
        }
        if card.sources.is_empty() {
            writeln!(self.lines.out, "\n{NO_SOURCE}")?;
        }
        Ok(())
    }

    fn source(&mut self, told: &Told<'_>) -> io::Result<()> {
        self.lines.paragraph("   ", Written::new(&told.standing.join(" · ")))?;
        match (told.not_found, &told.extract) {
            (None, Some(extract)) => self.extract(extract)?,
            (None, None) => {}
            (Some(quote), nearest) => {
                self.lines.paragraph("   ? ", quote)?;
                if let Some((nearest, difference)) = nearest.as_ref().zip(told.difference.as_ref()) {
                    self.nearest(nearest, difference)?;
                }
            }
        }
        self.fields("   ", &told.fields)
    }

    /// A passage in its context, its own words lit.
    fn extract(&mut self, extract: &Extract<'_>) -> io::Result<()> {
        let lines = wrap(extract.text, self.lines.width.saturating_sub(9));
        let last = lines.len().saturating_sub(1);
        for (index, line) in lines.into_iter().enumerate() {
            write!(self.lines.out, "   | {}", if index == 0 && extract.cut.0 { "… " } else { "" })?;
            self.lit(extract, &line)?;
            writeln!(self.lines.out, "{}", if index == last && extract.cut.1 { " …" } else { "" })?;
        }
        Ok(())
    }

    /// Without their context: where the output has no styles, nothing would tell them from it.
    fn nearest(&mut self, extract: &Extract<'_>, difference: &Differing) -> io::Result<()> {
        for alarm in &difference.alarms {
            self.lines.paragraph("   ! ", Written::new(alarm))?;
        }
        writeln!(self.lines.out, "   {}", extract.nearest_in_words())?;
        self.lines.paragraph("   ~ ", Written::new(&difference.text))
    }

    fn lit(&mut self, extract: &Extract<'_>, line: &Range<usize>) -> io::Result<()> {
        let shown = |range| extract.text.part(range).shown();
        let mut at = line.start;
        for piece in &extract.marked {
            let (from, to) = (piece.start.clamp(at, line.end), piece.end.clamp(at, line.end));
            write!(self.lines.out, "{}{LIT}{}{LIT:#}", shown(at..from), shown(from..to))?;
            at = to;
        }
        write!(self.lines.out, "{}", shown(at..line.end))
    }

    fn fields(&mut self, margin: &str, fields: &[Field<'_>]) -> io::Result<()> {
        for field in fields {
            self.lines.paragraph(&format!("{:<11} ", format!("{margin}{}", field.label)), field.text())?;
        }
        Ok(())
    }
}
