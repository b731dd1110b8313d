//! The rules, as small texts in and marked texts out: `▐` and `▌` around what was found, `‹` and `›` around the
//! nearest passage.

use strum::IntoEnumIterator;

use super::*;

fn with_context(article: &str, quote: &str, prefix: &str, suffix: &str) -> Found {
    let context = |text| Some(text).filter(|text: &&str| !text.is_empty());
    Haystack::new(article, &Budget::default()).find(&Selector {
        quote,
        prefix: context(prefix),
        suffix: context(suffix),
    })
}

fn find(article: &str, quote: &str) -> Found {
    with_context(article, quote, "", "")
}

fn marked(article: &str, found: &Found) -> String {
    let mut marks: Vec<(usize, char)> = Vec::new();
    for piece in &found.pieces {
        marks.extend([(piece.start, '▐'), (piece.end, '▌')]);
    }
    if let Some(near) = &found.nearest {
        marks.extend([(near.start, '‹'), (near.end, '›')]);
    }
    let mut text = article.to_owned();
    marks.into_iter().rev().for_each(|(at, mark)| text.insert(at, mark));
    format!("{}: {text}", found.class)
}

/// What is found of a quote, marked in the article.
fn shown(article: &str, quote: &str) -> String {
    marked(article, &find(article, quote))
}

#[test]
fn only_the_first_three_classes_are_verified() {
    let verified: Vec<_> =
        Class::iter().filter(|class| class.is_verified()).map(|class| class.to_string()).collect();
    assert_eq!(verified, ["verbatim", "typographic", "elided"]);
    let words: Vec<&str> = Class::iter().skip(3).map(Into::into).collect();
    assert_eq!(words, ["ambiguous", "changed", "missing", "unchecked", "unquoted", "awaited"]);
}

#[test]
fn the_same_words_in_one_place_are_verbatim() {
    assert_eq!(
        shown("The mayor resigned on Friday.", "mayor resigned"),
        "verbatim: The ▐mayor resigned▌ on Friday."
    );
    assert_eq!(shown("All of it", "All of it"), "verbatim: ▐All of it▌");
}

#[test]
fn white_space_around_a_quote_does_not_count() {
    assert_eq!(shown("The mayor resigned.", "\n mayor \t\n"), "verbatim: The ▐mayor▌ resigned.");
}

#[test]
fn a_blank_quote_is_missing() {
    for quote in ["", " \n\t", "\u{feff}\u{200b}", "\u{ad}"] {
        assert_eq!(shown("The mayor\u{ad} resigned.", quote), "missing: The mayor\u{ad} resigned.");
    }
    assert_eq!(find("", "mayor").class, Class::Missing);
}

mod several_places {
    use super::*;

    const TWICE: &str = "Ten were killed on Friday. Ten were killed on Monday.";

    #[test]
    fn without_context_are_ambiguous() {
        let found = find(TWICE, "Ten were killed");
        assert_eq!((found.class, found.hits, found.pieces.len()), (Class::Ambiguous, 2, 0));
    }

    #[test]
    fn of_a_few_words_need_context_and_one_place_does_not() {
        for quote in ["Ten were", "on"] {
            assert_eq!(find(TWICE, quote).class, Class::Ambiguous, "{quote}");
        }
        assert_eq!(find(TWICE, "Monday").class, Class::Verbatim);
        assert_eq!(with_context(TWICE, "on", "killed", "Monday").class, Class::Verbatim);
    }

    #[test]
    fn are_decided_by_what_stands_after() {
        let found = with_context(TWICE, "Ten were killed", "", "on Monday");
        assert_eq!(
            marked(TWICE, &found),
            "verbatim: Ten were killed on Friday. ▐Ten were killed▌ on Monday."
        );
        assert_eq!((found.hits, found.contradicted), (2, false));
    }

    #[test]
    fn are_decided_by_what_stands_before() {
        let found = with_context(TWICE, "Ten were killed", "on  Friday. ", "");
        assert_eq!(
            marked(TWICE, &found),
            "verbatim: Ten were killed on Friday. ▐Ten were killed▌ on Monday."
        );
    }

