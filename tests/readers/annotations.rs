//! `export --to annotations` as Apache Annotator finds its selectors in the articles.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::{Value, json};

use super::{CRATE, folder, hostile_strings, ran, read_by};

/// A passage as it was found: from where to where, as JavaScript counts, and its words.
type Found = (usize, usize, String);

/// Of each annotation of a timeline that has selectors and whose article is there: itself, and what each of them finds in the saved text.
fn found(timeline: &Path) -> Option<Vec<(Value, Vec<Vec<Found>>)>> {
    let page: Value =
        serde_json::from_slice(&ran(timeline, &["export", "--to", "annotations"]).stdout).expect("JSON");
    let (mut texts, mut targets, mut annotations) = (BTreeMap::new(), Vec::new(), Vec::new());
    for annotation in page["items"].as_array().expect("annotations") {
        let target = &annotation["target"];
        let file = target["state"]["cached"].as_str().or(target["source"].as_str()).expect("an address");
        let Ok(text) = fs::read_to_string(timeline.join(file)) else { continue };
        if target["selector"].is_array() {
            texts.insert(file, text);
            targets.push(json!({ "text": file, "selectors": target["selector"] }));
            annotations.push(annotation.clone());
        }
    }
    let asked = tempfile::NamedTempFile::new().expect("a file");
    fs::write(asked.path(), json!({ "texts": texts, "targets": targets }).to_string()).expect("written");
    let said = read_by("@apache-annotator/selector", include_str!("annotations.mjs"), "UTC", asked.path())?;
    let said: Vec<Vec<Vec<Found>>> = serde_json::from_value(said).expect("passages");
    Some(annotations.into_iter().zip(said).collect())
}

/// Whether the program says that the words are there.
fn is_verified(annotation: &Value) -> bool {
    let body = annotation["body"].to_string();
    ["verbatim", "typographic", "elided"].iter().any(|class| body.contains(&format!("quote: {class}")))
}

/// The words and the place of each that is verified lead to the same passage, and to no other.
#[track_caller]
fn assert_selected(found: &[(Value, Vec<Vec<Found>>)]) {
    for (annotation, passages) in found {
        let words = annotation["target"]["selector"][0]["exact"].as_str().expect("words");
        if is_verified(annotation) {
            let [by_words, by_place] = passages.as_slice() else { panic!("{annotation}") };
            assert_eq!((by_words.len(), by_words), (1, by_place), "{annotation}");
            assert_eq!(by_words[0].2, words);
        } else {
            assert_eq!(passages.len(), 1, "{annotation}");
            assert_ne!(passages[0].len(), 1, "it stands there, and is not said to: {annotation}");
        }
    }
}

#[test]
fn the_quotes_of_the_shipped_timeline_are_found_where_they_are_said_to_stand() {
    let Some(found) = found(Path::new(CRATE)) else { return };
    assert!(found.len() > 100, "{}", found.len());
    assert_selected(&found);
}

#[test]
fn places_count_characters_whatever_they_are_and_context_chooses_among_the_same_words() {
    let article = "🎭 𝔸 “smart” day,\r\nthe e\u{301}cluse closed. 👩‍👩‍👧 It closed at noon\u{a0}— and the gate, rusty and\nold, \
                   closed too. The gate closed again.";
    let timeline = "[articles.a]\ntitle = 'A'\ntext = 'a.md'\nurl = 'https://e.org/a'\n[[events]]\nid = 'e'\ntitle = 'E'\nsources = [\n\
        { article = 'a', quote = '𝔸 “smart” day' },\n{ article = 'a', quote = '\"smart\" day' },\n{ article = 'a', quote = 'the écluse closed' },\n\
        { article = 'a', quote = 'closed', prefix = '👩‍👩‍👧 It ' },\n{ article = 'a', quote = 'closed', suffix = ' again' },\n\
        { article = 'a', quote = 'the gate […] closed too' },\n{ article = 'a', quote = 'closed' },\n{ article = 'a', quote = 'opened' },\n]\n";
    let folder = folder(&[("timeline.toml", timeline), ("a.md", article)]);
    let Some(found) = found(folder.path()) else { return };
    let verified = found.iter().map(|(annotation, _)| is_verified(annotation)).collect::<Vec<_>>();
    assert_eq!(verified, [true, true, true, true, true, true, false, false]);
    assert_selected(&found);
    let in_units = |words: &str| {
        let at = article.find(words).expect("there");
        article.get(..at).expect("on a boundary").encode_utf16().count()
    };
    assert_eq!(found[3].1[0][0].0, in_units("closed at noon"));
    assert_eq!(found[4].1[0][0].0, in_units("closed again"));
    assert_eq!(found[6].1[0].len(), 4);
}

#[test]
fn no_string_of_the_corpus_moves_a_passage() {
    let strings = hostile_strings::strings();
    let all: Vec<_> = strings.iter().collect();
    let files = hostile_strings::files(&all);
    let folder = folder(&files.iter().map(|(name, text)| (&**name, &**text)).collect::<Vec<_>>());
    let Some(found) = found(folder.path()) else { return };
    let verified: Vec<_> = found.into_iter().filter(|(annotation, _)| is_verified(annotation)).collect();
    assert_eq!(verified.len(), strings.len());
    for (annotation, passages) in &verified {
        assert_eq!((passages[0].len(), &passages[0]), (1, &passages[1]), "{annotation}");
    }
}
