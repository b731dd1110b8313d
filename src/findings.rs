//! What the program found out about a timeline, kept beside it by number.

mod difference;
mod excerpt;
mod hits;
mod quotes;
mod reading;
mod searchable;
mod words;

use std::{collections::BTreeSet, ops::Range};

use crate::{
    accounts::{Accounts, Verdict},
    coverage::{self, Cover},
    evidence::{Budget, Class, Difference, Found, Haystack, Names, Paragraphs, Selector},
    lint,
    model::{ArticleId, Event, OwnWords, Rendition, Source, SourceId, Timeline},
    problem::{Code, Problem},
    text::{Span, counted},
};

pub(crate) use hits::{ArticleHits, Hit, Hits, TextHits};
pub(crate) use reading::{Reading, Readings};
pub(crate) use searchable::{Searchable, Sought};

/// A timeline, what was found of it, and all that is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    pub(crate) timeline: Timeline,
    pub(crate) findings: Findings,
    pub(crate) accounts: Accounts,
    pub(crate) counts: Counts,
    /// In the order of their places.
    pub(crate) problems: Vec<Problem>,
    pub(crate) searchable: Searchable,
    pub(crate) readings: Readings,
}

impl Checked {
    /// Checks every quote of a timeline that was loaded with `problems`, all words that are given as a source's
    /// own, and what no error stands for.
    pub(crate) fn new(timeline: Timeline, mut problems: Vec<Problem>) -> Self {
        let findings = Findings::of(&timeline);
        problems.extend(quotes::problems(&timeline, &findings));
        problems.extend(words::problems(&timeline, &findings));
        problems.extend(lint::problems(&timeline, &findings.paragraphs()));
        problems.sort_by_key(|problem| (problem.at, problem.code));
        let accounts = Accounts::of(&timeline);
        let counts = Counts::of(&timeline, &findings, &accounts, &problems);
        let (searchable, readings) = (Searchable::default(), Readings::default());
        Self { timeline, findings, accounts, counts, problems, searchable, readings }
    }

    /// Whether an error is reported of `event`.
    pub(crate) fn is_faulty(&self, event: &Event) -> bool {
        event.faulty
            || self
                .timeline
                .sources_of(event)
                .any(|(id, _)| matches!(self.findings.passage(id).class, Class::Changed | Class::Missing))
    }

    /// What is reported of `event` and its sources, in the order of the places.
    pub(crate) fn problems_of(&self, event: &Event) -> &[Problem] {
        let start = event.at.part(0..0);
        let from = self.problems.partition_point(|problem| problem.at < start);
        let rest = self.problems.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|problem| event.at.contains(problem.at)).count();
        rest.get(..count).unwrap_or_default()
    }

    /// The sign of what `article` does for `event`: another than of one that is quoted where none of the words that
    /// are quoted from it were found there.
    pub(crate) fn sign_of(&self, event: &Event, article: ArticleId, cover: Cover) -> &'static str {
        if cover == Cover::Quoted && !self.is_verified_in(event, article) {
            UNVERIFIED.0
        } else {
            cover.sign()
        }
    }

    /// Whether some words that `event` quotes from `article` were found there.
    pub(crate) fn is_verified_in(&self, event: &Event, article: ArticleId) -> bool {
        let mut sources = self.timeline.sources_of(event).filter(|(_, source)| source.article == article);
        sources.any(|(id, _)| self.findings.passage(id).class.is_verified())
    }

    /// `2 errors and 1 warning`, or nothing where nothing is wrong.
    pub(crate) fn problems_in_words(&self) -> Option<String> {
        let errors = self.errors();
        let warnings = self.problems.len() - errors;
        let counts = [(errors, "error"), (warnings, "warning")].into_iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts.map(|(count, noun)| counted(count, noun)).collect();
        (!counts.is_empty()).then(|| counts.join(" and "))
    }

    /// Whether nothing at all was read.
    pub(crate) fn is_empty(&self) -> bool {
        let Timeline { events, articles, actors, about, .. } = &self.timeline;
        events.is_empty() && articles.is_empty() && actors.is_empty() && about.title.is_none()
    }

    /// Whether a file could not be read whole, so that what is missing is not known.
    pub(crate) fn is_broken(&self) -> bool {
        self.problems.iter().any(|problem| problem.code == Code::Syntax)
    }

    pub(crate) fn errors(&self) -> usize {
        self.counts.errors
    }
}

