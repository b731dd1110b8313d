//! The passage behind an account: whose it is, what it says beside the others, and the words.

use crate::{
    accounts::Comparison,
    card::{Told, value_in_words},
    findings::Checked,
    text::Written,
    tui::{
        action::Action,
        keymap::{Context, KeyMap},
    },
};

use super::{Line, Page, Tone, card::write_source};

/// One account of a fact, counted from 0, at `width` columns: what it says, and its passage, where they are not `covered`.
pub(crate) fn passage(
    (checked, keys): (&Checked, &KeyMap),
    (comparison, account): (&Comparison, usize),
    width: usize,
    covered: bool,
) -> Vec<Line> {
    let timeline = &checked.timeline;
    let mut page = Page::new(width);
    let Some(said) = comparison.accounts.get(account) else { return Vec::new() };
    let lead = format!("{:<3} ", account + 1);
    if covered {
        let key = keys.name_for(Action::Open, Context::Accounts);
        let warning = format!("This event is marked as graphic. Press {key} to show what the source says.");
        page.paragraph(&lead, Written::new(&warning), Tone::Alarm);
    } else {
        let mut head = vec![value_in_words(checked, said), said.voice_in_words(timeline)];
        head.extend(said.as_of_in_words(timeline));
        page.paragraph(&lead, Written::new(&head.join(" · ")), Tone::Strong);
    }
    if comparison.accounts.len() > 1 {
        page.paragraph("    ", Written::new(&comparison.relations_in_words(timeline, account)), Tone::Plain);
    }
    let under = timeline.event_of(said.source);
    if under != comparison.event {
        let title = timeline.text(timeline.events[under].title).shown();
        page.paragraph("    ", Written::new(&format!("told under “{title}”")), Tone::Quiet);
    }
    if !covered {
        write_source(&mut page, &Told::of(checked, said.source, &timeline.sources[said.source.index()]));
    }
    page.into_lines()
}
