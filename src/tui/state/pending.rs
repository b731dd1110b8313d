use crate::tui::action::Action;

/// What was typed of a command that needs more keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Pending {
    /// How often the next move goes, or where it goes to.
    pub(crate) count: Option<usize>,
    pub(crate) prefix: Option<Prefix>,
}

/// A key that says what the next one means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prefix {
    /// To the next day, month, conflict and so on.
    Next,
    Previous,
    /// The letter of a mark to set here.
    SetMark,
    /// The letter of a mark to go to.
    GoToMark,
}

impl Prefix {
    /// What its key is bound to.
    pub(crate) fn action(self) -> Action {
        match self {
            Self::Next => Action::Forward,
            Self::Previous => Action::Backward,
            Self::SetMark => Action::SetMark,
            Self::GoToMark => Action::GoToMark,
        }
    }
}

/// The highest count: beyond it lies no timeline that one counts through.
const MOST: usize = 999_999;

impl Pending {
    /// Takes one more digit of a count.
    pub(crate) fn take_digit(&mut self, digit: char) -> bool {
        let Some(digit) = digit.to_digit(10) else { return false };
        let digit = usize::try_from(digit).unwrap_or_default();
        self.count = Some((self.count.unwrap_or(0) * 10 + digit).min(MOST));
        true
    }

    pub(crate) fn is_counting(&self) -> bool {
        self.count.is_some()
    }
}
