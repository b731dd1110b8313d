//! Which files a timeline was made of, for whoever waits for them to change.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Component, Path, PathBuf},
};

use super::{
    Root,
    fields::Reader,
    folder::{Folder, Seen},
    raw::Raw,
};

/// The files of a timeline; nothing of one that is part of the program.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    /// What was read, and what was to be: by the names that the timeline gives, and where links lead. Each as it
    /// was before it was read.
    files: HashMap<PathBuf, Stamp>,
    /// Where files may appear that `include` names by a pattern.
    folders: BTreeSet<PathBuf>,
}

/// Size and time of a file; two that differ are of different contents, or at least of a new save.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp(Option<u64>);

impl Stamp {
    pub(super) fn of(file: &Path) -> Self {
        fs::metadata(file).map(|about| Self::of_file(&about)).unwrap_or_default()
    }

    pub(super) fn of_file(about: &fs::Metadata) -> Self {
        let mut hasher = DefaultHasher::new();
        about.len().hash(&mut hasher);
        about.modified().ok().hash(&mut hasher);
        Self(Some(hasher.finish()))
    }
}

impl Origin {
    pub(super) fn new(folder: &Folder, root: &Root<'_>, included: BTreeMap<PathBuf, Stamp>) -> Self {
        let mut origin = Self::default();
        if let Folder::Disk(folder) = folder {
            origin.files.extend(included);
            origin.files.insert(root.own.to_owned(), root.stamp);
            if let Some(name) = Path::new(root.shown).file_name() {
                origin.files.insert(folder.join(name), root.stamp);
            }
        }
        origin
    }

    /// The texts that articles name, which were looked at, and the folders that patterns look through.
    pub(super) fn add(&mut self, folder: &Folder, (raw, seen): (&Raw, &[Option<Seen>]), reader: &Reader<'_>) {
        let Folder::Disk(folder) = folder else { return };
        for Seen { named, real, was, .. } in seen.iter().flatten() {
            self.files.extend(real.iter().map(|real| (real.clone(), *was)));
            self.files.insert(named.clone(), *was);
        }
        for word in raw.about.iter().flat_map(|about| &about.include) {
            self.folders.insert(folder.join(fixed(reader.texts.get(word.text).as_written())));
        }
        let included: Vec<PathBuf> =
            self.files.keys().filter_map(|file| Some(file.parent()?.to_owned())).collect();
        if !self.folders.is_empty() {
            self.folders.extend(included);
        }
    }

    /// The folders to watch: of a file alone, one would not see another take its place. For one that is not there, the
    /// nearest one above it, which it may appear in.
    pub(crate) fn watched(&self) -> BTreeSet<PathBuf> {
        let there = |folder: &Path| folder.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned);
        self.wanted().into_iter().filter_map(there).collect()
    }

    fn wanted(&self) -> BTreeSet<&Path> {
        let parents = self.files.keys().filter_map(|file| file.parent());
        parents.chain(self.folders.iter().map(PathBuf::as_path)).collect()
    }

    /// Whether a change of `path` may change the timeline.
    pub(crate) fn concerns(&self, path: &Path) -> bool {
        let is_included = || {
            let is_toml = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
            is_toml && path.parent().is_some_and(|parent| self.folders.contains(parent))
        };
        // A folder that comes or goes, with what is in it.
        let is_folder = || self.wanted().into_iter().any(|folder| folder.starts_with(path));
        self.files.contains_key(path) || is_included() || is_folder()
    }

    /// Whether a file is another by now than when it was read.
    pub(crate) fn has_changed(&self) -> bool {
        self.files.iter().any(|(file, stamp)| Stamp::of(file) != *stamp)
    }
}

/// What of a pattern stands before the first part that is one: `events` of `events/*.toml`.
fn fixed(pattern: &str) -> PathBuf {
    let parts = Path::new(pattern).components();
    let plain = parts.take_while(
        |part| matches!(part, Component::Normal(name) if !name.to_string_lossy().contains(['*', '?', '['])),
    );
    let mut path: PathBuf = plain.collect();
    // Without a wildcard it ends with the name of a file.
    if path == Path::new(pattern) {
        path.pop();
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_timeline_was_made_of_concerns_it_and_nothing_else_beside_it_does() {
        let folder = tempfile::tempdir().expect("a folder");
        let real = folder.path().canonicalize().expect("real");
        let text = "[timeline]\ntitle = 'T'\ninclude = ['events/*.toml']\n\
                    [articles.a]\ntitle = 'A'\ntext = 'articles/a.md'\n[articles.b]\ntitle = 'B'\ntext = 'b.md'\n";
        for (name, text) in [("t.toml", text), ("events/x.toml", ""), ("articles/a.md", "A")] {
            let path = real.join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, text).expect("written");
        }
        let origin = super::super::open(&folder.path().join("t.toml")).expect("opened").origin;
        let concerns = |path: &str| origin.concerns(&real.join(path));
        assert!(["t.toml", "events/x.toml", "articles/a.md"].into_iter().all(concerns));
        assert!(concerns("b.md"), "an article that is not there may come");
        assert!(concerns("events/new.toml"), "a pattern may fit it");
        assert!(!["other.md", "events/notes.md", "articles/new.md", ".t.toml.swp"].into_iter().any(concerns));
        assert!(!origin.has_changed());
        fs::write(real.join("articles/a.md"), "Another").expect("written");
        assert!(origin.has_changed());
        let watched = origin.watched();
        let watched: Vec<_> = watched.iter().map(|path| path.strip_prefix(&real)).collect();
        assert_eq!(watched, [Ok(Path::new("")), Ok(Path::new("articles")), Ok(Path::new("events"))]);
    }

    #[test]
    fn the_fixed_part_of_a_pattern_ends_before_the_first_wildcard() {
        assert_eq!(fixed("events/*.toml"), Path::new("events"));
        assert_eq!(fixed("*.toml"), Path::new(""));
        assert_eq!(fixed("a/b?/c.toml"), Path::new("a"));
        assert_eq!(fixed("a/more.toml"), Path::new("a"));
        assert_eq!(fixed("v1.2/*.toml"), Path::new("v1.2"));
    }
}
