//! `dateline schema`: the format, for editors and validators.

use std::{io::Write, path::PathBuf, process::ExitCode};

use crate::{export::json, load, schema};

use super::Failure;

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A timeline whose ids are offered wherever one is asked for
    file: Option<PathBuf>,
    /// The schema of what `dateline export --to json` writes, instead of the timeline's own
    #[arg(long, conflicts_with = "file")]
    export: bool,
    /// The format as a page to read, in Markdown: every table and key, with examples
    #[arg(long, conflicts_with_all = ["file", "export"])]
    markdown: bool,
}

const EXAMPLES: &str = "Example:\n  dateline schema timeline.toml > timeline.schema.json\n\n\
    With `#:schema timeline.schema.json` as the first line of timeline.toml, an editor with a TOML server that knows JSON \
    Schema (Taplo, Tombi) completes keys, values and ids, and marks what is wrong while you type.";

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    if arguments.export {
        json::write(&json::schema(), out)?;
        return Ok(ExitCode::SUCCESS);
    }
    if arguments.markdown {
        out.write_all(schema::reference().as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let loaded = arguments.file.as_deref().map(load::open).transpose()?;
    let timeline = loaded.as_ref().map(|loaded| &loaded.timeline);
    json::write(&schema::schema(timeline), out)?;
    Ok(ExitCode::SUCCESS)
}
