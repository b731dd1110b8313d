//! The JSON Schema (draft 7, which editors' TOML servers know) of a timeline's file, made from types: one for each table of
//! the format, in its order. That they have the keys which the loader reads, and no others, is tested.

mod events;
mod ids;
mod reference;
mod tables;
mod values;

use schemars::{Schema, generate::SchemaSettings, transform::RecursiveTransform};
use serde_json::{Value, json};

use crate::model::Timeline;

pub(crate) use reference::reference;
use tables::TimelineFile;

/// The schema; with the ids of a timeline, that an editor may offer them.
pub(crate) fn schema(of: Option<&Timeline>) -> Value {
    let settings = SchemaSettings::draft07()
        .with_transform(RecursiveTransform(without_null))
        .with_transform(RecursiveTransform(without_breaks));
    let generator = settings.into_generator();
    let mut schema = generator.into_root_schema_for::<TimelineFile>().to_value();
    if let Some(timeline) = of {
        ids::offer(&mut schema, timeline);
    }
    schema
}

/// TOML has no null: what may be absent is there, or it is not.
fn without_null(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    let is_null = |value: &Value| value == "null" || *value == json!({ "type": "null" });
    if let Some(Value::Array(words)) = schema.get_mut("enum") {
        words.retain(|it| !it.is_null());
    }
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|it| !is_null(it));
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(choices)) = schema.get_mut("anyOf") else { return };
    choices.retain(|it| !is_null(it));
    if choices.len() == 1 {
        // Draft 7 knows nothing beside a reference: so it is one of a list.
        let only = schema.remove("anyOf");
        schema.extend(only.map(|only| ("allOf".to_owned(), only)));
    }
}

/// Where a line of the code ends says nothing of what is told in it.
fn without_breaks(schema: &mut Schema) {
    if let Some(Value::String(told)) = schema.get_mut("description") {
        *told = told.replace('\n', " ");
    }
}

#[cfg(test)]
mod tests;
