//! One article, and all that is looked for in its text while that is at hand.

use std::{mem, sync::PoisonError};

use crate::{
    evidence::{Budget, Class, Found, Haystack, Paragraphs, Selector},
    findings::{Passage, difference, quotes, words},
    model::{ArticleId, OwnWords, Source, SourceId, Timeline},
    problem::Reported,
    text::{Span, Written},
};

use super::{Batch, Work, order::Held, spread::Desk};

/// What reading an article costs beside looking for one quote in it.
const READING: usize = 16;

/// An article's text, prepared once for all its quotes.
struct Prepared<'a> {
    text: &'a str,
    haystack: Haystack<'a>,
    paragraphs: Paragraphs,
}

impl<'a> Prepared<'a> {
    fn new(text: &'a str, budget: &'a Budget) -> Self {
        Self { text, haystack: Haystack::new(text, budget), paragraphs: Paragraphs::of(text) }
    }
}

impl Work<'_> {
    /// Reads an article, and keeps nothing of it: of all their texts there are as many in memory as there are threads.
    pub(super) fn article(&self, article: ArticleId, desk: &mut Desk<'_>) {
        let held = self.timeline.shelf.lend(article, |read| {
            desk.batch.problems.extend(read.problems.iter().cloned().map(Reported::from));
            match &read.text {
                Some(text) => self.quotes(article, text, desk),
                None => self.unread(article, &mut desk.batch),
            }
        });
        let again = |article, (source, budget): (SourceId, &Budget), found: &mut Batch| {
            self.timeline.shelf.lend(article, |read| match &read.text {
                Some(text) => self.quote(source, &Prepared::new(text, budget), found),
                // It was there a moment ago.
                None => found.passages.push((source, Passage::without_text(Class::Unchecked))),
            });
        };
        desk.batch.append(&mut self.order.done(article, held, again));
        desk.did(READING);
    }

    /// Notes that an article's quotes cannot be checked, nor what its text has of other words.
    fn unread(&self, article: ArticleId, batch: &mut Batch) -> Vec<Held> {
        let sources = self.by_article.sources(article).iter().map(|(_, source)| *source);
        let quoted = sources.filter(|id| {
            let source = self.timeline.sources.get(id.index());
            source.is_some_and(|source| selector(self.timeline, source).is_some())
        });
        batch.passages.extend(quoted.map(|source| (source, Passage::without_text(Class::Unchecked))));
        self.not_lost(self.links.get(article.index()).into_iter().flatten());
        Vec::new()
    }

    /// Looks for all quotes of an article; gives back those that are to wait for their turn.
    fn quotes(&self, article: ArticleId, text: &str, desk: &mut Desk<'_>) -> Vec<Held> {
        let budget = Budget::of(0);
        let prepared = Prepared::new(text, &budget);
        let reading = self.lints.reading(article, text);
        let sources = self.by_article.sources(article).iter();
        let quoted = sources.filter_map(|(event, id)| {
            let source = self.timeline.sources.get(id.index())?;
            Some(((*event, *id), selector(self.timeline, source)?))
        });
        let (sources, selectors): (Vec<_>, Vec<_>) = quoted.unzip();
        self.order.lend(&budget);
        let mut lent = budget.left();
        let (mut held, mut batch) = (Vec::new(), Batch::default());
        for ((event, source), found) in sources.into_iter().zip(prepared.haystack.find_all(&selectors)) {
            self.found(source, found, &prepared, &mut batch);
            let asked = self.order.account(&budget, lent);
            self.order.lend(&budget);
            lent = budget.left();
            if !asked.is_empty() {
                held.push(Held { source, asked, found: mem::take(&mut batch) });
                continue;
            }
            if let Some(at) = batch.passages.first().and_then(|(_, passage)| passage.verified_context()) {
                self.lints.passage(&reading, (event, source), &at);
            }
            desk.batch.append(&mut batch);
            if !desk.did(1) {
                break;
            }
        }
        self.links_in(article, &prepared.haystack);
        held
    }

    /// Looks for one quote, and puts all that is found of it into a batch; nothing of a source without one.
    fn quote(&self, id: SourceId, prepared: &Prepared<'_>, batch: &mut Batch) {
        let source = self.timeline.sources.get(id.index());
        if let Some(selector) = source.and_then(|source| selector(self.timeline, source)) {
            self.found(id, prepared.haystack.find(&selector), prepared, batch);
        }
    }

    /// Puts all that follows from what was found of a quote into a batch.
    fn found(&self, id: SourceId, found: Found, prepared: &Prepared<'_>, batch: &mut Batch) {
        let timeline = self.timeline;
        let Some(source) = timeline.sources.get(id.index()) else { return };
        let article = Written::new(prepared.text);
        let difference = difference::of(timeline, source, (&found, article), || self.names());
        let passage = Passage::new(found, &prepared.paragraphs, difference);
        batch.problems.extend(quotes::of(timeline, source, (&passage, article)).map(Reported::from));
        let lost: Vec<Span> = words::lost_of(timeline, source, &passage, &prepared.haystack).collect();
        batch.problems.extend(words::of_source(timeline, source, &lost).into_iter().map(Reported::from));
        batch.lost_words.extend(lost);
        batch.passages.push((id, passage));
    }

    /// Notes which words of links stand in an article.
    fn links_in(&self, article: ArticleId, haystack: &Haystack<'_>) {
        let links = self.links.get(article.index()).into_iter().flatten();
        self.not_lost(links.filter(|words| words::is_in(self.timeline, words, haystack)));
    }

    fn not_lost<'w>(&self, words: impl Iterator<Item = &'w OwnWords>) {
        let found: Vec<Span> = words.map(|words| words.at).collect();
        if !found.is_empty() {
            let mut lost = self.lost_links.lock().unwrap_or_else(PoisonError::into_inner);
            for words in &found {
                lost.remove(words);
            }
        }
    }
}

/// What finds a source's passage; nothing where no words are quoted.
pub(in crate::findings) fn selector<'t>(timeline: &'t Timeline, source: &Source) -> Option<Selector<'t>> {
    let written = |text| timeline.text(text).as_written();
    let quote = source.quote.map(written).filter(|quote| !quote.trim().is_empty())?;
    let prefix = source.details().prefix.map(written);
    Some(Selector { quote, prefix, suffix: source.details().suffix.map(written) })
}
