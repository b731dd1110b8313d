use std::rc::Rc;

use crate::{
    model::{ArticleId, Timeline},
    text::Address,
};

/// The address of an article, for the words that name it to lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// The same for all words that belong to one link.
    pub(crate) id: usize,
    /// In ASCII: an address of the web, and no control character.
    pub(crate) address: Rc<str>,
}

/// It stands once in every character that leads there: a longer address is read where `o` shows it.
const LONGEST: usize = 500;

impl Link {
    /// Nothing for an article without an address that may be opened.
    pub(crate) fn to(timeline: &Timeline, article: ArticleId) -> Option<Self> {
        let written = timeline.text(timeline.articles[article].citation.url?);
        let address = Address::parse(written).ok()?.in_ascii();
        (address.len() <= LONGEST).then(|| Self { id: article.index() + 1, address: address.into() })
    }
}
