//! The saved texts of the articles: looked for when a timeline is loaded, read when they are asked for.

use std::{borrow::Cow, fmt::Write};

use sha2::{Digest, Sha256};

use crate::{
    model::{ArticleId, Read, Saved, Shelf, is_sha256},
    problem::{Code, Problem},
    text::Texts,
    threads,
};

use super::{
    built_in,
    fields::{Reader, Word},
    folder::{Folder, Refusal, Seen},
    limits::{Limit, Limits},
    origin::Stamp,
    raw::RawArticle,
    refused,
};

/// What reads the articles' texts.
#[derive(Debug)]
struct Articles {
    folder: Folder,
    /// Bytes of a text that is read.
    most: u64,
    /// By article that has a text.
    named: Vec<Option<Named>>,
}

/// A text as an article names it.
#[derive(Debug)]
struct Named {
    word: Word,
    path: Box<str>,
    stamp: Stamp,
    /// As curated, in hexadecimal digits.
    sha256: Option<(Word, Box<str>)>,
}

/// Looks at the text of each article that names one, in their order.
pub(super) fn look(
    (folder, most): (&Folder, u64),
    articles: &[RawArticle],
    texts: &Texts,
) -> Vec<Option<Seen>> {
    let look = |at: usize| Some(folder.look(texts.get(articles.get(at)?.file?.text).as_written(), most));
    threads::map(articles.len(), FEW, look)
}

/// So many files are looked at before another thread has begun.
const FEW: usize = 500;

/// Which of the articles have a text that may be read, and what reads those.
pub(super) fn shelf(
    (folder, limits): (&Folder, Limits),
    (articles, seen): (&[RawArticle], Vec<Option<Seen>>),
    reader: &mut Reader<'_>,
) -> (Vec<bool>, Shelf) {
    let seen = seen.into_iter().zip(articles);
    let mut left = limits.of(Limit::Articles);
    let named = seen.map(|(seen, article)| named(article, within(seen?, &mut left), reader));
    let named: Vec<_> = named.collect();
    let most = limits.of(Limit::Article);
    let saved = named.iter().map(Option::is_some).collect();
    (saved, Shelf::new(named.len(), Articles { folder: folder.clone(), most, named }))
}

/// The same, unless with it all articles are too large.
fn within(seen: Seen, left: &mut u64) -> Seen {
    match left.checked_sub(seen.size) {
        _ if seen.stamp.is_err() => seen,
        None => Seen { stamp: Err(Refusal::OneTooMany), ..seen },
        Some(rest) => {
            *left = rest;
            seen
        }
    }
}

fn named(article: &RawArticle, seen: Seen, reader: &mut Reader<'_>) -> Option<Named> {
    let word = article.file?;
    let written = |texts: &Texts, word: Word| -> Box<str> { texts.get(word.text).as_written().into() };
    let path = written(reader.texts, word);
    match seen.stamp {
        Ok(stamp) => {
            let sha256 = article.sha256.map(|sha256| (sha256, written(reader.texts, sha256)));
            Some(Named { word, path, stamp, sha256 })
        }
        Err(refusal) => {
            reader.problems.push(refused(&refusal, &path, word, Code::ArticleMissing));
            None
        }
    }
}

impl Saved for Articles {
    fn read(&self, article: ArticleId) -> Read {
        let named = self.named.get(article.index()).and_then(Option::as_ref);
        named.map(|named| named.read(&self.folder, self.most)).unwrap_or_default()
    }
}

impl Named {
    /// Reads it through the same wall as when it was looked for: a link may lead elsewhere by now.
    fn read(&self, folder: &Folder, most: u64) -> Read {
        let bytes = match folder {
            Folder::BuiltIn => built_in::file(&self.path).map(str::as_bytes).map(Cow::Borrowed),
            Folder::Disk(_) => match folder.read_up_to(&self.path, most) {
                Ok(bytes) => Some(Cow::Owned(bytes)),
                Err(refusal) => return Read::without(self.refused(&refusal)),
            },
        };
        let Some(bytes) = bytes else { return Read::without(self.refused(&Refusal::Missing)) };
        // Passages are places in the text of then: in another they would be other words.
        if folder.stamp(&self.path, most) != Ok(self.stamp) {
            let message = format!("`{}` was changed after the timeline was read", self.path);
            let problem = Problem::new(Code::FileUnreadable, self.word.at, message);
            return Read::without(problem.help("read the timeline again"));
        }
        let changed = self.sha256.as_ref().and_then(|(word, sha256)| self.compare(&bytes, (*word, sha256)));
        let (text, other) = match text_of(bytes) {
            Ok(text) => (Some(text), None),
            Err(line) => (None, Some(self.not_utf8(line))),
        };
        Read { text, problems: changed.into_iter().chain(other).collect() }
    }

    fn refused(&self, refusal: &Refusal) -> Problem {
        refused(refusal, &self.path, self.word, Code::ArticleMissing)
    }

    /// Reports a text that is not the one that was curated. Its quotes are looked for all the same.
    fn compare(&self, bytes: &[u8], (word, written): (Word, &str)) -> Option<Problem> {
        // What is no SHA-256 at all is reported where the article is checked.
        if !is_sha256(written) {
            return None;
        }
        let found = sha256(bytes);
        let message = format!("`{}` has changed since it was curated", self.path);
        let help = format!("if the change is right, write sha256 = \"{found}\"");
        let problem = || Problem::new(Code::ArticleChanged, word.at, message).help(help);
        (!written.eq_ignore_ascii_case(&found)).then(problem)
    }

