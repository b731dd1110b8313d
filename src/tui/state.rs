//! Everything a frame is drawn from.

mod addresses;
mod card;
mod column;
mod counting;
mod coverage;
mod date_line;
mod facts;
mod filter_history;
mod find;
mod firsts;
mod focus;
mod history;
mod lanes;
mod line;
mod list;
mod messages;
mod original;
mod overlay;
mod pending;
mod picker;
mod reader;
mod renew;
mod selection;
mod taking;
mod text_page;
mod text_search;
mod uses;

use std::cell::OnceCell;

use crate::{dates::Instant, findings::Checked, model::EventId, query::Filter, text::counted};

use super::{
    Name,
    action::Action,
    keymap::{Context, KeyMap},
    layout::{Layout, Needs},
};

pub(crate) use addresses::{Addresses, Listed};
pub(crate) use card::{Card, Opener};
pub(crate) use column::Column;
pub(crate) use coverage::Coverage;
pub(crate) use date_line::DateLine;
pub(crate) use facts::{Facts, What};
pub(crate) use filter_history::{FilterHistory, Walk};
pub(crate) use find::{FindLine, Found};
pub(crate) use firsts::Firsts;
pub(crate) use focus::{Focus, Within};
pub(crate) use history::{History, Place, Shown};
pub(crate) use lanes::Lanes;
pub(crate) use line::{FilterLine, out_of_sight};
pub(crate) use list::List;
pub(crate) use messages::Messages;
pub(crate) use original::{InOriginal, Original};
pub(crate) use overlay::Overlay;
pub(crate) use pending::{Pending, Prefix};
pub(crate) use picker::{Mark, Picker};
pub(crate) use reader::{Reader, Shows};
pub(crate) use selection::Selection;
pub(crate) use text_page::{Search, TextKind, TextPage};
pub(crate) use text_search::{SearchRow, TextSearch};
pub(crate) use uses::Uses;

pub(crate) use counting::AT_ONCE;
use counting::Counting;

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) checked: Checked,
    pub(crate) name: Name,
    /// Changed by [`State::set_filter`] only, which keeps the list in step.
    pub(crate) filter: Filter,
    /// Those of this run.
    pub(crate) filters: FilterHistory,
    pub(crate) list: List,
    /// What is left to do until `list` is whole.
    counting: Option<Counting>,
    /// The first and the last moment of the timeline, once they are asked for.
    ends: OnceCell<Option<(Instant, Instant)>>,
    pub(crate) focus: Focus,
    pub(crate) card: Card,
    pub(crate) view: View,
    pub(crate) lanes: Lanes,
    pub(crate) overlay: Option<Overlay>,
    pub(crate) messages: Messages,
    pub(crate) pending: Pending,
    pub(crate) history: History,
    /// What keeps what was saved last from being shown: what is shown is older.
    pub(crate) stale: Option<Stale>,
    pub(crate) keys: KeyMap,
    pub(crate) firsts: Firsts,
    /// Columns and rows of the terminal.
    pub(crate) size: (u16, u16),
}

/// Why what is shown is not what was saved last.
#[derive(Debug)]
pub(crate) enum Stale {
    /// It could not be read whole.
    Broken(Box<Checked>),
    /// It could not be read at all, or is empty; in words.
    Unreadable(String),
    /// All but its first events could not be read; in words, and what is to be filtered by once it can.
    Unread { words: String, filter: Option<String> },
    /// It is still being read, so many hundredths of it are; these are its first events. What is to be filtered by once
    /// all is there may be known already.
    Reading { hundredths: u8, filter: Option<String> },
}

#[derive(Debug)]
pub(crate) enum View {
    /// The keys move through the list.
    Timeline,
    /// The keys move through the card, which stands where it stood.
    Card,
    /// What it shows is kept in [`State::lanes`].
    Lanes,
    Accounts(Facts),
    Coverage(Coverage),
    Reader(Reader),
}

impl State {
    #[cfg(test)]
    pub(crate) fn new(checked: Checked, name: Name, size: (u16, u16)) -> Self {
        let mut state = Self::with_keys(checked, name, size, KeyMap::default());
        state.begin_with(Filter::default());
        state
    }

