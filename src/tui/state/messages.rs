use std::collections::VecDeque;

/// What was said in the footer, the last of it until the next key; the rest can be read again.
#[derive(Debug, Default)]
pub(crate) struct Messages {
    said: VecDeque<String>,
    is_fresh: bool,
}

/// So many are kept.
const KEPT: usize = 200;

impl Messages {
    pub(crate) fn say(&mut self, words: String) {
        if self.said.back() != Some(&words) {
            self.said.push_back(words);
        }
        if self.said.len() > KEPT {
            self.said.pop_front();
        }
        self.is_fresh = true;
    }

    /// What was said since the last key.
    pub(crate) fn fresh(&self) -> Option<&str> {
        self.said.back().filter(|_| self.is_fresh).map(String::as_str)
    }

    /// It has been read.
    pub(crate) fn set_aside(&mut self) {
        self.is_fresh = false;
    }

    /// All that is kept, the latest first.
    pub(crate) fn latest_first(&self) -> impl Iterator<Item = &str> {
        self.said.iter().rev().map(String::as_str)
    }
}
