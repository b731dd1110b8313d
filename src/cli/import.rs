//! `dateline import`: a timeline from another program's file, checked before it is written.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use strum::VariantNames as _;

use crate::{
    import::{self, Format, Imported, Known, Options},
    load::{self, Limits, limits::Limit},
    problem::{Code, Problem},
    save::{New, Old},
    text::{Written, counted},
};

use super::{
    Failure,
    add::{AS_IT_WOULD_BE, inserted, is_broken},
    exit_code,
    file::LimitFlags,
    report,
};

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
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
    /// Which column of a table is which field, where its name does not say so: `date="Day of"`
    #[arg(long = "map", value_name = "FIELD=COLUMN", value_parser = mapped)]
    map: Vec<(String, String)>,
    #[command(flatten)]
    limits: LimitFlags,
}

const EXAMPLES: &str = "Examples:\n  dateline import events.csv --from csv --map date=Day -o harbour.toml\n  \
    dateline import library.json --from csl --into timeline.toml\n\n\
    What cannot be read is listed on standard error with its place; the rest comes in. Exit code: 0 all of it came in, 1 something did not, 2 could not run.";

fn mapped(written: &str) -> Result<(String, String), String> {
    let (field, column) = written.split_once('=').ok_or("write FIELD=COLUMN, such as date=Day")?;
    Ok((field.trim().to_owned(), column.trim().to_owned()))
}

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let limits = arguments.limits.limits();
    if let Some(path) = arguments.output.as_ref().filter(|path| load::is_there(path)) {
        return Err(Failure::Exists(path.display().to_string()));
    }
    let bytes = load::bytes(&arguments.file, limits)?;
    // The parser of arguments lets no other pass.
    let format: Format = arguments.from.parse().unwrap_or(Format::Json);
    let (old, known, events) = match &arguments.into {
        None => (None, Known::default(), 0),
        Some(path) => {
            let old = Old::read(path, limits.of(Limit::Timeline))?;
            let there = load::instead(path, old.bytes().to_vec(), limits)?;
            if is_broken(&there, &mut anstream::stderr())? {
                return Ok(exit_code(1));
            }
            (Some(old), Known::of(&there.timeline), there.timeline.events.len())
        }
    };
    let imported =
        import::read(format, &bytes, Options { map: arguments.map.clone(), known, beside: old.is_some() });
    drop(bytes);
    let unread = mention(&imported, &arguments.file)?;
    let written = imported.written();
    let mut errors = anstream::stderr();
    if imported.is_empty() {
        writeln!(errors, "nothing came in")?;
        return Ok(exit_code(unread));
    }
    let target = Target { arguments, limits, events: events + imported.events() };
    let wrong = match old {
        None => target.write_new(&written, out)?,
        Some(old) => target.append(old, &written)?,
    };
    Ok(exit_code(unread + wrong))
}

/// Where it is written to.
struct Target<'a> {
    arguments: &'a Arguments,
    limits: Limits,
    /// How many events there must be then.
    events: usize,
}

impl Target<'_> {
    /// Writes a file of its own; how many errors there are in it.
    fn write_new(&self, written: &str, out: &mut dyn Write) -> Result<usize, Failure> {
        let path = self.arguments.output.as_deref();
        let Some(wrong) = self.wrong(path.unwrap_or(Path::new("standard output")), written, 1)? else {
            return Ok(1);
        };
        match path {
            None => out.write_all(written.as_bytes())?,
            Some(path) => {
                let mut new = New::at(path)?;
                new.write_all(written.as_bytes())?;
                new.put_as_new()?;
            }
        }
        Ok(wrong)
    }

    /// Writes it behind what is there; how many errors there are in it.
    fn append(&self, old: Old, written: &str) -> Result<usize, Failure> {
        let path = self.arguments.into.as_deref().unwrap_or(Path::new(""));
        let (bytes, lines) = inserted(old.bytes(), old.bytes().len(), written);
        let first = lines.start;
        let Some(wrong) = self.wrong(path, bytes.clone(), first)? else { return Ok(1) };
        old.replace(&bytes)?;
        Ok(wrong)
    }

    /// Says what is wrong from a line on, were this the file at `path`; how many errors that are. None where it is not to
    /// be written.
    fn wrong(&self, path: &Path, bytes: impl Into<Vec<u8>>, first: usize) -> Result<Option<usize>, Failure> {
        let loaded = load::instead(path, bytes.into(), self.limits)?;
        let texts = &loaded.timeline.texts;
        let name = path.display().to_string();
        let mut errors = anstream::stderr();
        let (mut wrong, mut is_broken) = (0, loaded.timeline.events.len() < self.events);
        for problem in &loaded.problems {
            let place = texts.locate(problem.at);
            is_broken |= is_of_form(problem) && (problem.code == Code::Syntax || place.line() >= first);
            if place.file() == name && place.line() >= first {
                wrong += usize::from(problem.is_error());
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
    let count = unread.len() + more;
    let left = if count == 0 { String::new() } else { format!(", {} not", counted(count, "thing")) };
    writeln!(errors, "{} came in{left}", counted(imported.events(), "event"))?;
    errors.flush()?;
    Ok(count)
}
