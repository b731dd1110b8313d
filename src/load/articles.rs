//! The saved texts of the articles.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::{
    problem::{Code, Problem},
    text::Text,
};

use super::{
    fields::{Reader, Word},
    folder::Folder,
    raw::RawArticle,
    refused,
};

/// The text of each article that has one, in the order of `articles`.
pub(super) fn read(folder: &Folder, articles: &[RawArticle], reader: &mut Reader<'_>) -> Vec<Option<Text>> {
    articles.iter().map(|article| read_one(folder, article, reader)).collect()
}

fn read_one(folder: &Folder, article: &RawArticle, reader: &mut Reader<'_>) -> Option<Text> {
    let word = article.file?;
    let path = reader.texts.get(word.text).as_written().to_owned();
    let bytes = match folder.read(&path) {
        Ok(bytes) => bytes,
        Err(refusal) => {
            reader.problems.push(refused(&refusal, &path, word, Code::ArticleMissing));
            return None;
        }
    };
    if let Some(sha256) = article.sha256 {
        compare(&bytes, sha256, &path, reader);
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
            let line = memchr::memchr_iter(b'\n', good).count() + 1;
            let message = format!("`{path}` is not UTF-8 text: line {line} has a byte that no UTF-8 has");
            let problem = Problem::new(Code::ArticleNotUtf8, word.at, message);
            reader.problems.push(problem.help("save the file as UTF-8; until then its quotes are unchecked"));
            return None;
        }
    };
    match reader.texts.add_file(&path, text) {
        Ok(file) => Some(file.span(0..file.len()).into()),
        Err(error) => {
            reader.problems.push(Problem::new(Code::FileTooLarge, word.at, error.to_string()));
            None
        }
    }
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Reports a text that is not the one that was curated. Its quotes are looked for all the same.
fn compare(bytes: &[u8], sha256: Word, path: &str, reader: &mut Reader<'_>) {
    let written = reader.texts.get(sha256.text).as_written();
    let found = hexadecimal(&Sha256::digest(bytes));
    // What is no SHA-256 at all is reported where the article is checked.
    let is_hash = written.len() == 64 && written.chars().all(|c| c.is_ascii_hexdigit());
    if is_hash && !written.eq_ignore_ascii_case(&found) {
        let message = format!("`{path}` has changed since it was curated");
        let help = format!("if the change is right, write sha256 = \"{found}\"");
        reader.problems.push(Problem::new(Code::ArticleChanged, sha256.at, message).help(help));
    }
}
