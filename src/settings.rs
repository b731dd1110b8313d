//! What the reader prefers, from a TOML file: theme, colours, signs, keys. Whatever is wrong with
//! it is reported like what is wrong with a timeline, and what is sound is in force all the same.

mod colours;
mod keys;
mod print;

use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy;

use crate::{
    load::{
        fields::{Fields, Reader},
        single::{self, Unread},
    },
    problem::{Problem, Problems},
    text::Texts,
    tui::Preferences,
};

pub(crate) use print::print;

/// What is in force, and what is wrong.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) preferences: Preferences,
    pub(crate) origin: Origin,
    /// In the order of their places in `texts`.
    pub(crate) problems: Vec<Problem>,
    pub(crate) texts: Texts,
}

/// Where settings are from.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Nobody says where a file would be, or the reader wants none.
    #[default]
    None,
    /// There is no file where one may be.
    Absent(PathBuf),
    Read(PathBuf),
    /// A file was named, or is there, and cannot be read.
    Unread(Unread),
}

/// Over this size no settings are: a file of another kind was named.
const MOST: u64 = 1 << 20;

/// So many of its problems are told of; a megabyte has no more that anybody would read.
const MOST_PROBLEMS: usize = 10_000;

/// The name that stands for no file at all.
const NONE: &str = "none";

impl Settings {
    /// Reads the file at `named`, else the one that `DATELINE_CONFIG` names, else the one in the
    /// platform's folder for settings, where there is one.
    pub(crate) fn read(named: Option<&Path>) -> Self {
        let given = env::var_os("DATELINE_CONFIG").filter(|value| !value.is_empty()).map(PathBuf::from);
        let Some(named) = named.map(Path::to_owned).or(given) else { return Self::usual() };
        if named.as_os_str() == OsStr::new(NONE) {
            return Self::default();
        }
        Self::at(named).unwrap_or_else(Self::unread)
    }

    fn usual() -> Self {
        let Ok(folders) = etcetera::choose_base_strategy() else { return Self::default() };
        let path = folders.config_dir().join("dateline").join("config.toml");
        match Self::at(path.clone()) {
            Err(Unread::Missing(_)) => Self { origin: Origin::Absent(path), ..Self::default() },
            found => found.unwrap_or_else(Self::unread),
        }
    }

    fn at(path: PathBuf) -> Result<Self, Unread> {
        let bytes = single::bytes(&path, MOST)?;
        let mut read = Self::of(&path.display().to_string(), &bytes);
        let folder = path.parent().unwrap_or(Path::new(""));
        read.preferences.originals = read.preferences.originals.map(|originals| resolved(&originals, folder));
        Ok(Self { origin: Origin::Read(path), ..read })
    }

    /// What is wrong, each in a line, for the explorer to say.
    pub(crate) fn in_words(&self) -> Vec<String> {
        let unread = match &self.origin {
            Origin::Unread(why) => Some(format!("Settings: {why}; the defaults are in force")),
            _ => None,
        };
        let problems = self.problems.iter().map(|problem| {
            let place = self.texts.locate(problem.at);
            let help = problem.help.as_ref().map(|help| format!("; {}", help.written().shown()));
            format!(
                "Settings, {}:{}:{}: {}{}",
                place.file(),
                place.line(),
                place.column(),
                problem.message.written().shown(),
                help.unwrap_or_default()
            )
        });
        unread.into_iter().chain(problems).collect()
    }

    fn unread(why: Unread) -> Self {
        Self { origin: Origin::Unread(why), ..Self::default() }
    }

    /// What a file with these bytes says.
    pub(crate) fn of(name: &str, bytes: &[u8]) -> Self {
        let mut settings = Self::default();
        let Self { preferences, problems, texts, .. } = &mut settings;
        let mut found = Problems::of_at_most(MOST_PROBLEMS);
        let mut reader = Reader { texts, problems: &mut found };
        let mut sets = Vec::new();
        let fill = |fields: Fields<'_>, reader: &mut Reader<'_>| fill(preferences, &mut sets, fields, reader);
        single::read(name, bytes.to_vec(), fill, &mut reader);
        preferences.keys = keys::in_force(sets, &mut reader);
        problems.extend(found.into_parts().0);
        problems.sort_by_key(|problem| (problem.at, problem.code));
        problems.dedup();
        settings
    }
}

/// A path that settings name: below the home folder where it begins with `~`, else beside the settings.
fn resolved(path: &Path, folder: &Path) -> PathBuf {
    let in_home = path.strip_prefix("~").ok().zip(etcetera::home_dir().ok());
    in_home.map_or_else(|| folder.join(path), |(below, home)| home.join(below))
}

/// Reads some of the file's tables.
fn fill(
    preferences: &mut Preferences,
    sets: &mut Vec<keys::Set>,
    mut fields: Fields<'_>,
    reader: &mut Reader<'_>,
) {
    preferences.theme = fields.choice(reader, "theme").unwrap_or(preferences.theme);
    preferences.signs = fields.choice(reader, "signs").unwrap_or(preferences.signs);
    preferences.originals = fields.path(reader, "originals").or(preferences.originals.take());
    preferences.hints = fields.flag_or(reader, "hints", preferences.hints);
    if let Some(colours) = fields.table(reader, "colours", "`colours`") {
        colours::read(colours, &mut preferences.colours, reader);
    }
    if let Some(keys) = fields.table(reader, "keys", "`keys`") {
        keys::read(keys, sets, reader);
    }
    fields.finish(reader);
}

#[cfg(test)]
mod tests;
