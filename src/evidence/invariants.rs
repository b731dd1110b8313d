//! What holds for every article and every quote.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

/// Texts with all that folding does something to.
fn texts(most: usize) -> impl Strategy<Value = String> {
    let parts = prop_oneof![
        4 => "[a-c ]{1,6}",
        2 => "[A-C137., ]{1,4}",
        2 => prop::sample::select(vec![
            "é", "e\u{301}", "\u{301}", "ﬁ", "ﬃ", "“", "’", "«", "—", "-", "…", "...", "[...]", "\u{a0}", "\r\n",
            "\r", "\n", "  ", "\u{ad}", "\u{200b}", "\u{feff}", "\u{200d}", "\u{200c}", "İ", "ß", "क्षमा", "שלום",
            "مر\u{64e}حبا", "👨‍👩‍👧", "👍🏽", "🇺🇸", "🇬", "\u{1112}\u{1161}\u{11ab}", "²", "٣", "ﬗ", "ﻼ", "\u{34f}", "⸺", "\0", "\u{2028}", "中",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(|c| c.to_string()),
    ];
    prop::collection::vec(parts, 0..most).prop_map(|parts| parts.concat())
}

/// Cuts a text between two of its grapheme clusters.
fn cut(text: &str, from: prop::sample::Index, length: usize) -> Option<Range<usize>> {
    let mut edges: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    edges.push(text.len());
    let from = from.index(edges.len());
    Some(edges[from]..*edges.get(from + length)?)
}

fn check(article: &str, found: &Found) -> Result<(), TestCaseError> {
    prop_assert_eq!(found.pieces.is_empty(), !found.class.is_verified());
    prop_assert!(found.pieces.len() <= 1 || found.class == Class::Elided);
    prop_assert_eq!(found.nearest.is_some(), found.class == Class::Changed);
    prop_assert_eq!(found.compared.is_some(), found.class == Class::Changed);
    let mut last = 0;
    for piece in found.pieces.iter().chain(&found.nearest) {
        prop_assert!(last <= piece.start && piece.start < piece.end, "in order");
        prop_assert!(article.get(piece.clone()).is_some(), "inside, on character boundaries");
        last = piece.end;
    }
    for piece in &found.pieces {
        for edge in [piece.start, piece.end] {
            let whole = article.grapheme_indices(true).any(|(at, _)| at == edge) || edge == article.len();
            prop_assert!(whole, "between clusters: {edge}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_cut_of_an_article_is_found_where_it_was_cut(
        article in texts(16),
        from: prop::sample::Index,
        length in 1usize..20,
    ) {
        let Some(at) = cut(&article, from, length) else { return Ok(()) };
        let quote = article.get(at.clone()).unwrap();
        let trimmed = fold::trimmed(quote);
        if trimmed.is_empty() {
            return Ok(());
        }
        let start = at.start + (trimmed.as_ptr() as usize - quote.as_ptr() as usize);
        let at = start..start + trimmed.len();
        if edges::cuts_number(&article, &at) {
            return Ok(());
        }
        let found = Haystack::new(&article, &Budget::default()).find(&Selector { quote, prefix: None, suffix: None });
        check(&article, &found)?;
        match found.class {
            Class::Verbatim => prop_assert_eq!(&found.pieces, &[at]),
            Class::Ambiguous => prop_assert!(found.hits > 1),
            other => prop_assert!(false, "{}", other),
        }
    }

    /// Quotes as typesetting leaves them: other marks, dashes and spaces, ligatures, what is not seen, composition.
    #[test]
    fn a_quote_set_otherwise_is_found_and_maps_back_to_the_articles_own_bytes(
        words in prop::collection::vec("[a-c]{0,3}(fi|ff|é|'|\"|-|ß|1)[d-f]{1,3}", 3..12),
        from: prop::sample::Index,
        ways in prop::collection::vec((0usize..3, 0usize..3, 0usize..4), 12),
    ) {
        let set = |text: &str, (marks, space, rest): &(usize, usize, usize)| {
            let text = text
                .replace('\'', ["'", "’", "‹"][*marks])
                .replace('"', ["\"", "“", "»"][*marks])
                .replace('-', ["-", "–", "\u{2011}"][*marks]);
            let text = match rest {
                0 => text,
                1 => text.replace("fi", "ﬁ").replace("ff", "ﬀ"),
                2 => text.nfd().collect(),
                _ => text.replace('d', "\u{ad}d\u{200b}"),
            };
            text + [" ", "\u{a0}", "\r\n\t"][*space]
        };
        // Numbered, so that each stands in one place.
        let words: Vec<String> = words.iter().enumerate().map(|(at, word)| format!("{word}q{at}q")).collect();
        let article: String = words.iter().zip(&ways).map(|(word, way)| set(word, way)).collect();
        let from = from.index(words.len() - 1);
        let quote = words[from..].join(" ");
        let found = Haystack::new(&article, &Budget::default()).find(&Selector { quote: &quote, prefix: None, suffix: None });
        check(&article, &found)?;
        prop_assert!(matches!(found.class, Class::Verbatim | Class::Typographic), "{}", found.class);
        let before: usize = words[..from].iter().zip(&ways).map(|(word, way)| set(word, way).len()).sum();
        prop_assert_eq!(found.extent(), Some(before..fold::trimmed(&article).len()));
    }

    #[test]
    fn no_two_texts_break_anything(
        article in texts(20),
        quote in texts(8),
        prefix in prop::option::of(texts(3)),
        suffix in prop::option::of(texts(3)),
    ) {
        let selector = Selector { quote: &quote, prefix: prefix.as_deref(), suffix: suffix.as_deref() };
        let found = Haystack::new(&article, &Budget::default()).find(&selector);
        check(&article, &found)?;
        if let Some((compared, nearest)) = found.compared.clone().zip(found.nearest.clone()) {
            prop_assert!(quote.get(compared.clone()).is_some_and(|compared| !compared.is_empty()));
            let (names, language) = (Names::of(["a b", "1"]), None);
            let (quote, article) = (Part { text: &quote, at: compared }, Part { text: &article, at: nearest });
            let difference = Difference::between(quote.clone(), article.clone(), &Vocabulary { language, names: &names });
            for step in &difference.steps {
                let text = if step.side == Side::Quote { &quote } else { &article };
                prop_assert!(text.at.start <= step.at.start && step.at.end <= text.at.end);
                prop_assert!(text.text.get(step.at.clone()).is_some());
            }
        }
        if found.class == Class::Verbatim {
            prop_assert_eq!(article.get(found.pieces[0].clone()), Some(fold::trimmed(&quote)));
        }
    }

    #[test]
    fn pieces_of_an_article_are_found_around_an_ellipsis(
        words in prop::collection::vec("[a-z]{4,9}", 12..30),
        left_out in 1usize..6,
    ) {
        let article = words.join("\u{a0}\n");
        let quote = format!("{} […] {}", words[..4].join(" "), words[4 + left_out..9 + left_out - 2].join(" "));
        let found = Haystack::new(&article, &Budget::default()).find(&Selector { quote: &quote, prefix: None, suffix: None });
        check(&article, &found)?;
        prop_assert!(matches!(found.class, Class::Elided | Class::Ambiguous), "{}", found.class);
    }

    #[test]
    fn a_changed_digit_or_case_is_never_verified(
        before in "[a-c]{1,5} ",
        number in 100u32..100_000,
        change in 1u32..90_000,
        after in " [d-f]{1,9}",
    ) {
        let find = |article: &str, quote: &str| {
            Haystack::new(article, &Budget::default()).find(&Selector { quote, prefix: None, suffix: None }).class
        };
        let article = format!("{before}{number}{after}");
        let changed = format!("{before}{}{after}", (number + change) % 100_000);
        prop_assume!(changed != article);
        prop_assert!(!find(&article, &changed).is_verified());
        prop_assert!(!find(&article, changed.trim_start_matches(char::is_alphabetic)).is_verified());
        prop_assert!(!find(&article, &article.to_uppercase()).is_verified());
        let elided = format!("{before}[…]{}{after}", number + change);
        prop_assert!(!find(&article, &elided).is_verified());
    }

    #[test]
    fn blanks_are_trimmed_the_same_whether_clusters_are_looked_at_or_not(text in texts(6)) {
        prop_assert_eq!(fold::trimmed(&text), fold::trimmed_by_clusters(&text));
    }

    /// Quotes that are long enough to be swept for, cut from the article and not.
    #[test]
    fn many_quotes_at_once_are_found_as_each_alone_is(
        article in texts(24),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 8usize..40), 0..8),
        others in prop::collection::vec((texts(6), prop::option::of(texts(3))), 0..4),
    ) {
        let cuts = cuts.iter().filter_map(|(from, length)| cut(&article, *from, *length));
        let cuts = cuts.map(|at| Selector { quote: article.get(at).unwrap(), prefix: None, suffix: None });
        let others = others.iter().map(|(quote, prefix)| Selector { quote, prefix: prefix.as_deref(), suffix: None });
        let selectors: Vec<Selector<'_>> = cuts.chain(others).collect();
        let (one, other) = (Budget::default(), Budget::default());
        let alone = Haystack::new(&article, &one);
        let together = Haystack::new(&article, &other);
        let alone: Vec<Found> = selectors.iter().map(|selector| alone.find(selector)).collect();
        prop_assert_eq!(together.find_all(&selectors).collect::<Vec<_>>(), alone);
    }

    #[test]
    fn a_folded_text_maps_back_to_whole_characters(text in texts(16), from: prop::sample::Index, to: prop::sample::Index) {
        let folded = folded::Folded::of(&text);
        let mut edges: Vec<usize> = folded.text().char_indices().map(|(at, _)| at).collect();
        edges.push(folded.text().len());
        let (from, to) = (edges[from.index(edges.len())], edges[to.index(edges.len())]);
        let original = folded.original(&(from.min(to)..from.max(to)));
        prop_assert!(text.get(original).is_some());
        // But for composition: dropping what stands between a letter and a mark may bring them together.
        let again = folded::Folded::of(folded.text());
        prop_assert_eq!(again.text(), folded.text().nfc().collect::<String>(), "folding twice is folding once");
    }
}
