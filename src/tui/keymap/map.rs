use crossterm::event::KeyEvent;
use strum::IntoEnumIterator;

use super::{BINDINGS, Binding, Context, Key};
use crate::tui::action::Action;

/// The keys as they are in force: [`BINDINGS`], but for what settings changed.
#[derive(Debug, Clone)]
pub(crate) struct KeyMap {
    bound: Vec<Bound>,
}

#[derive(Debug, Clone)]
struct Bound {
    binding: &'static Binding,
    keys: Vec<Key>,
    rank: Rank,
}

/// Of two that a key is bound to in one place, the higher has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Default,
    Chosen,
    /// The way out, which nobody may close.
    Kept,
}

impl Default for KeyMap {
    fn default() -> Self {
        let bound = BINDINGS.iter().map(|binding| Bound {
            binding,
            keys: binding.keys.to_vec(),
            rank: if binding.keys.contains(&Key::CTRL_C) { Rank::Kept } else { Rank::Default },
        });
        Self { bound: bound.collect() }
    }
}

impl KeyMap {
    /// What `event` means in `place`, if anything.
    pub(crate) fn action_for(&self, event: KeyEvent, place: Context) -> Option<Action> {
        self.winner(Key::from(event), place).map(|bound| bound.binding.action)
    }

    /// The bindings that hold in `place`, each with the keys that lead to it there.
    pub(crate) fn in_place(&self, place: Context) -> impl Iterator<Item = (&'static Binding, Vec<Key>)> {
        let here = self.bound.iter().filter(move |bound| bound.binding.context.holds_in(place));
        let with_keys = here.map(move |bound| (bound.binding, self.keys_of(bound, &[place])));
        with_keys.filter(|(_, keys)| !keys.is_empty())
    }

    /// The bindings of `context`, each with the keys that lead to it in some place.
    pub(crate) fn of(&self, context: Context) -> impl Iterator<Item = (&'static Binding, Vec<Key>)> {
        let places: Vec<Context> = Context::places().filter(|place| context.holds_in(*place)).collect();
        let own = self.bound.iter().filter(move |bound| bound.binding.context == context);
        own.map(move |bound| (bound.binding, self.keys_of(bound, &places)))
    }

    /// Whether a binding is as it comes, and a key of it means something else in some of its places, but not in all.
    pub(crate) fn is_partly_taken(&self, binding: &Binding) -> bool {
        let places = || Context::places().filter(|place| binding.context.holds_in(*place));
        let is_its = |bound: &&Bound| std::ptr::eq(bound.binding, binding) && bound.rank == Rank::Default;
        self.bound.iter().find(is_its).is_some_and(|bound| {
            bound.keys.iter().any(|key| {
                let mut has = places().map(|place| self.keys_of(bound, &[place]).contains(key));
                has.next().is_some_and(|first| has.any(|other| other != first))
            })
        })
    }

    /// The key to name for `action` in `place`.
    pub(crate) fn key_for(&self, action: Action, place: Context) -> Option<Key> {
        let is_meant =
            |bound: &&Bound| bound.binding.action == action && bound.binding.context.holds_in(place);
        let mut found = self.bound.iter().filter(is_meant);
        found.find_map(|bound| self.keys_of(bound, &[place]).first().copied())
    }

    /// What that key is called; where there is none, it is said that there is none.
    pub(crate) fn name_for(&self, action: Action, place: Context) -> String {
        self.key_for(action, place).map_or_else(|| "no key".to_owned(), |key| key.to_string())
    }

    /// What the help page calls a context: for those behind a key, with that key.
    pub(crate) fn title(&self, context: Context) -> String {
        let actions: &[Action] = match context {
            Context::Next => &[Action::Forward],
            Context::Previous => &[Action::Backward],
            Context::Mark => &[Action::SetMark, Action::GoToMark],
            _ => &[],
        };
        let names: Vec<String> =
            actions.iter().map(|action| self.name_for(*action, Context::Timeline)).collect();
        let behind =
            if names.is_empty() { String::new() } else { format!(", behind {}", names.join(" or ")) };
        format!("{}{behind}", context.title())
    }

    /// Gives an action other keys, where it has some.
    pub(crate) fn bind(&mut self, context: Context, action: Action, keys: &[Key]) {
        for bound in self.all_of(context, action) {
            if bound.rank == Rank::Kept {
                bound.keys = keys.to_vec();
                bound.keys.retain(|key| *key != Key::CTRL_C);
                bound.keys.push(Key::CTRL_C);
            } else {
                bound.keys = keys.to_vec();
                bound.rank = Rank::Chosen;
            }
        }
    }

