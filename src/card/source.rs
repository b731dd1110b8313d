use std::ops::Range;

use crate::{
    evidence::Class,
    findings::{Checked, Passage},
    model::{Source, SourceId, Timeline},
    text::Written,
};

use super::{Differing, Field, account};

/// How much of its paragraph is shown on either side of a passage, in characters.
const AROUND: usize = 110;

/// All that is said of one source.
#[derive(Debug)]
pub(crate) struct Told<'t> {
    /// The article's title.
    pub(crate) article: Written<'t>,
    /// How the quote stands in the article, and where; safe to show.
    pub(crate) found: Vec<String>,
    /// The same, the article's date, the place in it, and what the passage does for the event.
    pub(crate) standing: Vec<String>,
    /// The quote was found, and nothing speaks against it.
    pub(crate) is_sound: bool,
    /// The quote, where it was not found.
    pub(crate) not_found: Option<Written<'t>>,
    pub(crate) extract: Option<Extract<'t>>,
    /// How the quote differs from what comes nearest to it, and what of that must not be overlooked.
    pub(crate) difference: Option<Differing>,
    /// What it says of facts, whose words they are, when they were said, and the curator's remark.
    pub(crate) fields: Vec<Field<'t>>,
}

/// The passage in its context; where the quote was not found, what comes nearest to it.
#[derive(Debug)]
pub(crate) struct Extract<'t> {
    pub(crate) text: Written<'t>,
    /// Something of the paragraph stands before it, or behind it.
    pub(crate) cut: (bool, bool),
    /// The passage's own words, in bytes of the text, in order.
    pub(crate) marked: Vec<Range<usize>>,
    /// Its number, counted from 1.
    paragraph: usize,
}

impl<'t> Told<'t> {
    pub(crate) fn of(checked: &'t Checked, id: SourceId, source: &'t Source) -> Self {
        let timeline = &checked.timeline;
        let passage = checked.findings.passage(id);
        let extract = extract(timeline, source, passage);
        let is_found = passage.class().is_verified() && extract.is_some();
        let found = found(timeline, source, passage);
        Self {
            article: timeline.text(timeline.articles[source.article].title),
            standing: standing(timeline, source, found.clone()),
            found,
            is_sound: passage.class().is_verified() && passage.remarks().next().is_none(),
            not_found: source.quote.filter(|_| !is_found).map(|quote| timeline.text(quote)),
            extract,
            difference: Differing::of(timeline, source, passage),
            fields: fields(checked, source),
        }
    }
}

impl Extract<'_> {
    /// What to say above it where the quote was not found.
    pub(crate) fn nearest_in_words(&self) -> String {
        format!("nearest words in the article, paragraph {}:", self.paragraph)
    }
}

fn found(timeline: &Timeline, source: &Source, passage: &Passage) -> Vec<String> {
    let article = &timeline.articles[source.article];
    let class = match (passage.class(), article.rendition.remark()) {
        (class, Some(remark)) if class.is_verified() => format!("{class} {remark}"),
        (Class::Changed, _) => "changed: the quote is not there as it is given here".to_owned(),
        (Class::Missing, _) => "missing: the quote is not in the article".to_owned(),
        (Class::Ambiguous, _) => format!("ambiguous: the quote stands in {} places", passage.hits()),
        (Class::Unchecked, _) => "unchecked: there is no text of the article".to_owned(),
        (Class::Unquoted, _) => "unquoted: no words are given".to_owned(),
        (Class::Awaited, _) => "awaited: the quote is not looked for yet".to_owned(),
        (class, _) => class.to_string(),
    };
    let mut found = vec![class];
    found.extend(passage.remarks().map(str::to_owned));
    if let Some(context) = passage.context().filter(|_| passage.class().is_verified()) {
        found.push(format!("paragraph {}", context.paragraph));
    }
    found
}

fn standing(timeline: &Timeline, source: &Source, found: Vec<String>) -> Vec<String> {
    let article = &timeline.articles[source.article];
    let mut standing = found;
    standing.extend(article.citation.issued.as_ref().map(|issued| format!("issued {}", issued.in_words())));
    standing.extend(source.details().locator.map(|locator| timeline.text(locator).shown().to_string()));
    standing.push(<&str>::from(source.stance).to_owned());
    standing
}

fn extract<'t>(timeline: &'t Timeline, source: &Source, passage: &Passage) -> Option<Extract<'t>> {
    let article = timeline.article_text(source.article)?;
    let excerpt = passage.excerpt(article, AROUND)?;
    let start = excerpt.at.start;
    let words = passage.pieces().chain(passage.nearest());
    Some(Extract {
        text: article.part(excerpt.at),
        cut: excerpt.cut,
        marked: words.map(|words| words.start - start..words.end - start).collect(),
        paragraph: passage.context()?.paragraph,
    })
}

fn fields<'t>(checked: &'t Checked, source: &Source) -> Vec<Field<'t>> {
    let timeline = &checked.timeline;
    let speech = &source.speech();
    let accounts = timeline.accounts_of(source).iter();
    let accounts =
        accounts.map(|account| Field::made(account.manner.into(), account::in_words(checked, account)));
    let others = [
        speech.about.map(|event| Field::given("of", timeline.text(timeline.events[event].title))),
        speech.said_by.map(|actor| Field::given("said by", timeline.text(timeline.actors[actor].name))),
        speech.as_of.as_ref().map(|date| Field::made("as of", date.in_words())),
        source.details().note.map(|note| Field::given("note", timeline.text(note))),
    ];
    accounts.chain(others.into_iter().flatten()).collect()
}
