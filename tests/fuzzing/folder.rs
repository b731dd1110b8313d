//! Targets that need a folder: what is given is put into files, which are read. For `fuzz/` and the tests beside.

use std::fs;

use dateline::fuzzed::{self, BETWEEN};
use tempfile::TempDir;

thread_local! {
    static FOLDER: TempDir = tempfile::tempdir().expect("a folder");
}

/// A timeline, an article `a.md` and a file `more.toml` that it may include, a NUL between them.
pub fn timeline(bytes: &[u8]) {
    FOLDER.with(|folder| {
        let mut parts = bytes.splitn(3, |byte| u32::from(*byte) == u32::from(BETWEEN));
        for name in ["timeline.toml", "a.md", "more.toml"] {
            fs::write(folder.path().join(name), parts.next().unwrap_or_default()).expect("written");
        }
        fuzzed::timeline(&folder.path().join("timeline.toml"));
    });
}

/// The beginning of a timeline, an edit, and its end, a NUL between them: read without the edit, then again with it, and
/// the other way round.
pub fn reload(bytes: &[u8]) {
    FOLDER.with(|folder| {
        let mut parts = bytes.splitn(3, |byte| u32::from(*byte) == u32::from(BETWEEN));
        let [start, edit, end] = [(); 3].map(|()| parts.next().unwrap_or_default());
        let path = folder.path().join("timeline.toml");
        fs::write(&path, [start, end].concat()).expect("written");
        let before = fuzzed::former(&path);
        fs::write(&path, [start, edit, end].concat()).expect("written");
        fuzzed::reload(&path, &before);
        let after = fuzzed::former(&path);
        fs::write(&path, [start, end].concat()).expect("written");
        fuzzed::reload(&path, &after);
    });
}
