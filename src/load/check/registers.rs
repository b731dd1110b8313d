//! Actors, places, articles and facts.

use crate::{
    load::raw::{RawActor, RawArticle, RawFact, RawPlace},
    model::{Actor, Article, Citation, Fact, Id, Original, Place, is_sha256},
    problem::{Code, Problem, Problems},
};

use super::{Known, Word};

pub(super) fn actors(raw: Vec<RawActor>, known: &mut Known<'_>, problems: &mut Problems) -> Vec<Actor> {
    let mut groups: Vec<_> = raw.iter().map(|raw| group(raw.part_of, &known.actors, problems)).collect();
    let words: Vec<_> = raw.iter().map(|raw| raw.part_of).collect();
    break_circles(&mut groups, &words, "`part_of` goes in a circle", problems);
    let actor = |(raw, part_of): (RawActor, Option<Id<Actor>>)| {
        let name = raw.name.unwrap_or(raw.id.text);
        for called in raw.aliases.iter().chain([&name]).chain(&raw.short) {
            known.actors.also_called(*called, raw.id.text);
        }
        Actor { id: raw.id.text, name, short: raw.short, kind: raw.kind, part_of, aliases: raw.aliases }
    };
    raw.into_iter().zip(groups).map(actor).collect()
}

pub(super) fn places(raw: Vec<RawPlace>, known: &mut Known<'_>, problems: &mut Problems) -> Vec<Place> {
    let mut groups: Vec<_> = raw.iter().map(|raw| group(raw.part_of, &known.places, problems)).collect();
    let words: Vec<_> = raw.iter().map(|raw| raw.part_of).collect();
    break_circles(&mut groups, &words, "`part_of` goes in a circle", problems);
    let place = |(raw, part_of): (RawPlace, Option<Id<Place>>)| {
        let name = raw.name.unwrap_or(raw.id.text);
        for called in raw.aliases.iter().chain([&name]) {
            known.places.also_called(*called, raw.id.text);
        }
        Place { id: raw.id.text, name, part_of, aliases: raw.aliases }
    };
    raw.into_iter().zip(groups).map(place).collect()
}

pub(super) fn articles(
    raw: Vec<RawArticle>,
    saved: &[bool],
    known: &Known<'_>,
    problems: &mut Problems,
) -> Vec<Article> {
    let mut roots: Vec<_> =
        raw.iter().map(|raw| group(raw.derived_from, &known.articles, problems)).collect();
    let words: Vec<_> = raw.iter().map(|raw| raw.derived_from).collect();
    break_circles(&mut roots, &words, "`derived_from` goes in a circle", problems);
    let article = |(index, (raw, derived_from)): (usize, (RawArticle, Option<Id<Article>>))| {
        for sha256 in
            raw.sha256.iter().chain(raw.original.iter().filter_map(|original| original.sha256.as_ref()))
        {
            check_hash(*sha256, known, problems);
        }
        let cited = raw.citation;
        Article {
            id: raw.id.text,
            title: raw.title.unwrap_or(raw.id.text),
            citation: Citation {
                author: cited.author,
                publisher: cited.publisher,
                issued: cited.issued.and_then(|word| known.date(word, problems)),
                accessed: cited.accessed.and_then(|word| known.date(word, problems)),
                url: cited.url,
                archive_url: cited.archive_url,
                language: cited.language,
            },
            file: raw.file.map(|word| word.text),
            is_saved: saved.get(index).copied().unwrap_or_default(),
            sha256: raw.sha256.map(|word| word.text),
            rendition: raw.rendition.unwrap_or_default(),
            original: raw.original.and_then(|original| {
                Some(Original { file: original.file?, sha256: original.sha256.map(|word| word.text) })
            }),
            derived_from,
        }
    };
    raw.into_iter().zip(roots).enumerate().map(article).collect()
}

pub(super) fn facts(raw: Vec<RawFact>) -> Vec<Fact> {
    raw.into_iter()
        .map(|raw| Fact {
            id: raw.id.text,
            name: raw.name.unwrap_or(raw.id.text),
            kind: raw.kind.unwrap_or_default(),
            unit: raw.unit,
            changes: raw.changes,
        })
        .collect()
}

fn group<T>(word: Option<Word>, names: &super::Names<'_, T>, problems: &mut Problems) -> Option<Id<T>> {
    names.find(word?, problems)
}

/// Takes out what leads back to itself: one link of each circle.
fn break_circles<T>(
    groups: &mut [Option<Id<T>>],
    words: &[Option<Word>],
    message: &str,
    problems: &mut Problems,
) {
    // Each item is walked once: whatever an earlier walk went through is known to end.
    let mut walked = vec![0; groups.len()];
    for start in 0..groups.len() {
        let mut at = start;
        while walked[at] == 0 {
            walked[at] = start + 1;
            let Some(next) = groups[at] else { break };
            if walked[next.index()] == start + 1 {
                groups[at] = None;
                let place = words[at].map(|word| word.at).unwrap_or_default();
                problems
                    .push(Problem::new(Code::CircularGroup, place, message).help("one link of it must go"));
                break;
            }
            at = next.index();
        }
    }
}

fn check_hash(sha256: Word, known: &Known<'_>, problems: &mut Problems) {
    let written = known.texts.get(sha256.text).as_written();
    if !is_sha256(written) {
        let message = "`sha256` must be 64 hexadecimal digits";
        let help = "`sha256sum FILE` prints them, on macOS `shasum -a 256 FILE`";
        problems.push(Problem::new(Code::BadHash, sha256.at, message).help(help));
    }
}
