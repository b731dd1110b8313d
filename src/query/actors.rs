//! The part of a filter that the actor picker reads and writes: terms of actors that all else is joined to.

use crate::{
    findings::Checked,
    model::{Actor, ActorId},
};

use super::{
    FilterError,
    names::find,
    syntax::{Expr, Node},
};

/// `actor:putin,fsb -actor:ukraine`, and the rest of a filter.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Actors {
    /// Any of these takes part.
    pub(super) included: Vec<ActorId>,
    /// None of these does.
    pub(super) excluded: Vec<ActorId>,
    /// All else, as it was typed.
    pub(super) rest: String,
}

impl Actors {
    pub(super) fn of(checked: &Checked, text: &str, whole: &Node) -> Result<Self, FilterError> {
        let parts = match &whole.expr {
            Expr::All(parts) => parts.as_slice(),
            _ => std::slice::from_ref(whole),
        };
        let mut actors = Self::default();
        let mut rest = Vec::new();
        for part in parts {
            // Two such terms ask for both: the second is none of the picker's.
            if let Some(ids) = named(checked, part).filter(|_| actors.included.is_empty()) {
                actors.included = ids?;
            } else if let Expr::Not(ruled_out) = &part.expr
                && let Some(ids) = named(checked, ruled_out)
            {
                let mut ids = ids?;
                ids.retain(|id| !actors.excluded.contains(id));
                actors.excluded.append(&mut ids);
            } else {
                let typed = text.get(part.at.clone()).unwrap_or_default();
                // What stands beside something binds tighter than `OR`.
                rest.push(if is_bare_choice(part) { format!("({typed})") } else { typed.to_owned() });
            }
        }
        actors.rest = rest.join(" ");
        Ok(actors)
    }

    /// The filter that they and the rest make.
    pub(super) fn text(&self, checked: &Checked) -> String {
        let timeline = &checked.timeline;
        let ids = |actors: &[ActorId]| {
            let ids =
                actors.iter().map(|actor| quoted(timeline.text(timeline.actors[*actor].id).as_written()));
            ids.collect::<Vec<_>>().join(",")
        };
        let mut terms = Vec::new();
        if !self.included.is_empty() {
            terms.push(format!("actor:{}", ids(&self.included)));
        }
        if !self.excluded.is_empty() {
            terms.push(format!("-actor:{}", ids(&self.excluded)));
        }
        terms.extend((!self.rest.is_empty()).then(|| self.rest.clone()));
        terms.join(" ")
    }
}

/// The actors of a term such as `actor:putin,fsb`.
fn named(checked: &Checked, node: &Node) -> Option<Result<Vec<ActorId>, FilterError>> {
    match &node.expr {
        Expr::Field { name, values } if name.text == "actor" => {
            Some(values.iter().map(|value| find::<Actor>(checked, value)).collect())
        }
        _ => None,
    }
}

/// Whether it is an `OR` without brackets around it: it begins where its first choice does.
fn is_bare_choice(part: &Node) -> bool {
    let Expr::Any(choices) = &part.expr else { return false };
    choices.first().is_some_and(|first| first.at.start == part.at.start)
}

/// A value as it is typed: in quotation marks, if need be. One that is in it becomes a curly one, which is the
/// same to whoever searches.
pub(super) fn quoted(value: &str) -> String {
    let is_plain = |c: char| !c.is_whitespace() && !matches!(c, '(' | ')' | '"' | ',' | '[' | '{');
    let value = value.replace('"', "”");
    if !value.is_empty() && value.chars().all(is_plain) { value } else { format!("\"{value}\"") }
}
