use ratatui::layout::Rect;

use super::{Layout, STACKED};

/// Actors down, time across, and what the event in focus is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LanesLayout {
    /// What stands where in time.
    pub(crate) labels: Rect,
    pub(crate) rows: Rect,
    /// Says where the focus is; empty where there are few rows.
    pub(crate) divider: Rect,
    pub(crate) told: Rect,
}

/// What the columns of the lanes depend on besides the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LanesNeeds {
    /// How many of the events shown are dated, and how many are not.
    pub(crate) dated: usize,
    pub(crate) undated: usize,
    /// The most undated events that a lane holds.
    pub(crate) widest: usize,
}

/// The parts of a row; one that there is no room for, or nothing to show in, has no width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct LanesColumns {
    pub(crate) name: Rect,
    /// How many events lie before the window.
    pub(crate) before: Rect,
    pub(crate) time: Rect,
    /// How many lie behind it.
    pub(crate) behind: Rect,
    pub(crate) undated: Rect,
}

/// Narrower than that, time tells nothing.
const LEAST_TIME: u16 = 8;
/// The word above the undated events.
const LEAST_UNDATED: u16 = 7;
/// From this width on there is room for more than names.
const WITH_TIME: u16 = 32;

impl Layout {
    /// From top to bottom; below the lanes, the event in focus is told where there is room.
    pub(crate) fn lanes(&self) -> LanesLayout {
        let height = self.body.height;
        let row = |from: u16, height: u16| Rect { y: self.body.y + from, height, ..self.body };
        let labels = u16::from(height >= 4 && self.body.width >= WITH_TIME);
        let (divider, told) = match height {
            STACKED.. => (1, 3),
            8.. => (1, 2),
            5.. => (0, 2),
            2.. => (0, 1),
            _ => (0, 0),
        };
        let rows = height - labels - divider - told;
        LanesLayout {
            labels: row(0, labels),
            rows: row(labels, rows),
            divider: row(labels + rows, divider),
            told: row(height - told, told),
        }
    }
}

impl LanesLayout {
    /// Of any row: what is dated and what is not share the width by how many of each there are.
    pub(crate) fn columns(&self, needs: LanesNeeds) -> LanesColumns {
        let Rect { x, width, .. } = self.rows;
        let LanesNeeds { dated, undated, .. } = needs;
        let part = |from: u16, width: u16| Rect { x: x + from, width, ..self.rows };
        if width < WITH_TIME {
            return LanesColumns { name: part(0, width), ..LanesColumns::default() };
        }
        let name = (width * 3 / 10).clamp(14, 32);
        let digits = u16::try_from(dated.to_string().len()).unwrap_or(0);
        let edge = if dated > 0 { digits + 1 } else { 0 };
        // A blank and a line between what is dated and what is not.
        let between = if undated > 0 && dated > 0 { 2 } else { 0 };
        let room = width - name - 1;
        let free = room.saturating_sub(2 * edge + between + 1);
        let its = if dated == 0 { free } else { share(free, needs) };
        let time = if dated == 0 { 0 } else { free - its };
        let behind = name + 1 + edge + time;
        LanesColumns {
            name: part(0, name),
            before: part(name + 1, edge),
            time: part(name + 1 + edge, time),
            behind: part(behind, edge),
            undated: part(behind + edge + between, its),
        }
    }
}

impl LanesColumns {
    /// How far in a name stands at some depth of groups.
    pub(crate) fn indent(&self, depth: usize) -> u16 {
        u16::try_from(depth).unwrap_or(u16::MAX).saturating_mul(2).min(self.name.width / 4)
    }
}

/// How much of `room` the undated events get: their share, but not so little that the word above them does
/// not fit, and not more than any lane needs, or than time can do without.
fn share(room: u16, LanesNeeds { dated, undated, widest }: LanesNeeds) -> u16 {
    if undated == 0 || room < LEAST_UNDATED + LEAST_TIME {
        return 0;
    }
    let share = usize::from(room) * undated / (dated + undated);
    let share = u16::try_from(share.min(widest)).unwrap_or(room);
    share.clamp(LEAST_UNDATED.max(told(undated).min(room / 4)), (room / 2).max(LEAST_UNDATED))
}

/// The columns of the words above so many.
fn told(undated: usize) -> u16 {
    u16::try_from(undated.to_string().len()).unwrap_or(0) + 1 + LEAST_UNDATED
}
