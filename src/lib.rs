//! Read, check and explore a sourced timeline of contested events.

mod dates;
mod evidence;
mod load;
mod model;
mod problem;
mod text;
