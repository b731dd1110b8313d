use std::ops::Range;

use ratatui::layout::Rect;

use crate::text::{Written, wrap};

/// A text in a column of the screen: its lines at that width, and which of them are in sight.
#[derive(Debug, Default)]
pub(crate) struct Column {
    /// As ranges of the text, in order.
    pub(crate) lines: Vec<Range<usize>>,
    /// The first line in sight.
    pub(crate) top: usize,
    rows: usize,
    width: Option<usize>,
    sought: Option<Sought>,
}

/// What is to be brought into sight once the lines are made.
#[derive(Debug)]
struct Sought {
    at: Range<usize>,
    /// Be it in sight already.
    anyway: bool,
}

impl Column {
    /// Brings a place into sight, a third of the way down, so that what leads up to it is seen too.
    pub(crate) fn seek(&mut self, at: Range<usize>) {
        self.sought = Some(Sought { at, anyway: true });
    }

    /// The same, and nothing where it is in sight already.
    pub(crate) fn reveal(&mut self, at: Range<usize>) {
        self.sought = Some(Sought { at, anyway: false });
    }

    /// Scrolls as far as it takes to see the line of a place.
    pub(crate) fn follow(&mut self, at: usize) {
        let line = self.line_at(at);
        self.scroll(self.top.clamp((line + 1).saturating_sub(self.rows.max(1)), line));
    }

    pub(crate) fn scroll(&mut self, top: usize) {
        self.top = top.min(self.furthest());
    }

    /// The last line that may be the first in sight.
    pub(crate) fn furthest(&self) -> usize {
        self.lines.len().saturating_sub(self.rows)
    }

    /// How many lines are in sight.
    pub(crate) fn page(&self) -> usize {
        self.rows
    }

    /// Whether a place begins in sight.
    pub(crate) fn has_in_sight(&self, at: &Range<usize>) -> bool {
        (self.top..self.top + self.rows).contains(&self.line_at(at.start))
    }

    /// Where the text in sight begins.
    pub(crate) fn first_in_sight(&self) -> usize {
        self.lines.get(self.top).map_or(0, |line| line.start)
    }

    /// How far down one has read, in percent.
    pub(crate) fn percent(&self) -> usize {
        let seen = (self.top + self.rows).min(self.lines.len());
        seen * 100 / self.lines.len().max(1)
    }

    /// The text has changed: the lines are to be broken again.
    pub(crate) fn outdated(self) -> Self {
        Self { width: None, sought: None, ..self }
    }

    /// The line that an offset stands in, or behind.
    pub(crate) fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.start <= offset).saturating_sub(1)
    }

    /// Breaks the lines for `area`, and keeps what is read in sight.
    pub(super) fn settle(&mut self, text: Written<'_>, area: Rect) {
        let width = usize::from(area.width);
        self.rows = usize::from(area.height);
        if self.width != Some(width) {
            let reading = self.first_in_sight();
            self.lines = wrap(text, width);
            self.width = Some(width);
            self.top = self.line_at(reading);
        }
        if let Some(Sought { at, anyway }) = self.sought.take() {
            let (first, last) = (self.line_at(at.start), self.line_at(at.end.saturating_sub(1)));
            let is_whole = self.top <= first && last < self.top + self.rows;
            if anyway || !is_whole {
                self.top = first.saturating_sub(self.rows / 3);
            }
        }
        self.scroll(self.top);
    }
}
