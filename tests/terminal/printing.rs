//! What commands print where the output is a terminal.

use crate::{sample, screen::places, session::Session};

/// What `dateline list` leaves on a terminal of so many columns.
fn listed(columns: u16, asked: &[&str]) -> (String, bool) {
    let folder = sample::folder();
    let mut command = sample::dateline_in(&folder);
    command.arg("list");
    command.args(asked);
    let (status, seen) = Session::start(command, (columns, 24)).end();
    assert!(status.success());
    let ids = places(seen.screen(), "inspection").concat();
    (seen.screen().contents(), !ids.is_empty() && ids.iter().all(|cell| cell.dim()))
}

#[test]
fn a_list_is_as_wide_as_its_terminal_and_its_ids_are_dim() {
    let (wide, is_dim) = listed(100, &[]);
    assert!(
        wide.starts_with("1 February 2021  inspection   Inspectors look at the bridge (1 source)\n"),
        "{wide}"
    );
    assert!(is_dim);
    let (narrow, is_dim) = listed(60, &[]);
    assert!(
        narrow.starts_with("1 February 2021  inspection\n    Inspectors look at the bridge (1 source)\n"),
        "{narrow}"
    );
    assert!(is_dim);
}

#[test]
fn the_width_that_one_asks_for_comes_before_that_of_the_terminal() {
    let (asked, _) = listed(100, &["--width", "60"]);
    assert!(asked.starts_with("1 February 2021  inspection\n    Inspectors look"), "{asked}");
}
