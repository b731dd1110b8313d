//! From files to a [`Timeline`] of what is sound, and every problem found on the way.
//!
//! The text is cut at its headers (`scan`), each piece parsed alone (`parse`) and read as
//! written (`raw`, with `fields`); then names are looked up (`check`) and events put in
//! order (`order`). Nothing stops at the first mistake.

mod articles;
mod behind;
mod built_in;
mod check;
mod counts;
pub(crate) mod fields;
mod folder;
mod include;
pub(crate) mod limits;
mod listing;
mod order;
mod origin;
mod originals;
mod parse;
mod preview;
mod progress;
mod quick;
mod raw;
mod scan;
pub(crate) mod single;

use std::{fs, io, path::Path};

use crate::{
    model::{MostPairs, Timeline},
    problem::{Code, Problem, Problems},
    text::{FileText, Span, Texts},
};

pub(crate) use articles::sha256;
pub(crate) use behind::last_article;
use fields::{Reader, Word};
use folder::{Folder, Refusal};
use limits::Limit;
pub(crate) use limits::Limits;
use listing::Listing;
use raw::Raw;

pub(crate) use origin::Origin;
use origin::Stamp;
pub(crate) use originals::{OriginalText, original};
pub(crate) use preview::{Begun, begin};
pub(crate) use progress::Progress;

/// What loading yields: always both.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) timeline: Timeline,
    /// In the order of their places.
    pub(crate) problems: Vec<Problem>,
    pub(crate) origin: Origin,
}

/// Why there is nothing to load at all.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OpenError {
    #[error("there is no file `{0}`")]
    Missing(String),
    #[error("`{0}` is not a file")]
    NoFile(String),
    #[error("`{0}` is over {most}, and no larger timeline is read", most = Limit::Timeline.in_words(*.1))]
    TooLarge(String, u64),
    #[error("`{0}` cannot be read: {1}")]
    Unreadable(String, io::ErrorKind),
}

/// Loads the timeline in the file at `path`, with the files it includes and its articles.
pub(crate) fn open(path: &Path) -> Result<Loaded, OpenError> {
    open_telling(path, (Limits::default(), &Progress::untold()))
}

