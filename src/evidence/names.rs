use std::collections::HashMap;

use super::words::{Part, Words};

/// Names that are known beforehand, to be recognised in a text word by word, in the case they are given in.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The words of each name, by its first.
    by_first: HashMap<String, Vec<Vec<String>>>,
}

impl Names {
    pub(crate) fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut by_first: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        for name in names {
            let words = Words::of(Part { text: name, at: 0..name.len() });
            let words: Vec<String> = words.iter().map(str::to_owned).collect();
            if let Some(first) = words.first() {
                by_first.entry(first.clone()).or_default().push(words);
            }
        }
        Self { by_first }
    }

    /// For each word of a text, whether it is part of one of the names.
    pub(super) fn mark(&self, words: &Words<'_>) -> Vec<bool> {
        let mut marked = vec![false; words.len()];
        for start in 0..words.len() {
            for name in self.by_first.get(words.get(start)).into_iter().flatten() {
                let places = start..start + name.len();
                if places.clone().zip(name).all(|(place, word)| words.get(place) == word) {
                    marked[places].fill(true);
                }
            }
        }
        marked
    }
}
