use csv::StringRecord;

use crate::import::{Imported, Misfit, misfit::Table};

use super::notation::Notation;

/// What a column says something of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Event,
    Source,
    Article,
    /// Of nothing: it is found out anew, or not known.
    Nothing,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) of: Of,
    pub(super) key: &'static str,
    pub(super) notation: Notation,
}

/// The columns of a table, in its order.
pub(super) struct Columns(pub(super) Vec<Column>);

/// The fields, in the names of the export; with other names that columns have for them.
const FIELDS: &[(&str, Of, &str, Notation, &[&str])] = &[
    ("event", Of::Event, "event", Notation::Plain, &["eventid", "id"]),
    ("date", Of::Event, "date", Notation::Plain, &["when", "edtf", "day", "datetime", "eventdate"]),
    ("title", Of::Event, "title", Notation::Plain, &["headline", "name", "what"]),
    ("summary", Of::Event, "summary", Notation::Plain, &["description", "text", "details", "body"]),
    ("actors", Of::Event, "actors", Notation::List, &["actor", "who", "people"]),
    ("roles", Of::Event, "roles", Notation::Entries, &[]),
    ("places", Of::Event, "places", Notation::List, &["place", "where", "location"]),
    ("tags", Of::Event, "tags", Notation::List, &["tag", "categories", "category", "group"]),
    ("graphic", Of::Event, "graphic", Notation::YesNo, &[]),
    ("after", Of::Event, "after", Notation::List, &[]),
    ("before", Of::Event, "before", Notation::List, &[]),
    ("note", Of::Event, "note", Notation::Plain, &["notes", "comment", "comments"]),
    ("article", Of::Source, "article", Notation::Plain, &["articleid"]),
    ("article_title", Of::Article, "title", Notation::Plain, &["source", "sourcetitle", "articletitle"]),
    ("author", Of::Article, "author", Notation::List, &["authors"]),
    ("publisher", Of::Article, "publisher", Notation::Plain, &["publication", "outlet"]),
    ("issued", Of::Article, "issued", Notation::Plain, &["published", "publicationdate"]),
    ("url", Of::Article, "url", Notation::Plain, &["link", "sourceurl", "address"]),
    ("quote", Of::Source, "quote", Notation::Plain, &["quotation", "excerpt"]),
    ("rendition", Of::Article, "rendition", Notation::Plain, &[]),
    ("prefix", Of::Source, "prefix", Notation::Plain, &[]),
    ("suffix", Of::Source, "suffix", Notation::Plain, &[]),
    ("stance", Of::Source, "stance", Notation::Plain, &[]),
    ("locator", Of::Source, "locator", Notation::Plain, &["page", "pages"]),
    ("says", Of::Source, "says", Notation::Entries, &[]),
    ("denies", Of::Source, "denies", Notation::Entries, &[]),
    ("doubts", Of::Source, "doubts", Notation::Entries, &[]),
    ("about", Of::Source, "about", Notation::Plain, &[]),
    ("said_by", Of::Source, "said_by", Notation::Plain, &["saidby"]),
    ("as_of", Of::Source, "as_of", Notation::Plain, &["asof"]),
    ("original", Of::Source, "original", Notation::Range, &[]),
    ("source_note", Of::Source, "note", Notation::Plain, &["sourcenote"]),
];

/// What the export tells of the rest; anything else in a table of another.
const COMPUTED: [&str; 8] =
    ["date_text", "earliest", "latest", "class", "verified", "caution", "start", "end"];

/// Columns that an export has, and hardly any table that is none.
const OURS: [&str; 2] = ["event", "date_text"];

const NONE: Column = Column { of: Of::Nothing, key: "", notation: Notation::Plain };

impl Columns {
    /// What the header says; tells of columns that are not known. Fails where a column or a field is asked for that is
    /// not there, and where no column is known.
    pub(super) fn of(
        header: &StringRecord,
        map: &[(String, String)],
        imported: &mut Imported,
    ) -> Result<Self, Misfit> {
        let names: Vec<String> = header.iter().map(bare).collect();
        let mut columns = vec![NONE; names.len()];
        let mut is_found = vec![false; names.len()];
        let mut found = Vec::new();
        for (field, column) in map {
            let known = FIELDS.iter().find(|(name, ..)| name == field);
            let index = names.iter().position(|name| *name == bare(column));
            match (known, index) {
                (Some((name, of, key, notation, _)), Some(index)) => {
                    columns[index] = Column { of: *of, key, notation: *notation };
                    is_found[index] = true;
                    found.push(*name);
                }
                (None, _) => return Err(Misfit::NoField(field.clone(), table(header))),
                (_, None) => return Err(Misfit::NoColumn(column.clone(), table(header))),
            }
        }
        for (name, of, key, notation, others) in FIELDS {
            let is_it = |it: &str| it == bare(name) || others.contains(&it);
            // Its own name comes first.
            let own = names.iter().position(|it| *it == bare(name));
            let index = own.or_else(|| names.iter().position(|it| is_it(it)));
            if let Some(index) = index.filter(|index| !is_found[*index] && !found.contains(name)) {
                columns[index] = Column { of: *of, key, notation: *notation };
                is_found[index] = true;
                found.push(name);
            }
        }
        if found.is_empty() {
            return Err(Misfit::Strange(table(header)));
        }
        let is_ours = OURS.iter().all(|ours| header.iter().any(|name| name == *ours));
        for (index, name) in names.iter().enumerate().filter(|(index, _)| !is_found[*index]) {
            let is_computed = is_ours && header.get(index).is_some_and(|name| COMPUTED.contains(&name));
            if !name.is_empty() && !is_computed {
                let name = header.get(index).unwrap_or_default().trim();
                let place = format!("row 1, column {}", index + 1);
                imported.unread(place, format!("`{name}` is no field; `--map FIELD=COLUMN` makes it one"));
            }
        }
        Ok(Self(columns))
    }

    /// Where the column of a field stands, the first being 1.
    pub(super) fn number(&self, of: Of, key: &str) -> usize {
        self.0.iter().position(|column| column.of == of && column.key == key).map_or(0, |index| index + 1)
    }
}

/// What a header has, for who asked for something else.
fn table(header: &StringRecord) -> Table {
    let columns = header.iter().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    Table { columns, fields: FIELDS.iter().map(|(name, ..)| *name).collect() }
}

/// Every field, with the other names of its column; and those that take several in a cell.
pub(in crate::import) fn fields() -> (String, String) {
    let all = FIELDS.iter().map(|(name, _, _, _, others)| match others {
        [] => (*name).to_owned(),
        others => format!("{name} ({})", others.join(", ")),
    });
    let lists = FIELDS.iter().filter(|(_, _, _, notation, _)| *notation == Notation::List);
    let lists: Vec<&str> = lists.map(|(name, ..)| *name).collect();
    (all.collect::<Vec<_>>().join(", "), lists.join(", "))
}

/// A name without what tells it from the same in other letters.
fn bare(name: &str) -> String {
    let letters = name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-'));
    letters.flat_map(char::to_lowercase).collect()
}
