//! Hebrew, Arabic and other letters that are read from right to left.
//!
//! Terminals differ: most show them in the order they are written, some (VTE, Konsole, Apple's) put them in the order
//! they are read, row by row, by Unicode's algorithm (UAX #9). That takes numbers and signs behind such a text
//! for a part of it and moves them to its left: the count of sources would stand in the middle of a title. A
//! left-to-right mark behind the text, in its last cell, keeps them where they are; it is no column wide, and
//! terminals that do not reorder show nothing of it. Within a text the order is the terminal's affair.

use std::ops::Range;

use ratatui::buffer::Buffer;

pub(crate) const LEFT_TO_RIGHT_MARK: char = '\u{200e}';

/// Whether `text` has letters that are read from right to left.
pub(super) fn turns(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_right_to_left)
}

/// The blocks of such scripts (`DerivedBidiClass`: R and AL, assigned or not).
fn is_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Ends what is read from right to left in these columns of a row: before letters that are read the
/// other way, with the numbers and signs that lead to them, and at the end.
pub(super) fn end(buffer: &mut Buffer, y: u16, columns: Range<u16>) {
    let Some(last) = columns.end.checked_sub(1).filter(|last| columns.contains(last)) else { return };
    let mut turned = None;
    for x in columns {
        let Some(first) = buffer.cell((x, y)).and_then(|cell| cell.symbol().chars().next()) else { continue };
        if is_right_to_left(first) {
            turned = Some(x);
        } else if let Some(x) = turned.take_if(|_| first.is_alphabetic()) {
            mark(buffer, (x, y));
        }
    }
    if turned.is_some() {
        // Of a wide character the first cell is the one that is shown.
        let is_wide =
            |x: &u16| buffer.cell((*x, y)).is_some_and(|cell| crate::text::columns(cell.symbol()) == 2);
        mark(buffer, (last.checked_sub(1).filter(is_wide).unwrap_or(last), y));
    }
}

fn mark(buffer: &mut Buffer, at: (u16, u16)) {
    if let Some(cell) = buffer.cell_mut(at).filter(|cell| !cell.symbol().ends_with(LEFT_TO_RIGHT_MARK)) {
        let marked = format!("{}{LEFT_TO_RIGHT_MARK}", cell.symbol());
        cell.set_symbol(&marked);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;
    use crate::tui::view::put;

    fn cells(text: &str) -> Vec<String> {
        let area = Rect::new(0, 0, 8, 1);
        let mut buffer = Buffer::empty(area);
        put(&mut buffer, area, 0, text, ratatui::style::Style::new());
        put(&mut buffer, area, 6, "3", ratatui::style::Style::new());
        buffer.content.iter().map(|cell| cell.symbol().to_owned()).collect()
    }

    #[test]
    fn what_stands_behind_a_text_from_right_to_left_keeps_its_column() {
        assert_eq!(cells("שלום").concat(), "שלום\u{200e}  3 ");
        assert_eq!(cells("مرحبا").concat(), "مرحبا\u{200e} 3 ");
    }

    #[test]
    fn letters_that_are_read_the_other_way_end_it_with_what_leads_to_them() {
        assert_eq!(cells("נמל 1 a").concat(), "נמל\u{200e} 1 3 ", "what is over it stays");
        assert_eq!(cells("נמל 1").concat(), "נמל 1\u{200e} 3 ");
        assert_eq!(cells("נמל港").concat(), "נמל\u{200e}港  3 ");
        assert_eq!(cells("נמל！").concat(), "נמל！\u{200e}  3 ");
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in ["Port", "港の", "Café", "…"] {
            assert!(!cells(text).concat().contains(LEFT_TO_RIGHT_MARK), "{text}");
        }
    }
}
