//! `dateline new`: a folder with a small timeline that teaches the format.

use std::{io::Write, path::PathBuf, process::ExitCode};

use crate::{export::json, save::Fresh, schema, text::Written};

use super::{DEFAULT, Failure};

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The folder to make; one that is there has to be empty
    dir: PathBuf,
}

const EXAMPLES: &str = "Example:\n  dateline new harbour\n  cd harbour && dateline\n\n\
    It tells of a harbour that there never was: change it line by line into a timeline of your own, and let `dateline check` \
    tell what is wrong on the way.";

/// What stands in it, by name. The timeline comes last: while that is not there, there is none.
const FILES: [(&str, &str); 3] = [
    ("articles/harbour-note.md", include_str!("new/articles/harbour-note.md")),
    ("articles/evening-letter.md", include_str!("new/articles/evening-letter.md")),
    (DEFAULT, include_str!("new/timeline.toml")),
];

/// As the timeline's first line names it.
const SCHEMA: &str = "timeline.schema.json";

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let mut format = Vec::new();
    json::write(&schema::schema(None), &mut format)?;
    let mut fresh = Fresh::alone_in(&arguments.dir)?;
    fresh.write(SCHEMA, &format)?;
    for (name, text) in FILES {
        fresh.write(name, text.as_bytes())?;
    }
    fresh.keep();
    let dir = arguments.dir.display().to_string();
    let (dir, quoted) = (Written::new(&dir).shown(), quoted(&dir));
    writeln!(out, "made: {dir}, with {DEFAULT}, two articles and the schema of the format")?;
    writeln!(out, "now:  cd {} && dateline", Written::new(&quoted).shown())?;
    writeln!(out, "then: change {DEFAULT}, and let `dateline check` tell what is wrong with it")?;
    Ok(ExitCode::SUCCESS)
}

/// As a shell (POSIX, 2.2.2) takes it for one word.
fn quoted(dir: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-');
    let is_option = dir.starts_with('-');
    let word =
        if dir.chars().all(is_plain) { dir.to_owned() } else { format!("'{}'", dir.replace('\'', "'\\''")) };
    if is_option { format!("-- {word}") } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_one_word_of_a_shell() {
        for (dir, word) in [
            ("harbour", "harbour"),
            ("../a b", "'../a b'"),
            ("it's", "'it'\\''s'"),
            ("-x", "-- -x"),
            ("$(x)", "'$(x)'"),
        ] {
            assert_eq!(quoted(dir), word);
        }
    }
}
