//! What is written to the terminal, byte for byte.

use crate::{
    sample::{self, QUOTE},
    screen::places,
    session::Seen,
};

/// The parameters of every `ESC [ … m` that came.
fn renditions(seen: &Seen) -> Vec<String> {
    let raw = String::from_utf8_lossy(&seen.raw).into_owned();
    let sequences = raw.split("\x1b[").skip(1);
    let parameters = |sequence: &str| {
        let end = sequence.find(|c: char| !c.is_ascii_digit() && c != ';' && c != ':')?;
        sequence.get(end..)?.starts_with('m').then(|| sequence.get(..end).map(str::to_owned))?
    };
    sequences.filter_map(parameters).collect()
}

/// Whether a rendition asks for a colour: 39 and 49 ask for the terminal's own.
fn is_colour(parameters: &str) -> bool {
    let is = |code: &str| matches!(code.parse(), Ok(30..=38_u16 | 40..=48 | 58 | 90..=97 | 100..=107));
    parameters.split([';', ':']).any(is)
}

/// Through the list, the card, an article, the pages and the picker.
const ROUND: &str = "jj\r\rg\r\x1b[DhiG?G!i?ac\x1b[Z\t\rck";

#[test]
fn there_are_colours() {
    let (_folder, session) = sample::open();
    assert!(session.look(renditions).iter().any(|parameters| is_colour(parameters)));
}

#[test]
fn an_empty_no_color_is_none() {
    let (_folder, session) = sample::open_with(|command| command.env("NO_COLOR", ""));
    assert!(session.look(renditions).iter().any(|parameters| is_colour(parameters)));
}

#[test]
fn no_color_leaves_weight_underline_and_reverse() {
    let (_folder, mut session) = sample::open_with(|command| command.env("NO_COLOR", "1"));
    session.press("j");
    session.is_on("A warning goes");
    session.lights(QUOTE);
    session.look(|seen| {
        let row = places(seen.screen(), "A warning goes");
        assert!(row.iter().flatten().any(|cell| cell.inverse()), "the row in focus is not reversed");
        let quote = places(seen.screen(), QUOTE);
        assert!(quote.iter().flatten().all(|cell| cell.bold() && cell.underline()));
    });
    session.press(ROUND);
    session.press("q");
    let (_, seen) = session.end();
    let coloured: Vec<String> =
        renditions(&seen).into_iter().filter(|parameters| is_colour(parameters)).collect();
    assert_eq!(coloured, Vec::<String>::new());
}

/// One key, one frame, and none without a key: a clock in the loop would add some.
#[test]
fn keys_and_nothing_else_make_frames() {
    let (_folder, mut session) = sample::open();
    assert_eq!(session.look(Seen::frames), 1);
    let keys = ["j", "j", "k", "Z", "\r", "\r", "j", "k", "h", "h", "?", "j", "?", "!", "!", "G", "g"];
    let mut frames = 1;
    for key in keys.iter().cycle().take(300) {
        session.press(key);
        frames += 1;
        session.wait_for("its frame", |seen| seen.frames() >= frames);
    }
    session.press("q");
    assert_eq!(session.end().1.frames(), frames);
}

#[test]
fn a_frame_writes_what_changed_and_no_more() {
    let (_folder, mut session) = sample::open();
    session.press("!");
    session.shows("The checks found no problem");
    let before = session.look(|seen| (seen.raw.len(), seen.frames()));
    // A page of one line scrolls nowhere.
    session.press("j");
    session.wait_for("a frame", |seen| seen.frames() > before.1);
    let written = session.look(|seen| seen.after(before.0));
    assert!(written.len() < 80, "{written:?}");
}
