use crate::{
    coverage::{self, Cover},
    model::{ArticleId, EventId, SourceId, Timeline},
    tui::layout::Layout,
};

use super::{Focus, State, View, Within};

/// Which article tells of which of the events that pass the filter. The events are the rows of the
/// list; the articles are columns by number.
#[derive(Debug, Default)]
pub(crate) struct Coverage {
    /// The first column in sight, counted from 0.
    pub(crate) left: usize,
    /// How many of the events shown are single-source.
    pub(crate) single_source: usize,
    /// Of how many of the events shown each article tells.
    pub(crate) tells_of: Vec<usize>,
    /// How many of the events shown were counted.
    pub(crate) counted: usize,
    /// Of the whole timeline: what a filter hides is not unused.
    pub(crate) unused: Vec<ArticleId>,
}

/// What an article does for an event, by which of its sources, and how many those are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) article: ArticleId,
    pub(crate) cover: Cover,
    pub(crate) source: Option<SourceId>,
    pub(crate) sources: usize,
}

impl Coverage {
    /// Has counted nothing until [`Coverage::count`].
    pub(crate) fn new(timeline: &Timeline) -> Self {
        let tells_of = vec![0; timeline.articles.len()];
        Self { tells_of, unused: coverage::unused(timeline), ..Self::default() }
    }

    /// Counts the next `most` of the events that pass the filter.
    pub(crate) fn count(&mut self, timeline: &Timeline, events: &[EventId], most: usize) {
        let next = events.iter().skip(self.counted).take(most);
        for event in next.map(|id| &timeline.events[*id]) {
            let sources = event.sources.of(&timeline.sources);
            for (place, source) in sources.iter().enumerate() {
                let is_told = sources.iter().take(place).any(|other| other.article == source.article);
                self.tells_of[source.article.index()] += usize::from(!is_told);
            }
            self.single_source += usize::from(coverage::is_single_source(timeline, event));
        }
        self.counted = self.counted.saturating_add(most).min(events.len());
    }
}

impl State {
    /// The article whose column is in focus: the one that was gone to, else that of the source in focus.
    pub(crate) fn article(&self) -> Option<ArticleId> {
        let timeline = &self.checked.timeline;
        if let Within::Article(article) = self.focus.within {
            return Some(article);
        }
        let source = self.source().map(|source| timeline.sources[source.index()].article);
        source.or_else(|| timeline.articles.ids().next())
    }

    /// Whether not all events that are shown are counted in the table of coverage yet.
    pub(crate) fn is_counting_coverage(&self) -> bool {
        matches!(&self.view, View::Coverage(coverage) if coverage.counted < self.list.shown.len())
    }

    /// What the article in focus does for the event in focus.
    pub(crate) fn cell(&self) -> Option<Cell> {
        let (_, event) = self.event()?;
        let article = self.article()?;
        let timeline = &self.checked.timeline;
        let found = coverage::covers(timeline, event).get(&article).copied();
        let sources = timeline.sources_of(event).filter(|(_, source)| source.article == article).count();
        let cover = found.map_or(Cover::Silent, |(cover, _)| cover);
        Some(Cell { article, cover, source: found.map(|(_, source)| source), sources })
    }

    /// Puts the focus on an article in the row of the event at that place of the list.
    pub(crate) fn focus_on_cell(&mut self, place: usize, article: Option<ArticleId>) {
        self.focus_on(place);
        // Where nothing is shown, the focus waits for what it is on.
        if let (Some(article), Some((event, _))) = (article, self.event()) {
            self.focus = Focus { event: Some(event), within: Within::Article(article) };
        }
    }

    /// Brings the column in focus into sight.
    pub(super) fn settle_coverage(&mut self, layout: &Layout) {
        let articles = self.checked.timeline.articles.len();
        let columns = layout.coverage(articles).columns(articles);
        let column = self.article().map_or(0, ArticleId::index);
        if let View::Coverage(coverage) = &mut self.view {
            let lowest = (column + 1).saturating_sub(columns.count.max(1));
            let furthest = articles.saturating_sub(columns.count);
            coverage.left = coverage.left.clamp(lowest, column).min(furthest);
        }
    }
}
