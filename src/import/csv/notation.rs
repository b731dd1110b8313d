//! What stands in a cell, as `export/csv` writes it.

use toml::de::{DeTable, DeValue};

use crate::import::model::{Table, Value};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    Plain,
    /// Words with semicolons between them; one with quotation marks is a string of TOML.
    List,
    /// Lines of TOML: `key = value`.
    Entries,
    YesNo,
    /// `start..end`.
    Range,
}

impl Notation {
    /// What a cell says; none where it says nothing.
    pub(super) fn value(self, cell: &str) -> Result<Option<Value>, String> {
        Ok(match self {
            Self::Plain => Some(Value::text(cell)),
            Self::List => Some(Value::texts(listed(cell))),
            Self::Entries => Some(Value::Table(entries(cell)?)),
            Self::YesNo => match cell.trim().to_ascii_lowercase().as_str() {
                "yes" | "true" | "1" | "x" => Some(Value::Flag(true)),
                "no" | "false" | "0" => None,
                _ => return Err(format!("neither yes nor no: `{cell}`")),
            },
            Self::Range => {
                let (start, end) = cell.split_once("..").ok_or_else(|| format!("no range: `{cell}`"))?;
                Some(Value::List(vec![Value::Number(start.to_owned()), Value::Number(end.to_owned())]))
            }
        })
    }
}

fn listed(cell: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut rest = cell.trim();
    while !rest.is_empty() {
        let (item, behind) = quoted(rest).unwrap_or_else(|| {
            let (item, behind) = rest.split_once(';').unwrap_or((rest, ""));
            (item.trim().to_owned(), behind)
        });
        if !item.is_empty() {
            items.push(item);
        }
        rest = behind.trim_start();
    }
    items
}

/// A string of TOML at the beginning of a list, and what stands behind it.
fn quoted(list: &str) -> Option<(String, &str)> {
    // Only where one begins: the rest would be gone through for each item of the list.
    if !list.starts_with('"') {
        return None;
    }
    let mut is_escaped = false;
    let end = list.char_indices().skip(1).find_map(|(at, c)| {
        let ends = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends.then_some(at + 1)
    });
    let (string, behind) = list.split_at_checked(end?)?;
    let behind = behind.trim_start();
    let behind = if behind.is_empty() { "" } else { behind.strip_prefix(';')? };
    match entries(&format!("it = {string}")).ok()?.pop()? {
        (_, Value::Text(text)) => Some((text, behind)),
        _ => None,
    }
}

/// Lines of TOML, in their order.
fn entries(text: &str) -> Result<Table, String> {
    let table =
        DeTable::parse(text).map_err(|error| format!("no lines of `key = value`: {}", error.message()))?;
    Ok(inner(table.into_inner(), text))
}

fn inner(table: DeTable<'_>, text: &str) -> Table {
    let mut entries: Vec<_> = table.into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let entry = |(key, given): (toml::Spanned<std::borrow::Cow<'_, str>>, toml::Spanned<DeValue<'_>>)| {
        let written = text.get(given.span()).unwrap_or_default();
        (key.into_inner().into_owned(), value(given.into_inner(), written, text))
    };
    entries.into_iter().map(entry).collect()
}

fn value(given: DeValue<'_>, written: &str, text: &str) -> Value {
    match given {
        DeValue::String(string) => Value::Text(string.into_owned()),
        DeValue::Integer(_) | DeValue::Float(_) => Value::Number(written.to_owned()),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(_) => Value::text(written),
        DeValue::Array(items) => Value::List(
            items
                .into_iter()
                .map(|item| {
                    let written = text.get(item.span()).unwrap_or_default();
                    value(item.into_inner(), written, text)
                })
                .collect(),
        ),
        DeValue::Table(table) => Value::Table(inner(table, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_gone_through_once_however_long_it_is() {
        assert_eq!(listed("a; \"b; c\" ;d\";\"e"), ["a", "b; c", "d\"", "\"e"]);
        // Looking for a quotation mark behind each item would take an hour.
        let many = 300_000;
        assert_eq!(listed(&"a;".repeat(many)).len(), many);
        assert_eq!(listed(&"\"a\";".repeat(1_000)).len(), 1_000);
    }
}
