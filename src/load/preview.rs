//! The first events of a large timeline, to be shown while the rest is read.

use std::path::Path;

use crate::{model::Timeline, problem::Problems, text::Texts};

use super::{
    Limits, Loaded, OpenError, Progress, check, fields::Reader, folder, listing::Listing, not_opened, parse,
    quick, raw::Raw, take_in,
};

/// A file of no more bytes is read whole at once: that takes a few milliseconds.
const AT_ONCE: u64 = 1 << 20;

/// So many bytes are looked at for a beginning; the registers of thousands of articles fit.
const MOST: u64 = 2 << 20;

/// How many bytes of events are shown: some hundreds of events.
const EVENTS: usize = 1 << 17;

/// How a timeline begins.
#[derive(Debug)]
pub(crate) enum Begun {
    /// All of it.
    Whole(Box<Loaded>),
    /// Its first events, with the actors, articles and facts that they name. Nothing is said of what is wrong: that
    /// needs all of it.
    First(Box<Timeline>),
}

/// Begins to load the timeline in the file at `path`.
pub(crate) fn begin(path: &Path, limits: Limits) -> Result<Begun, OpenError> {
    let name = path.display().to_string();
    let head = folder::read_head(path, AT_ONCE, MOST).map_err(|refusal| not_opened(&refusal, &name))?;
    match head {
        None => super::open_telling(path, (limits, &Progress::untold()))
            .map(|loaded| Begun::Whole(Box::new(loaded))),
        Some(bytes) => Ok(Begun::First(Box::new(first(&name, bytes)))),
    }
}

/// What stands in the first bytes of a file.
fn first(name: &str, mut bytes: Vec<u8>) -> Timeline {
    if let Err(error) = std::str::from_utf8(&bytes) {
        // The last character may be cut.
        bytes.truncate(error.valid_up_to());
    }
    // Nobody is told of them before all is read.
    let (mut texts, mut problems, mut raw) = (Texts::default(), Problems::of_at_most(0), Raw::default());
    let mut reader = Reader { texts: &mut texts, problems: &mut problems };
    if let Some(file) = take_in(name, bytes, None, &mut reader) {
        parse::first(&file, EVENTS, &mut raw, &mut reader);
    }
    raw.know_dates(&mut reader);
    let left = quick::resolve(&mut raw, reader.texts);
    parse::left(&left, &mut raw, &mut reader);
    let listing = Listing::of(&mut raw, reader.texts);
    let saved = vec![false; raw.articles.len()];
    let mut timeline = check::timeline(&texts, raw, listing, &saved, &mut problems);
    timeline.texts = texts;
    // What they name may stand further on.
    timeline.events.iter_mut().for_each(|event| event.faulty = false);
    timeline
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A timeline of so many events, which name one of two actors, as a file in a folder.
    fn large(events: usize) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let actors = "[timeline]\ntitle = 'T'\n[actors.named]\nname = 'N'\n[actors.other]\nname = 'O'\n";
        let event = |number: usize| {
            let summary = "made up ".repeat(20);
            format!("[[events]]\nid = 'e{number}'\ntitle = 'E'\nactors = ['named']\nsummary = '{summary}é'\n")
        };
        let path = folder.path().join("t.toml");
        fs::write(&path, (0..events).map(event).fold(actors.to_owned(), |all, event| all + &event))
            .expect("written");
        (folder, path)
    }

    #[test]
    fn of_a_large_timeline_the_first_events_are_there_at_once() {
        let (_folder, path) = large(12_000);
        let Ok(Begun::First(timeline)) = begin(&path, Limits::default()) else { panic!("it is large") };
        assert!((300..1_000).contains(&timeline.events.len()), "{}", timeline.events.len());
        assert_eq!(timeline.actors.len(), 1, "what no event names is not read");
        let (_, first) = timeline.events.iter().next().expect("an event");
        assert_eq!(timeline.text(first.id).as_written(), "e0");
        assert_eq!((timeline.cast_of(first).len(), first.faulty), (1, false));
        assert_eq!(timeline.texts.locate(first.at).line(), 7, "it is opened where it stands");
    }

    #[test]
    fn a_small_timeline_is_read_whole() {
        let (_folder, path) = large(100);
        assert!(
            matches!(begin(&path, Limits::default()), Ok(Begun::Whole(loaded)) if loaded.timeline.events.len() == 100)
        );
    }
}
