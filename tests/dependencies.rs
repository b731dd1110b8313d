//! What the program is built from: each crate has its reason, its licence is one that is allowed, and nothing of ours asks
//! the compiler to look away.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::Command,
};

use toml::Table;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(here(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn table(path: &str) -> Table {
    read(path).parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The crates that a manifest names, be it for tests or for some platforms only.
fn dependencies(manifest: &Table) -> BTreeSet<String> {
    let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
    let named = |table: &Table| -> Vec<String> {
        let tables = kinds.iter().filter_map(|kind| table.get(*kind)?.as_table());
        tables.flat_map(|table| table.keys().cloned()).collect()
    };
    let targets = manifest.get("target").and_then(|it| it.as_table()).into_iter().flat_map(Table::values);
    let of_targets = targets.filter_map(|target| target.as_table()).flat_map(named);
    named(manifest).into_iter().chain(of_targets).collect()
}

#[test]
fn every_crate_has_its_reason_and_every_reason_its_crate() {
    let text = read("docs/DEPENDENCIES.md");
    let mut rows = BTreeSet::new();
    for row in text.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [name, what, why] = cells.as_slice() else { panic!("three cells: {row}") };
        assert!(!what.is_empty() && !why.is_empty(), "{row}");
        assert!(rows.insert(name.trim_matches('`').to_owned()), "{name} stands twice");
    }
    assert_eq!(rows, dependencies(&table("Cargo.toml")));
}

#[test]
fn the_manifest_says_what_each_is_for_as_the_table_does() {
    let (manifest, told) = (read("Cargo.toml"), read("docs/DEPENDENCIES.md"));
    let rows = told.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    for (name, rest) in rows {
        let line = manifest.lines().find(|line| line.starts_with(&format!("{name} = "))).expect(name);
        let (_, said) = line.rsplit_once("# ").unwrap_or_else(|| panic!("{name} has no comment"));
        assert_eq!(rest.split(" | ").next(), Some(said), "{name}");
    }
}

/// Whether a licence is met by those that are allowed: `MIT OR (Apache-2.0 AND ISC)`, or with the `/` of old.
fn is_met(licence: &str, allowed: &BTreeSet<String>) -> bool {
    /// Where a word stands outside of all brackets.
    fn split<'l>(licence: &'l str, word: &str) -> Option<(&'l str, &'l str)> {
        let is_outside = |at: usize| {
            let before = licence.get(..at).unwrap_or_default();
            before.matches('(').count() == before.matches(')').count()
        };
        let (at, _) = licence.match_indices(word).find(|(at, _)| is_outside(*at))?;
        Some((licence.get(..at)?, licence.get(at + word.len()..)?))
    }
    let licence = licence.trim();
    for or in [" OR ", "/"] {
        if let Some((one, other)) = split(licence, or) {
            return is_met(one, allowed) || is_met(other, allowed);
        }
    }
    if let Some((one, other)) = split(licence, " AND ") {
        return is_met(one, allowed) && is_met(other, allowed);
    }
    match licence.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => is_met(inner, allowed),
        None => allowed.contains(licence),
    }
}

#[test]
fn a_licence_is_met_by_all_of_its_parts_or_by_one_of_several() {
    let allowed = BTreeSet::from(["MIT".to_owned(), "ISC".to_owned()]);
    for met in
        ["MIT", "GPL-3.0 OR MIT", "GPL-3.0/MIT", "(GPL-3.0 OR MIT) AND ISC", "MIT OR (ISC AND GPL-3.0)"]
    {
        assert!(is_met(met, &allowed), "{met}");
    }
    for unmet in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND GPL-3.0", "MIT WITH something", ""] {
        assert!(!is_met(unmet, &allowed), "{unmet}");
    }
}

/// The licences that `deny.toml` allows.
fn allowed() -> BTreeSet<String> {
    let table = table("deny.toml");
    let list = table["licenses"]["allow"].as_array().expect("a list");
    list.iter().map(|licence| licence.as_str().expect("a name").to_owned()).collect()
}

#[test]
fn the_licence_of_every_crate_is_one_that_is_allowed_and_each_that_is_allowed_occurs() {
    let arguments = ["metadata", "--locked", "--offline", "--format-version", "1"];
    let told = Command::new(env!("CARGO")).args(arguments).current_dir(here(".")).output().expect("cargo");
    if !told.status.success() {
        // Not to `eprintln!`, which is kept from whoever looks at tests that pass.
        let why = String::from_utf8_lossy(&told.stderr);
        let _ = writeln!(io::stderr(), "SKIPPED: licences were not looked at: {why}");
        return;
    }
    let metadata: serde_json::Value = serde_json::from_slice(&told.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 100, "{}", packages.len());
    let allowed = allowed();
    let mut names = String::new();
    for package in packages {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_met(licence, &allowed), "{}: {licence:?}", package["name"]);
        names.push_str(licence);
    }
    for licence in &allowed {
        assert!(names.contains(licence.as_str()), "no crate has {licence}");
    }
}

#[test]
fn every_crate_comes_from_the_one_registry() {
    for lock in ["Cargo.lock", "fuzz/Cargo.lock"] {
        let table = table(lock);
        let packages = table["package"].as_array().expect("packages");
        let sources =
            packages.iter().filter_map(|package| Some((package.get("name")?, package.get("source")?)));
        let mut all = BTreeSet::new();
        for (name, source) in sources {
            let source = source.as_str().expect("a source");
            assert!(source.starts_with("registry+"), "{name} of {lock} comes from {source}");
            all.insert(source.to_owned());
        }
        assert_eq!(all.len(), 1, "{lock}: {all:?}");
        let unsourced = packages.iter().filter(|package| package.get("source").is_none());
        let unsourced: Vec<&str> = unsourced.filter_map(|package| package["name"].as_str()).collect();
        assert!(unsourced.iter().all(|name| name.starts_with("dateline")), "{lock}: {unsourced:?}");
    }
}

/// The word that switches the compiler's checks off, which must not stand here as one either.
const WORD: &str = concat!("un", "safe");

#[test]
fn no_code_of_ours_asks_the_compiler_to_look_away() {
    for manifest in ["Cargo.toml", "fuzz/Cargo.toml"] {
        let lint = &table(manifest)["lints"]["rust"][&format!("{WORD}_code")];
        assert_eq!(lint.as_str(), Some("forbid"), "{manifest}");
    }
    let mut files = 0;
    for folder in ["src", "tests", "benches", "examples", "fuzz/targets"] {
        for file in rust_files(&here(folder)) {
            files += 1;
            let text = fs::read_to_string(&file).expect("readable");
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                let stands = line.split(|c| !is_word(c)).any(|word| word == WORD);
                assert!(!stands, "{}: {line}", file.display());
            }
        }
    }
    assert!(files > 300, "{files}");
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let files = entries.flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}