    #[test]
    fn stay_ambiguous_where_the_context_is_true_of_both_or_of_none() {
        for suffix in ["on", "on Tuesday"] {
            assert_eq!(with_context(TWICE, "Ten were killed", "", suffix).class, Class::Ambiguous);
        }
    }

    #[test]
    fn count_where_they_overlap() {
        assert_eq!(find("ha ha ha", "ha ha").hits, 2);
    }

    #[test]
    fn context_is_folded() {
        let article = "He said: “No.” She said:\n‘No.’";
        let found = with_context(article, "No.", "She said: '", "");
        assert_eq!(marked(article, &found), "verbatim: He said: “No.” She said:\n‘▐No.▌’");
    }

    #[test]
    fn a_folded_place_wins_that_the_context_chooses() {
        let article = "It's over, he said. It’s over, she said.";
        let found = with_context(article, "It's over", "", ", she");
        assert_eq!(marked(article, &found), "typographic: It's over, he said. ▐It’s over▌, she said.");
    }
}

#[test]
fn context_against_the_only_place_is_a_contradiction_and_no_more() {
    let found = with_context("The mayor resigned.", "resigned", "the minister", "");
    assert_eq!((found.class, found.contradicted), (Class::Verbatim, true));
    let found = with_context("The mayor resigned.", "resigned", "mayor", ".");
    assert_eq!((found.class, found.contradicted), (Class::Verbatim, false));
    let found = with_context("The mayor’s son", "mayor's", "a", "");
    assert_eq!((found.class, found.contradicted), (Class::Typographic, true));
}

mod typographic {
    use super::*;

    fn assert_found(article: &str, quote: &str, expected: &str) {
        assert_eq!(shown(article, quote), format!("typographic: {expected}"));
    }

    #[test]
    fn a_quote_runs_across_a_line_break() {
        assert_found("The mayor\n   resigned.", "mayor resigned", "The ▐mayor\n   resigned▌.");
        assert_found("The mayor\r\nresigned.", "mayor\nresigned", "The ▐mayor\r\nresigned▌.");
        let every_space = ('\0'..=char::MAX).filter(|c| c.is_whitespace() && *c != ' ').map(String::from);
        for space in every_space.chain(["\r\n\r\n", " \u{200b} "].map(str::to_owned)) {
            assert_found(
                &format!("a mayor{space}resigned"),
                "mayor resigned",
                &format!("a ▐mayor{space}resigned▌"),
            );
        }
    }

    #[test]
    fn quotation_marks_of_every_kind_are_one() {
        for (open, close) in
            [("“", "”"), ("„", "“"), ("«", "»"), ("″", "″"), ("❝", "❞"), ("〝", "〞"), ("⹂", "‟")]
        {
            assert_found(
                &format!("said {open}no{close} to it"),
                "\"no\"",
                &format!("said ▐{open}no{close}▌ to it"),
            );
        }
        for mark in ["’", "‘", "ʼ", "′", "`", "´", "‛", "＇"] {
            assert_found(&format!("the mayor{mark}s son"), "mayor's", &format!("the ▐mayor{mark}s▌ son"));
        }
        assert_found("‹no›", "'no'", "▐‹no›▌");
        assert_found("צה״ל אישר", "צה\"ל", "▐צה״ל▌ אישר");
    }

    #[test]
    fn dashes_of_every_kind_are_one() {
        for dash in ["‐", "‑", "‒", "–", "—", "―", "−", "⸺", "－", "־"] {
            assert_found(
                &format!("the 2014{dash}2022 war"),
                "2014-2022",
                &format!("the ▐2014{dash}2022▌ war"),
            );
        }
    }

