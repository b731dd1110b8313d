//! What becomes of pairs of accounts, and of more.

use super::*;
use crate::load::tests::timeline;
use crate::model::MostPairs;

/// Actors, places, articles and facts that the rows below speak of.
const WORLD: &str = "
[actors.state]
name = 'The State'
[actors.ministry]
name = 'The Ministry'
part_of = 'state'
aliases = ['The Bureau']
[actors.rebels]
name = 'The Rebels'
[actors.spokesman]
name = 'The Spokesman'
[places.country]
name = 'The Country'
[places.town]
name = 'The Town'
part_of = 'country'
[places.port]
name = 'The Port'
[articles.early]
title = 'Early'
issued = '2024-03-23'
[articles.late]
title = 'Late'
issued = '2024-03-25'
[articles.copy]
title = 'Copy'
derived_from = 'late'
[articles.undated]
title = 'Undated'
[articles.other]
title = 'Other'
[facts.deaths]
name = 'Deaths'
kind = 'number'
changes = 'rises'
[facts.missing]
name = 'Missing'
kind = 'number'
changes = 'falls'
[facts.guns]
name = 'Guns'
kind = 'number'
[facts.who]
name = 'Who'
kind = 'actor'
[facts.place]
name = 'Where'
kind = 'place'
[facts.cause]
name = 'Cause'
kind = 'text'
[[events]]
id = 'e'
title = 'E'
";

/// The verdict on the one fact that sources with these lines speak of.
pub(super) fn verdict(sources: &[&str]) -> &'static str {
    let sources: String = sources.iter().flat_map(|lines| ["[[events.sources]]\n", lines, "\n"]).collect();
    let timeline = timeline(&format!("{WORLD}{sources}"));
    let accounts = Accounts::of(&timeline);
    assert_eq!(accounts.all().len(), 1, "{sources}");
    accounts.all()[0].verdict.into()
}

/// Two undated articles say so.
fn pair(a: &str, b: &str) -> &'static str {
    verdict(&[&format!("article = 'undated'\n{a}"), &format!("article = 'other'\n{b}")])
}

#[test]
fn numbers_agree_fit_or_exclude_each_other() {
    let rows = [
        ("137", "137", "agree"),
        ("137", "144", "conflict"),
        ("'>140'", "144", "compatible"),
        ("'>140'", "137", "conflict"),
        ("'>140'", "140", "conflict"),
        ("'>=140'", "140", "compatible"),
        ("'>140'", "'>140'", "agree"),
        ("'>140'", "'>=140'", "compatible"),
        ("'<5'", "5", "conflict"),
        ("'<5'", "'>5'", "conflict"),
        ("'<=5'", "'>=5'", "compatible"),
        ("'~100'", "92", "compatible"),
        ("'~100'", "89", "conflict"),
        ("'130..140'", "'140..150'", "compatible"),
        ("'130..140'", "'141..150'", "conflict"),
        ("'130..140'", "'130..140'", "agree"),
        ("1_000", "1000", "agree"),
    ];
    for (a, b, wanted) in rows {
        for (a, b) in [(a, b), (b, a)] {
            assert_eq!(
                pair(&format!("says = {{ guns = {a} }}"), &format!("says = {{ guns = {b} }}")),
                wanted,
                "{a} {b}"
            );
        }
    }
}

#[test]
fn a_count_that_rises_is_updated_and_not_in_conflict() {
    let deaths = |article: &str, count: &str| format!("article = '{article}'\nsays = {{ deaths = {count} }}");
    let rows = [
        (("early", "137"), ("late", "144"), "updated"),
        (("early", "144"), ("late", "137"), "conflict"),
        (("early", "137"), ("undated", "144"), "unclear"),
        (("early", "'>140'"), ("late", "144"), "compatible"),
        (("early", "'>140'"), ("late", "137"), "conflict"),
        (("early", "137"), ("late", "137"), "agree"),
    ];
    for ((a, x), (b, y), wanted) in rows {
        let (first, second) = (deaths(a, x), deaths(b, y));
        assert_eq!(verdict(&[&first, &second]), wanted, "{a} {x}, {b} {y}");
        assert_eq!(verdict(&[&second, &first]), wanted, "{b} {y}, {a} {x}");
    }
}

