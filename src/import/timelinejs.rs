//! `TimelineJS` 3: its JSON (timeline.knightlab.com/docs/json-format.html) and the table of its spreadsheet template.
//!
//! A slide becomes an event, an era one with the tag `era`, a group a tag. Texts are HTML, of which the text is kept, with
//! the addresses of links. Years before 1 are counted as it labels them: -44 is 44 BCE, and there is no year 0. What the
//! date is shown as goes into the note where it says more than the date; so does what is known of a picture.

mod table;

use serde_json::{Map, Value as Json};

use super::{
    Imported,
    model::{Table, Value},
    parts::Parts,
    tables::{ABOUT, Id},
    when::{edtf, says_as_much},
};

use crate::page::text_of as text;
pub(super) use table::read as table;

/// A slide, its texts still HTML.
#[derive(Debug, Default)]
struct Slide {
    id: String,
    dates: [Option<Parts>; 2],
    shown: String,
    headline: String,
    text: String,
    group: String,
    media: Vec<String>,
    is_era: bool,
}

pub(super) fn read(text: &str, imported: &mut Imported) {
    let mut file = match serde_json::from_str(text) {
        Ok(Json::Object(file)) => file,
        Ok(_) => return imported.unread("/", "a timeline in JSON is an object"),
        Err(error) => {
            return imported
                .unread(super::json::place(&error), format!("no JSON: {}", super::json::reason(&error)));
        }
    };
    if let Some(title) = file.remove("title") {
        title_of(&slide(&title), imported);
    }
    for (key, is_era) in [("events", false), ("eras", true)] {
        let Some(slides) = file.remove(key) else { continue };
        let Json::Array(slides) = slides else {
            imported.unread(format!("/{key}"), "a list is expected here");
            continue;
        };
        for (index, value) in slides.iter().enumerate() {
            let at = format!("/{key}/{index}");
            match value {
                Json::Object(_) => Slide { is_era, ..slide(value) }.take(&at, imported),
                _ => imported.unread(at, "an object is expected here"),
            }
        }
    }
    for (key, _) in file.iter().filter(|(key, _)| *key != "scale") {
        imported.unread(format!("/{key}"), "there is no such key");
    }
}

/// The title of all, which is a slide too.
fn title_of(slide: &Slide, imported: &mut Imported) {
    let texts = [("title", text(&slide.headline)), ("summary", text(&slide.text))];
    let texts = texts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let table: Table = texts.map(|(key, text)| (key.to_owned(), Value::Text(text))).collect();
    imported.about = imported.fields(ABOUT, table, "/title");
}

fn slide(value: &Json) -> Slide {
    let text = |key: &str| written(value.pointer(key));
    let media = ["/media/url", "/media/caption", "/media/credit"];
    let shown = [text("/display_date"), text("/start_date/display_date")];
    Slide {
        id: text("/unique_id"),
        dates: ["start_date", "end_date"].map(|key| value.get(key)?.as_object().map(parts)),
        shown: shown.into_iter().find(|it| !it.is_empty()).unwrap_or_default(),
        headline: text("/text/headline"),
        text: text("/text/text"),
        group: text("/group"),
        media: media.iter().map(|key| text(key)).filter(|it| !it.is_empty()).collect(),
        is_era: false,
    }
}

/// A text, or a number as one.
fn written(value: Option<&Json>) -> String {
    match value {
        Some(Json::String(text)) => text.clone(),
        Some(Json::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn parts(date: &Map<String, Json>) -> Parts {
    let part = |key| written(date.get(key));
    Parts {
        year: part("year"),
        month: part("month"),
        day: part("day"),
        hour: part("hour"),
        minute: part("minute"),
        second: part("second"),
    }
}

impl Slide {
    fn take(&self, at: &str, imported: &mut Imported) {
        let headline = text(&self.headline);
        let (date, is_whole) = self.date();
        let mut notes = Vec::new();
        if !is_whole {
            let dates: Vec<String> = self.dates.iter().flatten().map(Parts::in_words).collect();
            let dates = dates.join(" to ");
            imported
                .unread(format!("{at}/start_date"), format!("a date that is not told as exactly: `{dates}`"));
            notes.push(format!("Date as written: {dates}"));
        }
        let shown = text(&self.shown);
        if !shown.is_empty() && !date.as_deref().is_some_and(|date| says_as_much(date, &shown)) {
            notes.push(format!("Date as shown: {shown}"));
        }
        notes.extend((!self.media.is_empty()).then(|| {
            format!("Media: {}", self.media.iter().map(|it| text(it)).collect::<Vec<_>>().join(", "))
        }));
        // Of HTML twice: see the export.
        let group = text(&text(&self.group));
        let mut tags: Vec<String> = self.is_era.then(|| "era".to_owned()).into_iter().collect();
        tags.extend((!group.is_empty()).then_some(group));
        let mut table = Table::new();
        let mut add = |key: &str, text: String| {
            if !text.trim().is_empty() {
                table.push((key.to_owned(), Value::Text(text)));
            }
        };
        add("date", date.unwrap_or_default());
        add("title", headline.clone());
        add("summary", text(&self.text));
        add("note", notes.join("\n"));
        table.extend((!tags.is_empty()).then(|| ("tags".to_owned(), Value::texts(tags))));
        let id = if self.id.is_empty() { Id::Made(headline) } else { Id::Given(self.id.clone()) };
        imported.take_event(&id, table, at);
    }

    /// In EDTF, if it has one, and whether that says all that its parts do.
    fn date(&self) -> (Option<String>, bool) {
        let [first, last] =
            self.dates.each_ref().map(|parts| parts.as_ref().filter(|it| !it.in_words().is_empty()));
        let Some(start) = first else { return (None, last.is_none()) };
        let Some((start, is_whole)) = start.edtf().filter(|(date, _)| edtf(date).is_some()) else {
            return (None, false);
        };
        let Some(last) = last.filter(|last| first != Some(*last)) else { return (Some(start), is_whole) };
        let Some((end, is_end_whole)) = last.edtf() else { return (Some(start), false) };
        // An interval is one of days, at the finest.
        let day = |moment: &str| moment.split('T').next().unwrap_or_default().to_owned();
        let has_clock = start.contains('T') || end.contains('T');
        let (start, end) = (day(&start), day(&end));
        let span = if start == end { start.clone() } else { format!("{start}/{end}") };
        match edtf(&span) {
            Some(span) => (Some(span), is_whole && is_end_whole && !has_clock),
            None => (Some(start), false),
        }
    }
}

#[cfg(test)]
mod tests;
