//! A new folder with a timeline that teaches the format.

use std::{fs, path::Path, process::Command};

use crate::dateline;

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_new_timeline_passes_its_strictest_check_and_the_way_on_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = dateline(folder.path(), &["new", "the harbour"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("now:  cd 'the harbour' && dateline\n"), "{}", ran.out);
    let made = folder.path().join("the harbour");
    assert_eq!(names(&made), ["articles", "timeline.schema.json", "timeline.toml"]);
    let checked = dateline(&made, &["check", "--strict"]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""), "{}", checked.out);
    assert!(checked.out.ends_with("no problems\n"), "{}", checked.out);
    let accounts = dateline(&made, &["accounts"]);
    assert!(accounts.out.starts_with("≠ conflict: Boats in the basin"), "{}", accounts.out);
    let timeline = fs::read_to_string(made.join("timeline.toml")).expect("read");
    assert!(timeline.starts_with("#:schema timeline.schema.json\n"), "{timeline}");
    let schema = fs::read_to_string(made.join("timeline.schema.json")).expect("read");
    assert_eq!(schema, dateline(folder.path(), &["schema"]).out);
    // What it teaches can be gone on with.
    let added = dateline(&made, &["add", "event", "storm", "--title", "A storm"]);
    assert_eq!((added.code, added.err.as_str()), (0, ""));
}

#[test]
fn all_that_it_teaches_is_valid_by_its_schema() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(dateline(folder.path(), &["new", "h"]).code, 0);
    let read = |name: &str| fs::read_to_string(folder.path().join("h").join(name)).expect("read");
    let schema = serde_json::from_str(&read("timeline.schema.json")).expect("JSON");
    let timeline: toml::Table = read("timeline.toml").parse().expect("TOML");
    let timeline = serde_json::to_value(timeline).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> = validator.iter_errors(&timeline).map(|error| error.to_string()).collect();
    assert_eq!(errors, [""; 0]);
}

#[test]
fn only_a_folder_that_is_not_there_or_empty_is_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    fs::create_dir(path.join("empty")).expect("made");
    fs::create_dir(path.join("full")).expect("made");
    fs::write(path.join("full/.hidden"), "mine").expect("written");
    fs::write(path.join("file"), "mine").expect("written");
    assert_eq!(dateline(path, &["new", "empty"]).code, 0);
    for (name, why) in [
        ("full", "is not empty"),
        ("empty", "is not empty"),
        ("file", "is there already"),
        ("no/such", "there is no folder `no`"),
    ] {
        let ran = dateline(path, &["new", name]);
        assert!(ran.code == 2 && ran.out.is_empty() && ran.err.contains(why), "{name}: {ran:?}");
    }
    assert_eq!(names(&path.join("full")), [".hidden"]);
    // In the folder one is in, too.
    fs::create_dir(path.join("here")).expect("made");
    assert_eq!(dateline(&path.join("here"), &["new", "."]).code, 0);
    assert_eq!(dateline(&path.join("here"), &["check", "--strict"]).code, 0);
}

#[cfg(unix)]
#[test]
fn the_way_on_is_what_a_shell_understands() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["-x", "it's $(here)", "a;b"] {
        let ran = dateline(folder.path(), &["new", "--", name]);
        let line = ran.out.lines().find_map(|line| line.strip_prefix("now:  ")).expect("a line").to_owned();
        let there = line.strip_suffix("dateline").map(|cd| format!("{cd}ls")).expect("a command");
        let listed =
            Command::new("sh").args(["-c", &there]).current_dir(folder.path()).output().expect("ran");
        assert!(String::from_utf8_lossy(&listed.stdout).contains("timeline.toml"), "{line}: {listed:?}");
    }
}
