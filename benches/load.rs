//! How long it takes to load a timeline, without a look at its quotes: `cargo bench --bench load`.
//!
//! Beside it stands the floor: the same text through the lexer alone, on one processor.

use std::{fmt::Write, fs, path::PathBuf};

use divan::{Bencher, counter::BytesCount};

use dateline::measured;

const EVENTS: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// A made-up timeline of so many events, as a file.
fn written(events: usize) -> (PathBuf, usize) {
    let mut text = String::from("[timeline]\ntitle = \"Made up\"\n\n[articles.paper]\ntitle = \"Paper\"\n\n");
    for actor in 0..100 {
        let _ = writeln!(text, "[actors.actor-{actor}]\nname = \"Actor {actor}\"\n");
    }
    for event in 0..events {
        let (month, day) = (event / 28 % 12 + 1, event % 28 + 1);
        let _ = writeln!(
            text,
            "[[events]]\nid = \"event-{event}\"\ndate = \"20{:02}-{month:02}-{day:02}\"\n\
             title = \"What is made up of event {event}\"\nsummary = \"{}\"\n\
             actors = [\"actor-{}\", \"actor-{}\"]\ntags = [\"aid\", \"court\"]\n\n\
             [[events.sources]]\narticle = \"paper\"\nquote = \"{}\"\n",
            event / 336 % 100,
            "some words without a meaning ".repeat(6),
            event % 100,
            event % 7,
            "words that nobody \\\"said\\\" ".repeat(4),
        );
    }
    let path = std::env::temp_dir().join(format!("dateline-bench-{}-{events}.toml", std::process::id()));
    fs::write(&path, &text).expect("written");
    (path, text.len())
}

#[divan::bench(args = EVENTS, sample_count = 10, sample_size = 1)]
fn a_timeline_is_loaded(bencher: Bencher<'_, '_>, events: usize) {
    let (path, size) = written(events);
    bencher.counter(BytesCount::new(size)).bench(|| {
        let loaded = measured::load(&path);
        assert_eq!(loaded.events(), events);
        loaded
    });
    let _ = fs::remove_file(path);
}

#[divan::bench(args = EVENTS, sample_count = 10, sample_size = 1)]
fn a_timeline_is_loaded_again_after_an_edit(bencher: Bencher<'_, '_>, events: usize) {
    let (path, size) = written(events);
    let former = measured::load(&path);
    let text = fs::read_to_string(&path).expect("read");
    let edited = text.replacen(&format!("made up of event {}\"", events / 2), "made up once more\"", 1);
    fs::write(&path, edited).expect("written");
    bencher.counter(BytesCount::new(size)).bench(|| {
        let loaded = measured::load_again(&path, &former);
        assert_eq!(loaded.events(), events);
        loaded
    });
    let _ = fs::remove_file(path);
}

#[divan::bench(args = EVENTS, sample_count = 10, sample_size = 1)]
fn a_timeline_is_cut_into_tokens(bencher: Bencher<'_, '_>, events: usize) {
    let (path, size) = written(events);
    let text = fs::read_to_string(&path).expect("read");
    bencher.counter(BytesCount::new(size)).bench(|| toml_parser::Source::new(&text).lex().count());
    let _ = fs::remove_file(path);
}
