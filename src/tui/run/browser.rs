//! An address, to whatever browser there is. No shell sees it: it is one argument of one command.

use std::env;

use crate::text::Address;

/// Opens `address`, and says what came of that: where nothing did, that `key` copies the citation.
pub(super) fn browse(address: &Address, key: &str) -> String {
    let instead = format!("{key} copies the citation, with its address");
    if !has_place(|name| env::var_os(name).is_some_and(|value| !value.is_empty())) {
        return format!("There is no screen here for a browser: {instead}");
    }
    // Waits a quarter of a second at most, to hear of a browser that cannot be started; reaps what it starts, in a
    // session of its own, so that it outlives this terminal and writes nothing into it.
    match open::that_detached(address.as_str()) {
        Ok(()) => format!("Given to the browser: {address}"),
        Err(_) => format!("No browser could be started: {instead}"),
    }
}

/// Whether a browser could be seen. Without a display `xdg-open` would start one for a terminal, without a terminal.
fn has_place(is_set: impl Fn(&str) -> bool) -> bool {
    let names = ["DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME", "WSL_INTEROP"];
    cfg!(any(windows, target_os = "macos")) || names.into_iter().any(is_set)
}