    /// Gives an action the keys back that it comes with, whoever has them.
    pub(crate) fn keep(&mut self, context: Context, action: Action) {
        for bound in self.all_of(context, action) {
            bound.keys = bound.binding.keys.to_vec();
            bound.rank = Rank::Kept;
        }
    }

    /// The places from which no key leads back any more, though one did.
    pub(crate) fn without_way_out(&self) -> Vec<Context> {
        let backs = self.bound.iter().filter(|bound| bound.binding.action == Action::Back);
        let closed = backs.filter(|bound| self.keys_of(bound, &[bound.binding.context]).is_empty());
        closed.map(|bound| bound.binding.context).collect()
    }

    fn all_of(&mut self, context: Context, action: Action) -> impl Iterator<Item = &mut Bound> {
        let is_meant =
            move |bound: &&mut Bound| bound.binding.context == context && bound.binding.action == action;
        self.bound.iter_mut().filter(is_meant)
    }

    fn keys_of(&self, bound: &Bound, places: &[Context]) -> Vec<Key> {
        let leads_there = |key: &&Key| {
            let wins = |place: &Context| {
                self.winner(**key, *place).is_some_and(|winner| std::ptr::eq(winner, bound))
            };
            places.iter().any(wins)
        };
        bound.keys.iter().filter(leads_there).copied().collect()
    }

    fn winner(&self, key: Key, place: Context) -> Option<&Bound> {
        let here = self
            .bound
            .iter()
            .rev()
            .filter(|bound| bound.keys.contains(&key) && bound.binding.context.holds_in(place));
        here.max_by_key(|bound| bound.rank)
    }
}

impl Context {
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// What keys do there.
    pub(crate) fn actions(self) -> Vec<Action> {
        let own = BINDINGS.iter().filter(|binding| binding.context == self);
        own.map(|binding| binding.action).collect()
    }

    /// Those that one can be in: the others stand for several of them.
    pub(crate) fn places() -> impl Iterator<Item = Self> {
        Self::iter()
            .filter(|it| !matches!(it, Self::Events | Self::Views | Self::Browsing | Self::Everywhere))
    }

    /// Whether there is a place that both hold in.
    pub(crate) fn meets(self, other: Self) -> bool {
        Self::places().any(|place| self.holds_in(place) && other.holds_in(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(written: &str) -> Key {
        written.parse().expect("a key")
    }

    #[test]
    fn an_action_is_bound_once_in_each_context() {
        for (index, binding) in BINDINGS.iter().enumerate() {
            let is_same =
                |other: &&Binding| other.context == binding.context && other.action == binding.action;
            let again = BINDINGS.iter().skip(index + 1).find(is_same);
            assert!(again.is_none(), "{:?} stands twice in {:?}", binding.action, binding.context);
        }
    }

    #[test]
    fn a_chosen_key_is_taken_from_what_it_was_for() {
        let mut keys = KeyMap::default();
        keys.bind(Context::Timeline, Action::ScrollDown, &[key("j")]);
        assert_eq!(keys.action_for(key("j").event(), Context::Timeline), Some(Action::ScrollDown));
        assert_eq!(keys.action_for(key("j").event(), Context::Card), Some(Action::Down));
        assert_eq!(keys.key_for(Action::Down, Context::Timeline), Some(key("Down")));
    }

    #[test]
    fn ctrl_c_quits_whatever_is_bound() {
        let mut keys = KeyMap::default();
        keys.bind(Context::Timeline, Action::Down, &[Key::CTRL_C]);
        keys.bind(Context::Everywhere, Action::Quit, &[]);
        for place in Context::places() {
            assert_eq!(keys.action_for(Key::CTRL_C.event(), place), Some(Action::Quit), "{place:?}");
        }
    }

    #[test]
    fn the_way_out_can_be_kept() {
        let mut keys = KeyMap::default();
        keys.bind(Context::Card, Action::Down, &[key("Esc"), key("h"), key("Left")]);
        assert_eq!(keys.without_way_out(), [Context::Card]);
        keys.keep(Context::Card, Action::Back);
        assert!(keys.without_way_out().is_empty());
        assert_eq!(keys.action_for(key("Esc").event(), Context::Card), Some(Action::Back));
    }
}
