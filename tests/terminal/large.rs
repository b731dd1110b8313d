//! Large timelines, made up: what is read and looked for beside the screen.

use std::fs;

use tempfile::TempDir;

/// So many events are read beside the screen, the first of them shown meanwhile.
pub(crate) const EVENTS: usize = 17_000;

/// A folder whose `timeline.toml` has many events, without sources.
pub(crate) fn many_events() -> TempDir {
    let words = "made up for a test ".repeat(12);
    let event = |number: usize| {
        format!(
            "[[events]]\nid = 'e{number:05}'\ntitle = 'Event {number:05}'\ndate = '2024'\nsummary = '{words}'\n"
        )
    };
    folder(&(0..EVENTS).map(event).collect::<String>())
}

/// So many quotes are looked for beside the screen.
pub(crate) const QUOTES: usize = 3_000;

/// A folder whose `timeline.toml` has many quotes, all of them in an article beside it.
pub(crate) fn many_quotes() -> TempDir {
    let event = |number: usize| {
        format!(
            "[[events]]\nid = 'e{number:05}'\ntitle = 'Event {number:05}'\ndate = '2024'\n\
             [[events.sources]]\narticle = 'paper'\nquote = 'sentence number {number:05} of it'\n"
        )
    };
    let article = "[articles.paper]\ntitle = 'The paper'\ntext = 'paper.md'\n".to_owned();
    let folder = folder(&(article + &(0..QUOTES).map(event).collect::<String>()));
    let sentence = |number: usize| format!("This is sentence number {number:05} of it.\n\n");
    fs::write(folder.path().join("paper.md"), (0..QUOTES).map(sentence).collect::<String>())
        .expect("written");
    folder
}

fn folder(rest: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let timeline = format!("[timeline]\ntitle = 'Large'\n{rest}");
    fs::write(folder.path().join("timeline.toml"), timeline).expect("written");
    folder
}
