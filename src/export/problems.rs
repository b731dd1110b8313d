//! What is wrong with a timeline, for programs that show it beside the file: a line or a result for each problem.

mod github;
mod sarif;

use crate::{
    findings::Checked,
    problem::{Reported, Severity},
    text::{Location, Written},
};

pub(crate) use github::github;
pub(crate) use sarif::sarif;

/// A problem as these forms need it.
struct Told<'c> {
    place: Location<'c>,
    code: &'static str,
    severity: Severity,
    message: String,
    help: Option<String>,
}

impl<'c> Told<'c> {
    fn of(checked: &'c Checked, problem: &Reported) -> Self {
        let said = checked.in_words(problem);
        let shown = |written: Written<'_>| written.shown().to_string();
        Self {
            place: checked.timeline.texts.locate(problem.at),
            code: problem.code.name(),
            severity: problem.code.severity(),
            message: shown(said.message.written()),
            help: said.help.as_ref().map(|help| shown(help.written())),
        }
    }

    /// What is wrong, and what to do about it.
    fn in_words(&self) -> String {
        match &self.help {
            Some(help) => format!("{}; {help}", self.message),
            None => self.message.clone(),
        }
    }
}
