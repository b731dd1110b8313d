//! The views that put the sources side by side.

use super::*;

/// The bridge after some keys, at some size.
fn after(keys: &str, columns: u16, rows: u16) -> String {
    let mut state = bridge();
    update(&mut state, Input::Resize { columns, rows });
    press(&mut state, keys);
    drawn(&state)
}

#[test]
fn what_the_sources_say_of_each_fact_stands_together() {
    insta::assert_snapshot!("accounts", after("1j4j", 80, 24));
    insta::assert_snapshot!("accounts_wide", after("1j4j", 120, 36));
}

#[test]
fn the_passage_behind_an_account_of_a_graphic_event_is_covered() {
    insta::assert_snapshot!("accounts_covered", after("1j4n", 80, 24));
}

#[test]
fn the_facts_that_a_filter_hides_are_counted() {
    insta::assert_snapshot!("accounts_filtered", after("4alind<Enter>", 80, 24));
    insta::assert_snapshot!("accounts_none", after("jj4aorme<BackTab>lind<BackTab><Enter>", 60, 12));
}

#[test]
fn accounts_on_a_small_screen() {
    insta::assert_snapshot!("20x5_accounts", after("1j4j", 20, 5));
    insta::assert_snapshot!("40x10_accounts", after("1j4j", 40, 10));
}

#[test]
fn which_article_tells_of_which_event() {
    insta::assert_snapshot!("coverage", after("j5l", 80, 24));
    insta::assert_snapshot!("coverage_wide", after("j5l", 120, 36));
    insta::assert_snapshot!("coverage_filtered", after("5alind<Enter>", 80, 24));
}

#[test]
fn coverage_on_a_small_screen() {
    insta::assert_snapshot!("20x5_coverage", after("j5l", 20, 5));
    insta::assert_snapshot!("40x10_coverage", after("j5l", 40, 10));
}

#[test]
fn articles_that_do_not_fit_are_counted() {
    let article = |n: usize| format!("[articles.a{n:02}]\ntitle = 'Article {n}'\n");
    let articles: Vec<String> = (1..=40).map(article).collect();
    let event = "[[events]]\nid = 'e'\ntitle = 'The bridge is closed'\n[[events.sources]]\narticle = 'a20'\n";
    let mut state = opened(&format!("{}{event}", articles.concat()), (80, 24));
    press(&mut state, "5");
    insta::assert_snapshot!("coverage_many", drawn(&state));
}

#[test]
fn what_a_source_says_of_a_graphic_event_is_covered_in_every_row() {
    let mut state = bridge();
    press(&mut state, "4");
    let screen = drawn(&state);
    assert!(screen.contains("People killed · The bridge falls"), "{screen}");
    assert_eq!(screen.matches("graphic: press Enter to show").count(), 2, "{screen}");
    assert!(!screen.contains("3 people") && !screen.contains("Four"), "{screen}");
    press(&mut state, "n<Enter>");
    let screen = drawn(&state);
    assert!(screen.contains("3 people") && screen.contains("4 people (“Four”)"), "{screen}");
}

#[test]
fn what_is_wrong_with_a_graphic_event_is_told_once_it_was_asked_for() {
    let text = "[articles.a]\ntitle = 'A'\ntext = 'a.md'\n\
        [[events]]\nid = 'e'\ntitle = 'The bridge falls'\ndate = '2031'\ngraphic = true\ntags = ['drowned']\n\
        [[events.sources]]\narticle = 'a'\nquote = 'it left 144 people drowned in the river'\n";
    let loaded = in_folder(&[("t.toml", text), ("a.md", "It left 137 people drowned in the river.\n")]);
    let name = Name::File("t.toml".to_owned());
    let mut state = State::new(Checked::new(loaded.timeline, loaded.problems), name, (100, 24));
    for keys in ["", "!", "<Esc>4", "5", "i", "1"] {
        press(&mut state, keys);
        let screen = drawn(&state);
        assert!(!screen.contains("drowned") && !screen.contains("144"), "{keys}: {screen}");
    }
    press(&mut state, "!");
    let screen = drawn(&state);
    assert!(screen.contains("] with “The bridge falls”, which is marked as graphic"), "{screen}");
    press(&mut state, "!<Enter>!");
    let screen = drawn(&state);
    assert!(screen.contains("drowned"), "{screen}");
}

#[test]
fn what_passes_only_possibly_is_marked_beside_its_facts_and_in_coverage() {
    let mut state = bridge();
    // The closure is dated to the month, the fall to a day.
    press(&mut state, "/date:2031-06-05,2031-07-01<Enter>4");
    let screen = drawn(&state);
    assert!(screen.contains("conflict  ?◌ Date · The bridge is closed (June 2031)"), "{screen}");
    assert!(screen.contains("conflict  People killed · The bridge falls"), "{screen}");
    press(&mut state, "5");
    let screen = drawn(&state);
    assert!(screen.contains(" ?◌ The bridge is closed") && screen.contains("  The bridge falls"), "{screen}");
}
