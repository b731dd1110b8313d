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
    let (printed, _) = dateline(&["schema", "timeline.toml"]);
    assert!(
        printed == read("timeline.schema.json"),
        "run `dateline schema timeline.toml > timeline.schema.json`"
    );
    assert!(read("timeline.toml").starts_with("#:schema timeline.schema.json\n"));
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
        "bad-duration",
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

#[test]
fn offsets_and_distances_are_valid_where_the_loader_reads_them() {
    let (schema, folder) = (validator(&[]), tempfile::tempdir().expect("a folder"));
    let file = folder.path().join("timeline.toml");
    let offset = |word: &str| format!("[timeline]\nutc_offset = '{word}'\n");
    let within = |word: &str| {
        let other = "[[events]]\nid = 'a'\ntitle = 'A'\n";
        format!("{other}[[events]]\nid = 'b'\ntitle = 'B'\nafter = [{{ event = 'a', within = '{word}' }}]\n")
    };
    for (text, is_sound) in [
        (offset("Z"), true),
        (offset("+03"), true),
        (offset("-03:30"), true),
        (offset("3"), false),
        (offset("+3:00"), false),
        (within("P7D"), true),
        (within("P1Y6M"), true),
        (within("P1DT12H30M"), true),
        (within("PT36H"), true),
        (within("P"), false),
        (within("PT"), false),
        (within("P1DT"), false),
        (within("7 days"), false),
        (within("P1.5D"), false),
    ] {
        fs::write(&file, &text).expect("written");
        let (problems, code) = dateline(&["check", file.to_str().expect("a path")]);
        assert_eq!(code == 0, is_sound, "{text}{problems}");
        assert_eq!(schema.is_valid(&as_json(&text).expect("TOML")), is_sound, "{text}");
    }
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

fn reference() -> String {
    read("docs/FORMAT.md")
}

#[test]
fn the_reference_of_the_format_is_the_one_that_is_printed() {
    let (printed, code) = dateline(&["schema", "--markdown"]);
    assert_eq!(code, 0);
    assert!(printed == reference(), "run `dateline schema --markdown > docs/FORMAT.md`");
    let (first, _) = printed.split_once('\n').expect("lines");
    assert!(first.contains("`dateline schema --markdown > docs/FORMAT.md`"), "{first}");
    for other in ["timeline.toml", "--export"] {
        assert_eq!(dateline(&["schema", "--markdown", other]).1, 2, "{other}");
    }
}

/// The part of the reference that tells of the table with this title, and the rows of its keys.
fn section<'r>(reference: &'r str, title: &str) -> (&'r str, Vec<Vec<&'r str>>) {
    let heading = |section: &&str| section.lines().next().unwrap_or_default().replace('`', "");
    let mut sections = reference.split("\n## ").skip(1);
    let title = if title == "timeline.toml" { "tables" } else { title };
    let section = sections
        .find(|it| heading(it).eq_ignore_ascii_case(title))
        .unwrap_or_else(|| panic!("no section {title}"));
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |"));
    (section, rows.map(|row| row.split(" | ").collect()).collect())
}

/// Every `enum` in `schema`, which has no others behind references.
fn words_of(schema: &Value) -> Vec<&str> {
    let own = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let inner: Vec<&Value> = match schema {
        Value::Array(items) => items.iter().collect(),
        Value::Object(keys) => keys.values().collect(),
        _ => Vec::new(),
    };
    own.chain(inner.into_iter().flat_map(words_of)).collect()
}

#[test]
fn every_key_of_the_schema_and_every_word_that_one_takes_stands_in_the_reference() {
    let (schema, reference) = (schema(&[]), reference());
    let tables = schema["definitions"].as_object().expect("definitions").values().chain([&schema]);
    let mut words = 0;
    for table in tables.filter(|it| it.get("properties").is_some()) {
        let title = table["title"].as_str().expect("a title");
        let (_, rows) = section(&reference, title);
        let keys = table["properties"].as_object().expect("keys");
        assert_eq!(rows.len(), keys.len(), "{title}: {rows:?}");
        let needed = table["required"].as_array().cloned().unwrap_or_default();
        for (key, value) in keys {
            let row = rows.iter().find(|row| row[0] == format!("{key}`"));
            let row = row.unwrap_or_else(|| panic!("{title}: no row of {key}"));
            assert_eq!(row.len(), 4, "{row:?}");
            let told = value["description"].as_str().expect("a description");
            assert!(row[3] == told && !told.contains('\n'), "{row:?}");
            assert_eq!(row[2], if needed.contains(&json!(key)) { "yes" } else { "no" }, "{title}: {key}");
            for word in words_of(value) {
                assert!(row[1].contains(&format!("`{word}`")), "{title}: {key}: {word}");
                words += 1;
            }
            if let Some(usual) = value.get("default") {
                let usual = usual.as_str().map_or_else(|| usual.to_string(), str::to_owned);
                assert!(row[1].ends_with(&format!("; `{usual}` where nothing is said")), "{row:?}");
            }
        }
        let is_needed: Vec<bool> = rows.iter().map(|row| row[2] == "yes").collect();
        assert!(is_needed.is_sorted_by_key(|needed| !needed), "{title}: what is needed comes first");
    }
    assert!(words >= 17, "{words}");
}

#[test]
fn what_the_reference_links_to_within_itself_is_there() {
    let reference = reference();
    let headings = reference.lines().filter_map(|line| line.strip_prefix("## "));
    let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let anchors: BTreeSet<String> = headings
        .map(|heading| {
            heading.chars().filter(is_kept).collect::<String>().to_ascii_lowercase().replace(' ', "-")
        })
        .collect();
    let targets = reference.split("](#").skip(1).filter_map(|rest| rest.split(')').next());
    let targets: BTreeSet<String> = targets.map(str::to_owned).collect();
    assert!(targets.is_subset(&anchors), "{targets:?} of {anchors:?}");
    assert!(targets.len() > 10, "{targets:?}");
}

/// The pieces of `text` that are fenced as `language`.
fn fenced<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let open = format!("```{language}\n");
    text.split(&open).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn the_examples_of_the_reference_are_a_timeline_with_nothing_wrong_in_it() {
    let (schema, reference) = (schema(&[]), reference());
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("articles")).expect("made");
    for name in ["articles/harbour-note.md", "articles/evening-letter.md"] {
        let (_, behind) = reference.split_once(&format!("`{name}`:\n\n")).expect("a text");
        fs::write(folder.path().join(name), fenced(behind, "text")[0]).expect("written");
    }
    let text = fenced(&reference, "toml").concat();
    let file = folder.path().join("timeline.toml");
    fs::write(&file, &text).expect("written");
    let (printed, code) = dateline(&["check", "--strict", file.to_str().expect("a path")]);
    assert_eq!((printed.lines().last(), code), (Some(FINE), 0), "{printed}");
    let timeline = as_json(&text).expect("TOML");
    assert!(validator(&[]).is_valid(&timeline));
    for (name, table) in schema["definitions"].as_object().expect("definitions") {
        if table.get("properties").is_some() {
            let (section, _) = section(&reference, table["title"].as_str().expect("a title"));
            assert_eq!(fenced(section, "toml").len(), 1, "{name} has an example");
        }
    }
}

const FINE: &str = "2 events, 2 articles, 4 sources (3 verbatim, 1 elided): no problems";

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
