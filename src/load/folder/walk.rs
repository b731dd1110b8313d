//! Finding the files that the patterns of `include` fit, in bounded time.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs::{self, DirEntry},
    path::{Path, PathBuf},
};

use super::{Folder, Refusal, refusal, stays_inside};

/// What fits the patterns of one timeline.
#[derive(Debug)]
pub(in crate::load) struct Walk<'f> {
    /// None for the timeline that is part of the program: it includes no others.
    folder: Option<&'f Path>,
    looked_at: usize,
    most: usize,
}

/// What fits one pattern.
#[derive(Debug, Default)]
pub(in crate::load) struct Matches {
    /// With every symbolic link resolved, all inside the folder.
    pub(in crate::load) files: BTreeSet<PathBuf>,
    /// What fits or might fit and cannot be looked at, as paths in the folder.
    pub(in crate::load) refused: BTreeMap<String, Refusal>,
}

/// What stands between the slashes of a pattern.
#[derive(Debug)]
enum Part {
    Name(String),
    Pattern(glob::Pattern),
    /// `**`: any folders, none and some of them within each other.
    Folders,
}

/// A folder that the rest of a pattern is looked for in.
#[derive(Debug)]
struct Place {
    real: PathBuf,
    /// The way to it, as the pattern leads there; with a slash behind it unless it is empty.
    shown: String,
    /// How many parts of the pattern led here.
    part: usize,
}

/// Looking for what fits one pattern.
struct Search<'w> {
    folder: &'w Path,
    parts: &'w [Part],
    looked_at: &'w mut usize,
    most: usize,
    places: Vec<Place>,
    found: Matches,
}

impl<'f> Walk<'f> {
    /// Looks at no more than `most` names.
    pub(in crate::load) fn new(folder: &'f Folder, most: usize) -> Self {
        let folder = match folder {
            Folder::Disk(folder) => Some(folder.as_path()),
            Folder::BuiltIn => None,
        };
        Self { folder, looked_at: 0, most }
    }

    /// The files that `pattern` fits. Links to folders are followed where a name or a `*` stands
    /// for them, and not by `**`; each folder is looked through once for each part of the
    /// pattern, so that links which lead round in circles end.
    pub(in crate::load) fn matching(&mut self, pattern: &str) -> Result<Matches, Refusal> {
        let Some(folder) = self.folder else { return Ok(Matches::default()) };
        if !stays_inside(pattern) {
            return Err(Refusal::Outside);
        }
        let start = Place { real: folder.to_owned(), shown: String::new(), part: 0 };
        let search = Search {
            folder,
            parts: &parts(pattern)?,
            looked_at: &mut self.looked_at,
            most: self.most,
            places: vec![start],
            found: Matches::default(),
        };
        search.run()
    }
}

