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
    Imported, Misfit,
    model::{Room, Table, Value},
    tables::Id,
};

pub(super) use columns::fields;
use columns::{Column, Columns, Of};

pub(super) fn read(text: &str, map: &[(String, String)], imported: &mut Imported) -> Result<(), Misfit> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut row = StringRecord::new();
    if !next(&mut reader, &mut row, imported) {
        imported.unread("row 1", "there is no header");
        return Ok(());
    }
    let columns = Columns::of(&row, map, imported)?;
    let mut rows = Rows { columns, events: HashMap::new(), articles: HashMap::new() };
    let mut number = 1;
    while next(&mut reader, &mut row, imported) {
        number += 1;
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            rows.take(&row, number, imported);
        }
    }
    Ok(())
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
    events: HashMap<String, (Option<usize>, First)>,
    /// Their ids: by address or title, where a table has no ids of articles.
    articles: HashMap<String, (String, First)>,
}

/// What the row says in which something is met first.
struct First {
    row: usize,
    cells: Table,
}

impl Rows {
    fn take(&mut self, row: &StringRecord, number: usize, imported: &mut Imported) {
        let at = &format!("row {number}: ");
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
        let event = self.event(event, number, imported);
        if let Some(id) = self.article(&mut source, article, number, imported) {
            source.insert(0, ("article".to_owned(), Value::Text(id)));
        }
        if let Some(event) = event.filter(|_| !source.is_empty()) {
            imported.take_source(event, Value::Table(source), at);
        }
    }

    /// The event of a row: a new one, or that of a row before.
    fn event(&mut self, mut table: Table, row: usize, imported: &mut Imported) -> Option<usize> {
        let at = &format!("row {row}: ");
        let Some(id) = super::json::taken(&mut table, "event") else {
            let words = table.iter().find_map(|(key, value)| match value {
                Value::Text(text) if key == "title" => Some(text.clone()),
                _ => None,
            });
            return imported.take_event(&Id::Made(words.unwrap_or_default()), table, at);
        };
        if let Some((event, first)) = self.events.get(&id) {
            self.compare((Of::Event, &id), first, First { row, cells: table }, imported);
            return *event;
        }
        let event = imported.take_event(&Id::Given(id.clone()), table.clone(), at);
        self.events.insert(id, (event, First { row, cells: table }));
        event
    }

    /// The id of the article that a row is from, which is defined where it is met first.
    fn article(
        &mut self,
        source: &mut Table,
        mut article: Table,
        row: usize,
        imported: &mut Imported,
    ) -> Option<String> {
        let at = &format!("row {row}: ");
        if let Some(id) = super::json::taken(source, "article") {
            // A row may name it and say no more.
            if article.is_empty() {
                return Some(id);
            }
            let later = First { row, cells: article };
            if let Some((_, first)) = self.articles.get(&id) {
                self.compare((Of::Article, &id), first, later, imported);
            } else {
                imported.take_article(&id, later.cells.clone(), at);
                self.articles.insert(id.clone(), (id.clone(), later));
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
        if let Some((id, first)) = self.articles.get(&name) {
            self.compare((Of::Article, id), first, First { row, cells: article }, imported);
            return Some(id.clone());
        }
        let first = First { row, cells: article.clone() };
        if title.is_none() {
            article.insert(0, ("title".to_owned(), Value::text(&name)));
        }
        let id = imported.article_called(&name, title.as_deref().unwrap_or(&name));
        if !imported.ids[Room::Articles as usize].is_there(&id) {
            imported.take_article(&id, article, at);
        }
        self.articles.insert(name, (id.clone(), first));
        Some(id)
    }

    /// Tells where a row says something else than the one before that named the same.
    fn compare(&self, (of, name): (Of, &str), first: &First, later: First, imported: &mut Imported) {
        let noun = if of == Of::Event { "event" } else { "article" };
        for (key, value) in later.cells {
            if first.cells.iter().any(|(it, known)| *it == key && is_same(known, &value)) {
                continue;
            }
            let place = format!("row {}, column {}", later.row, self.columns.number(of, &key));
            let why = format!("`{key}` of {noun} `{name}` is not what row {} says, which stays", first.row);
            imported.unread(place, why);
        }
    }
}

fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => one.trim() == other.trim(),
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests;
