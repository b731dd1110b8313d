//! The loop: draw, wait, act. With its two helpers the only place that touches the terminal.

mod screen;
#[cfg(unix)]
mod wait;
#[cfg(not(unix))]
#[path = "run/wait_elsewhere.rs"]
mod wait;

use std::{io, path::Path};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use ratatui::{Terminal, backend::Backend};

use crate::{findings::Checked, load, model::ArticleId, query::Filter};

use super::{
    Name,
    action::{Answer, Effect, Input, Mouse},
    state::State,
    theme::Theme,
    update::update,
    view,
};
use screen::Screen;
use wait::{Waiter, Woken};

/// Explores until the reader quits. The terminal is given back on every way out: quitting,
/// an error, a panic (`screen`), a signal and a terminal that goes away (`wait`).
///
/// Originals are read out of `originals`, when they are asked for.
pub(crate) fn explore(
    checked: Checked,
    name: Name,
    filter: Filter,
    originals: Option<&Path>,
) -> io::Result<()> {
    // An empty NO_COLOR counts as none: <https://no-color.org>.
    let colours = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut screen = Screen::enter()?;
    let outcome = Waiter::new().and_then(|mut waiter| {
        let size = screen.terminal.size()?;
        let mut state = State::new(checked, name, (size.width, size.height));
        state.begin_with(filter);
        let theme = Theme::new(colours);
        run((&mut screen, theme), &mut state, &mut waiter, originals)
    });
    let left = screen::switch_off();
    outcome.and(left)
}

fn run(
    (screen, theme): (&mut Screen, Theme),
    state: &mut State,
    waiter: &mut Waiter,
    originals: Option<&Path>,
) -> io::Result<()> {
    loop {
        draw(&mut screen.terminal, state, theme)?;
        // Whatever waits is taken before the next frame: a held key costs what one costs.
        let mut changed = false;
        while !changed {
            for woken in waiter.wait()? {
                match woken {
                    Woken::Event(event) => {
                        for input in inputs(&event) {
                            changed = true;
                            match update(state, input) {
                                Some(Effect::Quit) => return Ok(()),
                                Some(Effect::Suspend) => screen.suspend(waiter)?,
                                Some(Effect::Copy(text)) => screen::copy(&text)?,
                                Some(Effect::ReadOriginal(article)) => {
                                    let answer = original(state, article, originals);
                                    update(state, Input::Answer(answer));
                                }
                                None => {}
                            }
                        }
                    }
                    // Drawing asks for the size.
                    Woken::Resized => changed = true,
                    Woken::Suspend => {
                        changed = true;
                        screen.suspend(waiter)?;
                    }
                    Woken::Continued => {
                        changed = true;
                        screen.repaint()?;
                    }
                }
            }
        }
    }
}

/// The original of an article, or how one gets to see it.
fn original(state: &State, article: ArticleId, folder: Option<&Path>) -> Answer {
    let timeline = &state.checked.timeline;
    let found = match folder {
        None if timeline.articles[article].original.is_some() => {
            Err("Who has the originals starts with `dateline --originals DIR`".to_owned())
        }
        folder => load::original(folder.unwrap_or(Path::new(".")), timeline, article)
            .map_err(|error| error.to_string()),
    };
    Answer::Original(article, found)
}

fn draw<B>(terminal: &mut Terminal<B>, state: &mut State, theme: Theme) -> io::Result<()>
where
    B: Backend,
    B::Error: Send + Sync + 'static,
{
    // A terminal may have another size by now than the last event said.
    let size = terminal.size().map_err(io::Error::other)?;
    if (size.width, size.height) != state.size {
        update(state, Input::Resize { columns: size.width, rows: size.height });
    }
    let _lock = screen::lock();
    terminal.draw(|frame| view::draw(frame, state, theme)).map_err(io::Error::other)?;
    Ok(())
}

/// What an event of the terminal is to the explorer, if anything.
fn inputs(event: &Event) -> Vec<Input> {
    match event {
        // Escape and a key that come at once, as they do over a slow line, cannot be told from
        // that key with Alt, which means nothing of its own.
        Event::Key(key) if key.kind != KeyEventKind::Release && key.modifiers.contains(KeyModifiers::ALT) => {
            let escape = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
            let alone = KeyEvent { modifiers: key.modifiers - KeyModifiers::ALT, ..*key };
            vec![Input::Key(escape), Input::Key(alone)]
        }
        Event::Key(key) if key.kind != KeyEventKind::Release => vec![Input::Key(*key)],
        Event::Paste(text) => vec![Input::Text(text.clone())],
        Event::Resize(columns, rows) => vec![Input::Resize { columns: *columns, rows: *rows }],
        Event::Mouse(mouse) => {
            let what = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Mouse::Click,
                MouseEventKind::Drag(MouseButton::Left) => Mouse::Drag,
                MouseEventKind::ScrollDown => Mouse::WheelDown,
                MouseEventKind::ScrollUp => Mouse::WheelUp,
                _ => return Vec::new(),
            };
            vec![Input::Mouse { at: (mouse.column, mouse.row), what }]
        }
        _ => Vec::new(),
    }
}