/// The same, reading no more than it may, and telling how far it is.
pub(crate) fn open_telling(path: &Path, reading: (Limits, &Progress<'_>)) -> Result<Loaded, OpenError> {
    open_again(path, None, reading)
}

/// The same, where it was read before: what of the files is as it was is taken from there, which is quicker than
/// reading it, and comes to the same.
pub(crate) fn open_again(
    path: &Path,
    former: Option<&Timeline>,
    (limits, progress): (Limits, &Progress<'_>),
) -> Result<Loaded, OpenError> {
    let name = path.display().to_string();
    let stamp = Stamp::of(path);
    let most = limits.of(Limit::Timeline);
    let bytes = folder::read_with(path, most, progress).map_err(|refusal| not_opened(&refusal, &name))?;
    at(path, bytes, (stamp, former), (limits, progress))
}

/// The bytes of a file that a timeline is to be made of: no more than those of a timeline may be.
pub(crate) fn bytes(path: &Path, limits: Limits) -> Result<Vec<u8>, OpenError> {
    let (name, most) = (path.display().to_string(), limits.of(Limit::Timeline));
    folder::read_at_most(path, most).map_err(|refusal| not_opened(&refusal, &name))
}

/// What the timeline in the file at `path` would be, had that file these bytes; it need not be there.
pub(crate) fn instead(path: &Path, bytes: Vec<u8>, limits: Limits) -> Result<Loaded, OpenError> {
    at(path, bytes, (Stamp::default(), None), (limits, &Progress::untold()))
}

/// The timeline that these bytes are, as the file at `path`.
fn at(
    path: &Path,
    bytes: Vec<u8>,
    (stamp, former): (Stamp, Option<&Timeline>),
    (limits, progress): (Limits, &Progress<'_>),
) -> Result<Loaded, OpenError> {
    let name = path.display().to_string();
    let folder = fs::canonicalize(folder_of(path))
        .map_err(|error| OpenError::Unreadable(name.clone(), error.kind()))?;
    // One that is not there yet is where it will be.
    let own = fs::canonicalize(path).unwrap_or_else(|_| folder.join(path.file_name().unwrap_or_default()));
    let root = Root { shown: &name, own: &own, stamp, former, limits, progress };
    Ok(load(&Folder::Disk(folder), &root, bytes))
}

fn not_opened(refusal: &Refusal, name: &str) -> OpenError {
    let name = name.to_owned();
    match refusal {
        Refusal::NoFile => OpenError::NoFile(name),
        Refusal::TooLarge(most) => OpenError::TooLarge(name, *most),
        Refusal::Unreadable(kind) => OpenError::Unreadable(name, *kind),
        _ => OpenError::Missing(name),
    }
}

/// Whether something is called so, be it a link that leads nowhere.
pub(crate) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The folder that the file at `path` is in, as one gets there from here.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether a link leads from `path` to what is not in its folder.
pub(crate) fn leads_out(path: &Path) -> bool {
    fs::canonicalize(path)
        .ok()
        .zip(fs::canonicalize(folder_of(path)).ok())
        .is_some_and(|(real, folder)| !real.starts_with(folder))
}

/// The Moscow timeline that is part of the program.
pub(crate) fn built_in() -> Loaded {
    let root = Root::of_no_file(built_in::NAME);
    let text = built_in::file(built_in::NAME).unwrap_or_default();
    load(&Folder::BuiltIn, &root, text.as_bytes().to_vec())
}

/// What the first file is called in problems, and where it really is.
struct Root<'a> {
    shown: &'a str,
    own: &'a Path,
    stamp: Stamp,
    /// What was read of it before.
    former: Option<&'a Timeline>,
    limits: Limits,
    progress: &'a Progress<'a>,
}

impl<'a> Root<'a> {
    fn of_no_file(name: &'a str) -> Self {
        static UNTOLD: Progress<'static> = Progress::untold();
        Self {
            shown: name,
            own: Path::new(name),
            stamp: Stamp::of(Path::new("")),
            former: None,
            limits: Limits::default(),
            progress: &UNTOLD,
        }
    }

    /// What problems call another file of the folder: the way to it from where we are.
    fn beside(&self, path: &str) -> String {
        let folder = Path::new(self.shown).parent();
        folder.map_or_else(|| path.to_owned(), |folder| folder.join(path).display().to_string())
    }
}

fn load(folder: &Folder, root: &Root<'_>, bytes: Vec<u8>) -> Loaded {
    let mut texts = Texts::default();
    let mut problems = Problems::of_at_most(root.limits.count(Limit::Problems));
    let mut raw = Raw::within(root.limits);
    let mut reader = Reader { texts: &mut texts, problems: &mut problems };
    if let Some(file) = take_in(root.shown, bytes, None, &mut reader) {
        read(&file, &mut raw, (&mut reader, root));
    }
    let included = include::files(folder, root, &mut raw, &mut reader);
    let mut origin = Origin::new(folder, root, included);
    let most = root.limits.of(Limit::Article);
    let seen = articles::look((folder, most), &raw.articles, reader.texts);
    origin.add(folder, (&raw, &seen), &reader);
    raw.know_dates(&mut reader);
    let left = quick::resolve(&mut raw, reader.texts);
    parse::left(&left, &mut raw, &mut reader);
    let mut listing = Listing::of(&mut raw, reader.texts);
    let doubles = listing.doubles();
    if !doubles.is_empty() {
        listing.into_raw(&mut raw);
        parse::left(&doubles, &mut raw, &mut reader);
        listing = Listing::of(&mut raw, reader.texts);
    }
    let (saved, shelf) = articles::shelf((folder, root.limits), (&raw.articles, seen), &mut reader);
    let mut timeline = check::timeline(&texts, raw, listing, &saved, &mut problems);
    timeline.texts = texts;
    timeline.shelf = shelf;
    timeline.most_pairs = MostPairs(root.limits.of(Limit::Pairs));
    let mut problems = told(problems);
    problems.sort_by_key(|problem| (problem.at, problem.code));
    // One word, one syntax error: what it was taken for is no news.
    problems.dedup_by(|next, first| next == first || (first.code == Code::Syntax && first.at == next.at));
    Loaded { timeline, problems, origin }
}

/// Reads everything that stands in `file`, unless that is made of headers.
fn read(file: &FileText, raw: &mut Raw, (reader, root): (&mut Reader<'_>, &Root<'_>)) {
    match raw.counts.tables(file) {
        Ok(()) => parse::file(file, raw, (reader, root)),
        Err(problem) => reader.problems.push(problem),
    }
}

/// The problems that are kept, and a word of those that are not.
fn told(problems: Problems) -> Vec<Problem> {
    let (mut kept, more) = problems.into_parts();
    if more > 0 {
        let message = format!("there are {more} problems more than are listed");
        let problem = Problem::new(Code::TooManyProblems, Span::default(), message);
        let way_out = Limit::Problems.way_out(kept.len() as u64);
        kept.push(problem.help(way_out));
    }
    kept
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Makes text of a timeline file's bytes. What is not UTF-8 is reported, and read on.
///
/// A byte order mark is no part of the text: it would hide a header behind it, and every
/// column of the first line would be one too many.
fn take_in(name: &str, mut bytes: Vec<u8>, from: Option<Word>, reader: &mut Reader<'_>) -> Option<FileText> {
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    let (text, error) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(error.utf8_error().valid_up_to()))
        }
    };
    let Ok(file) = reader.texts.add_file(name, text) else {
        let at = from.map(|word| word.at).unwrap_or_default();
        let message = format!("`{name}` is too large: all texts together may be 4 GiB");
        reader.problems.push(Problem::new(Code::FileTooLarge, at, message));
        return None;
    };
    // Up to the first bad byte the lossy text is the same as the bytes.
    if let Some(bad) = error {
        let at = file.span(bad..bad + '\u{fffd}'.len_utf8());
        let message = format!("`{name}` is not UTF-8 text");
        let help = "save the file as UTF-8; what could not be read stands as \u{fffd}";
        reader.problems.push(Problem::new(Code::NotUtf8, at, message).help(help));
    }
    Some(file)
}

