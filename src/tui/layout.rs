//! How the screen is divided. Worked out from its size and what is shown, and nothing else.

mod lanes;

use ratatui::layout::{Margin, Rect};

pub(crate) use lanes::{LanesColumns, LanesLayout, LanesNeeds};

/// The parts of a screen; a part that there is no room for is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Layout {
    pub(crate) header: Rect,
    pub(crate) filter: Rect,
    /// Time, above the list.
    pub(crate) axis: Rect,
    pub(crate) list: Rect,
    /// Between list and card: a column, or a row that says what of the list is shown.
    pub(crate) divider: Rect,
    pub(crate) card: Rect,
    /// All between header and footer, for a view that takes it whole.
    pub(crate) body: Rect,
    pub(crate) footer: Rect,
}

/// What the division depends on besides the size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Needs {
    pub(crate) filter: bool,
    /// There is something dated to show on a time axis.
    pub(crate) axis: bool,
    /// Where there is room for one of them only: the card rather than the list.
    pub(crate) card_first: bool,
    /// How many rows the whole list has: a short one leaves its room to the card.
    pub(crate) list_rows: usize,
}

/// The window that actors are chosen in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PickerLayout {
    /// Its border; empty where there is no room for one.
    pub(crate) frame: Rect,
    pub(crate) typed: Rect,
    pub(crate) rows: Rect,
}

/// The accounts of facts, and the passage behind one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AccountsLayout {
    /// What there is of each verdict.
    pub(crate) summary: Rect,
    pub(crate) rows: Rect,
    pub(crate) divider: Rect,
    pub(crate) passage: Rect,
}

/// An article as it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReaderLayout {
    /// Which article it is, where in it one is, and what for.
    pub(crate) head: Rect,
    /// Empty where the original stands in its place.
    pub(crate) text: Rect,
    /// Empty where it is not shown.
    pub(crate) original: Rect,
}

/// Events down, articles across.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CoverageLayout {
    /// What stands out.
    pub(crate) summary: Rect,
    /// The articles' titles by number.
    pub(crate) legend: Rect,
    /// The numbers above the columns.
    pub(crate) numbers: Rect,
    pub(crate) rows: Rect,
    /// What the cell in focus is.
    pub(crate) told: Rect,
}

/// The columns of the articles, those in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) x: u16,
    /// Of each; at least two, and the sign stands in the last.
    pub(crate) width: u16,
    pub(crate) count: usize,
}

impl Columns {
    /// Where the column begins that is at `place` of those in sight.
    pub(crate) fn at(self, place: usize) -> u16 {
        let place = u16::try_from(place).unwrap_or(u16::MAX);
        self.x.saturating_add(place.saturating_mul(self.width))
    }

    /// Where what stands behind the columns begins.
    pub(crate) fn behind(self) -> u16 {
        self.at(self.count).saturating_add(4)
    }

    /// Which of the columns in sight `x` is in.
    pub(crate) fn place_of(self, x: u16) -> Option<usize> {
        let place = usize::from(x.checked_sub(self.x)? / self.width);
        (place < self.count).then_some(place)
    }
}

impl CoverageLayout {
    /// Half of the width at most, so that the titles of the events can be read.
    pub(crate) fn columns(&self, articles: usize) -> Columns {
        let gutter = if self.rows.width >= 60 { gutter_width(self.rows.width) + 1 } else { 0 };
        let x = self.rows.x + 1 + gutter;
        let width = u16::try_from(articles.to_string().len()).unwrap_or(u16::MAX).saturating_add(1);
        let room = (self.rows.width / 2).saturating_sub(gutter + 1);
        Columns { x, width, count: usize::from(room / width).max(1).min(articles) }
    }
}

/// How wide the date column of a list is: enough for `from 7/8 Mar`, where there is room.
pub(crate) fn gutter_width(list: u16) -> u16 {
    match list {
        60.. => 14,
        36.. => 12,
        _ => 0,
    }
}

/// From this width on, the card stands beside the list.
const SIDE_BY_SIDE: u16 = 108;
/// From this width on, an article and its original stand beside each other.
const BOTH_TEXTS: u16 = 100;
/// From this height on, the card stands below the list.
const STACKED: u16 = 14;
/// From this size on, columns and rows, time stands above the list.
const WITH_AXIS: (u16, u16) = (60, 22);

