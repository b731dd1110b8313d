use std::ops::Range;

use ratatui::layout::Rect;
use tui_input::Input;

use crate::{
    text::columns,
    tui::{keymap::Context, page::Line},
};

use super::Overlay;

/// A page to scroll and to search.
#[derive(Debug)]
pub(crate) struct TextPage {
    pub(crate) kind: TextKind,
    /// Where it was opened.
    pub(crate) place: Context,
    /// What it lies over, where that is no view: a line that is typed.
    pub(crate) under: Option<Box<Overlay>>,
    pub(crate) top: usize,
    pub(crate) lines: Vec<Line>,
    pub(crate) search: Option<Search>,
    /// Which of the problems is chosen, on the page of them.
    pub(crate) chosen: usize,
    /// The width that `lines` were made for.
    pub(super) made_for: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextKind {
    Keys,
    Problems,
    About,
    Messages,
}

/// What is looked for on a page.
#[derive(Debug)]
pub(crate) struct Search {
    pub(crate) typed: Input,
    pub(crate) is_typing: bool,
    /// In order; each within one line.
    pub(crate) hits: Vec<Hit>,
    /// Which of the hits one is at.
    pub(crate) at: usize,
    /// The first line in sight when it began.
    before: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) line: usize,
    /// In columns of the line.
    pub(crate) columns: Range<usize>,
}

impl TextPage {
    pub(crate) fn new(kind: TextKind, place: Context, under: Option<Box<Overlay>>) -> Self {
        Self { kind, place, under, top: 0, lines: Vec::new(), search: None, chosen: 0, made_for: None }
    }

    /// The lines of the problem that is chosen; none on another page.
    pub(crate) fn chosen_lines(&self) -> Range<usize> {
        let is_its = |line: &Line| self.kind == TextKind::Problems && line.source == Some(self.chosen);
        let start = self.lines.iter().position(is_its).unwrap_or(0);
        let length = self.lines.iter().skip(start).take_while(|line| is_its(line)).count();
        start..start + length
    }

    /// Chooses the next problem, or the one before, and brings it into sight; whether there are any.
    pub(crate) fn choose(&mut self, on: bool, rows: usize) -> bool {
        let last = self.lines.iter().rev().find_map(|line| line.source);
        let Some(last) = last.filter(|_| self.kind == TextKind::Problems) else { return false };
        self.chosen = if on { (self.chosen + 1).min(last) } else { self.chosen.saturating_sub(1) };
        let lines = self.chosen_lines();
        let lowest = lines.end.saturating_sub(rows).min(lines.start);
        // What stands above the first one is seen with it.
        self.top = if self.chosen == 0 { 0 } else { self.top.clamp(lowest, lines.start) };
        true
    }

    /// What it says has changed.
    pub(crate) fn outdate(&mut self) {
        self.made_for = None;
    }

    pub(crate) fn is_typed_in(&self) -> bool {
        self.search.as_ref().is_some_and(|search| search.is_typing)
    }

    /// Lets one type what to look for.
    pub(crate) fn begin_search(&mut self) {
        let before = self.top;
        let search = Search { typed: Input::default(), is_typing: true, hits: Vec::new(), at: 0, before };
        self.search = Some(search);
    }

    /// Looks for what is typed by now, and goes to the first hit from where the search began.
    pub(crate) fn find(&mut self, rows: usize) {
        let Some(search) = &mut self.search else { return };
        search.look(&self.lines);
        self.top = search.before;
        search.at = search.hits.iter().position(|hit| hit.line >= search.before).unwrap_or(0);
        self.show_hit(rows);
    }

    /// The hits anew, where the lines are others: the one that one is at stays the one of its number.
    pub(super) fn find_again(&mut self) {
        if let Some(search) = &mut self.search {
            search.look(&self.lines);
            search.at = search.at.min(search.hits.len().saturating_sub(1));
        }
    }

    /// To the next hit, or back; round the end of the page.
    pub(crate) fn next_hit(&mut self, forward: bool, rows: usize) {
        let Some(search) = &mut self.search else { return };
        let count = search.hits.len();
        if count > 0 {
            search.at = (search.at + if forward { 1 } else { count - 1 }) % count;
        }
        self.show_hit(rows);
    }

    /// As if nothing had been looked for.
    pub(crate) fn leave_search(&mut self) {
        if let Some(search) = self.search.take() {
            self.top = search.before;
        }
    }

    fn show_hit(&mut self, rows: usize) {
        let Some(search) = &self.search else { return };
        let Some(hit) = search.hits.get(search.at) else { return };
        if hit.line < self.top || hit.line >= self.top + rows.max(1) {
            // A third of the way down, so that what leads up to it is seen too.
            self.top = hit.line.saturating_sub(rows / 3);
        }
    }
}

impl Search {
    /// What stands before what is typed.
    pub(crate) const LEAD: &'static str = " /";

    /// At which of the hits one is, of how many.
    pub(crate) fn place_in_words(&self) -> String {
        match self.hits.len() {
            _ if self.typed.value().trim().is_empty() => String::new(),
            0 => " not there ".to_owned(),
            count => format!(" {} of {count} ", self.at + 1),
        }
    }

    /// Where it is typed: what of a row that leaves.
    pub(crate) fn area(&self, row: Rect) -> Rect {
        let width = u16::try_from(columns(&self.place_in_words())).unwrap_or(u16::MAX).min(row.width);
        Rect { width: row.width - width, ..row }
    }

    fn look(&mut self, lines: &[Line]) {
        let sought: Vec<char> = self.typed.value().trim().chars().flat_map(char::to_lowercase).collect();
        self.hits.clear();
        if sought.is_empty() {
            return;
        }
        for (line, text) in lines.iter().map(text_of).enumerate() {
            self.hits.extend(hits_in(&text, &sought).map(|columns| Hit { line, columns }));
        }
    }
}

fn text_of(line: &Line) -> String {
    line.parts.iter().map(|part| part.text.as_str()).collect()
}

/// Where `sought`, in small letters, stands in `text`, whatever its case; in columns.
fn hits_in<'t>(text: &'t str, sought: &'t [char]) -> impl Iterator<Item = Range<usize>> + 't {
    let mut free = 0;
    text.char_indices().filter_map(move |(at, _)| {
        let rest = text.get(at..).filter(|_| at >= free)?;
        let length = length_at_start(rest, sought)?;
        free = at + length;
        let start = columns(text.get(..at)?);
        Some(start..start + columns(rest.get(..length)?))
    })
}

/// How many bytes of `text` are `sought`, if it begins so.
fn length_at_start(text: &str, sought: &[char]) -> Option<usize> {
    let mut left = sought.iter();
    let mut length = 0;
    for c in text.chars() {
        if left.as_slice().is_empty() {
            break;
        }
        for small in c.to_lowercase() {
            if left.next() != Some(&small) {
                return None;
            }
        }
        length += c.len_utf8();
    }
    left.as_slice().is_empty().then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_found_whatever_their_case_and_counted_in_columns() {
        let found = |text: &str, sought: &str| -> Vec<(usize, usize)> {
            let sought: Vec<char> = sought.chars().collect();
            hits_in(text, &sought).map(|hit| (hit.start, hit.end)).collect()
        };
        assert_eq!(found("Port and port", "port"), [(0, 4), (9, 13)]);
        assert_eq!(found("港の Port", "port"), [(5, 9)]);
        assert_eq!(found("aaaa", "aa"), [(0, 2), (2, 4)]);
        assert_eq!(found("ÄRGER", "ärg"), [(0, 3)]);
        assert!(found("por", "port").is_empty());
    }
}
