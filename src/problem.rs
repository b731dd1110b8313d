//! One thing wrong with a timeline, where it stands, and the way out.

pub(crate) mod nearest;
mod problems;

use crate::text::{Kept, Span};

pub(crate) use problems::Problems;
#[cfg(test)]
pub(crate) use problems::tests::LOOKED_AT;

/// Something a curator should look at. `message` and `help` may repeat what stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) code: Code,
    pub(crate) at: Span,
    pub(crate) message: Kept,
    pub(crate) help: Option<Kept>,
    /// The other of two places that do not go together.
    pub(crate) also: Option<Span>,
}

impl Problem {
    pub(crate) fn new(code: Code, at: Span, message: impl Into<Kept>) -> Self {
        Self { code, at, message: message.into(), help: None, also: None }
    }

    #[must_use]
    pub(crate) fn help(self, help: impl Into<Kept>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    #[must_use]
    pub(crate) fn maybe_help(self, help: Option<String>) -> Self {
        Self { help: help.map(Kept::from), ..self }
    }

    #[must_use]
    pub(crate) fn also(self, also: Span) -> Self {
        Self { also: Some(also), ..self }
    }

    pub(crate) fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}

/// A problem as it is kept of a whole timeline, which may have a million of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reported {
    pub(crate) code: Code,
    pub(crate) at: Span,
    pub(crate) words: Words,
}

/// What is said of a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Words {
    Kept(Box<Problem>),
    /// Made anew whenever they are read, by what found the problem: of these two it knows what they are.
    Made(u32, u32),
}

impl Reported {
    pub(crate) fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}

impl From<Problem> for Reported {
    fn from(problem: Problem) -> Self {
        Self { code: problem.code, at: problem.at, words: Words::Kept(Box::new(problem)) }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Severity {
    Error,
    Warning,
}

/// What kind of problem it is: stable names, for scripts and for the tests, each of which
/// has a broken timeline, or broken settings, under `tests/fixtures/` that shows it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::EnumIter,
)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Code {
    Syntax,
    NotUtf8,
    FileTooLarge,
    FileUnreadable,
    OutsideFolder,
    IncludeMissing,
    IncludeEmpty,
    IncludeLoop,
    IncludeTimeline,
    TooManyFiles,
    TooManyProblems,
    UnknownKey,
    MissingKey,
    WrongType,
    UnknownValue,
    BadId,
    DuplicateId,
    DuplicateTable,
    UnknownActor,
    UnknownPlace,
    UnknownArticle,
    UnknownFact,
    UnknownEvent,
    UnknownRole,
    BadDate,
    BadDuration,
    BadNumber,
    BadOffset,
    BadHash,
    BadRange,
    CircularOrder,
    OrderContradictsDates,
    CircularGroup,
    ArticleMissing,
    ArticleNotUtf8,
    ArticleChanged,
    QuoteEmpty,
    QuoteCutsWord,
    QuoteContext,
    QuoteAmbiguous,
    QuoteChanged,
    QuoteMissing,
    QuoteElidesNegation,
    WordsMissing,
    ValueAgainstWords,
    DateNotInSources,
    DateWithoutAccount,
    EventAfterArticle,
    ActorNotListed,
    LookAlike,
    BadKey,
    BadColour,
    KeyTwice,
    NoWayOut,
}

impl Code {
    /// The name that stays the same from version to version.
    pub(crate) fn name(self) -> &'static str {
        self.into()
    }

    pub(crate) fn severity(self) -> Severity {
        match self {
            Self::IncludeEmpty
            | Self::OrderContradictsDates
            | Self::ArticleChanged
            | Self::QuoteCutsWord
            | Self::QuoteContext
            | Self::QuoteAmbiguous
            | Self::QuoteElidesNegation
            | Self::WordsMissing
            | Self::ValueAgainstWords
            | Self::DateNotInSources
            | Self::DateWithoutAccount
            | Self::EventAfterArticle
            | Self::ActorNotListed
            | Self::LookAlike => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_of_a_million_takes_little_room() {
        assert!(size_of::<Reported>() <= 32);
    }
}
