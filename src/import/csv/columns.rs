use csv::StringRecord;

use crate::import::Imported;

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

/// What the export tells of the rest.
const COMPUTED: [&str; 8] =
    ["date_text", "earliest", "latest", "class", "verified", "caution", "start", "end"];

const NONE: Column = Column { of: Of::Nothing, key: "", notation: Notation::Plain };

impl Columns {
    /// What the header says; tells of columns that are not known, and of fields that are to be where no column is.
    pub(super) fn of(header: &StringRecord, map: &[(String, String)], imported: &mut Imported) -> Self {
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
                (None, _) => {
                    imported.unread("row 1", format!("there is no field `{field}` to map a column to"));
                }
                (_, None) => imported.unread("row 1", format!("there is no column `{column}`")),
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
        for (index, name) in names.iter().enumerate().filter(|(index, _)| !is_found[*index]) {
            if !name.is_empty() && !COMPUTED.iter().any(|it| bare(it) == *name) {
                let name = header.get(index).unwrap_or_default().trim();
                let place = format!("row 1, column {}", index + 1);
                imported.unread(place, format!("`{name}` is no field; `--map FIELD=COLUMN` makes it one"));
            }
        }
        Self(columns)
    }
}

/// A name without what tells it from the same in other letters.
fn bare(name: &str) -> String {
    let letters = name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-'));
    letters.flat_map(char::to_lowercase).collect()
}
