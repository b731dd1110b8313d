//! Selecting in an article with the mouse, and what reaches the clipboard.

use crate::{
    sample::{self, QUOTE},
    session::Session,
};

impl Session {
    /// Presses the left button on the first character of `text`, moves to its last and lets go there.
    #[track_caller]
    fn drag_over(&mut self, text: &str) {
        let (x, y) = self.find(text);
        let last = usize::from(x) + text.len();
        self.press(&format!(
            "\x1b[<0;{};{}M\x1b[<32;{last};{}M\x1b[<0;{last};{}m",
            x + 1,
            y + 1,
            y + 1,
            y + 1
        ));
    }

    /// Waits for OSC 52, the way to the clipboard through the terminal.
    #[track_caller]
    fn copies(&self, base64: &str) {
        let wanted = format!("\x1b]52;c;{base64}");
        self.wait_for(base64, |seen| seen.after(0).contains(&wanted));
    }
}

#[test]
fn what_is_dragged_over_goes_to_the_clipboard() {
    let (_folder, mut session) = sample::open();
    session.press("j\r\r");
    session.lights(QUOTE);
    session.drag_over("The letter said");
    session.shows("copy as source");
    session.press("y");
    session.shows("3 words copied");
    session.copies("VGhlIGxldHRlciBzYWlk");
}

#[test]
fn the_lit_words_go_to_the_clipboard_as_a_source() {
    let (_folder, mut session) = sample::open();
    session.press("j\r\r");
    session.lights(QUOTE);
    session.press("veeeeY");
    session.shows("4 words copied as a source");
    // The header of the table.
    session.copies("W1tldmVudHMuc291cmNlc11dCmFydGljbGUgPSAiZ2F6ZXR0ZSIKcXVvdGUgPSAiZWxldmVuIGNhYmxlcyBhcmUgY3JhY2tlZCIK");
}
