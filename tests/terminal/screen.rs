//! What a test looks for on a screen.

use vt100::{Cell, Color, Screen};

use crate::session::Session;

impl Session {
    /// Waits until the event in focus is the one with `title`.
    #[track_caller]
    pub(crate) fn is_on(&self, title: &str) {
        self.wait_for(&format!("the focus on `{title}`"), |seen| focus(seen.screen()).contains(title));
    }

    /// Presses keys, and waits for what each of them shows.
    #[track_caller]
    pub(crate) fn walks(&mut self, walk: &[(&str, &str)]) {
        for (keys, text) in walk {
            self.press(keys);
            self.shows(text);
        }
    }

    /// Waits until `text` is lit on the screen, all of it.
    #[track_caller]
    pub(crate) fn lights(&self, text: &str) {
        let is_lit = |cell: &Cell| cell.bgcolor() != Color::Default || (cell.bold() && cell.underline());
        self.wait_for(&format!("`{text}`, lit"), |seen| {
            places(seen.screen(), text).iter().any(|cells| cells.iter().all(|cell| is_lit(cell)))
        });
    }

    /// Where `text` stands, column and row counted from 0.
    #[track_caller]
    pub(crate) fn find(&self, text: &str) -> (usize, usize) {
        self.shows(text);
        let rows = self.look(|seen| rows(seen.screen()));
        let place =
            |(y, row): (usize, &String)| row.split_once(text).map(|(before, _)| (before.chars().count(), y));
        rows.iter().enumerate().find_map(place).expect("the text is in one row")
    }
}

/// The row that is marked as the one in focus, empty where none is.
fn focus(screen: &Screen) -> String {
    rows(screen).into_iter().find(|row| row.starts_with('›')).unwrap_or_default()
}

pub(crate) fn rows(screen: &Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).collect()
}

/// The cells of every place where `text`, of narrow characters only, stands in one row.
pub(crate) fn places<'a>(screen: &'a Screen, text: &str) -> Vec<Vec<&'a Cell>> {
    let (rows, columns) = screen.size();
    let cells = |y| (0..columns.get()).filter_map(move |x| screen.cell(y, x)).collect::<Vec<_>>();
    let reads =
        |cells: &&[&Cell]| cells.iter().map(|cell| cell.contents()).eq(text.chars().map(String::from));
    let length = text.chars().count();
    let in_row = |y| cells(y).windows(length).filter(reads).map(<[_]>::to_vec).collect::<Vec<_>>();
    (0..rows.get()).flat_map(in_row).collect()
}
