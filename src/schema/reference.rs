//! The reference of the format for those who write it, made from its schema: Markdown (`CommonMark` 0.31.2), with tables as
//! GitHub has them (GFM 0.29, 4.10).

mod value;

use serde_json::Value;

use super::{events, schema, tables};
pub(super) use value::heading;
use value::{Values, described, title};

/// A timeline's file as a whole, of which the page tells first.
const FILE: &str = "TimelineFile";

const MADE: &str = "<!-- Made from the schema of the format, not by hand: \
    `dateline schema --markdown > docs/FORMAT.md` makes it anew. -->\n";

const TOML: &str = "The file is [TOML](https://toml.io/en/v1.0.0). Its tables and their keys may stand in any order, \
    but that a source stands below its event. What is not needed is left out where it is not known. \
    A key that is not told of here is an error: `dateline check` names the nearest one that there is.\n";

const EXAMPLES: &str = "The examples tell of a harbour that never was. One behind the other they are a whole timeline, \
    which passes `dateline check` beside the two files that it quotes:\n";

const VALUES: &str = "A text stands in quotation marks, `\"…\"` or `'…'`, and over several lines between `\"\"\"`; \
    a list in square brackets, `[\"…\", \"…\"]`; a table within a line in braces, `{ … = …, … = … }`; \
    numbers, `true` and `false` as they are.\n";

/// A timeline, cut where a line `#= Table` names the table that is shown by what follows.
const EXAMPLE: &str = include_str!("reference/example.toml");

/// What it quotes.
const ARTICLES: [(&str, &str); 2] = [
    ("articles/harbour-note.md", include_str!("reference/articles/harbour-note.md")),
    ("articles/evening-letter.md", include_str!("reference/articles/evening-letter.md")),
];

/// All of the page.
pub(crate) fn reference() -> String {
    let schema = schema(None);
    let values = Values { definitions: &schema["definitions"] };
    let keys = [tables::KEYS, events::KEYS].concat();
    let section = |(table, keys): (&str, &[&str])| match table {
        FILE => format!("## Tables\n\n{}", table_of_keys(&schema, keys, &values)),
        table => section(table, &values, keys),
    };
    let first = [beginning(&schema)].into_iter();
    let last = format!("## Values\n\n{VALUES}\n{}", table_of_values(&values));
    first.chain(keys.into_iter().map(section)).chain([last]).collect::<Vec<String>>().join("\n")
}

fn beginning(schema: &Value) -> String {
    let articles = ARTICLES.map(|(name, text)| format!("\n`{name}`:\n\n```text\n{text}```\n")).concat();
    let (title, told) = (title(schema), described(schema));
    format!("{MADE}\n# The format of {title}\n\n{told} {TOML}\n{EXAMPLES}{articles}")
}

/// A table of the format, with its keys and an example.
fn section(table: &str, values: &Values<'_>, keys: &[&str]) -> String {
    let definition = &values.definitions[table];
    let (told, keys) = (described(definition), table_of_keys(definition, keys, values));
    format!("## {}\n\n{told}\n\n{keys}{}", heading(definition), example(table))
}

/// A row for each key, those that are needed first.
fn table_of_keys(table: &Value, keys: &[&str], values: &Values<'_>) -> String {
    let needed = table["required"].as_array().map(Vec::as_slice).unwrap_or_default();
    let is_needed = |key: &&str| needed.iter().any(|it| it == *key);
    let (first, then): (Vec<&str>, Vec<&str>) = keys.iter().copied().partition(is_needed);
    let row = |(key, needed): (&str, &str)| {
        let value = &table["properties"][key];
        cells(&[&format!("`{key}`"), &values.value(value), needed, described(value)])
    };
    let rows = first.into_iter().map(|key| (key, "yes")).chain(then.into_iter().map(|key| (key, "no")));
    format!("| key | value | needed | what it is |\n|---|---|---|---|\n{}", rows.map(row).collect::<String>())
}

/// A row for each kind of value that has a name, by the alphabet.
fn table_of_values(values: &Values<'_>) -> String {
    let row = |(title, value): (&str, &Value)| cells(&[title, &values.form(value), described(value)]);
    let rows: String = values.named().into_iter().map(row).collect();
    format!("| value | written as | what it is |\n|---|---|---|\n{rows}")
}

fn cells(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// What the example says of `table`.
fn example(table: &str) -> String {
    let parts = EXAMPLE.split("#= ").filter_map(|part| part.split_once('\n'));
    let own = parts.filter(|(name, _)| *name == table).map(|(_, toml)| toml.trim_end()).next();
    own.map(|toml| format!("\n```toml\n{toml}\n```\n")).unwrap_or_default()
}
