//! Tables (RFC 4180) with a header, of spreadsheets and of `dateline export --to csv`.
//!
//! Columns are found by their names, case and spaces aside, or by `--map FIELD=COLUMN`. Rows with the same event id are one
//! event with several sources; a row without an id is an event by itself. Commas, semicolons or tabs part the cells,
//! whichever the header has most of. Of a cell that an export made safe the apostrophe is taken off, as the export says.

mod columns;
mod notation;

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

use crate::export::is_quoted;

use super::{
    Imported,
    model::{Room, Table, Value},
    tables::Id,
};

use columns::{Column, Columns};

pub(super) fn read(text: &str, map: &[(String, String)], imported: &mut Imported) {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut row = StringRecord::new();
    let Some(columns) = next(&mut reader, &mut row, imported).then(|| Columns::of(&row, map, imported))
    else {
        return imported.unread("row 1", "there is no header");
    };
    let mut rows = Rows { columns, events: HashMap::new(), articles: HashMap::new() };
    let mut number = 1;
    while next(&mut reader, &mut row, imported) {
        number += 1;
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            rows.take(&row, &format!("row {number}: "), imported);
        }
    }
}

/// The next row, if there is one.
pub(super) fn next(reader: &mut csv::Reader<&[u8]>, row: &mut StringRecord, imported: &mut Imported) -> bool {
    loop {
        let line = reader.position().line();
        match reader.read_record(row) {
            Ok(is_there) => return is_there,
            Err(error) => imported.unread(format!("line {line}"), format!("no row of a table: {error}")),
        }
    }
}

/// What parts the cells of the first line, quoted ones aside.
pub(super) fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut is_quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            byte if !is_quoted => {
                counts.iter_mut().filter(|(it, _)| *it == byte).for_each(|(_, count)| *count += 1);
            }
            _ => {}
        }
    }
    // The first of those that stand there as often.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(byte, _)| *byte)
}

/// The text of a cell without the apostrophe that keeps a spreadsheet from running it.
fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_quoted(rest)).unwrap_or(cell)
}

struct Rows {
    columns: Columns,
    /// By their ids in the table: where they stand among those that came in, none of one that did not.
    events: HashMap<String, Option<usize>>,
    /// By address or title, where a table has no ids of articles.
    articles: HashMap<String, String>,
}

impl Rows {
    fn take(&mut self, row: &StringRecord, at: &str, imported: &mut Imported) {
        let mut tables: [Table; 3] = Default::default();
        for (Column { of, key, notation }, cell) in self.columns.0.iter().zip(row.iter()) {
            let Some(table) = tables.get_mut(*of as usize).filter(|_| !cell.trim().is_empty()) else {
                continue;
            };
            match notation.value(plain(cell)) {
                Ok(Some(value)) => table.push(((*key).to_owned(), value)),
                Ok(None) => {}
                Err(why) => imported.unread(format!("{at}{key}"), why),
            }
        }
        if row.len() > self.columns.0.len() {
            imported.unread(at, "there are more cells than columns");
        }
        let [event, mut source, article] = tables;
        let event = self.event(event, at, imported);
        if let Some(id) = self.article(&mut source, article, at, imported) {
            source.insert(0, ("article".to_owned(), Value::Text(id)));
        }
        if let Some(event) = event.filter(|_| !source.is_empty()) {
            imported.take_source(event, Value::Table(source), at);
        }
    }

    /// The event of a row: a new one, or that of a row before.
    fn event(&mut self, mut table: Table, at: &str, imported: &mut Imported) -> Option<usize> {
        let Some(id) = super::json::taken(&mut table, "event") else {
            let words = table.iter().find_map(|(key, value)| match value {
                Value::Text(text) if key == "title" => Some(text.clone()),
                _ => None,
            });
            return imported.take_event(&Id::Made(words.unwrap_or_default()), table, at);
        };
        if let Some(event) = self.events.get(&id) {
            return *event;
        }
        let event = imported.take_event(&Id::Given(id.clone()), table, at);
        self.events.insert(id, event);
        event
    }

    /// The id of the article that a row is from, which is defined where it is met first.
    fn article(
        &mut self,
        source: &mut Table,
        mut article: Table,
        at: &str,
        imported: &mut Imported,
    ) -> Option<String> {
        if let Some(id) = super::json::taken(source, "article") {
            if self.articles.insert(id.clone(), id.clone()).is_none() && !article.is_empty() {
                imported.take_article(&id, article, at);
            }
            return Some(id);
        }
        let text = |key: &str| {
            article.iter().find_map(|(it, value)| match value {
                Value::Text(text) if it == key => Some(text.trim().to_owned()),
                _ => None,
            })
        };
        let (title, url) = (text("title"), text("url"));
        let name = url.or_else(|| title.clone())?;
        if let Some(id) = self.articles.get(&name) {
            return Some(id.clone());
        }
        if title.is_none() {
            article.insert(0, ("title".to_owned(), Value::text(&name)));
        }
        let id = imported.article_called(&name, title.as_deref().unwrap_or(&name));
        if !imported.ids[Room::Articles as usize].is_there(&id) {
            imported.take_article(&id, article, at);
        }
        self.articles.insert(name, id.clone());
        Some(id)
    }
}

#[cfg(test)]
mod tests;
