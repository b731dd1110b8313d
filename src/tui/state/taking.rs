//! What one takes along: the source, the article and the event that the reader is on, whatever the view.

use crate::model::{ArticleId, EventId, SourceId};

use super::{Reader, State, View};

impl State {
    /// The source to cite.
    pub(crate) fn source_in_view(&self) -> Option<SourceId> {
        match &self.view {
            View::Reader(reader) => reader.source,
            View::Accounts(_) => self.said_in_focus().map(|(_, said)| said.source).or_else(|| self.source()),
            View::Coverage(_) => self.cell().and_then(|cell| cell.source),
            View::Timeline | View::Card | View::Lanes => self.source(),
        }
    }

    /// The article whose address is asked for.
    pub(crate) fn article_in_view(&self) -> Option<ArticleId> {
        match &self.view {
            View::Reader(reader) => Some(reader.article),
            View::Coverage(_) => self.article(),
            View::Timeline | View::Card | View::Lanes | View::Accounts(_) => {
                self.source_in_view().map(|source| self.checked.timeline.sources[source.index()].article)
            }
        }
    }

    /// The event to take along: of an account, the one that it is of; of a passage, the one that it stands under.
    pub(crate) fn event_in_view(&self) -> Option<EventId> {
        match &self.view {
            View::Reader(Reader { source: Some(source), .. }) => {
                Some(self.checked.timeline.event_of(*source))
            }
            _ => self
                .said_in_focus()
                .map(|(comparison, _)| comparison.event)
                .or_else(|| self.event().map(|(id, _)| id)),
        }
    }
}
