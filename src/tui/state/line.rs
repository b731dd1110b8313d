use tui_input::Input;

use crate::{
    findings::Checked,
    query::{
        Filter, FilterError,
        completion::{Completion, completions},
    },
    text::columns,
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
    /// What Tab has gone through since something else was typed.
    tabbed: Option<Tabbed>,
}

/// The completions of what was typed, one of which stands in its place.
#[derive(Debug)]
struct Tabbed {
    before: Input,
    offers: Vec<Completion>,
    at: usize,
}

impl FilterLine {
    /// What stands before what is typed.
    pub(crate) const LEAD: &'static str = " /";

    pub(crate) fn new(checked: &Checked, before: Filter) -> Self {
        let typed = Input::new(before.text().to_owned());
        let mut line =
            Self { typed, before, error: None, completions: Vec::new(), walk: Walk::default(), tabbed: None };
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
        self.tabbed = None;
    }

    /// What may stand in the place of what is typed, and which of it does, from there on.
    pub(crate) fn offers(&self) -> (Option<usize>, Vec<&Completion>) {
        match &self.tabbed {
            Some(Tabbed { offers, at, .. }) => {
                (Some(*at), offers.iter().cycle().skip(*at).take(offers.len()).collect())
            }
            None => (None, self.completions.iter().collect()),
        }
    }

    /// Puts the likeliest completion in place of what is typed; asked again, the next one, or the one before.
    pub(crate) fn complete(&mut self, on: bool) {
        let mut tabbed = match self.tabbed.take() {
            Some(Tabbed { before, offers, at }) => {
                let step = if on { 1 } else { offers.len() - 1 };
                let at = (at + step) % offers.len();
                Tabbed { before, offers, at }
            }
            None if self.completions.is_empty() => return,
            None => Tabbed { before: self.typed.clone(), offers: self.completions.clone(), at: 0 },
        };
        if let Some(typed) = tabbed.completed() {
            self.typed = typed;
        } else {
            tabbed.at = 0;
        }
        self.walk = Walk::default();
        self.tabbed = Some(tabbed);
    }

    fn offer(&mut self, checked: &Checked) {
        let text = self.typed.value();
        let cursor = text.char_indices().nth(self.typed.cursor()).map_or(text.len(), |(at, _)| at);
        self.completions = completions(checked, text, cursor);
    }
}

impl Tabbed {
    fn completed(&self) -> Option<Input> {
        let Completion { range, replacement, .. } = self.offers.get(self.at)?;
        let text = self.before.value();
        let (before, behind) = (text.get(..range.start)?, text.get(range.end..)?);
        let cursor = before.chars().count() + replacement.chars().count();
        Some(Input::new([before, replacement, behind].concat()).with_cursor(cursor))
    }
}

/// How much of what is typed has gone out of sight at the left, where there is `room` for so many columns: characters,
/// and the columns they take.
pub(crate) fn out_of_sight(typed: &Input, room: usize) -> (usize, usize) {
    let beyond = typed.visual_cursor().saturating_sub(room);
    let (mut characters, mut width) = (0, 0);
    for c in typed.value().chars() {
        if width >= beyond {
            break;
        }
        width += columns(c.encode_utf8(&mut [0; 4]));
        characters += 1;
    }
    (characters, width)
}
