//! What is shown before it leaves the explorer.

use super::*;
use crate::tui::{action::Effect, update::tests::quay};

fn after(keys: &str, columns: u16, rows: u16) -> String {
    let mut state = quay();
    update(&mut state, Input::Resize { columns, rows });
    press(&mut state, keys);
    drawn(&state)
}

#[test]
fn the_addresses_of_an_article_are_shown_whole() {
    insta::assert_snapshot!("addresses", after("oj", 80, 24));
    insta::assert_snapshot!("addresses_wide", after("<Enter>o", 120, 36));
    insta::assert_snapshot!("40x12_addresses", after("o", 40, 12));
    insta::assert_snapshot!("20x5_addresses", after("o", 20, 5));
}

#[test]
fn what_is_no_address_of_the_web_is_shown_with_the_reason() {
    insta::assert_snapshot!("address_not_opened", after("<Enter>jo", 80, 24));
}

#[test]
fn what_was_copied_and_how_much_is_said() {
    let mut state = quay();
    let Some(Effect::Copy { said, .. }) = press(&mut state, "y") else { panic!("nothing is copied") };
    update(&mut state, Input::Told(said));
    let screen = drawn(&state);
    assert!(screen.contains("Citation of source 1 of 3 copied: "), "{screen}");
}
