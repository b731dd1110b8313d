//! How a file is changed: the new one is written beside it, whole and down to the disk, and takes its place in one step.
//!
//! Killed at any moment, either the old or the new file is there (`rename` of POSIX is atomic); what may stay behind is
//! a file whose name begins with a dot and ends with `.tmp`, which nothing reads.

mod fresh;

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::load::{
    self,
    single::{self, Unread},
};

pub(crate) use fresh::Fresh;

/// Why a file was not changed. It is as it was.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotSaved {
    #[error(transparent)]
    Unread(#[from] Unread),
    #[error("`{0}` was changed by somebody else meanwhile")]
    Changed(String),
    #[error("`{0}` may not be written")]
    ReadOnly(String),
    #[error("`{0}` has another name too (a hard link), which would keep the old text")]
    Linked(String),
    #[error("`{0}` is there already")]
    Exists(String),
    #[error("`{0}` is not a file")]
    NoFile(String),
    #[error("there is no folder `{0}`")]
    NoFolder(String),
    #[error("`{0}` is a link that leads nowhere")]
    LeadsNowhere(String),
    #[error("`{0}` is there already")]
    Taken(String),
    #[error("`{0}` is not empty")]
    NotEmpty(String),
    #[error("`{0}` lies outside the timeline's folder")]
    Outside(String),
    #[error("`{0}` cannot be written: {1}")]
    Unwritable(String, io::ErrorKind),
}

/// A file as it was read, to be changed.
#[derive(Debug)]
pub(crate) struct Old {
    /// As it is called in errors.
    name: String,
    /// Every symbolic link resolved: a link stays one.
    real: PathBuf,
    bytes: Vec<u8>,
    most: u64,
}

impl Old {
    /// Reads the file at `path`, if it has no more than `most` bytes.
    pub(crate) fn read(path: &Path, most: u64) -> Result<Self, NotSaved> {
        let name = path.display().to_string();
        let real = fs::canonicalize(path).map_err(|_| Unread::Missing(name.clone()))?;
        Ok(Self { bytes: single::bytes(&real, most)?, name, real, most })
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Puts `bytes` in its place, with its permissions and, where that is allowed, its owner. Refused where the file is
    /// not as it was read.
    pub(crate) fn replace(self, bytes: &[u8]) -> Result<(), NotSaved> {
        let unwritable = |error: io::Error| NotSaved::Unwritable(self.name.clone(), error.kind());
        let folder = self.real.parent().unwrap_or(Path::new("/"));
        let about = fs::metadata(&self.real).map_err(unwritable)?;
        may_be_replaced(&about, &self.name)?;
        // Another dateline that changes a file of this folder waits until this one is done. Let go of with the handle.
        let locked = File::open(folder).map_err(unwritable)?;
        lock(&locked).map_err(unwritable)?;
        let mut new = beside(folder, &self.real, Readers::Owner).map_err(unwritable)?;
        new.write_all(bytes).map_err(unwritable)?;
        keep_owner(new.as_file(), &about);
        new.as_file().set_permissions(about.permissions()).map_err(unwritable)?;
        new.as_file().sync_all().map_err(unwritable)?;
        // As late as can be.
        if single::bytes(&self.real, self.most)? != self.bytes {
            return Err(NotSaved::Changed(self.name));
        }
        new.persist(&self.real).map_err(|error| unwritable(error.error))?;
        keep_name(&self.real);
        Ok(())
    }
}

/// A file that is written whole before it has its name. Dropped before that, it leaves nothing.
#[derive(Debug)]
pub(crate) struct New {
    name: String,
    real: PathBuf,
    file: BufWriter<NamedTempFile>,
}

impl New {
    /// One that is to be at `path`, in the place of what is there.
    pub(crate) fn at(path: &Path) -> Result<Self, NotSaved> {
        let name = path.display().to_string();
        let unwritable = |error: io::Error| NotSaved::Unwritable(name.clone(), error.kind());
        // A link stays one.
        let real = match fs::canonicalize(path) {
            Ok(real) if real.is_file() => real,
            Ok(_) => return Err(NotSaved::NoFile(name)),
            Err(_) if path.is_symlink() => return Err(NotSaved::LeadsNowhere(name)),
            Err(_) => {
                let folder = load::folder_of(path);
                let folder =
                    fs::canonicalize(folder).map_err(|_| NotSaved::NoFolder(folder.display().to_string()))?;
                folder.join(path.file_name().ok_or_else(|| NotSaved::NoFile(name.clone()))?)
            }
        };
        let folder = real.parent().unwrap_or(Path::new("/"));
        let readers = if real.exists() { Readers::Owner } else { Readers::Usual };
        let file = beside(folder, &real, readers).map_err(unwritable)?;
        Ok(Self { file: BufWriter::new(file), name, real })
    }

    /// Where it will be, every symbolic link resolved.
    pub(crate) fn path(&self) -> &Path {
        &self.real
    }

    /// Gives it its name, unless something is called so by now.
    pub(crate) fn put_as_new(self) -> Result<(), NotSaved> {
        let unwritable = |kind| NotSaved::Unwritable(self.name.clone(), kind);
        let file = self.file.into_inner().map_err(|error| unwritable(error.error().kind()))?;
        file.as_file().sync_all().map_err(|error| unwritable(error.kind()))?;
        file.persist_noclobber(&self.real).map(drop).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => NotSaved::Exists(self.name.clone()),
            kind => unwritable(kind),
        })?;
        keep_name(&self.real);
        Ok(())
    }

    /// Gives it its name.
    pub(crate) fn put(self) -> Result<(), NotSaved> {
        let unwritable = |kind| NotSaved::Unwritable(self.name.clone(), kind);
        let file = self.file.into_inner().map_err(|error| unwritable(error.error().kind()))?;
        if let Ok(about) = fs::metadata(&self.real) {
            may_be_replaced(&about, &self.name)?;
            keep_owner(file.as_file(), &about);
            let kept = file.as_file().set_permissions(about.permissions());
            kept.map_err(|error| unwritable(error.kind()))?;
        }
        file.as_file().sync_all().map_err(|error| unwritable(error.kind()))?;
        file.persist(&self.real).map_err(|error| unwritable(error.error.kind()))?;
        keep_name(&self.real);
        Ok(())
    }
}

