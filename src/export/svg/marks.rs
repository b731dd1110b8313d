use std::io::{self, Write};

use crate::export::axis::{Stretch, WIDTH};

use super::{LEFT, RIGHT, SIGN, x};

/// A dated event of a lane.
pub(super) struct Mark {
    pub(super) at: Stretch,
    pub(super) certainty: &'static str,
}

/// Marks whose middles are nearer than this are one, with a number.
const APART: usize = 20;

/// A stretch shorter than this is not seen beside its mark.
const SEEN: usize = 18;

/// Draws the stretches of a lane, and the marks over them.
pub(super) fn write(marks: &[Mark], y: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut bars: Vec<(usize, usize, &str)> =
        marks.iter().map(bar).filter(|(from, to, _)| to - from >= SEEN).collect();
    bars.sort_unstable();
    bars.dedup();
    for (from, to, certainty) in bars {
        let style = match certainty {
            "exact" => format!("fill=\"{SIGN}\" fill-opacity=\"0.35\" stroke=\"{SIGN}\""),
            "imprecise" => format!("fill=\"#ffffff\" stroke=\"{SIGN}\" stroke-dasharray=\"3 2.5\""),
            _ => format!("fill=\"#ffffff\" stroke=\"{SIGN}\""),
        };
        let (top, width) = (y - 5, to - from);
        writeln!(out, "<rect x=\"{from}\" y=\"{top}\" width=\"{width}\" height=\"10\" rx=\"5\" {style}/>")?;
    }
    let mut clusters: Vec<(usize, &str, usize)> = Vec::new();
    for mark in marks {
        let at = x(mark.at.middle());
        match clusters.last_mut() {
            Some((place, certainty, count)) if at - *place < APART => {
                *count += 1;
                let rank = |certainty: &str| {
                    ["exact", "uncertain", "imprecise"].iter().position(|it| *it == certainty)
                };
                if rank(mark.certainty) > rank(certainty) {
                    *certainty = mark.certainty;
                }
            }
            _ => clusters.push((at, mark.certainty, 1)),
        }
    }
    for (at, certainty, count) in clusters {
        dot((at, y), certainty, count, out)?;
    }
    Ok(())
}

/// From where to where it reaches; what is open goes on to the end of the axis.
fn bar(mark: &Mark) -> (usize, usize, &'static str) {
    let Stretch { from, to, open } = mark.at;
    let from = if open.0 { LEFT } else { x(from) };
    let to = if open.1 { RIGHT } else { x(to.min(WIDTH)) };
    (from, to, mark.certainty)
}

/// One event, or so many.
pub(super) fn dot(
    (x, y): (usize, usize),
    certainty: &str,
    count: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let radius = if count > 1 { 10 } else { 7 };
    let (fill, dashes) = match certainty {
        "exact" => (SIGN, ""),
        "imprecise" => ("#ffffff", " stroke-dasharray=\"3 2.5\""),
        _ => ("#ffffff", ""),
    };
    write!(
        out,
        "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{fill}\" stroke=\"{SIGN}\" stroke-width=\"2\"{dashes}/>"
    )?;
    if count > 1 {
        let ink = if certainty == "exact" { "#ffffff" } else { super::INK };
        write!(
            out,
            "<text x=\"{x}\" y=\"{}\" font-size=\"11\" font-weight=\"bold\" text-anchor=\"middle\" fill=\"{ink}\">{count}</text>",
            y + 4
        )?;
    }
    // A half is filled; with a number in it, the half would hide that.
    if certainty == "uncertain" && count == 1 {
        write!(out, "<path d=\"M{x} {}a7 7 0 0 1 0 14z\" fill=\"{SIGN}\"/>", y - 7)?;
    }
    writeln!(out)
}
