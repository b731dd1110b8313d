use std::io::{self, Write};

use crate::{
    findings::Checked,
    query::{self, Filter},
};

use super::{
    accounts, coverage,
    lines::{Lines, PAPER},
    list, report, show,
};

/// All that `check`, `list`, `show`, `accounts` and `coverage` print, for whoever looks whether it is harmless.
pub(crate) fn on_paper(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let timeline = &checked.timeline;
    for problem in &checked.problems {
        report::problem(&checked.in_words(problem), &timeline.texts, out)?;
    }
    let events: Vec<_> = timeline.events.ids().collect();
    let mut lines = Lines { out, width: PAPER };
    list::print(checked, &query::matching(checked, &Filter::default()), &mut lines)?;
    events.iter().try_for_each(|id| show::page(checked, *id, &mut lines))?;
    checked
        .accounts
        .all()
        .iter()
        .try_for_each(|comparison| accounts::print(checked, comparison, &mut lines))?;
    coverage::print(checked, &events, &mut lines)
}