    #[test]
    fn what_cannot_be_seen_does_not_count() {
        for hidden in
            ["\u{ad}", "\u{200b}", "\u{200c}", "\u{feff}", "\u{2060}", "\u{200e}", "\u{34f}", "\u{2069}"]
        {
            assert_found(&format!("re{hidden}signed"), "resigned", &format!("▐re{hidden}signed▌"));
            assert_eq!(shown("he resigned", &format!("re{hidden}signed")), "typographic: he ▐resigned▌");
        }
    }

    #[test]
    fn ligatures_and_ellipses_are_their_letters() {
        assert_found("the oﬃce ﬂoor", "office floor", "the ▐oﬃce ﬂoor▌");
        assert_found("the office floor", "oﬃce ﬂoor", "the ▐office floor▌");
        assert_found("ﬀ ﬁ ﬂ ﬄ ﬅ ﬆ", "ff fi fl ffl st st", "▐ﬀ ﬁ ﬂ ﬄ ﬅ ﬆ▌");
        assert_found("ա ﬓ ﬗ", "մն մխ", "ա ▐ﬓ ﬗ▌");
        assert_found("ﻗﺎل ﺍﻟﺴﻼم", "قال السلام", "▐ﻗﺎل ﺍﻟﺴﻼم▌");
        assert_found("an oﬃ\u{301}ce", "offíce", "an ▐oﬃ\u{301}ce▌");
        assert_found("Well… no", "Well... no", "▐Well… no▌");
        assert_found("Well... no", "Well… no", "▐Well... no▌");
    }

    #[test]
    fn half_a_ligature_is_no_letter() {
        assert_ne!(find("oﬃce", "of").class, Class::Typographic);
        assert_ne!(find("oﬃce", "ice").class, Class::Typographic);
    }

    #[test]
    fn composed_and_decomposed_letters_are_one() {
        assert_found("the cafe\u{301} burned", "café", "the ▐cafe\u{301}▌ burned");
        assert_found("the café burned", "cafe\u{301}", "the ▐café▌ burned");
        assert_found("Vie\u{302}\u{323}t Nam", "Việt", "▐Vie\u{302}\u{323}t▌ Nam");
        assert_found("한국", "\u{1112}\u{1161}\u{11ab}국", "▐한국▌");
    }

    #[test]
    fn raised_and_lowered_digits_roman_numerals_and_fractions_are_no_ligatures() {
        for (article, quote) in
            [("2²", "22"), ("H₂O", "H2O"), ("ⅩⅡ", "XII"), ("1½", "11/2"), ("①", "1"), ("№ 5", "No 5")]
        {
            assert!(!find(article, quote).class.is_verified(), "{quote}");
        }
    }

    #[test]
    fn a_mark_is_never_cut_off_its_letter() {
        for quote in ["e", "cafe", "\u{301}", "\u{301} bar"] {
            assert!(!find("cafe\u{301} bar", quote).class.is_verified(), "{quote:?}");
        }
    }
}

mod other_scripts {
    use super::*;

    #[test]
    fn letters_that_change_length_with_their_case_shift_nothing() {
        assert_eq!(
            shown("In İstanbul the port closed.", "the port"),
            "verbatim: In İstanbul ▐the port▌ closed."
        );
        assert_eq!(shown("İİİ ﬁn – the port", "- the port"), "typographic: İİİ ﬁn ▐– the port▌");
        assert_ne!(find("die Straße", "Strasse").class, Class::Typographic);
    }

    #[test]
    fn hebrew_arabic_and_devanagari_are_found() {
        assert_eq!(shown("הוא אמר שלום לכולם", "אמר שלום"), "verbatim: הוא ▐אמר שלום▌ לכולם");
        assert_eq!(shown("قال الرئيس اليوم", "الرئيس"), "verbatim: قال ▐الرئيس▌ اليوم");
        assert_eq!(shown("वह क्षमा चाहता है", "क्षमा"), "verbatim: वह ▐क्षमा▌ चाहता है");
        assert_eq!(shown("من می‌خواهم بروم", "میخواهم"), "typographic: من ▐می‌خواهم▌ بروم");
    }

