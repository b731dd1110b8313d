//! Which timeline a command works on, and how much of it is read.

use std::path::{Path, PathBuf};

use crate::{
    findings::Checked,
    load::{
        self, Limits, Origin, Progress,
        limits::{self, Limit},
    },
};

use super::{Failure, bar::Bar, or_default};

#[derive(Debug, clap::Args)]
pub(super) struct TimelineFile {
    /// The timeline; ./timeline.toml where none is named
    file: Option<PathBuf>,
    #[command(flatten)]
    limits: LimitFlags,
}

#[derive(Debug, clap::Args)]
pub(super) struct LimitFlags {
    /// Read more than usual, or less, of files that others wrote
    ///
    /// `timeline` is the bytes of all its files together
    /// (1G), `tables` the headers in them (5000000),
    /// `values` the keys and list members of one table (1000000), `article` and `original` the bytes of one text (64M each),
    /// `articles` those of all texts of articles (1G), `files` how many it may include (10000), `problems` how many of
    /// its problems are listed (100000), `names` how many are looked at to find files (100000),
    /// `pairs` how many pairs of accounts of one fact of one event are compared (100000)
    #[arg(long = "limit", help_heading = "Limits", display_order = 900, value_name = "NAME=NUMBER", value_parser = limits::parse)]
    limits: Vec<(Limit, u64)>,
}

impl LimitFlags {
    pub(super) fn limits(&self) -> Limits {
        self.limits.iter().copied().fold(Limits::default(), Limits::with)
    }
}

impl TimelineFile {
    /// The file that it is, and how much of it is read.
    pub(super) fn path(&self) -> Result<(&Path, Limits), Failure> {
        let path = or_default(self.file.as_deref())?.ok_or(Failure::NoTimeline)?;
        Ok((path, self.limits.limits()))
    }

    /// Opens it, for a command other than exploring.
    pub(super) fn open(&self) -> Result<Checked, Failure> {
        Ok(self.open_with_origin()?.0)
    }

    /// The same, with the files that it was made of.
    pub(super) fn open_with_origin(&self) -> Result<(Checked, Origin), Failure> {
        let (path, limits) = self.path()?;
        let bar = Bar::new();
        let is_reading = |hundredths: u8| bar.show("reading", hundredths.into());
        let loaded = load::open_telling(path, (limits, &Progress::telling(&is_reading)))?;
        let is_checking = |hundredths: usize| bar.show("checking", hundredths);
        let checked = Checked::telling((loaded.timeline, loaded.problems), &is_checking);
        Ok((checked, loaded.origin))
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use strum::VariantArray as _;

    use super::*;

    #[test]
    fn the_help_names_every_limit_and_what_it_usually_is() {
        let help = super::super::Arguments::command().render_long_help().to_string();
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for limit in Limit::VARIANTS {
            let usual = limit.as_option(Limits::default().of(*limit));
            assert!(
                help.contains(&format!("`{}`", limit.name())) && help.contains(&usual),
                "{limit:?} {usual}: {help}"
            );
        }
    }
}
