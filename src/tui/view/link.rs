//! Words that lead somewhere, by OSC 8, in a terminal that has it.

use std::num::NonZeroU16;

use ratatui::{
    buffer::{Buffer, CellDiffOption},
    layout::{Position, Rect},
};

use crate::{
    text::columns,
    tui::{page::Link, theme::Theme},
};

/// Makes what stands in a row from `from` to `to` lead to `link`.
///
/// Each character by itself, opened and closed: any of them may be the one that is drawn anew. That they are one link
/// is what the id says.
pub(super) fn lead(buffer: &mut Buffer, row: Rect, (from, to): (u16, u16), link: &Link, theme: Theme) {
    if !theme.links() || row.height == 0 {
        return;
    }
    let mut x = from;
    while x < to.min(row.right()) {
        let Some(cell) = buffer.cell_mut(Position::new(x, row.y)) else { return };
        let width = u16::try_from(columns(cell.symbol())).ok().and_then(NonZeroU16::new);
        let width = width.unwrap_or(NonZeroU16::MIN);
        let Link { id, address } = link;
        let symbol = format!("\x1b]8;id=dateline-{id};{address}\x1b\\{}\x1b]8;;\x1b\\", cell.symbol());
        cell.set_symbol(&symbol).set_diff_option(CellDiffOption::ForcedWidth(width));
        x += width.get();
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn every_character_leads_there_by_itself_and_takes_the_columns_it_took() {
        let area = Rect::new(0, 0, 8, 1);
        let link = Link { id: 1, address: "https://a.example/".into() };
        let drawn = |words: &str, links| {
            let mut buffer = Buffer::empty(area);
            buffer.set_string(1, 0, words, Style::new());
            let to = 1 + u16::try_from(columns(words)).expect("short");
            lead(&mut buffer, area, (1, to), &link, Theme::new(true).with_links(links));
            buffer
        };
        let led = |c: &str| format!("\x1b]8;id=dateline-1;https://a.example/\x1b\\{c}\x1b]8;;\x1b\\");
        let buffer = drawn("a港e\u{301}", true);
        let empty = Buffer::empty(area);
        let changed = empty.diff(&buffer);
        let changed: Vec<(u16, String)> =
            changed.into_iter().map(|(x, _, cell)| (x, cell.symbol().to_owned())).collect();
        assert_eq!(changed, [(1, led("a")), (2, led("港")), (4, led("e\u{301}"))]);
        assert!(buffer.diff(&drawn("a港e\u{301}", true)).is_empty(), "what stays is not drawn again");
        let plain = drawn("a港e\u{301}", false);
        assert!(plain.content().iter().all(|cell| !cell.symbol().contains('\x1b')));
    }
}
