//! What cells look like in a picture, which brings its own dark terminal with it.

use vt100::{Cell, Color};

pub(crate) const INK: Colour = Colour(0xd6, 0xda, 0xe0);
pub(crate) const PAPER: Colour = Colour(0x10, 0x15, 0x1c);
/// Tells the picture from a page as dark as itself.
pub(crate) const FRAME: Colour = Colour(0x3b, 0x43, 0x4e);

/// The terminal's own colours: black to white, then the bright ones.
const PALETTE: [Colour; 16] = [
    PAPER,
    Colour(0xff, 0x7b, 0x72),
    Colour(0x7e, 0xe0, 0x87),
    Colour(0xe8, 0xb9, 0x4a),
    Colour(0x79, 0xb8, 0xff),
    Colour(0xd2, 0xa8, 0xff),
    Colour(0x76, 0xdd, 0xe3),
    INK,
    Colour(0x6e, 0x76, 0x81),
    Colour(0xff, 0xa1, 0x98),
    Colour(0xa2, 0xee, 0xa9),
    Colour(0xf5, 0xd0, 0x76),
    Colour(0xa5, 0xd0, 0xff),
    Colour(0xe2, 0xc5, 0xff),
    Colour(0xa4, 0xec, 0xf0),
    Colour(0xff, 0xff, 0xff),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(u8, u8, u8);

impl Colour {
    fn of(color: Color, default: Self) -> Self {
        match color {
            Color::Default => default,
            // dateline leaves the choice of colours to the terminal, which has these.
            Color::Idx(index) => {
                *PALETTE.get(usize::from(index)).expect("one of the terminal's own 16 colours")
            }
            Color::Rgb(red, green, blue) => Self(red, green, blue),
        }
    }

    /// A third of the way to `paper`, as terminals make text dim.
    fn dim_on(self, paper: Self) -> Self {
        let mix = |ink: u8, paper: u8| {
            u8::try_from((2 * u16::from(ink) + u16::from(paper)) / 3).expect("between the two")
        };
        Self(mix(self.0, paper.0), mix(self.1, paper.1), mix(self.2, paper.2))
    }

    pub(crate) fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) ink: Colour,
    pub(crate) paper: Colour,
    bold: bool,
    italic: bool,
    underline: bool,
}

impl Style {
    pub(crate) fn of(cell: &Cell) -> Self {
        let (mut ink, mut paper) = (Colour::of(cell.fgcolor(), INK), Colour::of(cell.bgcolor(), PAPER));
        if cell.inverse() {
            (ink, paper) = (paper, ink);
        }
        if cell.dim() {
            ink = ink.dim_on(paper);
        }
        Self { ink, paper, bold: cell.bold(), italic: cell.italic(), underline: cell.underline() }
    }

    /// As attributes of a `text` in [`INK`].
    pub(crate) fn attributes(self) -> String {
        let fill = format!(r#" fill="{}""#, self.ink.hex());
        [
            (self.ink != INK, fill.as_str()),
            (self.bold, r#" font-weight="bold""#),
            (self.italic, r#" font-style="italic""#),
            (self.underline, r#" text-decoration="underline""#),
        ]
        .into_iter()
        .filter_map(|(is_on, attribute)| is_on.then_some(attribute))
        .collect()
    }
}
