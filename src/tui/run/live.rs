//! A thread that reads the timeline anew when its files change, and when it is asked to.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::{
    findings::{Checked, MANY},
    load::{self, Limits, OpenError, Origin, Progress},
    model::Timeline,
    tui::action::Answer,
};

use super::{
    pace::Pace,
    verifier,
    wait::{Teller, is_away},
};

/// Files are read when nothing has happened to them for so long: editors write in several steps.
const QUIET: Duration = Duration::from_millis(30);

/// So often at most is waited for [`QUIET`], for what is written all the time.
const MOST_WAITS: usize = 6;

/// How often a file that has gone is looked for again, each time after [`QUIET`]: it may be on its way to another
/// name.
const LOOKS: usize = 5;

/// What a timeline was read of before anybody waited for changes, and the timeline where its quotes are still awaited.
type ReadBefore = (Origin, Option<Arc<Timeline>>);

/// To the thread; it ends with this.
pub(super) struct Live {
    changes: Sender<Change>,
}

enum Change {
    Of(Vec<PathBuf>),
    /// Somebody wants to see what the files say now.
    Asked,
    /// The files may have changed.
    Perhaps,
}

impl Live {
    /// Reads the timeline at `path`, unless it was `read`; looks for its quotes, where they are still awaited; and waits
    /// for changes of it.
    pub(super) fn follow(
        (path, limits): (PathBuf, Limits),
        read: Option<ReadBefore>,
        teller: Teller,
    ) -> std::io::Result<Self> {
        let (changes, heard) = channel();
        let tells = changes.clone();
        let follow = move || {
            let mut follower = Follower { path, limits, origin: Origin::default(), watcher: None, teller };
            match read {
                Some((origin, awaited)) => {
                    if let Some(timeline) = awaited {
                        verifier::verify(&timeline, &follower.teller);
                    }
                    follower.origin = origin;
                }
                None => follower.read_and_tell(true),
            }
            follower.watcher = watcher(tells);
            follower.run(&heard);
        };
        thread::Builder::new().name("live".to_owned()).spawn(follow)?;
        Ok(Self { changes })
    }

    /// Has the files read again if they have changed, for where no change can be watched.
    pub(super) fn look(&self) {
        let _ = self.changes.send(Change::Perhaps);
    }

    /// Has the files read again, changed or not.
    pub(super) fn ask(&self) {
        let _ = self.changes.send(Change::Asked);
    }
}

/// Without one (some file systems and limits of the system allow none), files are read again when asked for.
fn watcher(changes: Sender<Change>) -> Option<RecommendedWatcher> {
    let on_event = move |event: notify::Result<Event>| {
        // Reading is an event too, and must not lead to reading.
        if let Ok(event) = event.as_ref()
            && !event.kind.is_access()
        {
            let _ = changes.send(Change::Of(event.paths.clone()));
        }
    };
    notify::recommended_watcher(on_event).ok()
}

struct Follower {
    path: PathBuf,
    limits: Limits,
    origin: Origin,
    watcher: Option<RecommendedWatcher>,
    teller: Teller,
}

impl Follower {
    fn run(mut self, changes: &Receiver<Change>) {
        self.watch(&Origin::default());
        // What changed before it was watched.
        if self.origin.has_changed() {
            self.read_and_tell(false);
        }
        while let Ok(change) = changes.recv() {
            let mut concerns = self.concerns(&change);
            let mut goes_on = concerns;
            for _ in 0..MOST_WAITS {
                if !goes_on {
                    break;
                }
                thread::sleep(QUIET);
                goes_on = changes.try_iter().fold(false, |any, change| any | self.concerns(&change));
                concerns |= goes_on;
            }
            // While the reader is in an editor, nothing is shown; afterwards the files are looked at.
            if concerns && !is_away() {
                self.read_and_tell(false);
            }
        }
    }

    fn concerns(&self, change: &Change) -> bool {
        match change {
            Change::Asked => true,
            Change::Perhaps => self.origin.has_changed(),
            Change::Of(paths) => paths.iter().any(|path| self.origin.concerns(path)),
        }
    }

    /// For the first time it is told how far it is, too.
    fn read_and_tell(&mut self, is_first: bool) {
        let was_read = self.read_once_and_tell(is_first);
        // What changed while it was read, or before its folder was watched. What could not be read is
        // another than it was, and reading it again would say the same.
        if was_read && self.origin.has_changed() {
            self.read_once_and_tell(false);
        }
    }

    /// Whether there was something to read.
    fn read_once_and_tell(&mut self, is_first: bool) -> bool {
        let answer = self.read(is_first);
        let awaited = match &answer {
            Answer::Read(checked) if !checked.is_finished() => Some(Arc::clone(&checked.timeline)),
            _ => None,
        };
        let was_read = matches!(answer, Answer::Read(_));
        self.teller.tell(answer);
        if let Some(timeline) = awaited {
            verifier::verify(&timeline, &self.teller);
        }
        was_read
    }

    fn read(&mut self, is_first: bool) -> Answer {
        let mut opened = self.open(is_first);
        for _ in 1..LOOKS {
            if !matches!(opened, Ok(Err(OpenError::Missing(_)))) {
                break;
            }
            thread::sleep(QUIET);
            opened = self.open(is_first);
        }
        match opened {
            Ok(Ok((checked, origin))) => {
                let before = std::mem::replace(&mut self.origin, origin);
                self.watch(&before);
                Answer::Read(checked)
            }
            Ok(Err(error)) => Answer::Unreadable(error.to_string()),
            Err(()) => Answer::Unreadable("the program failed while it read the files".to_owned()),
        }
    }

    /// The timeline that is shown. Nobody keeps a part in it: texts of a timeline that is shared are not let go of.
    fn shown(&self) -> Option<Arc<Timeline>> {
        let (wants, shown) = channel();
        self.teller.tell(Answer::Shown(wants));
        shown.recv().ok()
    }

    /// Nothing that stands in a file may end the program, so not even a fault of ours.
    fn open(&self, is_first: bool) -> Result<Result<(Box<Checked>, Origin), OpenError>, ()> {
        let pace: Pace<u8> = Pace::new();
        let tell = |hundredths: u8| {
            if is_first && let Some(hundredths) = pace.add(|most| *most = hundredths.max(*most)) {
                self.teller.tell(Answer::Reading(hundredths));
            }
        };
        let open = || {
            let former = if is_first { None } else { self.shown() };
            let loaded =
                load::open_again(&self.path, former.as_deref(), (self.limits, &Progress::telling(&tell)))?;
            drop(former);
            // A reader who has saved it sees all at once, unless that takes a while.
            let check = if loaded.timeline.sources.len() > MANY { Checked::begun } else { Checked::new };
            Ok((Box::new(check(loaded.timeline, loaded.problems)), loaded.origin))
        };
        catch_unwind(AssertUnwindSafe(open)).map_err(drop)
    }

    /// Watches the folders of now instead of those of before: a folder that was removed and made again is another one. For
    /// one that is not there, the nearest one above it is watched. What cannot be watched is read when asked for.
    fn watch(&mut self, before: &Origin) {
        let Some(watcher) = &mut self.watcher else { return };
        for folder in before.watched() {
            let _ = watcher.unwatch(&folder);
        }
        for folder in self.origin.watched() {
            let _ = watcher.watch(&folder, RecursiveMode::NonRecursive);
        }
    }
}
