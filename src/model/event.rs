use std::ops::Range;

use crate::{
    dates::{Date, Distance},
    text::{Span, Text},
};

use super::{ActorId, ArticleId, EventId, Named, OwnWords, PlaceId};

/// Something that happened, or was said.
#[derive(Debug)]
pub(crate) struct Event {
    /// Empty where the file gives none: the event is faulty then.
    pub(crate) id: Text,
    /// All of it in the file.
    pub(crate) at: Span,
    /// Its date in the file, or all of it where it has none, for problems to point at.
    pub(crate) date_at: Span,
    pub(crate) when: When,
    pub(crate) title: Text,
    pub(crate) summary: Option<Text>,
    pub(crate) cast: Box<[Part]>,
    pub(crate) places: Box<[PlaceId]>,
    pub(crate) tags: Box<[Text]>,
    pub(crate) remarks: Remarks,
    pub(crate) order: Order,
    /// Into [`Timeline::sources`](super::Timeline::sources).
    pub(crate) sources: Range<usize>,
}

/// The date as far as it is known.
#[derive(Debug, Default)]
pub(crate) enum When {
    #[default]
    Undated,
    Dated(Date),
    /// Not a date, as it was written.
    Faulty(Text),
}

impl When {
    pub(crate) fn date(&self) -> Option<&Date> {
        match self {
            Self::Dated(date) => Some(date),
            Self::Undated | Self::Faulty(_) => None,
        }
    }
}

/// An actor, and what it does in the event.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) actor: ActorId,
    pub(crate) role: Option<Text>,
}

#[derive(Debug, Default)]
pub(crate) struct Remarks {
    pub(crate) note: Option<Text>,
    /// A reader is asked before the details are shown.
    pub(crate) graphic: bool,
    /// An error is reported of this event.
    pub(crate) faulty: bool,
}

/// What it comes after and before, as a source orders them.
#[derive(Debug, Default)]
pub(crate) struct Order {
    pub(crate) after: Box<[Link]>,
    pub(crate) before: Box<[Link]>,
    /// What an undated event is placed by.
    pub(crate) beside: Option<Beside>,
}

/// A dated event that another is known to be after or before, and is shown there: by a link
/// of its own, of the other's, or by way of undated ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Beside {
    pub(crate) side: Side,
    pub(crate) event: EventId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Side {
    After,
    Before,
}

/// Another event, and how far off it lies, as far as a source says so.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) event: EventId,
    /// The source's own words for it: `just days`.
    pub(crate) words: Option<OwnWords>,
    pub(crate) within: Option<Distance>,
}

/// One link from an event to one passage of one article.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) article: ArticleId,
    pub(crate) selector: Selector,
    pub(crate) locator: Option<Text>,
    pub(crate) stance: Stance,
    pub(crate) speech: Speech,
    /// `[start, end)` of the same passage in the original, in Unicode characters.
    pub(crate) original: Option<Range<usize>>,
    pub(crate) note: Option<Text>,
    /// Into [`Timeline::accounts`](super::Timeline::accounts).
    pub(crate) accounts: Range<usize>,
}

/// What a passage is found by: the Text Quote Selector of the W3C's Web Annotation model.
#[derive(Debug, Default)]
pub(crate) struct Selector {
    pub(crate) quote: Option<Text>,
    /// The quote in the file, for problems to point at.
    pub(crate) quote_at: Span,
    pub(crate) prefix: Option<Text>,
    pub(crate) suffix: Option<Text>,
}

/// Whose words a passage reports, when, and of which event.
#[derive(Debug, Default)]
pub(crate) struct Speech {
    pub(crate) said_by: Option<ActorId>,
    pub(crate) as_of: Option<Date>,
    /// The event its accounts are of, where it is another than the one they stand under.
    pub(crate) about: Option<EventId>,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, strum::IntoStaticStr, strum::EnumString, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Stance {
    #[default]
    Supports,
    Disputes,
    Mentions,
}

impl Named for Event {
    fn id(&self) -> Text {
        self.id
    }
}
