//! What the sequences mean that begin with `ESC [` or `ESC O`: xterm's, and what others have added to them.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

/// `ESC O` and this.
pub(super) fn function(byte: u8) -> Option<Event> {
    let code = match byte {
        // Enter of the numeric pad.
        b'M' => KeyCode::Enter,
        byte => named_by_letter(byte)?,
    };
    Some(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))
}

/// `ESC [`, its parameters and its last byte. Nothing where it means nothing here.
pub(super) fn event(parameters: &[u8], last: u8) -> Option<Event> {
    if let Some(mouse) = parameters.strip_prefix(b"<") {
        return sgr_mouse(numbers(mouse)?.as_slice(), last);
    }
    if parameters == b"[" {
        // The Linux console's.
        return matches!(last, b'A'..=b'E').then(|| plain(KeyCode::F(last - b'A' + 1)));
    }
    let numbers = numbers(parameters)?;
    let number = |place: usize| numbers.get(place).map(|(number, _)| *number);
    let (code, modified) = match (last, number(0)) {
        (b'~', Some(27)) => (named_by_code(number(2)?)?, numbers.get(1)),
        (b'~', Some(number)) => (named_by_number(number)?, numbers.get(1)),
        (b'u', Some(code)) => (named_by_code(code)?, numbers.get(1)),
        (b'M', _) => return urxvt_mouse(&numbers),
        (b'Z', _) => {
            return Some(Event::Key(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)));
        }
        // As an answer to a question that nobody asked, where the cursor is; or F3 with something.
        (b'R', _) => return None,
        // xterm's older way (`modifyCursorKeys` below 2): `ESC [ 5 C` is what `ESC [ 1 ; 5 C` is by now.
        (letter, Some(2..)) if numbers.len() == 1 => (named_by_letter(letter)?, numbers.first()),
        (letter, _) => (named_by_letter(letter)?, numbers.get(1)),
    };
    let (mask, kind) = modified.copied().unwrap_or((1, None));
    let kind = match kind {
        Some(2) => KeyEventKind::Repeat,
        Some(3) => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    };
    let modifiers = modifiers(mask);
    let code = if modifiers.contains(KeyModifiers::SHIFT) {
        let shifted = numbers.first().filter(|_| last == b'u').and_then(|(_, shifted)| *shifted);
        with_shift(code, shifted.and_then(char_of))
    } else {
        code
    };
    Some(Event::Key(KeyEvent::new_with_kind(code, modifiers, kind)))
}

/// A key with Shift; kitty says what it has then: `49 : 33` for 1 and the exclamation mark.
fn with_shift(code: KeyCode, shifted: Option<char>) -> KeyCode {
    match (code, shifted) {
        (KeyCode::Tab, _) => KeyCode::BackTab,
        (KeyCode::Char(_), Some(shifted)) => KeyCode::Char(shifted),
        (KeyCode::Char(c), None) => KeyCode::Char(c.to_uppercase().next().unwrap_or(c)),
        (code, _) => code,
    }
}

