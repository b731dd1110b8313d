//! From one view to another. The focus and the filter go along.

use crate::{
    model::{ArticleId, SourceId},
    tui::{
        action::Action,
        state::{AT_ONCE, Coverage, Facts, Overlay, Reader, State, View},
    },
};

use super::reveals;

/// Shows the view that `action` asks for. A page of text that lies over it gives way.
pub(super) fn show(state: &mut State, action: Action) {
    state.overlay = None;
    if action == Action::ShowReader {
        if !matches!(state.view, View::Reader(_)) {
            show_reader(state);
        }
        return;
    }
    leave_readers(state);
    match (action, &state.view) {
        (Action::ShowAccounts, View::Accounts(_)) | (Action::ShowCoverage, View::Coverage(_)) => {}
        (Action::ShowAccounts, _) => show_accounts(state),
        (Action::ShowCoverage, _) => {
            state.view = View::Coverage(Coverage::new(&state.checked.timeline));
            state.count_coverage(AT_ONCE);
        }
        (Action::ShowLanes, _) => state.view = View::Lanes,
        _ => state.view = View::Timeline,
    }
}

/// Out of all articles, and of the hits that they were opened from.
pub(super) fn leave_readers(state: &mut State) {
    while matches!(state.view, View::Reader(_)) {
        leave_reader(state);
    }
    state.overlay = None;
}

/// Back to the view that the article was opened from.
pub(super) fn leave_reader(state: &mut State) {
    let View::Reader(reader) = &mut state.view else { return };
    let is_moved = reader.way.is_moved;
    state.overlay = reader.way.results.take().map(Overlay::Search);
    state.view = std::mem::replace(&mut reader.way.from, View::Timeline);
    if is_moved && matches!(state.view, View::Card) {
        state.settle();
        state.show_source();
    }
}

fn show_accounts(state: &mut State) {
    state.view =
        View::Accounts(Facts::new(&state.checked.timeline, &state.checked.accounts, &state.list.shown));
    let (in_focus, stands_in) = (state.event(), state.said_in_focus());
    if let (Some((event, _)), Some((comparison, _))) = (in_focus, stands_in)
        && comparison.event != event
    {
        let words = "No source states a fact of the event in focus: these are the worst of all";
        state.say(words);
    }
}

/// The article of what is in focus, whatever the view is.
fn show_reader(state: &mut State) {
    let said = state.said_in_focus().map(|(_, said)| said.source);
    let layout = state.layout();
    let has_details = match state.view {
        View::Accounts(_) => !layout.accounts().passage.is_empty(),
        View::Coverage(_) | View::Lanes => false,
        _ => !layout.card.is_empty(),
    };
    read(state, said.or_else(|| state.source()), has_details);
}

/// Opens the article of a source at its passage. What is graphic is shown first where its details
/// have a place on the screen, and is opened when asked for again.
pub(super) fn read(state: &mut State, source: Option<SourceId>, has_details: bool) {
    if reveals(state) {
        let seen =
            if has_details { "its details are shown" } else { "its details may be shown from here on" };
        state.say(format!("This event is marked as graphic: {seen}; press again to read on"));
        return;
    }
    let Some(source) = source else {
        let has_event = state.event().is_some();
        state.say(if has_event {
            "No source is given for this event"
        } else {
            "There is no event to read of"
        });
        return;
    };
    let article = state.checked.timeline.sources[source.index()].article;
    read_article(state, article, Some(source));
}

/// Opens an article, at the passage of a source if one is given.
pub(super) fn read_article(state: &mut State, article: ArticleId, source: Option<SourceId>) {
    if !state.checked.timeline.has_text(article) {
        state.say("There is no saved text of this article to read");
        return;
    }
    let from = std::mem::replace(&mut state.view, View::Timeline);
    state.view = View::Reader(Reader::new(&state.checked, article, source, from));
}
