//! How a changed quote differs from the passage nearest to it, for saying it aloud.

use crate::{
    evidence::{Alarm, Difference, Found, Names, Part, Raised, Vocabulary},
    model::{Source, Timeline},
    text::Written,
};

use super::Passage;

/// How many differing words of one kind are named.
const MOST_NAMED: usize = 4;

/// All that actors and places are called.
pub(super) fn names(timeline: &Timeline) -> Names {
    let actors = timeline.actors.iter().flat_map(|(_, actor)| actor.names());
    let places = timeline.places.iter().flat_map(|(_, place)| place.names());
    Names::of(actors.chain(places).map(|name| timeline.text(name).as_written()))
}

/// The difference of a changed quote from the passage nearest to it.
pub(super) fn of<'n>(
    timeline: &Timeline,
    source: &Source,
    (found, article): (&Found, Written<'_>),
    names: impl FnOnce() -> &'n Names,
) -> Option<Difference> {
    let written = |text| timeline.text(text).as_written();
    let (compared, nearest) = (found.compared.clone()?, found.nearest.clone()?);
    let language = timeline.articles[source.article].citation.language.map(written);
    let quote = Part { text: written(source.quote?), at: compared };
    let passage = Part { text: article.as_written(), at: nearest };
    Some(Difference::between(quote, passage, &Vocabulary { language, names: names() }))
}

impl Passage {
    /// What must not be overlooked of a changed quote of an article with this text, as `a number differs: 144 in the quote, 137 in the article`;
    /// safe to show.
    pub(crate) fn alarms_in_words(
        &self,
        timeline: &Timeline,
        source: &Source,
        article: Written<'_>,
    ) -> Vec<String> {
        let Some(difference) = self.difference() else { return Vec::new() };
        if difference.is_empty() {
            let words = "its words are there, but not in this order, or with too much left out between them";
            return vec![words.to_owned()];
        }
        let quote = timeline.text(source.quote.unwrap_or_default());
        difference.alarms.iter().map(|raised| in_words(raised, quote, article)).collect()
    }
}

fn in_words(raised: &Raised, quote: Written<'_>, article: Written<'_>) -> String {
    let kind = match raised.alarm {
        Alarm::Number => "a number",
        Alarm::Date => "a date word",
        Alarm::Negation => "a negation",
        Alarm::Name => "a name",
    };
    let words = |text: Written<'_>, at: &[std::ops::Range<usize>]| {
        let mut words: Vec<String> =
            at.iter().take(MOST_NAMED).map(|at| text.part(at.clone()).shown().to_string()).collect();
        if at.len() > MOST_NAMED {
            words.push(format!("{} more", at.len() - MOST_NAMED));
        }
        if words.is_empty() { "none".to_owned() } else { words.join(", ") }
    };
    let (in_quote, in_article) = (words(quote, &raised.quote), words(article, &raised.article));
    format!("{kind} differs: {in_quote} in the quote, {in_article} in the article")
}
