//! Looking for words in the article that is read.

use std::ops::Range;

use crossterm::event::{Event, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::original;
use crate::tui::{
    action::Action,
    state::{FindLine, Found, Overlay, State, View},
};

pub(super) fn open(state: &mut State) {
    if original::hides_copy(state) {
        return;
    }
    let View::Reader(reader) = &state.view else { return };
    let column = &reader.column;
    let in_sight = |at: &Range<usize>| column.has_in_sight(at);
    let hit = reader.found.as_ref().and_then(|found| found.at().cloned()).filter(in_sight);
    let lit = reader.lit(&state.checked).filter(in_sight);
    let from = hit.or(lit).map_or(column.first_in_sight(), |at| at.start);
    let line = FindLine::new((reader.found.clone(), column.top), from);
    state.overlay = Some(Overlay::Find(Box::new(line)));
}

pub(super) fn type_key(state: &mut State, key: KeyEvent) {
    let (Some(Overlay::Find(line)), View::Reader(reader)) = (&mut state.overlay, &mut state.view) else {
        return;
    };
    line.typed.handle_event(&Event::Key(key));
    let words = line.typed.value();
    let found = Found::new(&state.checked, reader.article, words, line.from);
    match found.at() {
        Some(at) => reader.column.reveal(at.clone()),
        None => reader.column.scroll(line.before.1),
    }
    reader.found = (!words.trim().is_empty()).then_some(found);
}

pub(super) fn act(state: &mut State, action: Action) {
    let (Some(Overlay::Find(line)), View::Reader(reader)) = (&mut state.overlay, &mut state.view) else {
        return;
    };
    match action {
        Action::Back => {
            let (found, top) = std::mem::take(&mut line.before);
            reader.found = found;
            reader.column.scroll(top);
            state.overlay = None;
        }
        // What stands nowhere is not left behind unseen.
        Action::Open if state.has_hit() => state.overlay = None,
        _ => {}
    }
}

/// To the next of the words that were looked for, or to the previous one; from either end on to the other.
pub(super) fn step(state: &mut State, on: bool) {
    let View::Reader(reader) = &mut state.view else { return };
    let Some(found) = &mut reader.found else { return };
    let last = found.hits.at.len().saturating_sub(1);
    let (next, wrapped) = match (found.current, on) {
        (Some(place), true) if place < last => (place + 1, None),
        (Some(_), true) => (0, Some("on from the top: that was the last")),
        (Some(0), false) => (last, Some("on from the end: that was the first")),
        (Some(place), false) => (place - 1, None),
        (None, _) => return,
    };
    found.current = Some(next);
    if let Some(at) = found.at() {
        reader.column.reveal(at.clone());
    }
    if let Some(words) = wrapped {
        state.say(words);
    }
}