    #[test]
    fn a_vowel_sign_or_half_a_conjunct_is_no_hit() {
        assert!(!find("क्षमा", "क्षम").class.is_verified());
        assert!(!find("क्षमा", "क").class.is_verified());
    }

    #[test]
    fn an_emoji_is_found_whole_or_not_at_all() {
        assert_eq!(shown("we 👨‍👩‍👧 stay", "👨‍👩‍👧 stay"), "verbatim: we ▐👨‍👩‍👧 stay▌");
        assert_eq!(shown("I ❤️ it", "❤ it"), "typographic: I ▐❤️ it▌");
        assert_eq!(shown("🇺🇸🇬🇧", "🇬🇧"), "verbatim: 🇺🇸▐🇬🇧▌");
        for (article, part) in [("👨‍👩‍👧", "👨"), ("👨‍👩‍👧", "👩‍👧"), ("👨‍👩‍👧", "👨👩👧"), ("👍🏽", "👍"), ("🇺🇸🇬🇧", "🇸🇬")]
        {
            assert!(!find(article, part).class.is_verified(), "{part}");
        }
    }
}

mod elided {
    use super::*;

    const WARNING: &str =
        "The embassy said that it was monitoring reports and warned citizens to avoid large crowds.";

    #[test]
    fn the_pieces_around_an_ellipsis_are_found_in_order() {
        let expected = "elided: ▐The embassy said that▌ it was monitoring reports and ▐warned citizens to avoid▌ large crowds.";
        for ellipsis in ["[...]", " [...] ", " … ", " ... ", " [ … ] ", "... ", " . . . ", " (…) ", " […]\n"]
        {
            let quote = format!("The embassy said that{ellipsis}warned citizens to avoid");
            assert_eq!(shown(WARNING, &quote), expected, "{ellipsis}");
        }
    }

    #[test]
    fn an_ellipsis_at_the_beginning_or_end_only_says_that_the_article_goes_on() {
        let expected = "elided: The embassy said that it was ▐monitoring reports and warned▌ citizens to avoid large crowds.";
        for quote in ["…monitoring reports and warned…", "[...] monitoring reports and warned [...]."] {
            assert_eq!(shown(WARNING, quote), expected);
        }
    }

    #[test]
    fn an_ellipsis_that_the_article_has_is_part_of_its_words() {
        assert_eq!(shown("I think ... no, I know.", "I think ... no"), "verbatim: ▐I think ... no▌, I know.");
    }

    #[test]
    fn dots_between_letters_or_digits_are_no_ellipsis() {
        assert!(
            !find("the mayor of the town resigned from office", "the mayor of...resigned from office")
                .class
                .is_verified()
        );
    }

    #[test]
    fn pieces_out_of_order_are_changed() {
        let quote = "warned citizens to avoid […] The embassy said that";
        assert_eq!(find(WARNING, quote).class, Class::Changed);
    }

    #[test]
    fn pieces_do_not_overlap() {
        assert!(
            !find("one two three four five six", "one two three four […] three four five six")
                .class
                .is_verified()
        );
    }

    #[test]
    fn a_page_is_the_most_that_is_left_out() {
        let article =
            |between: usize| format!("The embassy said that {} citizens were warned.", "x".repeat(between));
        let quote = "The embassy said that … citizens were warned";
        assert_eq!(find(&article(3_000), quote).class, Class::Elided);
        assert_ne!(find(&article(5_000), quote).class, Class::Elided);
    }

    #[test]
    fn of_several_chains_the_tightest_is_taken() {
        let article =
            "The embassy said that all is well. The embassy said that all citizens were warned of it.";
        let quote = "The embassy said that … citizens were warned";
        assert_eq!(
            shown(article, quote),
            "elided: The embassy said that all is well. ▐The embassy said that▌ all ▐citizens were warned▌ of it."
        );
    }

