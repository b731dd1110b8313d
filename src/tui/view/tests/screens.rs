//! Every screen at the three sizes that matter: as terminals begin, larger, and of a telephone.

use super::*;
use crate::tui::update::tests::{port, quay};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (40, 12)];

type Make = fn() -> State;

/// What leads to each screen, and of which timeline.
const SCREENS: &[(&str, Make, &str)] = &[
    ("list", harbour, "j"),
    ("card", harbour, "<Enter>j"),
    ("graphic", harbour, "G<Enter>"),
    ("lanes", canal, "2"),
    ("lanes_close", canal, "2+++"),
    ("reader", port, "<Enter><Enter><Tab>"),
    ("reader_unquoted", port, "<Enter><Enter>u<Tab>"),
    ("reader_search", port, "<Enter><Enter>/the<Enter>n"),
    ("reader_selecting", port, "<Enter><Enter>vww"),
    ("accounts", bridge, "4j"),
    ("coverage", bridge, "5l"),
    ("picker", harbour, "ah"),
    ("filter", harbour, "/actor:m"),
    ("filter_wrong", harbour, "/actor:x"),
    ("filtered", harbour, "/actor:mayor<Enter>"),
    ("date", harbour, ":6 march"),
    ("all_texts", port, "sthe"),
    ("addresses", quay, "o"),
    ("next", harbour, "]"),
    ("help", harbour, "?"),
    ("help_search", harbour, "?/filter"),
    ("problems", harbour, "!"),
    ("about", harbour, "i"),
    ("messages", harbour, "~M"),
];

#[test]
fn every_screen_is_legible_at_every_size() {
    for (name, make, keys) in SCREENS {
        for (columns, rows) in SIZES {
            let mut state = make();
            update(&mut state, Input::Resize { columns, rows });
            press(&mut state, keys);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), drawn(&state));
        }
    }
}
