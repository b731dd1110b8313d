//! What the terminal's own background is, as the terminal says when it is asked.
//!
//! The question goes out before the first frame and nobody waits for an answer: many terminals
//! give none. The answer, `ESC ] 11 ; rgb:ffff/ffff/ffff ESC \` or with BEL at its end, comes as a report.

use std::{
    io::{self, Write},
    time::Duration,
};

use crossterm::event::{Event, KeyEventKind};

use crate::tui::theme::{Chosen, Ground, Theme};

use super::{screen, wait::Waiter};

const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// How every answer begins behind its introducer.
const BEGINNINGS: [&str; 2] = ["11;rgb:", "11;rgba:"];

/// After so many keys no answer is waited for when the terminal is given back: a terminal that gives one has given it
/// by then.
const MOST_KEYS: usize = 10;

/// Long enough for the answer over a slow line. Later, it would stand on the shell's command line.
const LATE: Duration = Duration::from_millis(100);

/// Whether the terminal has answered.
pub(super) struct Background {
    colours: Chosen,
    is_awaited: bool,
    /// How many keys have come since it was asked.
    keys: usize,
}

impl Background {
    pub(super) fn new(colours: Chosen) -> Self {
        Self { colours, is_awaited: false, keys: 0 }
    }

    pub(super) fn ask(&mut self) -> io::Result<()> {
        let _lock = screen::lock();
        let mut out = io::stdout();
        out.write_all(QUESTION)?;
        out.flush()?;
        self.is_awaited = true;
        self.keys = 0;
        Ok(())
    }

    /// How to draw, if the terminal has been asked and `report` is its answer.
    pub(super) fn take(&mut self, report: &str) -> Option<Theme> {
        let shares = shares(report).filter(|_| self.is_awaited)?;
        self.is_awaited = false;
        Some(Theme::on(Ground::of(shares), &self.colours))
    }

    /// Counts what is a key.
    pub(super) fn note(&mut self, event: &Event) {
        let is_key = matches!(event, Event::Key(key) if key.kind == KeyEventKind::Press);
        self.keys = self.keys.saturating_add(usize::from(is_key));
    }

    /// Waits a moment for an answer that has not come, before the terminal is given back or lent: it would be keys to
    /// whoever has it then. What is typed in that moment is lost.
    pub(super) fn drop_late(&mut self, waiter: &mut Waiter) {
        if std::mem::take(&mut self.is_awaited) && self.keys < MOST_KEYS {
            waiter.drop_what_comes(LATE);
        }
    }
}

/// Red, green and blue, each from 0 to 1 (`XParseColor`: as many digits as the terminal likes).
fn shares(report: &str) -> Option<[f64; 3]> {
    let rest = BEGINNINGS.iter().find_map(|beginning| report.strip_prefix(beginning))?;
    let share = |digits: &str| {
        let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1)?;
        let share = u32::from_str_radix(digits, 16).ok()?;
        (most > 0).then(|| f64::from(share) / f64::from(most))
    };
    let mut shares = rest.split('/').map(share);
    Some([shares.next()??, shares.next()??, shares.next()??])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn awaiting() -> Background {
        Background { is_awaited: true, ..Background::new(Chosen::default()) }
    }

    #[test]
    fn the_answer_becomes_a_theme() {
        for (report, ground) in [
            ("11;rgb:ffff/ffff/ffff", Ground::Light),
            ("11;rgb:fd/f6/e3", Ground::Light),
            ("11;rgb:0000/2b2b/3636", Ground::Dark),
            ("11;rgba:1e1e/1E1E/2e2e/ffff", Ground::Dark),
        ] {
            let mut background = awaiting();
            let theme = Theme::on(ground, &Chosen::default());
            assert_eq!(background.take(report), Some(theme), "{report}");
            assert_eq!(background.take(report), None, "it was answered");
        }
    }

    #[test]
    fn what_is_no_answer_leaves_it_awaited() {
        for report in
            ["", "11;", "11;rgb:", "11;rgb:0/q/0", "11;rgb:0/0", "11;rgb:fffffffff/0/0", "10;rgb:0/0/0"]
        {
            let mut background = awaiting();
            assert_eq!(background.take(report), None, "{report}");
            assert!(background.take("11;rgb:0/0/0").is_some(), "{report}");
        }
    }

    #[test]
    fn what_is_not_awaited_is_not_looked_for() {
        let mut background = Background::new(Chosen::default());
        assert_eq!(background.take("11;rgb:0/0/0"), None);
    }
}
