//! What `fuzz/` and the property tests beside it may call: each takes bytes, or a file of them, and panics where
//! something does not hold that must. It is no interface: it changes whenever what must hold does.

mod dates;
mod filters;
mod import;
mod page;
mod quotes;
mod settings;
mod timeline;

pub use crate::tui::pressed as screen;
pub use dates::dates;
pub use filters::filters;
pub use import::import;
pub use page::page;
pub use quotes::quotes;
pub use settings::settings;
pub use timeline::{Former, former, reload, timeline};

use crate::text::characters;

/// What stands between the parts of what is given, as between the timeline and the article.
pub const BETWEEN: char = '\0';

/// The text of some bytes, and so many parts of it; what is not there is empty, the last takes what is left.
fn parts<const N: usize>(bytes: &[u8]) -> [String; N] {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.splitn(N, BETWEEN).map(str::to_owned);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

/// Lines for a terminal have nothing in them that steers one, but for colours of our own.
fn is_harmless(printed: &[u8], what: &str) {
    let text = std::str::from_utf8(printed).unwrap_or_else(|error| panic!("{what} is not UTF-8: {error}"));
    let found = text.split("\u{1b}[").enumerate().find_map(|(index, part)| {
        let colour = part.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(part.len());
        let rest = part.get(colour..).unwrap_or_default();
        let rest = if index == 0 { Some(part) } else { rest.strip_prefix('m') };
        let steering =
            |rest| characters(rest).find(|(_, c, stands)| !stands && *c != '\n').map(|(_, c, _)| c);
        rest.map_or(Some('\u{1b}'), steering)
    });
    assert!(found.is_none(), "{what} has {found:?} in it: {text:?}");
}
