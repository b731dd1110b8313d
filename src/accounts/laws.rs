//! What must hold of verdicts whatever the sources say.

use proptest::prelude::*;

use super::{Verdict, table::verdict};

fn value() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "says = { deaths = 137 }",
        "says = { deaths = 144 }",
        "says = { deaths = '>140' }",
        "says = { deaths = { words = 'many' } }",
        "denies = { deaths = 144 }",
        "doubts = { deaths = '>140' }",
        "said_by = 'spokesman'\nsays = { deaths = 137 }",
        "as_of = '2024-03-24'\nsays = { deaths = 143 }",
        "says = { deaths = [137, 144] }",
    ])
}

fn article() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["early", "late", "copy", "undated", "other"])
}

fn sources(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    let source = (article(), value()).prop_map(|(article, value)| format!("article = '{article}'\n{value}"));
    prop::collection::vec(source, count)
}

fn verdict_of(sources: &[String]) -> Verdict {
    let lines: Vec<&str> = sources.iter().map(String::as_str).collect();
    verdict(&lines).parse().expect("a verdict")
}

proptest! {
    #[test]
    fn the_order_of_the_sources_does_not_matter((sources, shuffled) in sources(1..6).prop_flat_map(|sources| {
        (Just(sources.clone()), Just(sources).prop_shuffle())
    })) {
        prop_assert_eq!(verdict_of(&sources), verdict_of(&shuffled));
    }

    #[test]
    fn another_account_makes_a_verdict_no_better(sources in sources(2..7)) {
        let fewer = sources.get(..sources.len() - 1).expect("one less");
        prop_assert!(verdict_of(fewer) <= verdict_of(&sources));
    }

    #[test]
    fn what_is_said_twice_by_one_voice_counts_once(sources in sources(1..5)) {
        let twice: Vec<String> = sources.iter().chain(&sources).cloned().collect();
        prop_assert_eq!(verdict_of(&sources), verdict_of(&twice));
    }
}
