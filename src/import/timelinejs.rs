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
    others::Others,
    parts::Parts,
    tables::{ABOUT, Id},
    when::{edtf, says_as_much},
};

use crate::page::text_of as text;
pub(super) use table::read as table;

/// Keys of a slide, and of what is in it, that are read, or say only how it is drawn.
const SLIDE: [&str; 8] =
    ["start_date", "end_date", "display_date", "text", "group", "media", "unique_id", "autolink"];
const DATE: [&str; 7] = ["year", "month", "day", "hour", "minute", "second", "display_date"];
const INSIDE: [(&str, &[&str]); 4] = [
    ("start_date", &DATE),
    ("end_date", &DATE),
    ("text", &["headline", "text"]),
    ("media", &["url", "caption", "credit"]),
];

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
        let mut others = Others::default();
        count(&title, "/title", &mut others, imported);
        others.tell("/title", ("a title", 1), imported);
        title_of(&slide(&title), imported);
    }
    for (key, is_era) in [("events", false), ("eras", true)] {
        let Some(slides) = file.remove(key) else { continue };
        let Json::Array(slides) = slides else {
            imported.unread(format!("/{key}"), "a list is expected here");
            continue;
        };
        let mut others = Others::default();
        for (index, value) in slides.iter().enumerate() {
            let at = format!("/{key}/{index}");
            if count(value, &at, &mut others, imported) {
                Slide { is_era, ..slide(value) }.take(&at, imported);
            }
        }
        others.tell(&format!("/{key}"), ("an event", slides.len()), imported);
    }
    for (key, _) in file.iter().filter(|(key, _)| *key != "scale") {
        imported.unread(format!("/{key}"), "there is no such key");
    }
}

/// Counts what is not read of a slide, and tells what is of another kind than it is to be; whether it is a slide at all.
fn count(slide: &Json, at: &str, others: &mut Others, imported: &mut Imported) -> bool {
    let Json::Object(slide) = slide else {
        imported.unread(at, "an object is expected here");
        return false;
    };
    others.count(slide, &SLIDE, "");
    for (key, known) in INSIDE {
        if !others.count_in((slide, key), known) {
            let found = slide.get(key).map(Json::to_string).unwrap_or_default();
            imported
                .unread(format!("{at}/{key}"), format!("an object is expected here: left out is `{found}`"));
        }
    }
    true
}

/// The title of all, which is a slide too. A timeline has no place for its date and its picture.
fn title_of(slide: &Slide, imported: &mut Imported) {
    let dates = slide.dates.iter().flatten().map(Parts::in_words);
    let media = slide.media.iter().chain([&slide.group, &slide.shown]).map(|it| text(it));
    for lost in dates.chain(media).filter(|it| !it.is_empty()) {
        imported.unread("/title", format!("a timeline has no place for `{lost}` beside its title"));
    }
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
        let (date, lack) = self.date();
        let mut notes = Vec::new();
        if let Some((key, why)) = lack {
            let dates: Vec<String> = self.dates.iter().flatten().map(Parts::in_words).collect();
            let dates = dates.join(" to ");
            let became = date.as_ref().map_or("has no date".to_owned(), |it| format!("is dated `{it}`"));
            imported.unread(
                format!("{at}/{key}"),
                format!("{why}: the event {became}, and its note has `{dates}`"),
            );
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

    /// In EDTF, if it has one; and where that does not say all that its parts do, and why.
    fn date(&self) -> (Option<String>, Option<(&'static str, &'static str)>) {
        let [first, last] = self.dates.each_ref().map(|parts| parts.as_ref().filter(|it| !it.is_empty()));
        let Some(first) = first else {
            return (None, last.map(|_| ("end_date", "there is an end without a beginning")));
        };
        let Some((start, is_whole)) = first.edtf().filter(|(date, _)| edtf(date).is_some()) else {
            return (None, Some(("start_date", first.lack())));
        };
        let lack = (!is_whole).then(|| ("start_date", first.lack()));
        let Some(last) = last.filter(|last| first != *last) else { return (Some(start), lack) };
        let Some((end, is_end_whole)) = last.edtf().filter(|(date, _)| edtf(date).is_some()) else {
            return (Some(start), Some(("end_date", last.lack())));
        };
        let lack = lack.or((!is_end_whole).then(|| ("end_date", last.lack())));
        // An interval is one of days, at the finest.
        let day = |moment: &str| moment.split('T').next().unwrap_or_default().to_owned();
        let has_clock = start.contains('T') || end.contains('T');
        let clock = has_clock.then_some(("start_date", "an interval has no times of day in EDTF"));
        let (first, last) = (day(&start), day(&end));
        let span = if first == last { first } else { format!("{first}/{last}") };
        match edtf(&span) {
            Some(span) => (Some(span), lack.or(clock)),
            None => (Some(start), Some(("end_date", "the end is before the beginning"))),
        }
    }
}

#[cfg(test)]
mod tests;