fn plain(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

/// Numbers between semicolons, each with the one behind its colon; an empty one is 0. None where there is anything else,
/// or a number that is none of this world.
fn numbers(parameters: &[u8]) -> Option<Vec<(u32, Option<u32>)>> {
    if parameters.is_empty() {
        return Some(Vec::new());
    }
    let number = |digits: &str| if digits.is_empty() { Some(0) } else { digits.parse().ok() };
    let text = std::str::from_utf8(parameters).ok()?;
    text.split(';')
        .map(|parameter| {
            let mut parts = parameter.split(':');
            let first = number(parts.next()?)?;
            Some((first, parts.next().and_then(number)))
        })
        .collect()
}

fn named_by_letter(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

fn named_by_number(number: u32) -> Option<KeyCode> {
    let function = |less: u32| u8::try_from(number - less).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(10),
        17..=21 => function(11),
        23..=26 => function(12),
        28 | 29 => function(13),
        31..=34 => function(14),
        _ => None,
    }
}

/// By its character (`CSI u`, xterm's modifyOtherKeys), as a crashed editor may have left them switched on.
fn named_by_code(code: u32) -> Option<KeyCode> {
    match code {
        9 => Some(KeyCode::Tab),
        13 => Some(KeyCode::Enter),
        27 => Some(KeyCode::Esc),
        127 => Some(KeyCode::Backspace),
        57_399..=57_426 => named_by_keypad(code - 57_399),
        // Other keys that have no character, by the numbers that kitty gives them.
        0xe000..=0xf8ff => None,
        code => char_of(code).map(KeyCode::Char),
    }
}

fn char_of(code: u32) -> Option<char> {
    char::from_u32(code).filter(|c| !c.is_control())
}

/// By its place among kitty's numbers for the numeric pad. Nothing here goes by whether a key is one of that pad.
fn named_by_keypad(place: u32) -> Option<KeyCode> {
    const SIGNS: &[u8] = b"0123456789./*-+";
    const OTHERS: [KeyCode; 13] = [
        KeyCode::Enter,
        KeyCode::Char('='),
        KeyCode::Char(','),
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Insert,
        KeyCode::Delete,
    ];
    let place = usize::try_from(place).ok()?;
    let sign = SIGNS.get(place).map(|sign| KeyCode::Char(char::from(*sign)));
    sign.or_else(|| OTHERS.get(place.checked_sub(SIGNS.len())?).copied())
}

/// One more than the sum of 1 for Shift, 2 for Alt, 4 for Control and so on.
fn modifiers(mask: u32) -> KeyModifiers {
    let mask = mask.saturating_sub(1);
    [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
        (16, KeyModifiers::HYPER),
        (32, KeyModifiers::META),
    ]
    .into_iter()
    .filter(|(bit, _)| mask & bit != 0)
    .fold(KeyModifiers::NONE, |all, (_, modifier)| all | modifier)
}

/// `ESC [ < button ; column ; row M`, with `m` where the button was let go of.
fn sgr_mouse(numbers: &[(u32, Option<u32>)], last: u8) -> Option<Event> {
    let [(button, _), (column, _), (row, _)] = *numbers else { return None };
    match last {
        b'M' => mouse(button, (column, row), false),
        b'm' => mouse(button, (column, row), true),
        _ => None,
    }
}

/// `ESC [ button ; column ; row M`, as urxvt has it.
fn urxvt_mouse(numbers: &[(u32, Option<u32>)]) -> Option<Event> {
    let [(button, _), (column, _), (row, _)] = *numbers else { return None };
    mouse(button.checked_sub(32)?, (column, row), false)
}

/// `ESC [ M` and three bytes.
pub(super) fn old_mouse(button: u8, column: u8, row: u8) -> Option<Event> {
    let [button, column, row] = [button, column, row].map(|byte| byte.checked_sub(32));
    mouse(button?.into(), (column?.into(), row?.into()), false)
}

/// Columns and rows count from 1 there, and from 0 here. What a button is stands in eight bits: more is no button.
fn mouse(button: u32, (column, row): (u32, u32), is_up: bool) -> Option<Event> {
    let from_0 = |number: u32| u16::try_from(number).ok()?.checked_sub(1);
    let (column, row) = (from_0(column)?, from_0(row)?);
    let button = u8::try_from(button).ok()?;
    let is_drag = button & 32 != 0;
    let named = |button: u8| {
        [MouseButton::Left, MouseButton::Middle, MouseButton::Right].get(usize::from(button)).copied()
    };
    let kind = match (button & 0b11 | (button & 0b1100_0000) >> 4, is_drag) {
        (button @ 0..=2, false) if is_up => MouseEventKind::Up(named(button)?),
        (button @ 0..=2, false) => MouseEventKind::Down(named(button)?),
        (button @ 0..=2, true) => MouseEventKind::Drag(named(button)?),
        (3, false) => MouseEventKind::Up(MouseButton::Left),
        (3..=5, true) => MouseEventKind::Moved,
        (4, false) => MouseEventKind::ScrollUp,
        (5, false) => MouseEventKind::ScrollDown,
        (6, false) => MouseEventKind::ScrollLeft,
        (7, false) => MouseEventKind::ScrollRight,
        _ => return None,
    };
    let modifiers = [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)]
        .into_iter()
        .filter(|(bit, _)| button & bit != 0)
        .fold(KeyModifiers::NONE, |all, (_, modifier)| all | modifier);
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers }))
}
