//! The loop: draw, wait, act. With its two helpers the only place that touches the terminal.

mod answers;
mod background;
mod browser;
mod clipboard;
#[cfg(unix)]
mod decoder;
mod editor;
mod environment;
mod faults;
mod live;
mod pace;
mod screen;
#[cfg(unix)]
mod tty;
#[cfg(not(unix))]
#[path = "run/tty_elsewhere.rs"]
mod tty;
mod verifier;
#[cfg(unix)]
mod wait;
#[cfg(not(unix))]
#[path = "run/wait_elsewhere.rs"]
mod wait;

use std::{
    io,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use ratatui::{Frame, Terminal, backend::Backend};

use crate::{
    fault,
    load::{self, Limits},
    model::ArticleId,
};

use super::{
    Opened, Preferences,
    action::{Action, Answer, Effect, Input, Mouse},
    signs::Signs,
    state::{Stale, State},
    theme::Theme,
    update::update,
    view,
};
use background::Background;
use environment::Drawing;
use live::Live;
pub(crate) use screen::Canvas;
use screen::Screen;
use wait::{Waiter, Woken};

/// Explores until the reader quits. The terminal is given back on every way out: quitting,
/// an error, a panic (`screen`), a signal and a terminal that goes away (`wait`).
pub(crate) fn explore(
    opened: Opened,
    (preferences, said): (Preferences, Vec<String>),
    canvas: Canvas,
) -> io::Result<()> {
    let drawing = Drawing::new(&preferences);
    screen::restore_on_panic();
    // Before the terminal is changed, or a signal between would leave it so.
    let mut waiter = Waiter::new()?;
    let mut screen = Screen::enter(canvas)?;
    let outcome = waiter.teller().and_then(|teller| {
        let size = screen.terminal.size()?;
        let Opened { checked, name, filter, later, path, origin, originals, limits } = opened;
        let Preferences { keys, colours, hints, .. } = preferences;
        let mut state = State::with_keys(checked, name, (size.width, size.height), keys);
        state.begin_with(filter);
        if origin.is_none() {
            state.stale = Some(Stale::Reading { hundredths: 0, filter: later });
        }
        state.told_of_settings(said);
        if hints {
            state.want_firsts();
        }
        faults::tell_through(waiter.teller()?);
        let awaited = (!state.checked.is_finished()).then(|| Arc::clone(&state.checked.timeline));
        let live = match (path, awaited) {
            (Some(path), awaited) => {
                Some(Live::follow((path, limits), origin.map(|origin| (origin, awaited)), teller)?)
            }
            (None, Some(awaited)) => verifier::spawn(awaited, teller).map(|()| None)?,
            (None, None) => None,
        };
        let mut background = Background::new(colours);
        if drawing.asks && cfg!(unix) {
            background.ask()?;
        }
        let mut around =
            Around { screen: &mut screen, waiter: &mut waiter, live, background, originals, limits };
        // Only where the environment names a terminal that has them; FORCE_HYPERLINK=0 and =1 decide.
        // A link is part of what a cell holds, and is left out where each cell is to be plain ASCII.
        let links = drawing.theme.signs == Signs::Unicode && supports_hyperlinks::supports_hyperlinks();
        let outcome = run(&mut around, &mut state, drawing.theme.with_links(links));
        around.background.drop_late(around.waiter);
        outcome
    });
    let left = screen::switch_off();
    faults::print();
    outcome.and(left)
}

/// So many bytes of articles' texts are kept once they were shown: all, unless a timeline has thousands of articles.
const MOST_TEXT: usize = 16 << 20;

/// What the loop works with.
struct Around<'a> {
    screen: &'a mut Screen,
    waiter: &'a mut Waiter,
    /// None for the timeline that is part of the program.
    live: Option<Live>,
    background: Background,
    /// Where the originals of articles are read from, when they are asked for.
    originals: Option<PathBuf>,
    limits: Limits,
}

