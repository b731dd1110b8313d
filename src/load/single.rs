//! A TOML file by itself, that is no timeline: the reader's settings. Its problems are found and
//! placed like a timeline's.

use std::path::Path;

use super::{
    fields::{Fields, Reader},
    folder::{self, Refusal},
    parse, take_in,
};

/// Why there is nothing to read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(crate) enum Unread {
    #[error("there is no file `{0}`")]
    Missing(String),
    #[error("`{0}` cannot be read: {1}")]
    Unreadable(String, String),
}

/// The bytes of the file at `path`, if it has no more than `most`.
pub(crate) fn bytes(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let name = path.display().to_string();
    folder::read_at_most(path, most).map_err(|refusal| match refusal {
        Refusal::Missing => Unread::Missing(name),
        Refusal::NoFile => Unread::Unreadable(name, "it is no file".to_owned()),
        Refusal::TooLarge(_) => Unread::Unreadable(name, format!("it is over {most} bytes")),
        Refusal::Unreadable(kind) => Unread::Unreadable(name, kind.to_string()),
        _ => Unread::Unreadable(name, "it is no file of settings".to_owned()),
    })
}

/// Reads the file that has these bytes table by table, and reports what is no TOML; problems call it `name`.
pub(crate) fn read(
    name: &str,
    bytes: Vec<u8>,
    read: impl FnMut(Fields<'_>, &mut Reader<'_>),
    reader: &mut Reader<'_>,
) {
    if let Some(file) = take_in(name, bytes, None, reader) {
        parse::tables(&file, read, reader);
    }
}
