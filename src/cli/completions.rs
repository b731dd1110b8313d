//! What a shell may offer while somebody types a command: options, and the ids of the timeline.

use std::{
    ffi::OsString,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::OnceLock,
};

use clap::{CommandFactory, builder::PossibleValuesParser};
use clap_complete::{ArgValueCandidates, CompleteEnv, CompletionCandidate, env::Shells};

use crate::{
    load::{self, Limits, Progress, limits::Limit},
    model::{Named, Register, Timeline},
    text::Text,
};

use super::{DEFAULT, Failure};

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The shell
    #[arg(value_name = "SHELL", value_parser = PossibleValuesParser::new(Shells::builtins().names()))]
    shell: String,
}

const EXAMPLES: &str = "In the file that the shell reads when it starts:\n  bash  source <(dateline completions bash)\n  \
    zsh   source <(dateline completions zsh)\n  fish  dateline completions fish | source\n\n\
    The ids are those of the timeline that is named on the line, else of ./timeline.toml.";

/// What tells the program that a shell asks.
const VARIABLE: &str = "DATELINE_COMPLETE";

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    // The parser of arguments lets no other pass.
    if let Some(shell) = Shells::builtins().completer(&arguments.shell) {
        shell.write_registration(VARIABLE, "dateline", "dateline", "dateline", out)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Answers a shell that asks what may come next; whether one did.
pub(super) fn answered(arguments: &[OsString]) -> bool {
    let _ = NAMED.set(arguments.iter().map(PathBuf::from).find(|path| is_timeline(path)));
    let asked = CompleteEnv::with_factory(super::Arguments::command).var(VARIABLE);
    // Nothing can be told to a shell that is not known.
    asked.try_complete(arguments, None).unwrap_or(true)
}

/// The timeline that is named on the line.
static NAMED: OnceLock<Option<PathBuf>> = OnceLock::new();

fn is_timeline(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml") && path.is_file()
}

/// Nobody waits for the ids of a larger one.
const MOST: u64 = 8 << 20;

/// Ids, with what they stand for.
fn ids(of: impl Fn(&Timeline) -> Vec<(Text, Text)>) -> Vec<CompletionCandidate> {
    let path = NAMED.get().cloned().flatten().unwrap_or_else(|| DEFAULT.into());
    let reading = (Limits::default().with((Limit::Timeline, MOST)), &Progress::untold());
    let Ok(loaded) = load::open_telling(&path, reading) else { return Vec::new() };
    let timeline = &loaded.timeline;
    let candidate = |(id, name): (Text, Text)| {
        let id = timeline.text(id).as_written();
        // A shell takes it into the line as it is: nothing that means something there is offered.
        let is_plain = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        let name = timeline.text(name).shown().to_string();
        is_plain.then(|| CompletionCandidate::new(id).help(Some(name.into())))
    };
    of(timeline).into_iter().filter_map(candidate).collect()
}

fn named<T: Named>(register: &Register<T>, name: impl Fn(&T) -> Text) -> Vec<(Text, Text)> {
    register.iter().map(|(_, it)| (it.id(), name(it))).collect()
}

pub(super) fn actors() -> ArgValueCandidates {
    ArgValueCandidates::new(|| ids(|timeline| named(&timeline.actors, |actor| actor.name)))
}

pub(super) fn articles() -> ArgValueCandidates {
    ArgValueCandidates::new(|| ids(|timeline| named(&timeline.articles, |article| article.title)))
}

pub(super) fn places() -> ArgValueCandidates {
    ArgValueCandidates::new(|| ids(|timeline| named(&timeline.places, |place| place.name)))
}

pub(super) fn events() -> ArgValueCandidates {
    ArgValueCandidates::new(|| ids(|timeline| named(&timeline.events, |event| event.title)))
}
