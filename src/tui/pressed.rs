//! Keys, sizes and clicks without a terminal, for `fuzz/`: it is no interface.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{Terminal, backend::TestBackend};

use crate::{findings::Checked, load, query::Filter, text::characters};

use super::{
    Name,
    action::{Input, Mouse},
    keymap::KeyMap,
    state::State,
    theme::Theme,
    update::update,
    view::{LEFT_TO_RIGHT_MARK, draw},
};

/// Explores the timeline that is part of the program, of which every two bytes are an input; draws after each.
///
/// # Panics
///
/// Where a state or a screen breaks, and where a cell has something in it that steers a terminal.
pub fn pressed(bytes: &[u8]) {
    let loaded = load::built_in();
    let checked = Checked::new(loaded.timeline, loaded.problems);
    let mut state = State::with_keys(checked, Name::BuiltIn, (80, 24), KeyMap::default());
    state.begin_with(Filter::default());
    for pair in bytes.chunks_exact(2).take(100) {
        // What is left for `run` to do is not done.
        let _ = update(&mut state, input(pair[0], pair[1]));
        assert!(state.list.shown.is_empty() || state.event().is_some(), "an event has the focus");
        drawn(&state);
    }
}

fn drawn(state: &State) {
    let (columns, rows) = state.size;
    let Ok(mut terminal) = Terminal::new(TestBackend::new(columns, rows));
    let Ok(_) = terminal.draw(|frame| draw(frame, state, Theme::plain()));
    for cell in terminal.backend().buffer().content() {
        let symbol = cell.symbol().trim_end_matches(LEFT_TO_RIGHT_MARK);
        assert!(characters(symbol).all(|(_, _, stands)| stands), "{symbol:?} is on the screen");
    }
}

/// Half of the inputs are letters, for most keys are.
fn input(kind: u8, value: u8) -> Input {
    const KEYS: [KeyCode; 14] = [
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Backspace,
        KeyCode::Delete,
    ];
    let key = |code, modifiers| Input::Key(KeyEvent::new(code, modifiers));
    match kind {
        0..128 => key(KeyCode::Char(char::from(value & 0x7f)), KeyModifiers::NONE),
        128..160 => key(KEYS[usize::from(value) % KEYS.len()], KeyModifiers::NONE),
        160..176 => key(KeyCode::Char(char::from(value & 0x7f)), KeyModifiers::CONTROL),
        176..192 => key(KeyCode::Char(char::from(value & 0x7f)), KeyModifiers::ALT),
        192..208 => Input::Text(String::from_utf8_lossy(&[value, kind & 0x1f, value & 0x7f]).into_owned()),
        208..224 => Input::Resize { columns: u16::from(value), rows: u16::from(kind & 0xf) * 3 },
        224..240 => Input::Resize { columns: u16::from(value & 0xf) * 9, rows: u16::from(value >> 4) * 5 },
        _ => {
            let what = [Mouse::Click, Mouse::Drag, Mouse::WheelDown, Mouse::WheelUp][usize::from(kind) % 4];
            Input::Mouse { at: (u16::from(value), u16::from(kind & 0xf) * 2), what }
        }
    }
}
