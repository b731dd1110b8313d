//! A table of which nothing is read: what was asked for is not in it.

use crate::text::counted;

/// Why, with what there is instead. Nothing is made of such a file.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Misfit {
    #[error("there is no field `{0}` to map a column to")]
    NoField(String, Table),
    #[error("there is no column `{0}` in this table")]
    NoColumn(String, Table),
    #[error("no column of this table is known")]
    Strange(Table),
    #[error("`{0}` is for tables, of `--from csv`")]
    NoTable(&'static str),
}

/// What a table has, and what it may have.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(super) columns: Vec<String>,
    pub(super) fields: Vec<&'static str>,
}

/// So many columns are named.
const MOST: usize = 60;

impl Misfit {
    /// The way out.
    pub(crate) fn help(&self) -> Option<String> {
        Some(match self {
            Self::NoField(_, table) | Self::NoColumn(_, table) => table.in_words(),
            Self::Strange(table) => format!(
                "{}; or it is another form (`--from`), or neither commas, semicolons nor tabs part its cells",
                table.in_words()
            ),
            Self::NoTable(_) => return None,
        })
    }
}

impl Table {
    fn in_words(&self) -> String {
        let named: Vec<String> = self.columns.iter().take(MOST).map(|it| format!("`{it}`")).collect();
        let more = self.columns.len().saturating_sub(MOST);
        let more = if more == 0 { String::new() } else { format!(" and {}", counted(more, "other")) };
        format!("its columns are {}{more}; fields are {}", named.join(", "), self.fields.join(", "))
    }
}
