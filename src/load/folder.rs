//! Where a timeline's files come from, and the wall around them.

#[cfg(unix)]
mod in_parts;
#[cfg(not(unix))]
mod in_parts {
    pub(super) fn read(_: &std::fs::File, _: u64, _: &super::Progress<'_>) -> Option<Vec<u8>> {
        None
    }
}
mod walk;

use std::{
    fs,
    io::{self, Read},
    path::{Component, Path, PathBuf},
};

use super::{Progress, built_in, origin::Stamp};

pub(super) use walk::{Matches, Walk};

/// The folder that a timeline's own file is in. Nothing outside it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Folder {
    /// With every symbolic link resolved.
    Disk(PathBuf),
    /// The timeline that is part of the program.
    BuiltIn,
}

/// Why a file of the folder was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    Missing,
    /// It lies outside the folder, by its path or through a symbolic link.
    Outside,
    /// A folder, a device, a pipe.
    NoFile,
    /// Over so many bytes.
    TooLarge(u64),
    /// With it, all articles are too large.
    OneTooMany,
    Unreadable(io::ErrorKind),
    /// Its name is not UTF-8, so that no pattern and no problem could tell which it is.
    NameNotUtf8,
    /// It would take too many files and folders to look at.
    TooMany,
    NoPattern,
}

/// A file that was looked at.
#[derive(Debug)]
pub(super) struct Seen {
    /// By the name that it was looked for.
    pub(super) named: PathBuf,
    /// Where it really is, be that outside of the folder.
    pub(super) real: Option<PathBuf>,
    /// What it was like, be that not there.
    pub(super) was: Stamp,
    /// The same, if it may be read.
    pub(super) stamp: Result<Stamp, Refusal>,
    /// In bytes.
    pub(super) size: u64,
}

impl Folder {
    /// What can be known of the file at `path`, which is relative to the folder, without reading it; no more than so many
    /// bytes of it may be read.
    pub(super) fn look(&self, path: &str, most: u64) -> Seen {
        match self {
            Self::BuiltIn => {
                let stamp = built_in::file(path).map(|_| Stamp::default()).ok_or(Refusal::Missing);
                Seen { named: PathBuf::new(), real: None, was: Stamp::default(), stamp, size: 0 }
            }
            Self::Disk(folder) => {
                let named = folder.join(path);
                let about = fs::metadata(&named);
                let was = about.as_ref().map(Stamp::of_file).unwrap_or_default();
                let real = fs::canonicalize(&named).map_err(|error| refusal(&error));
                let size = about.as_ref().map_or(0, fs::Metadata::len);
                let about = about.map_err(|error| refusal(&error));
                let may_be_read =
                    is_inside(folder, path, &real).and(about).and_then(|about| may_be_read(&about, most));
                Seen { named, real: real.ok(), was, stamp: may_be_read.map(|()| was), size }
            }
        }
    }

    /// What shows that the file at `path`, which could be read so, is the same that it was.
    pub(super) fn stamp(&self, path: &str, most: u64) -> Result<Stamp, Refusal> {
        self.look(path, most).stamp
    }

    /// The bytes of the file at `path`, if those are no more than `most`.
    pub(super) fn read_up_to(&self, path: &str, most: u64) -> Result<Vec<u8>, Refusal> {
        match self {
            Self::BuiltIn => {
                built_in::file(path).map(|text| text.as_bytes().to_vec()).ok_or(Refusal::Missing)
            }
            Self::Disk(folder) => read_at_most(&inside(folder, path)?, most),
        }
    }
}

/// Reads a regular file of no more than so many bytes, telling how far it is.
pub(super) fn read_with(path: &Path, most: u64, progress: &Progress<'_>) -> Result<Vec<u8>, Refusal> {
    let (file, bytes) = regular(path, most)?;
    progress.expects(bytes);
    if let Some(bytes) = in_parts::read(&file, bytes, progress) {
        return Ok(bytes);
    }
    let bytes = all_of(file, most)?;
    progress.reaches(bytes.len());
    Ok(bytes)
}

/// The same, telling nobody.
pub(super) fn read_at_most(path: &Path, most: u64) -> Result<Vec<u8>, Refusal> {
    let (file, _) = regular(path, most)?;
    all_of(file, most)
}