impl Write for New {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn may_be_replaced(about: &fs::Metadata, name: &str) -> Result<(), NotSaved> {
    if about.permissions().readonly() {
        return Err(NotSaved::ReadOnly(name.to_owned()));
    }
    if has_other_names(about) {
        return Err(NotSaved::Linked(name.to_owned()));
    }
    Ok(())
}

/// The name, too, is to be found again after the power has failed. Some file systems cannot promise it.
fn keep_name(file: &Path) {
    let folder = File::open(file.parent().unwrap_or(Path::new("/")));
    let _ = folder.and_then(|folder| folder.sync_all());
}

/// A file beside `real`, which nothing else reads.
fn beside(folder: &Path, real: &Path, readers: Readers) -> io::Result<NamedTempFile> {
    let prefix = format!(".{}.", real.file_name().unwrap_or_default().to_string_lossy());
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    #[cfg(unix)]
    if readers == Readers::Usual {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Who may read a file that is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Readers {
    Owner,
    /// Whom the owner's mask lets.
    Usual,
}

#[cfg(unix)]
fn has_other_names(about: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    about.nlink() > 1
}

#[cfg(unix)]
fn keep_owner(new: &File, about: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    // Only who administers the system may give a file away; whoever else may write beside it owns the new one.
    let _ = fchown(new, Some(about.uid()), Some(about.gid()));
}

#[cfg(unix)]
fn lock(folder: &File) -> io::Result<()> {
    match rustix::fs::flock(folder, rustix::fs::FlockOperation::LockExclusive) {
        // Not every file system has locks; the file is compared all the same.
        Ok(()) | Err(rustix::io::Errno::NOTSUP | rustix::io::Errno::NOLCK | rustix::io::Errno::INVAL) => {
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(unix))]
fn has_other_names(_: &fs::Metadata) -> bool {
    false
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}

#[cfg(not(unix))]
fn lock(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("t.toml");
        fs::write(&path, text).expect("written");
        (folder, path)
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_and_nothing_else_is_left() {
        let (folder, path) = file("old");
        let old = Old::read(&path, 100).expect("read");
        assert_eq!(old.bytes(), b"old");
        old.replace(b"new").expect("replaced");
        assert_eq!(fs::read(&path).expect("read"), b"new");
        assert_eq!(names(folder.path()), ["t.toml"]);
    }

    #[test]
    fn what_somebody_else_has_changed_stays() {
        let (folder, path) = file("old");
        let old = Old::read(&path, 100).expect("read");
        fs::write(&path, "theirs").expect("written");
        assert!(matches!(old.replace(b"new"), Err(NotSaved::Changed(_))));
        assert_eq!(fs::read(&path).expect("read"), b"theirs");
        assert_eq!(names(folder.path()), ["t.toml"]);
        let old = Old::read(&path, 100).expect("read");
        fs::remove_file(&path).expect("removed");
        assert!(old.replace(b"new").is_err());
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_written_anew_keeps_links_and_refuses_those_that_it_would_break() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let (folder, path) = file("old");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        let link = folder.path().join("link.toml");
        symlink("t.toml", &link).expect("linked");
        let mut new = New::at(&link).expect("beside it");
        new.write_all(b"new").expect("written");
        new.put().expect("put");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::read(&path).expect("read"), b"new");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o7777, 0o640);
        fs::hard_link(&path, folder.path().join("other.toml")).expect("linked");
        assert!(matches!(New::at(&path).and_then(New::put), Err(NotSaved::Linked(_))));
        let nowhere = folder.path().join("nowhere.toml");
        symlink("gone", &nowhere).expect("linked");
        assert!(matches!(New::at(&nowhere), Err(NotSaved::LeadsNowhere(_))));
        assert!(matches!(New::at(&folder.path().join("gone/t.toml")), Err(NotSaved::NoFolder(_))));
        assert_eq!(names(folder.path()), ["link.toml", "nowhere.toml", "other.toml", "t.toml"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_are_kept_and_what_may_not_be_written_is_not() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let (folder, path) = file("old");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o7777;
        for wanted in [0o640, 0o600, 0o666, 0o755] {
            fs::set_permissions(&path, fs::Permissions::from_mode(wanted)).expect("set");
            Old::read(&path, 100).and_then(|old| old.replace(b"new")).expect("replaced");
            assert_eq!(mode(&path), wanted);
        }
        let link = folder.path().join("link.toml");
        symlink("t.toml", &link).expect("linked");
        Old::read(&link, 100).and_then(|old| old.replace(b"by the link")).expect("replaced");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::read(&path).expect("read"), b"by the link");
        fs::hard_link(&path, folder.path().join("other.toml")).expect("linked");
        let refused = Old::read(&path, 100).and_then(|old| old.replace(b"new"));
        assert!(matches!(refused, Err(NotSaved::Linked(_))));
        fs::remove_file(folder.path().join("other.toml")).expect("removed");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("set");
        let refused = Old::read(&path, 100).and_then(|old| old.replace(b"new"));
        assert!(matches!(refused, Err(NotSaved::ReadOnly(_))));
        assert!(matches!(Old::read(folder.path(), 100), Err(NotSaved::Unread(_))));
    }
}
