//! The documents that reading copies were made from. They are no part of a timeline: whoever has them keeps them in a
//! folder of their own, and each is read when somebody wants to see it.

use std::{fs, path::Path};

use sha2::{Digest, Sha256};

use crate::{
    model::{ArticleId, Timeline},
    text::Kept,
};

use super::{
    articles,
    folder::{Folder, Refusal},
    limits::{Limit, Limits},
};

/// The text of an original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OriginalText {
    pub(crate) text: Kept,
    /// The timeline gives its hash, and this is it.
    pub(crate) is_checked: bool,
}

/// Why an original cannot be shown. What is named of a file is safe to show.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoOriginal {
    #[error("The timeline names no original of this article")]
    Unnamed,
    #[error("There is no folder `{0}` of originals")]
    NoFolder(String),
    #[error("There is no `{0}` among the originals")]
    Missing(String),
    #[error("The original `{0}` lies outside the folder of originals")]
    Outside(String),
    #[error("The original `{0}` is not a file")]
    NoFile(String),
    #[error("The original `{0}` is over {most}: {out}", most = Limit::Original.in_words(*.1), out = Limit::Original.way_out(*.1))]
    TooLarge(String, u64),
    #[error("The original `{0}` cannot be read")]
    Unreadable(String),
    #[error("This `{0}` is not the original that was curated: it has another hash")]
    Other(String),
    #[error("The original `{0}` is not UTF-8 text")]
    NotUtf8(String),
}

/// The original of an article, out of `folder`; nothing outside of that is read. One with another hash than the
/// timeline gives is another text, in which no passage is where it should be.
pub(crate) fn original(
    (folder, limits): (&Path, Limits),
    timeline: &Timeline,
    article: ArticleId,
) -> Result<OriginalText, NoOriginal> {
    let original = timeline.articles[article].original.as_ref().ok_or(NoOriginal::Unnamed)?;
    let file = timeline.text(original.file);
    let shown = file.shown().to_string();
    let real = fs::canonicalize(folder)
        .ok()
        .filter(|real| real.is_dir())
        .ok_or_else(|| NoOriginal::NoFolder(folder.display().to_string()))?;
    let bytes =
        Folder::Disk(real).read_up_to(file.as_written(), limits.of(Limit::Original)).map_err(|refusal| {
            let why = match refusal {
                Refusal::Missing => NoOriginal::Missing,
                Refusal::Outside => NoOriginal::Outside,
                Refusal::NoFile => NoOriginal::NoFile,
                Refusal::TooLarge(most) => {
                    return NoOriginal::TooLarge(shown.clone(), most);
                }
                _ => NoOriginal::Unreadable,
            };
            why(shown.clone())
        })?;
    let sha256 = original.sha256.map(|sha256| timeline.text(sha256).as_written());
    if sha256
        .is_some_and(|sha256| !sha256.eq_ignore_ascii_case(&articles::hexadecimal(&Sha256::digest(&bytes))))
    {
        return Err(NoOriginal::Other(shown));
    }
    let text = String::from_utf8(bytes).map_err(|_| NoOriginal::NotUtf8(shown))?;
    Ok(OriginalText { text: text.into(), is_checked: sha256.is_some() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::loaded;

    const HASH_OF_ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn read(folder: &Path, original: &str) -> Result<OriginalText, NoOriginal> {
        let text = format!("[articles.a]\ntitle = 'A'\noriginal = {original}\n");
        super::original((folder, Limits::default()), &loaded(&text).timeline, ArticleId::new(0))
    }

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).expect("written");
        }
        folder
    }

    #[test]
    fn an_original_is_the_file_with_the_hash_that_the_timeline_gives() {
        let folder = folder(&[("a.txt", b"abc"), ("b.txt", b"abd")]);
        let named = |name: &str| format!("{{ file = '{name}', sha256 = '{HASH_OF_ABC}' }}");
        let found = read(folder.path(), &named("a.txt")).expect("found");
        assert_eq!((found.text.written().as_written(), found.is_checked), ("abc", true));
        assert_eq!(read(folder.path(), &named("b.txt")), Err(NoOriginal::Other("b.txt".to_owned())));
        assert!(!read(folder.path(), "{ file = 'b.txt' }").expect("found").is_checked);
    }

    #[test]
    fn what_is_no_text_in_the_folder_is_refused() {
        let folder = folder(&[("bytes", b"\xff")]);
        let named = |name: &str| name.to_owned();
        let read = |name: &str| read(folder.path(), &format!("{{ file = '{name}' }}")).unwrap_err();
        assert_eq!(read("a.txt"), NoOriginal::Missing(named("a.txt")));
        assert_eq!(read("../a.txt"), NoOriginal::Outside(named("../a.txt")));
        assert_eq!(read("."), NoOriginal::NoFile(named(".")));
        assert_eq!(read("bytes"), NoOriginal::NotUtf8(named("bytes")));
        let text = "[articles.a]\ntitle = 'A'\n";
        let none = original((folder.path(), Limits::default()), &loaded(text).timeline, ArticleId::new(0));
        assert_eq!(none, Err(NoOriginal::Unnamed));
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_to_be_so() {
        let folder = folder(&[]);
        let gone = folder.path().join("gone");
        assert!(matches!(read(&gone, "{ file = 'a' }"), Err(NoOriginal::NoFolder(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let (outer, inner) = (folder(&[("secret", b"x")]), folder(&[]));
        std::os::unix::fs::symlink(outer.path().join("secret"), inner.path().join("a")).expect("linked");
        assert_eq!(read(inner.path(), "{ file = 'a' }"), Err(NoOriginal::Outside("a".to_owned())));
    }
}
