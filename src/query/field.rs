//! What a term may ask for.

use crate::problem::nearest;

use super::{FilterError, syntax::Piece};

#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::EnumIter,
    strum::VariantNames,
)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Field {
    Actor,
    SaidBy,
    Article,
    Tag,
    Place,
    Date,
    After,
    Before,
    Verdict,
    Fact,
    Sources,
    Quote,
    Is,
    Text,
}

impl Field {
    /// What the events have in common for which it holds.
    pub(super) fn meaning(self) -> &'static str {
        match self {
            Self::Actor => "takes part, or a part of it does",
            Self::SaidBy => "a source gives this one's words",
            Self::Article => "a source is in this article",
            Self::Tag => "has this tag",
            Self::Place => "was there, or in a part of it",
            Self::Date => "was in this time",
            Self::After => "was after this was over",
            Self::Before => "was before this began",
            Self::Verdict => "a fact is told so",
            Self::Fact => "a source says something of this",
            Self::Sources => "has so many sources: 1, <2, >=2, 2..4",
            Self::Quote => "a quote is of this class",
            Self::Is => "is such",
            Self::Text => "an article it rests on has this word",
        }
    }
}

/// What an event may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum State {
    Undated,
    Graphic,
    SingleSource,
    Faulty,
}

/// The variant that `piece` names, of an enumeration whose names are `known`.
pub(super) fn named<T: std::str::FromStr>(
    piece: &Piece,
    noun: &str,
    known: &[&str],
) -> Result<T, FilterError> {
    piece.text.parse().map_err(|_| unknown(piece, noun, known))
}

/// An error that names what comes nearest, or all there is.
pub(super) fn unknown(piece: &Piece, noun: &str, known: &[&str]) -> FilterError {
    let help = nearest::suggestion(&piece.text, known.iter().copied()).unwrap_or_else(|| match known {
        [] => format!("this timeline has no {noun}"),
        _ => format!("there are {}", first_few(known)),
    });
    FilterError::new(piece.at.clone(), format!("there is no {noun} `{}`", piece.text)).help(help)
}

/// The words in a row; of many, the first, and how many more there are.
pub(super) fn first_few(words: &[&str]) -> String {
    const FEW: usize = 16;
    match words.get(..FEW) {
        Some(first) if words.len() > FEW => {
            let ticked: Vec<String> = first.iter().map(|word| format!("`{word}`")).collect();
            format!("{} and {} more", ticked.join(", "), words.len() - FEW)
        }
        _ => nearest::list(words),
    }
}
