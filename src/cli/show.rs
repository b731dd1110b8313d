use std::{
    fmt::Display,
    io::{self, Write},
    ops::Range,
    path::PathBuf,
    process::ExitCode,
};

use anstyle::Style;

use crate::{
    export::json,
    findings::{Checked, Passage},
    model::{Event, Source},
    problem::nearest,
    text::{Written, columns, wrap},
};

use super::{Failure, mention_problems, open};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The event's id, as `dateline list` gives it
    id: String,
    /// The timeline; ./timeline.toml where none is named
    file: Option<PathBuf>,
    /// Print the event as JSON
    #[arg(long)]
    json: bool,
}

/// How much of its paragraph is shown on either side of a passage, in characters.
const AROUND: usize = 110;

/// How wide a page is; a terminal's own width would make a pipe's output depend on it.
const COLUMNS: usize = 80;

const BOLD: Style = Style::new().bold();
const LIT: Style = Style::new().bold().underline();

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let checked = open(arguments.file.as_deref())?;
    let timeline = &checked.timeline;
    let found = timeline.events.find(&timeline.texts, &arguments.id).ok_or_else(|| {
        let ids = timeline.events.sorted().map(|id| timeline.text(timeline.events[id].id).as_written());
        let help = nearest::suggestion(&arguments.id, ids)
            .unwrap_or_else(|| "`dateline list` shows all ids".to_owned());
        Failure::Unknown { noun: "event", written: arguments.id.clone(), help: Some(help) }
    })?;
    let event = &timeline.events[found];
    if arguments.json {
        json::write(&json::event(&checked, event), out)?;
    } else {
        Page { checked: &checked, out }.event(event)?;
    }
    Ok(mention_problems(&checked))
}

/// An event on paper.
struct Page<'a> {
    checked: &'a Checked,
    out: &'a mut dyn Write,
}

impl Page<'_> {
    fn event(&mut self, event: &Event) -> io::Result<()> {
        let timeline = &self.checked.timeline;
        writeln!(self.out, "{BOLD}{}{BOLD:#}", timeline.text(event.title).shown())?;
        let mut line = vec![timeline.when_in_words(event)];
        line.extend(
            event.places.iter().map(|id| timeline.text(timeline.places[*id].name).shown().to_string()),
        );
        line.push(timeline.text(event.id).shown().to_string());
        let place = timeline.texts.locate(event.at);
        line.push(format!("{}:{}", Written::new(place.file()).shown(), place.line()));
        writeln!(self.out, "{}\n", line.join(" · "))?;
        if let Some(summary) = event.summary {
            self.paragraph("", timeline.text(summary))?;
            writeln!(self.out)?;
        }
        for part in &event.cast {
            let name = timeline.text(timeline.actors[part.actor].name).shown();
            let role = part.role.map(|role| format!(" ({})", timeline.text(role).shown()));
            self.field("actor", format!("{name}{}", role.unwrap_or_default()))?;
        }
        if let Some(note) = event.remarks.note {
            self.field("note", timeline.text(note).shown())?;
        }
        for (number, (id, source)) in (1..).zip(timeline.sources_of(event)) {
            writeln!(self.out)?;
            self.source(number, source, self.checked.findings.passage(id))?;
        }
        if event.sources.is_empty() {
            writeln!(self.out, "\nNo source is given.")?;
        }
        Ok(())
    }

    fn source(&mut self, number: usize, source: &Source, passage: &Passage) -> io::Result<()> {
        let timeline = &self.checked.timeline;
        let article = &timeline.articles[source.article];
        let title = timeline.text(article.title).shown();
        writeln!(self.out, "{BOLD}{number}. {title}{BOLD:#}")?;
        let remark = article.rendition.remark().filter(|_| passage.class.is_verified());
        let mut about = vec![match remark {
            Some(remark) => format!("{} {remark}", passage.class),
            None => passage.class.to_string(),
        }];
        about.extend(passage.remarks().map(str::to_owned));
        about.extend(passage.context.as_ref().map(|context| format!("paragraph {}", context.paragraph)));
        about.extend(source.locator.map(|locator| timeline.text(locator).shown().to_string()));
        about.push(<&str>::from(source.stance).to_owned());
        writeln!(self.out, "   {}", about.join(", "))?;
        self.words(source, passage)?;
        for account in timeline.accounts_of(source) {
            let manner: &str = account.manner.into();
            self.field(&format!("   {manner}"), timeline.account_in_words(account))?;
        }
        if let Some(event) = source.speech.about {
            self.field("   that is of", timeline.text(timeline.events[event].title).shown())?;
        }
        if let Some(actor) = source.speech.said_by {
            self.field("   said by", timeline.text(timeline.actors[actor].name).shown())?;
        }
        if let Some(note) = source.note {
            self.field("   note", timeline.text(note).shown())?;
        }
        Ok(())
    }

    /// The passage in its context, the quoted words lit; or the quote, where they were not found.
    fn words(&mut self, source: &Source, passage: &Passage) -> io::Result<()> {
        let timeline = &self.checked.timeline;
        let text = timeline.articles[source.article].text.map(|text| timeline.text(text));
        let excerpt = text.and_then(|text| Some((text, passage.excerpt(text, AROUND)?)));
        match (excerpt, source.selector.quote) {
            (Some((text, excerpt)), _) if passage.class.is_verified() => {
                let lines = wrap(text.part(excerpt.at.clone()), COLUMNS - 9);
                let last = lines.len().saturating_sub(1);
                for (index, line) in lines.into_iter().enumerate() {
                    let line = excerpt.at.start + line.start..excerpt.at.start + line.end;
                    write!(self.out, "   | {}", if index == 0 && excerpt.cut.0 { "… " } else { "" })?;
                    self.lit(text, &line, &passage.pieces)?;
                    writeln!(self.out, "{}", if index == last && excerpt.cut.1 { " …" } else { "" })?;
                }
                Ok(())
            }
            (_, None) => writeln!(self.out, "   no words are quoted"),
            (excerpt, Some(quote)) => {
                self.paragraph("   ? ", timeline.text(quote))?;
                let near = passage.nearest.clone().and_then(|at| Some(excerpt?.0.part(at)));
                if let Some(near) = near {
                    writeln!(self.out, "   the nearest words in the article:")?;
                    self.paragraph("   ~ ", near)?;
                }
                Ok(())
            }
        }
    }

    fn lit(&mut self, text: Written<'_>, line: &Range<usize>, pieces: &[Range<usize>]) -> io::Result<()> {
        let mut at = line.start;
        for piece in pieces {
            let (from, to) = (piece.start.clamp(at, line.end), piece.end.clamp(at, line.end));
            let shown = |range| text.part(range).shown();
            write!(self.out, "{}{LIT}{}{LIT:#}", shown(at..from), shown(from..to))?;
            at = to;
        }
        write!(self.out, "{}", text.part(at..line.end).shown())
    }

    fn field(&mut self, name: &str, value: impl Display) -> io::Result<()> {
        self.paragraph(&format!("{name:<11} "), Written::new(&value.to_string()))
    }

    /// A paragraph behind `lead`, its other lines in as far as the first.
    fn paragraph(&mut self, lead: &str, text: Written<'_>) -> io::Result<()> {
        let margin = columns(lead);
        for (index, line) in wrap(text, COLUMNS.saturating_sub(margin)).into_iter().enumerate() {
            let line = text.part(line).shown();
            match index {
                0 => writeln!(self.out, "{lead}{line}")?,
                _ => writeln!(self.out, "{:margin$}{line}", "")?,
            }
        }
        Ok(())
    }
}