    #[test]
    fn chains_as_tight_as_each_other_are_ambiguous_unless_the_context_decides() {
        let article = "On Friday the embassy said that all citizens were warned. On Monday the embassy said that all citizens were warned.";
        let quote = "the embassy said that […] citizens were warned";
        let found = find(article, quote);
        assert_eq!((found.class, found.hits), (Class::Ambiguous, 2));
        let found = with_context(article, quote, "On Friday", "");
        assert_eq!(found.extent().and_then(|at| article.get(at)), article.get(10..56));
        assert_eq!((found.class, found.contradicted), (Class::Elided, false));
    }

    #[test]
    fn a_middle_piece_in_two_places_is_ambiguous() {
        let article = "The embassy said on Friday that the mayor was told and the mayor was told of large crowds in town.";
        let quote = "The embassy said on … the mayor was told … large crowds in town";
        assert_eq!(find(article, quote).class, Class::Ambiguous);
    }

    #[test]
    fn short_pieces_have_to_be_the_only_ones_or_to_have_context() {
        let article = "The mayor left. The mayor of the town resigned.";
        let quote = "The mayor … resigned";
        assert_eq!(find(article, quote).class, Class::Ambiguous);
        let found = with_context(article, quote, "left.", "");
        assert_eq!(marked(article, &found), "elided: The mayor left. ▐The mayor▌ of the town ▐resigned▌.");
        assert_eq!(find("The mayor of the town resigned.", quote).class, Class::Elided);
    }

    #[test]
    fn a_changed_digit_in_a_piece_is_changed() {
        let article =
            "Investigators said that 144 people were killed and many more were injured in the hall.";
        let found = find(article, "Investigators said that 137 people were killed […] injured in the hall");
        assert_eq!(found.class, Class::Changed);
        let near = found.nearest.and_then(|near| article.get(near)).unwrap();
        assert!(near.contains("144 people"), "{near}");
    }
}

mod changed {
    use super::*;

    #[test]
    fn another_number_is_never_verified() {
        assert_eq!(
            shown("In all 144 people were killed.", "137 people were killed"),
            "changed: In all ‹144 people were killed›."
        );
        assert_eq!(shown("a CO2 leak, 2 km²", "2 km2"), "changed: a CO2 leak, ‹2 km²›");
        assert_eq!(
            shown("the １２３ people killed", "123 people killed"),
            "changed: the ‹１２３ people killed›"
        );
    }

    #[test]
    fn part_of_a_number_is_another_number() {
        assert_eq!(shown("In all 137 people died.", "37 people died"), "changed: In all ‹137 people died›.");
        assert_eq!(
            shown("In all 1,137 people died.", "137 people died"),
            "changed: In all ‹1,137 people died›."
        );
        assert_eq!(
            shown("They spent 137.5 million", "They spent 137"),
            "changed: ‹They spent 137.5› million"
        );
        assert_eq!(
            shown("un total de 1\u{202f}137 morts", "137 morts"),
            "changed: un total de ‹1\u{202f}137 morts›"
        );
        assert_eq!(shown("It was in 2024.", "in 2024"), "verbatim: It was ▐in 2024▌.");
    }

    #[test]
    fn another_case_is_another_word() {
        assert_eq!(
            shown("The mayor resigned on May 3.", "the mayor resigned on may 3"),
            "changed: ‹The mayor resigned on May 3›."
        );
        assert_eq!(shown("The mayor resigned.", "THE MAYOR RESIGNED"), "changed: ‹The mayor resigned›.");
    }

    #[test]
    fn the_nearest_passage_is_in_whole_words() {
        let article = "Yesterday the regional governor announced the evacuation of three villages.";
        assert_eq!(
            shown(article, "governor announces the evacuations of two village"),
            "changed: Yesterday the regional ‹governor announced the evacuation of three villages›."
        );
    }

    #[test]
    fn another_first_or_last_word_belongs_to_the_passage() {
        assert_eq!(
            shown("Of them 9 were killed by 7.", "8 were killed by 6"),
            "changed: Of them ‹9 were killed by 7›."
        );
    }

