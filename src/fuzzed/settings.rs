//! The file of settings.

use crate::settings::{Settings, print};

use super::is_harmless;

/// Reads settings, and what is printed of them.
///
/// # Panics
///
/// Where a problem has no place, or what is printed does not say the same when it is read.
pub fn settings(bytes: &[u8]) {
    let read = Settings::of("config.toml", bytes);
    for problem in &read.problems {
        let place = read.texts.locate(problem.at);
        assert!(place.line() >= 1 && place.column() >= 1, "{problem:?}");
        assert!(place.excerpt().get(place.marked()).is_some(), "{problem:?}");
    }
    read.in_words().iter().for_each(|line| is_harmless(line.as_bytes(), "a problem"));
    let once = printed(&read);
    is_harmless(once.as_bytes(), "settings");
    let again = Settings::of("config.toml", once.as_bytes());
    // A way out that was kept open has a key that is another's too, which cannot be said in a file.
    if read.problems.is_empty() {
        assert!(again.problems.is_empty(), "{:?} in {once}", again.problems);
        assert_eq!(printed(&again), once);
    }
}

fn printed(settings: &Settings) -> String {
    let mut out = Vec::new();
    print(&settings.preferences, &mut out).unwrap_or_else(|error| panic!("{error}"));
    String::from_utf8(out).unwrap_or_else(|error| panic!("{error}"))
}
