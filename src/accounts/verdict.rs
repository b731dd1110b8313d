/// How the accounts of one fact of one event relate, from the best to the worst: a fact's verdict is
/// the worst of all its pairs.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::EnumIter,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Verdict {
    /// One voice, one value.
    Single,
    /// Two voices, the same value.
    Agree,
    /// Different, and both can be true.
    Compatible,
    /// The fact changes that way, and the later account is the further one.
    Updated,
    /// It may be an update, or words without a value do not let it be told.
    Unclear,
    /// A voice denies or doubts what another says.
    Disputed,
    /// Both cannot be true.
    Conflict,
}

impl Verdict {
    /// One column wide; never the only thing that tells one verdict from another.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Single => "·",
            Self::Agree => "=",
            Self::Compatible => "~",
            Self::Updated => "↑",
            Self::Unclear => "?",
            Self::Disputed => "±",
            Self::Conflict => "≠",
        }
    }

    /// What an account does with others.
    pub(super) fn with(self) -> &'static str {
        match self {
            Self::Single => "the same voice and value as",
            Self::Agree => "agrees with",
            Self::Compatible => "compatible with",
            Self::Updated => "updates, or is updated by,",
            Self::Unclear => "unclear beside",
            Self::Disputed => "in dispute with",
            Self::Conflict => "conflicts with",
        }
    }

    /// What it means, for whoever sees it for the first time.
    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Self::Single => "one voice, one value",
            Self::Agree => "different voices, the same value",
            Self::Compatible => "different values that can both be true",
            Self::Updated => "a later account goes on from an earlier one",
            Self::Unclear => "it cannot be told whether they differ",
            Self::Disputed => "a voice denies or doubts what another says",
            Self::Conflict => "values that cannot both be true",
        }
    }
}

/// What is missing where it cannot be told how two accounts relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter)]
pub(crate) enum Lack {
    /// A value: there are words only.
    Value,
    /// When one of them was said.
    AsOf,
    /// Which of them was said first: their dates overlap.
    Order,
    /// That all pairs were compared: there are more than [`MostPairs`](crate::model::MostPairs).
    Pairs,
}

impl Lack {
    pub(crate) fn in_words(self) -> &'static str {
        match self {
            Self::Value => "there are words without a value to compare",
            Self::AsOf => "it may be an update: when one of them was said is not known",
            Self::Order => "it may be an update: which of them was said first is not known",
            Self::Pairs => "there are too many to compare each with each: more with `--limit pairs=NUMBER`",
        }
    }
}
