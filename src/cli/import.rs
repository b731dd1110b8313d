//! `dateline import`: a timeline from another program's file, checked before it is written.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use strum::VariantNames as _;

use crate::{
    import::{self, Format, Imported, Known, Options, Order},
    load::{self, Limits, limits::Limit},
    problem::{Code, Problem},
    save::{New, Old},
    text::{Written, counted},
};

use super::{
    Failure,
    add::{AS_IT_WOULD_BE, inserted, is_broken},
    bar::Bar,
    exit_code,
    file::LimitFlags,
    report,
};

#[derive(Debug, clap::Args)]
#[command(after_help = after_help())]
pub(super) struct Arguments {
    /// The file to read
    file: PathBuf,
    /// Its form
    #[arg(long = "from", value_name = "FORMAT", value_parser = clap::builder::PossibleValuesParser::new(Format::VARIANTS))]
    from: String,
    /// Write to a new file instead of standard output
    #[arg(short, long, value_name = "NEW", conflicts_with = "into")]
    output: Option<PathBuf>,
    /// Add to this timeline, at its end; its comments and its order stay, and what it names already is not named twice
    #[arg(long, value_name = "TIMELINE")]
    into: Option<PathBuf>,
    /// Which column of a table is which field, where its name does not say so: `--map "date=Day of"`
    #[arg(long = "map", value_name = "FIELD=COLUMN", value_parser = mapped)]
    map: Vec<(String, String)>,
    /// Which number of a table's dates such as `07/03/2024` is the day; without it they are not read
    #[arg(long, value_name = "ORDER", value_parser = clap::builder::PossibleValuesParser::new(Order::VARIANTS))]
    dates: Option<String>,
    #[command(flatten)]
    limits: LimitFlags,
}

const EXAMPLES: &str = "Examples:\n  dateline import events.csv --from csv --map date=Day -o harbour.toml\n  \
    dateline import library.json --from csl --into timeline.toml\n\n\
    What cannot be read is listed on standard error with its place; the rest comes in. Exit code: 0 all of it came in, 1 something did not, 2 could not run.";

/// With the fields of a table, which its reader knows best.
fn after_help() -> String {
    let (fields, lists) = import::fields();
    format!(
        "Fields of a table, with other names that their columns may have: {fields}. \
         Several stand in one cell of {lists} with `;` between them. Rows with one `event` are one event with several sources.\n\n{EXAMPLES}"
    )
}

fn mapped(written: &str) -> Result<(String, String), String> {
    let (field, column) = written.split_once('=').ok_or("write FIELD=COLUMN, such as date=Day")?;
    Ok((field.trim().to_owned(), column.trim().to_owned()))
}

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let limits = arguments.limits.limits();
    let new = arguments.output.as_deref().map(new_at).transpose()?;
    let bytes = load::bytes(&arguments.file, limits)?;
    // The parser of arguments lets no other pass.
    let format: Format = arguments.from.parse().unwrap_or(Format::Json);
    let (to, into, events) = match &arguments.into {
        None => (new.map_or(To::Output, To::New), None, 0),
        Some(path) => {
            let old = Old::read(path, limits.of(Limit::Timeline))?;
            let there = load::instead(path, old.bytes().to_vec(), limits)?;
            if is_broken(&there, &mut anstream::stderr())? {
                return Ok(exit_code(1));
            }
            (To::Behind(old), Some(Known::of(&there.timeline)), there.timeline.events.len())
        }
    };
    let order = arguments.dates.as_deref().and_then(|order| order.parse().ok());
    let bar = Bar::at_work("reading", bytes.len());
    let imported = import::read(format, &bytes, Options { map: arguments.map.clone(), order, into })?;
    drop((bytes, bar));
    let unread = mention(&imported, &arguments.file)?;
    let mut errors = anstream::stderr();
    let left = if unread == 0 { String::new() } else { format!(", {} did not", counted(unread, "thing")) };
    if imported.is_empty() {
        writeln!(errors, "nothing came in{left}")?;
        return Ok(exit_code(1));
    }
    let target = Target { arguments, limits, events: events + imported.events() };
    let written = imported.written();
    let wrong = match to {
        To::Behind(old) => target.append(old, &written)?,
        To::New(new) => target.write_new(&written, new)?,
        To::Output => target.print(&written, out)?,
    };
    let Some(wrong) = wrong else { return Ok(exit_code(1)) };
    writeln!(errors, "{} came in{left}", imported.in_words())?;
    Ok(exit_code(unread + wrong))
}

