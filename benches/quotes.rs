//! How long it takes to look for quotes: `cargo bench --bench quotes`.
//!
//! What a reader waits for when a timeline is opened or reloaded. A quote that is not there is the dearest, because
//! the whole article is then compared with it: at best 35 ms where a verbatim one takes 0.05 and a typographic one 3,
//! on one core of a small machine. Ten thousand short ones take 60 ms where they are there, a thousand that are
//! not 320.

use divan::{Bencher, black_box};
use src::evidence::{Budget, Class, Difference, Haystack, Names, Part, Selector, Vocabulary};

/// The library shows nobody this room, so it is compiled here once more.
#[path = "../src"]
mod src {
    #[allow(
        dead_code,
        unused_imports,
        unreachable_pub,
        unfulfilled_lint_expectations,
        reason = "most of the room is not measured here, and its tests run with the library"
    )]
    pub(super) mod evidence;
}

/// In bytes.
const ARTICLE: usize = 1_000_000;

/// In characters.
const QUOTE: usize = 500;

const QUOTES: usize = 10_000;

fn main() {
    divan::main();
}

/// Words without a meaning, but as long and as often repeated as in prose; the same for the same seed.
fn prose(seed: u64, bytes: usize) -> String {
    let mut state = seed;
    let mut next = move |below: u64| {
        // Knuth's linear congruential generator: good enough to make words.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let syllables = ["ka", "re", "ti", "mo", "su", "len", "dor", "vis", "an", "pel", "gra", "oth"];
    let mut text = String::with_capacity(bytes + 16);
    while text.len() < bytes {
        for _ in 0..=next(3) {
            text.push_str(syllables[usize::try_from(next(12)).unwrap_or(0)]);
        }
        text.push_str(if next(12) == 0 { ".\n" } else { " " });
    }
    text.truncate(bytes);
    text
}

fn article() -> String {
    prose(1, ARTICLE)
}

/// `length` bytes out of an article.
fn cut(article: &str, from: usize, length: usize) -> &str {
    article.get(from..from + length).unwrap_or_default().trim()
}

/// A load stops looking for what is near long before that; here each search is to be made.
fn unbounded() -> Budget {
    Budget::of(usize::MAX)
}

fn find(haystack: &Haystack<'_>, quote: &str) -> Class {
    haystack.find(&Selector { quote, prefix: None, suffix: None }).class
}

/// With the preparation of the article, as for the only quote from it.
#[divan::bench]
fn a_quote_that_is_not_in_the_article(bencher: Bencher<'_, '_>) {
    let (article, quote) = (article(), prose(2, QUOTE));
    assert!(!find(&Haystack::new(&article, &unbounded()), &quote).is_verified());
    bencher.bench_local(|| find(&Haystack::new(black_box(&article), &unbounded()), black_box(&quote)));
}

/// The same where something does come near, and is compared word by word.
#[divan::bench]
fn a_quote_with_every_tenth_word_changed(bencher: Bencher<'_, '_>) {
    let article = article();
    let words = cut(&article, 900_000, QUOTE).split(' ').enumerate();
    let words: Vec<&str> = words.map(|(at, word)| if at % 10 == 0 { "144" } else { word }).collect();
    let (quote, names) = (words.join(" "), Names::default());
    let vocabulary = Vocabulary { language: Some("en"), names: &names };
    let differing = |article: &str, quote: &str| {
        let found =
            Haystack::new(article, &unbounded()).find(&Selector { quote, prefix: None, suffix: None });
        let quote = Part { text: quote, at: found.compared? };
        Some(Difference::between(quote, Part { text: article, at: found.nearest? }, &vocabulary))
    };
    assert!(differing(&article, &quote).is_some_and(|difference| !difference.alarms.is_empty()));
    bencher.bench_local(|| differing(black_box(&article), black_box(&quote)));
}

#[divan::bench]
fn a_verbatim_quote(bencher: Bencher<'_, '_>) {
    let article = article();
    let quote = cut(&article, 900_000, QUOTE);
    assert_eq!(find(&Haystack::new(&article, &unbounded()), quote), Class::Verbatim);
    bencher.bench_local(|| find(&Haystack::new(black_box(&article), &unbounded()), black_box(quote)));
}

#[divan::bench]
fn a_typographic_quote(bencher: Bencher<'_, '_>) {
    let article = article();
    let quote = cut(&article, 900_000, QUOTE).replace(' ', "\u{a0}");
    assert_eq!(find(&Haystack::new(&article, &unbounded()), &quote), Class::Typographic);
    bencher.bench_local(|| find(&Haystack::new(black_box(&article), &unbounded()), black_box(&quote)));
}

/// All from one article of ordinary length, as in a large timeline.
#[divan::bench(sample_count = 10)]
fn ten_thousand_short_quotes(bencher: Bencher<'_, '_>) {
    let article = prose(3, 20_000);
    let quotes: Vec<&str> = (0..QUOTES).map(|at| cut(&article, at, 40)).collect();
    bencher.bench_local(|| {
        let budget = unbounded();
        let haystack = Haystack::new(black_box(&article), &budget);
        quotes.iter().filter(|quote| find(&haystack, quote).is_verified()).count()
    });
}

/// The same where every one of a thousand has a word too many.
#[divan::bench(sample_count = 10)]
fn a_thousand_short_quotes_that_are_not_there(bencher: Bencher<'_, '_>) {
    let article = prose(3, 20_000);
    let quotes: Vec<String> = (0..QUOTES / 10).map(|at| format!("{} 144", cut(&article, at, 40))).collect();
    bencher.bench_local(|| {
        let budget = unbounded();
        let haystack = Haystack::new(black_box(&article), &budget);
        quotes.iter().filter(|quote| find(&haystack, quote).is_verified()).count()
    });
}
