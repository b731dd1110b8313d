use tui_input::Input;

use crate::tui::page;

use super::{Addresses, DateLine, FilterLine, FindLine, Picker, State, TextKind, TextPage, TextSearch, Uses};

/// What lies over a view.
#[derive(Debug)]
pub(crate) enum Overlay {
    Picker(Box<Picker>),
    Filter(Box<FilterLine>),
    Date(Box<DateLine>),
    Addresses(Box<Addresses>),
    Find(Box<FindLine>),
    Search(Box<TextSearch>),
    Text(TextPage),
    /// Which of the events that rest on the lit passage.
    Uses(Uses),
}

impl Overlay {
    /// The line that is typed in it.
    pub(crate) fn typed(&mut self) -> Option<&mut Input> {
        match self {
            Self::Picker(picker) => Some(&mut picker.typed),
            Self::Filter(line) => Some(&mut line.typed),
            Self::Date(line) => Some(&mut line.typed),
            Self::Find(line) => Some(&mut line.typed),
            Self::Search(search) => Some(&mut search.typed),
            Self::Text(text) => text.search.as_mut().map(|search| &mut search.typed),
            Self::Uses(_) | Self::Addresses(_) => None,
        }
    }
}

impl State {
    /// Words are looked for on the page of text.
    pub(crate) fn is_searched(&self) -> bool {
        matches!(&self.overlay, Some(Overlay::Text(text)) if text.search.is_some())
    }

    /// One of the problems is chosen.
    pub(crate) fn chooses_problem(&self) -> bool {
        let Some(Overlay::Text(text)) = &self.overlay else { return false };
        text.kind == TextKind::Problems && !text.is_typed_in() && !text.chosen_lines().is_empty()
    }

    /// What is typed is no filter, or no date.
    pub(crate) fn is_not_understood(&self) -> bool {
        match &self.overlay {
            Some(Overlay::Filter(line)) => line.error.is_some(),
            Some(Overlay::Date(line)) => line.read.is_err() && !line.typed.value().trim().is_empty(),
            _ => false,
        }
    }

    /// Writes the page of text that lies over the view, for a screen of `width` columns.
    pub(super) fn write_text(&mut self, width: u16) {
        let Some(Overlay::Text(text)) = &self.overlay else { return };
        if text.made_for == Some(width) {
            return;
        }
        let lines = page::text_lines((text.kind, text.place), self, width);
        if let Some(Overlay::Text(text)) = &mut self.overlay {
            text.lines = lines;
            text.made_for = Some(width);
            text.find_again();
        }
    }
}
