//! What a form cannot carry, by kind; nothing is left out without a count.

use std::collections::BTreeMap;

use crate::text::counted;

/// What may be lost. In the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Loss {
    /// Dates that are told in words beside what the form can hold, or less exactly.
    Dates,
    /// Sources without a quote that was found in its article.
    Unverified,
    /// Events without a date, in a picture.
    Unplaced,
    /// Actors that have no lane in a picture.
    Actors,
    /// Ties between events: that one came before another, or how far off.
    Order,
    /// Texts of which a character is not written as it is.
    Characters,
    /// Events without a date, where there is no place for them.
    Undated,
    /// Events with something as a date that is none.
    FaultyDates,
    /// Events with a date that has no beginning, or no end, where both must be given.
    OpenDates,
    /// Events with a date that the form cannot count to.
    FarDates,
    /// What sources say of facts.
    Accounts,
    /// Actors, places, articles and facts that stand with less than the file says of them.
    Definitions,
    /// What the timeline says of itself: its title, summary and offset.
    About,
    /// Events that no source is given for, where only sources have a place.
    Unsourced,
    /// Keys of events that have no place.
    EventKeys,
    /// Dates without their time of day, or without what makes them uncertain.
    Trimmed,
}

/// How much of each.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Losses(BTreeMap<Loss, usize>);

impl Losses {
    pub(crate) fn count(&mut self, loss: Loss, of: usize) {
        if of > 0 {
            *self.0.entry(loss).or_default() += of;
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of a kind.
    #[cfg(test)]
    pub(crate) fn of(&self, loss: Loss) -> usize {
        self.0.get(&loss).copied().unwrap_or_default()
    }

    /// A line for each kind.
    pub(crate) fn in_words(&self) -> impl Iterator<Item = String> + '_ {
        self.0.iter().map(|(loss, count)| loss.in_words(*count))
    }
}

impl Loss {
    fn in_words(self, count: usize) -> String {
        let (noun, what) = match self {
            Self::Dates => ("date", "told in words, for this format holds less"),
            Self::Unverified => ("source", "without a quote that was found in its article"),
            Self::Unplaced => {
                ("event", "without a date, drawn beside what it came after or before, or counted")
            }
            Self::Actors => ("actor", "not drawn, for others have more events"),
            Self::Order => ("link", "between events told in part, or not at all"),
            Self::Characters => ("text", "with characters that hide or steer, which are made visible"),
            Self::Undated => ("event", "without a date left out"),
            Self::FaultyDates => ("event", "left out, for what is given as the date is none"),
            Self::OpenDates => ("event", "left out, for an end of the date is open or unknown"),
            Self::FarDates => ("event", "left out, for a date beyond what this format counts"),
            Self::Accounts => ("account", "of what sources say left out"),
            Self::Definitions => {
                ("definition", "of actors, places, articles and facts left out, or told in part")
            }
            Self::About => ("key", "of the timeline itself left out: its title, summary or UTC offset"),
            Self::Unsourced => ("event", "without a source left out"),
            Self::EventKeys => ("event", "of which no more than id, title and date is told"),
            Self::Trimmed => ("date", "told without its time of day, or with `circa` for its `?`"),
        };
        format!("{} {what}", counted(count, noun))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_is_told_with_its_count() {
        let mut losses = Losses::default();
        losses.count(Loss::Dates, 0);
        assert!(losses.is_empty());
        for (loss, of) in [(Loss::Unverified, 2), (Loss::Dates, 1), (Loss::Unverified, 1)] {
            losses.count(loss, of);
        }
        let told: Vec<String> = losses.in_words().collect();
        let dates = "1 date told in words, for this format holds less";
        assert_eq!(told, [dates, "3 sources without a quote that was found in its article"]);
    }
}
