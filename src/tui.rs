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
mod hints;
mod keymap;
mod lanes;
mod layout;
mod page;
mod preferences;
mod pressed;
mod rows;
mod run;
mod signs;
mod state;
mod theme;
pub(crate) mod update;
pub(crate) mod view;

use std::path::PathBuf;

use crate::{
    findings::Checked,
    load::{Limits, Origin},
    query::Filter,
};

pub(crate) use action::Action;
pub(crate) use keymap::{Context, Key, KeyError, KeyMap};
pub(crate) use preferences::Preferences;
pub use pressed::pressed;
pub(crate) use run::{Canvas, explore};
pub(crate) use theme::{Chosen, Colour, Role, Wanted as Theme};

/// What is explored.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) checked: Checked,
    pub(crate) name: Name,
    pub(crate) filter: Filter,
    /// The timeline's file, unless it is the one that is part of the program.
    pub(crate) path: Option<PathBuf>,
    /// The files it was made of; none where these are its first events only, and all of it is still to be read.
    pub(crate) origin: Option<Origin>,
    /// What is to be filtered by once all is read, as it was typed.
    pub(crate) later: Option<String>,
    /// Where originals of articles may be.
    pub(crate) originals: Option<PathBuf>,
    /// How much is read of files.
    pub(crate) limits: Limits,
}

/// Where the timeline came from, for the reader to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Name {
    File(String),
    BuiltIn,
}
