//! What leaves the explorer: a citation, an event, an address. What is graphic is asked for first here too.

use crate::{
    export,
    model::SourceId,
    text::counted,
    tui::{
        action::{Action, Effect},
        state::{Addresses, Overlay, State},
    },
};

use super::reveals;

/// The source that the reader is on, for a footnote or a message.
pub(super) fn copy_citation(state: &mut State) -> Option<Effect> {
    let source = state.source_in_view();
    if is_asked_for(state, (Action::CopyCitation, "copies the citation")) {
        return None;
    }
    let Some(source) = source else {
        let words = if state.article_in_view().is_some() && state.event().is_some_and(|it| has_sources(it.1))
        {
            "This article says nothing of this event: there is nothing to cite"
        } else {
            "No source is given for this event"
        };
        state.say(words);
        return None;
    };
    let what = format!("Citation of source {}", place_of(state, source));
    Some(copy(&what, export::citation(&state.checked, source)))
}

fn has_sources(event: &crate::model::Event) -> bool {
    !event.sources.is_empty()
}

/// `2 of 4`, of those of its event.
fn place_of(state: &State, source: SourceId) -> String {
    let timeline = &state.checked.timeline;
    let sources = &timeline.events[timeline.event_of(source)].sources;
    format!("{} of {}", source.index() + 1 - sources.start(), sources.len())
}

/// All that is said of the event that the reader is on, as Markdown.
pub(super) fn copy_event(state: &mut State) -> Option<Effect> {
    if is_asked_for(state, (Action::CopyEvent, "copies the event")) {
        return None;
    }
    let Some(event) = state.event_in_view() else {
        state.say("No event is shown");
        return None;
    };
    let text = export::markdown(&state.checked, event, 1);
    Some(copy("Event as Markdown", text))
}

fn copy(what: &str, text: String) -> Effect {
    let said = format!("{what} copied: {}", counted(text.chars().count(), "character"));
    Effect::Copy { text, said }
}

/// Whether the reader is asked first: doing the same again is the way on.
fn is_asked_for(state: &mut State, (action, does): (Action, &str)) -> bool {
    let reveals = reveals(state);
    if reveals {
        let key = state.key(action);
        state.say(format!("This event is marked as graphic: {key} again {does}"));
    }
    reveals
}

/// Shows the addresses of the article that the reader is on.
pub(super) fn show_addresses(state: &mut State) {
    if is_asked_for(state, (Action::OpenAddress, "shows the address of its article")) {
        return;
    }
    let Some(article) = state.article_in_view() else {
        state.say("No article is in focus");
        return;
    };
    match Addresses::of(&state.checked.timeline, article) {
        Some(addresses) => state.overlay = Some(Overlay::Addresses(Box::new(addresses))),
        None => state.say("No address is given for this article"),
    }
}

/// A key among the addresses.
pub(super) fn act(state: &mut State, action: Action) -> Option<Effect> {
    let Some(Overlay::Addresses(addresses)) = &mut state.overlay else { return None };
    match action {
        Action::Back => state.overlay = None,
        Action::Down => addresses.choose(addresses.cursor + 1),
        Action::Up => addresses.choose(addresses.cursor.saturating_sub(1)),
        Action::CopyCitation => {
            let address = addresses.chosen()?.shown.clone();
            return Some(copy("Address", address));
        }
        // It is opened after it was shown, all of it.
        Action::Open if !addresses.is_seen() => {
            addresses.scroll_on();
            let key = state.key(Action::Open);
            state.say(format!("The address goes on: {key} again opens it at its end"));
        }
        Action::Open => match &addresses.chosen()?.address {
            Ok(address) => {
                let address = address.clone();
                state.overlay = None;
                return Some(Effect::Browse(address));
            }
            Err(reason) => {
                let words = format!("Not opened: {reason}");
                state.say(words);
            }
        },
        _ => {}
    }
    None
}