impl Search<'_> {
    fn run(mut self) -> Result<Matches, Refusal> {
        let mut seen: HashSet<(PathBuf, usize)> = HashSet::new();
        while let Some(place) = self.places.pop() {
            if !seen.insert((place.real.clone(), place.part)) {
                continue;
            }
            // An empty folder, too, takes a look at each part of a pattern.
            self.look_at_one()?;
            match self.parts.get(place.part) {
                Some(Part::Name(name)) => {
                    self.step(&place, name);
                }
                Some(Part::Pattern(pattern)) => {
                    for name in self.names(&place, |_, name| fits(pattern, name))? {
                        self.step(&place, &name);
                    }
                }
                Some(Part::Folders) => {
                    // Links are no folders here: what they lead to is looked through where it is.
                    let is_folder = |entry: &DirEntry, name: &str| {
                        !name.starts_with('.') && entry.file_type().is_ok_and(|kind| kind.is_dir())
                    };
                    for name in self.names(&place, is_folder)? {
                        let shown = format!("{}{name}/", place.shown);
                        self.places.push(Place { real: place.real.join(name), shown, part: place.part });
                    }
                    self.places.push(Place { part: place.part + 1, ..place });
                }
                None => {}
            }
        }
        Ok(self.found)
    }

    fn look_at_one(&mut self) -> Result<(), Refusal> {
        *self.looked_at += 1;
        if *self.looked_at > self.most { Err(Refusal::TooMany) } else { Ok(()) }
    }

    /// The names in a folder that fit.
    fn names(
        &mut self,
        place: &Place,
        fits: impl Fn(&DirEntry, &str) -> bool,
    ) -> Result<Vec<String>, Refusal> {
        let mut names = Vec::new();
        let (entries, unread) = match fs::read_dir(&place.real) {
            Ok(entries) => (Some(entries), None),
            Err(error) => (None, Some(Err(error))),
        };
        for entry in entries.into_iter().flatten().chain(unread) {
            self.look_at_one()?;
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.found.refused.insert(place.shown.clone(), refusal(&error));
                    continue;
                }
            };
            let name = entry.file_name();
            let shown = name.to_string_lossy();
            if !fits(&entry, &shown) {
                continue;
            }
            match name.to_str() {
                Some(name) => names.push(name.to_owned()),
                None => {
                    self.found.refused.insert(format!("{}{shown}", place.shown), Refusal::NameNotUtf8);
                }
            }
        }
        Ok(names)
    }

    /// Goes on to `name` in `place`, which fits the next part: to a folder, or at the last part
    /// to a file. What is not there does not fit.
    fn step(&mut self, place: &Place, name: &str) {
        let path = place.real.join(name);
        let shown = format!("{}{name}", place.shown);
        let is_last = place.part + 1 == self.parts.len();
        let real = match fs::canonicalize(&path) {
            Ok(real) => real,
            Err(error) => {
                let refusal = refusal(&error);
                // A link that leads nowhere is there, and its file is missing.
                if refusal != Refusal::Missing || (is_last && fs::symlink_metadata(&path).is_ok()) {
                    self.found.refused.insert(shown, refusal);
                }
                return;
            }
        };
        if !is_last && !real.is_dir() {
            return;
        }
        if !real.starts_with(self.folder) {
            self.found.refused.insert(shown, Refusal::Outside);
        } else if is_last {
            self.found.files.insert(real);
        } else {
            self.places.push(Place { real, shown: shown + "/", part: place.part + 1 });
        }
    }
}

fn parts(pattern: &str) -> Result<Vec<Part>, Refusal> {
    let part = |part: &str| match part {
        "**" => Ok(Part::Folders),
        part if part.contains(['*', '?', '[']) => {
            glob::Pattern::new(part).map(Part::Pattern).map_err(|_| Refusal::NoPattern)
        }
        name => Ok(Part::Name(name.to_owned())),
    };
    let mut parts: Vec<Part> =
        pattern.split('/').filter(|name| !name.is_empty()).map(part).collect::<Result<_, _>>()?;
    if matches!(parts.last(), Some(Part::Folders)) {
        parts.push(Part::Pattern(glob::Pattern::new("*").map_err(|_| Refusal::NoPattern)?));
    }
    Ok(parts)
}

