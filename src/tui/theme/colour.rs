use std::{fmt, str::FromStr};

use ratatui::style::Color;

/// A colour as it is written: a name, a number of the 256, or `#rrggbb`; `default` is the
/// terminal's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(Option<Color>);

/// The sixteen colours that every terminal has, in their order.
pub(crate) const NAMES: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

const DEFAULT: &str = "default";

/// Red, green and blue.
type Shade = (u8, u8, u8);

/// xterm's shades of the sixteen.
const SHADES: [Shade; 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

impl Colour {
    pub(super) fn on_screen(self) -> Option<Color> {
        self.0
    }

    pub(crate) fn of_number(number: u8) -> Self {
        Self(Some(Color::Indexed(number)))
    }

    /// The names that may be written.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name).chain([DEFAULT])
    }
}

impl FromStr for Colour {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        if written == DEFAULT {
            return Ok(Self(None));
        }
        if let Some((_, colour)) = NAMES.iter().find(|(name, _)| *name == written) {
            return Ok(Self(Some(*colour)));
        }
        if let Some(digits) = written.strip_prefix('#') {
            let number = u32::from_str_radix(digits, 16).map_err(drop)?;
            let is_whole = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            return if is_whole { Ok(Self(Some(Color::from_u32(number)))) } else { Err(()) };
        }
        written.parse().map(Self::of_number).map_err(drop)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => f.write_str(DEFAULT),
            Some(Color::Rgb(red, green, blue)) => write!(f, "#{red:02x}{green:02x}{blue:02x}"),
            Some(Color::Indexed(number)) => write!(f, "{number}"),
            Some(colour) => {
                let name = NAMES.iter().find(|(_, other)| *other == colour);
                f.write_str(name.map_or("", |(name, _)| name))
            }
        }
    }
}

/// Black or white, whichever can be read on `colour`.
pub(super) fn legible_on(colour: Color) -> Color {
    let shade = shade(colour);
    if contrast(shade, (0, 0, 0)) >= contrast(shade, (255, 255, 255)) { Color::Black } else { Color::White }
}

/// What a colour looks like in xterm.
pub(super) fn shade(colour: Color) -> Shade {
    match colour {
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Indexed(number) => shade_of(number),
        colour => {
            let place = NAMES.iter().position(|(_, other)| *other == colour);
            place.and_then(|place| SHADES.get(place).copied()).unwrap_or_default()
        }
    }
}

/// The 256: the sixteen, a cube of six shades each of red, green and blue, and 24 greys.
fn shade_of(number: u8) -> Shade {
    let of_cube = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match number {
        0..=15 => SHADES.get(usize::from(number)).copied().unwrap_or_default(),
        16..=231 => {
            let place = number - 16;
            (of_cube(place / 36), of_cube(place / 6 % 6), of_cube(place % 6))
        }
        232.. => {
            let grey = 8 + 10 * (number - 232);
            (grey, grey, grey)
        }
    }
}

/// How well one can be read on the other, from 1 to 21 (WCAG 2.2, contrast ratio).
pub(super) fn contrast(one: Shade, other: Shade) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance((red, green, blue): Shade) -> f64 {
    luminance_of([red, green, blue].map(|part| f64::from(part) / 255.0))
}

/// How bright it is, from 0 to 1 (WCAG 2.2, relative luminance).
fn luminance_of(shares: [f64; 3]) -> f64 {
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let [red, green, blue] = shares.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Black can be read on it better than white.
pub(super) fn is_bright(shares: [f64; 3]) -> bool {
    let bright = luminance_of(shares) + 0.05;
    bright / 0.05 > 1.05 / bright
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_reads_as_it_is_written() {
        for written in Colour::names().chain(["#1a2b3c", "0", "208", "255"]) {
            assert_eq!(written.parse::<Colour>().expect(written).to_string(), written);
        }
        for written in ["grene", "#12345", "#12345g", "#+12345", "256", "-1", "", "#"] {
            assert_eq!(written.parse::<Colour>(), Err(()), "{written}");
        }
    }
}
