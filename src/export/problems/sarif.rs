use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use serde_json::{Map, Value, json};

use crate::{
    export::{json, uri::relative},
    findings::Checked,
    problem::Severity,
    text::Location,
};

use super::Told;

/// Writes the problems as SARIF 2.1.0 (OASIS), which code hosts and editors read. Columns are Unicode characters.
pub(crate) fn sarif(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let rules: BTreeSet<&str> = checked.problems.iter().map(|problem| problem.code.name()).collect();
    let rules: Vec<Value> = rules.into_iter().map(|code| json!({ "id": code })).collect();
    let driver = json!({ "name": "dateline", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    write!(
        out,
        "{{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {{\n      \
         \"columnKind\": \"unicodeCodePoints\",\n      \"tool\": "
    )?;
    json::indented(&json!({ "driver": driver }), "      ", out)?;
    write!(out, ",\n      \"results\": ")?;
    json::list(checked.problems.iter().map(|problem| result(&Told::of(checked, problem))), "      ", out)?;
    writeln!(out, "\n    }}\n  ]\n}}")
}

fn result(told: &Told<'_>) -> Value {
    let level = match told.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut result = json!({ "ruleId": told.code, "level": level, "message": { "text": told.in_words() } });
    // What is wrong with all of it stands in no file.
    if !told.place.file().is_empty() {
        result["locations"] = json!([{ "physicalLocation": place(&told.place) }]);
    }
    result
}

fn place(place: &Location<'_>) -> Value {
    let mut region = Map::new();
    region.insert("startLine".to_owned(), place.line().into());
    region.insert("startColumn".to_owned(), place.column().into());
    json!({ "artifactLocation": { "uri": relative(place.file()) }, "region": region })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::in_folder;

    #[test]
    fn a_problem_is_a_result_at_its_line_and_column_in_characters() {
        let text = "[[events]]\nid = 'e'\ntitle = 'E'\nactors = ['né', 'a']\n";
        let loaded = in_folder(&[("a b.toml", text)]);
        let checked = Checked::new(loaded.timeline, loaded.problems);
        let mut out = Vec::new();
        sarif(&checked, &mut out).expect("written to memory");
        let log: Value = serde_json::from_slice(&out).expect("JSON");
        let run = &log["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"], json!([{ "id": "unknown-actor" }]));
        let second = &run["results"][1]["locations"][0]["physicalLocation"];
        assert_eq!(second["region"], json!({ "startLine": 4, "startColumn": 17 }));
        assert!(second["artifactLocation"]["uri"].as_str().is_some_and(|uri| uri.ends_with("/a%20b.toml")));
    }
}
