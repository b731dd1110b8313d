//! Who may use whom. The table is the architecture of this program; this test keeps it true.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Each room, and the rooms of ours that it may use. Any room may use itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("dates", &[]),
    ("evidence", &[]),
    // What tests provoke a fault of ours with.
    ("fault", &[]),
    ("threads", &["fault"]),
    ("problem", &["text"]),
    // What is wrong with an article's text is known when that is read, which is when somebody asks for it.
    ("model", &["dates", "problem", "text"]),
    ("load", &["dates", "model", "problem", "text", "threads"]),
    ("accounts", &["dates", "model", "text"]),
    ("coverage", &["model"]),
    // Names are compared as quotes are: folded.
    ("lint", &["dates", "evidence", "model", "problem", "text"]),
    // Whatever is wrong with a timeline is found in one place, lints included.
    (
        "findings",
        &["accounts", "coverage", "evidence", "fault", "lint", "model", "problem", "text", "threads"],
    ),
    ("card", &["accounts", "evidence", "findings", "model", "problem", "text"]),
    // A filter asks for whatever was found out.
    ("query", &["accounts", "coverage", "dates", "evidence", "findings", "model", "problem", "text"]),
    (
        "export",
        &["accounts", "card", "coverage", "dates", "evidence", "findings", "model", "problem", "text"],
    ),
    (
        "tui",
        &[
            "accounts", "card", "coverage", "dates", "evidence", "export", "fault", "findings", "load",
            "model", "problem", "query", "text",
        ],
    ),
    // What a reader prefers is read with the messages of a timeline.
    ("settings", &["load", "problem", "text", "tui"]),
    // Whatever an article is saved as, as text.
    ("page", &[]),
    // The format as a schema.
    ("schema", &["model", "text"]),
    // A file is read to be changed as settings are.
    ("save", &["load"]),
    // The way back: from other forms to a file.
    ("import", &["dates", "evidence", "export", "model", "page", "text"]),
    // Dates by themselves, without a timeline: `dateline date`.
    (
        "cli",
        &[
            "accounts", "card", "coverage", "dates", "evidence", "export", "findings", "import", "load",
            "model", "page", "problem", "query", "save", "schema", "settings", "text", "tui",
        ],
    ),
    // What must hold of whatever is read.
    (
        "fuzzed",
        &[
            "cli", "dates", "evidence", "export", "findings", "import", "load", "model", "page", "query",
            "settings", "text", "tui",
        ],
    ),
    // What benches time.
    ("measured", &["load"]),
    ("lib", &["cli"]),
    ("main", &[]),
];

