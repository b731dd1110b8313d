use crate::{text::Written, tui::state::Listed};

use super::{Line, Page, Tone};

/// The addresses of an article, each whole, with where it leads; the chosen one is marked.
pub(crate) fn addresses(all: &[Listed], chosen: usize, width: usize) -> Vec<Line> {
    let mut page = Page::new(width);
    for (place, found) in all.iter().enumerate() {
        page.of_source(place);
        let (lead, tone) = if place == chosen { ("› ", Tone::Strong) } else { ("  ", Tone::Plain) };
        // An address may be made to look as if it led elsewhere: the host is named by itself.
        let (heading, is_fine) = match &found.address {
            Ok(address) => (format!("{}, at {}", found.label, address.host()), true),
            Err(reason) => (format!("{}, not to be opened: {reason}", found.label), false),
        };
        page.paragraph(lead, Written::new(&heading), if is_fine { tone } else { Tone::Alarm });
        page.paragraph("  ", Written::new(&found.shown), tone);
    }
    page.into_lines()
}
