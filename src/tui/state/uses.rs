use crate::model::{SourceId, Timeline};

/// The choice of an event, where several rest on the same words.
#[derive(Debug)]
pub(crate) struct Uses {
    /// One for each event, in their order.
    pub(crate) sources: Vec<SourceId>,
    pub(crate) cursor: usize,
    /// The first row in sight.
    pub(crate) top: usize,
}

impl Uses {
    /// Of `sources` one for each event, beginning at `current`, one of them.
    pub(crate) fn new(timeline: &Timeline, sources: &[SourceId], current: SourceId) -> Self {
        let mut kept: Vec<SourceId> = Vec::new();
        for source in sources {
            match kept.last_mut() {
                Some(last) if timeline.event_of(*last) == timeline.event_of(*source) => {
                    if *source == current {
                        *last = current;
                    }
                }
                _ => kept.push(*source),
            }
        }
        let cursor = kept.iter().position(|source| *source == current).unwrap_or(0);
        Self { sources: kept, cursor, top: 0 }
    }

    pub(super) fn settle(&mut self, rows: usize) {
        let lowest = (self.cursor + 1).saturating_sub(rows);
        self.top = self.top.clamp(lowest, self.cursor.max(lowest));
    }
}
