//! An article as one reads through it: which of its words are used, by which sources, and which by none.

use std::{cell::OnceCell, ops::Range};

use crate::{
    evidence::{self, Chosen, Paragraphs},
    model::{ArticleId, EventId, SourceId},
};

use super::{Checked, Findings, by_article::ByArticle};

/// What is kept of each article once somebody has asked.
#[derive(Debug, Default)]
pub(crate) struct Readings {
    sources: OnceCell<ByArticle>,
    /// By article.
    made: OnceCell<Vec<OnceCell<Reading>>>,
}

/// All ranges are bytes of the article's text.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) paragraphs: Paragraphs,
    /// In the order of the text.
    pub(crate) passages: Vec<Quoted>,
    /// All words that some source quotes: in order, and no two of them touch.
    pub(crate) quoted: Vec<Range<usize>>,
    /// Sources of the article that have no place in its text.
    pub(crate) placeless: Vec<SourceId>,
    pub(crate) unquoted: Unquoted,
    /// By passage: how far it and those before it reach.
    reach: Vec<usize>,
}

/// The same words, whoever quotes them.
#[derive(Debug)]
pub(crate) struct Quoted {
    pub(crate) pieces: Box<[Range<usize>]>,
    /// In the order of their events.
    pub(crate) sources: Vec<SourceId>,
}

/// What no source quotes.
#[derive(Debug, Default)]
pub(crate) struct Unquoted {
    /// Characters, white space not counted.
    pub(crate) characters: usize,
    /// Characters of the whole text, counted likewise.
    pub(crate) of: usize,
    /// Paragraphs without any quoted word, by their numbers from 1.
    pub(crate) paragraphs: Vec<usize>,
}

impl Checked {
    /// What of `article` is used; none where there is no saved text of it. Made once.
    pub(crate) fn reading(&self, article: ArticleId) -> Option<&Reading> {
        let timeline = &self.timeline;
        let text = timeline.article_text(article)?.as_written();
        let empty = || timeline.articles.iter().map(|_| OnceCell::new()).collect();
        let made = self.readings.made.get_or_init(empty);
        let sources = self.readings.sources.get_or_init(|| ByArticle::of(timeline)).sources(article);
        Some(made.get(article.index())?.get_or_init(|| Reading::new(text, sources, &self.findings)))
    }
}

impl Checked {
    /// What finds the words at `at` of an article, widened to whole words; see [`evidence::choose`].
    pub(crate) fn choose(&self, article: ArticleId, at: &Range<usize>) -> Option<Chosen<'_>> {
        let text = self.timeline.article_text(article)?.as_written();
        evidence::choose(text, at)
    }
}

impl Readings {
    /// Lets go of what is known of an article, some of whose quotes were looked for since.
    pub(super) fn forget(&mut self, article: ArticleId) {
        if let Some(made) = self.made.get_mut().and_then(|made| made.get_mut(article.index())) {
            made.take();
        }
    }
}

impl Reading {
    fn new(text: &str, sources: &[(EventId, SourceId)], findings: &Findings) -> Self {
        let paragraphs = Paragraphs::of(text);
        let pieces = |source: &SourceId| findings.passage(*source).pieces();
        let (mut placed, placeless): (Vec<SourceId>, _) =
            sources.iter().map(|(_, source)| source).partition(|source| pieces(source).len() > 0);
        let order = |source: &SourceId| pieces(source).map(|it| (it.start, it.end)).collect::<Vec<_>>();
        // Those in one place stay in the order of their events.
        placed.sort_by_cached_key(order);
        let mut passages: Vec<Quoted> = Vec::new();
        for source in placed {
            match passages.last_mut() {
                Some(last) if last.pieces.iter().cloned().eq(pieces(&source)) => last.sources.push(source),
                _ => passages.push(Quoted { pieces: pieces(&source).collect(), sources: vec![source] }),
            }
        }
        let quoted = joined(passages.iter().flat_map(|passage| passage.pieces.iter().cloned()).collect());
        let unquoted = Unquoted::of(text, &paragraphs, &quoted);
        let ends = passages.iter().scan(0, |reach, passage| {
            *reach = passage.extent().end.max(*reach);
            Some(*reach)
        });
        Self { reach: ends.collect(), paragraphs, passages, quoted, placeless, unquoted }
    }

    /// Which of the passages a source's is.
    pub(crate) fn place_of(&self, source: SourceId) -> Option<usize> {
        self.passages.iter().position(|passage| passage.sources.contains(&source))
    }

    /// The passages that have words of `at`, the last in the text first.
    pub(crate) fn passages_at<'r>(&'r self, at: &'r Range<usize>) -> impl Iterator<Item = usize> + use<'r> {
        let before = self.passages.partition_point(|passage| passage.extent().start < at.end);
        let near = (0..before).rev().take_while(|place| self.reach[*place] > at.start);
        let touches = |piece: &Range<usize>| piece.start < at.end && at.start < piece.end;
        near.filter(move |place| self.passages[*place].pieces.iter().any(touches))
    }
}

