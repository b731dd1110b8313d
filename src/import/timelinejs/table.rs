use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

use crate::{
    export::TIMELINEJS_COLUMNS,
    import::{
        Imported, Misfit,
        csv::{delimiter, next},
        misfit::Table,
        parts::Parts,
    },
};

use super::{Slide, title_of};

/// Reads the table of the template, whose columns are found by their names.
pub(in crate::import) fn read(text: &str, imported: &mut Imported) -> Result<(), Misfit> {
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
    let names: Vec<String> = row.iter().map(|name| name.trim().to_owned()).collect();
    let columns = Columns::of(&names);
    if NEEDED.iter().all(|name| columns.index(name).is_none()) {
        let columns = names.into_iter().filter(|name| !name.is_empty()).collect();
        return Err(Misfit::Strange(Table { columns, fields: TIMELINEJS_COLUMNS.to_vec() }));
    }
    for (index, name) in names.iter().enumerate() {
        let is = |known: &&str| known.eq_ignore_ascii_case(name);
        if !name.is_empty() && !TIMELINEJS_COLUMNS.iter().any(is) {
            imported.unread(
                format!("row 1, column {}", index + 1),
                format!("the template has no column `{name}`"),
            );
        }
    }
    let mut number = 1;
    while next(&mut reader, &mut row, imported) {
        number += 1;
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cell = |column: &str| {
            columns.index(column).and_then(|index| row.get(index)).unwrap_or_default().trim().to_owned()
        };
        let slide = slide(&cell);
        match cell("Type").to_ascii_lowercase().as_str() {
            "title" => title_of(&slide, imported),
            kind => Slide { is_era: kind == "era", ..slide }.take(&format!("row {number}: "), imported),
        }
    }
    Ok(())
}

/// Without any of these a slide says nothing.
const NEEDED: [&str; 2] = ["Year", "Headline"];

/// Where each column of the template stands: found once, for a table may have many rows and many columns of others.
struct Columns(HashMap<String, usize>);

impl Columns {
    fn of(names: &[String]) -> Self {
        let mut columns = HashMap::new();
        for (index, name) in names.iter().enumerate() {
            columns.entry(name.to_ascii_lowercase()).or_insert(index);
        }
        Self(columns)
    }

    fn index(&self, column: &str) -> Option<usize> {
        self.0.get(&column.to_ascii_lowercase()).copied()
    }
}

fn slide(cell: &impl Fn(&str) -> String) -> Slide {
    let parts = |before: &str| {
        let [hour, minute, second] = clock(&cell(&format!("{before}Time")));
        let part = |name: &str| cell(&format!("{before}{name}"));
        Parts { year: part("Year"), month: part("Month"), day: part("Day"), hour, minute, second }
    };
    let media = ["Media", "Media Caption", "Media Credit"].map(cell);
    Slide {
        id: String::new(),
        dates: [Some(parts("")), Some(parts("End "))],
        shown: cell("Display Date"),
        headline: cell("Headline"),
        text: cell("Text"),
        group: cell("Group"),
        media: media.into_iter().filter(|it| !it.is_empty()).collect(),
        is_era: false,
    }
}

/// `19:58:07` in parts. What is no such clock is an hour that is no number.
fn clock(time: &str) -> [String; 3] {
    let parts: Vec<&str> = time.split(':').collect();
    let part = |index: usize| parts.get(index).copied().unwrap_or_default().to_owned();
    if parts.len() > 3 {
        [time.to_owned(), String::new(), String::new()]
    } else {
        [part(0), part(1), part(2)]
    }
}
