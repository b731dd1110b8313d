//! Small texts in, the alarms out: `number: 144 | 137` says that the quote has 144 and the article 137.

use super::super::{Difference, Part};
use super::*;

fn known(names: &Names, language: &str, [quote, article]: [&str; 2]) -> Vec<String> {
    let vocabulary = Vocabulary { language: Some(language), names };
    let whole = |text| Part { text, at: 0..text.len() };
    let difference = Difference::between(whole(quote), whole(article), &vocabulary);
    let line = |raised: &Raised| {
        let words = |text: &str, at: &[Range<usize>]| {
            at.iter().map(|at| text.get(at.clone()).unwrap()).collect::<Vec<_>>().join(", ")
        };
        let kind: &str = raised.alarm.into();
        format!("{kind}: {} | {}", words(quote, &raised.quote), words(article, &raised.article))
    };
    difference.alarms.iter().map(line).collect()
}

fn alarms(quote: &str, article: &str) -> Vec<String> {
    known(&Names::default(), "en", [quote, article])
}

#[test]
fn a_number_is_loud() {
    for (quote, article, expected) in [
        ("it left 144 dead", "it left 137 dead", "number: 144 | 137"),
        ("some 1,137 died", "some 1137 died", "number: 1,137 | 1137"),
        ("the A320 fell", "the A321 fell", "number: A320 | A321"),
        ("killed ١٣٧ people", "killed ١٤٤ people", "number: ١٣٧ | ١٤٤"),
        ("killed two people", "killed three people", "number: two | three"),
        ("it was 5 degrees", "it was -5 degrees", "number:  | -"),
        ("it rose by 5 in all", "it rose by 5% in all", "number:  | %"),
        ("a toll of 22 27 28", "a toll of 22", "number: 27 28 | "),
    ] {
        assert_eq!(alarms(quote, article), [expected]);
    }
}

#[test]
fn a_date_word_is_loud() {
    for (quote, article, expected) in [
        ("it was in March then", "it was in April then", "date: March | April"),
        ("he left on Monday", "he left yesterday", "date: Monday | yesterday"),
        ("a day before the raid", "a day after the raid", "date: before | after"),
    ] {
        assert_eq!(alarms(quote, article), [expected]);
    }
    assert!(alarms("he may resign", "he might resign").is_empty());
}

#[test]
fn a_negation_is_loud() {
    for (quote, article, expected) in [
        ("the army did fire", "the army did not fire", "negation:  | not"),
        ("they can’t say", "they can say", "negation: can’t | "),
        ("an unlawful order", "a lawful order", "negation: unlawful | lawful"),
        ("he confirmed it", "he denied it", "negation:  | denied"),
    ] {
        assert_eq!(alarms(quote, article), [expected]);
    }
    assert!(alarms("it was NOT so", "it was not so").is_empty(), "another case is no other meaning");
}

#[test]
fn a_capital_letter_inside_a_sentence_is_a_name() {
    assert_eq!(alarms("said by Putin today", "said by Peskov today"), ["name: Putin | Peskov"]);
    assert_eq!(alarms("It hurt Mr. Berg", "It hurt Mr. Borg"), ["name: Berg | Borg"]);
    assert_eq!(alarms("seen by Ann Lee", "seen by him"), ["name: Ann Lee | "]);
    assert!(alarms("So he left", "Thus he left").is_empty());
    assert!(alarms("He left. So it rained", "He left. Thus it rained").is_empty());
    assert!(alarms("A title\n\nSo he left", "A title\n\nThus he left").is_empty());
    assert!(alarms("we say I left", "we say they left").is_empty());
    assert!(alarms("THE MAYOR RESIGNED", "The mayor resigned").is_empty(), "a headline");
}

#[test]
fn a_known_name_is_loud_wherever_it_stands_and_in_scripts_without_capitals() {
    let names = Names::of(["Islamic State", "the mayor", "חמאס"]);
    let alarms = |quote, article| known(&names, "en", [quote, article]);
    assert_eq!(alarms("Islamic State did it", "Somebody did it"), ["name: Islamic State | "]);
    assert_eq!(alarms("so said the mayor", "so said the clerk"), ["name: mayor | "]);
    assert_eq!(alarms("אמר חמאס אתמול", "אמר הצבא אתמול"), ["name: חמאס | "]);
    assert!(alarms("a state of it", "a piece of it").is_empty());
}

#[test]
fn words_are_those_of_the_articles_language() {
    let none = Names::default();
    for (language, quote, article, expected) in [
        ("ru", "он не стрелял", "он стрелял", "negation: не | "),
        ("ru-RU", "это было в марте", "это было в апреле", "date: марте | апреле"),
        ("de", "es waren keine Soldaten", "es waren dort Soldaten", "negation: keine | "),
        ("fr", "il est venu hier", "il est venu demain", "date: hier | demain"),
        ("es", "murieron doce personas", "murieron once personas", "number: doce | once"),
        ("", "это было вчера", "это было сегодня", "date: вчера | сегодня"),
    ] {
        assert_eq!(known(&none, language, [quote, article]), [expected], "{language}");
    }
    assert!(
        known(&none, "de", ["er sah die Brücke", "er sah die Straße"]).is_empty(),
        "every noun is capital"
    );
}

#[test]
fn each_kind_is_raised_once_and_in_one_order() {
    assert_eq!(
        alarms("Ann said on Friday that 3 of 5 fell", "Ann did not say on Monday that 4 of 6 fell"),
        ["number: 3, 5 | 4, 6", "date: Friday | Monday", "negation:  | not"]
    );
}

#[test]
fn what_an_ellipsis_leaves_out_is_not_loud() {
    assert!(
        alarms("people were killed [...] in the hall", "people were killed on 22 March in the hall")
            .is_empty()
    );
}
