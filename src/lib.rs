//! Read, check and explore a sourced timeline of contested events.

mod dates;
mod evidence;
mod export;
mod findings;
mod load;
mod model;
mod problem;
mod query;
mod text;
mod tui;
