//! What a terminal answers is no keys, however it is cut.

use super::*;

/// Short answers of terminals, and one of each kind with what could pass for its end.
const TEXTS: [&[u8]; 10] = [
    b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
    b"\x1b]11;rgb:0000/0000/0000\x07",
    b"\x1b]lq\rq\x1b\\",
    b"\x1b]52;c;cQ==\x9c",
    b"\x1bP1$r0m\x1b\\",
    b"\x1bP>|a terminal\x07q(1)\x1b\\",
    b"\x1b_Gi=1;OK\x1b\\",
    b"\x1b^q\nq\x1b\\",
    b"\x1bXqqq\x9c",
    // The second byte of one character and the last of another are what ends a text elsewhere.
    "\u{1b}]2;\u{71c}\u{1f71c}\u{1b}\\".as_bytes(),
];

#[test]
fn what_a_terminal_answers_is_no_keys_wherever_it_is_cut() {
    for text in TEXTS {
        assert_eq!(decoded(&[text, b"j"].concat()), [char_key('j')], "{text:?}");
        for first in 2..text.len() {
            for second in first..text.len() {
                let mut decoder = Decoder::default();
                // Two bytes of an answer and then one are taken for keys: that is how somebody types them.
                let is_typed = first == 2 && second == 3;
                let reads = [&text[..first], &text[first..second], &text[second..], b"j"];
                let reads = reads.into_iter().filter(|read| !read.is_empty());
                let events: Vec<Event> = reads.flat_map(|read| decoder.take(read, false)).collect();
                if !is_typed {
                    assert_eq!(events, [char_key('j')], "{text:?} at {first} and {second}");
                }
            }
        }
    }
}

#[test]
fn an_answer_that_is_cut_behind_its_escape_costs_that_escape_and_no_more() {
    for text in [TEXTS[0], TEXTS[1], TEXTS[3], TEXTS[4], TEXTS[5], TEXTS[6]] {
        let mut decoder = Decoder::default();
        let (first, second) = text.split_at(1);
        assert_eq!(decoder.take(first, false), [key(KeyCode::Esc, NONE)]);
        assert_eq!(decoder.take(second, false), [], "{text:?}");
        assert_eq!(decoder.take(b"j", false), [char_key('j')], "{text:?}");
    }
}

#[test]
fn keys_that_could_begin_an_answer_are_keys() {
    let alt = |c: char| key(KeyCode::Char(c), KeyModifiers::ALT | shift(c));
    for introducer in ['[', ']', 'P', '_', '^', 'X'] {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.take(b"\x1b", false), [key(KeyCode::Esc, NONE)]);
        assert_eq!(decoder.take(introducer.to_string().as_bytes(), false), [char_key(introducer)]);
    }
    for introducer in [']', 'P', '_', '^', 'X'] {
        for (next, event) in [
            ("j", char_key('j')),
            ("1", char_key('1')),
            ("é", char_key('é')),
            ("\x1b[A", key(KeyCode::Up, NONE)),
            ("\x1b", key(KeyCode::Esc, NONE)),
            ("\r", key(KeyCode::Enter, NONE)),
        ] {
            let mut decoder = Decoder::default();
            assert_eq!(decoder.take(format!("\x1b{introducer}").as_bytes(), false), []);
            let events = decoder.take(next.as_bytes(), false);
            assert_eq!(events, [alt(introducer), event], "{introducer} {next:?}");
            assert_eq!(decoder.take(b"jj", false), [char_key('j'), char_key('j')]);
        }
    }
    assert_eq!(decoded(b"\x1b]]j"), [alt(']'), char_key(']'), char_key('j')]);
}

#[test]
fn what_ends_a_text_early_stands_for_itself() {
    let control = |c: char| key(KeyCode::Char(c), KeyModifiers::CONTROL);
    for begun in [&b"\x1b]0;never ended"[..], b"\x1bPq", b"\x1b_G", b"\x1b^pm", b"\x1bXsos \xe2"] {
        for (next, event) in [
            ("\x03", control('c')),
            ("\x18", control('x')),
            ("\x1a", control('z')),
            ("\x1b[A", key(KeyCode::Up, NONE)),
            ("\x1bk", key(KeyCode::Char('k'), KeyModifiers::ALT)),
        ] {
            for cut in 0..next.len() {
                let (some, rest) = next.split_at(cut);
                let mut decoder = Decoder::default();
                assert_eq!(decoder.take(&[begun, some.as_bytes()].concat(), false), []);
                let events = decoder.take(&[rest.as_bytes(), b"j"].concat(), false);
                assert_eq!(events, [event.clone(), char_key('j')], "{begun:?} {next:?}");
            }
        }
    }
}

#[test]
fn behind_a_text_that_never_ends_keys_are_heard_again_and_little_is_kept() {
    for introducer in [']', 'P', '_', '^', 'X'] {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.take(format!("\x1b{introducer}0").as_bytes(), true), []);
        for _ in 1..(1 << 16) {
            assert_eq!(decoder.take(b"q", true), []);
        }
        assert_eq!(decoder.take(b"jk", true), [char_key('j'), char_key('k')]);
        assert_eq!(decoder.reports(), Vec::<String>::new());
    }
}

#[test]
fn short_reports_are_handed_on_and_others_are_not() {
    let mut decoder = Decoder::default();
    let long = format!("\x1b]2;{}\x07", "q".repeat(100));
    for text in TEXTS.iter().copied().chain([long.as_bytes()]) {
        assert_eq!(decoder.take(text, true), []);
    }
    let reports = decoder.reports();
    assert_eq!(
        reports,
        ["11;rgb:ffff/ffff/ffff", "11;rgb:0000/0000/0000", "lq\rq", "52;c;cQ==", "2;\u{71c}\u{1f71c}"]
    );
    assert_eq!(decoder.reports(), Vec::<String>::new());
}
