//! What other threads have told the loop and it has not heard yet.

use std::{collections::VecDeque, mem::discriminant};

use crate::tui::action::Answer;

/// In the order in which they came. What is overtaken gives way, so that little piles up where the terminal does not
/// read.
#[derive(Debug, Default)]
pub(super) struct Answers(VecDeque<Answer>);

impl Answers {
    /// Gives back what is overtaken: letting go of it takes a while.
    #[must_use]
    pub(super) fn add(&mut self, answer: Answer) -> Vec<Answer> {
        let overtaken = |told: &Answer| match &answer {
            // How far the reading was says nothing once it is further.
            Answer::Reading(_) => matches!(told, Answer::Reading(_)),
            // Neither does what was read before.
            Answer::Read(_) | Answer::Unreadable(_) => {
                !matches!(told, Answer::Original(..) | Answer::Failed(_))
            }
            Answer::Original(..) | Answer::Found(..) | Answer::AllFound(_) | Answer::Shown(_) => false,
            // One fault of a kind is told of until it is heard.
            Answer::Failed(lost) => {
                matches!(told, Answer::Failed(other) if discriminant(other) == discriminant(lost))
            }
        };
        let (overtaken, told): (Vec<Answer>, Vec<Answer>) = self.0.drain(..).partition(overtaken);
        self.0 = told.into_iter().chain([answer]).collect();
        overtaken
    }

    /// The next one, if there is one.
    pub(super) fn take(&mut self) -> Option<Answer> {
        self.0.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_overtaken_gives_way() {
        let mut answers = Answers::default();
        for answer in [
            Answer::Reading(5),
            Answer::Reading(10),
            Answer::Unreadable("gone".to_owned()),
            Answer::Unreadable("still gone".to_owned()),
            Answer::Reading(5),
            Answer::Reading(10),
        ] {
            drop(answers.add(answer));
        }
        let told: Vec<String> = std::iter::from_fn(|| answers.take()).map(|it| format!("{it:?}")).collect();
        assert_eq!(told, ["Unreadable(\"still gone\")", "Reading(10)"]);
    }
}
