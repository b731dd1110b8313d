use std::ops::Range;

use crate::{
    model::{ArticleId, Timeline},
    text::{Address, NoAddress},
    tui::{
        layout::{Layout, PickerLayout},
        page::{self, Line},
    },
};

/// The addresses of an article, shown before one of them is opened.
#[derive(Debug)]
pub(crate) struct Addresses {
    /// Safe to show.
    pub(crate) title: String,
    pub(crate) all: Vec<Listed>,
    /// Which of `all` is chosen.
    pub(crate) cursor: usize,
    pub(crate) lines: Vec<Line>,
    /// The first line in sight.
    pub(crate) top: usize,
    rows: usize,
    /// What `lines` were made for: a width, and which is chosen.
    made_for: Option<(usize, usize)>,
}

/// What an article gives as an address.
#[derive(Debug)]
pub(crate) struct Listed {
    pub(crate) label: &'static str,
    /// Safe to show.
    pub(crate) shown: String,
    /// What may be opened of it, or why nothing may.
    pub(crate) address: Result<Address, NoAddress>,
}

impl Addresses {
    /// Nothing for an article that has none.
    pub(crate) fn of(timeline: &Timeline, article: ArticleId) -> Option<Self> {
        let article = &timeline.articles[article];
        let given = [("Address", article.citation.url), ("Archived", article.citation.archive_url)];
        let found = given.into_iter().filter_map(|(label, text)| {
            let written = timeline.text(text?);
            let shown = written.shown().to_string();
            (!written.is_blank()).then(|| Listed { label, shown, address: Address::parse(written) })
        });
        let all: Vec<Listed> = found.collect();
        let title = timeline.text(article.title).shown().to_string();
        let addresses = Self { title, all, cursor: 0, lines: Vec::new(), top: 0, rows: 0, made_for: None };
        (!addresses.all.is_empty()).then_some(addresses)
    }

    pub(crate) fn chosen(&self) -> Option<&Listed> {
        self.all.get(self.cursor)
    }

    pub(crate) fn choose(&mut self, place: usize) {
        self.cursor = place.min(self.all.len().saturating_sub(1));
    }

    /// Whether the chosen address can be read to its end.
    pub(crate) fn is_seen(&self) -> bool {
        self.chosen_lines().end <= self.top + self.rows
    }

    /// So far down that more of it is seen.
    pub(crate) fn scroll_on(&mut self) {
        self.top += self.rows.max(1);
    }

    /// The window that they stand in.
    pub(crate) fn layout(&self, layout: &Layout) -> PickerLayout {
        layout.window(self.lines.len())
    }

    /// The lines that the chosen address takes.
    fn chosen_lines(&self) -> Range<usize> {
        let is_its = |line: &Line| line.source == Some(self.cursor);
        let start = self.lines.iter().position(is_its).unwrap_or(0);
        start..start + self.lines.iter().skip(start).take_while(|line| is_its(line)).count()
    }

    /// Makes the lines for a width, and keeps the chosen address in sight.
    pub(super) fn settle(&mut self, layout: &Layout) {
        // Its width does not depend on how many rows it has.
        let width = usize::from(layout.picker().rows.width.saturating_sub(2));
        let made_for = Some((width, self.cursor));
        if self.made_for != made_for {
            self.lines = page::addresses(&self.all, self.cursor, width);
            self.made_for = made_for;
            self.rows = 0;
        }
        let rows = usize::from(self.layout(layout).rows.height);
        if self.rows != rows {
            self.rows = rows;
            let its = self.chosen_lines();
            self.top = self.top.clamp(its.end.saturating_sub(rows).min(its.start), its.start);
        }
        self.top = self.top.min(self.lines.len().saturating_sub(rows));
    }
}
