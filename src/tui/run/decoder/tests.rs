use crossterm::event::{KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;

use super::*;

mod texts;

const NONE: KeyModifiers = KeyModifiers::NONE;

fn decoded(bytes: &[u8]) -> Vec<Event> {
    Decoder::default().take(bytes, false)
}

fn char_key(c: char) -> Event {
    key(KeyCode::Char(c), shift(c))
}

fn mouse(kind: MouseEventKind, column: u16, row: u16) -> Event {
    Event::Mouse(MouseEvent { kind, column, row, modifiers: NONE })
}

#[test]
fn every_key_of_common_terminals_is_known() {
    for (bytes, code, modifiers) in [
        ("q", KeyCode::Char('q'), NONE),
        ("G", KeyCode::Char('G'), KeyModifiers::SHIFT),
        ("é", KeyCode::Char('é'), NONE),
        ("Д", KeyCode::Char('Д'), KeyModifiers::SHIFT),
        ("\u{1f600}", KeyCode::Char('\u{1f600}'), NONE),
        ("\r", KeyCode::Enter, NONE),
        ("\n", KeyCode::Char('j'), KeyModifiers::CONTROL),
        ("\t", KeyCode::Tab, NONE),
        ("\x7f", KeyCode::Backspace, NONE),
        ("\x03", KeyCode::Char('c'), KeyModifiers::CONTROL),
        ("\0", KeyCode::Char(' '), KeyModifiers::CONTROL),
        ("\x1f", KeyCode::Char('7'), KeyModifiers::CONTROL),
        ("\x1b", KeyCode::Esc, NONE),
        ("\x1bj", KeyCode::Char('j'), KeyModifiers::ALT),
        ("\x1bé", KeyCode::Char('é'), KeyModifiers::ALT),
        ("\x1b\x03", KeyCode::Char('c'), KeyModifiers::ALT | KeyModifiers::CONTROL),
        ("\x1b[A", KeyCode::Up, NONE),
        ("\x1bOB", KeyCode::Down, NONE),
        ("\x1b[1;5C", KeyCode::Right, KeyModifiers::CONTROL),
        ("\x1b[H", KeyCode::Home, NONE),
        ("\x1b[4~", KeyCode::End, NONE),
        ("\x1b[3;2~", KeyCode::Delete, KeyModifiers::SHIFT),
        ("\x1b[5~", KeyCode::PageUp, NONE),
        ("\x1b[Z", KeyCode::BackTab, KeyModifiers::SHIFT),
        ("\x1bOP", KeyCode::F(1), NONE),
        ("\x1b[[E", KeyCode::F(5), NONE),
        ("\x1b[17~", KeyCode::F(6), NONE),
        ("\x1b[24~", KeyCode::F(12), NONE),
        ("\x1b[1;2P", KeyCode::F(1), KeyModifiers::SHIFT),
        ("\x1b[99;5u", KeyCode::Char('c'), KeyModifiers::CONTROL),
        ("\x1b[27;5;99~", KeyCode::Char('c'), KeyModifiers::CONTROL),
        ("\x1b[9;2u", KeyCode::BackTab, KeyModifiers::SHIFT),
        ("\x1b[5C", KeyCode::Right, KeyModifiers::CONTROL),
        ("\x1b[2A", KeyCode::Up, KeyModifiers::SHIFT),
        ("\x1b[1D", KeyCode::Left, NONE),
        ("\x1b[5;3H", KeyCode::Home, KeyModifiers::ALT),
        ("\x1b[57399u", KeyCode::Char('0'), NONE),
        ("\x1b[57408u", KeyCode::Char('9'), NONE),
        ("\x1b[57410;5u", KeyCode::Char('/'), KeyModifiers::CONTROL),
        ("\x1b[57413u", KeyCode::Char('+'), NONE),
        ("\x1b[57414u", KeyCode::Enter, NONE),
        ("\x1b[57416u", KeyCode::Char(','), NONE),
        ("\x1b[57419u", KeyCode::Up, NONE),
        ("\x1b[57426u", KeyCode::Delete, NONE),
        ("\x1b[128512u", KeyCode::Char('\u{1f600}'), NONE),
        ("\x1b[27;1;128512~", KeyCode::Char('\u{1f600}'), NONE),
        ("\x1b[49:33;2u", KeyCode::Char('!'), KeyModifiers::SHIFT),
        ("\x1b[97;2u", KeyCode::Char('A'), KeyModifiers::SHIFT),
    ] {
        assert_eq!(decoded(bytes.as_bytes()), [key(code, modifiers)], "{bytes:?}");
    }
    let released = KeyEvent::new_with_kind(KeyCode::Char('a'), NONE, KeyEventKind::Release);
    assert_eq!(decoded(b"\x1b[97;1:3u"), [Event::Key(released)]);
}

#[test]
fn the_mouse_is_known_in_each_of_its_ways() {
    use MouseEventKind::{Down, Drag, ScrollDown, Up};
    for (bytes, kind) in [
        (&b"\x1b[<0;3;2M"[..], Down(MouseButton::Left)),
        (b"\x1b[<0;3;2m", Up(MouseButton::Left)),
        (b"\x1b[<32;3;2M", Drag(MouseButton::Left)),
        (b"\x1b[<65;3;2M", ScrollDown),
        (b"\x1b[M\x20\x23\x22", Down(MouseButton::Left)),
        (b"\x1b[32;3;2M", Down(MouseButton::Left)),
    ] {
        assert_eq!(decoded(bytes), [mouse(kind, 2, 1)], "{bytes:?}");
    }
    for nowhere in [
        "\x1b[<256;1;1M",
        "\x1b[<259;3;2m",
        "\x1b[288;3;2M",
        "\x1b[<0;0;1M",
        "\x1b[<0;1;99999M",
        "\x1b[<0;1M",
        "\x1b[<0;1;1;1M",
        "\x1b[M   ",
    ] {
        assert_eq!(decoded(nowhere.as_bytes()), [], "{nowhere:?}");
    }
}

#[test]
fn what_is_no_key_is_left_out_and_the_next_key_is_one() {
    for nothing in [
        "\x1b[1;1R",
        "\x1b[0;0R",
        "\x1b[?62;c",
        "\x1b[?1u",
        "\x1b[I",
        "\x1b[201~",
        "\x1b[999999999999999999~",
        "\x1b[;;;;;;;;;q",
        "\x1b[57427u",
        "\x1b[57398u",
        "\x1b[1114112u",
        "\x1b[55296u",
        "\x1bOz",
    ] {
        assert_eq!(decoded(format!("{nothing}j").as_bytes()), [char_key('j')], "{nothing:?}");
    }
    for bytes in [&b"\xffj"[..], b"\xc3j", b"\xe2\x82j", b"\x80\xc0j", b"\xed\xa0j"] {
        assert_eq!(decoded(bytes), [char_key('j')], "{bytes:?}");
    }
}

#[test]
fn ctrl_c_is_heard_in_the_middle_of_anything() {
    let ctrl_c = key(KeyCode::Char('c'), KeyModifiers::CONTROL);
    for begun in ["\x1b[", "\x1b[?", "\x1b[1;", "\x1b[<0;1;", "\x1bO", &format!("\x1b[{}", "1".repeat(9_999))]
    {
        assert_eq!(decoded(format!("{begun}\x03").as_bytes()), vec![ctrl_c.clone()], "{:?}", begun.get(..3));
    }
    let mut decoder = Decoder::default();
    assert_eq!(decoder.take(b"\x1b[200~never ended", false), []);
    assert_eq!(decoder.take(b"\x03", false), [Event::Paste("never ended".to_owned()), ctrl_c]);
}

#[test]
fn a_paste_is_one_event_whatever_is_in_it() {
    for text in ["", "q", "j\x03q", "\x1b[A", "\x1b[20", "\x1b[\x1b[201", "\x1b\x1b"] {
        let pasted = Event::Paste(text.to_owned());
        let bytes = format!("\x1b[200~{text}\x1b[201~k");
        assert_eq!(decoded(bytes.as_bytes()), [pasted, char_key('k')], "{text:?}");
    }
}

#[test]
fn of_an_endless_paste_or_sequence_little_is_kept() {
    let mut decoder = Decoder::default();
    let bytes = [b"\x1b[200~".to_vec(), b"0123456\x1b[20".repeat(100_000)].concat();
    assert_eq!(decoder.take(&bytes, true), []);
    let [Event::Paste(text)] = &decoder.take(b"\x1b[201~", false)[..] else { panic!("one paste") };
    assert_eq!(text.len(), 1 << 16);
    assert_eq!(decoder.take(&[b"\x1b[".to_vec(), b"1;".repeat(1_000_000)].concat(), true), []);
    assert!(matches!(decoder.begun, Begun::Sequence(None)));
    assert_eq!(decoder.take(b"Aj", false), [char_key('j')]);
}

proptest! {
    /// Where the bytes are cut makes no difference, and whatever came, a key is a key after it.
    #[test]
    fn no_bytes_do_harm(
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"\x1b[;:0129<?~MmOuR\x03]P_\\\x07\x9c".to_vec())], 0..200),
        cut in 0_usize..200,
    ) {
        let (first, second) = bytes.split_at(cut.min(bytes.len()));
        let mut decoder = Decoder::default();
        let apart = [decoder.take(first, true), decoder.take(second, false)].concat();
        let mut whole = Decoder::default();
        let at_once = whole.take(&bytes, false);
        // A lone Ctrl-C ends a paste, and only that depends on how bytes come.
        if second != [CTRL_C] {
            prop_assert_eq!(apart, at_once);
        }
        whole.take(b"\x1b[201~\x18\x18\x18\x18", true);
        prop_assert_eq!(whole.take(b"j", false), [char_key('j')]);
    }
}
