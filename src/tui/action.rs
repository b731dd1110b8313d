use std::{
    path::PathBuf,
    sync::{Arc, mpsc::Sender},
};

use crossterm::event::KeyEvent;

use crate::{
    findings::{Batch, Checked},
    load::OriginalText,
    model::{ArticleId, Timeline},
    text::Address,
};

/// Everything a reader can do with one key. Without fields, so that a test can go through
/// all of them; what a move is of depends on the place: events, sources, lines. By its name in
/// kebab-case, settings bind it to other keys.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Action {
    Down,
    Up,
    HalfPageDown,
    HalfPageUp,
    PageDown,
    PageUp,
    First,
    Last,
    ScrollDown,
    ScrollUp,
    /// To the next of what stands out: a fact, an event that is single-source.
    Next,
    Previous,
    /// On to the next passage of an article that some event rests on.
    NextPassage,
    PreviousPassage,
    /// The original of an article, beside the reading copy.
    ShowOriginal,
    /// What no event quotes stands out, instead of what some event does.
    ShowUnquoted,
    Left,
    Right,
    /// Closer around the event in focus.
    ZoomIn,
    ZoomOut,
    /// To what was before the time in view, or after it.
    PanLeft,
    PanRight,
    /// All of time in view.
    FitAll,
    /// The parts of a group into its lane, or out of it.
    Fold,
    FoldAll,
    /// To the beginning or the end of a line, and from word to word.
    LineStart,
    LineEnd,
    WordForward,
    WordBack,
    WordEnd,
    /// Words of an article, from here on.
    Select,
    OtherEnd,
    Copy,
    /// As a source, ready for a timeline file.
    CopySource,
    Open,
    Back,
    ChooseActors,
    TypeFilter,
    Complete,
    /// What to go on to is said by the next key.
    Forward,
    /// What to go back to is said by the next key.
    Backward,
    ByDay,
    ByMonth,
    ByYear,
    ToConflict,
    ToSingleSource,
    TypeDate,
    SearchPage,
    SetMark,
    GoToMark,
    GoBack,
    GoForward,
    FindInArticle,
    SearchTexts,
    ClearFilter,
    CopyCitation,
    CopyEvent,
    OpenAddress,
    Include,
    Exclude,
    ShowTimeline,
    ShowLanes,
    ShowReader,
    ShowAccounts,
    ShowCoverage,
    ShowProblems,
    ShowAbout,
    Edit,
    Reload,
    ShowMessages,
    ShowHelp,
    Suspend,
    Quit,
}

/// What reaches [`update`](super::update::update).
#[derive(Debug)]
pub(crate) enum Input {
    Key(KeyEvent),
    /// Text that was pasted.
    Text(String),
    Mouse {
        at: (u16, u16),
        what: Mouse,
    },
    Resize {
        columns: u16,
        rows: u16,
    },
    Answer(Answer),
    /// What came of an effect, in words for the footer.
    Told(String),
}

/// What was found out beside the loop.
#[derive(Debug)]
pub(crate) enum Answer {
    /// So many hundredths of the timeline's files are read.
    Reading(u8),
    /// Some of what is found of a timeline, which may not be shown any more.
    Found(Arc<Timeline>, Box<Batch>),
    /// All is found of it.
    AllFound(Arc<Timeline>),
    /// The timeline's files, read whole.
    Read(Box<Checked>),
    /// They could not be read; in words.
    Unreadable(String),
    /// The timeline that is shown is wanted, to read its files again beside it.
    Shown(Sender<Arc<Timeline>>),
    /// Something in dateline has failed beside the loop, which is nobody else's fault.
    Failed(Lost),
    /// Of an article, or why it cannot be shown.
    Original(ArticleId, Result<OriginalText, String>),
}

/// What is not there because something failed.
#[derive(Debug)]
pub(crate) enum Lost {
    /// What the files say.
    Files,
    /// Quotes of a timeline that were not found so far.
    Quotes(Arc<Timeline>),
    /// What the files say now, if they have changed just then.
    Change,
    /// What the files will say, unless somebody asks.
    Watching,
    /// Nothing that anybody knows of.
    Nothing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mouse {
    Click,
    /// Moved with the button down.
    Drag,
    WheelDown,
    WheelUp,
}

/// A timeline that is not shown any more.
#[derive(Debug)]
pub(crate) struct Unneeded(
    #[expect(dead_code, reason = "it is held to be let go of")] pub(crate) Box<Checked>,
);

impl PartialEq for Unneeded {
    /// Effects are compared by tests; timelines are not.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// Something that only `run` may do, asked for by `update`.
#[derive(Debug, PartialEq)]
pub(crate) enum Effect {
    Quit,
    Suspend,
    /// Read the timeline's files anew.
    Reload,
    /// Open a file in the reader's editor, at a line that counts from 1.
    Edit {
        file: PathBuf,
        line: usize,
    },
    /// Nothing needs it any more; letting go of much takes a while.
    Discard(Unneeded),
    /// Into the clipboard, and what to say once it is there.
    Copy {
        text: String,
        said: String,
    },
    /// In a browser.
    Browse(Address),
    /// Of that article.
    ReadOriginal(ArticleId),
}
