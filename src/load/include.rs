//! The files that `include` names, each read once, in the order of their paths.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crate::{
    problem::{Code, Problem},
    text::FileText,
};

use super::{
    Root,
    fields::{Reader, Word},
    folder::{self, Folder, Matches, Refusal, Walk},
    limits::Limit,
    origin::Stamp,
    raw::Raw,
    refused, take_in,
};

/// Reads the files that `include` names. What a file is, its real path says: it may be named
/// in several ways. Gives back which they are.
pub(super) fn files(
    folder: &Folder,
    root: &Root<'_>,
    raw: &mut Raw,
    reader: &mut Reader<'_>,
) -> BTreeMap<PathBuf, Stamp> {
    let patterns: Vec<Word> = raw.about.iter().flat_map(|about| about.include.clone()).collect();
    let most = root.limits.count(Limit::Files);
    let mut walk = Walk::new(folder, root.limits.count(Limit::Names));
    let mut files: BTreeMap<PathBuf, Word> = BTreeMap::new();
    for word in patterns {
        let pattern = reader.texts.get(word.text).as_written().to_owned();
        match walk.matching(&pattern) {
            Ok(found) => {
                reader.problems.extend(of_matches(&found, &pattern, word));
                for file in found.files {
                    files.entry(file).or_insert(word);
                }
            }
            Err(refusal) => {
                reader.problems.push(refused(&refusal, &pattern, word, Code::IncludeMissing));
                // Whatever comes next would look at too many names, too.
                if refusal == Refusal::TooMany {
                    break;
                }
            }
        }
    }
    if let Some((_, word)) = files.iter().nth(most) {
        let message = format!("`include` names {} files; the first {most} are read", files.len());
        let help = format!("put several events into one file, or {}", Limit::Files.way_out(most as u64));
        reader.problems.push(Problem::new(Code::TooManyFiles, word.at, message).help(help));
    }
    let stamps = files.keys().take(most).map(|file| (file.clone(), Stamp::of(file))).collect();
    for (file, word) in files.iter().take(most) {
        let path = in_folder(folder, file);
        if file == root.own {
            let message = format!("`{path}` includes itself");
            let help = "keep the others in a folder of their own, such as `events/*.toml`";
            reader.problems.push(Problem::new(Code::IncludeLoop, word.at, message).help(help));
            continue;
        }
        let left = root.limits.of(Limit::Timeline).saturating_sub(reader.texts.bytes());
        match folder::read_with(file, left, root.progress) {
            Ok(bytes) => {
                if let Some(file) = take_in(&root.beside(&path), bytes, Some(*word), reader) {
                    read(&file, raw, (reader, root));
                }
            }
            Err(Refusal::TooLarge(_)) => reader.problems.push(too_much(&path, *word, root)),
            Err(refusal) => reader.problems.push(refused(&refusal, &path, *word, Code::IncludeMissing)),
        }
    }
    stamps
}

/// A file that is one too many.
fn too_much(path: &str, word: Word, root: &Root<'_>) -> Problem {
    let most = root.limits.of(Limit::Timeline);
    let message =
        format!("with `{path}` the files of the timeline are over {}", Limit::Timeline.in_words(most));
    Problem::new(Code::FileTooLarge, word.at, message).help(Limit::Timeline.way_out(most))
}

/// What problems call a file of the folder.
fn in_folder(folder: &Folder, file: &Path) -> String {
    let inside = match folder {
        Folder::Disk(folder) => file.strip_prefix(folder).unwrap_or(file),
        Folder::BuiltIn => file,
    };
    inside.display().to_string()
}

/// What a pattern fits and may not be looked at, or that it fits nothing.
fn of_matches(found: &Matches, pattern: &str, word: Word) -> Vec<Problem> {
    if found.files.is_empty() && found.refused.is_empty() {
        return vec![nothing_included(pattern, word)];
    }
    let refused = |(path, refusal): (&String, &Refusal)| {
        let path = if path.is_empty() { "." } else { path.trim_end_matches('/') };
        refused(refusal, path, word, Code::IncludeMissing)
    };
    found.refused.iter().map(refused).collect()
}

fn nothing_included(pattern: &str, word: Word) -> Problem {
    if pattern.contains(['*', '?', '[']) {
        return Problem::new(Code::IncludeEmpty, word.at, format!("no file fits `{pattern}`"));
    }
    let message = format!("there is no file `{pattern}` in the timeline's folder");
    Problem::new(Code::IncludeMissing, word.at, message)
}

fn read(file: &FileText, raw: &mut Raw, (reader, root): (&mut Reader<'_>, &Root<'_>)) {
    let own_about = raw.about.take();
    super::read(file, raw, (reader, root));
    if let Some(about) = std::mem::replace(&mut raw.about, own_about) {
        let message = "an included file may hold anything but [timeline]";
        let help = "the file that includes it says what the timeline is called";
        reader.problems.push(Problem::new(Code::IncludeTimeline, about.at, message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::load::{Loaded, tests::in_folder};

    fn codes(loaded: &Loaded) -> Vec<&'static str> {
        loaded.problems.iter().map(|problem| problem.code.name()).collect()
    }

    fn including(include: &str) -> Loaded {
        let about = format!("[timeline]\ntitle = 'T'\ninclude = [{include}]\n");
        let event = "[[events]]\nid = 'a'\ntitle = 'A'\n";
        in_folder(&[
            ("t.toml", &format!("{about}[[events]]\nid = 'own'\ntitle = 'O'\n")),
            ("ev/x.toml", event),
        ])
    }

    #[test]
    fn a_file_is_read_once_however_often_and_however_it_is_named() {
        for include in ["'ev/x.toml', 'ev/*.toml'", "'ev/x.toml', 'ev/../ev/x.toml', './ev//x.toml'"] {
            let loaded = including(include);
            assert_eq!(codes(&loaded), [""; 0], "{include}");
            assert_eq!(loaded.timeline.events.len(), 2);
        }
    }

    #[test]
    fn a_timeline_that_includes_itself_by_another_way_is_told_so() {
        for include in ["'t.toml'", "'ev/../t.toml'", "'*.toml'"] {
            let loaded = including(include);
            assert_eq!(codes(&loaded), ["include-loop"], "{include}");
            assert_eq!(loaded.timeline.events.len(), 1);
        }
    }
}
