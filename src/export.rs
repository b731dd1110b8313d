//! A timeline for other programs, and for other people: one format, one file.

mod annotations;
mod block;
mod citation;
mod csl;
mod csv;
mod format;
mod ics;
pub(crate) mod json;
mod losses;
mod markdown;
mod markwhen;
mod placed;
mod prose;
mod reference;
mod selection;
mod timelinejs;
mod timesketch;

pub(crate) use block::{NewEvent, event_block, source_block};
pub(crate) use citation::citation;
pub(crate) use format::Format;
pub(crate) use losses::{Loss, Losses};
pub(crate) use markdown::event as markdown;
pub(crate) use selection::Selection;

#[cfg(test)]
mod tests;
