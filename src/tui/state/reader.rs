use std::ops::Range;

use crate::{
    findings::{Checked, Reading},
    model::{ArticleId, EventId, SourceId},
    tui::layout::Layout,
};

use super::{Column, Focus, Found, Original, Selection, State, TextSearch, View, Within};

/// An article that is read, one of its passages lit.
#[derive(Debug)]
pub(crate) struct Reader {
    pub(crate) article: ArticleId,
    /// The source whose passage is lit, be it one that was not found.
    pub(crate) source: Option<SourceId>,
    /// Which of the article's passages that is.
    pub(crate) passage: Option<usize>,
    pub(crate) way: Way,
    pub(crate) shows: Shows,
    /// Words that are looked for.
    pub(crate) found: Option<Found>,
    pub(crate) selection: Option<Selection>,
    /// Where the mouse was pressed.
    pub(crate) pressed: Option<usize>,
    pub(crate) column: Column,
    pub(crate) original: Option<Box<Original>>,
}

/// The way back from an article.
#[derive(Debug)]
pub(crate) struct Way {
    /// The view it was opened from.
    pub(crate) from: Box<View>,
    /// The hits in all articles that it was opened from.
    pub(crate) results: Option<Box<TextSearch>>,
    /// Passages were gone through, and the focus went along.
    pub(crate) is_moved: bool,
}

/// What of an article stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shows {
    /// What events quote, and the lit passage most of all.
    Passages,
    /// What no event quotes; the number of the paragraph that was gone to.
    Unquoted(Option<usize>),
}

impl Reader {
    /// Opens an article at the passage of a source, if one is given.
    pub(crate) fn new(checked: &Checked, article: ArticleId, source: Option<SourceId>, from: View) -> Self {
        let mut reader = Self {
            article,
            source,
            passage: None,
            way: Way { from: Box::new(without_depth(from)), results: None, is_moved: false },
            shows: Shows::Passages,
            found: None,
            selection: None,
            pressed: None,
            column: Column::default(),
            original: None,
        };
        if let (Some(source), Some(reading)) = (source, checked.reading(article)) {
            reader.passage = reading.place_of(source);
        }
        if let Some(at) = reader.lit(checked) {
            reader.column.seek(at);
        }
        reader
    }

    /// The same article of a timeline that was read anew: what was looked for is looked for again.
    pub(crate) fn renewed(
        self,
        checked: &Checked,
        article: ArticleId,
        source: Option<SourceId>,
        from: View,
    ) -> Self {
        let Way { results, is_moved, .. } = self.way;
        let from = Box::new(from);
        let found = self.found.map(|found| {
            let at = found.at().map_or(0, |at| at.start);
            Found::new(checked, article, &found.words, at)
        });
        let results = results.map(|mut results| {
            results.look(checked);
            results
        });
        let anew = Self::new(checked, article, source, View::Timeline);
        let shows = match self.shows {
            Shows::Unquoted(_) => Shows::Unquoted(None),
            Shows::Passages => Shows::Passages,
        };
        let column = self.column.outdated();
        Self { way: Way { from, results, is_moved }, shows, found, column, original: self.original, ..anew }
    }

    /// The words of the source that is lit, or those that come nearest to them.
    pub(crate) fn lit(&self, checked: &Checked) -> Option<Range<usize>> {
        let passage = checked.findings.passage(self.source?);
        passage.extent().or_else(|| passage.nearest())
    }

    /// The passage that has the words which were come to by looking for them.
    pub(crate) fn found_in(&self, reading: &Reading) -> Option<usize> {
        reading.passages_at(self.found.as_ref()?.at()?).next()
    }

    /// Brings the lines into step with the screen.
    pub(super) fn settle(&mut self, checked: &Checked, layout: &Layout) {
        let layout = layout.reader(self.original.is_some());
        if let Some(text) = checked.timeline.article_text(self.article) {
            self.column.settle(text, layout.text);
        }
        if let Some(original) = &mut self.original {
            original.column.settle(original.found.text.written(), layout.original);
        }
    }
}

/// The view that an article is opened from: of articles that were opened from one another, the last alone is kept.
fn without_depth(from: View) -> View {
    match from {
        View::Reader(mut reader) => {
            if let View::Reader(inner) = &mut *reader.way.from {
                let outer = std::mem::replace(&mut *inner.way.from, View::Timeline);
                *reader.way.from = outer;
            }
            View::Reader(reader)
        }
        from => from,
    }
}

impl State {
    /// The article that is read, and what of it is used.
    pub(crate) fn reading(&self) -> Option<(&Reader, &Reading)> {
        let View::Reader(reader) = &self.view else { return None };
        Some((reader, self.checked.reading(reader.article)?))
    }

    /// Puts the focus on a source, and so on its event, be it one that the filter hides.
    pub(crate) fn focus_on_source_anywhere(&mut self, source: SourceId) {
        let event = self.checked.timeline.event_of(source);
        let first = self.checked.timeline.events[event].sources.start();
        let within = Within::Source(source.index().saturating_sub(first));
        self.focus = Focus { event: Some(event), within };
    }

    /// Where Enter leads from an article, in a word or two.
    pub(crate) fn reader_opens(&self) -> &'static str {
        let Some((reader, reading)) = self.reading() else { return "" };
        if reader.shows != Shows::Passages {
            return "";
        }
        match (reader.source, reader.lit(&self.checked)) {
            (None, _) if reader.found_in(reading).is_none() => "",
            (None, _) => "light the passage",
            (Some(_), Some(at)) if !reader.is_original_only() && !reader.column.has_in_sight(&at) => {
                "to the passage"
            }
            (Some(_), _) => "to its event",
        }
    }

    /// Words are looked for in the article.
    pub(crate) fn has_found(&self) -> bool {
        matches!(&self.view, View::Reader(Reader { found: Some(_), .. }))
    }

    /// The article was opened from the hits in all articles.
    pub(crate) fn has_results(&self) -> bool {
        matches!(&self.view, View::Reader(Reader { way: Way { results: Some(_), .. }, .. }))
    }

    pub(crate) fn shows_unquoted(&self) -> bool {
        matches!(&self.view, View::Reader(Reader { shows: Shows::Unquoted(_), .. }))
    }

    /// Whether the filter hides an event.
    pub(crate) fn is_hidden(&self, event: EventId) -> bool {
        self.list.shown.binary_search(&event).is_err()
    }
}
