//! What the ids stand for, once all files are read.

use std::{collections::HashMap, thread};

use crate::{
    load::{fields::Word, raw::Raw},
    model::{Actor, Amount, Article, Fact, FactKind, Id, Value},
    text::Texts,
    threads,
};

use super::{
    Arena, Block,
    block::{Known, Names},
};

/// What the ids of one worker stand for.
struct Means {
    actors: Known<Actor>,
    articles: Known<Article>,
    facts: Known<Fact>,
}

/// Puts in the place of each id's number what it stands for. Events with an id that stands for nothing, or with a
/// value that is none of its fact's kind, are left to the parser.
/// Gives back which, by block and by number in it.
pub(in crate::load) fn resolve(raw: &mut Raw, texts: &Texts) -> Vec<(usize, u32)> {
    let actors = first_of(texts, raw.actors.iter().map(|raw| raw.id));
    let articles = first_of(texts, raw.articles.iter().map(|raw| raw.id));
    let facts = first_of(texts, raw.facts.iter().map(|raw| raw.id));
    let kinds: Vec<FactKind> = raw.facts.iter().map(|raw| raw.kind.unwrap_or_default()).collect();
    let means = |names: &Names| Means {
        actors: names.actors(|id| actors.get(id).copied().map(Id::new)),
        articles: names.articles(|id| articles.get(id).copied().map(Id::new)),
        facts: names.facts(|id| facts.get(id).copied().map(Id::new)),
    };
    let means: Vec<Means> = raw.names.iter().map(means).collect();
    let work = |blocks: &mut [Block]| {
        let mut left = Vec::with_capacity(blocks.len());
        for block in blocks {
            let means = means.get(block.met_by);
            left.push(
                means.map(|means| unresolved(&mut block.arena, means, &kinds, texts)).unwrap_or_default(),
            );
        }
        left
    };
    let workers = threads::count();
    let share = raw.blocks.len().div_ceil(workers).max(1);
    let left = if workers == 1 || raw.blocks.len() < 2 {
        work(&mut raw.blocks)
    } else {
        thread::scope(|scope| {
            let shares: Vec<_> =
                raw.blocks.chunks_mut(share).map(|blocks| scope.spawn(|| work(blocks))).collect();
            shares.into_iter().flat_map(threads::finished).collect()
        })
    };
    let of_block = |(block, left): (usize, Vec<u32>)| left.into_iter().map(move |event| (block, event));
    left.into_iter().enumerate().flat_map(of_block).collect()
}

/// The first of each id, by its place.
fn first_of(texts: &Texts, ids: impl Iterator<Item = Word>) -> HashMap<&str, usize> {
    let mut first = HashMap::new();
    for (index, id) in ids.enumerate() {
        first.entry(texts.get(id.text).as_written()).or_insert(index);
    }
    first
}

/// Resolves the events of a block, and tells which are not.
fn unresolved(arena: &mut Arena, means: &Means, kinds: &[FactKind], texts: &Texts) -> Vec<u32> {
    let Arena { events, cast, sources, accounts, .. } = arena;
    let mut left = Vec::new();
    for (index, event) in events.iter().enumerate() {
        let mut is_known = true;
        for met in cast.get_mut(event.cast.range()).unwrap_or_default() {
            let actor = means.actors.of(*met);
            is_known &= put(met, actor);
        }
        for source in sources.get_mut(event.sources.range()).unwrap_or_default() {
            let article = means.articles.of(source.article);
            is_known &= put(&mut source.article, article);
            if let Some(said_by) = source.details.as_mut().and_then(|details| details.speech.said_by.as_mut())
            {
                let actor = means.actors.of(*said_by);
                is_known &= put(said_by, actor);
            }
            for account in accounts.get_mut(source.accounts.range()).unwrap_or_default() {
                let fact = means.facts.of(account.fact);
                is_known &= put(&mut account.fact, fact);
                let kind = kinds.get(account.fact.index()).copied().unwrap_or_default();
                if let Some(stated) = &mut account.stated {
                    let written = texts.get(stated.written).as_written();
                    is_known &= put(&mut stated.value, value(written, kind));
                }
            }
        }
        if !is_known {
            left.extend(u32::try_from(index));
        }
    }
    left
}

/// A value that needs nothing else to be understood.
fn value(written: &str, kind: FactKind) -> Option<Value> {
    match kind {
        FactKind::Number => Amount::parse(written).map(Value::Number),
        FactKind::Text => Some(Value::Text),
        FactKind::Date | FactKind::Actor | FactKind::Place => None,
    }
}

/// Whether there is something to put there.
fn put<T>(slot: &mut T, found: Option<T>) -> bool {
    let is_found = found.is_some();
    if let Some(found) = found {
        *slot = found;
    }
    is_found
}
