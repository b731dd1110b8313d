//! Quotes that are not where they are said to be, as problems.

use std::ops::Range;

use crate::{
    evidence::{Alarm, Class, Difference, Names, Part, Vocabulary},
    model::{Source, Timeline},
    problem::{Code, Problem},
    text::Written,
};

use super::Passage;

/// What is reported of a source's quote in this text of its article.
pub(super) fn of(
    timeline: &Timeline,
    source: &Source,
    (passage, article): (&Passage, Written<'_>),
) -> impl Iterator<Item = Problem> {
    let not_found = not_found(timeline, source, (passage, article));
    not_found.into_iter().chain(doubtful(timeline, source, (passage, article)))
}

/// What makes a passage that was found another one than the quote may mean.
fn doubtful(
    timeline: &Timeline,
    source: &Source,
    (passage, article): (&Passage, Written<'_>),
) -> impl Iterator<Item = Problem> {
    let id = timeline.text(timeline.articles[source.article].id).as_written();
    let at = source.quote_at;
    let cuts_word = passage.cuts_word().then(|| {
        let message = format!("in `{id}` the quote begins or ends inside a word or a number");
        let help = "quote the whole word or number: what is cut off may turn its meaning";
        Problem::new(Code::QuoteCutsWord, at, message).help(help)
    });
    let contradicted = passage.is_contradicted().then(|| {
        let message =
            format!("the only place of the quote in `{id}` is not where `prefix` and `suffix` put it");
        let help =
            "quote the passage that is meant, or give the words that stand before this one and behind it";
        Problem::new(Code::QuoteContext, at, message).help(help)
    });
    let negation = elided_negation(timeline, source, (passage, article)).map(|sentence| {
        let message = format!("what the quote leaves out of a sentence in `{id}` denies something");
        let help = format!("quote it too, or two passages: {sentence}");
        Problem::new(Code::QuoteElidesNegation, at, message).help(help)
    });
    cuts_word.into_iter().chain(contradicted).chain(negation)
}

/// Of an elided quote, the first gap that has a negation and does not reach beyond a sentence, with the pieces
/// around it.
fn elided_negation<'a>(
    timeline: &Timeline,
    source: &Source,
    (passage, article): (&Passage, Written<'a>),
) -> Option<&'a str> {
    if passage.class() != Class::Elided {
        return None;
    }
    let text = article.as_written();
    let language = timeline.articles[source.article]
        .citation
        .language
        .map(|language| timeline.text(language).as_written());
    let names = Names::of([]);
    let vocabulary = Vocabulary { language, names: &names };
    let denies = |pair: &&[Range<usize>]| {
        let gap = pair[0].end..pair[1].start;
        let words = text.get(gap.clone()).unwrap_or_default();
        let is_one_sentence = !words.contains(['.', '!', '?', '\n']);
        let nothing = Part { text: "", at: 0..0 };
        let left_out = Difference::between(nothing, Part { text, at: gap }, &vocabulary);
        is_one_sentence && left_out.alarms.iter().any(|raised| raised.alarm == Alarm::Negation)
    };
    let pieces: Vec<Range<usize>> = passage.pieces().collect();
    let pair = pieces.windows(2).find(denies)?;
    text.get(pair[0].start..pair[1].end)
}

fn not_found(
    timeline: &Timeline,
    source: &Source,
    (passage, article): (&Passage, Written<'_>),
) -> Option<Problem> {
    let id = timeline.text(timeline.articles[source.article].id).as_written();
    let at = source.quote_at;
    match passage.class() {
        Class::Verbatim
        | Class::Typographic
        | Class::Elided
        | Class::Unchecked
        | Class::Unquoted
        | Class::Awaited => None,
        Class::Ambiguous => {
            let message = format!("the quote stands in {} places in `{id}`", passage.hits());
            let is_given = source.details().prefix.is_some() || source.details().suffix.is_some();
            let help = if is_given {
                "`prefix` and `suffix` stand at none of them, or at several: give the words right before it and \
                 right behind it"
            } else {
                "add `prefix` or `suffix`: the words before it or behind it that tell which"
            };
            Some(Problem::new(Code::QuoteAmbiguous, at, message).help(help))
        }
        Class::Changed => {
            let nearest = passage.nearest().unwrap_or_default();
            let nearest = article.part(nearest).as_written();
            let mut message = vec![format!("the quote is not in `{id}` as it stands here")];
            message.extend(passage.alarms_in_words(timeline, source, article));
            let help = format!("the nearest words there are: {nearest}");
            Some(Problem::new(Code::QuoteChanged, at, message.join("; ")).help(help))
        }
        Class::Missing if passage.is_unsearched() => {
            let message =
                format!("the quote is not in `{id}`; whether anything there is near it was not looked for");
            let help =
                "mend the other quotes first: too many are not found to look for what is near all of them";
            Some(Problem::new(Code::QuoteMissing, at, message).help(help))
        }
        Class::Missing => {
            let message = format!("the quote is not in `{id}`, and nothing there is near it");
            let help = "copy the words from the article's text, with `[...]` for what is left out";
            Some(Problem::new(Code::QuoteMissing, at, message).help(help))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::{
        findings::{Checked, verify::Verification},
        load,
    };

    #[test]
    fn a_quote_that_nothing_near_was_looked_for_is_missing_and_says_so() {
        let quote = |quote: &str| format!("[[events.sources]]\narticle = 'a'\nquote = '{quote}'\n");
        let (first, second) = (quote("On Friday the mayor fled."), quote("On Friday the mayor slept."));
        let text = format!(
            "[articles.a]\ntitle = 'A'\ntext = 'a.md'\n[[events]]\nid = 'e'\ntitle = 'E'\n{first}{second}"
        );
        let article = "On Friday the mayor left.\n";
        let timeline = load::tests::in_folder(&[("t.toml", &text), ("a.md", article)]).timeline;
        let timeline = Arc::new(timeline);
        let messages = |steps: usize| {
            let mut checked = Checked::begun(Arc::clone(&timeline), Vec::new());
            checked.take_all(|timeline, tell| Verification { threads: 2, steps }.run(timeline, tell));
            checked.problems.iter().map(|it| checked.in_words(it).message.clone()).collect::<Vec<_>>()
        };
        let near = "the quote is not in `a` as it stands here";
        let unsearched = "the quote is not in `a`; whether anything there is near it was not looked for";
        assert_eq!(messages(8 * article.len()), [near, near]);
        assert_eq!(messages(4 * article.len()), [near, unsearched]);
    }
}
