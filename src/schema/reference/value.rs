//! What a key holds, in the words of those who write it.

use serde_json::Value;

/// All kinds of values that the schema defines.
pub(super) struct Values<'s> {
    pub(super) definitions: &'s Value,
}

impl Values<'_> {
    /// What stands behind a key: its kind, and what holds where nothing is said.
    pub(super) fn value(&self, schema: &Value) -> String {
        let form = self.form(schema);
        match &schema["default"] {
            Value::Null => form,
            Value::String(usual) => format!("{form}; `{usual}` where nothing is said"),
            usual => format!("{form}; `{usual}` where nothing is said"),
        }
    }

    /// What kind of value it is. One that is told of elsewhere is a link to that place.
    pub(super) fn form(&self, schema: &Value) -> String {
        if let Some(defined) = self.defined(schema) {
            return if defined["title"].is_string() { link(defined) } else { self.form(defined) };
        }
        if let Some(words) = schema["enum"].as_array() {
            let words: Vec<String> =
                words.iter().filter_map(Value::as_str).map(|it| format!("`{it}`")).collect();
            return format!("one of {}", words.join(", "));
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            return self.any_of(choices);
        }
        match schema["type"].as_str().unwrap_or_default() {
            "string" => "text".to_owned(),
            "integer" => "whole number".to_owned(),
            "boolean" => "`true` or `false`".to_owned(),
            "array" => self.list(schema),
            "object" => self.by_id(schema),
            other => other.to_owned(),
        }
    }

    fn any_of(&self, choices: &[Value]) -> String {
        if let [one, many] = choices
            && many["items"] == *one
        {
            return format!("{}; or a list of these", self.form(one));
        }
        let forms: Vec<String> = choices.iter().map(|choice| self.form(choice)).collect();
        match forms.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
            _ => forms.concat(),
        }
    }

    fn list(&self, schema: &Value) -> String {
        let (item, form) = (&schema["items"], self.form(&schema["items"]));
        match (schema["minItems"].as_u64(), schema["maxItems"].as_u64()) {
            // Its header says that there may be several.
            _ if self.has_header(item) => form,
            (Some(least), Some(most)) if least == most => format!("list of {most}, each a {form}"),
            _ => format!("list, each {} {form}", article(&form)),
        }
    }

    /// A table whose keys are ids.
    fn by_id(&self, schema: &Value) -> String {
        let patterns = schema["patternProperties"].as_object();
        let Some(value) = patterns.and_then(|it| it.values().next()) else { return "table".to_owned() };
        let form = self.form(value);
        if self.has_header(value) { form } else { format!("table, each `id` = {form}") }
    }

    /// What a reference in `schema` leads to.
    fn defined(&self, schema: &Value) -> Option<&Value> {
        let reference = schema["$ref"].as_str().or_else(|| schema["allOf"][0]["$ref"].as_str())?;
        self.definitions.get(reference.rsplit('/').next()?)
    }

    fn has_header(&self, schema: &Value) -> bool {
        self.defined(schema).is_some_and(|defined| title(defined).starts_with('['))
    }

    /// Those that have a name and are no tables, by it.
    pub(super) fn named(&self) -> Vec<(&str, &Value)> {
        let all = self.definitions.as_object().into_iter().flat_map(|all| all.values());
        let mut named: Vec<(&str, &Value)> =
            all.filter(|it| it["title"].is_string() && !is_table(it)).map(|it| (title(it), it)).collect();
        named.sort_unstable_by_key(|(title, _)| *title);
        named
    }
}

pub(super) fn title(schema: &Value) -> &str {
    schema["title"].as_str().unwrap_or_default()
}

pub(super) fn described(schema: &Value) -> &str {
    schema["description"].as_str().unwrap_or_default()
}

/// The title of a table, above what is told of it.
pub(in crate::schema) fn heading(table: &Value) -> String {
    let title = title(table);
    let mut letters = title.chars();
    match letters.next() {
        Some('[') => format!("`{title}`"),
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A link to the heading of what is told of `defined`: of a table its own, of others that of all values.
fn link(defined: &Value) -> String {
    let title = title(defined);
    let shown = if title.starts_with('[') { format!("`{title}`") } else { title.to_owned() };
    let anchor = if is_table(defined) { anchor(title) } else { "values".to_owned() };
    format!("[{shown}](#{anchor})")
}

fn is_table(schema: &Value) -> bool {
    schema["properties"].is_object()
}

/// What GitHub makes of a heading: small letters, a hyphen for each space, no signs.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn article(noun: &str) -> &'static str {
    let first = noun.trim_start_matches('[').chars().next();
    if first.is_some_and(|c| "aeiou".contains(c)) { "an" } else { "a" }
}
