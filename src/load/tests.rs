//! Small timelines in, small facts out; whole files are in `tests/`.

use super::*;

/// What loading makes of `text`, without a folder around it.
pub(crate) fn loaded(text: &str) -> Loaded {
    let root = Root { shown: "timeline.toml", own: "timeline.toml" };
    load(&Folder::BuiltIn, &root, text.as_bytes())
}

/// A timeline with nothing wrong in it.
pub(crate) fn timeline(text: &str) -> Timeline {
    let loaded = loaded(text);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    loaded.timeline
}
