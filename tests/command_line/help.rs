//! `--help` teaches by examples, and they are true.
#![cfg(unix)]

use std::{env, fs, iter, path::Path, process::Command};

use crate::{CRATE, dateline, run};

const COMMANDS: &[&str] = &[
    "",
    "check",
    "list",
    "show",
    "accounts",
    "coverage",
    "export",
    "import",
    "add event",
    "add article",
    "new",
    "schema",
    "completions",
    "man",
    "date",
    "settings",
];

fn help(command: &str) -> String {
    let arguments: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
    dateline(Path::new(CRATE), &arguments).out
}

/// The lines of a help that are to be typed, without what other programs make of their output.
fn examples(help: &str) -> Vec<String> {
    let text = help.replace("\\\n    ", "");
    let is_typed =
        |line: &&str| line.starts_with("  dateline ") || line.starts_with("  CLICOLOR_FORCE=1 dateline ");
    text.lines()
        .filter(is_typed)
        .map(|line| line.split(" | ").next().unwrap_or(line).trim().to_owned())
        .collect()
}

/// A folder with what the examples name.
fn workplace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    let shipped = Path::new(CRATE);
    fs::create_dir(folder.path().join("articles")).expect("a folder");
    for entry in fs::read_dir(shipped.join("articles")).expect("the articles") {
        let entry = entry.expect("an article");
        fs::copy(entry.path(), folder.path().join("articles").join(entry.file_name())).expect("a copy");
    }
    let timeline = fs::read_to_string(shipped.join("timeline.toml")).expect("the timeline");
    let harbour = "\n[actors.office]\nname = 'Harbour office'\nkind = 'organisation'\n\n\
        [articles.note]\ntitle = 'A note'\ntext = 'note.txt'\n";
    write("timeline.toml", &format!("{timeline}{harbour}"));
    write("note.txt", "The port closed at noon on 6 March 2021, said the harbour office.\n");
    write("events.csv", "Day,title\n2021-03-06,The port closes\n");
    write("library.json", r#"[{ "id": "a", "type": "book", "title": "A book on harbours" }]"#);
    write("mine.toml", "hints = false\n");
    let paragraph =
        "<p>The port closed at noon, and nobody in the harbour office said why it had to be that day.</p>";
    let page =
        format!("<title>Port closes</title><article><h1>Port closes</h1>{}</article>", paragraph.repeat(9));
    write("Port closes - Harbour News.html", &page);
    folder
}

#[test]
fn every_command_is_taught_by_examples() {
    let listed = dateline(Path::new(CRATE), &["--help"]).out;
    let listed =
        listed.split("Commands:\n").nth(1).expect("the commands").split("\n\n").next().unwrap_or_default();
    let names =
        listed.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    for name in names.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help") {
        assert!(COMMANDS.iter().any(|command| command.split(' ').next() == Some(name)), "{name}");
    }
    for command in COMMANDS.iter().filter(|command| **command != "completions") {
        assert!(!examples(&help(command)).is_empty(), "{command}");
    }
}

#[test]
fn the_examples_do_what_they_say() {
    let program = Path::new(env!("CARGO_BIN_EXE_dateline")).parent().expect("its folder").to_owned();
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(iter::once(program).chain(env::split_paths(&path))).expect("a path");
    for command in COMMANDS {
        // Each command's after another, as one would type them.
        let folder = workplace();
        for example in examples(&help(command)) {
            let mut shell = Command::new("sh");
            shell
                .current_dir(folder.path())
                .args(["-c", &example])
                .env("PATH", &path)
                .env("DATELINE_CONFIG", "none");
            let ran = run(shell.stdin(std::process::Stdio::null()));
            let explores = ran.err.contains("there is no terminal to explore in");
            assert!(ran.code == 0 || explores && ran.code == 2, "{example}: {ran:?}");
        }
    }
}
