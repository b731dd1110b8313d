//! Actors whom a reader cannot tell apart by what they are called, and ids that are taken for one another.

use std::collections::HashMap;

use unicode_security::skeleton;

use crate::{
    model::{Actor, Timeline},
    problem::{Code, Problem, Reported},
    text::{Span, Text},
};

/// Each actor once, at the first of its names that looks like one of another's. An alias may be shared: it is looked for
/// in quotes, and shown to nobody.
pub(super) fn actors(timeline: &Timeline, problems: &mut Vec<Reported>) {
    let mut seen: HashMap<String, &Actor> = HashMap::new();
    for (_, actor) in timeline.actors.iter() {
        let names = [Some(actor.name), actor.short].into_iter().flatten();
        let keys = names.flat_map(|name| keys(timeline.text(name).as_written()).map(move |key| (name, key)));
        let mut other = None;
        for (name, key) in keys {
            let first = *seen.entry(key).or_insert(actor);
            if other.is_none() && first.id != actor.id {
                other = Some((name, first));
            }
        }
        problems.extend(other.map(|(name, other)| alike(timeline, (actor, name), other).into()));
    }
}

/// What looks alike has one of them in common: by Unicode's table of confusable characters (UTS #39), as it is written and
/// in small letters.
fn keys(name: &str) -> impl Iterator<Item = String> {
    let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let small: String = words.chars().flat_map(char::to_lowercase).collect();
    let keys = [skeleton(&words).collect::<String>(), skeleton(&small).collect()];
    keys.into_iter().filter(|key| !key.is_empty())
}

fn alike(timeline: &Timeline, (actor, name): (&Actor, Text), other: &Actor) -> Problem {
    let written = |text: Text| timeline.text(text).as_written();
    let shown = [other.name].into_iter().chain(other.short).map(written);
    let foreign =
        foreign(written(name), &shown.flat_map(|shown| shown.chars().take(1_000)).collect::<String>());
    let message = format!(
        "the actor `{}` looks like `{}`: `{}`{foreign}",
        written(actor.id),
        written(other.id),
        written(name)
    );
    let help = "give one of them a `name` or `short` that tells them apart; where they are one, keep one";
    let at = |text: Text| timeline.texts.place(text).unwrap_or_default();
    Problem::new(Code::LookAlike, at(name), message).help(help).also(at(other.name))
}

/// The first characters of a name that the other has not, by their codes: they may look the same.
fn foreign(name: &str, other: &str) -> String {
    let mut codes: Vec<String> = Vec::new();
    for c in name.chars().take(1_000).filter(|c| !c.is_ascii() && !other.contains(*c)) {
        let code = format!("U+{:04X}", u32::from(c));
        if codes.len() < 8 && !codes.contains(&code) {
            codes.push(code);
        }
    }
    if codes.is_empty() {
        String::new()
    } else {
        format!(" has {}, which the other has not", codes.join(", "))
    }
}

/// Ids of one kind that differ in what is easily mistaken: `0` and `o`, `1` and `l`, `rn` and `m`, `vv` and `w`.
pub(super) fn ids(timeline: &Timeline, problems: &mut Vec<Reported>) {
    of_kind(timeline, ("an actor", timeline.actors.iter().map(|(_, it)| it.id)), problems);
    of_kind(timeline, ("a place", timeline.places.iter().map(|(_, it)| it.id)), problems);
    of_kind(timeline, ("an article", timeline.articles.iter().map(|(_, it)| it.id)), problems);
    of_kind(timeline, ("a fact", timeline.facts.iter().map(|(_, it)| it.id)), problems);
    of_kind(timeline, ("an event", timeline.events.iter().map(|(_, it)| it.id)), problems);
}

fn of_kind(
    timeline: &Timeline,
    (kind, ids): (&str, impl Iterator<Item = Text>),
    problems: &mut Vec<Reported>,
) {
    let mut texts = timeline.texts.near();
    // The hash alone: of a million ids few are alike, and those are compared.
    let mut hashed: Vec<(u64, Text)> = ids.map(|id| (hash(texts.get(id).as_written()), id)).collect();
    hashed.sort_unstable_by_key(|(hash, id)| (*hash, id.span()));
    // Ids can be made that have one hash and nothing else in common.
    let texts = &timeline.texts;
    for alike in hashed.chunk_by_mut(|one, other| one.0 == other.0).filter(|alike| alike.len() > 1) {
        alike.sort_by_cached_key(|(_, id)| mistaken(texts.get(*id).as_written()).collect::<Vec<u8>>());
    }
    let groups = hashed.chunk_by(|one, other| one.0 == other.0);
    for pair in groups.flat_map(|alike| alike.windows(2)) {
        let [(_, first), (_, id)] = *pair else { continue };
        let (first_id, second_id) = (timeline.text(first).as_written(), timeline.text(id).as_written());
        if first_id == second_id || !mistaken(first_id).eq(mistaken(second_id)) {
            continue;
        }
        let message = format!("the id `{second_id}` of {kind} looks like `{first_id}`");
        let help = "give one of them an id that nobody takes for the other's";
        let (at, also) = (place(timeline, id), place(timeline, first));
        problems.push(Problem::new(Code::LookAlike, at, message).help(help).also(also).into());
    }
}

/// Where an id is written; of an event whose id has escapes, that event.
fn place(timeline: &Timeline, id: Text) -> Span {
    let event = || timeline.events.find(&timeline.texts, timeline.text(id).as_written());
    let at = timeline.texts.place(id).or_else(|| event().map(|event| timeline.events[event].at));
    at.unwrap_or_default()
}

/// An id, with what is mistaken for another in the same form.
fn mistaken(id: &str) -> impl Iterator<Item = u8> {
    let mut bytes = id.bytes().peekable();
    std::iter::from_fn(move || {
        Some(match (bytes.next()?, bytes.peek()) {
            (b'0', _) => b'o',
            (b'1', _) => b'l',
            (b'r', Some(b'n')) => bytes.next().map(|_| b'm')?,
            (b'v', Some(b'v')) => bytes.next().map(|_| b'w')?,
            (byte, _) => byte,
        })
    })
}

/// FNV-1a, of 64 bits.
fn hash(id: &str) -> u64 {
    mistaken(id)
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
