//! Which actor, place, article or fact a value names.

use crate::{
    evidence::searched,
    findings::Checked,
    model::{Actor, Article, Fact, Id, Named, Place, Register, Timeline},
    text::Text,
};

use super::{
    FilterError,
    field::{first_few, unknown},
    syntax::Piece,
};

/// What a value can name, by its id or by what people call it.
pub(super) trait Called: Named + Sized {
    const NOUN: &'static str;

    fn all(timeline: &Timeline) -> &Register<Self>;

    /// Its names, the one to show first.
    fn names(&self) -> Vec<Text>;

    /// Whether who asks for `whole` wants `part`, too.
    fn is_in(_: &Timeline, part: Id<Self>, whole: Id<Self>) -> bool {
        part == whole
    }
}

impl Called for Actor {
    const NOUN: &'static str = "actor";

    fn all(timeline: &Timeline) -> &Register<Self> {
        &timeline.actors
    }

    fn names(&self) -> Vec<Text> {
        Self::names(self).collect()
    }

    fn is_in(timeline: &Timeline, part: Id<Self>, whole: Id<Self>) -> bool {
        timeline.is_in_group(part, whole)
    }
}

impl Called for Place {
    const NOUN: &'static str = "place";

    fn all(timeline: &Timeline) -> &Register<Self> {
        &timeline.places
    }

    fn names(&self) -> Vec<Text> {
        Self::names(self).collect()
    }

    fn is_in(timeline: &Timeline, part: Id<Self>, whole: Id<Self>) -> bool {
        timeline.is_in_place(part, whole)
    }
}

impl Called for Article {
    const NOUN: &'static str = "article";

    fn all(timeline: &Timeline) -> &Register<Self> {
        &timeline.articles
    }

    fn names(&self) -> Vec<Text> {
        vec![self.title]
    }
}

impl Called for Fact {
    const NOUN: &'static str = "fact";

    fn all(timeline: &Timeline) -> &Register<Self> {
        &timeline.facts
    }

    fn names(&self) -> Vec<Text> {
        vec![self.name]
    }
}

/// By index: whether it is one of those that `values` name, or a part of one.
pub(super) fn members<T: Called>(checked: &Checked, values: &[Piece]) -> Result<Vec<bool>, FilterError> {
    let register = T::all(&checked.timeline);
    let named = values.iter().map(|value| find::<T>(checked, value)).collect::<Result<Vec<_>, _>>()?;
    let is_member = |id| named.iter().any(|whole| T::is_in(&checked.timeline, id, *whole));
    Ok(register.ids().map(is_member).collect())
}

/// What `value` names: the id; else a name, whatever its case and accents; else how one of them begins, if that
/// is one thing's only.
pub(super) fn find<T: Called>(checked: &Checked, value: &Piece) -> Result<Id<T>, FilterError> {
    let timeline = &checked.timeline;
    let register = T::all(timeline);
    if let Some(found) = register.find(&timeline.texts, &value.text) {
        return Ok(found);
    }
    let written = |text: Text| timeline.text(text).as_written();
    let id = |id: Id<T>| written(register[id].id());
    let sought = searched(value.text.trim());
    let (mut whole, mut begun) = (Vec::new(), Vec::new());
    for candidate in register.sorted() {
        let item = &register[candidate];
        let names = [item.id()].into_iter().chain(item.names()).map(|name| searched(written(name).trim()));
        for name in names.filter(|name| name.starts_with(&sought)) {
            begun.push(candidate);
            if name == sought {
                whole.push(candidate);
            }
        }
    }
    let mut found = if whole.is_empty() { begun } else { whole };
    found.dedup();
    match found.as_slice() {
        [only] => Ok(*only),
        [] => {
            let ids: Vec<&str> = register.sorted().map(id).collect();
            Err(unknown(value, T::NOUN, &ids))
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|found| id(*found)).collect();
            let message = format!("`{}` may be any of {} {}s", value.text, several.len(), T::NOUN);
            let help = format!("they are {}", first_few(&ids));
            Err(FilterError::new(value.at.clone(), message).help(help))
        }
    }
}
