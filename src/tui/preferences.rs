//! What the reader prefers, whatever the timeline is: the `settings` room reads it from a file.

use std::path::PathBuf;

use super::{
    keymap::KeyMap,
    signs,
    theme::{Chosen, Wanted},
};

#[derive(Debug, Clone)]
pub(crate) struct Preferences {
    pub(crate) keys: KeyMap,
    pub(crate) theme: Wanted,
    pub(crate) colours: Chosen,
    pub(crate) signs: signs::Wanted,
    /// What a view is for is said when one first comes to it.
    pub(crate) hints: bool,
    /// Where the originals of articles may be.
    pub(crate) originals: Option<PathBuf>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            keys: KeyMap::default(),
            theme: Wanted::default(),
            colours: Chosen::default(),
            signs: signs::Wanted::default(),
            hints: true,
            originals: None,
        }
    }
}
