//! What was said in the footer, to be read again.

use crate::{text::Written, tui::state::Messages};

use super::{Line, Page, Tone};

pub(super) fn messages(messages: &Messages, width: usize) -> Vec<Line> {
    let mut page = Page::new(width);
    let mut said = messages.latest_first().peekable();
    if said.peek().is_none() {
        page.paragraph("", Written::new("Nothing has been said yet."), Tone::Plain);
    }
    for words in said {
        page.paragraph("- ", Written::new(words), Tone::Plain);
    }
    page.into_lines()
}
