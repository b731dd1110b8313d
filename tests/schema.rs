//! The JSON Schema of the format, held against the loader and against a validator that is not ours.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use jsonschema::Validator;
use serde_json::{Value, json};

const CRATE: &str = env!("CARGO_MANIFEST_DIR");

fn dateline(arguments: &[&str]) -> (String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .current_dir(CRATE)
        .args(arguments)
        .output()
        .expect("it runs");
    (String::from_utf8(output.stdout).expect("text"), output.status.code().expect("a code"))
}

fn schema(of: &[&str]) -> Value {
    let (text, code) = dateline(&[&["schema"], of].concat());
    assert_eq!(code, 0);
    serde_json::from_str(&text).expect("JSON")
}

fn validator(of: &[&str]) -> Validator {
    let schema = schema(of);
    assert!(jsonschema::draft7::meta::is_valid(&schema), "the schema is one of draft 7");
    jsonschema::draft7::new(&schema).expect("a schema")
}

/// A TOML file as an editor's server sees it: its dates are strings.
fn as_json(text: &str) -> Option<Value> {
    fn of(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(items) => items.into_iter().map(of).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, of(value))).collect(),
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(flag) => flag.into(),
        }
    }
    text.parse::<toml::Table>().ok().map(|table| of(toml::Value::Table(table)))
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(Path::new(CRATE).join(path)).expect("a file")
}

