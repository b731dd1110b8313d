//! A folded text and the way back from it to the original bytes.

use std::ops::Range;

use super::{fold, occurrences};

/// A text as [`fold`] leaves it, with runs of white space as one space.
///
/// Takes about as much memory as the text; at worst, where every other character is a run of spaces or an accent
/// of its own, some thirty times as much.
#[derive(Debug, Default)]
pub(super) struct Folded {
    text: String,
    /// In order, without gaps in the folded text; gaps in the original are what folding dropped.
    spans: Vec<Span>,
}

/// A stretch of the folded text and what it was made of.
#[derive(Debug)]
struct Span {
    folded: Range<usize>,
    original: Range<usize>,
    /// Every character on one side is one cluster and one character of as many bytes on the other. Otherwise all
    /// of it is one cluster or one run of white space, and is not to be cut.
    plain: bool,
}

/// What writes the folded text.
pub(super) struct Hand {
    /// Of characters of ASCII, each a cluster: as many bytes of ASCII.
    pub(super) ascii: fn(&str, &mut String),
    /// Of a cluster that is not blank.
    pub(super) unit: fn(&str, &mut String),
}

impl Folded {
    /// Folds a text, in linear time.
    pub(super) fn of(text: &str) -> Self {
        Self::made(text, &Hand { ascii: |text, out| out.push_str(text), unit: fold::write })
    }

    /// The same with another hand, which folds more.
    pub(super) fn made(text: &str, hand: &Hand) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), spans: Vec::new() };
        // White space that is read and not yet written: more may follow, behind something invisible.
        let mut space: Option<Range<usize>> = None;
        let mut at = 0;
        while let Some(rest) = text.get(at..) {
            let same = if space.is_none() { fold::unchanged(rest) } else { 0 };
            if same > 0 {
                let from = folded.text.len();
                (hand.ascii)(rest.get(..same).unwrap_or_default(), &mut folded.text);
                folded.note_plain(from, at..at + same);
                at += same;
                continue;
            }
            let Some(unit) = fold::first_unit(rest) else { break };
            let original = at..at + unit.len();
            at = original.end;
            if fold::is_space(unit) {
                space = Some(space.map_or(original.start, |space| space.start)..original.end);
            } else if !fold::is_blank(unit) {
                if let Some(space) = space.take() {
                    folded.push_space(space);
                }
                let from = folded.text.len();
                (hand.unit)(unit, &mut folded.text);
                folded.note(from, original, unit.chars().nth(1).is_none());
            }
        }
        if let Some(space) = space {
            folded.push_space(space);
        }
        folded
    }

    fn push_space(&mut self, original: Range<usize>) {
        let from = self.text.len();
        self.text.push(' ');
        let single = original.len() == 1;
        self.note(from, original, single);
    }

    /// Records what the folded text from `from` on was made of; `single`: of one character.
    fn note(&mut self, from: usize, original: Range<usize>, single: bool) {
        let folded = from..self.text.len();
        let mut written = self.text.get(folded.clone()).unwrap_or_default().chars();
        if written.next().is_none() {
            return;
        }
        if single && written.next().is_none() && folded.len() == original.len() {
            self.note_plain(from, original);
        } else {
            self.spans.push(Span { folded, original, plain: false });
        }
    }

    /// The same for what is plain, see [`Span::plain`].
    fn note_plain(&mut self, from: usize, original: Range<usize>) {
        let folded = from..self.text.len();
        match self.spans.last_mut() {
            Some(last) if last.plain && last.original.end == original.start => {
                last.folded.end = folded.end;
                last.original.end = original.end;
            }
            _ => self.spans.push(Span { folded, original, plain: true }),
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Where a folded quote stands in the folded text, cutting no cluster of the original, within a range of that.
    pub(super) fn hits<'a>(
        &'a self,
        quote: &'a str,
        within: &Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + use<'a> {
        let first = self.folded_at(within.start);
        let text = self.text.get(first..self.folded_at(within.end)).unwrap_or_default();
        occurrences::all(text, quote)
            .map(move |start| first + start..first + start + quote.len())
            .filter(|hit| self.parts(hit.start) && self.parts(hit.end))
    }

    /// Whether an offset into the folded text stands between two clusters of the original.
    fn parts(&self, at: usize) -> bool {
        let after = self.spans.partition_point(|span| span.folded.start <= at);
        let span = after.checked_sub(1).and_then(|index| self.spans.get(index));
        span.is_none_or(|span| span.plain || at == span.folded.start || at >= span.folded.end)
    }

    /// What a range of the folded text was made of, widened to whole clusters.
    pub(super) fn original(&self, folded: &Range<usize>) -> Range<usize> {
        let first = self.spans.partition_point(|span| span.folded.end <= folded.start);
        let last = self.spans.partition_point(|span| span.folded.start < folded.end);
        let start = self.spans.get(first).map_or(0, |span| {
            let into = if span.plain { folded.start.saturating_sub(span.folded.start) } else { 0 };
            span.original.start + into
        });
        let end = last.checked_sub(1).and_then(|last| self.spans.get(last)).map_or(start, |span| {
            let short = if span.plain { span.folded.end.saturating_sub(folded.end) } else { 0 };
            span.original.end - short
        });
        start..end.max(start)
    }

    /// Whether an offset into the original stands between two clusters, or in what folding dropped.
    pub(super) fn is_boundary(&self, at: usize) -> bool {
        let after = self.spans.partition_point(|span| span.original.end <= at);
        self.spans.get(after).is_none_or(|span| span.plain || at <= span.original.start)
    }

    /// The folded text before an offset into the original that stands between two clusters.
    pub(super) fn before(&self, at: usize) -> &str {
        self.text.get(..self.folded_at(at)).unwrap_or_default()
    }

    /// The folded text after such an offset.
    pub(super) fn after(&self, at: usize) -> &str {
        self.text.get(self.folded_at(at)..).unwrap_or_default()
    }

    /// Inside of what is not to be cut, such as a run of white space, its start.
    fn folded_at(&self, at: usize) -> usize {
        let index = self.spans.partition_point(|span| span.original.end <= at);
        self.spans.get(index).map_or(self.text.len(), |span| {
            let into = if span.plain { at.saturating_sub(span.original.start) } else { 0 };
            span.folded.start + into
        })
    }
}
