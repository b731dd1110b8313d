//! A timeline for other programs: one format, one file.

pub(crate) mod json;
