use crate::{dates::Date, text::Text};

use super::{ArticleId, Named};

mod words;

/// A saved document that the timeline quotes.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) id: Text,
    pub(crate) title: Text,
    pub(crate) citation: Citation,
    /// Its path as the file gives it.
    pub(crate) file: Option<Text>,
    /// There is a file with its text; see [`Timeline::article_text`](super::Timeline::article_text).
    pub(crate) is_saved: bool,
    /// SHA-256 in hexadecimal digits, as curated; a text with another one is reported.
    pub(crate) sha256: Option<Text>,
    pub(crate) rendition: Rendition,
    pub(crate) original: Option<Original>,
    /// The article this one repeats: no second voice.
    pub(crate) derived_from: Option<ArticleId>,
}

/// How to cite it; the names are those of CSL-JSON.
#[derive(Debug, Default)]
pub(crate) struct Citation {
    pub(crate) author: Box<[Text]>,
    pub(crate) publisher: Option<Text>,
    pub(crate) issued: Option<Date>,
    pub(crate) accessed: Option<Date>,
    pub(crate) url: Option<Text>,
    pub(crate) archive_url: Option<Text>,
    pub(crate) language: Option<Text>,
}

/// How the saved text relates to the original.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, strum::IntoStaticStr, strum::EnumString, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Rendition {
    #[default]
    Original,
    Translation,
    Restated,
}

impl Rendition {
    /// Words to stand beside a passage, where the article's own words are not what is shown.
    pub(crate) fn remark(self) -> Option<&'static str> {
        match self {
            Self::Original => None,
            Self::Translation => Some("in translation"),
            Self::Restated => Some("in our restatement"),
        }
    }

    /// Whose words a quote's are, where they leave the screen and are not the article's own.
    pub(crate) fn whose_words(self) -> Option<&'static str> {
        match self {
            Self::Original => None,
            Self::Translation => Some("words of a translation, not the article's own"),
            Self::Restated => Some("words of our restatement, not the article's own"),
        }
    }
}

/// The document that a translation or a restatement was made from.
#[derive(Debug)]
pub(crate) struct Original {
    pub(crate) file: Text,
    pub(crate) sha256: Option<Text>,
}

impl Named for Article {
    fn id(&self) -> Text {
        self.id
    }
}