/// Each crate, or part of the standard library, and the only places that may name it.
const BELONGS_TO: &[(&str, &[&str])] = &[
    ("aho_corasick", &["lint"]),
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("tui_input", &["tui"]),
    ("nucleo_matcher", &["tui"]),
    ("supports_hyperlinks", &["tui/run"]),
    ("open::that_detached", &["tui/run"]),
    ("toml", &["import/csv", "load", "settings"]),
    ("toml_parser", &["load/quick"]),
    ("etcetera", &["settings"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli/completions"]),
    ("clap_mangen", &["cli/man"]),
    ("annotate_snippets", &["cli/report"]),
    ("anstream", &["cli"]),
    ("anstyle", &["cli"]),
    ("terminal_size", &["cli/lines"]),
    ("chrono", &["dates"]),
    ("edtf_core", &["dates"]),
    ("unicode_normalization", &["evidence"]),
    ("unicode_security", &["lint"]),
    ("minijinja", &["export/html"]),
    ("serde", &["export"]),
    ("serde_json", &["cli", "export", "fuzzed", "import", "page", "schema"]),
    ("schemars", &["export/json", "schema"]),
    ("csv", &["export", "import"]),
    ("dom_smoothie", &["page"]),
    ("dom_query", &["page"]),
    ("html5ever", &["page"]),
    ("encoding_rs", &["page"]),
    ("sha2", &["load"]),
    ("glob", &["load"]),
    ("strsim", &["problem"]),
    ("rustix::event", &["tui/run"]),
    ("rustix::process", &["tui/run"]),
    ("rustix::termios", &["tui/run"]),
    ("rustix::fs", &["load/folder", "save", "tui/run"]),
    ("signal_hook", &["tui/run"]),
    ("std::fs", &["load", "save"]),
    ("std::env", &["fault", "main", "settings", "tui/run"]),
    ("std::process::Command", &["tui/run"]),
    ("notify", &["tui/run"]),
    ("shell_words", &["tui/run"]),
    ("std::net", &[]),
    ("Instant::now", &["tui/run/pace"]),
    ("SystemTime", &[]),
];

/// Text as it was written is for comparing, searching, and for formats that escape; a screen gets
/// what `shown` makes of it.
const AS_WRITTEN: &[&str] = &[
    "text",
    "model/register",
    "accounts/value",
    "accounts/compare",
    "load",
    "findings",
    "lint",
    "query",
    "export",
    "cli/completions",
    "cli/list",
    "cli/show",
    "tui/state/picker",
    "fuzzed",
    "schema/ids",
    "import/ids",
];

#[test]
fn each_room_uses_only_those_it_may() {
    for (room, code) in rooms() {
        let allowed = MAY_USE.iter().find(|(name, _)| *name == room).map(|(_, allowed)| *allowed);
        let allowed = allowed.unwrap_or_else(|| panic!("the room `{room}` is not in the table"));
        for (file, code) in code {
            for used in ours_in(&code) {
                let fits = used == room || allowed.contains(&used.as_str());
                assert!(fits, "{} must not use `crate::{used}`", file.display());
            }
        }
    }
}

#[test]
fn every_arrow_of_the_table_is_used() {
    let rooms = rooms();
    for (room, allowed) in MAY_USE {
        let (_, files) = rooms.iter().find(|(name, _)| name == room).expect("a room of the table");
        let used: BTreeSet<String> = files.iter().flat_map(|(_, code)| ours_in(code)).collect();
        for name in *allowed {
            let is_used =
                used.contains(*name) || files.iter().any(|(_, code)| code.contains(&format!("{name}::")));
            assert!(is_used, "`{room}` does not use `{name}`");
        }
    }
}

#[test]
fn each_crate_stays_in_its_room() {
    for (file, code) in rooms().into_iter().flat_map(|(_, files)| files) {
        for (name, homes) in BELONGS_TO {
            let is_home = homes.iter().any(|home| is_in(&file, home));
            let found = names(&code, name);
            assert!(is_home || !found, "{} must not use `{name}`", file.display());
        }
    }
}

#[test]
fn text_of_a_file_reaches_a_screen_in_one_way_only() {
    for (file, code) in rooms().into_iter().flat_map(|(_, files)| files) {
        let is_home = AS_WRITTEN.iter().any(|home| is_in(&file, home));
        assert!(is_home || !code.contains("as_written"), "{} must show text, not write it", file.display());
    }
}

#[test]
fn state_changes_in_update_only() {
    for (file, code) in rooms().into_iter().flat_map(|(_, files)| files) {
        let may = ["tui/update", "tui/state", "tui/run"].iter().any(|home| is_in(&file, home));
        assert!(may || !code.contains("&mut State"), "{} must not change the state", file.display());
    }
}

/// Every room with its files and their code, without comments and tests.
fn rooms() -> Vec<(String, Vec<(PathBuf, String)>)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut rooms: Vec<(String, Vec<(PathBuf, String)>)> = Vec::new();
    for file in rust_files(&source) {
        let inside = file.strip_prefix(&source).expect("below src").to_owned();
        let first = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
        let room = first.trim_end_matches(".rs").to_owned();
        let code = code_of(&fs::read_to_string(&file).expect("readable"));
        match rooms.iter_mut().find(|(name, _)| *name == room) {
            Some((_, files)) => files.push((inside, code)),
            None => rooms.push((room, vec![(inside, code)])),
        }
    }
    rooms
}

/// All files of ours but those of modules that are for tests as a whole.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let all = all_files(folder);
    let tests: Vec<PathBuf> = all.iter().flat_map(|file| test_modules(file)).collect();
    let is_test = |file: &PathBuf| {
        tests.iter().any(|module| file.starts_with(module) || *file == module.with_extension("rs"))
    };
    all.into_iter().filter(|file| !is_test(file)).collect()
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let files = entries.flat_map(|path| if path.is_dir() { all_files(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

/// The folders of the modules that `file` declares for tests only.
fn test_modules(file: &Path) -> Vec<PathBuf> {
    let code = fs::read_to_string(file).expect("readable");
    let own = match file.file_stem().and_then(|stem| stem.to_str()) {
        Some("lib" | "main") | None => file.parent().expect("a folder").to_owned(),
        Some(_) => file.with_extension(""),
    };
    let declared = code.split("#[cfg(test)]\n").skip(1).filter_map(|rest| {
        let line = rest.lines().next()?.trim();
        let name = line.strip_suffix(';')?.rsplit_once("mod ")?.1;
        Some(own.join(name))
    });
    declared.collect()
}

fn code_of(text: &str) -> String {
    let until_tests = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = until_tests.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The rooms that a piece of code names: `crate::model`, and each in `use crate::{model, text}`.
fn ours_in(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        // `pub(in crate::load)` names no one else's room, nor does `$crate`.
        let rest = code.get(at + "crate::".len()..).unwrap_or_default();
        if let Some(list) = rest.strip_prefix('{') {
            found.extend(heads(list));
        } else {
            found.extend(word(rest));
        }
    }
    found
}

/// The first words of the items of a `use` list, up to the brace that closes it.
fn heads(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut heads = Vec::new();
    let mut item = String::new();
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.extend(word(&std::mem::take(&mut item))),
            c if depth == 0 => item.push(c),
            _ => {}
        }
    }
    heads.extend(word(&item));
    heads
}

fn word(text: &str) -> Option<String> {
    let word: String = text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

fn is_in(file: &Path, home: &str) -> bool {
    file.starts_with(home) || file == Path::new(&format!("{home}.rs"))
}

/// Whether code names a crate or a path: `toml::`, `use toml as`, or `use std::{fs, …}`, but not
/// `toml_edit`.
fn names(code: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let stands_alone = |(at, _): (usize, &str)| {
        let before = code.get(..at).unwrap_or_default();
        let behind = code.get(at + name.len()..).unwrap_or_default();
        let is_path = behind.starts_with("::") || behind.starts_with(';') || behind.starts_with(" as ");
        let is_part = before.ends_with(|c: char| is_word(c) || c == ':') || behind.starts_with(is_word);
        !is_part && (is_path || name.contains("::"))
    };
    let in_list = |(first, last): (&str, &str)| {
        let list = format!("use {first}::{{");
        code.match_indices(&list).any(|(at, found)| {
            heads(code.get(at + found.len()..).unwrap_or_default()).iter().any(|head| head == last)
        })
    };
    code.match_indices(name).any(stands_alone) || name.rsplit_once("::").is_some_and(in_list)
}

#[test]
fn the_wall_sees_every_way_to_name_what_stands_behind_it() {
    for code in [
        "use std::fs;",
        "use std::{env, fs, io};",
        "use std::fs as f;",
        "std::fs::read(path)",
        "use std::fs::{self};",
    ] {
        assert!(names(code, "std::fs"), "{code}");
    }
    for code in ["use toml;", "use toml as t;", "toml::from_str(text)", "use toml::{Table};"] {
        assert!(names(code, "toml"), "{code}");
    }
    for code in ["use toml_edit::Table;", "let toml = 1;", "my_toml::x()", "crate::toml::x()"] {
        assert!(!names(code, "toml"), "{code}");
    }
    assert!(!names("use std::{io, process};", "std::fs") && !names("use std::fsx;", "std::fs"));
}