    /// Shows nothing until [`State::begin_with`].
    pub(crate) fn with_keys(checked: Checked, name: Name, size: (u16, u16), keys: KeyMap) -> Self {
        let mut state = Self {
            checked,
            name,
            filter: Filter::default(),
            filters: FilterHistory::default(),
            list: List::default(),
            counting: None,
            ends: OnceCell::new(),
            focus: Focus::default(),
            card: Card::default(),
            view: View::Timeline,
            lanes: Lanes::default(),
            overlay: None,
            messages: Messages::default(),
            pending: Pending::default(),
            history: History::default(),
            stale: None,
            keys,
            firsts: Firsts::default(),
            size,
        };
        // Where the filter to begin with hides all, the focus waits there.
        state.focus.event = state.checked.timeline.events.ids().next();
        if let Some(greeting) = state.greeting() {
            state.say(greeting);
        }
        state
    }

    /// Starts at the first event that passes `filter`.
    pub(crate) fn begin_with(&mut self, filter: Filter) {
        self.set_first_filter(filter);
        self.gather_tags(AT_ONCE);
        self.keep_filter();
        if self.list.shown.is_empty() {
            self.finish();
        }
        self.focus_on(0);
        self.settle();
        let now = self.place();
        self.history.arrive(now);
    }

    /// The filter is one to come back to.
    pub(crate) fn keep_filter(&mut self) {
        self.filters.keep(self.filter.text());
    }

    /// Says something in the footer, until the next key.
    pub(crate) fn say(&mut self, words: impl Into<String>) {
        self.messages.say(words.into());
    }

    /// Says how many problems there are with the settings, beside what else is said at the start.
    pub(crate) fn told_of_settings(&mut self, problems: Vec<String>) {
        if problems.is_empty() {
            return;
        }
        let greeting = self.messages.fresh().map(|greeting| format!(". {greeting}"));
        let key = self.key(Action::ShowMessages);
        let words = format!("{} in your settings: {key} shows them", counted(problems.len(), "problem"));
        problems.into_iter().rev().for_each(|problem| self.say(problem));
        self.say(format!("{words}{}", greeting.unwrap_or_default()));
    }

    /// The key to name for `action`, where the reader is.
    pub(crate) fn key(&self, action: Action) -> String {
        self.keys.name_for(action, self.context())
    }

    /// What the reader should know first.
    pub(super) fn greeting(&self) -> Option<String> {
        match (self.checked.errors(), &self.name) {
            (0, Name::BuiltIn) => {
                let help = self.key(Action::ShowHelp);
                Some(format!(
                    "This is the timeline that comes with dateline; `dateline FILE` opens yours. {help} shows the keys"
                ))
            }
            (0, Name::File(_)) => None,
            (errors, _) => {
                let key = self.key(Action::ShowProblems);
                Some(format!("The timeline has {}: press {key} to read more", counted(errors, "error")))
            }
        }
    }

    /// Where keys are looked up.
    pub(crate) fn context(&self) -> Context {
        match self.pending.prefix {
            Some(Prefix::Next) => return Context::Next,
            Some(Prefix::Previous) => return Context::Previous,
            Some(Prefix::SetMark | Prefix::GoToMark) => return Context::Mark,
            None => {}
        }
        match (&self.overlay, &self.view) {
            (Some(Overlay::Picker(_)), _) => Context::Picker,
            (Some(Overlay::Filter(_)), _) => Context::Filter,
            (Some(Overlay::Date(_)), _) => Context::Date,
            (Some(Overlay::Addresses(_)), _) => Context::Addresses,
            (Some(Overlay::Text(text)), _) if text.is_typed_in() => Context::Search,
            (Some(Overlay::Find(_)), _) => Context::Find,
            (Some(Overlay::Search(_)), _) => Context::AllTexts,
            (Some(Overlay::Text(_)), _) => Context::Text,
            (Some(Overlay::Uses(_)), _) => Context::Uses,
            (None, View::Timeline) => Context::Timeline,
            (None, View::Card) => Context::Card,
            (None, View::Lanes) => Context::Lanes,
            (None, View::Accounts(_)) => Context::Accounts,
            (None, View::Coverage(_)) => Context::Coverage,
            (None, View::Reader(Reader { selection: Some(_), .. })) => Context::Selecting,
            (None, View::Reader(_)) => Context::Reader,
        }
    }

