//! Comma-separated values (RFC 4180) for spreadsheets: a row for each source, and one for an event without any.
//!
//! It begins with a byte order mark, without which a spreadsheet takes UTF-8 for something else. What a cell may have in
//! it, and how a reader gets the text back, is told in [`cell`].

pub(in crate::export) mod cell;
mod converted;
mod source;

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use crate::{
    dates::Bound,
    model::{ArticleId, Event, Link, When},
    text::Text,
};

use super::{Loss, Losses, Selection, json};

use cell::{listed, named, safe};

/// What each column of an event is called.
const EVENT: [&str; 15] = [
    "event",
    "date",
    "date_text",
    "earliest",
    "latest",
    "title",
    "summary",
    "actors",
    "roles",
    "places",
    "tags",
    "graphic",
    "after",
    "before",
    "note",
];

/// What is in a cell, before it is made safe: the columns of an event.
fn event_cells(selection: &Selection<'_>, event: &Event, losses: &mut Losses) -> [String; EVENT.len()] {
    let timeline = selection.timeline();
    let text = |text: Text| selection.written(text).to_owned();
    let maybe = |it: Option<Text>| it.map(text).unwrap_or_default();
    let [earliest, latest] = event.when.date().map_or_else(Default::default, |date| date.bounds().map(bound));
    let order = event.order();
    losses.count(Loss::Order, order.after.iter().chain(&order.before).filter(|link| is_more(link)).count());
    let others =
        |links: &[Link]| listed(links.iter().map(|link| selection.written(timeline.events[link.event].id)));
    let cast = timeline.cast_of(event);
    let roles = cast.iter().filter_map(|actor| {
        Some(named(
            selection.written(timeline.actors[*actor].id),
            &cell::string(selection.written(event.role(*actor)?)),
        ))
    });
    [
        text(event.id),
        match &event.when {
            When::Undated => String::new(),
            When::Dated(date) => date.written().to_owned(),
            When::Faulty(written) => text(*written),
        },
        timeline.when_in_words(event),
        earliest,
        latest,
        text(event.title),
        maybe(event.summary),
        listed(cast.iter().map(|actor| selection.written(timeline.actors[*actor].id))),
        roles.collect::<Vec<_>>().join("\n"),
        listed(event.places().iter().map(|place| selection.written(timeline.places[*place].id))),
        listed(timeline.tags_of(event).iter().map(|tag| selection.written(*tag))),
        yes_or_no(event.graphic),
        others(&order.after),
        others(&order.before),
        maybe(event.note()),
    ]
}

/// Writes the rows one after the other. The distance of one event from another has no column.
pub(super) fn write(selection: &Selection<'_>, losses: &mut Losses, out: &mut dyn Write) -> io::Result<()> {
    selection.count_unverified(losses);
    selection.count_about(losses);
    let named = selection.articles();
    let is_told = |id: ArticleId| named.contains(&id) && source::is_whole(&selection.timeline().articles[id]);
    selection.count_definitions(is_told, losses);
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    table.write_record(EVENT.iter().chain(&source::COLUMNS))?;
    let places = json::Events::of(selection.checked);
    let none = [const { String::new() }; source::COLUMNS.len()];
    for (_, event) in selection.events() {
        let cells = event_cells(selection, event, losses).map(|text| safe(&text, losses));
        let mut sources = selection.timeline().sources_of(event).peekable();
        if sources.peek().is_none() {
            table.write_record(cells.iter().chain(&none))?;
        }
        for told in sources {
            let source = source::cells(selection, &places, told).map(|text| safe(&text, losses));
            table.write_record(cells.iter().chain(&source))?;
        }
    }
    table.flush()
}

fn is_more(link: &Link) -> bool {
    link.words.is_some() || link.within.is_some()
}

/// As in JSON: `..` where an end is open, nothing where it is unknown or too far out.
fn bound(bound: Bound) -> String {
    match bound {
        Bound::At(moment) => moment,
        Bound::Open => "..".to_owned(),
        Bound::Unknown | Bound::Beyond => String::new(),
    }
}

fn yes_or_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

#[cfg(test)]
mod tests;
