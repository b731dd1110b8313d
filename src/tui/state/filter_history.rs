/// The filters that were kept since the explorer was started, typed or put together in the picker.
///
/// They are in memory only. What an investigator looks for may endanger somebody: it is not written to a disk that
/// others may read.
#[derive(Debug, Default)]
pub(crate) struct FilterHistory {
    /// The latest last, each once.
    kept: Vec<String>,
}

/// So many are kept.
const MOST: usize = 100;

impl FilterHistory {
    pub(crate) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    pub(crate) fn keep(&mut self, filter: &str) {
        if filter.is_empty() {
            return;
        }
        self.kept.retain(|kept| kept != filter);
        self.kept.push(filter.to_owned());
        if self.kept.len() > MOST {
            self.kept.remove(0);
        }
    }
}

/// Where one is in the history while a filter is typed: as in a shell, what was typed stands below the latest.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    at: Option<usize>,
    typed: String,
}

impl Walk {
    /// The next earlier filter than the one that is `shown`.
    pub(crate) fn up<'h>(&mut self, history: &'h FilterHistory, shown: &str) -> Option<&'h str> {
        let from = self.at.unwrap_or(history.kept.len());
        let place = (0..from).rev().find(|place| history.kept[*place] != shown)?;
        if self.at.is_none() {
            shown.clone_into(&mut self.typed);
        }
        self.at = Some(place);
        history.kept.get(place).map(String::as_str)
    }

    /// The next later one, and behind the latest what was typed. Nothing where one is there.
    pub(crate) fn down<'h>(&'h mut self, history: &'h FilterHistory) -> Option<&'h str> {
        let later = self.at? + 1;
        // What was typed and is the latest as well is not gone to twice.
        let is_typed = history.kept.last() == Some(&self.typed);
        let below = history.kept.len() - usize::from(is_typed);
        self.at = (later < below).then_some(later);
        Some(self.at.map_or(&self.typed, |place| &history.kept[place]))
    }
}
