use crossterm::event::KeyEvent;

use crate::{load::OriginalText, model::ArticleId};

/// Everything a reader can do with one key. Without fields, so that a test can go through
/// all of them; what a move is of depends on the place: events, sources, lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter)]
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
    FindInArticle,
    SearchTexts,
    ClearFilter,
    Include,
    Exclude,
    ShowTimeline,
    ShowReader,
    ShowAccounts,
    ShowCoverage,
    ShowProblems,
    ShowAbout,
    ShowMessages,
    ShowHelp,
    Suspend,
    Quit,
}

/// What reaches [`update`](super::update::update).
#[derive(Debug, Clone, PartialEq, Eq)]
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
}

/// What an effect has led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Of an article, or why it cannot be shown.
    Original(ArticleId, Result<OriginalText, String>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mouse {
    Click,
    /// Moved with the button down.
    Drag,
    WheelDown,
    WheelUp,
}

/// Something that only `run` may do, asked for by `update`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    Quit,
    Suspend,
    /// To the clipboard.
    Copy(String),
    /// Of that article.
    ReadOriginal(ArticleId),
}