/// The sign of an article that is named as a source and none of whose words are verified, and what it means.
pub(crate) const UNVERIFIED: (&str, &str) = ("?", "not verified");

/// What every screen says of a timeline, counted once.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// Problems that are errors.
    pub(crate) errors: usize,
    /// Facts of events that are told in ways that cannot all be true.
    pub(crate) conflicts: usize,
    pub(crate) single_source: usize,
    /// Quotes that are given.
    pub(crate) quotes: usize,
    /// Quotes that were found.
    pub(crate) verified: usize,
    /// Those of them that were found in a translation or a restatement.
    pub(crate) verified_elsewhere: usize,
}

impl Counts {
    fn of(timeline: &Timeline, findings: &Findings, accounts: &Accounts, problems: &[Problem]) -> Self {
        let verified = timeline
            .sources
            .iter()
            .zip(&findings.passages)
            .filter(|(_, passage)| passage.class.is_verified())
            .map(|(source, _)| timeline.articles[source.article].rendition);
        let (mut all, mut elsewhere) = (0, 0);
        for rendition in verified {
            all += 1;
            elsewhere += usize::from(rendition != Rendition::Original);
        }
        Self {
            errors: problems.iter().filter(|problem| problem.is_error()).count(),
            conflicts: accounts.count(Verdict::Conflict),
            single_source: coverage::single_source(timeline),
            quotes: timeline.sources.len() - findings.count(Class::Unquoted),
            verified: all,
            verified_elsewhere: elsewhere,
        }
    }
}

/// What was found of each source's quote, and of the words that are given as its own.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// By source.
    passages: Vec<Passage>,
    /// Words that are not where they must stand, by their places in the file: few, if any.
    lost_words: BTreeSet<Span>,
}

/// Where a source's quote stands in its article's text; all ranges are bytes of that text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) class: Class,
    /// The quoted words: one range, or one for each piece of an elided quote. None where
    /// they were not found, or in several places.
    pub(crate) pieces: Box<[Range<usize>]>,
    /// Of a changed quote, the passage that comes nearest.
    pub(crate) nearest: Option<Range<usize>>,
    /// How the quote differs from that one.
    pub(crate) difference: Option<Box<Difference>>,
    /// In how many places the quote stands.
    pub(crate) hits: usize,
    /// It stands in one place only, and prefix or suffix say otherwise.
    pub(crate) contradicted: bool,
    /// It begins or ends inside a word, or inside what may be a number: "lawful" was found in "unlawful".
    pub(crate) cuts_word: bool,
    /// It was not found, and to look for what comes near would have taken too long.
    pub(crate) unsearched: bool,
    /// The paragraphs that hold all of it.
    pub(crate) context: Option<Context>,
}

/// The paragraph that a passage stands in, or those from its first to its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Context {
    /// Of the first of them, counted from 1.
    pub(crate) paragraph: usize,
    pub(crate) at: Range<usize>,
}

impl Passage {
    fn without_text(class: Class) -> Self {
        Self {
            class,
            pieces: Box::default(),
            nearest: None,
            difference: None,
            hits: 0,
            contradicted: false,
            cuts_word: false,
            unsearched: false,
            context: None,
        }
    }

    fn new(found: Found, paragraphs: &Paragraphs) -> Self {
        let context = found.extent().and_then(|extent| {
            let (paragraph, first) = paragraphs.at(extent.start)?;
            let last = paragraphs.at(extent.end.saturating_sub(1)).map_or(first.end, |(_, last)| last.end);
            Some(Context { paragraph, at: first.start..last })
        });
        Self {
            class: found.class,
            pieces: found.pieces.into(),
            nearest: found.nearest,
            difference: None,
            hits: found.hits,
            contradicted: found.contradicted,
            cuts_word: found.cuts_word,
            unsearched: found.unsearched,
            context,
        }
    }

