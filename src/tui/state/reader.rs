use std::ops::Range;

use crate::{
    findings::Checked,
    model::{ArticleId, SourceId},
    text::wrap,
};

use super::View;

/// An article that is read, with one passage lit.
#[derive(Debug)]
pub(crate) struct Reader {
    pub(crate) article: ArticleId,
    pub(crate) source: SourceId,
    /// The view it was opened from, for the way back.
    pub(crate) from: Box<View>,
    /// The article's lines at the width it is drawn in, as ranges of its text.
    pub(crate) lines: Vec<Range<usize>>,
    /// The first line in sight.
    pub(crate) top: usize,
    rows: usize,
    width: usize,
    /// The passage is to be brought into sight.
    seek: bool,
}

impl Reader {
    /// How many rows above the text say which article it is, where there is room for them.
    pub(crate) const HEAD: usize = 3;

    pub(crate) fn new(article: ArticleId, source: SourceId, from: View) -> Self {
        Self {
            article,
            source,
            from: Box::new(from),
            lines: Vec::new(),
            top: 0,
            rows: 0,
            width: 0,
            seek: true,
        }
    }

    /// The same article of a timeline that was read anew.
    pub(crate) fn renewed(self, article: ArticleId, source: SourceId) -> Self {
        // Another width than any: the lines are to be broken again.
        Self { article, source, width: 0, seek: false, ..self }
    }

    pub(crate) fn head(rows: usize) -> usize {
        if rows >= 9 { Self::HEAD } else { usize::from(rows >= 3) }
    }

    pub(crate) fn seek_passage(&mut self) {
        self.seek = true;
    }

    pub(crate) fn scroll(&mut self, top: usize) {
        self.top = top.min(self.lines.len().saturating_sub(self.rows));
    }

    /// How many lines of the text are in sight.
    pub(crate) fn page(&self) -> usize {
        self.rows
    }

    /// Breaks the lines for `size`, columns and rows, and keeps what is read in sight.
    pub(super) fn settle(&mut self, checked: &Checked, size: (usize, usize)) {
        let (width, rows) = size;
        self.rows = rows.saturating_sub(Self::head(rows));
        if self.width != width {
            let reading = self.lines.get(self.top).map_or(0, |line| line.start);
            let text = checked.timeline.articles[self.article].text;
            self.lines = text.map_or_else(Vec::new, |text| wrap(checked.timeline.text(text), width));
            self.width = width;
            self.top = self.line_at(reading);
        }
        if std::mem::take(&mut self.seek) {
            let passage = checked.findings.passage(self.source);
            if let Some(at) = passage.extent().or_else(|| passage.nearest.clone()) {
                // A third of the way down, so that what leads up to it is seen too.
                self.top = self.line_at(at.start).saturating_sub(self.rows / 3);
            }
        }
        self.scroll(self.top);
    }

    fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.start <= offset).saturating_sub(1)
    }
}
