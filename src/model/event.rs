use std::ops::Range;

use crate::{
    dates::{Date, Distance},
    text::{Span, Text},
};

use super::{Account, ActorId, ArticleId, EventId, Named, OwnWords, PlaceId, Run};

/// Something that happened, or was said.
///
/// A timeline may have a million of them: what few events have is kept apart, in [`EventDetails`].
#[derive(Debug, Clone)]
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
    /// Into [`Timeline::cast`](super::Timeline::cast).
    pub(crate) cast: Run<ActorId>,
    /// Into [`Timeline::tags`](super::Timeline::tags).
    pub(crate) tags: Run<Text>,
    /// Into [`Timeline::sources`](super::Timeline::sources).
    pub(crate) sources: Run<Source>,
    /// A reader is asked before the details are shown.
    pub(crate) graphic: bool,
    /// It is written as almost all are, and was read without the parser.
    pub(crate) plain: bool,
    /// An error is reported of this event.
    pub(crate) faulty: bool,
    pub(crate) details: Option<Box<EventDetails>>,
}

/// What few events have.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct EventDetails {
    pub(crate) note: Option<Text>,
    /// What actors of its cast do in it.
    pub(crate) roles: Vec<(ActorId, Text)>,
    pub(crate) places: Vec<PlaceId>,
    pub(crate) order: Order,
}

impl Event {
    fn details(&self) -> &EventDetails {
        static NONE: EventDetails = EventDetails {
            note: None,
            roles: Vec::new(),
            places: Vec::new(),
            order: Order { after: Vec::new(), before: Vec::new(), beside: None },
        };
        self.details.as_deref().unwrap_or(&NONE)
    }

    pub(crate) fn note(&self) -> Option<Text> {
        self.details().note
    }

    /// What `actor` does in it, where that is said.
    pub(crate) fn role(&self, actor: ActorId) -> Option<Text> {
        let roles = &self.details().roles;
        let first = roles.partition_point(|(of, _)| *of < actor);
        roles.get(first).filter(|(of, _)| *of == actor).map(|(_, role)| *role)
    }

    pub(crate) fn places(&self) -> &[PlaceId] {
        &self.details().places
    }

    pub(crate) fn order(&self) -> &Order {
        &self.details().order
    }
}

/// The date as far as it is known.
#[derive(Debug, Clone, Default)]
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

/// What it comes after and before, as a source orders them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Order {
    pub(crate) after: Vec<Link>,
    pub(crate) before: Vec<Link>,
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
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Link {
    pub(crate) event: EventId,
    /// The source's own words for it: `just days`.
    pub(crate) words: Option<OwnWords>,
    pub(crate) within: Option<Distance>,
}

/// One link from an event to one passage of one article.
///
/// The passage is found by a Text Quote Selector of the W3C's Web Annotation model: the quote, and what stands right
/// before and behind it. What few sources have is kept apart, in [`SourceDetails`].
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) article: ArticleId,
    pub(crate) quote: Option<Text>,
    /// The quote in the file, or all of the source where it has none, for problems to point at.
    pub(crate) quote_at: Span,
    pub(crate) stance: Stance,
    /// Into [`Timeline::accounts`](super::Timeline::accounts).
    pub(crate) accounts: Run<Account>,
    pub(crate) details: Option<Box<SourceDetails>>,
}

/// What few sources have.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct SourceDetails {
    pub(crate) prefix: Option<Text>,
    pub(crate) suffix: Option<Text>,
    pub(crate) locator: Option<Text>,
    pub(crate) speech: Speech,
    /// `[start, end)` of the same passage in the original, in Unicode characters.
    pub(crate) original: Option<Range<usize>>,
    pub(crate) note: Option<Text>,
}

impl Source {
    pub(crate) fn details(&self) -> &SourceDetails {
        static NONE: SourceDetails = SourceDetails {
            prefix: None,
            suffix: None,
            locator: None,
            speech: Speech { said_by: None, as_of: None, about: None },
            original: None,
            note: None,
        };
        self.details.as_deref().unwrap_or(&NONE)
    }

    pub(crate) fn speech(&self) -> &Speech {
        &self.details().speech
    }
}

/// Whose words a passage reports, when, and of which event.
#[derive(Debug, Clone, Default, PartialEq)]
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
