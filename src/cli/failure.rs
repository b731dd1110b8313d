//! Why a command could not run, and the way out.

use std::{io, path::Path};

use clap::CommandFactory;

use crate::{
    import::Misfit,
    load::{OpenError, limits::Limit},
    page::NoPage,
    problem::nearest,
    query::FilterError,
    save::NotSaved,
};

use super::{Arguments, DEFAULT};

/// Why a command could not run; all of these end with exit code 2.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("there is no timeline.toml in this folder")]
    NoTimeline,
    #[error("`{DEFAULT}` is a link that leads out of this folder")]
    LeadsOut,
    #[error("there is no folder `{0}`")]
    NoFolder(String),
    #[error("there is no terminal to explore in")]
    NoTerminal,
    #[error("there is no {noun} `{written}`{}", if *noun == "command" { "" } else { " in the timeline" })]
    Unknown { noun: &'static str, written: String, help: Option<String> },
    #[error("the event's id stands before the file: `dateline show {id} {file}`")]
    Swapped { id: String, file: String },
    #[error("`{0}` is a file that the timeline was read from")]
    OwnFile(String),
    #[error("`{0}` is there already")]
    Exists(String),
    #[error(transparent)]
    NotSaved(#[from] NotSaved),
    #[error(transparent)]
    Misfit(#[from] Misfit),
    #[error("`{name}` cannot be added: {why}")]
    NoPage { name: String, why: NoPage },
    #[error("`{0}` says no title")]
    NoTitle(String),
    #[error("article `{0}` has the same text")]
    SameText(String),
    #[error("{}", error.message.written().shown())]
    Filter { text: String, error: FilterError },
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Failure {
    /// The way out, where there is one to tell.
    pub(super) fn help(&self) -> Option<String> {
        match self {
            Self::Open(OpenError::NoFile(name)) if Path::new(name).join(DEFAULT).is_file() => {
                Some(format!("name the timeline in it: {}", Path::new(name).join(DEFAULT).display()))
            }
            // An option of the explorer before it makes a file of it.
            Self::Open(OpenError::Missing(name)) if Arguments::command().find_subcommand(name).is_some() => {
                Some(format!("`{name}` is a command, and comes first: `dateline {name} …`"))
            }
            Self::Open(OpenError::Missing(name)) => {
                let commands = Arguments::command();
                let commands = commands.get_subcommands().map(clap::Command::get_name);
                nearest::nearest(name, commands)
                    .map(|command| format!("did you mean the command `{command}`?"))
            }
            Self::NoTimeline => Some("name one behind the command, as in `dateline check FILE`".to_owned()),
            Self::LeadsOut => Some(format!("name it, if that is what you want to read: `{DEFAULT}`")),
            Self::NoTerminal => {
                Some("`dateline list` and `dateline show ID` print to a file or a pipe".to_owned())
            }
            Self::Unknown { help, .. } => help.clone(),
            Self::Open(OpenError::TooLarge(_, most)) => Some(Limit::Timeline.way_out(*most)),
            Self::NotSaved(NotSaved::Changed(_)) => Some("nothing was written: try again".to_owned()),
            Self::Exists(_) | Self::NotSaved(NotSaved::Exists(_)) => {
                Some("name another, or add to it with `--into`".to_owned())
            }
            Self::OwnFile(_) => Some("name another".to_owned()),
            Self::NoPage { why, .. } => Some(why.help().to_owned()),
            Self::Misfit(misfit) => misfit.help(),
            Self::NoTitle(_) => Some("give one with `--title`".to_owned()),
            Self::SameText(_) => Some("to have it a second time, give that an id with `--id`".to_owned()),
            Self::NotSaved(_)
            | Self::Open(_)
            | Self::Filter { .. }
            | Self::NoFolder(_)
            | Self::Swapped { .. }
            | Self::Io(_) => None,
        }
    }
}
