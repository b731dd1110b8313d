//! `TimelineJS` 3 of Knight Lab: its JSON (timeline.knightlab.com/docs/json-format.html, as `TimelineConfig` of 3.9 reads it),
//! and its spreadsheet template (as `ConfigFactory` reads that).
//!
//! Both hold the same slides. The words of a date stand in `display_date`, which is what a reader sees; the parts place it.
//! A clock is as it was written, for slides have no zones. Years before 1 are counted as `TimelineJS` labels them on its
//! axis: -44 is 44 BCE, and there is no year 0. Where one year is more than 271,820 away it counts nothing but years.

mod html;
mod slide;
mod table;

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Losses, Selection, json, prose};

use html::{html, plain};
use slide::Slide;

pub(crate) use table::COLUMNS;
pub(super) use table::write as table;

/// Writes the JSON: a title, and a slide for each event that has a date with a beginning.
pub(super) fn write(selection: &Selection<'_>, losses: &mut Losses, out: &mut dyn Write) -> io::Result<()> {
    selection.count_unverified(losses);
    prose::count_accounts(selection, losses);
    let title = json!({ "unique_id": "title", "text": { "headline": headline(selection), "text": about(selection) } });
    write!(out, "{{\n  \"title\": ")?;
    json::indented(&title, "  ", out)?;
    write!(out, ",\n  \"events\": ")?;
    let slides = selection.events().filter_map(|(id, _)| Slide::of(selection, id, losses));
    json::list(slides.map(Slide::json), "  ", out)?;
    writeln!(out, "\n}}")
}

/// What the timeline is called.
fn headline(selection: &Selection<'_>) -> String {
    html(&selection.title().shown().to_string())
}

/// What it says of itself.
fn about(selection: &Selection<'_>) -> String {
    let summary = selection.timeline().about.summary;
    summary.map(|summary| format!("<p>{}</p>", plain(&selection.shown(summary)))).unwrap_or_default()
}

impl Slide {
    fn json(self) -> Value {
        let mut value = json!({
            "unique_id": self.id,
            "start_date": self.first.json(),
            "display_date": self.words,
            "text": { "headline": self.headline, "text": self.text },
        });
        if let Some(last) = self.last {
            value["end_date"] = last.json();
        }
        // Beside the parts, too: an end that says the same as a beginning, and more, is dropped
        // (`TimelineConfig._processDates`) unless the beginning has something else to say.
        value["start_date"]["display_date"] = self.words.into();
        if let Some(group) = self.group {
            value["group"] = group.into();
        }
        value
    }
}

impl slide::Parts {
    fn json(self) -> Value {
        let mut value = json!({ "year": self.year });
        let clock = self.time.map(|time| [Some(time.hour), Some(time.minute), time.second]);
        let [hour, minute, second] = clock.unwrap_or_default();
        let parts = [
            ("month", self.month),
            ("day", self.day),
            ("hour", hour),
            ("minute", minute),
            ("second", second),
        ];
        for (key, part) in parts {
            if let Some(part) = part {
                value[key] = part.into();
            }
        }
        value
    }
}

#[cfg(test)]
mod tests;
