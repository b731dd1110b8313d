use std::{
    fmt::Write as _,
    panic::AssertUnwindSafe,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use proptest::prelude::*;

use super::*;
use crate::{
    evidence::{Class, Found, Haystack, Paragraphs},
    findings::{Checked, Passage},
    load::tests::in_folder,
    model::SourceId,
};

/// What the quotes below are from, and near to; each article begins with another word.
const TEXT: &str = "On Friday 1 March the mayor left the old port. Ann Ahlberg said 137 died, “all of them”.\n\n\
                    The port was closed, it said; the port was not closed, others said.\n";

/// One of each kind: found, found otherwise, in pieces, in two places, near, nowhere, none.
const QUOTES: &[&str] = &[
    "the mayor left the old port",
    "died, \"all of them\"",
    "On Friday 1 March the mayor […] the old port",
    "The port was closed [...] closed, others",
    "port was",
    "On Friday the mayor slept",
    "On Friday the mayor of the old town […] slept",
    "Fireworks were seen above the harbour",
    "",
];

/// A timeline with sources of these articles that give these quotes, two under each event.
fn timeline(articles: usize, sources: &[(usize, usize)]) -> Arc<Timeline> {
    let mut text =
        "[actors.mayor]\nname = 'Ann Ahlberg'\n[facts.deaths]\nname = 'D'\nkind = 'number'\n".to_owned();
    let mut files = Vec::new();
    for article in 0..articles {
        let _ = writeln!(
            text,
            "[articles.a{article}]\ntitle = 'A'\nlanguage = 'en'\nissued = '2024-03-01'\ntext = 'a{article}.md'"
        );
        files.push((format!("a{article}.md"), format!("{article}. {TEXT}")));
    }
    for (event, sources) in sources.chunks(2).enumerate() {
        let day = 1 + event % 3;
        let _ = writeln!(text, "[[events]]\nid = 'e{event}'\ntitle = 'E'\ndate = '2024-03-0{day}'");
        if event > 0 {
            let _ = writeln!(text, "after = [{{ event = 'e0', words = '{event}. On' }}]");
        }
        for (article, quote) in sources {
            let (article, quote) = (article % articles, QUOTES[quote % QUOTES.len()]);
            let says = "says = { deaths = { value = 144, words = '137 died' }, date = { words = 'Friday' } }";
            let quote = if quote.is_empty() { String::new() } else { format!("quote = '{quote}'\n") };
            let _ = writeln!(text, "[[events.sources]]\narticle = 'a{article}'\n{quote}{says}");
        }
    }
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let files: Vec<_> = [("t.toml", text.as_str())].into_iter().chain(files).collect();
    let loaded = in_folder(&files);
    let codes: Vec<_> = loaded.problems.iter().map(|problem| problem.code.name()).collect();
    assert!(codes.iter().all(|code| *code == "order-contradicts-dates"), "{codes:?}");
    Arc::new(loaded.timeline)
}

fn batches(timeline: &Timeline, verification: Verification) -> Vec<Batch> {
    let batches = Mutex::new(Vec::new());
    let outcome = verification.run(timeline, &|batch| {
        batches.lock().unwrap().push(batch);
        ControlFlow::Continue(())
    });
    assert!(outcome.is_continue());
    batches.into_inner().unwrap()
}

fn taken(timeline: &Arc<Timeline>, batches: impl IntoIterator<Item = Batch>) -> Checked {
    let mut checked = Checked::begun(Arc::clone(timeline), Vec::new());
    batches.into_iter().for_each(|batch| checked.take(batch));
    checked.finish();
    checked
}

/// One article after the other, with one budget for all.
fn found_in_order(timeline: &Timeline, steps: usize) -> Vec<(SourceId, Found, Paragraphs)> {
    let budget = Budget::of(steps);
    let mut found = Vec::new();
    for id in timeline.articles.ids() {
        let text = timeline.article_text(id).unwrap().as_written();
        let haystack = Haystack::new(text, &budget);
        let sources = timeline.events.iter().flat_map(|(_, event)| timeline.sources_of(event));
        for (source, about) in sources.filter(|(_, about)| about.article == id) {
            if let Some(selector) = selector(timeline, about) {
                found.push((source, haystack.find(&selector), Paragraphs::of(text)));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_same_is_found_on_any_number_of_threads_and_in_any_order(
        articles in 1..6usize,
        sources in prop::collection::vec((any::<usize>(), any::<usize>()), 1..40),
        searches in 0..6usize,
        threads in 1..5usize,
        turn in any::<prop::sample::Index>(),
    ) {
        let timeline = timeline(articles, &sources);
        let steps = searches * 4 * TEXT.len();
        let mut batches = batches(&timeline, Verification { threads, steps });
        let at = turn.index(batches.len());
        batches.rotate_left(at);
        let many = taken(&timeline, batches);
        let one = taken(&timeline, self::batches(&timeline, Verification { threads: 1, steps }));
        prop_assert_eq!(&many.problems, &one.problems);
        prop_assert_eq!(&many.findings.passages, &one.findings.passages);
        prop_assert_eq!(&many.findings.lost_words, &one.findings.lost_words);
        prop_assert_eq!(&many.counts, &one.counts);
        prop_assert_eq!(many.accounts.all(), one.accounts.all());
        for (id, found, paragraphs) in found_in_order(&timeline, steps) {
            let passage = many.findings.passage(id);
            prop_assert_eq!(passage.difference().is_some(), found.class == Class::Changed);
            let wanted = Passage::new(found, &paragraphs, passage.difference().cloned());
            prop_assert_eq!(passage, &wanted);
        }
    }
}

#[test]
fn until_it_is_looked_for_a_quote_is_awaited_and_counts_as_nothing_else() {
    let sources: Vec<_> = (0..3_000).map(|source| (source, source)).collect();
    let timeline = timeline(3, &sources);
    let mut checked = Checked::begun(Arc::clone(&timeline), Vec::new());
    let quotes = checked.counts.quotes;
    assert_eq!((checked.counts.awaited, checked.findings.count(Class::Awaited)), (quotes, quotes));
    assert_eq!((checked.counts.verified, checked.problems.len()), (0, 0));
    let article = ArticleId::new(0);
    assert!(checked.reading(article).unwrap().passages.is_empty());
    let batches = batches(&timeline, Verification::default());
    assert!(batches.len() > 2, "told in parts");
    for batch in batches {
        checked.take(batch);
        let verified =
            checked.findings.passages.iter().filter(|passage| passage.class().is_verified()).count();
        assert_eq!(checked.counts.verified, verified);
        assert_eq!(checked.counts.awaited, checked.findings.count(Class::Awaited));
    }
    checked.finish();
    assert_eq!((checked.counts.awaited, checked.counts.quotes), (0, quotes));
    assert!(checked.problems.is_sorted_by_key(|problem| (problem.at, problem.code)));
    assert_eq!(checked.counts.errors, checked.problems.iter().filter(|problem| problem.is_error()).count());
    assert!(!checked.reading(article).unwrap().passages.is_empty(), "read anew");
}

#[test]
fn who_breaks_off_is_soon_told_no_more() {
    let sources: Vec<_> = (0..20_000).map(|source| (source, 0)).collect();
    let timeline = timeline(40, &sources);
    let told = AtomicUsize::new(0);
    let threads = 3;
    let outcome = Verification { threads, steps: 0 }.run(&timeline, &|_| {
        told.fetch_add(1, Ordering::Relaxed);
        ControlFlow::Break(())
    });
    assert!(outcome.is_break());
    assert!(told.into_inner() <= threads, "each thread was about to tell something");
}

#[test]
fn a_panic_on_any_thread_is_not_lost() {
    let sources: Vec<_> = (0..5_000).map(|source| (source, 0)).collect();
    let timeline = timeline(40, &sources);
    for unlucky in 0..4 {
        let told = AtomicUsize::new(0);
        let run = || {
            let verification = Verification { threads: 3, steps: 0 };
            verification.run(&timeline, &|_| {
                assert!(told.fetch_add(1, Ordering::Relaxed) < unlucky, "on purpose");
                ControlFlow::Continue(())
            })
        };
        assert!(std::panic::catch_unwind(AssertUnwindSafe(run)).is_err());
    }
}
