use strum::IntoEnumIterator;

use crate::{
    accounts::Verdict,
    coverage::Cover,
    text::{Written, columns},
    tui::keymap::{BINDINGS, Context},
};

use super::{Line, Page, Tone};

/// What the signs of the list mean.
const SIGNS: &[(&str, &str)] = &[
    ("●", "dated to the day, or better"),
    ("◐", "dated to a day, but uncertain, or one of several days"),
    ("◌", "dated less exactly, or not at all"),
    ("?● ?◐ ?◌", "passes the filter only possibly: it may have been at another time"),
    ("3", "how many sources the event has"),
    ("≠ ±", "sources say of it what does not go together: see below"),
    (
        "?",
        "a warning is reported of the event, or some of their words could not be checked, or are not given",
    ),
    ("!", "something is wrong with the event, or with its date"),
];

/// What the signs of the lanes mean.
const LANES: &[(&str, &str)] = &[
    ("● ◐ ◌", "an event that was then, in that column; dated as in the list"),
    (
        "(▒▒▒) (░░░)",
        "an event that was at some time within: its day is known, but not the hour; or not even that",
    ),
    (
        "├───┤",
        "an event that went on from then until then; (░─░) where its ends are less exact than the columns",
    ),
    ("┆───┆", "the same, where a source is unsure of the ends, or gives them as about then"),
    ("◂ ▸", "an end that is open: it went on before, or goes on"),
    ("┄┄ …", "an end that is not known"),
    ("2 … 9 +", "so many events in one column, or more; h and l go from one to the next, + shows them apart"),
    ("‹3 5›", "so many events are before the time in view, and after it"),
    ("?", "an event that passes the filter only possibly"),
    ("▾ ▸", "a group that is open, with its parts below it, or folded into one lane"),
    ("│◌◌", "behind the line, the events that are not dated, in the order for showing"),
];

/// All keys, by the place they hold in.
pub(super) fn lines(width: usize) -> Vec<Line> {
    let mut page = Page::new(width);
    for context in Context::iter() {
        page.paragraph("", Written::new(context.title()), Tone::Strong);
        for binding in BINDINGS.iter().filter(|binding| binding.context == context) {
            let keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
            entry(&mut page, &keys.join(" "), binding.help);
        }
        page.blank();
    }
    page.paragraph("", Written::new("The signs in the list"), Tone::Strong);
    for (sign, meaning) in SIGNS {
        entry(&mut page, sign, meaning);
    }
    page.blank();
    page.paragraph("", Written::new("The signs in the lanes"), Tone::Strong);
    for (sign, meaning) in LANES {
        entry(&mut page, sign, meaning);
    }
    page.blank();
    page.paragraph("", Written::new("The signs of what an article does for an event"), Tone::Strong);
    for cover in Cover::iter() {
        entry(&mut page, cover.sign(), &format!("{}: the article {}", <&str>::from(cover), cover.in_words()));
    }
    entry(&mut page, "1", "single-source: one article alone tells of the event");
    page.blank();
    page.paragraph("", Written::new("How accounts of one fact go together"), Tone::Strong);
    for verdict in Verdict::iter() {
        entry(&mut page, verdict.sign(), &format!("{}: {}", <&str>::from(verdict), verdict.meaning()));
    }
    page.blank();
    let mouse = "Mouse: click an event, an account, a cell, a source or an actor; click again to open; the wheel scrolls. A click on the time axis leads to what was then, one on ▾ or ▸ folds a group.";
    page.paragraph("", Written::new(mouse), Tone::Plain);
    page.into_lines()
}

fn entry(page: &mut Page, sign: &str, meaning: &str) {
    let gap = 18_usize.saturating_sub(columns(sign)).max(1);
    page.paragraph(&format!("  {sign}{:gap$}", ""), Written::new(meaning), Tone::Plain);
}
