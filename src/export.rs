//! A timeline for other programs: one format, one file.

mod block;
pub(crate) mod json;

pub(crate) use block::source_block;
