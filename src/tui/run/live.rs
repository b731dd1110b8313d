//! A thread that reads the timeline anew when its files change, and when it is asked to.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, SyncSender, TrySendError, channel, sync_channel},
    },
    thread,
    time::Duration,
};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::{
    fault,
    findings::{Checked, MANY},
    load::{self, Limits, OpenError, Origin, Progress},
    model::Timeline,
    tui::action::{Answer, Lost},
};

use super::{
    faults::guarded,
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

/// So many changes wait to be heard of at most: while the terminal does not read, nobody hears of any.
const MOST_WAITING: usize = 256;

/// To the thread; it ends with this.
pub(super) struct Live {
    changes: Changes,
}

/// What is told to the thread, by whoever cannot wait for it.
#[derive(Clone)]
struct Changes {
    tell: SyncSender<Change>,
    /// There were more than could wait.
    more: Arc<AtomicBool>,
}

impl Changes {
    fn tell(&self, change: Change) {
        // Nobody hears of it any more only where the program ends: the thread ends with the last that could tell it
        // something, and a fault of ours does not end it.
        if let Err(TrySendError::Full(_)) = self.tell.try_send(change) {
            self.more.store(true, Ordering::Relaxed);
        }
    }
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
        let (tell, heard) = sync_channel(MOST_WAITING);
        let changes = Changes { tell, more: Arc::default() };
        let (tells, more) = (changes.clone(), Arc::clone(&changes.more));
        let follow = move || {
            let mut follower = Follower {
                path,
                limits,
                origin: Origin::default(),
                has_read: read.is_some(),
                watcher: None,
                more,
                teller,
            };
            if guarded(|| follower.begin(read, tells)).is_none() {
                follower.teller.tell(Answer::Failed(Lost::Watching));
            }
            // Each time it takes one change at least, so that it comes to an end.
            while guarded(|| follower.run(&heard)).is_none() {
                follower.teller.tell(Answer::Failed(Lost::Change));
            }
        };
        thread::Builder::new().name("live".to_owned()).spawn(follow)?;
        Ok(Self { changes })
    }

    /// Has the files read again if they have changed, for where no change can be watched.
    pub(super) fn look(&self) {
        self.changes.tell(Change::Perhaps);
    }

    /// Has the files read again, changed or not.
    pub(super) fn ask(&self) {
        self.changes.tell(Change::Asked);
    }
}

/// Without one (some file systems and limits of the system allow none), files are read again when asked for.
fn watcher(changes: Changes) -> Option<RecommendedWatcher> {
    let on_event = move |event: notify::Result<Event>| {
        // Reading is an event too, and must not lead to reading.
        if let Ok(event) = event.as_ref()
            && !event.kind.is_access()
        {
            fault::at("watcher");
            changes.tell(Change::Of(event.paths.clone()));
        }
    };
    notify::recommended_watcher(on_event).ok()
}

struct Follower {
    path: PathBuf,
    limits: Limits,
    origin: Origin,
    /// All of the timeline was read once.
    has_read: bool,
    watcher: Option<RecommendedWatcher>,
    /// Not every change was told of.
    more: Arc<AtomicBool>,
    teller: Teller,
}

impl Follower {
    /// What is done before changes are waited for.
    fn begin(&mut self, read: Option<ReadBefore>, tells: Changes) {
        match read {
            Some((origin, awaited)) => {
                self.origin = origin;
                if let Some(timeline) = awaited {
                    verifier::verify(&timeline, &self.teller);
                }
            }
            None => self.read_and_tell(),
        }
        self.watcher = watcher(tells);
        self.watch(&Origin::default());
        // What changed before it was watched.
        if self.origin.has_changed() {
            self.read_and_tell();
        }
    }

    /// Waits for changes until nobody can tell of any more.
    fn run(&mut self, changes: &Receiver<Change>) {
        while let Ok(change) = changes.recv() {
            fault::at("follower");
            let mut concerns = self.concerns(&change) | self.more.swap(false, Ordering::Relaxed);
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
                self.read_and_tell();
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

    fn read_and_tell(&mut self) {
        let was_read = self.read_once_and_tell();
        // What changed while it was read, or before its folder was watched. What could not be read is
        // another than it was, and reading it again would say the same.
        if was_read && self.origin.has_changed() {
            self.read_once_and_tell();
        }
    }

    /// Whether there was something to read.
    fn read_once_and_tell(&mut self) -> bool {
        let answer = self.read();
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

    fn read(&mut self) -> Answer {
        let mut opened = self.open();
        for _ in 1..LOOKS {
            if !matches!(opened, Some(Err(OpenError::Missing(_)))) {
                break;
            }
            thread::sleep(QUIET);
            opened = self.open();
        }
        match opened {
            Some(Ok((checked, origin))) => {
                self.has_read = true;
                let before = std::mem::replace(&mut self.origin, origin);
                self.watch(&before);
                Answer::Read(checked)
            }
            Some(Err(error)) => Answer::Unreadable(error.to_string()),
            None => Answer::Failed(Lost::Files),
        }
    }

    /// The timeline that is shown. Nobody keeps a part in it: texts of a timeline that is shared are not let go of.
    fn shown(&self) -> Option<Arc<Timeline>> {
        let (wants, shown) = channel();
        self.teller.tell(Answer::Shown(wants));
        shown.recv().ok()
    }

    /// For the first time it is told how far it is, too. Nothing where that failed.
    fn open(&self) -> Option<Result<(Box<Checked>, Origin), OpenError>> {
        let is_first = !self.has_read;
        let pace: Pace<u8> = Pace::new();
        let tell = |hundredths: u8| {
            if is_first && let Some(hundredths) = pace.add(|most| *most = hundredths.max(*most)) {
                self.teller.tell(Answer::Reading(hundredths));
            }
        };
        guarded(|| {
            fault::at(if is_first { "reading" } else { "reading-again" });
            let former = if is_first { None } else { self.shown() };
            let loaded =
                load::open_again(&self.path, former.as_deref(), (self.limits, &Progress::telling(&tell)))?;
            drop(former);
            // A reader who has saved it sees all at once, unless that takes a while.
            let check = if loaded.timeline.sources.len() > MANY { Checked::begun } else { Checked::new };
            Ok((Box::new(check(loaded.timeline, loaded.problems)), loaded.origin))
        })
    }

    /// Watches the folders of now instead of those of before: a folder that was removed and made again is another one. For
    /// one that is not there, the nearest one above it is watched. What cannot be watched is read when asked for.
    fn watch(&mut self, before: &Origin) {
        let Some(mut watcher) = self.watcher.take() else { return };
        let done = guarded(|| {
            for folder in before.watched() {
                let _ = watcher.unwatch(&folder);
            }
            for folder in self.origin.watched() {
                let _ = watcher.watch(&folder, RecursiveMode::NonRecursive);
            }
        });
        if done.is_some() {
            self.watcher = Some(watcher);
        } else {
            // Its thread has failed, and everything that is asked of it does, letting go of it included.
            std::mem::forget(watcher);
            self.teller.tell(Answer::Failed(Lost::Watching));
        }
    }
}
