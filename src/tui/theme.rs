//! What tones look like, in the terminal's own colours.
//!
//! Weight, reverse video and underlining carry what matters; colour only helps. So the same
//! screen reads on dark, on light, and with `NO_COLOR` (<https://no-color.org>).

mod colour;

use ratatui::style::{Color, Modifier, Style};

use super::{page::Tone, signs::Signs};

pub(crate) use colour::Colour;

/// The row that the keys act on.
pub(crate) const SELECTED: Style = Style::new().add_modifier(Modifier::REVERSED);

/// What is selected while the keys act elsewhere.
pub(crate) const SELECTED_ASIDE: Style = Style::new().add_modifier(Modifier::BOLD);

/// What the reader asks for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, strum::EnumString, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Wanted {
    /// What goes with the terminal's background.
    #[default]
    Auto,
    Dark,
    Light,
    /// No colours.
    None,
}

/// The terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Ground {
    #[default]
    Unknown,
    Dark,
    Light,
}

impl Ground {
    /// That of a background in these shares of red, green and blue, each from 0 to 1.
    pub(crate) fn of(shares: [f64; 3]) -> Self {
        if colour::is_bright(shares) { Self::Light } else { Self::Dark }
    }
}

/// What has a colour.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Role {
    /// The program's name, and the names of keys.
    Accent,
    /// The row that says what is hidden.
    Filter,
    /// Quoted words: their background.
    Lit,
    /// Words that were looked for: their background.
    Found,
    /// Words that only the article has.
    Added,
    /// Words that only the quote has.
    Struck,
    /// What is wrong.
    Alarm,
}

/// The colours of the roles, those that were chosen before those that go with the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Theme {
    colours: Option<Palette>,
    pub(crate) signs: Signs,
    /// The terminal has links.
    links: bool,
}

/// For each role its colour; none is the terminal's own.
type Palette = [Option<Color>; 7];

/// Colours that were chosen, by role.
pub(crate) type Chosen = [Option<Colour>; 7];

impl Theme {
    #[cfg(test)]
    pub(crate) fn new(colours: bool) -> Self {
        if colours { Self::on(Ground::Unknown, &Chosen::default()) } else { Self::plain() }
    }

    /// Without colours.
    pub(crate) fn plain() -> Self {
        Self { colours: None, signs: Signs::default(), links: false }
    }

    pub(crate) fn with_signs(self, signs: Signs) -> Self {
        Self { signs, ..self }
    }

    /// Whether the terminal has links.
    pub(crate) fn with_links(self, links: bool) -> Self {
        Self { links, ..self }
    }

    pub(crate) fn links(self) -> bool {
        self.links
    }

    #[cfg(test)]
    pub(crate) fn has_colours(self) -> bool {
        self.colours.is_some()
    }

    /// What is legible on that background, but for what was chosen.
    pub(crate) fn on(ground: Ground, chosen: &Chosen) -> Self {
        let mut palette = palette(ground);
        for (own, chosen) in palette.iter_mut().zip(chosen) {
            *own = chosen.map_or(*own, Colour::on_screen);
        }
        Self { colours: Some(palette), signs: Signs::default(), links: false }
    }

    pub(crate) fn tone(self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => Style::new(),
            Tone::Strong => Style::new().add_modifier(Modifier::BOLD),
            Tone::Quiet => Style::new().add_modifier(Modifier::DIM),
            Tone::Lit => self
                .on_colour(Role::Lit)
                .unwrap_or(Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)),
            Tone::Quoted => Style::new().add_modifier(Modifier::UNDERLINED),
            Tone::Found => self.on_colour(Role::Found).unwrap_or(SELECTED),
            Tone::Reached => self
                .tone(Tone::Found)
                .add_modifier(Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED),
            Tone::Selected => SELECTED,
            Tone::Struck => self.coloured(Role::Struck).add_modifier(Modifier::CROSSED_OUT),
            Tone::Added => self.coloured(Role::Added).add_modifier(Modifier::BOLD),
            Tone::Alarm => self.coloured(Role::Alarm).add_modifier(Modifier::BOLD),
        }
    }

    /// The top line, and the names of keys.
    pub(crate) fn accent(self) -> Style {
        self.coloured(Role::Accent).add_modifier(Modifier::BOLD)
    }

    /// The filter, which must not be overlooked.
    pub(crate) fn filter(self) -> Style {
        self.coloured(Role::Filter).add_modifier(Modifier::REVERSED)
    }

    fn coloured(self, role: Role) -> Style {
        self.colour(role).map_or(Style::new(), |colour| Style::new().fg(colour))
    }

    /// Words on a colour: their own foreground makes them legible whatever the terminal's background is.
    fn on_colour(self, role: Role) -> Option<Style> {
        let colour = self.colour(role)?;
        Some(Style::new().fg(colour::legible_on(colour)).bg(colour))
    }

    fn colour(self, role: Role) -> Option<Color> {
        self.colours.and_then(|palette| palette[role as usize])
    }
}

/// Of the sixteen colours that every terminal has those that can be read on its background: in
/// xterm's shades, letters have a contrast of 4.5 and more (WCAG 2.2, 1.4.3), of 3 where the
/// background is not known. Yellow and green letters are illegible on white, blue ones on black.
fn palette(ground: Ground) -> Palette {
    // In the order of `Role`.
    match ground {
        Ground::Unknown => [
            Some(Color::Magenta),
            Some(Color::Magenta),
            Some(Color::Yellow),
            Some(Color::Cyan),
            None,
            Some(Color::Red),
            Some(Color::Red),
        ],
        Ground::Dark => [
            Some(Color::LightMagenta),
            Some(Color::LightMagenta),
            Some(Color::Yellow),
            Some(Color::Cyan),
            Some(Color::Green),
            Some(Color::LightRed),
            Some(Color::LightRed),
        ],
        Ground::Light => [
            Some(Color::Magenta),
            Some(Color::Magenta),
            Some(Color::Yellow),
            Some(Color::Cyan),
            Some(Color::Blue),
            Some(Color::Red),
            Some(Color::Red),
        ],
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator;

    use super::*;

    #[test]
    fn every_colour_can_be_read_on_its_background() {
        let grounds = [
            (Ground::Dark, vec![(0, 0, 0)], 4.5),
            (Ground::Light, vec![(255, 255, 255)], 4.5),
            (Ground::Unknown, vec![(0, 0, 0), (255, 255, 255)], 3.0),
        ];
        for (ground, backgrounds, least) in grounds {
            for role in Role::iter().filter(|role| !matches!(role, Role::Lit | Role::Found)) {
                let Some(colour) = palette(ground)[role as usize] else { continue };
                for background in &backgrounds {
                    let found = colour::contrast(colour::shade(colour), *background);
                    assert!(found >= least, "{role:?} on {ground:?}: {found:.2}");
                }
            }
        }
    }

    #[test]
    fn words_on_a_colour_are_black_or_white_whichever_can_be_read() {
        for (written, letters) in
            [("yellow", Color::Black), ("blue", Color::White), ("#404040", Color::White)]
        {
            let mut chosen = Chosen::default();
            chosen[Role::Lit as usize] = Some(written.parse().expect("a colour"));
            let lit = Theme::on(Ground::Dark, &chosen).tone(Tone::Lit);
            assert_eq!(lit.fg, Some(letters), "{written}");
        }
    }
}
