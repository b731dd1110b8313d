//! The interactive explorer. Nothing outside this folder knows of a terminal.
//!
//! `run` waits for an [`Input`](action::Input); a key becomes an [`Action`](action::Action)
//! in `keymap`, which changes the [`State`](state::State) in `update`; `view` draws a
//! `&State`. How the screen is divided is worked out by `layout` from its size alone, so
//! that a page of keys, a click and a picture agree on it. What stands in a card or an
//! article is made in `page`, what it looks like is `theme`'s.

mod action;
mod actors;
mod axis;
mod keymap;
mod lanes;
mod layout;
mod page;
mod rows;
mod run;
mod state;
mod theme;
pub(crate) mod update;
pub(crate) mod view;

pub(crate) use run::explore;

/// Where the timeline came from, for the reader to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Name {
    File(String),
    BuiltIn,
}
