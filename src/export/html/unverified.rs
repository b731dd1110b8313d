use std::io::{self, Write};

use crate::{
    export::{Selection, reference::caution},
    text::counted,
};

use super::{accounts::anchor_of, templates::Templates};

/// Writes the quotes that nobody should take for what the articles say.
pub(super) fn write(selection: &Selection<'_>, templates: &Templates, out: &mut dyn Write) -> io::Result<()> {
    let timeline = selection.timeline();
    let is_verified = |id| selection.checked.findings.passage(id).class().is_verified();
    let unverified = || selection.sources().filter(|(_, id, _)| !is_verified(*id));
    let quotes = unverified().filter(|(.., source)| source.quote.is_some()).count();
    let unquoted = unverified().count() - quotes;
    let unquoted = (unquoted > 0).then(|| counted(unquoted, "source"));
    let values = minijinja::context! { part => "begin", quotes, unquoted };
    templates.write("unverified.html", values, out)?;
    for (event, id, source) in unverified() {
        let Some(quote) = source.quote else { continue };
        let article = &timeline.articles[source.article];
        let values = minijinja::context! {
            part => "row",
            anchor => anchor_of(selection, id),
            event => selection.shown(timeline.events[event].title),
            article => selection.shown(article.title),
            quote => selection.shown(quote),
            caution => caution(selection.checked.findings.passage(id), article),
        };
        templates.write("unverified.html", values, out)?;
    }
    templates.write("unverified.html", minijinja::context! { part => "end", quotes }, out)
}