#[test]
fn a_count_may_fall_and_as_of_goes_before_the_day_of_issue() {
    let missing = |article: &str, as_of: &str, count: u32| {
        format!("article = '{article}'\n{as_of}\nsays = {{ missing = {count} }}")
    };
    assert_eq!(verdict(&[&missing("early", "", 90), &missing("late", "", 60)]), "updated");
    assert_eq!(verdict(&[&missing("early", "", 60), &missing("late", "", 90)]), "conflict");
    let march = "as_of = '2024-03-22'";
    assert_eq!(verdict(&[&missing("early", "", 60), &missing("late", march, 90)]), "updated");
    assert_eq!(verdict(&[&missing("early", "", 60), &missing("late", "as_of = '2024-03'", 90)]), "unclear");
    assert_eq!(
        verdict(&[&missing("early", "", 60), &missing("other", "as_of = '2024-03-23'", 90)]),
        "unclear"
    );
}

#[test]
fn days_are_compared_by_what_they_may_mean() {
    let rows = [
        ("2024-03-07", "2024-03-08", "conflict"),
        ("2024-03", "2024-03-08", "compatible"),
        ("2024-03-08", "2024-03-08", "agree"),
        ("2024-03-08?", "2024-03-08", "agree"),
        ("[2024-03-07,2024-03-08]", "2024-03-08", "compatible"),
        ("[2024-03-07,2024-03-08]", "2024-03-09", "conflict"),
        ("2024-03-XX", "2024-04", "conflict"),
        ("2024-03-22/", "2024-03-22/", "agree"),
    ];
    for (a, b, wanted) in rows {
        for (a, b) in [(a, b), (b, a)] {
            let says = |date: &str| format!("says = {{ date = '{date}' }}");
            assert_eq!(pair(&says(a), &says(b)), wanted, "{a} {b}");
        }
    }
}

#[test]
fn actors_and_places_agree_by_id_and_fit_within_each_other() {
    let rows = [
        ("who", "'ministry'", "'ministry'", "agree"),
        ("who", "'ministry'", "'state'", "compatible"),
        ("who", "'ministry'", "'rebels'", "conflict"),
        ("place", "'town'", "'country'", "compatible"),
        ("place", "'town'", "'port'", "conflict"),
        ("place", "'town'", "'town'", "agree"),
        ("who", "['state', 'rebels']", "'rebels'", "compatible"),
        ("who", "['state', 'rebels']", "['rebels', 'state']", "agree"),
        ("who", "['ministry', 'rebels']", "'spokesman'", "conflict"),
    ];
    for (fact, a, b, wanted) in rows {
        for (a, b) in [(a, b), (b, a)] {
            let says = |value: &str| format!("says = {{ {fact} = {value} }}");
            assert_eq!(pair(&says(a), &says(b)), wanted, "{a} {b}");
        }
    }
}

#[test]
fn texts_are_compared_but_for_case_and_white_space() {
    let says = |value: &str| format!("says = {{ cause = {value} }}");
    let rows = [
        ("'A gas leak'", "'a  gas leak'", "agree"),
        ("'a gas leak'", "'arson'", "conflict"),
        ("'arson'", "{ words = 'set on fire' }", "unclear"),
        ("'arson'", "{ words = 'Arson' }", "agree"),
        ("{ words = 'it burned' }", "{ words = 'fire' }", "unclear"),
    ];
    for (a, b, wanted) in rows {
        assert_eq!(pair(&says(a), &says(b)), wanted, "{a} {b}");
        assert_eq!(pair(&says(b), &says(a)), wanted, "{b} {a}");
    }
}

#[test]
fn words_without_a_value_leave_it_unclear() {
    assert_eq!(pair("says = { place = 'town' }", "says = { place = { words = 'near town' } }"), "unclear");
    assert_eq!(verdict(&["article = 'early'\nsays = { place = { words = 'near town' } }"]), "single");
}

