use serde_json::Value;

use super::{events, reference, reference::heading, schema, tables};

#[test]
fn every_table_and_every_key_is_told_of() {
    let schema = schema(None);
    for (table, keys) in [tables::KEYS, events::KEYS].concat() {
        let definition = if table == "TimelineFile" { &schema } else { &schema["definitions"][table] };
        let told = |schema: &Value| schema["description"].as_str().is_some_and(|told| told.ends_with('.'));
        assert!(told(definition) && definition["title"].is_string(), "{table}");
        assert_eq!(
            definition["properties"].as_object().map(serde_json::Map::len),
            Some(keys.len()),
            "{table}"
        );
        for key in keys {
            assert!(told(&definition["properties"][key]), "{table}: {key}");
        }
    }
}

/// What no key of its own leads to is told of where it is named.
#[test]
fn a_timeline_without_actors_has_no_list_of_their_ids() {
    let timeline = crate::load::tests::timeline("[[events]]\nid = 'e'\ntitle = 'E'\n");
    let schema = schema(Some(&timeline));
    assert!(schema["definitions"]["ActorRef"]["pattern"].is_string());
    assert_eq!(schema["definitions"]["EventRef"]["anyOf"][0]["enum"], serde_json::json!(["e"]));
    assert!(!schema.to_string().contains("\"enum\":[]"));
}

#[test]
fn every_definition_is_a_table_or_has_a_name_or_stands_in_one_that_has() {
    let schema = schema(None);
    let page = reference();
    for (name, definition) in schema["definitions"].as_object().expect("definitions") {
        let Some(title) = definition["title"].as_str() else {
            assert!(definition["anyOf"].is_array(), "{name}: a choice, which is told of where it is made");
            continue;
        };
        let is_table = definition["properties"].is_object();
        let told =
            if is_table { format!("\n## {}\n", heading(definition)) } else { format!("\n| {title} | ") };
        assert!(page.contains(&told), "{name}");
        // A pattern is for programs: a curator is told in words.
        assert!(definition["description"].is_string(), "{name}");
    }
}