/// As in a shell, a name that begins with a dot fits nothing that does not: so are files called that a program is writing.
fn fits(pattern: &glob::Pattern, name: &str) -> bool {
    (!name.starts_with('.') || pattern.as_str().starts_with('.')) && pattern.matches(name)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn folder(files: &[&str]) -> (TempDir, Folder) {
        let made = tempfile::tempdir().expect("a folder");
        for name in files {
            let path = made.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, "").expect("written");
        }
        let real = made.path().canonicalize().expect("real");
        (made, Folder::Disk(real))
    }

    /// The files that a pattern fits, by their paths in the folder, and what it cannot look at.
    fn matching(folder: &Folder, pattern: &str) -> (Vec<String>, Vec<(String, Refusal)>) {
        let Folder::Disk(real) = folder else { panic!("on disk") };
        let found = Walk::new(folder, 1000).matching(pattern).expect("a pattern");
        let inside = |file: &PathBuf| file.strip_prefix(real).expect("inside").to_string_lossy().into_owned();
        (found.files.iter().map(inside).collect(), found.refused.into_iter().collect())
    }

    #[test]
    fn a_pattern_fits_names_between_its_slashes() {
        let (_made, folder) = folder(&[
            "a.toml",
            "events/1.toml",
            "events/2.toml",
            "events/2.md",
            "events/old/3.toml",
            "events/.2.toml.x.tmp",
            "events/.4.toml",
            ".old/5.toml",
        ]);
        for (pattern, files) in [
            ("events/*.toml", &["events/1.toml", "events/2.toml"][..]),
            ("./events//?.md", &["events/2.md"]),
            ("*/[!1].toml", &["events/2.toml"]),
            ("events/../a.toml", &["a.toml"]),
            ("**/*.toml", &["a.toml", "events/1.toml", "events/2.toml", "events/old/3.toml"]),
            ("events/**/3.toml", &["events/old/3.toml"]),
            ("events/old/**", &["events/old/3.toml"]),
            ("*.md", &[]),
            ("events/*.*", &["events/1.toml", "events/2.md", "events/2.toml"]),
            ("events/.*.toml", &["events/.4.toml"]),
            ("b.toml", &[]),
            ("a.toml/b.toml", &[]),
        ] {
            assert_eq!(
                matching(&folder, pattern),
                (files.iter().map(|file| (*file).to_owned()).collect(), vec![])
            );
        }
        assert_eq!(Walk::new(&folder, 1000).matching("a**").unwrap_err(), Refusal::NoPattern);
    }

    #[cfg(unix)]
    mod links {
        use std::os::unix::fs::symlink;

        use super::*;

        #[test]
        fn links_that_lead_round_in_circles_end_and_a_file_is_found_once() {
            let (made, folder) = folder(&["e.toml"]);
            for name in ["a", "b"] {
                symlink(".", made.path().join(name)).expect("linked");
            }
            let pattern = "*/".repeat(40) + "e.toml";
            assert_eq!(matching(&folder, &pattern), (vec!["e.toml".to_owned()], vec![]));
            assert_eq!(matching(&folder, "**/**/e.toml"), (vec!["e.toml".to_owned()], vec![]));
        }

        #[test]
        fn a_link_out_of_the_folder_is_refused_and_not_looked_through() {
            let (outer, _) = folder(&["secret/e.toml"]);
            let (made, folder) = folder(&["e.toml"]);
            symlink(outer.path().join("secret"), made.path().join("out")).expect("linked");
            symlink(outer.path().join("secret/e.toml"), made.path().join("f.toml")).expect("linked");
            let refused = |name: &str| (vec![], vec![(name.to_owned(), Refusal::Outside)]);
            assert_eq!(matching(&folder, "*/e.toml"), refused("out"));
            assert_eq!(matching(&folder, "out/e.toml"), refused("out"));
            assert_eq!(matching(&folder, "f*"), refused("f.toml"));
            assert_eq!(matching(&folder, "**/e.toml"), (vec!["e.toml".to_owned()], vec![]));
        }

        #[test]
        fn a_link_that_leads_nowhere_is_a_missing_file() {
            let (made, folder) = folder(&[]);
            symlink("gone.toml", made.path().join("e.toml")).expect("linked");
            assert_eq!(matching(&folder, "*.toml"), (vec![], vec![("e.toml".to_owned(), Refusal::Missing)]));
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_not_utf_8_is_refused_where_it_fits() {
        use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
        let (made, folder) = folder(&["a.toml"]);
        fs::write(made.path().join(OsStr::from_bytes(b"b\xff.toml")), "").expect("written");
        let refused = vec![("b\u{fffd}.toml".to_owned(), Refusal::NameNotUtf8)];
        assert_eq!(matching(&folder, "*.toml"), (vec!["a.toml".to_owned()], refused));
        assert_eq!(matching(&folder, "*.md"), (vec![], vec![]));
    }

    #[cfg(unix)]
    #[test]
    #[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
    fn a_folder_that_may_not_be_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let (made, folder) = folder(&["events/1.toml"]);
        let events = made.path().join("events");
        fs::set_permissions(&events, fs::Permissions::from_mode(0o000)).expect("set");
        if fs::read_dir(&events).is_ok() {
            eprintln!("skipped: whoever runs this test may read everything");
            return;
        }
        let denied = Refusal::Unreadable(std::io::ErrorKind::PermissionDenied);
        assert_eq!(matching(&folder, "events/*.toml"), (vec![], vec![("events/".to_owned(), denied)]));
        fs::set_permissions(&events, fs::Permissions::from_mode(0o700)).expect("set back");
    }

    #[test]
    fn a_walk_ends_when_it_has_looked_at_too_many_names() {
        let (_made, folder) = folder(&["1.toml", "2.toml", "3.toml"]);
        let mut walk = Walk::new(&folder, 2);
        assert_eq!(walk.matching("*.toml").unwrap_err(), Refusal::TooMany);
    }
}
