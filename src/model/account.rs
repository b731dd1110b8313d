use crate::{
    dates::Date,
    text::{Span, Text},
};

use super::{ActorId, FactId, Named, PlaceId};

mod amount;
mod words;

pub(crate) use amount::Amount;

/// A property that sources may state differently.
#[derive(Debug)]
pub(crate) struct Fact {
    pub(crate) id: Text,
    pub(crate) name: Text,
    pub(crate) kind: FactKind,
    pub(crate) unit: Option<Text>,
    pub(crate) changes: Option<Changes>,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, strum::IntoStaticStr, strum::EnumString, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum FactKind {
    Number,
    Date,
    Actor,
    Place,
    #[default]
    Text,
}

/// Which way later accounts of a fact go on from earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Changes {
    Rises,
    Falls,
}

/// What one source says about one fact.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    pub(crate) fact: FactId,
    pub(crate) manner: Manner,
    /// A source may say words without a value that could be compared.
    pub(crate) stated: Option<Stated>,
    pub(crate) own: Option<Box<Own>>,
}

/// What few accounts have.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Own {
    /// The source's own words for it.
    pub(crate) words: Option<OwnWords>,
    /// How sure it is, in its own words: `reportedly`.
    pub(crate) hedge: Option<OwnWords>,
}

impl Account {
    /// The source's own words for it.
    pub(crate) fn words(&self) -> Option<OwnWords> {
        self.own.as_ref()?.words
    }

    /// How sure it is, in its own words.
    pub(crate) fn hedge(&self) -> Option<OwnWords> {
        self.own.as_ref()?.hedge
    }
}

/// Words that are given as a source's own, and so must stand in its article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct OwnWords {
    pub(crate) text: Text,
    /// In the file, for problems to point at.
    pub(crate) at: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr, strum::EnumIter)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Manner {
    Says,
    /// Says that it is not so.
    Denies,
    Doubts,
}

/// A value, as it was written and as it is compared.
#[derive(Debug, Clone)]
pub(crate) struct Stated {
    pub(crate) written: Text,
    /// A number without quotation marks, which JSON gives back as a number.
    pub(crate) bare_number: bool,
    pub(crate) value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Number(Amount),
    Date(Date),
    Actor(ActorId),
    Place(PlaceId),
    /// Compared as text.
    Text,
    /// No value of the fact's kind: there are only the words as they were written.
    Faulty,
}

impl Named for Fact {
    fn id(&self) -> Text {
        self.id
    }
}
