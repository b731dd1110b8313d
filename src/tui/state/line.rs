use tui_input::Input;

use crate::{
    findings::Checked,
    query::{
        Filter, FilterError,
        completion::{Completion, completions},
    },
};

use super::{FilterHistory, Walk};

/// The line that a filter is typed in. What is shown follows it, as far as it can be understood.
#[derive(Debug)]
pub(crate) struct FilterLine {
    pub(crate) typed: Input,
    /// The filter to go back to.
    pub(crate) before: Filter,
    /// What keeps it from being understood: the last one that was understood is in force.
    pub(crate) error: Option<FilterError>,
    pub(crate) completions: Vec<Completion>,
    walk: Walk,
}

impl FilterLine {
    /// What stands before what is typed.
    pub(crate) const LEAD: &'static str = " /";

    pub(crate) fn new(checked: &Checked, before: Filter) -> Self {
        let typed = Input::new(before.text().to_owned());
        let mut line = Self { typed, before, error: None, completions: Vec::new(), walk: Walk::default() };
        line.offer(checked);
        line
    }

    /// Understands what is typed by now. The filter to show, if it is one.
    pub(crate) fn understand(&mut self, checked: &Checked) -> Option<Filter> {
        self.offer(checked);
        match Filter::parse(checked, self.typed.value()) {
            Ok(filter) => {
                self.error = None;
                Some(filter)
            }
            Err(error) => {
                self.error = Some(error);
                None
            }
        }
    }

    /// Puts an earlier filter in place of what is typed.
    pub(crate) fn earlier(&mut self, history: &FilterHistory) {
        if let Some(filter) = self.walk.up(history, self.typed.value()) {
            self.typed = Input::new(filter.to_owned());
        }
    }

    /// Puts a later filter in place of what is typed, or what was typed before one went up.
    pub(crate) fn later(&mut self, history: &FilterHistory) {
        if let Some(filter) = self.walk.down(history) {
            self.typed = Input::new(filter.to_owned());
        }
    }

    /// What is typed from here on is no filter of the history.
    pub(crate) fn leave_history(&mut self) {
        self.walk = Walk::default();
    }

    /// Puts the likeliest completion in place of what is typed.
    pub(crate) fn complete(&mut self) {
        let Some(Completion { range, replacement, .. }) = self.completions.first() else { return };
        let text = self.typed.value();
        let (Some(before), Some(behind)) = (text.get(..range.start), text.get(range.end..)) else { return };
        let cursor = before.chars().count() + replacement.chars().count();
        let whole = [before, replacement, behind].concat();
        self.typed = Input::new(whole).with_cursor(cursor);
    }

    fn offer(&mut self, checked: &Checked) {
        let text = self.typed.value();
        let cursor = text.char_indices().nth(self.typed.cursor()).map_or(text.len(), |(at, _)| at);
        self.completions = completions(checked, text, cursor);
    }
}