    /// What a reader should know beside the class.
    pub(crate) fn remarks(&self) -> impl Iterator<Item = &'static str> {
        let cuts_word = self.cuts_word.then_some("begins or ends inside a word or number");
        let contradicted = self.contradicted.then_some("not where prefix and suffix put it");
        cuts_word.into_iter().chain(contradicted)
    }

    /// From the first of the quoted words to the last.
    pub(crate) fn extent(&self) -> Option<Range<usize>> {
        Some(self.pieces.first()?.start..self.pieces.last()?.end)
    }
}

impl Findings {
    /// Looks for every quote in its article, and for words in its paragraphs.
    pub(crate) fn of(timeline: &Timeline) -> Self {
        Self::within(timeline, &Budget::default())
    }

    fn within(timeline: &Timeline, budget: &Budget) -> Self {
        let mut passages = vec![Passage::without_text(Class::Unquoted); timeline.sources.len()];
        let names = difference::names(timeline);
        // By article, so that its text is prepared once for all its quotes.
        let words::OfLinks { sought: mut lost_words, by_article: of_links } = words::OfLinks::new(timeline);
        let sources = reading::by_article(timeline);
        for ((id, sources), of_links) in timeline.articles.ids().zip(sources).zip(of_links) {
            let text = timeline.articles[id].text.map(|text| timeline.text(text).as_written());
            let prepared = text.map(|text| (Haystack::new(text, budget), Paragraphs::of(text)));
            for id in sources {
                let source = &timeline.sources[id.index()];
                let passage = passage(timeline, source, prepared.as_ref(), &names);
                if let Some((haystack, _)) = &prepared {
                    lost_words.extend(words::lost_of(timeline, source, &passage, haystack));
                }
                passages[id.index()] = passage;
            }
            if let Some((haystack, _)) = &prepared {
                for words in of_links.iter().filter(|words| words::is_in(timeline, words, haystack)) {
                    lost_words.remove(&words.at);
                }
            }
        }
        Self { passages, lost_words }
    }

    /// A source comes from the timeline that this was made of, so there is one.
    pub(crate) fn passage(&self, source: SourceId) -> &Passage {
        &self.passages[source.index()]
    }

    /// Whether words were looked for, and are not where the source's own words must stand.
    pub(crate) fn are_lost(&self, words: OwnWords) -> bool {
        self.lost_words.contains(&words.at)
    }

    /// By source: the paragraphs that hold its quote, where that was found.
    fn paragraphs(&self) -> Vec<Option<Range<usize>>> {
        let verified = |passage: &Passage| {
            let context = passage.context.as_ref().filter(|_| passage.class.is_verified())?;
            Some(context.at.clone())
        };
        self.passages.iter().map(verified).collect()
    }

    /// How many quotes there are of `class`.
    pub(crate) fn count(&self, class: Class) -> usize {
        self.passages.iter().filter(|passage| passage.class == class).count()
    }
}

fn passage(
    timeline: &Timeline,
    source: &Source,
    text: Option<&(Haystack<'_>, Paragraphs)>,
    names: &Names,
) -> Passage {
    match (selector(timeline, source), text) {
        (None, _) => Passage::without_text(Class::Unquoted),
        (Some(_), None) => Passage::without_text(Class::Unchecked),
        (Some(selector), Some((haystack, paragraphs))) => {
            let found = haystack.find(&selector);
            let difference = difference::of(timeline, source, &found, names).map(Box::new);
            Passage { difference, ..Passage::new(found, paragraphs) }
        }
    }
}

fn selector<'t>(timeline: &'t Timeline, source: &Source) -> Option<Selector<'t>> {
    let written = |text| timeline.text(text).as_written();
    let quote = source.quote.map(written).filter(|quote| !quote.trim().is_empty())?;
    let prefix = source.details().prefix.map(written);
    Some(Selector { quote, prefix, suffix: source.details().suffix.map(written) })
}

#[cfg(test)]
pub(crate) mod tests;
