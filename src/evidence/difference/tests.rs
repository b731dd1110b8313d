//! Small texts in, the words that differ out: `[-…-]` only in the quote, `{+…+}` only in the article, `(…)` left out.

use proptest::prelude::*;

use super::super::Names;
use super::*;

fn between(quote: &str, article: &str) -> Difference {
    let vocabulary = Vocabulary { language: Some("en"), names: &Names::default() };
    let whole = |text| Part { text, at: 0..text.len() };
    Difference::between(whole(quote), whole(article), &vocabulary)
}

fn shown(quote: &str, article: &str) -> String {
    let mut shown = String::new();
    let mut last = Side::Both;
    for step in &between(quote, article).steps {
        let in_article = article.get(step.at.clone());
        let words = match step.side {
            Side::Both => in_article.unwrap().to_owned(),
            Side::Quote => format!("[-{}-]", quote.get(step.at.clone()).unwrap()),
            Side::Article => format!("{{+{}+}}", in_article.unwrap()),
            Side::LeftOut => format!("({})", in_article.unwrap()),
        };
        if step.is_spaced && (last, step.side) != (Side::Quote, Side::Article) {
            shown.push(' ');
        }
        shown.push_str(&words);
        last = step.side;
    }
    shown
}

#[test]
fn words_of_either_side_stand_where_they_differ() {
    let cases = [
        ("it left 144 dead", "it left 137 dead", "it left [-144-]{+137+} dead"),
        ("did fire on it", "did not fire on it", "did {+not+} fire on it"),
        ("did not fire on it", "did fire on it", "did [-not-] fire on it"),
        ("a big red bus", "a small blue bus", "a [-big red-]{+small blue+} bus"),
        ("one two", "three four", "[-one two-]{+three four+}"),
        ("killed 137", "killed 137.5", "killed [-137-]{+137.5+}"),
    ];
    for (quote, article, expected) in cases {
        assert_eq!(shown(quote, article), expected);
    }
}

#[test]
fn what_typesetting_makes_of_a_word_is_no_difference() {
    let article = "„Nein“ —  sagte\nİlhan oﬃ\u{ad}ziell im\u{a0}Cafe\u{301}\u{200b}…";
    assert_eq!(
        shown("\"Nein\" - sagte Ilhan offiziell im Café...", article),
        "„Nein“ —  sagte [-Ilhan-]{+İlhan+} oﬃ\u{ad}ziell im\u{a0}Cafe\u{301}\u{200b}…"
    );
}

#[test]
fn case_is_a_difference() {
    assert_eq!(shown("the Mayor left", "The mayor left"), "[-the Mayor-]{+The mayor+} left");
}

#[test]
fn white_space_that_one_of_them_lacks_is_shown_as_such() {
    assert_eq!(shown("rose by 10% again", "rose by 10 % again"), "rose by 10{+ +}% again");
    assert_eq!(shown("rose by 10 % again", "rose by 10% again"), "rose by 10[- -]% again");
}

#[test]
fn what_an_ellipsis_leaves_out_is_no_difference() {
    let article = "144 people were killed and many more were injured";
    let quote = "137 people were killed [...] were injured";
    assert_eq!(shown(quote, article), "[-137-]{+144+} people were killed (and many more) were injured");
    assert!(between("people were … injured", "people were badly injured").is_empty());
    assert!(!between("people were...injured", "people were badly injured").is_empty());
    assert!(!between("people were 9 … injured", "people were badly injured").is_empty());
}

#[test]
fn two_texts_of_four_thousand_words_are_told_apart_in_time() {
    let (quote, article) = ("a b ".repeat(2_000), "c d ".repeat(2_000));
    assert_eq!(between(&quote, &article).steps.len(), 2);
}

proptest! {
    #[test]
    fn what_both_have_and_what_one_has_are_all_its_words(quote in "[ab1. ]{0,24}", article in "[ab2. …]{0,24}") {
        let steps = between(&quote, &article).steps;
        let words = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
        let side = |sides: &[Side], text: &str| -> String {
            steps.iter().filter(|step| sides.contains(&step.side)).map(|step| words(text.get(step.at.clone()).unwrap())).collect()
        };
        if !article.contains('…') {
            prop_assert_eq!(side(&[Side::Both, Side::Article, Side::LeftOut], &article), words(&article));
        }
        prop_assert!(steps.iter().all(|step| !step.at.is_empty()));
        let of_quote = steps.iter().filter(|step| step.side == Side::Quote);
        prop_assert!(of_quote.map(|step| step.at.start).is_sorted());
    }
}
