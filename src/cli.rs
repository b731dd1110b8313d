//! The command line: one command, one file.

mod accounts;
mod add;
mod bar;
mod check;
mod completions;
mod coverage;
mod date;
mod export;
mod failure;
mod file;
mod filter;
mod import;
mod lines;
mod list;
mod man;
mod new;
mod paper;
mod report;
mod schema;
mod settings;
mod show;

use std::{
    ffi::OsString,
    io::{self, BufWriter, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    thread,
};

use anstream::AutoStream;
use clap::{Parser, Subcommand};
use strum::VariantNames;

use failure::Failure;
pub(crate) use paper::on_paper;

use crate::{
    findings::{Checked, MANY},
    load::{self, Begun, Limits, OpenError},
    text::Written,
    tui,
};

/// Read, check and explore a sourced timeline of contested events.
///
/// Without a command it explores FILE; without FILE, ./timeline.toml; without that, the
/// timeline that is part of the program: the Moscow concert hall attack of March 2024.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
struct Arguments {
    /// The timeline to explore
    file: Option<PathBuf>,
    #[command(flatten)]
    filter: filter::FilterFlag,
    #[command(flatten)]
    limits: file::LimitFlags,
    /// Colours for a background that is dark or light, or none; `auto` asks the terminal
    #[arg(long, value_name = "THEME", value_parser = clap::builder::PossibleValuesParser::new(tui::Theme::VARIANTS))]
    theme: Option<String>,
    #[command(flatten)]
    config: settings::ConfigFlag,
    /// Where the originals of the articles are, for whoever has them: `O` shows them beside the reading copies
    #[arg(long, value_name = "DIR")]
    originals: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "Examples:\n  dateline\n  dateline timeline.toml --filter 'actor:putin after:2024-03-08'\n  \
    dateline new harbour && cd harbour && dateline check\n  dateline show kaluga-raid | less\n  \
    dateline export --to html -o page.html\n\n\
    In the explorer `?` shows the keys, and `q` quits. `dateline COMMAND --help` shows more examples.\n\n\
    Exit code: 0 fine, 1 the timeline has errors, settings have, or a date is none, 2 could not run. \
    NO_COLOR=1 switches colours off. `dateline settings` prints what can be set, and where.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Check a timeline: its names, dates and order, and every quote against its article
    Check(check::Arguments),
    /// List the events, in order
    List(list::Arguments),
    /// Show an event with the passages it rests on
    Show(show::Arguments),
    /// What the sources say of each fact, and whether it fits together, the worst first
    Accounts(accounts::Arguments),
    /// Which article tells of which event
    Coverage(coverage::Arguments),
    /// Write the timeline in another form: for programs, spreadsheets, pages
    Export(export::Arguments),
    /// Make a timeline of another program's file, or add it to one
    Import(import::Arguments),
    /// Add to a timeline; the file keeps its comments and its order
    #[command(subcommand)]
    Add(add::Arguments),
    /// Make a folder with a small timeline in it, which tells by its comments how one is written
    New(new::Arguments),
    /// Print the JSON Schema of the format, for editors that complete and check what is typed
    Schema(schema::Arguments),
    /// Print what a shell needs to complete commands, options and ids
    Completions(completions::Arguments),
    /// Print the manual, for `man`
    Man(man::Arguments),
    /// Explain dates: what they mean, from when to when, or what is wrong with them
    Date(date::Arguments),
    /// Print the settings that are in force, as a file of settings, and what is wrong with them
    Settings(settings::Arguments),
}

/// The timeline that is taken where none is named.
const DEFAULT: &str = "timeline.toml";

/// Runs what `arguments` ask for, the program's name first, and says how it went.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if completions::answered(&arguments) {
        return ExitCode::SUCCESS;
    }
    let arguments = date::apart(arguments);
    let arguments = match Arguments::try_parse_from(&arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help that was asked for goes to standard output, and is no failure.
            if !error.use_stderr() {
                let _ = error.print();
                return ExitCode::SUCCESS;
            }
            // What a terminal would take for a sequence is left out of its text, without a word: so it is made visible before.
            let shown = arguments.iter().map(|it| Written::new(&it.to_string_lossy()).shown().to_string());
            let error = Arguments::try_parse_from(shown).err().unwrap_or(error);
            let _ = report::usage(&error.render().to_string(), &mut anstream::stderr());
            return ExitCode::from(2);
        }
    };
    // Not locked: the explorer gives the terminal back from another thread when a signal comes.
    let stdout = io::stdout();
    let choice = AutoStream::choice(&stdout);
    // Gathered behind what strips colours, for that passes on whatever stands between two of them: a call of the system
    // for each would be millions.
    let gathered = BufWriter::with_capacity(1 << 16, WhileHeard { to: Some(stdout) });
    let mut out = AutoStream::new(Box::new(gathered) as Box<dyn Write>, choice);
    let outcome = match &arguments.command {
        None => explore(&arguments),
        Some(Command::Check(arguments)) => check::run(arguments, &mut out),
        Some(Command::List(arguments)) => list::run(arguments, &mut out),
        Some(Command::Show(arguments)) => show::run(arguments, &mut out),
        Some(Command::Accounts(arguments)) => accounts::run(arguments, &mut out),
        Some(Command::Coverage(arguments)) => coverage::run(arguments, &mut out),
        Some(Command::Export(arguments)) => export::run(arguments, &mut out),
        Some(Command::Import(arguments)) => import::run(arguments, &mut out),
        Some(Command::Add(arguments)) => add::run(arguments, &mut out),
        Some(Command::New(arguments)) => new::run(arguments, &mut out),
        Some(Command::Schema(arguments)) => schema::run(arguments, &mut out),
        Some(Command::Completions(arguments)) => completions::run(arguments, &mut out),
        Some(Command::Man(arguments)) => man::run(arguments, &mut out),
        Some(Command::Date(arguments)) => date::run(arguments, &mut out),
        Some(Command::Settings(arguments)) => settings::run(arguments, &mut out),
    };
    match outcome.and_then(|code| Ok(out.flush().map(|()| code)?)) {
        Ok(code) => code,
        // The terminal went away while exploring.
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Filter { text, error }) => {
            let _ = report::filter(&text, &error, &mut anstream::stderr());
            ExitCode::from(2)
        }
        Err(failure) => {
            let _ = report::failure(&failure.to_string(), failure.help().as_deref(), &mut anstream::stderr());
            ExitCode::from(2)
        }
    }
}