    pub(crate) fn layout(&self) -> Layout {
        let needs = Needs {
            // While one chooses, so that the picker stays where it is when the first mark is set.
            filter: !self.filter.is_empty()
                || self.is_searched()
                || matches!(self.overlay, Some(Overlay::Picker(_) | Overlay::Filter(_) | Overlay::Date(_)))
                || matches!(self.overlay, Some(Overlay::Find(_) | Overlay::Search(_))),
            card_first: !matches!(self.view, View::Timeline),
            axis: self.list.axis.is_some(),
            list_rows: self.list.rows.len(),
        };
        Layout::new(self.size, needs)
    }

    /// Whether only the first events of it are there so far.
    pub(crate) fn is_being_read(&self) -> bool {
        matches!(self.stale, Some(Stale::Reading { .. }))
    }

    /// Whether there are no more than its first events, and perhaps never will be.
    pub(crate) fn has_first_only(&self) -> bool {
        matches!(self.stale, Some(Stale::Reading { .. } | Stale::Unread { .. }))
    }

    /// What was saved last, be it too broken to be shown.
    pub(crate) fn problems_from(&self) -> &Checked {
        match &self.stale {
            Some(Stale::Broken(checked)) => checked,
            Some(Stale::Unreadable(_) | Stale::Unread { .. } | Stale::Reading { .. }) | None => &self.checked,
        }
    }

    pub(crate) fn is_revealed(&self, id: EventId) -> bool {
        !self.checked.timeline.events[id].graphic || self.card.revealed.contains(&id)
    }

    /// Brings into step what follows from the rest: the card's lines, and what is in sight.
    pub(crate) fn settle(&mut self) {
        // Where the filter hides all, there is no card to be in.
        if self.list.shown.is_empty() && matches!(self.view, View::Card) {
            self.view = View::Timeline;
        }
        if matches!(self.view, View::Timeline) {
            self.card.opener = Opener::List;
        }
        if self.list.axis_width != Some(self.size.0) {
            let mut list = std::mem::take(&mut self.list);
            self.make_axis(&mut list);
            list.lay(&self.checked.timeline, AT_ONCE);
            self.list = list;
        }
        let layout = self.layout();
        let list = match self.view {
            View::Coverage(_) => layout.coverage(self.checked.timeline.articles.len()).rows,
            _ => layout.list,
        };
        self.settle_list(usize::from(list.height));
        self.settle_coverage(&layout);
        self.settle_lanes(&layout);
        self.settle_card(usize::from(layout.card.width), usize::from(layout.card.height));
        self.settle_facts(layout);
        if let View::Reader(reader) = &mut self.view {
            reader.settle(&self.checked, &layout);
        }
        self.write_text(layout.body.width);
        let rows = usize::from(layout.body.height);
        match &mut self.overlay {
            Some(Overlay::Picker(picker)) => picker.settle(usize::from(layout.picker().rows.height)),
            Some(Overlay::Text(text)) => {
                text.top = text.top.min(text.lines.len().saturating_sub(rows));
            }
            Some(Overlay::Addresses(addresses)) => addresses.settle(&layout),
            Some(Overlay::Uses(uses)) => {
                uses.settle(usize::from(layout.uses(uses.sources.len()).rows.height));
            }
            Some(Overlay::Search(search)) => search.settle(usize::from(layout.found().height)),
            Some(Overlay::Filter(_) | Overlay::Date(_) | Overlay::Find(_)) | None => {}
        }
    }
}

/// Makes the tables of a view anew, also of one that is kept for when an article is left.
fn refresh(view: &mut View, checked: &Checked, shown: &[EventId]) {
    match view {
        View::Accounts(facts) => *facts = Facts::new(&checked.timeline, &checked.accounts, shown),
        View::Coverage(coverage) => {
            *coverage = Coverage::new(&checked.timeline);
            coverage.count(&checked.timeline, shown, AT_ONCE);
        }
        View::Reader(reader) => refresh(&mut reader.way.from, checked, shown),
        View::Timeline | View::Card | View::Lanes => {}
    }
}