/// A file that is to be new: begun before anything is read for it.
fn new_at(path: &Path) -> Result<New, Failure> {
    if load::is_there(path) {
        return Err(Failure::Exists(path.display().to_string()));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        return Err(Failure::NoFolder(folder.display().to_string()));
    }
    Ok(New::at(path)?)
}

/// Where the timeline goes.
enum To {
    Output,
    New(New),
    /// Behind what stands in a file.
    Behind(Old),
}

/// Where it is written to.
struct Target<'a> {
    arguments: &'a Arguments,
    limits: Limits,
    /// How many events there must be then.
    events: usize,
}

impl Target<'_> {
    /// Prints it; how many errors there are in it, none where it is not to be written.
    fn print(&self, written: &str, out: &mut dyn Write) -> Result<Option<usize>, Failure> {
        let wrong = self.wrong(Path::new("standard output"), written, 1)?;
        if wrong.is_some() {
            out.write_all(written.as_bytes())?;
        }
        Ok(wrong)
    }

    /// The same in a file of its own.
    fn write_new(&self, written: &str, mut new: New) -> Result<Option<usize>, Failure> {
        let path = self.arguments.output.as_deref().unwrap_or(Path::new(""));
        let wrong = self.wrong(path, written, 1)?;
        if wrong.is_some() {
            new.write_all(written.as_bytes())?;
            new.put_as_new()?;
        }
        Ok(wrong)
    }

    /// The same behind what is there.
    fn append(&self, old: Old, written: &str) -> Result<Option<usize>, Failure> {
        let path = self.arguments.into.as_deref().unwrap_or(Path::new(""));
        let (bytes, lines) = inserted(old.bytes(), old.bytes().len(), written);
        let first = lines.start;
        let wrong = self.wrong(path, bytes.clone(), first)?;
        if wrong.is_some() {
            old.replace(&bytes)?;
        }
        Ok(wrong)
    }

    /// Says what is wrong from a line on, were this the file at `path`; how many errors that are. None where it is not to
    /// be written.
    fn wrong(&self, path: &Path, bytes: impl Into<Vec<u8>>, first: usize) -> Result<Option<usize>, Failure> {
        let bytes = bytes.into();
        let bar = Bar::at_work("checking", bytes.len());
        let loaded = load::instead(path, bytes, self.limits)?;
        drop(bar);
        let texts = &loaded.timeline.texts;
        let name = path.display().to_string();
        let mut errors = anstream::stderr();
        let (mut wrong, mut is_broken) = (0, loaded.timeline.events.len() < self.events);
        for problem in &loaded.problems {
            let place = texts.locate(problem.at);
            // What is wrong elsewhere was so before.
            let is_new = place.file() == name && (place.line() >= first || problem.code == Code::Syntax);
            is_broken |= is_new && is_of_form(problem);
            if is_new {
                wrong += usize::from(problem.is_error());
                report::problem(problem, texts, &mut errors)?;
            }
        }
        // What takes events away is told, wherever it stands.
        if is_broken && wrong == 0 {
            for problem in loaded.problems.iter().filter(|problem| is_of_form(problem)) {
                report::problem(problem, texts, &mut errors)?;
            }
        }
        if is_broken {
            writeln!(errors, "{AS_IT_WOULD_BE}")?;
        }
        Ok((!is_broken).then_some(wrong))
    }
}

/// Whether a timeline with this problem is none, not merely one that says what cannot be, or whose files are elsewhere.
fn is_of_form(problem: &Problem) -> bool {
    matches!(
        problem.code,
        Code::Syntax
            | Code::NotUtf8
            | Code::UnknownKey
            | Code::MissingKey
            | Code::WrongType
            | Code::UnknownValue
            | Code::BadId
            | Code::DuplicateId
            | Code::DuplicateTable
    )
}

/// Says what was not read, and what came in otherwise than might be thought; how much was not.
fn mention(imported: &Imported, file: &Path) -> io::Result<usize> {
    let mut errors = io::BufWriter::new(anstream::stderr());
    let name = file.display().to_string();
    let (unread, more) = imported.all_unread();
    for it in unread {
        writeln!(errors, "{}", Written::new(&format!("{name}: {}: {}", it.place, it.why)).shown())?;
    }
    for told in imported.told() {
        writeln!(errors, "{}", Written::new(told).shown())?;
    }
    if more > 0 {
        writeln!(errors, "{more} more could not be read")?;
    }
    errors.flush()?;
    Ok(unread.len() + more)
}