    #[test]
    fn a_lost_negation_is_changed() {
        assert_eq!(
            shown("The army did not fire on the crowd.", "The army did fire on the crowd"),
            "changed: ‹The army did not fire on the crowd›."
        );
    }

    #[test]
    fn the_nearest_passage_is_in_the_articles_own_bytes() {
        assert_eq!(
            shown("„Nein“ —  sagte\nİlhan ﬁnster.", "- sagte Ilhan finster"),
            "changed: „Nein“ ‹—  sagte\nİlhan ﬁnster›."
        );
    }

    #[test]
    fn nothing_near_is_missing() {
        assert_eq!(
            find("The mayor resigned on Friday.", "Ships were seen off the coast").class,
            Class::Missing
        );
    }
}

#[test]
fn a_passage_that_cuts_a_word_says_so() {
    let cuts = |article, quote| find(article, quote).cuts_word;
    assert!(cuts("an unlawful order", "lawful order"));
    assert!(cuts("an unlawful order", "an un"));
    assert!(cuts("we can't say", "we can"));
    assert!(!cuts("an unlawful order", "unlawful"));
    assert!(!cuts("an _unlawful_ order", "unlawful"));
    assert!(!cuts("他说今天不来", "今天"));
}

mod hostile {
    use super::*;

    #[test]
    fn nul_and_escapes_are_characters_like_others() {
        assert_eq!(shown("a\0b\u{1b}[31m c", "b\u{1b}[31m"), "verbatim: a\0▐b\u{1b}[31m▌ c");
    }

    #[test]
    fn one_letter_for_ever_is_ambiguous() {
        let article = "a".repeat(100_000);
        assert_eq!(find(&article, &"a".repeat(50_000)).hits, 50_001);
        assert_eq!(find(&article, "a … a … a").class, Class::Ambiguous);
        assert_eq!(with_context(&article, "aaa", &"a".repeat(5_000), "b").class, Class::Ambiguous);
    }

    #[test]
    fn thousands_of_ellipses_are_no_elision() {
        assert_eq!(find("the mayor resigned", &"the … ".repeat(5_000)).class, Class::Missing);
    }

    #[test]
    fn a_quote_longer_than_the_article_is_compared_by_its_beginning() {
        assert_eq!(find("the mayor resigned", &"mayor ".repeat(100_000)).class, Class::Missing);
        let article = "the mayor resigned ".repeat(300);
        assert_eq!(find(&article, &"the mayor resigned ".repeat(10_000)).class, Class::Changed);
    }

    #[test]
    fn a_hundred_thousand_marks_on_a_letter_are_one_unit() {
        let article = format!("xe{}y", "\u{301}\u{323}".repeat(50_000));
        assert!(!find(&article, "e").class.is_verified());
        assert_eq!(find(&article, "y").extent(), Some(article.len() - 1..article.len()));
    }
}

#[test]
fn words_are_held_by_the_part_of_an_article_that_they_stand_in() {
    let article =
        "The mayor resigned.\n\n  “No comment,” she said: no\u{ad} comment, no cafe\u{301}.\n\nMany fled.";
    let budget = Budget::default();
    let haystack = Haystack::new(article, &budget);
    let first = article.find("  “No").expect("there")..article.find("\n\nMany").expect("there");
    for words in
        ["No comment", "\"No comment,\" she", "no comment", "caf\u{e9}", " she said ", "cafe\u{301}."]
    {
        assert!(haystack.holds(words, &first), "{words}");
        assert!(haystack.holds(words, &haystack.whole()), "{words}");
    }
    for words in ["mayor", "Many fled", "cafe", "o comment", "she said: no comment, no tea", "", " "] {
        assert!(!haystack.holds(words, &first), "{words}");
    }
}

#[test]
fn words_that_stand_inside_of_others_a_million_times_are_soon_given_up() {
    let vowel = "a".repeat(1_000_000);
    let budget = Budget::default();
    let haystack = Haystack::new(&vowel, &budget);
    assert!(!haystack.holds("a", &haystack.whole()));
}
