use std::ops::Range;

use crate::{
    evidence::Side,
    findings::Passage,
    model::{Source, Timeline},
};

/// A changed quote and the passage nearest to it, in one line of words: `it left [-144-]{+137+} dead`.
#[derive(Debug, Default)]
pub(crate) struct Differing {
    /// With signs around the words that only one of them has; safe to show.
    pub(crate) text: String,
    /// What only the quote has, with its signs, in bytes of that.
    pub(crate) in_quote: Vec<Range<usize>>,
    /// What only the article has.
    pub(crate) in_article: Vec<Range<usize>>,
    /// `a number differs: 144 in the quote, 137 in the article`; safe to show.
    pub(crate) alarms: Vec<String>,
}

impl Differing {
    pub(super) fn of(timeline: &Timeline, source: &Source, passage: &Passage) -> Option<Self> {
        let difference = passage.difference()?;
        let quote = timeline.text(source.quote?);
        let article = timeline.article_text(source.article)?;
        let mut differing =
            Self { alarms: passage.alarms_in_words(timeline, source, article), ..Self::default() };
        let mut last = Side::Both;
        for step in &difference.steps {
            // What stands in the place of something stands close to it.
            if step.is_spaced && (last, step.side) != (Side::Quote, Side::Article) {
                differing.text.push(' ');
            }
            let text = if step.side == Side::Quote { quote } else { article };
            differing.push(step.side, &text.part(step.at.clone()).shown().to_string());
            last = step.side;
        }
        Some(differing)
    }

    fn push(&mut self, side: Side, words: &str) {
        let start = self.text.len();
        match side {
            Side::Both => self.text.push_str(words),
            Side::LeftOut => self.text.push_str("[...]"),
            Side::Quote => {
                self.text.extend(["[-", words, "-]"]);
                self.in_quote.push(start..self.text.len());
            }
            Side::Article => {
                self.text.extend(["{+", words, "+}"]);
                self.in_article.push(start..self.text.len());
            }
        }
    }
}
