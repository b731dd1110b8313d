//! What `benches/` may call. It is no interface: it changes whenever what is measured does.

use std::path::Path;

use crate::load;

/// A timeline, loaded; how long it takes to let go of it is not measured.
pub struct Loaded(load::Loaded);

impl Loaded {
    pub fn events(&self) -> usize {
        self.0.timeline.events.len()
    }
}

/// Loads the timeline at `path`, without a look at its quotes.
///
/// # Panics
///
/// Where there is none.
pub fn load(path: &Path) -> Loaded {
    Loaded(load::open(path).unwrap_or_else(|error| panic!("{error}")))
}

/// Loads it again, where `former` is what was loaded before.
///
/// # Panics
///
/// Where there is none.
pub fn load_again(path: &Path, former: &Loaded) -> Loaded {
    let again = load::open_again(
        path,
        Some(&former.0.timeline),
        (load::Limits::default(), &load::Progress::untold()),
    );
    Loaded(again.unwrap_or_else(|error| panic!("{error}")))
}