#[test]
fn the_shipped_timeline_is_valid_and_the_schema_beside_it_is_the_one_that_is_printed() {
    let timeline = as_json(&read("timeline.toml")).expect("TOML");
    for schema in [validator(&[]), validator(&["timeline.toml"])] {
        let errors: Vec<String> = schema.iter_errors(&timeline).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    let (printed, _) = dateline(&["schema"]);
    assert!(
        printed == read("docs/timeline.schema.json"),
        "run `dateline schema > docs/timeline.schema.json`"
    );
    assert!(read("timeline.toml").starts_with("#:schema docs/timeline.schema.json\n"));
}

/// What of a file is wrong by itself a schema can say; what is wrong beside another, or outside, it cannot.
#[test]
fn files_with_errors_of_form_are_invalid_and_others_are_valid() {
    let schema = validator(&[]);
    // The last two have such an error besides.
    let of_form = [
        "unknown-key",
        "wrong-type",
        "missing-key",
        "unknown-value",
        "bad-id",
        "bad-hash",
        "bad-offset",
        "unknown-place",
        "too-many-problems",
    ];
    let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
    for entry in fs::read_dir(Path::new(CRATE).join("tests/fixtures")).expect("fixtures") {
        let entry = entry.expect("an entry");
        let code = entry.file_name().to_string_lossy().into_owned();
        let Ok(text) = fs::read_to_string(entry.path().join("timeline.toml")) else { continue };
        // What is no TOML no schema can tell of.
        let Some(timeline) = as_json(&text) else { continue };
        let errors: Vec<String> = schema.iter_errors(&timeline).map(|error| error.to_string()).collect();
        let is_of_form = of_form.contains(&code.as_str());
        if errors.is_empty() == is_of_form {
            wrong.push(format!("{code}: {errors:?}"));
        }
        seen.extend(is_of_form.then_some(code));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(seen, of_form.into_iter().map(str::to_owned).collect());
}

/// The loader lists the keys of a table where one is far from all of them.
#[test]
fn every_table_has_the_keys_that_the_loader_reads_and_no_others() {
    const FAR: &str = "zzzzzzzzzzzz";
    let folder = tempfile::tempdir().expect("a folder");
    let schema = schema(&[]);
    let event = "[[events]]\nid = 'e'\ntitle = 'E'\n";
    let tables = [
        ("About", format!("[timeline]\n{FAR} = 1\n")),
        ("Actor", format!("[actors.a]\nname = 'A'\n{FAR} = 1\n")),
        ("Place", format!("[places.a]\nname = 'A'\n{FAR} = 1\n")),
        ("Article", format!("[articles.a]\ntitle = 'A'\n{FAR} = 1\n")),
        ("Original", format!("[articles.a]\ntitle = 'A'\noriginal = {{ file = 'a', {FAR} = 1 }}\n")),
        ("Fact", format!("[facts.a]\nname = 'A'\n{FAR} = 1\n")),
        ("Event", format!("{event}{FAR} = 1\n")),
        ("Distance", format!("{event}after = [{{ event = 'e', {FAR} = 1 }}]\n")),
        ("Source", format!("{event}[[events.sources]]\narticle = 'a'\n{FAR} = 1\n")),
        (
            "Worded",
            format!(
                "{event}[[events.sources]]\narticle = 'a'\nsays = {{ f = {{ words = 'a', {FAR} = 1 }} }}\n"
            ),
        ),
    ];
    for (name, text) in &tables {
        let file = folder.path().join("timeline.toml");
        fs::write(&file, text).expect("written");
        let (problems, _) = dateline(&["check", "--json", file.to_str().expect("a path")]);
        let problems: Value = serde_json::from_str(&problems).expect("JSON");
        let unknown = problems.as_array().expect("a list").iter().find(|it| it["code"] == "unknown-key");
        let help = unknown.and_then(|it| it["help"].as_str()).unwrap_or_else(|| panic!("{name}: {problems}"));
        let (_, keys) = help.rsplit_once(" are ").expect("a list");
        let read: BTreeSet<&str> = keys.split('`').skip(1).step_by(2).collect();
        let told = schema["definitions"][name]["properties"].as_object().expect("keys");
        assert_eq!(told.keys().map(String::as_str).collect::<BTreeSet<_>>(), read, "{name}");
    }
    let tables: BTreeSet<&str> = tables.iter().map(|(name, _)| *name).collect();
    let definitions = schema["definitions"].as_object().expect("definitions").iter();
    let with_keys =
        definitions.filter(|(_, it)| it.get("properties").is_some()).map(|(name, _)| name.as_str());
    assert_eq!(with_keys.collect::<BTreeSet<_>>(), tables);
}

#[test]
fn the_ids_of_a_timeline_are_offered_and_others_pass() {
    let schema = schema(&["timeline.toml"]);
    let offered =
        |name: &str| schema["definitions"][name]["anyOf"][0]["enum"].as_array().cloned().unwrap_or_default();
    assert!(
        offered("ActorRef").contains(&json!("putin"))
            && offered("EventRef").contains(&json!("concert-attack"))
    );
    let says = &schema["definitions"]["Source"]["properties"]["says"]["properties"];
    assert_eq!(says["deaths"]["$ref"], "#/definitions/Said");
    let new = json!({ "events": [{ "id": "e", "title": "E", "actors": ["somebody-new"] }] });
    let wrong = json!({ "events": [{ "id": "e", "title": "E", "actors": ["Somebody New"] }] });
    let validator = validator(&["timeline.toml"]);
    assert!(validator.is_valid(&new) && !validator.is_valid(&wrong));
}

/// Of the shipped timeline, and of all that are broken.
#[test]
fn what_is_exported_as_json_is_valid_by_its_schema() {
    let validator = validator(&["--export"]);
    let fixtures = fs::read_dir(Path::new(CRATE).join("tests/fixtures")).expect("fixtures");
    let fixtures = fixtures.map(|entry| entry.expect("an entry").path().join("timeline.toml"));
    let mut seen = 0;
    for file in fixtures.filter(|file| file.is_file()).chain([Path::new(CRATE).join("timeline.toml")]) {
        let (text, _) = dateline(&["export", "--to", "json", file.to_str().expect("a path")]);
        let whole: Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let errors: Vec<String> = validator.iter_errors(&whole).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", file.display());
        seen += 1;
    }
    assert!(seen > 40, "{seen}");
    let short = json!({ "dateline": 1, "events": [] });
    assert!(!validator.is_valid(&short), "every key is there");
}
