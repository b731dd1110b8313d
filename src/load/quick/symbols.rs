//! Ids as they are met, before it is known what they stand for.

use std::collections::HashMap;

use crate::model::Id;

/// The ids of one kind that were met, each with a number of its own. It stands in the place of what it will be known
/// as, once all files are read.
#[derive(Debug, Default)]
pub(super) struct Symbols<'t> {
    numbers: HashMap<&'t str, u32>,
    met: Vec<&'t str>,
}

impl<'t> Symbols<'t> {
    pub(super) fn meet<T>(&mut self, id: &'t str) -> Id<T> {
        let next = self.met.len();
        let number = *self.numbers.entry(id).or_insert_with(|| u32::try_from(next).unwrap_or(u32::MAX));
        if number as usize == next {
            self.met.push(id);
        }
        Id::new(number as usize)
    }

    /// By number.
    pub(super) fn names(self) -> Box<[Box<str>]> {
        self.met.into_iter().map(Into::into).collect()
    }
}
