//! What the parser cannot know: whether names are known, dates are dates, and nothing goes in a circle.

mod accounts;
mod events;
mod names;
mod registers;

use crate::{
    dates::{Date, DateError, UtcOffset},
    model::{About, Actor, Article, Event, Fact, MostPairs, Nested, Place, Register, Shelf, Timeline},
    problem::{Code, Problem, Problems},
    text::Texts,
};

use super::{
    fields::Word,
    listing::Listing,
    quick::Arena,
    raw::{Raw, RawAbout},
};
use names::{Kind, Names};

/// What names are looked up in while events are checked.
struct Known<'t> {
    texts: &'t Texts,
    actors: Names<'t, Actor>,
    places: Names<'t, Place>,
    articles: Names<'t, Article>,
    facts: Names<'t, Fact>,
    /// By the order of the file, not yet by that for showing.
    events: Names<'t, Event>,
    kinds_of_facts: Vec<crate::model::FactKind>,
}

/// Makes a timeline of what is sound. `saved` says which of `raw.articles` have a text, in their order.
///
/// The timeline's `texts` and `shelf` are left empty, for the caller to move in.
pub(super) fn timeline(
    texts: &Texts,
    raw: Raw,
    listing: Listing,
    saved: &[bool],
    problems: &mut Problems,
) -> Timeline {
    let about = raw.about.as_ref().map(|raw| about(texts, raw, problems)).unwrap_or_default();
    let mut known = known(texts, (&raw, &listing), problems);
    let actors = registers::actors(raw.actors, &mut known, problems);
    let places = registers::places(raw.places, &mut known, problems);
    let articles = registers::articles(raw.articles, saved, &known, problems);
    let facts = registers::facts(raw.facts);
    let parsed = events::parsed(&listing, &known, problems);
    drop(known);
    let checked =
        events::Arranging { listing: &listing, parsed, texts, zone: about.utc_offset }.arranged(problems);
    let events::Gathered { arena, by_source, by_id } = events::gathered(listing, checked);
    let Arena { events, cast, tags, sources, accounts, .. } = arena;
    Timeline {
        texts: Texts::default(),
        shelf: Shelf::default(),
        about,
        actors: Register::new(actors, texts),
        places: Register::new(places, texts),
        articles: Register::new(articles, texts),
        facts: Register::new(facts, texts),
        events: Register::sorted_by_id(events, by_id),
        by_source,
        cast,
        tags,
        sources,
        accounts,
        nested: Nested::default(),
        most_pairs: MostPairs::default(),
    }
}

fn about(texts: &Texts, raw: &RawAbout, problems: &mut Problems) -> About {
    let utc_offset = raw.utc_offset.and_then(|word| {
        let parsed = texts.get(word.text).as_written().parse::<UtcOffset>();
        parsed.map_err(|error| problems.push(dated(Code::BadOffset, word, error))).ok()
    });
    About { title: raw.title, summary: raw.summary, utc_offset }
}

fn known<'t>(texts: &'t Texts, (raw, listing): (&Raw, &'t Listing), problems: &mut Problems) -> Known<'t> {
    let kind = |noun, table, unknown| Kind { noun, table, unknown };
    let actor = kind("actor", "[actors]", Code::UnknownActor);
    let place = kind("place", "[places]", Code::UnknownPlace);
    let article = kind("article", "[articles]", Code::UnknownArticle);
    let fact = kind("fact", "[facts]", Code::UnknownFact);
    let event = kind("event", "[[events]]", Code::UnknownEvent);
    Known {
        texts,
        actors: Names::new(texts, actor, raw.actors.iter().map(|raw| Some(raw.id)), problems),
        places: Names::new(texts, place, raw.places.iter().map(|raw| Some(raw.id)), problems),
        articles: Names::new(texts, article, raw.articles.iter().map(|raw| Some(raw.id)), problems),
        facts: Names::new(texts, fact, raw.facts.iter().map(|raw| Some(raw.id)), problems),
        events: Names::listed(texts, event, listing, problems),
        kinds_of_facts: raw.facts.iter().map(|raw| raw.kind.unwrap_or_default()).collect(),
    }
}

impl Known<'_> {
    /// The date that `word` says, or a problem.
    fn date(&self, word: Word, problems: &mut Problems) -> Option<Date> {
        let parsed = Date::parse(self.texts.get(word.text).as_written());
        parsed.map_err(|error| problems.push(dated(Code::BadDate, word, error))).ok()
    }
}

/// A problem from an error of [`crate::dates`], at the place in the word that it names.
fn dated(code: Code, word: Word, error: DateError) -> Problem {
    Problem::new(code, word.part(error.at), error.message).maybe_help(error.help)
}