impl Quoted {
    /// From the first of the words to the last.
    pub(crate) fn extent(&self) -> Range<usize> {
        let ends = self.pieces.first().zip(self.pieces.last());
        ends.map_or(0..0, |(first, last)| first.start..last.end)
    }
}

impl Unquoted {
    fn of(text: &str, paragraphs: &Paragraphs, quoted: &[Range<usize>]) -> Self {
        let solid = |at: &Range<usize>| {
            let part = text.get(at.clone()).unwrap_or_default();
            part.chars().filter(|c| !c.is_whitespace()).count()
        };
        let of = solid(&(0..text.len()));
        let used: usize = quoted.iter().map(solid).sum();
        let is_unquoted = |at: &Range<usize>| {
            let next = quoted.partition_point(|range| range.end <= at.start);
            quoted.get(next).is_none_or(|range| range.start >= at.end)
        };
        let alone = paragraphs.iter().filter(|(_, at)| is_unquoted(at)).map(|(number, _)| number);
        Self { characters: of - used, of, paragraphs: alone.collect() }
    }

    /// In percent: 0 and 100 only where it is none and all.
    pub(crate) fn percent(&self) -> usize {
        let share = self.characters * 100 / self.of.max(1);
        if self.characters == 0 { 0 } else { share.max(1) }
    }
}

/// The same bytes, in order and without overlaps.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::in_folder;

    const TEXT: &str = "One two three four.\n\nFive six seven.\n\nEight nine.\n";

    fn checked(quotes: &[&str]) -> Checked {
        let sources = quotes.iter().map(|quote| format!("[[events.sources]]\narticle = 'a'\n{quote}\n"));
        let events = sources.enumerate().map(|(place, source)| {
            format!("[[events]]\nid = 'e{place}'\ntitle = 'E'\ndate = '20{:02}'\n{source}", 30 - place)
        });
        let timeline = format!("[articles.a]\ntitle = 'A'\ntext = 'a.md'\n{}", events.collect::<String>());
        let loaded = in_folder(&[("t.toml", &timeline), ("a.md", TEXT)]);
        Checked::new(loaded.timeline, loaded.problems)
    }

    fn words(checked: &Checked) -> Vec<(Vec<&str>, usize)> {
        let reading = checked.reading(ArticleId::new(0)).expect("a text");
        let words = |passage: &Quoted| {
            let pieces = passage.pieces.iter().map(|piece| TEXT.get(piece.clone()).expect("in the text"));
            (pieces.collect(), passage.sources.len())
        };
        reading.passages.iter().map(words).collect()
    }

    #[test]
    fn passages_stand_in_the_order_of_the_text_and_the_same_words_are_one() {
        let checked = checked(&[
            "quote = 'Five six'",
            "quote = 'two three'",
            "quote = 'One two [...] four'",
            "quote = 'Five six'",
            "quote = 'not there at all, nowhere'",
            "",
        ]);
        assert_eq!(
            words(&checked),
            [(vec!["One two", "four"], 1), (vec!["two three"], 1), (vec!["Five six"], 2)]
        );
        let reading = checked.reading(ArticleId::new(0)).expect("a text");
        assert_eq!(reading.placeless.len(), 2);
        let quoted: Vec<_> = reading.quoted.iter().map(|at| TEXT.get(at.clone()).expect("there")).collect();
        assert_eq!(quoted, ["One two three", "four", "Five six"]);
    }

    #[test]
    fn what_no_source_quotes_is_counted() {
        let checked = checked(&["quote = 'Five six'", "quote = 'One two three four.'"]);
        let unquoted = &checked.reading(ArticleId::new(0)).expect("a text").unquoted;
        assert_eq!(unquoted.paragraphs, [3]);
        assert_eq!((unquoted.characters, unquoted.of), ("seven.Eightnine.".len(), 39));
        assert_eq!(unquoted.percent(), 41);
    }

    #[test]
    fn every_passage_that_has_a_word_of_a_place_is_found_there() {
        let checked = checked(&[
            "quote = 'One two three four'",
            "quote = 'two three'",
            "quote = 'Five six'",
            "quote = 'One [...] nine'",
        ]);
        let reading = checked.reading(ArticleId::new(0)).expect("a text");
        let at = |words: &str| {
            let start = TEXT.find(words).expect("there");
            let words = start..start + words.len();
            let found = reading.passages_at(&words);
            found.map(|place| reading.passages[place].pieces.len()).collect::<Vec<_>>()
        };
        assert_eq!(at("three"), [1, 1]);
        assert_eq!(at("four"), [1]);
        assert_eq!(at("One"), [1, 2]);
        assert_eq!(at("six"), [1]);
        assert!(at("Eight").is_empty());
        assert_eq!(at("nine"), [2]);
    }
}
