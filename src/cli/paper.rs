use std::io::{self, Write};

use crate::findings::Checked;

use super::{accounts, coverage, report, show};

/// All that `check`, `show`, `accounts` and `coverage` print, for whoever looks whether it is harmless.
pub(crate) fn on_paper(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let timeline = &checked.timeline;
    for problem in &checked.problems {
        report::problem(&checked.in_words(problem), &timeline.texts, out)?;
    }
    let events: Vec<_> = timeline.events.ids().collect();
    events.iter().try_for_each(|id| show::page(checked, *id, out))?;
    checked.accounts.all().iter().try_for_each(|comparison| accounts::print(checked, comparison, out))?;
    coverage::print(checked, &events, out)
}
