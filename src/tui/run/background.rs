//! What the terminal's own background is, as the terminal says when it is asked.
//!
//! The question goes out before the first frame and nobody waits for an answer: many terminals
//! give none. The answer, `ESC ] 11 ; rgb:ffff/ffff/ffff ESC \` or with BEL at its end, comes as the
//! keys that it would be if somebody typed it: these are held back, and given on if they turn out to be none of it.

use std::{
    io::{self, Write},
    mem,
    time::Duration,
};

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers};

use crate::tui::theme::{Chosen, Ground, Theme};

use super::{screen, wait::Waiter};

const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// How every answer begins behind its escape.
const BEGINNINGS: [&str; 2] = ["]11;rgb:", "]11;rgba:"];

/// Three or four shares of up to four digits, and what parts them.
const LONGEST: usize = 19;

/// After so many other keys no answer is waited for: a terminal that gives one has given it by then, and one that gives
/// none would have what could begin it held back for good.
const MOST_OTHERS: usize = 10;

/// Long enough for the answer over a slow line. Later, it would stand on the shell's command line.
const LATE: Duration = Duration::from_millis(100);

/// What the terminal answers, as far as it has come.
pub(super) struct Background {
    colours: Chosen,
    is_awaited: bool,
    /// How many keys have come that were none of it.
    others: usize,
    /// What may be its beginning, and the same as text.
    held: Vec<Event>,
    text: String,
}

impl Background {
    pub(super) fn new(colours: Chosen) -> Self {
        Self { colours, is_awaited: false, others: 0, held: Vec::new(), text: String::new() }
    }

    pub(super) fn ask(&mut self) -> io::Result<()> {
        let _lock = screen::lock();
        let mut out = io::stdout();
        out.write_all(QUESTION)?;
        out.flush()?;
        self.is_awaited = true;
        self.others = 0;
        Ok(())
    }

    /// Takes `event` if it is part of the answer, else gives back what it is no part of. At the
    /// end of the answer, how to draw.
    pub(super) fn take(&mut self, event: Event) -> (Vec<Event>, Option<Theme>) {
        if !self.is_awaited {
            return (vec![event], None);
        }
        let part = part(&event);
        self.held.push(event);
        match part {
            Part::Begins if self.text.is_empty() => self.text.push(']'),
            Part::Goes(c) if !self.text.is_empty() => self.text.push(c),
            Part::Ends if self.shares().is_some() => {
                let shares = self.shares().unwrap_or_default();
                self.is_awaited = false;
                self.held.clear();
                return (Vec::new(), Some(Theme::on(Ground::of(shares), &self.colours)));
            }
            _ => return (self.give_back(), None),
        }
        if self.may_be_it() { (Vec::new(), None) } else { (self.give_back(), None) }
    }

    /// Waits a moment for an answer that has not come, before the terminal is given back or lent: it would be keys to
    /// whoever has it then. What is typed in that moment is lost.
    pub(super) fn drop_late(&mut self, waiter: &mut Waiter) {
        if self.is_awaited {
            self.give_back();
            self.is_awaited = false;
            waiter.drop_what_comes(LATE);
        }
    }

    fn give_back(&mut self) -> Vec<Event> {
        self.text.clear();
        let is_key = |event: &&Event| matches!(event, Event::Key(key) if key.kind == KeyEventKind::Press);
        self.others += self.held.iter().filter(is_key).count();
        self.is_awaited = self.others < MOST_OTHERS;
        mem::take(&mut self.held)
    }

    fn may_be_it(&self) -> bool {
        BEGINNINGS.iter().any(|beginning| match self.text.strip_prefix(beginning) {
            Some(rest) => {
                rest.len() <= LONGEST && rest.bytes().all(|byte| byte == b'/' || byte.is_ascii_hexdigit())
            }
            None => beginning.starts_with(&self.text),
        })
    }

