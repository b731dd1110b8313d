use serde_json::{Map, Value, json};

use crate::{model::Timeline, text::Text};

/// Offers the ids that a timeline defines wherever one is asked for. Others pass: the next one is being written.
pub(super) fn offer(schema: &mut Value, timeline: &Timeline) {
    let written = |id: Text| timeline.text(id).as_written();
    let actors: Vec<&str> = timeline.actors.iter().map(|(_, it)| written(it.id)).collect();
    let facts: Vec<&str> = timeline.facts.iter().map(|(_, it)| written(it.id)).collect();
    for (table, ids) in [
        ("Event/properties/roles", &actors),
        ("Source/properties/says", &facts),
        ("Source/properties/denies", &facts),
        ("Source/properties/doubts", &facts),
    ] {
        offer_keys(schema.pointer_mut(&format!("/definitions/{table}")), ids);
    }
    for (name, ids) in [
        ("ActorRef", actors),
        ("FactRef", facts),
        ("PlaceRef", timeline.places.iter().map(|(_, it)| written(it.id)).collect()),
        ("ArticleRef", timeline.articles.iter().map(|(_, it)| written(it.id)).collect()),
        ("EventRef", timeline.events.iter().map(|(_, it)| written(it.id)).collect()),
    ] {
        // Draft 7 wants a word in each list of words (6.1.2).
        let definition = schema.pointer_mut(&format!("/definitions/{name}")).filter(|_| !ids.is_empty());
        if let Some(definition) = definition {
            let any = definition.take();
            *definition = json!({ "anyOf": [{ "enum": ids }, any] });
        }
    }
}

/// Gives a table whose keys are ids those that there are, each with the value that any key has.
fn offer_keys(table: Option<&mut Value>, ids: &[&str]) {
    let Some(table) = table.and_then(Value::as_object_mut) else { return };
    let any = table.get("patternProperties").and_then(Value::as_object).and_then(|any| any.values().next());
    let Some(value) = any.or(table.get("additionalProperties")).cloned() else { return };
    let keys: Map<String, Value> = ids.iter().map(|id| ((*id).to_owned(), value.clone())).collect();
    table.insert("properties".to_owned(), keys.into());
}
