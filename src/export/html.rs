//! HTML (WHATWG, HTML Living Standard): one page with all that is selected, to be published as it is. It asks the network
//! for nothing, which a Content Security Policy (Level 3) holds it to, and is all there without its script.

mod accounts;
mod actors;
mod anchor;
mod coverage;
mod event;
mod head;
mod page;
mod source;
mod strip;
mod templates;
mod unverified;

use std::io::{self, Write};

use strum::IntoEnumIterator;

use crate::accounts::Verdict;

use super::{Losses, Selection};

use templates::Templates;

/// Writes the page part by part: none of its lists is held as a whole.
pub(super) fn write(selection: &Selection<'_>, losses: &mut Losses, out: &mut dyn Write) -> io::Result<()> {
    selection.count_unverified(losses);
    let templates = Templates::new()?;
    templates.write("head.html", head::Head::of(selection), out)?;
    let strip = strip::Strip::of(selection);
    templates.write("strip.html", &strip, out)?;
    templates.write("actors.html", actors::Actors::of(selection), out)?;
    for (id, event) in selection.events() {
        templates.write("event.html", event::Event::of(selection, &strip, (id, event)), out)?;
    }
    writeln!(out, "</ol>\n</section>")?;
    accounts::write(selection, &templates, out)?;
    coverage::write(selection, &templates, out)?;
    unverified::write(selection, &templates, out)?;
    let verdicts: Vec<[&str; 3]> =
        Verdict::iter().map(|verdict| [verdict.sign(), verdict.into(), verdict.meaning()]).collect();
    templates.write("end.html", minijinja::context! { verdicts, script => page::SCRIPT }, out)
}

#[cfg(test)]
mod tests;