    /// Red, green and blue, each from 0 to 1 (`XParseColor`: as many digits as the terminal likes).
    fn shares(&self) -> Option<[f64; 3]> {
        let rest = BEGINNINGS.iter().find_map(|beginning| self.text.strip_prefix(beginning))?;
        let share = |digits: &str| {
            let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1)?;
            let share = u32::from_str_radix(digits, 16).ok()?;
            (most > 0).then(|| f64::from(share) / f64::from(most))
        };
        let mut shares = rest.split('/').map(share);
        Some([shares.next()??, shares.next()??, shares.next()??])
    }
}

/// What an event can be of an answer.
enum Part {
    Begins,
    Goes(char),
    Ends,
    No,
}

fn part(event: &Event) -> Part {
    let Event::Key(key) = event else { return Part::No };
    if key.kind != KeyEventKind::Press {
        return Part::No;
    }
    match (key.code, key.modifiers - KeyModifiers::SHIFT) {
        (KeyCode::Char(']'), KeyModifiers::ALT) => Part::Begins,
        (KeyCode::Char('\\'), KeyModifiers::ALT) | (KeyCode::Char('g'), KeyModifiers::CONTROL) => Part::Ends,
        (KeyCode::Char(c), KeyModifiers::NONE) => Part::Goes(c),
        _ => Part::No,
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyEvent;

    use super::*;

    fn key(c: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(c), modifiers))
    }

    /// What is made of `text` behind an escape.
    fn keys(text: &str) -> Vec<Event> {
        let first = |index| if index == 0 { KeyModifiers::ALT } else { KeyModifiers::NONE };
        text.chars().enumerate().map(|(index, c)| key(c, first(index))).collect()
    }

    /// What is given back of the events, and the theme that was found.
    fn taken(events: &[Event]) -> (Vec<Event>, Option<Theme>) {
        let mut answer = Background::new(Chosen::default());
        answer.is_awaited = true;
        let mut given = Vec::new();
        let mut found = None;
        for event in events {
            let (back, theme) = answer.take(event.clone());
            given.extend(back);
            found = found.or(theme);
        }
        (given, found)
    }

    #[test]
    fn the_answer_becomes_a_theme_and_no_keys() {
        let bell = key('g', KeyModifiers::CONTROL);
        let end = key('\\', KeyModifiers::ALT);
        for (text, end, ground) in [
            ("]11;rgb:ffff/ffff/ffff", &end, Ground::Light),
            ("]11;rgb:fd/f6/e3", &bell, Ground::Light),
            ("]11;rgb:0000/2b2b/3636", &bell, Ground::Dark),
            ("]11;rgba:1e1e/1E1E/2e2e/ffff", &end, Ground::Dark),
        ] {
            let events = [keys(text), vec![end.clone()]].concat();
            let (given, theme) = taken(&events);
            assert_eq!(given, [], "{text}");
            assert_eq!(theme, Some(Theme::on(ground, &Chosen::default())), "{text}");
        }
    }

    #[test]
    fn keys_that_are_no_answer_are_keys() {
        let plain = key('j', KeyModifiers::NONE);
        for text in ["]c", "]11;j", "]11;rgb:0/q", "]1", "]11;rgb:0/0/0/0/0/0/0/0/0/0/0"] {
            let events = [vec![plain.clone()], keys(text), vec![key('x', KeyModifiers::CONTROL)]].concat();
            assert_eq!(taken(&events), (events.clone(), None), "{text}");
        }
    }

    #[test]
    fn after_ten_other_keys_no_answer_is_awaited_and_nothing_is_held() {
        let mut answer = Background::new(Chosen::default());
        answer.is_awaited = true;
        let (plain, begins) = (key('j', KeyModifiers::NONE), key(']', KeyModifiers::ALT));
        for _ in 0..9 {
            assert_eq!(answer.take(plain.clone()), (vec![plain.clone()], None));
        }
        assert_eq!(answer.take(begins.clone()), (Vec::new(), None), "it may be the answer yet");
        assert_eq!(answer.take(plain.clone()), (vec![begins.clone(), plain], None));
        assert_eq!(answer.take(begins.clone()), (vec![begins], None));
    }

    #[test]
    fn what_is_not_awaited_is_not_looked_for() {
        let mut answer = Background::new(Chosen::default());
        for event in keys("]11;rgb:0/0/0") {
            assert_eq!(answer.take(event.clone()), (vec![event], None));
        }
    }
}