/// A file that `word` names, and why it was not read.
fn refused(refusal: &Refusal, path: &str, word: Word, missing: Code) -> Problem {
    let (code, message) = match refusal {
        Refusal::Missing => (missing, format!("there is no file `{path}` in the timeline's folder")),
        Refusal::Outside => (Code::OutsideFolder, format!("`{path}` lies outside the timeline's folder")),
        Refusal::NoFile => (Code::FileUnreadable, format!("`{path}` is not a file")),
        Refusal::TooLarge(most) => {
            (Code::FileTooLarge, format!("`{path}` is over {}", Limit::Article.in_words(*most)))
        }
        Refusal::OneTooMany => {
            (Code::FileTooLarge, format!("with `{path}` the texts of the articles are too large together"))
        }
        Refusal::Unreadable(kind) => (Code::FileUnreadable, format!("`{path}` cannot be read: {kind}")),
        Refusal::NameNotUtf8 => (Code::FileUnreadable, format!("the name of `{path}` is not UTF-8")),
        Refusal::TooMany => {
            (Code::TooManyFiles, format!("`{path}` has too many files and folders to look through"))
        }
        Refusal::NoPattern => (missing, format!("`{path}` is no pattern of file names")),
    };
    let help = match refusal {
        Refusal::TooLarge(most) => Limit::Article.way_out(*most),
        Refusal::OneTooMany => Limit::Articles.way_out(0),
        Refusal::NameNotUtf8 => "rename it: nothing can point at it".to_owned(),
        Refusal::TooMany => "name the folder that the files are in, such as `events/*.toml`".to_owned(),
        Refusal::Outside => "move the file into the folder".to_owned(),
        Refusal::Missing if missing == Code::ArticleMissing => {
            "leave `text` out until the article is saved: its quotes are unchecked then".to_owned()
        }
        _ => return Problem::new(code, word.at, message),
    };
    Problem::new(code, word.at, message).help(help)
}

#[cfg(test)]
pub(crate) mod tests;