impl Layout {
    pub(crate) fn new(size: (u16, u16), needs: Needs) -> Self {
        let (columns, rows) = size;
        let row =
            |from: u16, height: u16| Rect::new(0, from.min(rows), columns, height.min(rows - from.min(rows)));
        let header = row(0, u16::from(rows >= 4));
        let filter = row(header.height, u16::from(needs.filter && rows >= 3));
        let footer = row(rows.saturating_sub(u16::from(rows >= 5)), u16::from(rows >= 5));
        let top = header.height + filter.height;
        let body = row(top, rows - top - footer.height);
        let has_axis = needs.axis && rows >= WITH_AXIS.1 && columns >= WITH_AXIS.0;
        let axis = row(top, if has_axis { 2 } else { 0 });
        let stage = row(top + axis.height, body.height - axis.height);
        let mut layout = Self { header, filter, axis, body, footer, ..Self::default() };
        if columns >= SIDE_BY_SIDE {
            layout.beside(stage);
        } else if rows >= STACKED {
            layout.below(stage, needs.list_rows);
        } else if needs.card_first {
            layout.card = body;
        } else {
            layout.list = body;
        }
        layout
    }

    fn beside(&mut self, stage: Rect) {
        let Rect { x, y, width, height } = stage;
        let list = (width / 2).min(96);
        self.list = Rect::new(x, y, list, height);
        self.divider = Rect::new(x + list, y, 1, height);
        self.card = Rect::new(x + list + 2, y, width - list - 2, height);
    }

    fn below(&mut self, stage: Rect, list_rows: usize) {
        let Rect { x, y, width, height } = stage;
        let list = u16::try_from(list_rows).unwrap_or(height).clamp(1, (height * 2 / 5).max(4));
        self.list = Rect::new(x, y, width, list);
        self.divider = Rect::new(x, y + list, width, 1);
        self.card = Rect::new(x + 1, y + list + 1, width.saturating_sub(2), height - list - 1);
    }

    /// How many of the card's rows say that it goes on, where it does: the divider below the list
    /// says so where there is one.
    pub(crate) fn card_hint(&self) -> u16 {
        u16::from(self.divider.width <= 1 && self.card.height > 4)
    }

    /// An article's text, as wide as is well read, in the middle; where its original is shown too, that stands
    /// beside it, or in its place.
    pub(crate) fn reader(&self, with_original: bool) -> ReaderLayout {
        const WELL_READ: u16 = 76;
        // A bar that says how far down one is, and a sign before a line.
        const GAP: u16 = 4;
        let all = self.body;
        let beside = with_original && all.width >= BOTH_TEXTS;
        let room = all.width.saturating_sub(4);
        let column = if beside { (room - GAP) / 2 } else { room };
        let column = column.min(WELL_READ).max(all.width.min(1));
        let width = if beside { 2 * column + GAP } else { column };
        let left = (all.width - width) / 2;
        let head = match all.height {
            14.. => 4,
            9.. => 3,
            3.. => 1,
            _ => 0,
        };
        let page = Rect { x: all.x + left, width, ..all };
        let text = Rect { y: all.y + head, height: all.height - head, width: column, ..page };
        let second = Rect { x: text.x + column + GAP, ..text };
        let (text, original) = match (with_original, beside) {
            (false, _) => (text, Rect::default()),
            (true, true) => (text, second),
            (true, false) => (Rect { height: 0, ..text }, text),
        };
        ReaderLayout { head: Rect { height: head, ..page }, text, original }
    }

    /// From top to bottom; the passage stands below from [`STACKED`] rows on, and the summary above
    /// where rows are left.
    pub(crate) fn accounts(&self) -> AccountsLayout {
        let Rect { x, y, width, height } = self.body;
        let row = |from: u16, height: u16| Rect { y: y + from, height, ..self.body };
        let summary = u16::from(height >= 6);
        let below = if height >= STACKED { (height * 2 / 5).clamp(7, 16) } else { 0 };
        let rows = height - summary - below;
        let passage = Rect::new(
            x + 1.min(width),
            y + height - below.saturating_sub(1),
            width.saturating_sub(2),
            below.saturating_sub(1),
        );
        AccountsLayout {
            summary: row(0, summary),
            rows: row(summary, rows),
            divider: row(summary + rows, u16::from(below > 0)),
            passage,
        }
    }

