//! Files of other programs.

use std::path::Path;

use strum::VariantArray as _;

use crate::{
    import::{self, Format, Options},
    load::{self, Limits},
};

/// Problems that a timeline with them is none.
const OF_FORM: [&str; 8] = [
    "syntax",
    "unknown-key",
    "missing-key",
    "wrong-type",
    "unknown-value",
    "bad-id",
    "duplicate-id",
    "duplicate-table",
];

/// Reads a file in the form that its first byte chooses.
///
/// # Panics
///
/// Where what is made of it is no timeline, or has other events.
pub fn import(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let Some(format) = Format::VARIANTS.get(usize::from(*first) % Format::VARIANTS.len()) else { return };
    // A table of which no column is known is refused.
    let Ok(imported) = import::read(*format, bytes, Options::default()) else { return };
    let written = imported.written();
    let loaded = load::instead(Path::new("imported.toml"), written.clone().into_bytes(), Limits::default())
        .unwrap_or_else(|error| panic!("{error}"));
    let broken = loaded.problems.iter().find(|problem| OF_FORM.contains(&problem.code.name()));
    assert!(broken.is_none(), "{format:?}: {broken:?}\n{written}");
    assert_eq!(loaded.timeline.events.len(), imported.events(), "{format:?}\n{written}");
}
