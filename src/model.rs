//! The timeline as the rest of the program sees it: checked, in order, and free of any
//! trace of TOML or of the terminal.

mod account;
mod article;
mod event;
mod form;
mod nesting;
mod register;
mod run;
mod shelf;
mod when;

use crate::{
    dates::UtcOffset,
    text::{Text, Texts, Written, counted},
};

pub(crate) use account::{Account, Amount, Changes, Fact, FactKind, Manner, Own, OwnWords, Stated, Value};
pub(crate) use article::{Article, Citation, Original, Rendition};
pub(crate) use event::{
    Beside, Event, EventDetails, Link, Order, Side, Source, SourceDetails, Speech, Stance, When,
};
pub(crate) use form::{id_of, is_id, is_sha256};
use nesting::Nesting;
pub(crate) use register::{Id, Named, Register};
pub(crate) use run::Run;
pub(crate) use shelf::{Read, Saved, Shelf};
pub(crate) use when::Anchor;

pub(crate) type ActorId = Id<Actor>;
pub(crate) type PlaceId = Id<Place>;
pub(crate) type ArticleId = Id<Article>;
pub(crate) type FactId = Id<Fact>;
pub(crate) type EventId = Id<Event>;
pub(crate) type SourceId = Id<Source>;

/// All of a timeline that is sound.
///
/// Invariants: events are in the order for showing, so comparing two [`EventId`]s tells
/// which comes first; the sources of an event stand one behind the other, in the order of the file; every id and every
/// range points into this timeline; no `part_of`, `derived_from` or `after`/`before` goes in a circle.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    pub(crate) texts: Texts,
    pub(crate) about: About,
    pub(crate) actors: Register<Actor>,
    pub(crate) places: Register<Place>,
    pub(crate) articles: Register<Article>,
    pub(crate) shelf: Shelf,
    pub(crate) facts: Register<Fact>,
    pub(crate) events: Register<Event>,
    /// Events in the order in which their sources stand.
    pub(crate) by_source: Vec<EventId>,
    /// By event: see [`Event::cast`].
    pub(crate) cast: Vec<ActorId>,
    /// By event: see [`Event::tags`].
    pub(crate) tags: Vec<Text>,
    /// By event: see [`Event::sources`].
    pub(crate) sources: Vec<Source>,
    /// By source: see [`Source::accounts`].
    pub(crate) accounts: Vec<Account>,
    pub(crate) nested: Nested,
    pub(crate) most_pairs: MostPairs,
}

/// So many pairs of accounts of one fact of one event are compared. A pair counts the more, the longer its values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MostPairs(pub(crate) u64);

impl MostPairs {
    /// Those of some 450 accounts.
    pub(crate) const USUAL: u64 = 100_000;
}

impl Default for MostPairs {
    fn default() -> Self {
        Self(Self::USUAL)
    }
}

/// What of a timeline is part of what, or repeats what; found when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct Nested {
    actors: Nesting,
    places: Nesting,
    articles: Nesting,
}

/// The `[timeline]` table.
#[derive(Debug, Default)]
pub(crate) struct About {
    pub(crate) title: Option<Text>,
    pub(crate) summary: Option<Text>,
    /// Where days without an offset are lived.
    pub(crate) utc_offset: Option<UtcOffset>,
}

/// A person, organisation, state or group that takes part.
#[derive(Debug)]
pub(crate) struct Actor {
    pub(crate) id: Text,
    pub(crate) name: Text,
    pub(crate) short: Option<Text>,
    pub(crate) kind: Option<ActorKind>,
    pub(crate) part_of: Option<ActorId>,
    pub(crate) aliases: Box<[Text]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum ActorKind {
    Person,
    Organisation,
    State,
    Group,
}

/// Where something happened.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) id: Text,
    pub(crate) name: Text,
    pub(crate) part_of: Option<PlaceId>,
    pub(crate) aliases: Box<[Text]>,
}

/// What few of a kind have, apart from what all have; nothing where it says nothing.
pub(crate) fn kept<T: Default + PartialEq>(details: T) -> Option<Box<T>> {
    (details != T::default()).then(|| Box::new(details))
}