fn run(around: &mut Around<'_>, state: &mut State, mut theme: Theme) -> io::Result<()> {
    loop {
        draw(&mut around.screen.terminal, state, theme)?;
        state.checked.forget_texts(MOST_TEXT);
        // Whatever waits is taken before the next frame: a held key costs what one costs.
        let mut changed = false;
        while !changed {
            // While nobody types there is time for what is left to be counted.
            let found = if state.has_work() { around.waiter.look()? } else { around.waiter.wait()? };
            if found.is_empty() {
                changed = state.work();
            }
            for woken in found {
                match woken {
                    Woken::Event(event) => {
                        around.background.note(&event);
                        for input in inputs(&event) {
                            changed = true;
                            if around.take(state, input)?.is_break() {
                                return Ok(());
                            }
                        }
                    }
                    Woken::Report(text) => {
                        if let Some(known) = around.background.take(&text) {
                            changed = true;
                            theme = known.with_signs(theme.signs).with_links(theme.links());
                        }
                    }
                    Woken::Answer(answer) => {
                        changed = true;
                        if around.take(state, Input::Answer(answer))?.is_break() {
                            return Ok(());
                        }
                    }
                    // Drawing asks for the size.
                    Woken::Resized => changed = true,
                    Woken::Suspend => {
                        changed = true;
                        around.suspend()?;
                    }
                    Woken::Continued => {
                        changed = true;
                        around.screen.repaint()?;
                    }
                }
            }
        }
    }
}

impl Around<'_> {
    fn suspend(&mut self) -> io::Result<()> {
        self.background.drop_late(self.waiter);
        self.screen.suspend(self.waiter)
    }

    /// Lets `input` change the state, and does what is left to do; whether that ends the program.
    fn take(&mut self, state: &mut State, input: Input) -> io::Result<ControlFlow<()>> {
        fault::at("acting");
        match update(state, input) {
            Some(Effect::Quit) => return Ok(ControlFlow::Break(())),
            Some(Effect::Suspend) => self.suspend()?,
            Some(Effect::Copy { text, said }) => tell(state, Some(clipboard::copy(&text, said))),
            Some(Effect::Browse(address)) => {
                let said = browser::browse(&address, &state.key(Action::CopyCitation));
                tell(state, Some(said));
            }
            Some(Effect::Reload) => self.live.iter().for_each(Live::ask),
            Some(Effect::Edit { file, line }) => {
                self.background.drop_late(self.waiter);
                let edited = self.screen.lend(self.waiter, || editor::edit(&file, line))?;
                self.live.iter().for_each(Live::look);
                tell(state, edited.err().map(|error| error.to_string()));
            }
            Some(Effect::Discard(checked)) => {
                // Where there is no thread to be had, it is done here.
                let _ = thread::Builder::new().name("discard".to_owned()).spawn(move || {
                    fault::at("discard");
                    drop(checked);
                });
            }
            Some(Effect::ReadOriginal(article)) => {
                let answer = original(state, article, (self.originals.as_deref(), self.limits));
                update(state, Input::Answer(answer));
            }
            None => {}
        }
        Ok(ControlFlow::Continue(()))
    }
}

/// Says what came of an effect, where there is something to say.
fn tell(state: &mut State, words: Option<String>) {
    if let Some(words) = words {
        update(state, Input::Told(words));
    }
}

/// The original of an article, or how one gets to see it.
fn original(state: &State, article: ArticleId, (folder, limits): (Option<&Path>, Limits)) -> Answer {
    let timeline = &state.checked.timeline;
    let found = match folder {
        None if timeline.articles[article].original.is_some() => {
            Err("To see originals, start with `dateline --originals DIR`, or set `originals`".to_owned())
        }
        folder => load::original((folder.unwrap_or(Path::new(".")), limits), timeline, article)
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
    let draw = |frame: &mut Frame<'_>| {
        fault::at("drawing");
        view::draw(frame, state, theme);
    };
    terminal.draw(draw).map_err(io::Error::other)?;
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
