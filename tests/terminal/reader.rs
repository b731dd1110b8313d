//! Selecting in an article with the mouse, and what reaches the clipboard.

use std::fs;

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{
    sample::{self, QUOTE},
    session::Session,
};

impl Session {
    /// Presses the left button on the first character of `text`, moves to its last and lets go there.
    #[track_caller]
    fn drag_over(&mut self, text: &str) {
        let (x, y) = self.find(text);
        let last = x + text.len();
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

/// The sample, whose second article names an original, which stands in a folder beside it.
fn with_original(text: &str) -> (TempDir, Session) {
    let hash = Sha256::digest("Die Bürgermeisterin sperrte die Brücke.\n")
        .iter()
        .fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"));
    let timeline = format!(
        "[articles.herald]\ntitle = \"The Herald\"\ntext = \"herald.md\"\n\
         original = {{ file = \"herald.txt\", sha256 = \"{hash}\" }}\n\
         [[events]]\nid = \"closure\"\ntitle = \"The bridge is closed\"\n\
         [[events.sources]]\narticle = \"herald\"\nquote = \"closed the bridge at dawn\"\noriginal = [20, 38]\n"
    );
    let folder = sample::folder_with(&timeline);
    fs::create_dir(folder.path().join("originals")).expect("a folder");
    fs::write(folder.path().join("originals/herald.txt"), text).expect("a file");
    let mut command = sample::dateline_in(&folder);
    command.args(["--originals", "originals"]);
    let session = Session::start(command, sample::SIZE);
    session.shows("The bridge is closed");
    (folder, session)
}

#[test]
fn the_original_is_shown_beside_the_reading_copy_the_same_passage_lit() {
    let (_folder, mut session) = with_original("Die Bürgermeisterin sperrte die Brücke.\n");
    session.press("\r\r");
    session.lights("closed the bridge at dawn");
    session.press("O");
    session.shows("its hash is right");
    session.lights("sperrte die Brücke");
    session.lights("closed the bridge at dawn");
    session.press("O");
    session.lacks("sperrte die");
}

#[test]
fn another_text_is_not_shown_as_the_original() {
    let (_folder, mut session) = with_original("Die Brücke blieb offen.\n");
    session.press("\r\rO");
    session.shows("not the original that was curated: it has another hash");
    session.lacks("offen");
}

#[test]
fn without_a_folder_of_originals_it_is_said_how_to_name_one() {
    let (folder, session) = with_original("");
    drop(session);
    let mut session = Session::start(sample::dateline_in(&folder), sample::SIZE);
    session.shows("The bridge is closed");
    session.press("\r\rO");
    session.shows("start with `dateline --originals DIR`");
}