    /// From top to bottom; what says most stays longest where there are few rows.
    pub(crate) fn coverage(&self, articles: usize) -> CoverageLayout {
        let height = self.body.height;
        let summary = u16::from(height >= 6);
        let legend = if height >= 12 { u16::try_from(articles).unwrap_or(height).min(height / 4) } else { 0 };
        let numbers = u16::from(height >= 5);
        let told = u16::from(height >= 3);
        let row = |from: u16, height: u16| Rect { y: self.body.y + from, height, ..self.body };
        let top = summary + legend + numbers;
        CoverageLayout {
            summary: row(0, summary),
            legend: row(summary, legend),
            numbers: row(summary + legend, numbers),
            rows: row(top, height - top - told),
            told: row(height - told, told),
        }
    }

    pub(crate) fn picker(&self) -> PickerLayout {
        self.window(21)
    }

    /// Where the words stand that were found in all articles, below how many they are.
    pub(crate) fn found(&self) -> Rect {
        let above = self.body.height.min(1);
        let left = 1.min(self.body.width);
        Rect {
            x: self.body.x + left,
            y: self.body.y + above,
            width: self.body.width - left,
            height: self.body.height - above,
        }
    }

    /// The window that one of `choices` is chosen in.
    pub(crate) fn uses(&self, choices: usize) -> PickerLayout {
        self.window(choices.min(21))
    }

    /// A window over the rest, with as many of `rows` as there is room for.
    pub(crate) fn window(&self, rows: usize) -> PickerLayout {
        let width = self.body.width.min((self.body.width * 2 / 3).max(66));
        let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(3).max(6).min(self.body.height);
        let left = (self.body.width - width) / 2;
        let all = Rect { x: self.body.x + left, width, height, ..self.body };
        let has_frame = height >= 6 && width >= 20;
        let border = u16::from(has_frame);
        let inner = all.inner(Margin::new(border, border));
        let typed = Rect { height: inner.height.min(1), ..inner };
        let rows = Rect { y: inner.y + typed.height, height: inner.height - typed.height, ..inner };
        PickerLayout { frame: if has_frame { all } else { Rect::default() }, typed, rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_lies_on_the_screen_at_any_size() {
        for columns in 0..130 {
            for rows in 0..40 {
                for (filter, card_first) in [(false, false), (true, false), (false, true), (true, true)] {
                    let layout = Layout::new(
                        (columns, rows),
                        Needs { filter, axis: filter, card_first, list_rows: 100 },
                    );
                    let screen = Rect::new(0, 0, columns, rows);
                    let Layout { header, list, divider, card, body, footer, .. } = layout;
                    let (picker, window) = (layout.picker(), layout.window(4));
                    let accounts = layout.accounts();
                    let parts = [
                        header,
                        layout.filter,
                        layout.axis,
                        list,
                        divider,
                        card,
                        body,
                        footer,
                        layout.reader(filter).head,
                        layout.reader(filter).text,
                        layout.reader(filter).original,
                        layout.found(),
                        layout.uses(3).rows,
                    ];
                    let coverage = layout.coverage(7);
                    let tables = [accounts.summary, accounts.rows, accounts.divider, accounts.passage];
                    let grid =
                        [coverage.summary, coverage.legend, coverage.numbers, coverage.rows, coverage.told];
                    let lanes = layout.lanes();
                    let cells = [(0, 0), (3, 0), (0, 3), (9, 30), (100_000, 7)].map(|(dated, undated)| {
                        let columns = lanes.columns(LanesNeeds { dated, undated, widest: undated });
                        let cells = [columns.name, columns.before, columns.time, columns.behind];
                        cells.into_iter().chain([columns.undated]).collect::<Vec<_>>()
                    });
                    for cells in &cells {
                        let apart =
                            cells.windows(2).all(|pair| pair[0].right() <= pair[1].x || pair[1].is_empty());
                        assert!(apart, "{cells:?}");
                    }
                    let rows = [lanes.labels, lanes.rows, lanes.divider, lanes.told];
                    let lanes = rows.into_iter().chain(cells.into_iter().flatten());
                    for part in parts.into_iter().chain(tables).chain(grid).chain(lanes).chain([
                        picker.frame,
                        picker.typed,
                        picker.rows,
                        window.frame,
                        window.typed,
                        window.rows,
                    ]) {
                        assert!(part.intersection(screen) == part || part.is_empty(), "{part} of {screen}");
                    }
                }
            }
        }
    }
}
