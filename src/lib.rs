//! Read, check and explore a sourced timeline of contested events.

mod problem;
mod text;
