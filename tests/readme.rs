//! What the README says is so.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use tempfile::TempDir;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("a README")
}

/// The blocks of code in `language`, in order.
fn blocks(language: &str) -> Vec<String> {
    let open = format!("```{language}\n");
    let block = |rest: &str| rest.split("```").next().unwrap_or_default().to_owned();
    readme().split(&open).skip(1).map(block).collect()
}

fn first(language: &str, beginning: &str) -> String {
    let found = blocks(language).into_iter().find(|block| block.contains(beginning));
    found.unwrap_or_else(|| panic!("a block of {language} with {beginning}"))
}

/// The README's own timeline in a folder of its own.
fn harbour(change: impl Fn(String) -> String) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("articles")).expect("made");
    let article = first("text", "On Friday the mayor");
    fs::write(folder.path().join("articles/harbour-note.md"), article).expect("written");
    let timeline = change(first("toml", "[timeline]"));
    fs::write(folder.path().join("timeline.toml"), timeline).expect("written");
    folder
}

fn dateline(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.current_dir(folder).args(arguments).output().expect("ran")
}

#[test]
fn the_timeline_of_the_readme_passes_its_check() {
    let folder = harbour(|timeline| timeline);
    let output = dateline(folder.path(), &["check"]);
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{printed}");
    assert_eq!(printed, "2 events, 1 article, 2 sources (2 verbatim): no problems\n");
}

#[test]
fn the_problem_of_the_readme_is_printed_as_it_stands_there() {
    let folder = harbour(|timeline| timeline.replace("actors = [\"mayor\"]", "actors = [\"mayro\"]"));
    let output = dateline(folder.path(), &["check"]);
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let shown = first("text", "error[unknown-actor]");
    assert!(printed.starts_with(&shown), "the README has:\n{shown}\nprinted was:\n{printed}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_settings_of_the_readme_are_sound_and_in_force() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("own.toml"), first("toml", "[keys.timeline]")).expect("written");
    let output = dateline(folder.path(), &["settings", "--config", "own.toml"]);
    let (printed, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{told}");
    assert!(
        printed.contains("lit = \"bright-cyan\"") && printed.contains("down = [\"n\", \"Down\"]"),
        "{printed}"
    );
}

#[test]
fn every_command_of_the_readme_is_known() {
    let folder = harbour(|timeline| timeline);
    for arguments in [&["list"][..], &["list", "--json"], &["list", "--actor", "mayor"], &["check", "--json"]]
    {
        assert!(dateline(folder.path(), arguments).status.success(), "{arguments:?}");
    }
    assert!(dateline(folder.path(), &["show", "closure", "--json"]).status.success());
    assert!(readme().contains("`dateline show ID [FILE] [--width COLUMNS] [--json]`"));
    assert!(dateline(folder.path(), &["date", "2024-03-22", "--json"]).status.success());
}

#[test]
fn the_dates_of_the_readme_are_explained_as_it_stands_there() {
    let shown = first("text", "$ dateline date");
    let (command, explained) = shown.split_once('\n').expect("a command and what it prints");
    let expressions = command.split(' ').skip(2).map(|expression| expression.trim_matches('\''));
    let arguments: Vec<&str> = expressions.collect();
    let output = dateline(tempfile::tempdir().expect("a folder").path(), &arguments);
    assert_eq!(String::from_utf8_lossy(&output.stdout), explained);
}

#[test]
fn the_two_commands_of_the_readme_are_those_that_are_checked() {
    let commands = first("sh", "cargo run");
    assert_eq!(commands, "cargo run --release --locked\ncargo test --locked\n");
    let gate = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/run")).expect("a gate");
    assert!(gate.contains("README.md"), ".ci/run takes the test command from the README");
}

#[test]
fn what_the_readme_links_to_is_there() {
    let text = readme();
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for target in targets.filter(|target| !target.starts_with("https://")) {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(target).exists(), "{target}");
    }
}

#[test]
fn every_term_of_the_readme_is_understood_and_most_find_something() {
    let text = readme();
    let table = text.split("<!-- filters").nth(1).and_then(|rest| rest.split("<!-- end of filters").next());
    let rows = table.expect("a table").lines().filter_map(|line| line.strip_prefix("| `"));
    let terms: Vec<&str> = rows.filter_map(|row| row.split('`').next()).collect();
    assert!(terms.len() > 20, "{terms:?}");
    let nothing = |term: &&&str| {
        let output = dateline(Path::new(env!("CARGO_MANIFEST_DIR")), &["list", "--filter", term]);
        assert!(output.status.success(), "{term}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout.is_empty()
    };
    let nothing: Vec<&&str> = terms.iter().filter(nothing).collect();
    assert_eq!(nothing, [&"quote:changed", &"is:faulty"], "nothing is wrong with that timeline");
}
