//! Files that were not there before: each is written whole before it has its name, and none takes the place of another.

use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
};

use crate::load;

use super::{NotSaved, Readers, beside};

/// New files in a folder. Dropped before they are kept, they are taken away again, and so are the folders that were made
/// for them.
#[derive(Debug)]
pub(crate) struct Fresh {
    /// Every symbolic link resolved.
    folder: PathBuf,
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Fresh {
    /// In a folder that is there.
    pub(crate) fn inside(folder: &Path) -> Result<Self, NotSaved> {
        let folder = fs::canonicalize(folder).map_err(|error| unwritable(folder, &error))?;
        Ok(Self { folder, files: Vec::new(), folders: Vec::new() })
    }

    /// In a folder that is made, or has nothing in it.
    pub(crate) fn alone_in(folder: &Path) -> Result<Self, NotSaved> {
        let made = match fs::create_dir(folder) {
            Ok(()) => true,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => false,
            Err(error) => return Err(unwritable(folder, &error)),
        };
        let name = || folder.display().to_string();
        if !made && !folder.is_dir() {
            return Err(NotSaved::Taken(name()));
        }
        if !made && fs::read_dir(folder).map_err(|error| unwritable(folder, &error))?.next().is_some() {
            return Err(NotSaved::NotEmpty(name()));
        }
        let mut fresh = Self::inside(folder)?;
        fresh.folders.extend(made.then(|| fresh.folder.clone()));
        Ok(fresh)
    }

    /// Whether something is called so in the folder, be it a link that leads nowhere.
    pub(crate) fn has(&self, inside: &str) -> bool {
        fs::symlink_metadata(self.folder.join(inside)).is_ok()
    }

    /// Writes a file of the folder, or of a folder in it, which is made where it is not there.
    pub(crate) fn write(&mut self, inside: &str, bytes: &[u8]) -> Result<(), NotSaved> {
        let path = self.folder.join(inside);
        let parent = path.parent().unwrap_or(&self.folder);
        if !parent.is_dir() {
            fs::create_dir(parent).map_err(|error| unwritable(parent, &error))?;
            self.folders.push(parent.to_owned());
        }
        // A link in its way may lead anywhere.
        let real = fs::canonicalize(parent).map_err(|error| unwritable(parent, &error))?;
        if !real.starts_with(&self.folder) {
            return Err(NotSaved::Outside(path.display().to_string()));
        }
        let mut new = beside(&real, &path, Readers::Usual).map_err(|error| unwritable(&path, &error))?;
        new.write_all(bytes).map_err(|error| unwritable(&path, &error))?;
        new.as_file().sync_all().map_err(|error| unwritable(&path, &error))?;
        new.persist_noclobber(&path).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => NotSaved::Taken(path.display().to_string()),
            _ => unwritable(&path, &error.error),
        })?;
        self.files.push(path);
        Ok(())
    }

    /// Lets them stay.
    pub(crate) fn keep(mut self) {
        self.files.clear();
        self.folders.clear();
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        for file in self.files.iter().rev() {
            let _ = fs::remove_file(file);
        }
        // Only what is empty goes.
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

fn unwritable(path: &Path, error: &io::Error) -> NotSaved {
    if error.kind() == io::ErrorKind::NotFound {
        return NotSaved::NoFolder(load::folder_of(path).display().to_string());
    }
    NotSaved::Unwritable(path.display().to_string(), error.kind())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_kept_is_taken_away_and_what_was_there_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new");
        let mut fresh = Fresh::alone_in(&path).expect("made");
        fresh.write("articles/a.md", b"a").expect("written");
        fresh.write("t.toml", b"t").expect("written");
        drop(fresh);
        assert!(!path.exists());
        let mut fresh = Fresh::alone_in(&path).expect("made");
        fresh.write("articles/a.md", b"a").expect("written");
        assert!(matches!(fresh.write("articles/a.md", b"b"), Err(NotSaved::Taken(_))));
        fresh.keep();
        assert_eq!(fs::read(path.join("articles/a.md")).expect("read"), b"a");
        assert!(matches!(Fresh::alone_in(&path), Err(NotSaved::NotEmpty(_))));
        assert!(matches!(Fresh::alone_in(&path.join("articles/a.md")), Err(NotSaved::Taken(_))));
        assert!(Fresh::alone_in(&path.join("no/such")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out_of_the_folder() {
        let (folder, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("another"));
        std::os::unix::fs::symlink(other.path(), folder.path().join("articles")).expect("linked");
        let mut fresh = Fresh::inside(folder.path()).expect("there");
        assert!(matches!(fresh.write("articles/a.md", b"a"), Err(NotSaved::Outside(_))));
        assert_eq!(fs::read_dir(other.path()).expect("read").count(), 0);
        std::os::unix::fs::symlink("nowhere", folder.path().join("b.md")).expect("linked");
        assert!(fresh.has("b.md") && matches!(fresh.write("b.md", b"b"), Err(NotSaved::Taken(_))));
    }
}
