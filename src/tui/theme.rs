//! What tones look like, in the terminal's own colours.
//!
//! Weight, reverse video and underlining carry what matters; colour only helps. So the same
//! screen reads on dark, on light, and with `NO_COLOR` (<https://no-color.org>).

use ratatui::style::{Color, Modifier, Style};

use super::page::Tone;

/// The row that the keys act on.
pub(crate) const SELECTED: Style = Style::new().add_modifier(Modifier::REVERSED);

/// What is selected while the keys act elsewhere.
pub(crate) const SELECTED_ASIDE: Style = Style::new().add_modifier(Modifier::BOLD);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Theme {
    colours: bool,
}

impl Theme {
    pub(crate) fn new(colours: bool) -> Self {
        Self { colours }
    }

    pub(crate) fn tone(self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => Style::new(),
            Tone::Strong => Style::new().add_modifier(Modifier::BOLD),
            Tone::Quiet => Style::new().add_modifier(Modifier::DIM),
            // Black on yellow is legible whatever the terminal's background is.
            Tone::Lit if self.colours => Style::new().fg(Color::Black).bg(Color::Yellow),
            Tone::Lit => Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Tone::Quoted => Style::new().add_modifier(Modifier::UNDERLINED),
            Tone::Found if self.colours => Style::new().fg(Color::Black).bg(Color::Cyan),
            Tone::Found => Style::new().add_modifier(Modifier::REVERSED),
            Tone::Reached => self
                .tone(Tone::Found)
                .add_modifier(Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED),
            Tone::Selected => SELECTED,
            Tone::Struck => self.coloured(Color::Red).add_modifier(Modifier::CROSSED_OUT),
            Tone::Added => self.coloured(Color::Green).add_modifier(Modifier::BOLD),
            Tone::Alarm => self.coloured(Color::Red).add_modifier(Modifier::BOLD),
        }
    }

    /// The top line, and the names of keys.
    pub(crate) fn accent(self) -> Style {
        self.coloured(Color::Magenta).add_modifier(Modifier::BOLD)
    }

    /// The filter, which must not be overlooked.
    pub(crate) fn filter(self) -> Style {
        self.coloured(Color::Magenta).add_modifier(Modifier::REVERSED)
    }

    fn coloured(self, colour: Color) -> Style {
        if self.colours { Style::new().fg(colour) } else { Style::new() }
    }
}
