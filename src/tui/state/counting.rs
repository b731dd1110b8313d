//! What passes the filter is found out some events at a time, so that each key is answered at once however many there
//! are: on the key itself as many rows as the screen has, the rest whenever nobody types. One who types on drops
//! what is left to do.

use crate::{
    dates::Instant,
    model::EventId,
    query::{Filter, Search},
};

use super::{List, Overlay, State, View, refresh};

/// What is left to do until what is shown is all that passes the filter.
#[derive(Debug)]
pub(super) enum Counting {
    /// The events are asked.
    Search(Search),
    /// All that pass are known, and are laid out as rows.
    Lay(List),
}

/// So many events are asked, or laid out, on a key. A timeline of no more is never seen half counted.
pub(crate) const AT_ONCE: usize = 16_384;

/// So many at a time while nobody types: about a millisecond.
const BLOCK: usize = 4_096;

impl State {
    /// Changes what is shown. The focus stays where it is.
    pub(crate) fn set_filter(&mut self, filter: Filter) {
        let candidates = if filter.narrows(&self.filter) { self.candidates() } else { self.all() };
        self.search_among(candidates, filter);
    }

    /// The same, where nothing is known of the timeline yet.
    pub(super) fn set_first_filter(&mut self, filter: Filter) {
        self.search_among(self.all(), filter);
    }

    fn all(&self) -> Vec<EventId> {
        self.checked.timeline.events.ids().collect()
    }

    /// What passes the filter that is in force, or may.
    fn candidates(&mut self) -> Vec<EventId> {
        match self.counting.take() {
            Some(Counting::Search(search)) => search.into_candidates(),
            Some(Counting::Lay(list)) => list.shown,
            None => self.list.shown.clone(),
        }
    }

    fn search_among(&mut self, candidates: Vec<EventId>, filter: Filter) {
        let is_small = candidates.len() <= AT_ONCE;
        let mut search = Search::among(candidates, &filter, self.focus.event);
        self.filter = filter;
        while !search.is_done() && search.asked() < AT_ONCE && (is_small || !self.is_filled_by(&search)) {
            search.ask(&self.checked, BLOCK);
        }
        self.show_so_far(&search);
        self.counting = (!search.is_done()).then_some(Counting::Search(search));
    }

    fn is_filled_by(&self, search: &Search) -> bool {
        search.has_around(usize::from(self.size.1))
    }

    /// Shows what is known to pass, be it not all yet.
    fn show_so_far(&mut self, search: &Search) {
        let mut list = List::of(search.so_far());
        if !search.is_done() {
            list = list.with_axis_of(&mut self.list);
        }
        self.make_axis(&mut list);
        list.lay(&self.checked.timeline, AT_ONCE);
        self.show_list(list);
    }

    /// Shows `list`, with the row in focus where it was on the screen.
    fn show_list(&mut self, list: List) {
        let above = self.row_in_focus().map(|row| row.saturating_sub(self.list.top));
        self.list = list;
        if let Some((row, above)) = self.row_in_focus().zip(above) {
            self.list.top = row.saturating_sub(above);
        }
        self.lanes.forget();
        refresh(&mut self.view, &self.checked, &self.list.shown);
    }

    pub(super) fn make_axis(&self, list: &mut List) {
        list.make_axis(&self.checked.timeline, self.ends(), self.size.0);
    }

    /// The first and the last moment of the timeline, as its clock shows them.
    pub(super) fn ends(&self) -> Option<(Instant, Instant)> {
        let timeline = &self.checked.timeline;
        *self.ends.get_or_init(|| crate::tui::axis::ends(timeline))
    }

    /// How many events are known to pass the filter, while not all were asked.
    pub(crate) fn counted_so_far(&self) -> Option<usize> {
        Some(match self.counting.as_ref()? {
            Counting::Search(search) => search.found(),
            Counting::Lay(list) => list.shown.len(),
        })
    }

    /// Whether there is something to do that no key asked for.
    pub(crate) fn has_work(&self) -> bool {
        self.is_unfinished() || !self.checked.searchable.are_tags_gathered()
    }

    /// Whether what is shown is not all of it yet.
    fn is_unfinished(&self) -> bool {
        self.counting.is_some()
            || !self.list.is_laid()
            || self.is_counting_coverage()
            || self.is_counting_for_picker()
            || self.is_making_lanes()
    }

    /// Does some of it: about a millisecond's worth. Whether there is something new to see.
    pub(crate) fn work(&mut self) -> bool {
        let is_new = match self.counting.take() {
            None if self.is_counting_coverage() => {
                self.count_coverage(BLOCK);
                !self.is_counting_coverage()
            }
            None if self.is_counting_for_picker() => {
                self.count_for_picker(BLOCK);
                !self.is_counting_for_picker()
            }
            None if self.is_making_lanes() => self.make_lanes(BLOCK),
            None if self.list.is_laid() => {
                self.gather_tags(BLOCK);
                false
            }
            None => {
                self.list.lay(&self.checked.timeline, BLOCK);
                self.list.is_laid()
            }
            Some(Counting::Search(search)) => self.go_on(search),
            Some(Counting::Lay(list)) => self.lay(list),
        };
        if is_new {
            self.settle();
        }
        is_new
    }

    /// Counts in the table of coverage, where that is shown.
    pub(crate) fn count_coverage(&mut self, most: usize) {
        if let View::Coverage(coverage) = &mut self.view {
            coverage.count(&self.checked.timeline, &self.list.shown, most);
        }
    }

    /// Goes through the next `most` tags, which a filter may name and the line offers.
    pub(super) fn gather_tags(&mut self, most: usize) {
        self.checked.searchable.gather_tags(&self.checked.timeline, most);
    }

    /// Whether it is still counted in how many events the actors take part that one may pick.
    fn is_counting_for_picker(&self) -> bool {
        matches!(self.overlay, Some(Overlay::Picker(_)))
            && !self.checked.searchable.are_events_counted(&self.checked.timeline)
    }

    /// Counts the next `most` of the events for that.
    pub(crate) fn count_for_picker(&mut self, most: usize) {
        if self.is_counting_for_picker() {
            self.checked.searchable.count_events(&self.checked.timeline, most);
        }
    }

    fn go_on(&mut self, mut search: Search) -> bool {
        search.ask(&self.checked, BLOCK);
        if search.is_done() {
            let mut list = List::of(search.so_far());
            self.make_axis(&mut list);
            return self.lay(list);
        }
        // Until the screen is full, whatever is found is shown.
        let has_room = self.list.shown.len() < usize::from(self.size.1);
        let is_new = has_room && search.found() > self.list.shown.len();
        if is_new {
            self.show_so_far(&search);
        }
        self.counting = Some(Counting::Search(search));
        is_new
    }

    fn lay(&mut self, mut list: List) -> bool {
        list.lay(&self.checked.timeline, BLOCK);
        let is_laid = list.is_laid();
        if is_laid {
            self.show_list(list);
        } else {
            self.counting = Some(Counting::Lay(list));
        }
        is_laid
    }

    /// Does all that is left: where a move leads depends on all that is shown.
    pub(crate) fn finish(&mut self) {
        while self.is_unfinished() {
            self.work();
        }
    }
}
