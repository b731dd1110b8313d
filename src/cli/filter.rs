//! `--filter`, which several commands have.

use std::io::Write;

use crate::{
    findings::Checked,
    query::{self, Filter, Matches},
    text::counted,
};

use super::Failure;

#[derive(Debug, clap::Args)]
pub(super) struct FilterFlag {
    /// Only events that this holds for, or possibly does, such as 'actor:putin -tag:background'
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    filter: Option<String>,
}

impl FilterFlag {
    pub(super) fn is_given(&self) -> bool {
        self.filter.is_some()
    }

    /// Its name, if it is given.
    pub(super) fn name(&self) -> Option<&'static str> {
        self.is_given().then_some("--filter")
    }

    pub(super) fn text(&self) -> Option<String> {
        self.filter.clone()
    }

    pub(super) fn parse(&self, checked: &Checked) -> Result<Filter, Failure> {
        let Some(text) = &self.filter else { return Ok(Filter::default()) };
        Filter::parse(checked, text).map_err(|error| Failure::Filter { text: text.clone(), error })
    }

    pub(super) fn matching(&self, checked: &Checked) -> Result<Matches, Failure> {
        Ok(query::matching(checked, &self.parse(checked)?))
    }
}

/// Says on standard error what of the events `flags` hide, and what is shown only possibly rightly.
pub(super) fn mention_hidden(checked: &Checked, found: &Matches, flags: &[Option<&str>]) {
    let shown = found.shown.len();
    let hidden = checked.timeline.events.len() - shown;
    let flags = named(flags);
    let possibly = found.possible();
    let mut said = vec![format!("{shown} shown")];
    said.extend((possibly > 0).then(|| format!("{possibly} of them possibly")));
    said.extend((hidden > 0).then(|| format!("{} hidden by {flags}", counted(hidden, "event"))));
    if said.len() > 1 {
        let _ = writeln!(anstream::stderr(), "{}", said.join(", "));
    }
}

/// Those flags that are given.
pub(super) fn named(flags: &[Option<&str>]) -> String {
    flags.iter().copied().flatten().collect::<Vec<_>>().join(" and ")
}
