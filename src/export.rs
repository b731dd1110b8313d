//! A timeline for other programs, and for other people: one format, one file.

mod block;
mod citation;
pub(crate) mod json;
mod markdown;
mod reference;

pub(crate) use block::{NewEvent, event_block, source_block};
pub(crate) use citation::citation;
pub(crate) use markdown::event as markdown;

#[cfg(test)]
mod tests;
