use std::ops::Range;

use crate::text::Kept;

/// What is wrong with a filter as it was typed.
///
/// `at` is in bytes of that text, on character boundaries; it is empty where something is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FilterError {
    pub(crate) at: Range<usize>,
    pub(crate) message: Kept,
    pub(crate) help: Option<Kept>,
}

impl FilterError {
    pub(super) fn new(at: Range<usize>, message: impl Into<Kept>) -> Self {
        Self { at, message: message.into(), help: None }
    }

    #[must_use]
    pub(super) fn help(self, help: impl Into<Kept>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}
