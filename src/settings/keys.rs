use strum::VariantNames;
use toml::de::DeValue;

use crate::{
    load::fields::{Fields, Given, Reader, Word, wrong_type},
    problem::{Code, Problem, nearest},
    text::Span,
    tui::{Action, Context, Key, KeyMap},
};

/// The keys of one action in one place, as a file gives them.
pub(super) struct Set {
    context: Context,
    action: Action,
    keys: Vec<(Key, Span)>,
    /// The action's name.
    at: Span,
}

/// Reads the tables below `[keys]`.
pub(super) fn read(mut fields: Fields<'_>, sets: &mut Vec<Set>, reader: &mut Reader<'_>) {
    for name in Context::VARIANTS {
        let context = name.parse::<Context>();
        if let (Some(table), Ok(context)) = (fields.table(reader, name, "a table of keys"), context) {
            of_context(context, table, sets, reader);
        }
    }
    fields.finish(reader);
}

/// The keys that are in force: those of the program, but for what the file changes.
pub(super) fn in_force(mut sets: Vec<Set>, reader: &mut Reader<'_>) -> KeyMap {
    sets.sort_by_key(|set| set.at);
    let mut sets = set_once(sets, reader);
    each_once(&mut sets, reader);
    let mut keys = KeyMap::default();
    for set in &sets {
        let chosen: Vec<Key> = set.keys.iter().map(|(key, _)| *key).collect();
        keys.bind(set.context, set.action, &chosen);
    }
    keep_ways_out(&mut keys, &sets, reader);
    keys
}

fn of_context(context: Context, table: Fields<'_>, sets: &mut Vec<Set>, reader: &mut Reader<'_>) {
    let piece = table.piece;
    for (name, given) in table.entries(reader) {
        let written = reader.texts.get(name.text).shown().to_string();
        let Some(action) = written.parse::<Action>().ok().filter(|action| context.actions().contains(action))
        else {
            reader.problems.push(no_action(context, &written, name));
            continue;
        };
        let Some(given) = items(given, |given| {
            let message = format!("the keys of `{written}` must be a string or a list of strings");
            wrong_type(piece, reader, given, &message);
        }) else {
            continue;
        };
        let keys = given.iter().filter_map(|given| {
            let at = piece.span(given.span());
            let DeValue::String(written) = given.get_ref() else {
                wrong_type(piece, reader, given, "a key must be a string");
                return None;
            };
            match key(context, action, written) {
                Ok(key) => Some((key, at)),
                Err((message, help)) => {
                    reader.problems.push(Problem::new(Code::BadKey, at, message).help(help));
                    None
                }
            }
        });
        let keys: Vec<(Key, Span)> = keys.collect();
        // Where none of several is a key, the action keeps those it has.
        if given.is_empty() || !keys.is_empty() {
            sets.push(Set { context, action, keys, at: name.at });
        }
    }
}

/// One string, or a list.
fn items<'i>(given: Given<'i>, mut wrong: impl FnMut(&Given<'i>)) -> Option<Vec<Given<'i>>> {
    if given.get_ref().is_str() {
        return Some(vec![given]);
    }
    if !given.get_ref().is_array() {
        wrong(&given);
        return None;
    }
    match given.into_inner() {
        DeValue::Array(items) => Some(items.into_iter().collect()),
        _ => None,
    }
}

/// The key that is written so, if it can be bound there; else what is wrong, and the way out.
fn key(context: Context, action: Action, written: &str) -> Result<Key, (String, String)> {
    let key: Key = written.parse().map_err(|error: crate::tui::KeyError| (error.message, error.help))?;
    if key == Key::CTRL_C && action != Action::Quit {
        let message = "`Ctrl-c` quits, whatever else is set".to_owned();
        return Err((message, "take another key".to_owned()));
    }
    if key.is_typed() && Context::places().any(|place| place.is_typed_in() && context.holds_in(place)) {
        let message = format!("`{key}` is typed there, and does nothing else");
        return Err((message, "take a key with Ctrl, or one such as `F2`, `Enter` or `Tab`".to_owned()));
    }
    Ok(key)
}

fn no_action(context: Context, written: &str, name: Word) -> Problem {
    let here: &str = context.into();
    let own: Vec<&str> = context.actions().into_iter().map(Into::into).collect();
    // What is near in the place itself comes first; but an action may stand in another.
    let meant = nearest::nearest(written, own.iter().copied())
        .or_else(|| nearest::nearest(written, Action::VARIANTS.iter().copied()));
    let homes = |name: &str| -> Vec<String> {
        let action = name.parse::<Action>();
        let homes =
            Context::all().filter(|other| action.is_ok_and(|action| other.actions().contains(&action)));
        homes.map(|other| format!("[keys.{}]", <&str>::from(other))).collect()
    };
    let help = match meant {
        Some(meant) if own.contains(&meant) => format!("did you mean `{meant}`?"),
        Some(meant) => format!("`{meant}` is one of {}", homes(meant).join(", ")),
        None => format!("the actions of [keys.{here}] are {}", nearest::list(&own)),
    };
    let message = format!("`{written}` is no action of [keys.{here}]");
    Problem::new(Code::UnknownKey, name.at, message).help(help)
}

/// Of two lines that set the keys of one action, the first holds: a table may stand twice.
fn set_once(sets: Vec<Set>, reader: &mut Reader<'_>) -> Vec<Set> {
    let mut kept: Vec<Set> = Vec::new();
    for set in sets {
        let is_same = |first: &&Set| (first.context, first.action) == (set.context, set.action);
        let Some(first) = kept.iter().find(is_same) else {
            kept.push(set);
            continue;
        };
        let (action, context): (&str, &str) = (set.action.into(), set.context.into());
        let message = format!("the keys of `{action}` are set twice in [keys.{context}]");
        let help = "one of the two must go: the first is in force";
        reader.problems.push(Problem::new(Code::KeyTwice, set.at, message).also(first.at).help(help));
    }
    kept
}

/// Of two actions that one key is given to in one place, the first has it.
fn each_once(sets: &mut [Set], reader: &mut Reader<'_>) {
    let mut taken: Vec<(Key, Context, Action, Span)> = Vec::new();
    for set in sets {
        let Set { context, action, .. } = *set;
        set.keys.retain(|(key, at)| {
            let first = taken.iter().find(|(other, there, ..)| other == key && there.meets(context));
            let Some((_, there, other, first)) = first else {
                taken.push((*key, context, action, *at));
                return true;
            };
            let (there, other): (&str, &str) = ((*there).into(), (*other).into());
            let message = format!("`{key}` is bound twice in one place: to `{other}` in [keys.{there}], too");
            let help = "one of the two must go: the first is in force";
            reader.problems.push(Problem::new(Code::KeyTwice, *at, message).also(*first).help(help));
            false
        });
    }
}

/// Whoever closes the only way out of a place gets it back.
fn keep_ways_out(keys: &mut KeyMap, sets: &[Set], reader: &mut Reader<'_>) {
    for place in keys.without_way_out() {
        let name: &str = place.into();
        let mut closes = sets.iter().filter(|set| set.context.meets(place));
        let own = closes.clone().find(|set| set.context == place && set.action == Action::Back);
        let at = own.or_else(|| closes.next_back()).map(|set| set.at).unwrap_or_default();
        let message = format!("no key leads out of `{name}` any more");
        let help = format!("give `back` a key in [keys.{name}]; until then it has those it comes with");
        reader.problems.push(Problem::new(Code::NoWayOut, at, message).help(help));
        keys.keep(place, Action::Back);
    }
}
