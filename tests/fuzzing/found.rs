//! What fuzzing found, each as it was found.

use dateline::fuzzed;

#[test]
fn a_key_that_is_taken_in_one_place_is_printed_as_settings_that_can_be_read() {
    fuzzed::settings(b"[keys.timeline]\nup = \"e\"\n");
}

#[test]
fn a_terminal_of_no_columns_is_drawn() {
    fuzzed::screen(&[0xd2, 0x00, 0x00, b'j']);
    fuzzed::screen(&[0xd0, 0x00, 0x00, b'j', 0x80, 0x00, 0x80, 0x00, 0x00, b'2', 0x00, b'3']);
}
