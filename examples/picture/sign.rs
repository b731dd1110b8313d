//! Signs that are drawn rather than written, as many terminals do: fonts disagree on how wide a
//! circle is, and leave gaps between the lines of a box.

use crate::{
    path::{
        Arm::{self, Down, Left, Right, Up},
        Path,
    },
    svg::{CELL, corner},
};

#[derive(Debug, Clone, Copy)]
pub(crate) enum Sign {
    /// A line from one edge of the cell to another, by way of its middle.
    Line(Arm, Arm),
    ThickLine,
    DottedLine,
    Disc,
    HalfDisc,
    DottedCircle,
}

const RADIUS: f32 = 3.5;

impl Sign {
    pub(crate) fn of(contents: &str) -> Option<Self> {
        Some(match contents {
            "─" => Self::Line(Left, Right),
            "│" => Self::Line(Up, Down),
            "┌" => Self::Line(Down, Right),
            "┐" => Self::Line(Left, Down),
            "└" => Self::Line(Up, Right),
            "┘" => Self::Line(Left, Up),
            "┃" => Self::ThickLine,
            "┊" => Self::DottedLine,
            "●" => Self::Disc,
            "◐" => Self::HalfDisc,
            "◌" => Self::DottedCircle,
            _ => return None,
        })
    }

    /// What it is drawn with, as attributes of a `path`.
    pub(crate) fn pen(self, ink: &str) -> String {
        let stroke = format!(r#"fill="none" stroke="{ink}""#);
        match self {
            // Square ends fill the corners of a box.
            Self::Line(..) => format!(r#"{stroke} stroke-linecap="square""#),
            Self::ThickLine => format!(r#"{stroke} stroke-width="3""#),
            Self::DottedLine => format!(r#"{stroke} stroke-dasharray="{}""#, CELL.1 / 8.0),
            Self::Disc | Self::HalfDisc => format!(r#"fill="{ink}" stroke="{ink}""#),
            // Nine dots and nine gaps.
            Self::DottedCircle => {
                format!(r#"{stroke} stroke-dasharray="{:.2}""#, RADIUS * std::f32::consts::TAU / 18.0)
            }
        }
    }

    /// Adds the sign, in the cell at that row and column, to what is drawn with its pen.
    pub(crate) fn draw(self, cell: (u16, u16), path: &mut Path) {
        let (width, height) = CELL;
        let (left, top) = corner(cell.0, cell.1);
        let (x, y) = (left + width / 2.0, top + height / 2.0);
        let (above, across) = (y - RADIUS, 2.0 * RADIUS);
        let right_half = format!("M{x:.1} {above}a{RADIUS} {RADIUS} 0 0 1 0 {across}");
        match self {
            Self::Line(from, to) => {
                path.arm(from, cell);
                path.arm(to, cell);
            }
            Self::ThickLine => {
                path.arm(Up, cell);
                path.arm(Down, cell);
            }
            Self::DottedLine => path.outline(&format!("M{x:.1} {top}v{height}")),
            Self::Disc | Self::DottedCircle => {
                path.outline(&format!("{right_half}a{RADIUS} {RADIUS} 0 0 1 0 -{across}z"));
            }
            // The right half is drawn there and back, which leaves nothing to fill.
            Self::HalfDisc => path.outline(&format!(
                "{right_half}a{RADIUS} {RADIUS} 0 0 0 0 -{across}a{RADIUS} {RADIUS} 0 0 0 0 {across}z"
            )),
        }
    }
}