impl Timeline {
    pub(crate) fn text(&self, text: Text) -> Written<'_> {
        self.texts.get(text)
    }

    /// The saved text of an article, read when it is first asked for; none where there is none, or it cannot be read.
    pub(crate) fn article_text(&self, article: ArticleId) -> Option<Written<'_>> {
        self.articles[article].is_saved.then(|| self.shelf.text(article))?
    }

    /// Whether an article has a saved text, as far as is known without reading it.
    pub(crate) fn has_text(&self, article: ArticleId) -> bool {
        self.articles[article].is_saved && !self.shelf.is_unreadable(article)
    }

    /// Who takes part in `event`.
    pub(crate) fn cast_of(&self, event: &Event) -> &[ActorId] {
        event.cast.of(&self.cast)
    }

    pub(crate) fn tags_of(&self, event: &Event) -> &[Text] {
        event.tags.of(&self.tags)
    }

    /// The sources of `event`, with their ids.
    pub(crate) fn sources_of(&self, event: &Event) -> impl ExactSizeIterator<Item = (SourceId, &Source)> {
        #[cfg(test)]
        tests::SOURCES.set(tests::SOURCES.get() + event.sources.len());
        let first = event.sources.start();
        event
            .sources
            .of(&self.sources)
            .iter()
            .enumerate()
            .map(move |(index, source)| (Id::new(first + index), source))
    }

    /// The event that `source` stands under.
    pub(crate) fn event_of(&self, source: SourceId) -> EventId {
        let place =
            self.by_source.partition_point(|event| self.events[*event].sources.end() <= source.index());
        self.by_source.get(place).copied().unwrap_or_else(|| Id::new(self.events.len()))
    }

    /// `2 events without a source`, or nothing where each has one.
    pub(crate) fn unsourced_in_words(&self) -> Option<String> {
        let count = self.events.iter().filter(|(_, event)| event.sources.is_empty()).count();
        (count > 0).then(|| format!("{} without a source", counted(count, "event")))
    }

    /// What `source` says of facts.
    pub(crate) fn accounts_of(&self, source: &Source) -> &[Account] {
        source.accounts.of(&self.accounts)
    }

    /// The article that `article` repeats, be it by way of others; else itself.
    pub(crate) fn root_of(&self, article: ArticleId) -> ArticleId {
        let repeated = |number| self.articles[ArticleId::new(number)].derived_from.map(ArticleId::index);
        ArticleId::new(self.nested.articles.outermost(article.index(), (self.articles.len(), repeated)))
    }

    /// Whether `part` is `whole`, or part of it.
    pub(crate) fn is_in_place(&self, part: PlaceId, whole: PlaceId) -> bool {
        let outer = |number| self.places[PlaceId::new(number)].part_of.map(PlaceId::index);
        self.nested.places.is_in((part.index(), whole.index()), (self.places.len(), outer))
    }

    /// Whether `part` is `whole`, or part of that group.
    pub(crate) fn is_in_group(&self, part: ActorId, whole: ActorId) -> bool {
        let outer = |number| self.actors[ActorId::new(number)].part_of.map(ActorId::index);
        self.nested.actors.is_in((part.index(), whole.index()), (self.actors.len(), outer))
    }

    /// What an actor is called where room is scarce.
    pub(crate) fn short_name(&self, actor: ActorId) -> Written<'_> {
        let actor = &self.actors[actor];
        self.text(actor.short.unwrap_or(actor.name))
    }

    /// `actor` and every group it is part of, innermost first.
    pub(crate) fn groups_of(&self, actor: ActorId) -> impl Iterator<Item = ActorId> {
        std::iter::successors(Some(actor), |actor| self.actors[*actor].part_of)
    }
}

impl Actor {
    /// All that it is called, its name first.
    pub(crate) fn names(&self) -> impl Iterator<Item = Text> {
        [self.name].into_iter().chain(self.short).chain(self.aliases.iter().copied())
    }
}

impl Place {
    /// All that it is called, its name first.
    pub(crate) fn names(&self) -> impl Iterator<Item = Text> {
        [self.name].into_iter().chain(self.aliases.iter().copied())
    }
}

impl Named for Actor {
    fn id(&self) -> Text {
        self.id
    }
}

impl Named for Place {
    fn id(&self) -> Text {
        self.id
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::cell::Cell;

    thread_local! {
        /// How many sources of events were asked for on this thread.
        pub(crate) static SOURCES: Cell<usize> = const { Cell::new(0) };
    }
}
