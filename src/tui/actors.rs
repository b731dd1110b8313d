use crate::model::{ActorId, Timeline};

/// An actor, and how deep in its groups it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) actor: ActorId,
    pub(crate) depth: usize,
}

/// All actors, each group with its parts below it, by name.
pub(crate) fn tree(timeline: &Timeline) -> Vec<Choice> {
    let mut parts: Vec<Vec<ActorId>> = vec![Vec::new(); timeline.actors.len()];
    let mut roots = Vec::new();
    let mut by_name: Vec<ActorId> = timeline.actors.sorted().collect();
    by_name.sort_by_key(|actor| timeline.text(timeline.actors[*actor].name));
    for actor in by_name {
        match timeline.actors[actor].part_of {
            Some(group) => parts[group.index()].push(actor),
            None => roots.push(actor),
        }
    }
    let mut rows = Vec::new();
    let mut open: Vec<Choice> = roots.into_iter().rev().map(|actor| Choice { actor, depth: 0 }).collect();
    while let Some(row) = open.pop() {
        rows.push(row);
        let below = parts[row.actor.index()].iter().rev();
        open.extend(below.map(|actor| Choice { actor: *actor, depth: row.depth + 1 }));
    }
    rows
}
