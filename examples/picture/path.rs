//! What is drawn with one pen.

use crate::svg::CELL;

#[derive(Debug, Default)]
pub(crate) struct Path {
    stretches: Vec<Stretch>,
    outlines: String,
}

/// Part of a straight line, counted in halves of cells: the middle of the first is at 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    is_vertical: bool,
    /// How far the line is from the top, or from the left.
    at: u16,
    from: u16,
    to: u16,
}

/// Half of the line through a cell: from its middle to that edge.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Arm {
    Up,
    Right,
    Down,
    Left,
}

impl Path {
    pub(crate) fn arm(&mut self, arm: Arm, (row, column): (u16, u16)) {
        let (y, x) = (2 * row + 1, 2 * column + 1);
        self.stretches.push(match arm {
            Arm::Up => Stretch { is_vertical: true, at: x, from: y - 1, to: y },
            Arm::Right => Stretch { is_vertical: false, at: y, from: x, to: x + 1 },
            Arm::Down => Stretch { is_vertical: true, at: x, from: y, to: y + 1 },
            Arm::Left => Stretch { is_vertical: false, at: y, from: x - 1, to: x },
        });
    }

    pub(crate) fn outline(&mut self, data: &str) {
        self.outlines.push_str(data);
    }

    /// As the data of a `path`. Where a line was drawn cell by cell, one would see the seams.
    pub(crate) fn data(mut self) -> String {
        self.stretches.sort_unstable();
        let mut lines: Vec<Stretch> = Vec::new();
        for stretch in self.stretches {
            match lines.last_mut() {
                Some(line) if line.goes_on_in(stretch) => line.to = stretch.to,
                _ => lines.push(stretch),
            }
        }
        lines.into_iter().map(Stretch::data).collect::<String>() + &self.outlines
    }
}

impl Stretch {
    fn goes_on_in(self, next: Self) -> bool {
        (self.is_vertical, self.at, self.to) == (next.is_vertical, next.at, next.from)
    }

    fn data(self) -> String {
        let (width, height) = (CELL.0 / 2.0, CELL.1 / 2.0);
        let [at, from, to] = [self.at, self.from, self.to].map(f32::from);
        if self.is_vertical {
            format!("M{:.1} {}V{}", at * width, from * height, to * height)
        } else {
            format!("M{:.1} {}H{:.1}", from * width, at * height, to * width)
        }
    }
}