/// Standard output until nobody reads it any more, as in `dateline list | head`: that is no
/// reason to fail, and the exit code stays what was found.
struct WhileHeard<W> {
    to: Option<W>,
}

impl<W: Write> WhileHeard<W> {
    fn heard<T>(&mut self, deaf: T, write: impl FnOnce(&mut W) -> io::Result<T>) -> io::Result<T> {
        match self.to.as_mut().map(write) {
            None => Ok(deaf),
            Some(Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.to = None;
                Ok(deaf)
            }
            Some(done) => done,
        }
    }
}

impl<W: Write> Write for WhileHeard<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.heard(bytes.len(), |to| to.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.heard((), Write::flush)
    }
}

/// The timeline that is named, else that of the folder we are in. A link that leads nowhere is
/// one, too: another timeline in its place would pass for it. One that leads out of the folder has to be named: whoever made
/// a folder does not choose what of ours is read.
fn or_default(file: Option<&Path>) -> Result<Option<&Path>, Failure> {
    let default = Path::new(DEFAULT);
    match file {
        None if !load::is_there(default) => Ok(None),
        None if load::leads_out(default) => Err(Failure::LeadsOut),
        None => Ok(Some(default)),
        named => Ok(named),
    }
}

fn explore(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let path = or_default(arguments.file.as_deref())?;
    let has_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    // Beside reading the timeline, for both wait for memory and for files.
    let (read, prepared) = thread::scope(|scope| {
        let prepare = || (tui::Canvas::new(), arguments.config.read());
        let preparing = has_terminal.then(|| scope.spawn(prepare));
        let read = read(path, arguments.limits.limits());
        let prepared = preparing.map(|preparing| preparing.join().unwrap_or_else(|_| prepare()));
        (read, prepared)
    });
    let (begun, name) = read?;
    let (checked, origin) = match begun {
        Begun::Whole(loaded) => {
            // A filter may ask for what is still to be found; and few quotes are looked for while a screen is drawn.
            let is_soon = loaded.timeline.sources.len() <= MANY || arguments.filter.is_given();
            let check = if is_soon { Checked::new } else { Checked::begun };
            (check(loaded.timeline, loaded.problems), Some(loaded.origin))
        }
        Begun::First(timeline) => (Checked::first(*timeline), None),
    };
    // What it names may stand further on than what is read.
    let (filter, later) = match (&origin, arguments.filter.parse(&checked)) {
        (Some(_), filter) => (filter?, None),
        (None, filter) => (filter.unwrap_or_default(), arguments.filter.text()),
    };
    if let Some(folder) = arguments.originals.as_ref().filter(|folder| !folder.is_dir()) {
        return Err(Failure::NoFolder(folder.display().to_string()));
    }
    let (canvas, settings) = prepared.ok_or(Failure::NoTerminal)?;
    let path = path.map(Path::to_owned);
    let said = settings.in_words();
    let mut preferences = settings.preferences;
    if let Some(theme) = arguments.theme.as_deref().and_then(|theme| theme.parse().ok()) {
        preferences.theme = theme;
    }
    let originals = arguments.originals.clone().or_else(|| preferences.originals.take());
    let opened = tui::Opened {
        checked,
        name,
        filter,
        path,
        origin,
        later,
        originals,
        limits: arguments.limits.limits(),
    };
    tui::explore(opened, (preferences, said), canvas)?;
    Ok(ExitCode::SUCCESS)
}

/// The timeline to explore, or its first events where it is large, and where it is from.
fn read(path: Option<&Path>, limits: Limits) -> Result<(Begun, tui::Name), OpenError> {
    Ok(match path {
        Some(path) => (load::begin(path, limits)?, tui::Name::File(path.display().to_string())),
        None => (Begun::Whole(Box::new(load::built_in())), tui::Name::BuiltIn),
    })
}

/// Says on standard error how much is wrong with the file, for a command that shows what
/// is sound; the exit code says it too.
fn mention_problems(checked: &Checked) -> ExitCode {
    let errors = checked.errors();
    if let Some(counts) = checked.problems_in_words() {
        let _ = writeln!(anstream::stderr(), "{counts}; `dateline check` lists them");
    }
    exit_code(errors)
}

fn exit_code(errors: usize) -> ExitCode {
    if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
