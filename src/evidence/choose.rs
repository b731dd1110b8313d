//! The way back from finding: what a source gives so that these words are found, and no others.

use std::ops::Range;

use super::{Budget, Class, Haystack, Selector, edges, fold};

/// A quote under so many characters is given its context, though it may stand in one place by now.
const SHORT: usize = 12;

/// How much of what stands around the words is tried, in characters on either side.
const AROUND: [usize; 8] = [12, 24, 48, 96, 192, 384, 768, 1_000];

/// How often words are widened: a number may go on behind a blank, and behind another.
const MOST_STEPS: usize = 8;

/// What finds some words again. [`Haystack::find`] has found it, verbatim and at `at`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chosen<'a> {
    pub(crate) at: Range<usize>,
    /// Its context, where it has some, is as it stands in the article.
    pub(crate) selector: Selector<'a>,
}

/// What finds the words at `at` of an article, widened to whole words and numbers; none where there are no words, or
/// where no context within reach tells them from the same words elsewhere.
pub(crate) fn choose<'a>(article: &'a str, at: &Range<usize>) -> Option<Chosen<'a>> {
    let at = whole(article, at);
    let quote = article.get(at.clone()).filter(|quote| !quote.is_empty())?;
    let (before, behind) = (article.get(..at.start)?, article.get(at.end..)?);
    let bare = Selector { quote, prefix: None, suffix: None };
    let around = |reach: usize| {
        let some = |context: &'a str| Some(context).filter(|context| !context.is_empty());
        Selector { quote, prefix: some(last_words(before, reach)), suffix: some(first_words(behind, reach)) }
    };
    // The words are there, so that nothing near them is looked for.
    let budget = Budget::of(0);
    let haystack = Haystack::new(article, &budget);
    let is_found = |selector: &Selector<'_>| {
        let found = haystack.find(selector);
        found.class == Class::Verbatim && !found.contradicted && found.pieces == [at.clone()]
    };
    let is_long = quote.chars().count() >= SHORT;
    let mut tried = is_long.then_some(bare).into_iter().chain(AROUND.into_iter().map(around));
    let selector = tried.find(is_found)?;
    Some(Chosen { at: at.clone(), selector })
}

/// A range widened until no word and no number goes on outside of it, without blanks at its ends.
fn whole(article: &str, at: &Range<usize>) -> Range<usize> {
    let mut at = edges::whole_words(article, at);
    for _ in 0..MOST_STEPS {
        let (before, behind) = edges::open_ends(article, &at);
        if !before && !behind {
            break;
        }
        let start = article.get(..at.start).unwrap_or_default();
        let start = start.char_indices().rev().find(|(_, c)| c.is_alphanumeric()).map_or(0, |(to, _)| to);
        let end = article.get(at.end..).unwrap_or_default();
        let end = end.char_indices().find(|(_, c)| c.is_alphanumeric());
        let end = end.map_or(article.len(), |(to, c)| at.end + to + c.len_utf8());
        let wider = if before { start } else { at.start }..if behind { end } else { at.end };
        at = edges::whole_words(article, &wider);
    }
    let words = article.get(at.clone()).unwrap_or_default();
    let trimmed = fold::trimmed(words);
    let start = at.start + words.find(trimmed).unwrap_or(0);
    start..start + trimmed.len()
}

/// The last whole words of a text that fit into `reach` characters; where it has no blanks, the last of these.
fn last_words(text: &str, reach: usize) -> &str {
    let text = text.trim_end();
    let Some((cut, _)) = text.char_indices().rev().nth(reach) else { return text.trim_start() };
    let kept = text.get(cut..).unwrap_or_default();
    kept.find(char::is_whitespace).and_then(|blank| kept.get(blank..)).unwrap_or(kept).trim_start()
}

/// Likewise the first.
fn first_words(text: &str, reach: usize) -> &str {
    let text = text.trim_start();
    let Some((cut, c)) = text.char_indices().nth(reach) else { return text.trim_end() };
    let kept = text.get(..cut + c.len_utf8()).unwrap_or_default();
    kept.rfind(char::is_whitespace).and_then(|blank| kept.get(..blank)).unwrap_or(kept).trim_end()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The first of some words, as they would be quoted: `prefix|quote|suffix`.
    fn chosen(article: &str, words: &str) -> Option<String> {
        let start = article.find(words).expect("in the article");
        let chosen = choose(article, &(start..start + words.len()))?;
        let Selector { quote, prefix, suffix } = chosen.selector;
        Some([prefix.unwrap_or_default(), quote, suffix.unwrap_or_default()].join("|"))
    }

    #[test]
    fn words_that_stand_once_need_no_context() {
        let article = "On Friday the mayor resigned. The port closed.";
        assert_eq!(chosen(article, "the mayor resigned").as_deref(), Some("|the mayor resigned|"));
    }

    #[test]
    fn a_short_quote_and_one_that_stands_twice_get_as_much_context_as_tells_them_apart() {
        let article = "On Friday the mayor resigned. On Monday the mayor resigned again, at last.";
        assert_eq!(
            chosen(article, "the mayor resigned").as_deref(),
            Some("On Friday|the mayor resigned|. On Monday")
        );
        assert_eq!(chosen(article, "Friday").as_deref(), Some("On|Friday|the mayor"));
        assert_eq!(chosen("Friday", "Friday").as_deref(), Some("|Friday|"));
    }

    #[test]
    fn no_word_and_no_number_is_cut() {
        let article = "In all 1 137 000 people were unlawfully held, at -5 degrees and 2,144 metres.";
        assert_eq!(chosen(article, "lawfully hel").as_deref(), Some("|unlawfully held|"));
        assert_eq!(chosen(article, "137").as_deref(), Some("In all|1 137 000|people were"));
        assert_eq!(chosen(article, "144 metre").as_deref(), Some("|2,144 metres|"));
    }

    #[test]
    fn blanks_alone_are_no_quote() {
        assert_eq!(chosen("one   two", "  "), None);
    }

    proptest! {
        #[test]
        fn any_words_of_an_article_can_be_quoted(
            words in proptest::collection::vec(
                proptest::sample::select(&["the ", "port ", "37 ", "1,", "é", "e\u{301} ", "\n", "\n\n", ". ", "“a” ", "…",
                    "-5 ", "市", "l'", "no-", "\u{a0}", "\r\n", "<", "\t", "\u{ad}"][..]), 1..30),
            cut in any::<(prop::sample::Index, prop::sample::Index)>(),
        ) {
            let article = words.concat();
            let places: Vec<usize> = article.char_indices().map(|(at, _)| at).chain([article.len()]).collect();
            let (one, two) = (*cut.0.get(&places), *cut.1.get(&places));
            let at = one.min(two)..one.max(two);
            let has_words = article.get(at.clone()).unwrap().contains(char::is_alphanumeric);
            let budget = Budget::of(0);
            let haystack = Haystack::new(&article, &budget);
            let chosen = choose(&article, &at);
            prop_assert!(chosen.is_some() || !has_words, "{:?} of {article:?}", article.get(at));
            if let Some(chosen) = chosen {
                prop_assert_eq!(haystack.find(&chosen.selector).pieces, [chosen.at]);
            }
        }
    }
}
