use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use strum::IntoEnumIterator;

use crate::{
    accounts::Verdict,
    coverage::Cover,
    text::{Written, columns},
    tui::{
        action::Action,
        keymap::{Context, Key, KeyMap},
    },
};

use super::{Line, Page, Tone};

/// What the signs of the list mean.
const SIGNS: &[(&str, &str)] = &[
    ("●", "dated to the day, or better"),
    ("◐", "dated to a day, but uncertain, or one of several days"),
    ("◌", "dated less exactly, or not at all"),
    ("?● ?◐ ?◌", "passes the filter only possibly: it may have been at another time"),
    ("3", "how many sources the event has"),
    ("…", "a quote of it has not been looked for yet"),
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
    ("2 … 9 +", "so many events in one column, or more: one by one along the lane, apart when zoomed in"),
    ("‹3 5›", "so many events are before the time in view, and after it"),
    ("?", "an event that passes the filter only possibly"),
    ("▾ ▸", "a group that is open, with its parts below it, or folded into one lane"),
    ("│◌◌", "behind the line, the events that are not dated, in the order for showing"),
];

/// What the mouse does.
const MOUSE: &[(&str, &str)] = &[
    ("click", "puts the focus there: on an event, an account, a cell, a source; marks an actor"),
    ("click again", "opens what is in focus"),
    ("the wheel", "moves through a list, scrolls a text"),
    ("the time axis", "a click leads to what was then"),
    ("▾ ▸", "a click folds a group of lanes, or unfolds it"),
    ("the first line", "a click opens the problems, or what the timeline is"),
    ("the filter", "a click on its line lets you change it"),
    ("what is typed", "a click puts the cursor there"),
    ("the last line", "a click on a key is that key"),
    ("beside a window", "a click closes it, and what is chosen stays so"),
    ("Shift", "held down, the terminal itself selects and copies text"),
];

/// The keys for the place one is in, then all others by the places they hold in.
pub(super) fn lines(keys: &KeyMap, place: Context, width: usize) -> Vec<Line> {
    let mut page = Page::new(width);
    let title = format!("Here: {}", in_a_sentence(&keys.title(place)));
    page.paragraph("", Written::new(&title), Tone::Strong);
    for (binding, keys) in keys.in_place(place) {
        entry(&mut page, &names(&keys), binding.help);
    }
    page.blank();
    for context in Context::iter().filter(|context| !context.holds_in(place)) {
        page.paragraph("", Written::new(&keys.title(context)), Tone::Strong);
        for (binding, keys) in keys.of(context) {
            entry(&mut page, &names(&keys), binding.help);
        }
        page.blank();
    }
    write_counts(&mut page, keys);
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
    page.paragraph("", Written::new("The mouse"), Tone::Strong);
    for (what, does) in MOUSE {
        entry(&mut page, what, does);
    }
    page.into_lines()
}

/// How a number is typed before a key: with a digit first that is none.
fn write_counts(page: &mut Page, keys: &KeyMap) {
    let is_free = |digit: &char| {
        let key = KeyEvent::new(KeyCode::Char(*digit), KeyModifiers::NONE);
        keys.action_for(key, Context::Timeline).is_none()
    };
    let free: Vec<String> = ('0'..='9').filter(is_free).map(String::from).collect();
    let Some(first) = free.first() else { return };
    let [down, last] = [Action::Down, Action::Last].map(|action| keys.name_for(action, Context::Timeline));
    let begins = match free.len() {
        10 => "any digit begins one".to_owned(),
        _ => format!(
            "it begins with {}, as the other digits are keys, until settings unbind them",
            free.join(" ")
        ),
    };
    page.paragraph("", Written::new("A number before a key"), Tone::Strong);
    entry(page, &format!("{first}5{down}"), &format!("so many times; {begins}"));
    entry(
        page,
        &format!("{first}7{last}"),
        "to the event of that number, the source, the lane, or the line of a text",
    );
    page.blank();
}

/// With a small letter at its beginning; a key in it keeps its own.
fn in_a_sentence(title: &str) -> String {
    let mut characters = title.chars();
    let first = characters.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(characters).collect()
}

fn names(keys: &[Key]) -> String {
    let names: Vec<String> = keys.iter().map(ToString::to_string).collect();
    names.join(" ")
}

fn entry(page: &mut Page, sign: &str, meaning: &str) {
    let gap = 18_usize.saturating_sub(columns(sign)).max(1);
    page.paragraph(&format!("  {sign}{:gap$}", ""), Written::new(meaning), Tone::Plain);
}