#[test]
fn who_denies_or_doubts_disputes_and_does_not_agree() {
    let rows = [
        ("says = { who = 'state' }", "denies = { who = 'state' }", "disputed"),
        ("says = { who = 'state' }", "doubts = { who = 'state' }", "disputed"),
        ("says = { who = 'rebels' }", "denies = { who = 'state' }", "compatible"),
        ("says = { who = 'ministry' }", "denies = { who = 'state' }", "disputed"),
        ("says = { who = 'state' }", "denies = { who = 'ministry' }", "compatible"),
        ("denies = { who = 'state' }", "denies = { who = 'state' }", "agree"),
        ("denies = { who = 'state' }", "doubts = { who = 'state' }", "compatible"),
        ("denies = { who = 'state' }", "denies = { who = 'rebels' }", "compatible"),
        ("says = { guns = 3 }", "denies = { guns = '>2' }", "disputed"),
        ("says = { guns = '>2' }", "denies = { guns = 3 }", "compatible"),
        ("says = { date = '2024-03-08' }", "denies = { date = '2024-03' }", "disputed"),
        ("says = { who = 'state' }", "denies = { who = { words = 'not us' } }", "unclear"),
        ("denies = { who = { words = 'never' } }", "denies = { who = { words = 'not us' } }", "unclear"),
    ];
    for (a, b, wanted) in rows {
        assert_eq!(pair(a, b), wanted, "{a}, {b}");
        assert_eq!(pair(b, a), wanted, "{b}, {a}");
    }
}

#[test]
fn articles_that_repeat_one_spokesman_are_one_voice() {
    let says =
        |article: &str| format!("article = '{article}'\nsaid_by = 'spokesman'\nsays = {{ who = 'rebels' }}");
    let all = ["early", "late", "undated"].map(says);
    assert_eq!(verdict(&all.each_ref().map(String::as_str)), "single");
    let own = "article = 'other'\nsays = { who = 'rebels' }";
    assert_eq!(verdict(&[&all[0], own]), "agree");
    let denies = |article: &str| {
        format!("article = '{article}'\nsaid_by = 'spokesman'\ndenies = {{ who = {{ words = 'not us' }} }}")
    };
    assert_eq!(verdict(&[&denies("early"), &denies("late")]), "single");
}

#[test]
fn ten_thousand_articles_that_say_the_same_are_soon_compared() {
    let article = |n: usize| format!("[articles.a{n}]\ntitle = 'A'\n");
    let source = |n: usize| format!("[[events.sources]]\narticle = 'a{n}'\nsays = {{ guns = 3 }}\n");
    let all = |lines: &dyn Fn(usize) -> String| (0..10_000).map(lines).collect::<String>();
    let text = format!("{}{WORLD}{}", all(&article), all(&source));
    let doubt = "[[events.sources]]\narticle = 'early'\ndoubts = { guns = 3 }\n";
    let doubted = timeline(&format!("{text}{doubt}"));
    assert_eq!(Accounts::of(&doubted).all()[0].verdict, Verdict::Disputed);
    let timeline = timeline(&text);
    let accounts = Accounts::of(&timeline);
    assert_eq!((accounts.all()[0].verdict, accounts.all()[0].accounts.len()), (Verdict::Agree, 10_000));
    assert_eq!(accounts.all()[0].pairs_in_words(&timeline).len(), 1);
}

#[test]
fn an_article_that_repeats_another_is_no_second_voice() {
    let says = |article: &str| format!("article = '{article}'\nsays = {{ guns = 3 }}");
    assert_eq!(verdict(&[&says("late"), &says("copy")]), "single");
    assert_eq!(verdict(&[&says("early"), &says("copy")]), "agree");
}

#[test]
fn a_conflict_may_stand_inside_one_article_and_in_one_mouth() {
    let says = |how: &str| format!("article = 'early'\n{how}");
    assert_eq!(
        verdict(&[&says("says = { place = 'town' }"), &says("says = { place = 'port' }")]),
        "conflict"
    );
    assert_eq!(
        verdict(&[&says("says = { who = 'state' }"), &says("denies = { who = 'state' }")]),
        "conflict"
    );
    assert_eq!(
        verdict(&[&says("says = { who = 'state' }"), &says("doubts = { who = 'state' }")]),
        "disputed"
    );
}

#[test]
fn accounts_count_for_the_event_they_are_about() {
    let timeline = timeline(&format!(
        "{WORLD}[[events.sources]]\narticle = 'early'\nsays = {{ guns = 3 }}\n\
         [[events]]\nid = 'f'\ntitle = 'F'\n\
         [[events.sources]]\narticle = 'late'\nabout = 'e'\nsays = {{ guns = 4 }}\n"
    ));
    let accounts = Accounts::of(&timeline);
    let verdicts = timeline.events.ids().map(|event| accounts.worst(event));
    assert_eq!(verdicts.collect::<Vec<_>>(), [Some(Verdict::Conflict), None]);
    assert_eq!((accounts.count(Verdict::Conflict), accounts.of_event(EventId::new(0)).len()), (1, 1));
}

