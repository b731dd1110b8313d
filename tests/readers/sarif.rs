//! `check --format sarif` against the schema of SARIF 2.1.0, as Microsoft's matchers bring it.

use std::{fs, path::Path};

use serde_json::Value;

use super::{CRATE, folder, hostile_strings, package, ran};

/// What the schema has against what `check` says of a timeline.
fn assert_valid(timeline: &Path) -> Option<Value> {
    let file = package("@microsoft/jest-sarif")?.join("lib/schemas/sarif-2.1.0-rtm.5.json");
    let mut schema: Value =
        serde_json::from_str(&fs::read_to_string(&file).expect("the schema")).expect("JSON");
    // Two patterns of names of languages are none (a bracket too many); we write no names of languages.
    for (definition, key) in [("run", "language"), ("toolComponent", "language")] {
        let property =
            schema["definitions"][definition]["properties"][key].as_object_mut().expect("a property");
        property.remove("pattern").expect("a pattern");
    }
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let log: Value =
        serde_json::from_slice(&ran(timeline, &["check", "--format", "sarif"]).stdout).expect("JSON");
    let wrong: Vec<String> =
        schema.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{}: {wrong:#?}", timeline.display());
    // That it would have something against what is none.
    let mut broken = log.clone();
    broken["runs"][0]["columnKind"] = "bytes".into();
    assert!(!schema.is_valid(&broken));
    Some(log)
}

#[test]
fn what_check_says_of_every_kind_of_problem_is_valid() {
    let Some(log) = assert_valid(Path::new(CRATE)) else { return };
    assert!(log["runs"][0]["results"].is_array());
    let mut results = 0;
    for fixture in fs::read_dir(Path::new(CRATE).join("tests/fixtures")).expect("fixtures") {
        let fixture = fixture.expect("a folder").path();
        // Without a timeline there is nothing to say in any form.
        if !fixture.join("timeline.toml").is_file() {
            continue;
        }
        let Some(log) = assert_valid(&fixture) else { return };
        results += log["runs"][0]["results"].as_array().expect("results").len();
    }
    assert!(results > 50, "{results}");
}

#[test]
fn what_check_says_of_the_corpus_is_valid() {
    let strings = hostile_strings::strings();
    let all: Vec<_> = strings.iter().collect();
    let files = hostile_strings::files(&all);
    let folder = folder(&files.iter().map(|(name, text)| (&**name, &**text)).collect::<Vec<_>>());
    let Some(log) = assert_valid(folder.path()) else { return };
    assert!(log["runs"][0]["results"].as_array().is_some_and(|it| it.len() > 100));
}