/// The first `most` bytes of a file that has more than `few`; none of a smaller one.
pub(super) fn read_head(path: &Path, few: u64, most: u64) -> Result<Option<Vec<u8>>, Refusal> {
    let about = fs::metadata(path).map_err(|error| refusal(&error))?;
    if !about.is_file() || about.len() <= few {
        return Ok(None);
    }
    let (file, _) = regular(path, u64::MAX)?;
    let mut head = Vec::new();
    file.take(most).read_to_end(&mut head).map_err(|error| refusal(&error))?;
    Ok(Some(head))
}

/// A regular file of no more than so many bytes, opened, and how many it has.
///
/// Opening a pipe could wait for ever, and opening a device do something: so it is looked at before. It may be another by
/// the time it is opened, so that does not wait, and it is looked at once more.
fn regular(path: &Path, most: u64) -> Result<(fs::File, u64), Refusal> {
    let about = fs::metadata(path).map_err(|error| refusal(&error))?;
    may_be_read(&about, most)?;
    let mut options = fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let at_once = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
        options.custom_flags(i32::try_from(at_once.bits()).unwrap_or_default());
    }
    let opened = options.open(path).and_then(|file| file.metadata().map(|about| (file, about)));
    let (file, about) = opened.map_err(|error| refusal(&error))?;
    may_be_read(&about, most)?;
    Ok((file, about.len()))
}

/// The bytes of a file that may grow while it is read, and of which none may be known before.
fn all_of(file: fs::File, most: u64) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let room = file.metadata().map_or(0, |about| about.len()).min(most);
    bytes.reserve_exact(usize::try_from(room).unwrap_or_default());
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| refusal(&error))?;
    if bytes.len() as u64 > most { Err(Refusal::TooLarge(most)) } else { Ok(bytes) }
}

/// Whether it is a regular file of no more than so many bytes.
fn may_be_read(about: &fs::Metadata, most: u64) -> Result<(), Refusal> {
    if !about.is_file() {
        return Err(Refusal::NoFile);
    }
    if about.len() > most { Err(Refusal::TooLarge(most)) } else { Ok(()) }
}

/// Where `path` really is, if that is inside `folder`.
fn inside(folder: &Path, path: &str) -> Result<PathBuf, Refusal> {
    let real = fs::canonicalize(folder.join(path)).map_err(|error| refusal(&error));
    is_inside(folder, path, &real).cloned()
}

/// The file that is really at `real`, which was looked for at `path`, if both are inside of the folder.
fn is_inside<'r>(
    folder: &Path,
    path: &str,
    real: &'r Result<PathBuf, Refusal>,
) -> Result<&'r PathBuf, Refusal> {
    if !stays_inside(path) {
        return Err(Refusal::Outside);
    }
    let real = real.as_ref().map_err(Clone::clone)?;
    if real.starts_with(folder) { Ok(real) } else { Err(Refusal::Outside) }
}

/// Whether the words of a path lead out of where it begins.
fn stays_inside(path: &str) -> bool {
    let mut depth = 0_i32;
    Path::new(path).components().all(|part| {
        match part {
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::ParentDir => depth -= 1,
            Component::RootDir | Component::Prefix(_) => return false,
        }
        depth >= 0
    })
}

fn refusal(error: &io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Refusal::Missing,
        kind => Refusal::Unreadable(kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_not_lead_out_of_the_folder() {
        assert!(stays_inside("articles/a.md") && stays_inside("./a/../b"));
        assert!(!stays_inside("../a") && !stays_inside("a/../../b") && !stays_inside("/etc/passwd"));
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_may_not_lead_out_of_the_folder() {
        let outer = tempfile::tempdir().expect("folder");
        let inner = outer.path().canonicalize().expect("real").join("timeline");
        fs::create_dir(&inner).expect("made");
        fs::write(outer.path().join("secret"), "x").expect("written");
        std::os::unix::fs::symlink("../secret", inner.join("link.md")).expect("linked");
        assert_eq!(Folder::Disk(inner).read_up_to("link.md", 5), Err(Refusal::Outside));
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().expect("folder");
        assert_eq!(read_at_most(folder.path(), 5), Err(Refusal::NoFile));
    }
}