#[test]
fn the_worst_pair_is_the_verdict_and_what_is_missing_is_said() {
    let timeline = timeline(&format!(
        "{WORLD}[[events.sources]]\narticle = 'undated'\nsays = {{ deaths = 144 }}\n\
         [[events.sources]]\narticle = 'other'\nsays = {{ deaths = '>140' }}\n\
         [[events.sources]]\narticle = 'late'\nsays = {{ deaths = 137 }}\n"
    ));
    let accounts = Accounts::of(&timeline);
    assert_eq!(accounts.all()[0].verdict, Verdict::Unclear);
    assert_eq!(&*accounts.all()[0].lacks, [Lack::AsOf]);
}

#[test]
fn where_too_many_accounts_differ_it_is_said_that_not_all_were_compared() {
    let with = |count: usize, more: &str| {
        let article = |n: usize| format!("[articles.a{n}]\ntitle = 'A'\n");
        let source = |n: usize| format!("[[events.sources]]\narticle = 'a{n}'\nsays = {{ guns = '>{n}' }}\n");
        let all = |lines: &dyn Fn(usize) -> String| (0..count).map(lines).collect::<String>();
        timeline(&format!("{}{WORLD}{}{more}", all(&article), all(&source)))
    };
    let compared = |timeline: &Timeline| {
        let all = Accounts::of(timeline);
        (all.all()[0].verdict, all.all()[0].lacks.to_vec())
    };
    let mut timeline = with(447, "");
    assert_eq!(compared(&timeline), (Verdict::Compatible, vec![]));
    timeline.most_pairs = MostPairs(447 * 446 / 2 - 1);
    assert_eq!(compared(&timeline), (Verdict::Unclear, vec![Lack::Pairs]));
    // What is found before is told all the same.
    let mut timeline = with(600, "");
    assert_eq!(compared(&timeline), (Verdict::Unclear, vec![Lack::Pairs]));
    timeline.most_pairs = MostPairs(1_000_000);
    assert_eq!(compared(&timeline), (Verdict::Compatible, vec![]));
}

#[test]
fn what_is_found_among_the_pairs_that_are_compared_is_told() {
    let says = |value: &str| format!("[[events.sources]]\narticle = 'early'\nsays = {{ guns = {value} }}\n");
    let contests =
        |manner: &str| format!("[[events.sources]]\narticle = 'late'\n{manner} = {{ guns = 3 }}\n");
    let compared = |sources: &[String]| {
        let mut timeline = timeline(&format!("{WORLD}{}", sources.concat()));
        timeline.most_pairs = MostPairs(1);
        let all = Accounts::of(&timeline);
        (all.all()[0].verdict, all.all()[0].lacks.to_vec())
    };
    let sources = [says("3"), contests("doubts"), says("'>1'")];
    assert_eq!(compared(&sources), (Verdict::Disputed, vec![Lack::Pairs]));
    assert_eq!(compared(&[says("3"), says("4"), says("5")]), (Verdict::Conflict, vec![]));
}

#[test]
fn long_sets_of_dates_count_for_as_much_as_it_takes_to_compare_them() {
    let choices = |first: usize, count: usize| {
        let days = (0..count).map(|n| format!("{:04}-01-01", 1000 + first + n)).collect::<Vec<_>>();
        format!("[{}]", days.join(","))
    };
    let compared = |count: usize| {
        let source = |n: usize| {
            format!("[[events.sources]]\narticle = 'a{n}'\nsays = {{ date = '{}' }}\n", choices(n, count))
        };
        let article = |n: usize| format!("[articles.a{n}]\ntitle = 'A'\n");
        let all = |lines: &dyn Fn(usize) -> String| (0..20).map(lines).collect::<String>();
        let timeline = timeline(&format!("{}{WORLD}{}", all(&article), all(&source)));
        Accounts::of(&timeline).all()[0].lacks.to_vec()
    };
    assert_eq!((compared(40), compared(3_000)), (vec![], vec![Lack::Pairs]));
}
