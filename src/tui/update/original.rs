//! The original of an article beside the reading copy.

use crate::{
    load::OriginalText,
    model::ArticleId,
    tui::{
        action::{Action, Effect},
        state::{Original, State, View},
    },
};

/// Asks for the original, or puts it away.
pub(super) fn switch(state: &mut State) -> Option<Effect> {
    let View::Reader(reader) = &mut state.view else { return None };
    if reader.original.take().is_some() {
        return None;
    }
    Some(Effect::ReadOriginal(reader.article))
}

/// Shows the original that was asked for, or says why there is none.
pub(super) fn answer(state: &mut State, article: ArticleId, found: Result<OriginalText, String>) {
    let View::Reader(reader) = &mut state.view else { return };
    if reader.article != article {
        return;
    }
    match found {
        Ok(found) => {
            reader.original = Some(Box::new(Original::new(found)));
            // Which keys act on what is seen depends on whether both are.
            reader.selection = None;
            state.light_original();
        }
        Err(why) => state.say(why),
    }
}

/// Whether the reading copy is out of sight, which is said then: nothing of it can be searched or selected.
pub(super) fn hides_copy(state: &mut State) -> bool {
    let hides = matches!(&state.view, View::Reader(reader) if reader.is_original_only());
    if hides {
        let key = state.key(Action::ShowOriginal);
        state.say(format!("This is the original: {key} goes back to the reading copy"));
    }
    hides
}
