//! A timeline for other programs, and for other people: one format, one file.

mod annotations;
mod axis;
mod block;
mod citation;
mod csl;
mod csv;
mod format;
mod html;
mod ics;
pub(crate) mod json;
mod losses;
mod markdown;
pub(crate) mod markwhen;
mod placed;
mod problems;
mod prose;
mod reference;
mod selection;
mod svg;
mod timelinejs;
mod timesketch;
mod totals;
mod uri;

pub(crate) use block::{NewArticle, NewEvent, article_block, basic, event_block, source_block, string};
pub(crate) use citation::citation;
pub(crate) use csv::cell::is_quoted;
pub(crate) use format::Format;
pub(crate) use losses::{Loss, Losses};
pub(crate) use markdown::event as markdown;
pub(crate) use problems::{github, sarif};
pub(crate) use selection::Selection;
pub(crate) use timelinejs::COLUMNS as TIMELINEJS_COLUMNS;

#[cfg(test)]
mod tests;
