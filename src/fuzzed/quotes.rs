//! An article, and quotes that are looked for in it.

use crate::evidence::{
    Budget, Class, Difference, Found, Haystack, Names, Part, Selector, Side, Vocabulary, folded,
};

use super::parts;

/// Looks for a quote in an article: article, quote, prefix and suffix stand behind each other, a NUL between them.
///
/// # Panics
///
/// Where what is found is not in the article, or not what was looked for; where many quotes at once are found in other
/// places than each alone; where a part of the article is not found in it.
pub fn quotes(bytes: &[u8]) {
    let [article, quote, prefix, suffix] = parts(bytes);
    let given = |text: &'_ String| (!text.is_empty()).then(|| text.clone());
    let (prefix, suffix) = (given(&prefix), given(&suffix));
    let characters = article.chars().count();
    let middle: String = article.chars().skip(characters / 4).take(characters / 4).collect();
    let plain = |quote| Selector { quote, prefix: None, suffix: None };
    let whole = Selector { quote: &quote, prefix: prefix.as_deref(), suffix: suffix.as_deref() };
    let selectors = [whole, plain(&quote), plain(&middle), plain(&article)];
    let (one, other) = (Budget::default(), Budget::default());
    let haystack = Haystack::new(&article, &one);
    let alone: Vec<Found> = selectors.iter().map(|selector| haystack.find(selector)).collect();
    for (selector, found) in selectors.iter().zip(&alone) {
        is_in(&article, selector, found);
    }
    let together: Vec<Found> = Haystack::new(&article, &other).find_all(&selectors).collect();
    assert_eq!(together, alone, "many at once");
    if !article.trim().is_empty() && alone[3].class != Class::Ambiguous {
        assert!(alone[3].class != Class::Missing || !has_words(&article), "the whole of it: {:?}", alone[3]);
    }
    let _ = folded(&quote);
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

fn is_in(article: &str, selector: &Selector<'_>, found: &Found) {
    assert_eq!(found.pieces.is_empty(), !found.class.is_verified(), "{found:?}");
    assert!(found.pieces.len() <= 1 || found.class == Class::Elided, "{found:?}");
    assert_eq!(found.nearest.is_some(), found.class == Class::Changed, "{found:?}");
    let mut last = 0;
    for piece in found.pieces.iter().chain(&found.nearest) {
        assert!(last <= piece.start && piece.start < piece.end, "in order: {found:?}");
        assert!(article.get(piece.clone()).is_some(), "inside: {found:?}");
        last = piece.end;
    }
    if found.class == Class::Verbatim {
        let piece = article.get(found.pieces[0].clone()).unwrap_or_default();
        assert!(selector.quote.contains(piece), "{piece:?} is not {:?}", selector.quote);
    }
    if let Some((compared, nearest)) = found.compared.clone().zip(found.nearest.clone()) {
        differs(&Part { text: selector.quote, at: compared }, &Part { text: article, at: nearest });
    }
}

/// The steps from a quote to a passage lie within them.
fn differs(quote: &Part<'_>, article: &Part<'_>) {
    assert!(quote.text.get(quote.at.clone()).is_some_and(|compared| !compared.is_empty()));
    let names = Names::of(["a b", "1", "Ann"]);
    for language in [None, Some("en"), Some("ru")] {
        let vocabulary = Vocabulary { language, names: &names };
        let difference = Difference::between(quote.clone(), article.clone(), &vocabulary);
        for step in &difference.steps {
            let text = if step.side == Side::Quote { quote } else { article };
            assert!(text.at.start <= step.at.start && step.at.end <= text.at.end, "{step:?}");
            assert!(text.text.get(step.at.clone()).is_some(), "{step:?}");
        }
    }
}