    fn not_utf8(&self, line: usize) -> Problem {
        let message = format!("`{}` is not UTF-8 text: line {line} has a byte that no UTF-8 has", self.path);
        let problem = Problem::new(Code::ArticleNotUtf8, self.word.at, message);
        problem.help("save the file as UTF-8; until then its quotes are unchecked")
    }
}

impl Read {
    fn without(problem: Problem) -> Self {
        Self { text: None, problems: vec![problem] }
    }
}

/// The bytes as text, or the line with the first byte that is none.
fn text_of(bytes: Cow<'static, [u8]>) -> Result<Cow<'static, str>, usize> {
    let line = |bytes: &[u8], good: usize| {
        memchr::memchr_iter(b'\n', bytes.get(..good).unwrap_or_default()).count() + 1
    };
    match bytes {
        Cow::Borrowed(bytes) => {
            std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| line(bytes, error.valid_up_to()))
        }
        Cow::Owned(bytes) => {
            let text = String::from_utf8(bytes);
            text.map(Cow::Owned).map_err(|error| line(error.as_bytes(), error.utf8_error().valid_up_to()))
        }
    }
}

/// The SHA-256 (FIPS 180-4) of a text, as `sha256` gives it.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use crate::{
        evidence::Class,
        findings::Checked,
        load::{Loaded, open},
        model::{ArticleId, SourceId},
    };

    /// A folder with a timeline of one article and a quote from it.
    fn folder(text: &[u8]) -> (tempfile::TempDir, Loaded) {
        let folder = tempfile::tempdir().expect("a folder");
        let timeline = "[articles.a]\ntitle = 'A'\ntext = 'a.md'\n[[events]]\nid = 'e'\ntitle = 'E'\n\
                        [[events.sources]]\narticle = 'a'\nquote = 'the port'\n";
        fs::write(folder.path().join("t.toml"), timeline).expect("written");
        fs::write(folder.path().join("a.md"), text).expect("written");
        let loaded = open(&folder.path().join("t.toml")).expect("opened");
        (folder, loaded)
    }

    fn codes(checked: &Checked) -> Vec<&'static str> {
        checked.problems.iter().map(|problem| problem.code.name()).collect()
    }

    /// What is found of the one quote, and reported, when the article's file was dealt with so after it was looked for.
    fn after(change: impl FnOnce(&Path)) -> (Class, Vec<&'static str>) {
        let (folder, loaded) = folder(b"On Friday the port closed.");
        assert!(loaded.problems.is_empty());
        change(&folder.path().join("a.md"));
        let checked = Checked::new(loaded.timeline, loaded.problems);
        let article = ArticleId::new(0);
        let class = checked.findings.passage(SourceId::new(0)).class();
        assert_eq!(checked.timeline.article_text(article).is_some(), class != Class::Unchecked);
        assert_eq!(checked.timeline.has_text(article), class != Class::Unchecked);
        assert_eq!(checked.counts.awaited, 0);
        (class, codes(&checked))
    }

    #[test]
    fn a_text_that_is_another_by_now_gives_no_words_at_all() {
        assert_eq!(after(|_| ()), (Class::Verbatim, vec![]));
        let unread = (Class::Unchecked, vec!["file-unreadable"]);
        assert_eq!(after(|file| fs::write(file, "the port, twice the port").expect("written")), unread);
        let gone = (Class::Unchecked, vec!["article-missing"]);
        assert_eq!(after(|file| fs::remove_file(file).expect("removed")), gone);
        let folder = |file: &Path| {
            fs::remove_file(file).expect("removed");
            fs::create_dir(file).expect("made");
        };
        assert_eq!(after(folder), unread);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_of_the_folder_by_now_is_not_followed() {
        let elsewhere = tempfile::tempdir().expect("a folder");
        let other = elsewhere.path().join("a.md");
        fs::write(&other, "On Friday the port closed.").expect("written");
        let link = |file: &Path| {
            fs::remove_file(file).expect("removed");
            std::os::unix::fs::symlink(&other, file).expect("linked");
        };
        assert_eq!(after(link), (Class::Unchecked, vec!["outside-folder"]));
    }

    #[test]
    fn words_that_were_read_are_not_taken_from_a_text_that_is_another_by_now() {
        let (folder, loaded) = folder(b"On Friday the port closed.");
        let mut checked = Checked::new(loaded.timeline, loaded.problems);
        let article = ArticleId::new(0);
        let shown = checked.timeline.article_text(article).expect("read").as_written().to_owned();
        assert_eq!(shown, "On Friday the port closed.");
        fs::write(folder.path().join("a.md"), "Another text of other words").expect("written");
        assert!(checked.timeline.article_text(article).is_some(), "kept");
        checked.forget_texts(0);
        assert_eq!(checked.timeline.article_text(article), None);
        assert!(checked.reading(article).is_none());
    }

    #[test]
    fn bytes_that_are_no_text_are_reported_once_they_are_read() {
        let (_folder, loaded) = folder(b"On Friday\nthe port \xff closed.");
        let checked = Checked::new(loaded.timeline, loaded.problems);
        assert_eq!(codes(&checked), ["article-not-utf8"]);
        let said = checked.in_words(&checked.problems[0]).message.written().shown().to_string();
        assert_eq!(said, "`a.md` is not UTF-8 text: line 2 has a byte that no UTF-8 has");
        assert!(!checked.timeline.has_text(ArticleId::new(0)));
    }
}
