use crate::{
    coverage::is_single_source,
    model::ArticleId,
    tui::{
        action::Action,
        state::{State, View},
    },
};

use super::{moved, views};

pub(super) fn act(state: &mut State, action: Action) {
    let articles = state.checked.timeline.articles.len();
    let page = usize::from(state.layout().coverage(articles).rows.height).max(1);
    let cursor = state.cursor().unwrap_or(0);
    match action {
        Action::Open => open(state),
        Action::Back => state.view = View::Timeline,
        Action::Left => to_column(state, |column| column.saturating_sub(1)),
        Action::Right => to_column(state, |column| column + 1),
        Action::Next => {
            let behind = cursor + 1..state.list.shown.len();
            to_single_source(state, behind.into_iter());
        }
        Action::Previous => to_single_source(state, (0..cursor).rev()),
        action => {
            let last = state.list.shown.len().saturating_sub(1);
            state.focus_on_cell(moved(cursor, last, page, action), state.article());
        }
    }
}

/// The passage of the cell in focus, in its article.
pub(super) fn open(state: &mut State) {
    let Some(cell) = state.cell() else { return };
    state.focus_on_cell(state.cursor().unwrap_or(0), Some(cell.article));
    if cell.source.is_none() {
        let title = state.checked.timeline.articles[cell.article].title;
        let title = state.checked.timeline.text(title).shown();
        state.say(format!("“{title}” {}", cell.cover.in_words()));
        return;
    }
    views::read(state, cell.source, false);
}

fn to_column(state: &mut State, to: impl FnOnce(usize) -> usize) {
    let (Some(article), Some(cursor)) = (state.article(), state.cursor()) else { return };
    let last = state.checked.timeline.articles.len().saturating_sub(1);
    state.focus_on_cell(cursor, Some(ArticleId::new(to(article.index()).min(last))));
}

/// To the first of some events that rests on one article alone, and on that article.
fn to_single_source(state: &mut State, mut places: impl Iterator<Item = usize>) {
    let timeline = &state.checked.timeline;
    let event = |place: usize| state.list.shown.get(place).map(|id| &timeline.events[*id]);
    let found = places.find(|place| event(*place).is_some_and(|event| is_single_source(timeline, event)));
    let Some(place) = found else {
        state.say("No further event is single-source");
        return;
    };
    let first = event(place).and_then(|event| timeline.sources_of(event).next());
    let article = first.map(|(_, source)| source.article);
    state.focus_on_cell(place, article);
}
